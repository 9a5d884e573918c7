//! One theme, read from its file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::brand;
use super::color::Oklch;
use super::named;
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
    /// Words for a tone that it has, in lower case.
    pub tones: Vec<String>,
    /// What lies under bare ground.
    pub texture: Texture,
    /// Whether frames have corners and rules a flourish: what suits old letters is out of place beside a grotesk.
    #[serde(default)]
    pub ornament: bool,
    /// Whose hue its neutrals have when a page brings a colour of its own.
    #[serde(default)]
    pub neutrals: Neutrals,
    /// Whether it is dark on every screen.
    #[serde(default)]
    pub scheme: Scheme,
    /// Its typefaces.
    pub font: FontChoice,
    /// Corner radii, as CSS lengths.
    pub shape: Shape,
    /// Headings.
    #[serde(rename = "type")]
    pub heading: Heading,
    /// Lines.
    #[serde(default)]
    pub line: Line,
    /// Cards.
    #[serde(default)]
    pub card: Card,
    /// Motion.
    #[serde(default)]
    pub motion: Motion,
    /// Space above and below sections, as CSS lengths.
    pub space: Space,
    /// Colours on a light ground.
    pub light: Palette,
    /// Colours on a dark ground.
    pub dark: Palette,
}

impl Theme {
    /// The palette that a page has where the reader asks for none.
    pub fn first(&self) -> &Palette {
        match self.scheme {
            Scheme::Both => &self.light,
            Scheme::Dark => &self.dark,
        }
    }
}

/// Colours by token: `ground`, `ink`, `accent-ink`.
pub type Palette = BTreeMap<String, Oklch>;

/// Whose hue neutrals have in a page with a colour of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Neutrals {
    /// The brand's.
    #[default]
    Brand,
    /// The theme's: its paper stays the colour it is.
    Own,
}

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
    /// A tablecloth.
    Gingham,
    /// Wide bars, as an awning has.
    Stripes,
    /// Fine slanted lines.
    Hatch,
}

/// Which of its palettes a page has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// What the reader's screen asks for.
    #[default]
    Both,
    /// The dark one, but on paper.
    Dark,
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

/// Headings.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// CSS font weight.
    pub weight: u16,
    /// CSS letter spacing.
    pub tracking: String,
    /// The largest size of the hero's heading, as a CSS length.
    pub hero_max: String,
    /// CSS text transform.
    #[serde(default = "none")]
    pub case: String,
    /// How large titles are beside the scale: wide letters need less.
    #[serde(default = "one")]
    pub scale: f32,
    /// The line height of the hero's heading.
    #[serde(default = "leading")]
    pub leading: f32,
}

fn none() -> String {
    "none".to_owned()
}

fn one() -> f32 {
    1.0
}

fn leading() -> f32 {
    1.03
}

/// Lines between things and around them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// How thick they are, as a CSS length.
    pub width: String,
}

impl Default for Line {
    fn default() -> Self {
        Self { width: "1px".to_owned() }
    }
}

/// Cards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// What sets them off.
    pub style: CardStyle,
}

/// What sets a card off from its ground.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CardStyle {
    /// A hairline.
    #[default]
    Ring,
    /// A soft shadow and no line.
    Shadow,
    /// Its own ground and nothing else.
    Flat,
    /// A thick line and a shadow as hard as the line.
    Hard,
    /// Two lines, as a menu has.
    Double,
}

/// How things move. A page stands still for readers who ask for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    /// How long a change of state takes, as a CSS time.
    pub time: String,
    /// How far figures rise as they come into view, as a CSS length.
    pub rise: String,
}

impl Default for Motion {
    fn default() -> Self {
        Self { time: "200ms".to_owned(), rise: "0".to_owned() }
    }
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
    let path = format!("{FOLDER}{name}.toml");
    assets::template(&path)?;
    let read: Arc<Theme> = assets::data(&path);
    let mut theme = Theme::clone(&read);
    name.clone_into(&mut theme.name);
    for palette in [&mut theme.light, &mut theme.dark] {
        for colour in palette.values_mut() {
            *colour = colour.shown();
        }
        brand::complete(palette, theme.card.style == CardStyle::Hard);
    }
    Some(theme)
}

/// The theme called `name` in the colour that `colour` means; in its own where that is empty or means none.
pub fn dressed(name: &str, colour: &str) -> Option<Theme> {
    let theme = load(name)?;
    Some(match named::colour(colour) {
        Some(colour) => brand::branded(theme, colour),
        None => theme,
    })
}

/// The names of all themes, sorted.
pub fn names() -> Vec<String> {
    let name = |path: &str| Some(path.strip_prefix(FOLDER)?.strip_suffix(".toml")?.to_owned());
    assets::templates(FOLDER).iter().filter_map(|it| name(it)).collect()
}
