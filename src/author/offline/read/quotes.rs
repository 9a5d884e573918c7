//! Words that somebody said.

use super::lookup::trim;
use super::name::Name;
use super::pattern::regex;
use super::source::Source;
use crate::plan::{Facts, Quote};

const OPEN: &str = r"[“„«\x22]";
const INSIDE: &str = r"([^”“»\x22\n\x01]{12,400})";
const CLOSE: &str = r"[”“»\x22]";
const WHO: &str =
    r"(\p{Lu}[\p{L}.'’\-]*(?: (?:\p{Lu}[\p{L}.'’\-]*|de|von|van|del|la))*(?:, (?:[^.,;\n\x01“„\x22]{3,50}))?)";

/// Reads quotes with at least four words.
pub(super) fn read(source: &mut Source, facts: &mut Facts, name: Option<&Name>) {
    if !source.text().contains(['“', '„', '«', '"']) {
        return;
    }
    let after = format!(
        r"{OPEN}{INSIDE}{CLOSE},?\s*(?:[—–-]\s*|(?:says|said|sagt|dit|dice|by|from|writes|schreibt)\s+|\(){WHO}?\)?"
    );
    let before = format!(r"{WHO} (?:says|said|sagt|dit|dice|writes|told us)\s*[:,]?\s*{OPEN}{INSIDE}{CLOSE}");
    let alone = format!(r"{OPEN}{INSIDE}{CLOSE}");
    for (pattern, text, by) in [(&before, 2, 1), (&after, 1, 2), (&alone, 1, 9)] {
        for found in source.find_all(pattern) {
            let words = trim(found.text(text)).to_owned();
            let name_inside =
                name.is_some_and(|it| found.range().start <= it.range.start && it.range.end <= found.range().end);
            if words.split_whitespace().count() < 4 || name_inside && words.split_whitespace().count() < 6 {
                continue;
            }
            let mut by = trim(found.text(by)).to_owned();
            let mut range = found.range();
            // `"Pryce writes figures as if they bled," The Northern Review.`
            let rest = &source.text()[range.end..];
            let behind = regex(&format!(r"^\s*{WHO}(?:[.\n]|$)")).captures(rest).and_then(|it| it.get(1));
            if let Some(who) = behind.filter(|_| by.is_empty() && found.text(text).ends_with(',')) {
                who.as_str().trim_end_matches('.').clone_into(&mut by);
                range.end += who.end();
            }
            source.take(range);
            facts.quotes.push(Quote { text: found.text(text).trim_end_matches(',').to_owned(), by });
        }
    }
}
