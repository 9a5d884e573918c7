//! Themes: colours, type, shape and space of a page. One file each in `templates/themes/`.

mod color;
mod css;
mod font;
mod preset;

pub use color::{Oklch, contrast};
pub use css::{stylesheet, tailwind_entry, tailwind_source};
pub use font::{Face, FontFile, Fonts};
pub use preset::{Palette, Texture, Theme, load, names};
