//! The gate: a draft becomes a [`Section`] here, or it becomes nothing.

mod address;
mod audit;
mod brief;
mod claims;
mod draft;
mod elements;
mod gate;
mod markup;
mod names;
mod page;
mod people;
mod policy;
mod render;
mod section;
mod shape;
mod structure;

pub use claims::invented;
pub use draft::{Author, Draft, DraftForm, Rejection};
pub use gate::{Gate, OwnKit, verify};
pub use page::page;
pub use section::Section;
