//! Writes a project to the disk, as a folder or as a zip, and reads one back.

mod error;
mod folder;
mod load;
mod zip;

pub use error::ExportError;
pub use folder::write_folder;
pub use load::{load, manifest};
pub use zip::{write_zip, zip};
