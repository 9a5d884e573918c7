//! Writing a section: its kind's schema, its deck and the plan's facts make its content.

use std::sync::OnceLock;

use serde_json::{Map, Value};

use super::choice::Choice;
use super::compose::Composer;
use super::deck::Deck;
use super::images;
use super::scope::Scope;
use super::slots;
use crate::plan::{Placeholders, Plan, SectionSpec, is_unnamed};
use crate::section::Library;

/// Which of a plan's sections the author has something to say in: its deck fills the kind's schema from the facts.
pub(super) fn speaks<'p>(library: &Library, plan: &'p Plan, specs: &[&'p SectionSpec]) -> Vec<&'p SectionSpec> {
    let deck = Deck::of(&plan.site.lang).in_tone(&plan.facts.tone);
    let choice = Choice::new(plan.site.seed, &plan.site.name, &plan.site.prompt);
    let scope = slots::of(plan, &deck, &choice, Some(library));
    let speaks = |spec: &SectionSpec| {
        let Some(kind) = library.kind(&spec.kind) else { return true };
        let composed = |deck: &Deck, scope: &Scope<'_>| {
            let words = deck.words(&spec.kind);
            Composer::first(&choice, kind.schema(), &words, scope, spec.id.as_str()).is_some()
        };
        if Deck::lacks(&plan.site.lang, &spec.kind) {
            let deck = Deck::of(&plan.site.lang).for_kind(&spec.kind).in_tone(&plan.facts.tone);
            return composed(&deck, &slots::of(plan, &deck, &choice, Some(library)));
        }
        composed(&deck, &scope)
    };
    specs.iter().copied().filter(|it| speaks(it)).collect()
}

/// What the sections of one page are written from: worked out once, when the first of them is written. It belongs to
/// one plan.
#[derive(Debug, Default)]
pub struct Ground {
    own: OnceLock<Scope<'static>>,
    /// For sections whose kind the deck of the page's language has no words for.
    english: OnceLock<Scope<'static>>,
}

/// Writes the content of one section of a plan.
///
/// A kind that the library does not have gives an empty object.
pub fn write(library: &Library, plan: &Plan, spec: &SectionSpec) -> Value {
    write_from(&Ground::default(), library, plan, spec)
}

/// The same, for one section of many: all of them share the `ground` of their plan.
pub fn write_from(ground: &Ground, library: &Library, plan: &Plan, spec: &SectionSpec) -> Value {
    let Some(kind) = library.kind(&spec.kind) else { return Value::Object(Map::new()) };
    let foreign = Deck::lacks(&plan.site.lang, &spec.kind);
    let deck = Deck::of(&plan.site.lang).for_kind(&spec.kind).in_tone(&plan.facts.tone);
    let choice = Choice::new(plan.site.seed, &plan.site.name, &plan.site.prompt);
    let generic = deck.words("generic");
    let ground = if foreign { &ground.english } else { &ground.own };
    let mut scope = ground.get_or_init(|| slots::of(plan, &deck, &choice, Some(library))).inner();
    let words = deck.words(&spec.kind);
    let empty = Value::Object(Map::new());
    // Words for any field would be said of anything, so they come last: a quote must not be made of a feature.
    let made = Composer::first(&choice, kind.schema(), &words, &scope, spec.id.as_str());
    // The plan insists on a section for which there is no fact: its deck may say what is to be filled in.
    scope.set("insist", "yes");
    let mut composer = Composer::new(&choice, &generic);
    let made = made.or_else(|| composer.value(kind.schema(), &words, &scope, spec.id.as_str()));
    let made = made.or_else(|| composer.value(kind.schema(), &empty, &scope, spec.id.as_str()));
    let mut content = made.unwrap_or(empty);
    images::place(&mut content, plan, spec);
    mark(&mut content, &deck, &plan.site.name);
    content
}

/// Marks the words that wait for a fact.
fn mark(content: &mut Value, deck: &Deck, name: &str) {
    let mut placeholders = Placeholders::default();
    if is_unnamed(name) {
        placeholders.mark_all(content, name);
    }
    placeholders.mark_all(content, images::ALT);
    let common = deck.words("common");
    let own = common.get("todo").and_then(Value::as_object);
    for words in own.into_iter().flatten().filter_map(|it| it.1.as_str()) {
        placeholders.mark_all(content, words);
    }
    placeholders.store(content);
}
