//! A tree as a zip. Equal trees give equal bytes: sorted names, one date, one mode, one level.

mod blocks;
mod parallel;
mod read_back;
mod stream;
mod write;

pub(super) use stream::SUMS;
pub use stream::{Packed, zip};
pub use write::{ZipOptions, must_be_new, write_zip, write_zip_of, write_zip_on, write_zip_to};
