//! The one pipeline: plan → sections → project. The only loop.

mod attempt;
mod build;
mod check;
mod component;
mod error;
mod hand;
mod kept;
mod left;
mod made;
mod pack;
mod places;
mod planned;
mod project;
mod section;
mod shop;
mod start;
mod written;

pub use build::{Built, Order, build};
pub use check::{Checked, check};
pub use component::{Component, component, specimen, specimen_plan};
pub use error::PipelineError;
pub use kept::Kept;
pub use made::{Made, sections};
pub use pack::judge_pack;
pub use places::Turn;
pub use planned::{Outlined, plan, questions};
pub use project::{bare, based, placeholders, project};
pub use shop::{Form, Hear, Models, REPAIRS, Shop};
pub use start::{Start, kit_gate};
