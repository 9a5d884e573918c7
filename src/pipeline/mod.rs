//! The one pipeline: plan → sections → project. The only loop.

mod check;
mod error;
mod kept;
mod made;
mod project;
mod section;
mod shop;

pub use check::{Checked, check};
pub use error::PipelineError;
pub use kept::Kept;
pub use made::{Made, sections};
pub use project::{placeholders, project};
pub use shop::{Hear, Shop};
