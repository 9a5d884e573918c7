//! A name that stands by itself: as a title, a signature, with its legal form, or in the command that installs it.

use std::ops::Range;

use super::install;
use super::lookup::trim;
use super::name::{Name, Prose, named};
use super::order::is_order;
use super::source::Source;
use super::words::Word;

/// A prompt that is a name and nothing else, or begins with a line that is one.
pub(super) fn alone(it: &Prose<'_>) -> Option<Name> {
    let line = it.text.lines().next()?;
    let count = line.trim_start_matches(['#', ' ']).split_whitespace().count();
    let first_line = it.text.lines().count() > 1 && count <= 5 && !line.ends_with([':', '.', '?']);
    let bare = line.trim_start_matches(['#', '*', ' ']);
    let capital = bare.chars().next().is_some_and(|it| !it.is_lowercase());
    if let Some(title) = title(it, line) {
        return named(it, title);
    }
    let all = it.text == line && count <= 3;
    if !(all || first_line) || !capital && count > 1 || is_order(line, it.lexicon) {
        return None;
    }
    let start = line.find(char::is_alphanumeric)?;
    named(it, start..line.trim_end_matches(|it: char| !it.is_alphanumeric()).len())
}

/// A first sentence of capitalised words only: `Vellum Press. We print poetry.`
fn title(it: &Prose<'_>, line: &str) -> Option<Range<usize>> {
    let range = it.run(it.word_at(line.find(char::is_alphanumeric)?))?;
    let rest = &it.text[range.end..];
    let ends = rest.starts_with(". ") || rest.starts_with(".\n");
    let short = it.text[range.clone()].split(' ').count() <= 4;
    (ends && short && !is_order(&it.text[range.clone()], it.lexicon)).then_some(range)
}

/// `We are Kornblume, a bakery`.
pub(super) fn of_ourselves(it: &Prose<'_>) -> Option<Name> {
    const LEADS: [&str; 32] = [
        "¡ya llega ",
        "ya llega ",
        "bald kommt ",
        "voici ",
        "découvrez ",
        "te presentamos ",
        "presentamos ",
        "we are ",
        "we're ",
        "we’re ",
        "i am ",
        "i'm ",
        "i’m ",
        "wir sind ",
        "nous sommes ",
        "je suis ",
        "somos ",
        "soy ",
        "ich bin ",
        "this is ",
        "welcome to ",
        "meet ",
        "introducing ",
        "announcing ",
        "launching ",
        "opening ",
        "building ",
        "hi, i'm ",
        "hi, i’m ",
        "hi! i'm ",
        "my name is ",
        "me llamo ",
    ];
    let found = |sentence: Range<usize>| {
        let lower = it.text[sentence.clone()].to_lowercase();
        let mut at = sentence.start;
        let mut rest = lower.as_str();
        while let Some(lead) = LEADS.iter().find(|it| rest.starts_with(**it)) {
            at += lead.len();
            rest = &rest[lead.len()..];
        }
        if at == sentence.start || !it.text.is_char_boundary(at) {
            return None;
        }
        let range = it.run(it.word_at(at)).filter(|it| it.start == at)?;
        let rest = &it.text[range.end..];
        let next = rest.trim_start().chars().next();
        let word = rest.trim_start().split(' ').next().unwrap_or("");
        let goes = next.is_none_or(|it| !it.is_alphanumeric())
            || ["is", "from", "in", "this", "next", "on", "and", "y", "et", "und", "en", "à", "aus"].contains(&word);
        goes.then(|| named(it, range)).flatten()
    };
    Source::new(it.text).sentences().into_iter().find_map(found)
}

/// A society with its legal form: `… repariert und verschenkt: Radstation e.V. in Halle`.
pub(super) fn registered(it: &Prose<'_>) -> Option<Name> {
    let end = it.text.find(" e.V.").or_else(|| it.text.find(" e. V."))?;
    // A later sentence names who is behind it.
    Source::new(it.text).sentences().first().filter(|first| first.contains(&end))?;
    let last = it.words.iter().rposition(|word| word.end() <= end)?;
    let small = |at: &usize| {
        !it.words[*at].is_capital()
            || it.text[it.words[*at].end()..].starts_with([':', ',', '.']) && it.words[*at].end() < end
    };
    // `Hilfe für Igel e.V.`
    const JOINS: [&str; 12] = ["für", "der", "die", "des", "und", "in", "im", "am", "zur", "zum", "von", "gegen"];
    let joined = |at: usize| {
        let goes = |at: usize| it.text[it.words[at].end()..].starts_with(' ');
        JOINS.contains(&it.words[at].text) && goes(at) && at > 0 && it.words[at - 1].is_capital() && goes(at - 1)
    };
    let first = (0..=last).rev().find(|at| small(at) && !joined(*at)).map_or(0, |it| it + 1);
    // `Der Turnverein Grünau e.V.` is called without its article.
    let article = ["Der", "Die", "Das"].contains(&it.words.get(first)?.text) && first < last;
    named(it, it.words.get(first + usize::from(article))?.start..end)
}

/// A later sentence that is nothing but a name: `Ruth Penhaligon`, `Freie Schule Neckarhalde.`
pub(super) fn signed(it: &Prose<'_>) -> Option<Name> {
    Source::new(it.text).sentences().into_iter().skip(1).find_map(|sentence| {
        let text = trim(&it.text[sentence.clone()]);
        let capital = |word: &str| {
            word.starts_with(char::is_uppercase)
                && word.chars().skip(1).all(|it| it.is_lowercase() || "'’-".contains(it))
        };
        // `Mina Roy, 15 years at newspapers`
        let text = text
            .split_once(", ")
            .filter(|it| it.1.starts_with(|it: char| it.is_ascii_digit() || it.is_lowercase()))
            .map_or(text, |it| it.0);
        let words: Vec<&str> = text.split(' ').filter(|it| !["&", "and"].contains(it)).collect();
        let known = |word: &&str| {
            words.first() == Some(word) && *word != "The" && it.lexicon.is_generic(word)
                || it.lexicon.tones.contains(&word.to_lowercase())
                || it.lexicon.hues.contains_key(&word.to_lowercase())
        };
        let by = ["By", "With", "From", "In"].contains(words.first()?);
        let whole =
            !by && (2..=4).contains(&words.len()) && words.iter().all(|it| capital(it)) && !words.iter().any(known);
        let start = sentence.start + it.text[sentence.clone()].find(text)?;
        (whole && !is_order(text, it.lexicon)).then(|| named(it, start..start + text.len())).flatten()
    })
}

/// What is installed, where the text speaks of it too: `… : sqlpost mails a chart. npm install -g sqlpost`.
pub(super) fn installed(it: &Prose<'_>) -> Option<Name> {
    let package = install::installed(it.text)?;
    let said = |word: &&Word<'_>| word.text == package && !it.text[..word.start].ends_with(['/', '.', '@', '-']);
    let word = it.words.iter().find(said).or_else(|| it.words.iter().find(|it| it.text == package))?;
    named(it, word.start..word.end())
}

/// `Carnet à pois, la box de loisirs`: small words of French and Spanish inside a name, before what it is.
pub(super) fn apposed(it: &Prose<'_>) -> Option<Name> {
    const INSIDE: [&str; 8] = ["à", "au", "aux", "des", "du", "en", "del", "sin"];
    const ARTICLES: [&str; 8] = ["la", "le", "un", "une", "una", "el", "l'", "l’"];
    let (head, rest) = it.text.split_once(", ")?;
    let words: Vec<&str> = head.split(' ').collect();
    let small =
        words.iter().skip(1).all(|it| it.starts_with(char::is_lowercase) && it.chars().all(char::is_alphabetic));
    let named = head.starts_with(char::is_uppercase) && words.get(1).is_some_and(|it| INSIDE.contains(it));
    let kind = ARTICLES
        .iter()
        .any(|it| rest.starts_with(&format!("{it} ")) || it.ends_with(['\'', '’']) && rest.starts_with(it));
    ((3..=4).contains(&words.len()) && small && named && kind).then(|| named_whole(head))
}

fn named_whole(head: &str) -> Name {
    Name { text: head.to_owned(), range: 0..head.len() }
}
