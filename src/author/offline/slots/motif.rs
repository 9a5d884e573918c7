//! What a thing would be drawn as, by the words of its name.

use std::collections::BTreeMap;

use super::gloss::longest;
use crate::author::offline::lexicon::file;

/// The prints that the kit has, with beginnings of words that call for them.
pub(super) struct Motifs(BTreeMap<String, Vec<String>>);

impl Motifs {
    /// Reads them from the binary.
    pub(super) fn load() -> Self {
        Self(file("reading/motifs.toml"))
    }

    /// The print for the first of `texts` that calls for one; empty where none does.
    pub(super) fn of(&self, texts: &[&str]) -> &str {
        let best = |text: &&str| {
            let scored = self.0.iter().filter_map(|it| Some((longest(it.1, text)?, it.0)));
            scored.max_by_key(|it| it.0).map(|it| it.1.as_str())
        };
        texts.iter().find_map(best).unwrap_or_default()
    }
}
