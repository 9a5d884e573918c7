//! Sentences that order the page instead of describing its subject.

use std::ops::Range;

use super::pattern::regex;
use crate::author::offline::lexicon::Lexicon;

const GREETINGS: [&str; 8] = ["hi ", "hi!", "hi,", "hello", "hey", "hallo", "bonjour", "hola"];

/// Whether a sentence is an order to the author.
pub(super) fn is_order(sentence: &str, lexicon: &Lexicon) -> bool {
    let lower = sentence.to_lowercase();
    let lower = lower.trim_start_matches(|it: char| !it.is_alphanumeric());
    let lower = GREETINGS.iter().find_map(|it| lower.strip_prefix(it)).unwrap_or(lower);
    let lower = lower.trim_start_matches(|it: char| !it.is_alphanumeric());
    // `Theme: cleaner ports` is what a meeting is about.
    let theme = lower.strip_prefix("theme: ").is_some_and(|it| {
        let design =
            ["dark", "light", "color", "colour", "style", "minimal", "modern", "clean", "blue", "green", "red"];
        !design.iter().any(|word| it.contains(word))
    });
    !theme
        && lexicon
            .orders
            .iter()
            .any(|it| lower.strip_prefix(it.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// The place of what introduces the subject in an order: `Build a modern landing page for `.
pub(super) fn lead_in(text: &str) -> Option<Range<usize>> {
    const SIGNS: [&str; 7] = ["page", "site", "seite", "págin", "sitio", "pager", "portfolio"];
    let start = text.char_indices().nth(110).map_or(text.len(), |it| it.0);
    let lower = text[..start].to_lowercase();
    if !SIGNS.iter().any(|it| lower.contains(it)) && !lower.contains("web") {
        return None;
    }
    regex(LEAD_IN).find(text).map(|it| it.range())
}

const LEAD_IN: &str = concat!(
    r"(?i)^(?:(?:hi|hello|hey|hallo|bonjour|hola)[!,. ]+)?[^.!?\n\x01]{0,80}?\b(?:landing[ -]?page|landingpage|web ?page|web ?site|home ?page|one[ -]?pager|portfolio|page|site|webseite|startseite|seite",
    r"|page d'accueil|página de aterrizaje|página web|página|sitio|web)(?:,? (?:in (?:german|english|french|spanish)|auf deutsch|en français|en español|web|d'accueil))?",
    r"\s*(?::|(?:for|about|promoting|presenting|of|für|über|zu|pour|sur|para|sobre|de)\b)\s*"
);
