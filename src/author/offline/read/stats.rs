//! Numbers that are told about it: `41,000 trees`, `120 schools`.

use super::pattern::regex;
use super::source::Source;
use super::words::words;
use crate::plan::{Facts, Stat};

/// What is counted in a measure, a length of time or money, and says nothing of how far it has come.
const UNITS: [&str; 34] = [
    "minutes", "hours", "days", "weeks", "months", "years", "seconds", "places", "seats", "euros", "dollars", "pounds",
    "grams", "litres", "liters", "metres", "meters", "miles", "inches", "degrees", "sizes", "colours", "colors",
    "courses", "sessions", "lessons", "weekends", "evenings", "pages", "pieces", "tables", "rooms", "parts", "times",
];
/// What tells that something was counted.
const TOLD: [&str; 14] = [
    "hand out ",
    "deliver",
    "have ",
    "has ",
    "over ",
    "more than ",
    "already ",
    "so far",
    "since ",
    "used by ",
    "trusted by ",
    "planted ",
    "raised ",
    "served ",
];

/// Reads the numbers of sentences that tell what has been done. The sentences stay claims.
pub(super) fn read(source: &Source, facts: &mut Facts, lang: &str) {
    if !source.counts(2) {
        return;
    }
    for range in source.sentences() {
        let text = source.open()[range].to_owned();
        let lower = text.to_lowercase();
        let counts = text.split(", ").filter(|it| it.starts_with(|it: char| it.is_ascii_digit())).count();
        let only = counts > 1 && counts == text.split(", ").count();
        if !only && !TOLD.iter().any(|it| lower.contains(it)) {
            continue;
        }
        for (number, noun) in numbers(&text) {
            let noun = if lang == "en" { noun } else { whole(&text, &number, &noun) };
            let known = facts.stats.iter().any(|it| it.value == number);
            if !known && facts.stats.len() < 6 {
                facts.stats.push(Stat { value: number, label: noun });
            }
        }
    }
}

/// What was counted, with what is said of it up to the next comma: `vélos donnés en 2025`.
fn whole(text: &str, number: &str, noun: &str) -> String {
    let rest = text.split_once(&format!("{number} ")).map_or("", |it| it.1);
    let part = rest.split([',', '.', ';']).next().unwrap_or_default().trim();
    if part.starts_with(noun) && part.split(' ').count() <= 5 { part.to_owned() } else { noun.to_owned() }
}

/// The numbers of a sentence with the nouns in the plural that follow.
fn numbers(text: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|it: char| it.is_ascii_digit()).map(|it| at + it) {
        let rest = &text[start..];
        let length = rest.find(|it: char| !(it.is_ascii_digit() || ",.".contains(it))).unwrap_or(rest.len());
        // `6 000 enfants`
        let thousands = regex(r"^\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+\b").find(rest).map_or(0, |it| it.end());
        let length = length.max(thousands);
        let number = rest[..length].trim_end_matches([',', '.']);
        at = start + length;
        let before = text[..start].chars().next_back();
        let own = before.is_none_or(|it| it == ' ' || it == '(');
        let after = rest[length..].strip_prefix(' ').unwrap_or("");
        let noun = words(after).first().map_or("", |it| if it.start == 0 { it.text } else { "" });
        let plural = noun.len() > 3 && noun.ends_with('s') && noun.starts_with(char::is_lowercase);
        if own && plural && number.len() > 1 && !UNITS.contains(&noun) {
            let time =
                [" a week", " a year", " a month", " a day", " every week", " every year", " every day", " per week"];
            let rest = after.strip_prefix(noun).unwrap_or_default();
            let time = time.iter().find(|it| rest.starts_with(**it)).copied().unwrap_or_default();
            all.push((number.to_owned(), format!("{noun}{time}")));
        }
    }
    all
}
