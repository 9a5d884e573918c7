//! The three-way merge: what airstrip last wrote, what is on the disk, and what it would write now.
//!
//! Nothing here touches a disk: values go in, and what should be written comes out.

mod base;
mod file;
mod hunk;
mod text;
mod tree;

pub use base::{BASE_FILE, Base, Bases};
pub use file::{Found, Outcome, Policy, Reason, Versions, merge_file};
pub use text::{Clash, Format, merge_text};
pub use tree::{Conflict, Kept, Merged, OFFER, Request, merge_tree};
