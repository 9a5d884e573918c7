//! Merging, atomic writes and archives.

mod disk;
mod merge;
mod property;
mod zip;
