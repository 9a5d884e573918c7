//! What is free beside what somebody sells: `Devis gratuit`, `Parken kostenlos`.

use serde::Deserialize;

use super::pattern::regex;
use super::source::{Found, Source};
use crate::author::offline::lexicon::shared;

#[derive(Debug, Deserialize)]
struct Asides {
    words: Vec<String>,
}

/// Whether what is free is beside the thing itself, so that the thing is not.
pub(super) fn is_aside(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    shared::<Asides>("reading/asides.toml").words.contains(&last)
}

/// Whether only a part is free, which says how long it is: `Erstgespräch 30 Minuten kostenlos`.
pub(super) fn is_of_part(source: &Source, found: &Found) -> bool {
    let before = source.text()
        [source.sentence_at(found.range().start).start..found.place(3).map_or(found.range().start, |it| it.start)]
        .to_lowercase();
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or_default();
    regex(r"\d+ (?:min\.?|minuten|minutes|minutos|stunden?|heures?|horas?) $").is_match(clause)
}

#[cfg(test)]
mod tests {
    use super::is_aside;

    #[test]
    fn a_quote_is_no_plan() {
        assert!(is_aside("Devis"));
        assert!(!is_aside("Eintritt"));
    }
}
