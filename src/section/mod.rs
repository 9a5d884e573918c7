//! The section library: each kind with its content schema, its variants and its notes.

mod kind;
mod library;
mod pack;
mod schema;
mod typescript;

pub use kind::{Kind, PagePart, Variant};
pub use library::Library;
pub use pack::{PACK, Pack};
pub use schema::Fault;
pub use typescript::types_file;
