//! Themes: colours, type, shape and space of a page. One file each in `templates/themes/`.

mod brand;
mod color;
mod css;
mod font;
mod named;
mod preset;
mod tokens;

pub use color::{Oklch, contrast};
pub use css::{main_styles, stylesheet};
pub use font::{Face, FontFile, Fonts};
pub use named::{colour, colour_names};
pub use preset::{CardStyle, Neutrals, Palette, Scheme, Texture, Theme, dressed, load, names};
