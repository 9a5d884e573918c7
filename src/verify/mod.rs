//! The gate: a draft becomes a [`Section`] here, or it becomes nothing.

mod audit;
mod draft;
mod gate;
mod markup;
mod names;
mod policy;
mod render;
mod section;
mod shape;
mod structure;

pub use audit::page;
pub use draft::{Author, Draft, DraftForm, Rejection};
pub use gate::{Gate, verify};
pub use section::Section;
