//! The net under the other readers, in languages with a deck of their own: parts of sentences that no fact holds are kept
//! as they are written, so that a page says all that its prompt does.

use std::ops::Range;

use super::lookup::{capital, trim};
use super::order::{is_order, lead_in};
use super::source::Source;
use super::{claims, look, rests};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Shorter words without a digit join others and say little alone.
const SHORT: usize = 4;

/// The most letters of what something is, with the rest of its clause.
const LONGEST: usize = 90;

/// The most words of a label before a colon.
const LABEL: usize = 3;

/// Who speaks of what is done.
const WE: [&str; 6] = ["Wir ", "Ich ", "Nous ", "Je ", "On ", "Yo "];

/// Words after which what something is goes on: `Werkzeug zum Durchsuchen von Logdateien`.
const GOES_ON: [&str; 33] = [
    "von", "vom", "im", "in", "zum", "zur", "für", "mit", "ohne", "aus", "und", "auf", "der", "des", "de", "du", "d’",
    "à", "au", "aux", "en", "dans", "pour", "avec", "sans", "et", "para", "con", "sin", "y", "del", "al", "sobre",
];

/// Keeps what is lost of a prompt. `ordered` is the text with all taken that only orders a page.
pub(super) fn keep(
    source: &Source,
    ordered: &Source,
    facts: &mut Facts,
    (name, lang): (&str, &str),
    lexicon: &Lexicon,
) {
    let Some(present) = rests::present(lang) else { return };
    let net = Net { source, ordered, lexicon, present };
    net.complete(facts, name);
    let said = said(facts, name);
    for range in source.sentences() {
        for claim in net.lost(range, &said) {
            facts.claims.push(claim);
        }
    }
}

struct Net<'n> {
    source: &'n Source,
    ordered: &'n Source,
    lexicon: &'n Lexicon,
    /// Words that only present what is read.
    present: Vec<String>,
}

impl Net<'_> {
    /// What something is, with the rest of its clause where no other fact holds that.
    fn complete(&self, facts: &mut Facts, name: &str) {
        let what = facts.what.clone();
        let text = self.source.text();
        let Some(at) = text.to_lowercase().find(&what.to_lowercase()).filter(|_| !what.is_empty()) else { return };
        let Some(rest) = text.get(at + what.len()..) else { return };
        let rest = rest.find([',', '.', ';', ':', '(', '!', '?', '\n', '–', '—']).map_or(rest, |it| &rest[..it]);
        let first = rest.trim_start().split([' ', '’']).next().unwrap_or_default();
        let goes = rest.starts_with(' ') && GOES_ON.contains(&first);
        if !goes || rest.contains(|it: char| it.is_ascii_digit()) || what.len() + rest.len() > LONGEST {
            return;
        }
        let start = at + what.len();
        let (all, missing) = self.weigh(start..start + rest.len(), &said(facts, name));
        if missing > 0 && missing == all {
            facts.what = format!("{what}{}", rest.trim_end());
        }
    }

    /// What a sentence says that is not `said`.
    fn lost(&self, range: Range<usize>, said: &str) -> Vec<String> {
        let text = &self.source.text()[range.clone()];
        if text.ends_with('?') || is_order(text, self.lexicon) {
            return Vec::new();
        }
        let lead = if range.start == 0 { lead_in(text).map_or(0, |it| it.end) } else { 0 };
        let text = text[lead..].trim_end_matches(['.', '!', ' ']);
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut open = false;
        for (index, part) in pieces(text, range.start + lead).into_iter().enumerate() {
            let bare = self.source.text()[part.clone()].trim();
            let wished = index > 0 && (is_order(bare, self.lexicon) || look::is_look(bare, self.lexicon));
            let (all, missing) = self.weigh(part.clone(), said);
            // `Wir backen Sauerteigbrot`, whose bread is known.
            let verb = missing == 1 && all == 2 && WE.iter().any(|it| bare.starts_with(it));
            if wished || claims::is_refusal(bare) || missing == 0 || missing * 2 < all || verb {
                open = false;
                continue;
            }
            match runs.last_mut().filter(|_| open) {
                Some(run) => run.end = part.end,
                None => runs.push(part),
            }
            open = true;
        }
        runs.into_iter().filter_map(|it| sentence(&self.source.text()[it])).collect()
    }

    /// How many words of a range tell something, and how many of them are not `said`.
    fn weigh(&self, range: Range<usize>, said: &str) -> (usize, usize) {
        let (mut all, mut missing) = (0, 0);
        let mut at = range.start;
        for word in self.source.text()[range].split_inclusive(|it: char| !it.is_alphanumeric()) {
            let here = at;
            at += word.len();
            let word = word.trim_end_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
            let count = word.chars().count();
            let number = word.contains(|it: char| it.is_ascii_digit());
            let small = self.lexicon.is_function_word(&word) || self.present.contains(&word);
            if count < SHORT && !number || small || self.ordered.is_taken(here) {
                continue;
            }
            all += 1;
            let stem: String = word.chars().take(if number { count } else { count - count / 4 }).collect();
            missing += usize::from(!said.contains(&stem));
        }
        (all, missing)
    }
}

/// A part as a sentence; none where it cannot be one.
fn sentence(part: &str) -> Option<String> {
    let bare = trim(part.trim()).trim_matches([',', ';', ':', ' ', '\u{a0}']);
    let bare = ["und ", "sowie ", "et ", "y ", "e "].iter().find_map(|it| bare.strip_prefix(it)).unwrap_or(bare);
    let balanced = bare.matches('(').count() == bare.matches(')').count();
    (balanced && bare.contains(char::is_alphabetic)).then(|| format!("{}.", capital(bare)))
}

/// The places of what stands between the marks of a sentence.
fn pieces(text: &str, at: usize) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for part in rests::parts(text, at) {
        let said = &text[part.start - at..part.end - at];
        let colon = said.find(": ").filter(|it| !said[..*it].contains('('));
        match colon {
            // `Termine nur telefonisch: …` says how what follows is to be read.
            Some(colon) if said[..colon].trim().split(' ').count() <= LABEL => {
                all.push(part.start + colon + 2..part.end);
            }
            Some(colon) => all.extend([part.start..part.start + colon, part.start + colon + 2..part.end]),
            None => all.push(part),
        }
    }
    all
}

/// All that facts say, in small letters.
pub(super) fn said(facts: &Facts, name: &str) -> String {
    let mut all = vec![name.to_lowercase()];
    texts(&serde_json::to_value(facts).unwrap_or_default(), &mut all);
    if facts.prices.iter().any(|it| it.amount == "Free") {
        all.push("kostenlos gratis gratuit".to_owned());
    }
    all.join(" ")
}

fn texts(value: &serde_json::Value, all: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => all.push(text.to_lowercase()),
        serde_json::Value::Array(items) => items.iter().for_each(|it| texts(it, all)),
        serde_json::Value::Object(members) => members.iter().for_each(|it| texts(it.1, all)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::keep;
    use crate::author::offline::lexicon::Lexicon;
    use crate::author::offline::read::source::Source;
    use crate::plan::Facts;

    #[test]
    fn what_no_fact_holds_is_kept() {
        let text = "Werkzeug zum Suchen von Spuren im Terminal. Gratis auf Linux, 4 Euro für Teams. Bitte schlicht.";
        let mut facts = Facts { what: "Werkzeug zum Suchen".to_owned(), ..Facts::default() };
        facts.claims.push("4 Euro für Teams.".to_owned());
        let source = Source::new(text);
        keep(&source, &source, &mut facts, ("Spur", "de"), &Lexicon::load());
        assert_eq!(facts.what, "Werkzeug zum Suchen von Spuren im Terminal");
        assert_eq!(facts.claims, ["4 Euro für Teams.", "Gratis auf Linux."]);
    }
}
