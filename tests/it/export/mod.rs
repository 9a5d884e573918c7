//! Merging, atomic writes and archives.

mod disk;
mod faulty;
mod merge;
mod property;
mod saves;
mod undo;
mod whole;
mod zip;
