//! What a thing would be drawn as, by the words of its name.

use std::collections::{BTreeMap, BTreeSet};

use super::gloss::Beginnings;
use crate::author::offline::choice::Choice;
use crate::author::offline::lexicon::file;
use crate::author::offline::scope::{Item, Scope};
use crate::author::offline::subject::Subject;
use crate::plan::{Plan, page_type};

/// The prints that the kit has, with beginnings of words that call for them.
pub(in crate::author::offline) struct Motifs(BTreeMap<String, Vec<String>>);

impl Motifs {
    /// Reads them from the binary.
    pub(in crate::author::offline) fn load() -> Self {
        Self(file("reading/motifs.toml"))
    }

    /// The print for the first of `texts` that calls for one; empty where none does.
    pub(super) fn of(&self, texts: &[&str]) -> &str {
        let best = |text: &&str| {
            let text = Beginnings::of(text);
            let scored = self.0.iter().filter_map(|it| Some((text.longest(it.1)?, it.0)));
            scored.max_by_key(|it| it.0).map(|it| it.1.as_str())
        };
        texts.iter().find_map(best).unwrap_or_default()
    }

    /// Every print that one of `texts` calls for: those of the first text first, and in a text those that are called for
    /// most clearly.
    pub(in crate::author::offline) fn all(&self, texts: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for text in texts {
            let text = Beginnings::of(text);
            let scored = self.0.iter().filter_map(|it| Some((text.longest(it.1)?, it.0)));
            let mut called: Vec<_> = scored.filter(|it| !all.contains(it.1)).collect();
            called.sort_by_key(|it| std::cmp::Reverse(it.0));
            all.extend(called.into_iter().map(|it| it.1.clone()));
        }
        all
    }

    /// Whether the kit has the print `name`.
    #[cfg(test)]
    pub(in crate::author::offline) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// Sets `features.drawn` where most of several things look different, so that each can be shown.
pub(super) fn drawn(scope: &mut Scope<'_>) {
    let features = scope.list("feature");
    let drawn: BTreeSet<&str> = features.iter().map(|it| it.text("motif")).filter(|it| !it.is_empty()).collect();
    let most = drawn.len() > 1 && drawn.len() * 3 >= features.len() * 2;
    scope.set("features.drawn", if most { "yes" } else { "" });
}

/// What the page is drawn with, and how.
pub(super) fn prints(scope: &mut Scope<'_>, plan: &Plan, choice: &Choice) {
    let Some(page_type) = page_type(&plan.site.page_type) else { return };
    let subject = Subject::of(&page_type, &plan.site.name, &plan.facts, &plan.site.prompt);
    let motifs: Vec<&str> = subject.motifs().collect();
    let (main, second) = (motifs.first().copied().unwrap_or_default(), motifs.get(1).copied().unwrap_or_default());
    scope.set("motif", main);
    scope.set("motif.second", second);
    // Whoever is heard there plays rather than speaks.
    scope.set("music", if motifs.contains(&"record") { "yes" } else { "" });
    scope.set("motif.layout", subject.layout(choice, false));
    scope.set("motif.wide", subject.layout(choice, true));
    scope.set_list("print", motifs.iter().take(4).map(|it| Item::of([("", *it)])).collect());
    // A page with photographs of its own shows these.
    if !plan.images.is_empty() {
        return;
    }
    // A short list has room beside it.
    if plan.facts.features.len() < 2 {
        scope.set("motif.features", motifs.last().copied().unwrap_or_default());
    }
    // Not every page prints everywhere: that would be a template again.
    for (place, motif, chance) in [("about", second, 4), ("closing", main, 2), ("faq", second, 2)] {
        if choice.pick(&format!("print.{place}"), chance) > 0 {
            scope.set(format!("motif.{place}"), motif);
        }
    }
}
