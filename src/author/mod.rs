//! Authors: who plans a page and writes its words.

pub mod model;
mod offline;
mod wish;

pub use offline::{Asked, Planned, plan, write};
pub use wish::{Part, part};
