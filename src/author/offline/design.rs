//! How a page looks: its theme and the variant of each section, from data and the page's own choice.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::choice::Choice;
use super::lexicon::{Lexicon, file};
use super::read::hue;
use super::scope::Scope;
use crate::assets;
use crate::plan::{Facts, PageType};

const THEMES: &str = "themes/";

/// What is asked of a theme here.
#[derive(Deserialize)]
struct Theme {
    #[serde(default)]
    mood: String,
    #[serde(default)]
    suits: Vec<String>,
    #[serde(default)]
    light: BTreeMap<String, Vec<f32>>,
}

/// The theme for a page: by its type, tone and colour, else by its own choice.
pub(super) fn theme(page_type: &PageType, facts: &Facts, lexicon: &Lexicon, choice: &Choice) -> String {
    let name = |path: &str| Some(path.strip_prefix(THEMES)?.strip_suffix(".toml")?.to_owned());
    let names = assets::templates(THEMES).into_iter().filter_map(|it| name(&it));
    let wanted = hue(&facts.colour, lexicon);
    let scored = names.map(|name| {
        let theme: Theme = file(&format!("{THEMES}{name}.toml"));
        let suits = if theme.suits.contains(&page_type.name) || page_type.themes.iter().take(3).any(|it| *it == name) {
            2.0
        } else {
            0.0
        };
        let tone =
            facts.tone.split([' ', ',']).filter(|it| it.len() > 3 && theme.mood.to_lowercase().contains(*it)).count();
        let tone = if tone > 0 { 2.0 } else { 0.0 };
        let score = suits + tone + closeness(&theme, wanted) + choice.weight(&format!("theme.{name}"));
        (score, name)
    });
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|it| it.1);
    best.or_else(|| page_type.themes.first().cloned()).unwrap_or_default()
}

/// 0 for a theme of another colour, up to 3 for one of the same.
fn closeness(theme: &Theme, wanted: Option<f32>) -> f32 {
    let Some(wanted) = wanted else { return 0.0 };
    let hues = ["brand", "accent"].iter().filter_map(|it| theme.light.get(*it)?.get(2).copied());
    let far = |it: f32| {
        let turn = (it - wanted).rem_euclid(360.0);
        turn.min(360.0 - turn)
    };
    let nearest = hues.map(far).fold(180.0, f32::min);
    (3.0 * (1.0 - nearest / 60.0)).max(0.0)
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
