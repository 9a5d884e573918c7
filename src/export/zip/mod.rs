//! A tree as a zip. Equal trees give equal bytes: sorted names, one date, one mode, one level.

mod parallel;
mod read_back;
mod stream;
mod write;

pub use stream::{Packed, zip};
pub(super) use stream::{SUMS, hex};
pub use write::{write_zip, write_zip_of, write_zip_on};
