//! Which sections the prompt asks for, and which it does not want.

use super::pattern::regex;
use super::source::Source;
use crate::author::offline::lexicon::Lexicon;
use crate::section::Library;

/// Sections asked for and not wanted, as kinds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::author::offline) struct Wishes {
    /// To be added where the page type does not have them.
    pub(in crate::author::offline) wanted: Vec<String>,
    /// To be left out.
    pub(in crate::author::offline) unwanted: Vec<String>,
}

/// Reads the wishes of a prompt.
pub(super) fn read(source: &mut Source, lexicon: &Lexicon) -> Wishes {
    let mut wishes = Wishes::default();
    let lower = source.text().to_lowercase();
    let whole = source.open();
    for kind in Library::names() {
        let words = lexicon.sections.get(&kind).cloned().unwrap_or_else(|| vec![kind.replace('-', " ")]);
        if !words.iter().any(|it| lower.contains(it)) {
            continue;
        }
        let words = words.iter().map(|it| regex_lite::escape(it)).collect::<Vec<_>>().join("|");
        if take(source, &unwanted(&words)) {
            wishes.unwanted.push(kind);
        } else if take(source, &wanted(&words)) || take_listed(source, &whole, &listed(&words)) {
            wishes.wanted.push(kind);
        }
    }
    wishes
}

fn unwanted(words: &str) -> String {
    format!(
        r"(?i)\b(?:no|without|skip|leave out|omit|don't (?:need|want|include|show|add)|dont (?:need|want|include|show|add)|do not (?:need|want|include|show)|keine[nr]?|ohne|pas de|sans|sin|sem|senza|zonder|bez)\s+(?:(?:seção|secção|sezione|sectie|sekcji) (?:d[ei] |met )?)?(?:(?:a|an|any|the|die|eine[nr]?|la|les|une?) )?(?:{words})\b(?:\s*(?:section|table|page|abschnitt|needed|please|pls|plz|bitte|just list (?:it|them)))*"
    )
}

fn wanted(words: &str) -> String {
    let section = r"(?:\s+(?:section|table|block|form|abschnitt|bereich))";
    format!(
        r"(?i)(?:\b(?:include|add|needs?|show|with|and|also|ergänze|mit|inclure|incluye|con|avec)\s+(?:also\s+)?(?:an?|the|eine?n?|une?|una?)\s+(?:\w+ )?(?:{words})\b{section}?|\b(?:include|add)\s+(?:{words})\b{section}?|\b(?:{words}){section})"
    )
}

/// A later one of several: `Include testimonials, a bento and a call to action.`
fn listed(words: &str) -> String {
    let article = r"(?:an?|the|eine?n?|une?|una?)";
    format!(
        r"(?i)(?:^|[.!\n]\s*)(?:please |also |bitte )*(?:include|add|ergänze|incluye|inclure|ajoutez?|mettez|mets|prévoyez|añade|pon|ponme|mach|bau|füge)\b[^.!\n]{{0,160}}?(?:,|\band\b|\bund\b|\bet\b|\by\b)\s*(?:and )?(?:{article} )?((?:{words})\b(?: section)?)"
    )
}

fn take(source: &mut Source, pattern: &str) -> bool {
    let open = source.open();
    let Some(found) = regex(pattern).find(&open) else { return false };
    source.take(found.range());
    true
}

/// Takes one of a list. It is looked for in the text as it was: the verb may have gone with the first of them.
fn take_listed(source: &mut Source, whole: &str, pattern: &str) -> bool {
    let Some(found) = regex(pattern).captures(whole).and_then(|it| it.get(1)) else { return false };
    source.take(found.range());
    true
}
