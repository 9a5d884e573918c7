//! Writes a project to the disk, as a folder or as a zip, and reads one back.

mod disk;
mod error;
mod files;
mod folder;
mod history;
mod load;
mod merge;
mod new_folder;
mod secrets;
mod zip;

pub use disk::{Change, Disk, Fault, Operation, Workplace};
pub use error::ExportError;
pub use files::{Listed, Listing, folders, list};
pub use folder::{must_be_free, replace_folder, write_folder, write_folder_on};
pub use history::{Lost, Past, Undone, history, record, undo};
pub use load::{complete, load, load_without};
pub use merge::{
    BASE_FILE, Base, Bases, Clash, Conflict, Format, Found, Kept, Merged, OFFER, Outcome, Policy, Reason, Request,
    Versions, merge_file, merge_text, merge_tree,
};
pub use new_folder::NewFolder;
pub use secrets::find_secret;
pub use zip::{Packed, ZipOptions, must_be_new, write_zip, write_zip_of, write_zip_on, write_zip_to, zip};
