//! Sentences that no other fact holds: kept as they are written.

use super::order::is_order;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Keeps every sentence that still says something.
pub(super) fn read(source: &Source, facts: &mut Facts, lexicon: &Lexicon) {
    for range in source.sentences() {
        let text = source.text()[range.clone()]
            .trim_start_matches(|it: char| matches!(it, '-' | '*' | '•' | '–' | '#') || it.is_whitespace());
        let left = source.words_left(range.clone(), lexicon);
        let all = source.open()[range].chars().all(|it| it != TAKEN);
        let heading = text.ends_with(':') || text.chars().count() < 12;
        let enough = if all { left >= 2 } else { left >= 3 };
        if enough && !heading && !is_order(text, lexicon) && facts.claims.len() < 24 {
            facts.claims.push(text.to_owned());
        }
    }
}
