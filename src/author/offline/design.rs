//! How a page looks: its theme and the variant of each section, from data and the page's own choice.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::choice::Choice;
use super::lexicon::file;
use super::scope::Scope;
use crate::assets;
use crate::plan::{Facts, PageType};

const THEMES: &str = "themes/";

/// What is asked of a theme here.
#[derive(Deserialize)]
struct Theme {
    #[serde(default)]
    suits: Vec<String>,
    #[serde(default)]
    tones: Vec<String>,
}

/// The theme for a page: by its type and tone, else by its own choice. Its colour does not decide: a theme takes any.
pub(super) fn theme(page_type: &PageType, facts: &Facts, choice: &Choice) -> String {
    let name = |path: &str| Some(path.strip_prefix(THEMES)?.strip_suffix(".toml")?.to_owned());
    let names = assets::templates(THEMES).into_iter().filter_map(|it| name(&it));
    let words: Vec<&str> = facts.tone.split([' ', ',']).filter(|it| !it.is_empty()).collect();
    let scored = names.map(|name| {
        let theme: Theme = file(&format!("{THEMES}{name}.toml"));
        let suits = theme.suits.contains(&page_type.name) || page_type.themes.iter().take(3).any(|it| *it == name);
        let tones = words.iter().filter(|word| theme.tones.iter().any(|it| it == *word)).count();
        let score = if suits { 1.0 } else { 0.0 } + tone_weight(tones) + choice.weight(&format!("theme.{name}"));
        (score, name)
    });
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|it| it.1);
    best.or_else(|| page_type.themes.first().cloned()).unwrap_or_default()
}

/// A tone that was asked for weighs more than a type that suits.
fn tone_weight(tones: usize) -> f32 {
    match tones {
        0 => 0.0,
        1 => 2.0,
        _ => 3.0,
    }
}

/// What speaks for a variant.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Suits {
    needs: Vec<String>,
    types: Vec<String>,
    weight: Option<f32>,
}

/// What speaks for each variant of each kind.
pub(super) struct Variants(BTreeMap<String, BTreeMap<String, Suits>>);

impl Variants {
    /// Reads what is known.
    pub(super) fn load() -> Self {
        Self(file("reading/variants.toml"))
    }

    /// The variant of a section: one that the facts can fill, by weight and the page's own choice.
    pub(super) fn pick(&self, kind: &str, section: &str, scope: &Scope<'_>, choice: &Choice) -> String {
        let folder = format!("sections/{kind}/");
        let name = |path: &str| Some(path.strip_prefix(&folder)?.strip_suffix(".tsx")?.to_owned());
        let all = assets::templates(&folder).into_iter().filter_map(|it| name(&it));
        let page_type = scope.get("type").unwrap_or_default();
        let scored = all.map(|name| {
            let plain = Suits::default();
            let suits = self.0.get(kind).and_then(|it| it.get(&name)).unwrap_or(&plain);
            let able = if suits.needs.iter().all(|it| scope.holds(it)) { 0.0 } else { -100.0 };
            let apt = if suits.types.is_empty() || suits.types.iter().any(|it| it == page_type) {
                suits.weight.unwrap_or(1.0)
            } else {
                0.5
            };
            (able + apt * (0.35 + choice.weight(&format!("variant.{section}.{name}"))), name)
        });
        scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|it| it.1).unwrap_or_default()
    }
}
