//! Authors: who plans a page and writes its words.

pub mod model;
mod offline;

pub use offline::{Asked, Planned, plan, write};
