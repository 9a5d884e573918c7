//! The one pipeline: plan → sections → project. The only loop.

mod attempt;
mod check;
mod error;
mod kept;
mod made;
mod planned;
mod project;
mod section;
mod shop;
mod written;

pub use check::{Checked, check};
pub use error::PipelineError;
pub use kept::Kept;
pub use made::{Made, sections};
pub use planned::{Outlined, plan, questions};
pub use project::{placeholders, project};
pub use shop::{Form, Hear, Models, REPAIRS, Shop};
