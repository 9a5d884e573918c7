//! Authors: who plans a page and writes its words.

pub mod model;
mod offline;
mod wish;

pub use offline::{Asked, Ground, Planned, plan, write, write_from};
pub use wish::{Part, part};
