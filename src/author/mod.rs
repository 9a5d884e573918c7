//! Authors: who plans a page and writes its words.

mod offline;

pub use offline::{Asked, Planned, plan, write};
