//! Makes the project: a pure function from plan and sections to a tree of files.

mod app;
mod card;
mod emit;
mod head;
mod image;
mod machine;
mod picture;
mod skeleton;
mod tree;
mod words;

pub use app::slug;
pub use card::{Card, Drawn, PICTURE};
pub use emit::{attribute, html, json_for_script};
pub use head::{Head, head};
pub use image::{ImageError, Imported, import_image};
pub use picture::PictureError;
pub use tree::{
    HERO, ScaffoldError, kit_files, page_head, scaffold, scaffold_again, scaffold_ahead, scaffold_undrawn,
    section_files,
};
pub use words::{direction, skip_words};
