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

/// Whether what stands before a price is a day, and no plan: `Two-hour workshops on Saturdays £65`.
pub(super) fn is_day(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"].iter().any(|it| lower.starts_with(&format!("{it}day")))
}

/// Whether `free` names no plan: `Migration for free`, `Step-free`, `Next free Saturdays`.
pub(super) fn is_promise(source: &Source, found: &Found) -> bool {
    const ROOM: [&str; 9] = ["slot", "place", "space", "table", "date", "weekend", "evening", "afternoon", "room"];
    let said = found.text(0).to_lowercase();
    let without = said.contains("-free") && !said.contains(" -free");
    let next = source.text()[found.range().end..].split_whitespace().next().unwrap_or_default().to_lowercase();
    let day = next.contains("days") || next.trim_end_matches(':').ends_with("day");
    let open = said.ends_with("free") && (day || ROOM.iter().any(|it| next.starts_with(it)));
    said.contains(" for free") || without || open || is_aside(found.text(1))
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
