//! How a page looks: its theme and the variant of each section, from data and the page's own choice.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::choice::Choice;
use super::lexicon::file;
use super::scope::Scope;
use super::subject::Subject;
use crate::assets;
use crate::plan::{Facts, PageType, SectionSpec};

const THEMES: &str = "themes/";

/// What is asked of a theme here.
#[derive(Clone, Deserialize)]
struct Theme {
    #[serde(default)]
    suits: Vec<String>,
    #[serde(default)]
    tones: Vec<String>,
}

/// The theme for a page: by its type, tone and subject, else by its own choice. Its colour does not decide: a theme takes
/// any.
pub(super) fn theme(page_type: &PageType, facts: &Facts, subject: &Subject, choice: &Choice) -> String {
    let name = |path: &str| Some(path.strip_prefix(THEMES)?.strip_suffix(".toml")?.to_owned());
    let names = assets::templates(THEMES).into_iter().filter_map(|it| name(&it));
    let words: Vec<&str> = facts.tone.split([' ', ',']).filter(|it| !it.is_empty()).collect();
    let scored = names.map(|name| {
        let theme: Theme = file(&format!("{THEMES}{name}.toml"));
        let suits = theme.suits.contains(&page_type.name) || page_type.themes.iter().take(3).any(|it| *it == name);
        let tones = words.iter().filter(|word| theme.tones.iter().any(|it| it == *word)).count();
        let subject = if subject.suits(&name) { 0.5 } else { 0.0 };
        let score =
            if suits { 0.6 } else { 0.0 } + subject + tone_weight(tones) + choice.weight(&format!("theme.{name}"));
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
        _ => 4.0,
    }
}

/// What speaks for a variant.
#[derive(Clone, Default, Deserialize)]
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

    /// The variant of each section: one that the facts can fill, by weight and the page's own choice, on another ground
    /// than the section before it.
    pub(super) fn pick(&self, sections: &[SectionSpec], scope: &Scope<'_>, choice: &Choice) -> Vec<String> {
        let mut before = String::new();
        let mut chosen = Vec::with_capacity(sections.len());
        for section in sections {
            let scored = names(&section.kind).into_iter().map(|name| {
                let ground = ground(&section.kind, &name);
                let own = self.score(&section.kind, &name, scope);
                let luck = 0.35 + choice.weight(&format!("variant.{}.{name}", section.id));
                (own.0 + own.1 * luck - clash(&before, &ground), name, ground)
            });
            let (_, name, ground) = scored.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default();
            chosen.push(name);
            // The bar at the top is no band: whatever begins below it, begins the page.
            before = if section.kind == "navigation" { String::new() } else { ground };
        }
        chosen
    }

    /// Whether the facts can fill a variant, as what to add, and how well it suits the page, as a factor.
    fn score(&self, kind: &str, name: &str, scope: &Scope<'_>) -> (f32, f32) {
        let plain = Suits::default();
        let suits = self.0.get(kind).and_then(|it| it.get(name)).unwrap_or(&plain);
        let able = if suits.needs.iter().all(|it| scope.holds(it)) { 0.0 } else { -100.0 };
        let page_type = scope.get("type").unwrap_or_default();
        let apt = suits.types.is_empty() || suits.types.iter().any(|it| it == page_type);
        (able, if apt { suits.weight.unwrap_or(1.0) } else { 0.5 })
    }
}

/// The variants of a kind.
fn names(kind: &str) -> Vec<String> {
    let folder = format!("sections/{kind}/");
    let name = |path: &str| Some(path.strip_prefix(&folder)?.strip_suffix(".tsx")?.to_owned());
    assets::templates(&folder).into_iter().filter_map(|it| name(&it)).collect()
}

/// The ground a variant stands on: the first `bg-` of its outer element.
fn ground(kind: &str, name: &str) -> String {
    let source = assets::template_text(&format!("sections/{kind}/{name}.tsx"));
    let outer = ["<section", "<footer", "<header", "<aside"].iter().find_map(|it| source.find(it)).unwrap_or(0);
    let after = source[outer..].split_once("bg-").map_or("", |it| it.1);
    after.chars().take_while(char::is_ascii_lowercase).collect()
}

/// What speaks against two sections of one ground after each other: two deep bands are one, and too long.
fn clash(before: &str, ground: &str) -> f32 {
    match ground {
        _ if before != ground => 0.0,
        "deep" => 1.0,
        "ground" => 0.3,
        _ => 0.4,
    }
}
