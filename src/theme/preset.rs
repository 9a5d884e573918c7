//! One theme, read from its file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::color::Oklch;
use crate::assets;

const FOLDER: &str = "themes/";

/// A theme.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The name of its file: `harbor`.
    #[serde(skip)]
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// How it feels, in one line.
    pub mood: String,
    /// The page types it suits.
    pub suits: Vec<String>,
    /// What lies under bare ground.
    pub texture: Texture,
    /// Its typefaces.
    pub font: FontChoice,
    /// Corner radii, as CSS lengths.
    pub shape: Shape,
    /// Weight and tracking of headings.
    #[serde(rename = "type")]
    pub heading: Heading,
    /// Space above and below sections, as CSS lengths.
    pub space: Space,
    /// Colours on a light ground.
    pub light: Palette,
    /// Colours on a dark ground.
    pub dark: Palette,
}

/// Colours by token: `ground`, `ink`, `accent-ink`.
pub type Palette = BTreeMap<String, Oklch>;

/// What lies under bare ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Texture {
    /// Nothing.
    None,
    /// Fine squares, for engineering.
    Grid,
    /// Faint rules, for editorial.
    Paper,
}

/// Typefaces, by their id in `vendor/fonts/fonts.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontChoice {
    /// For headings.
    pub display: String,
    /// For text.
    pub text: String,
    /// For code.
    pub mono: String,
}

/// Corner radii, as CSS lengths.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Buttons and fields.
    pub control: String,
    /// Cards and figures.
    pub card: String,
    /// Chips.
    pub chip: String,
}

/// Weight and tracking of headings.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// CSS font weight.
    pub weight: u16,
    /// CSS letter spacing.
    pub tracking: String,
    /// The largest size of the hero's heading, as a CSS length.
    pub hero_max: String,
}

/// Space above and below sections, as CSS lengths.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// Most sections.
    pub section: String,
    /// Dense sections.
    pub section_tight: String,
}

/// The theme called `name`.
///
/// # Panics
/// If its file is malformed: a fault of the build, found by the themes' own test.
pub fn load(name: &str) -> Option<Theme> {
    let bytes = assets::template(&format!("{FOLDER}{name}.toml"))?;
    let parsed: Result<Theme, _> = toml_edit::de::from_slice(&bytes);
    let mut theme = parsed.unwrap_or_else(|it| panic!("theme `{name}` in the binary: {it}"));
    name.clone_into(&mut theme.name);
    Some(theme)
}

/// The names of all themes, sorted.
pub fn names() -> Vec<String> {
    let name = |path: &str| Some(path.strip_prefix(FOLDER)?.strip_suffix(".toml")?.to_owned());
    assets::templates(FOLDER).iter().filter_map(|it| name(it)).collect()
}
