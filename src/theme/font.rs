//! The vendored typefaces: their files, and the fallbacks that keep a page from moving when they arrive.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::assets;

/// All vendored typefaces by id.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Fonts(BTreeMap<String, Face>);

/// One typeface.
#[derive(Debug, Clone, Deserialize)]
pub struct Face {
    /// Its CSS family: `Hanken Grotesk`.
    pub family: String,
    /// `sans`, `serif` or `mono`.
    pub kind: String,
    /// The least and the greatest weight of the variable font.
    pub weights: [u16; 2],
    /// The average width of a letter of English text in headings of pictures, in em.
    pub advance: f32,
    /// Its web fonts, by range of characters.
    pub files: Vec<FontFile>,
    /// The file and family for drawing pictures.
    pub ttf: Drawn,
    /// The same for text, where that is not the one for headings.
    pub ttf_text: Option<Drawn>,
    /// How the system's font is fitted to it in text.
    pub fallback: Fallback,
    /// The same for what is set off in text: buttons and labels. Faces for text have it.
    pub fallback_bold: Option<Fallback>,
    /// The same for headings, in the weight and the case in which the themes set them.
    pub fallback_display: Option<Fallback>,
}

/// One web font file.
#[derive(Debug, Clone, Deserialize)]
pub struct FontFile {
    /// Its name: `archivo-latin.woff2`.
    pub file: String,
    /// `latin` or `latin-ext`.
    pub range: String,
    /// The characters it has, as CSS.
    pub unicode_range: String,
}

/// The static font that pictures are drawn with.
#[derive(Debug, Clone, Deserialize)]
pub struct Drawn {
    /// Its file.
    pub file: String,
    /// Its family.
    pub family: String,
    /// Its weight.
    pub weight: u16,
}

/// How a system font is fitted to a web font. Percentages, for `@font-face`.
#[derive(Debug, Clone, Deserialize)]
pub struct Fallback {
    /// The local font: `Arial`.
    pub base: String,
    /// `ascent-override`.
    pub ascent_override: f32,
    /// `descent-override`.
    pub descent_override: f32,
    /// `line-gap-override`.
    pub line_gap_override: f32,
    /// `size-adjust`.
    pub size_adjust: f32,
    /// How wide the web font's zero is, in em: the measure of lines, which must not change when it arrives.
    pub zero: f32,
}

impl Face {
    /// The static font that text in pictures is drawn with.
    pub fn drawn_text(&self) -> &Drawn {
        self.ttf_text.as_ref().unwrap_or(&self.ttf)
    }
}

impl Fonts {
    /// Reads the vendored typefaces.
    ///
    /// # Panics
    /// If `fonts.toml` is malformed: a fault of the build.
    pub fn load() -> Arc<Self> {
        assets::vendor_data("fonts/fonts.toml")
    }

    /// The typeface with the id `id`.
    pub fn get(&self, id: &str) -> Option<&Face> {
        self.0.get(id)
    }
}
