//! Colours as people write them: `#0f766e`, `teal`, `dark green`, `dunkelgrün`, `vert foncé`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::color::Oklch;
use crate::assets;

/// Prefixes that German writes in one word with the colour.
const PREFIXES: [&str; 4] = ["dunkel", "hell", "tief", "zart"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    shades: BTreeMap<String, f32>,
    names: BTreeMap<String, String>,
}

impl Names {
    fn load() -> Arc<Self> {
        assets::data("reading/colours.toml")
    }

    fn of(&self, name: &str) -> Option<Oklch> {
        Oklch::from_hex(self.names.get(name)?)
    }
}

/// The colour that `text` means: a hex, or a name in English, German, French or Spanish, with a shade or without.
pub fn colour(text: &str) -> Option<Oklch> {
    let text = text.trim().to_lowercase();
    if text.starts_with('#') {
        return Oklch::from_hex(&text);
    }
    let names = Names::load();
    if let Some(found) = names.of(&text) {
        return Some(found);
    }
    let (mut base, mut shade) = (None, 0.0);
    for word in text.split([' ', '-']).filter(|it| !it.is_empty()) {
        if let Some(by) = names.shades.get(word) {
            shade += by;
            continue;
        }
        let bare = PREFIXES.iter().find_map(|it| Some((*it, word.strip_prefix(it)?)));
        let (prefix, bare) = bare.filter(|it| names.of(it.1).is_some()).unwrap_or(("", word));
        shade += names.shades.get(prefix).copied().unwrap_or_default();
        base = Some(names.of(bare)?);
    }
    base.map(|it| it.at((it.lightness + shade).clamp(0.14, 0.97)).shown())
}

/// The names that [`colour`] knows, sorted.
pub fn colour_names() -> Vec<String> {
    Names::load().names.keys().cloned().collect()
}
