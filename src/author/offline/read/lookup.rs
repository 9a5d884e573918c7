//! Small questions about words that several readers ask.

use serde::Deserialize;

use crate::author::offline::lexicon::shared;

/// The domains of `reading/hosts.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hosts {
    hosts: Vec<String>,
}

/// Whether many share the domain `label`, so that nothing is called after it.
pub(super) fn is_host(label: &str) -> bool {
    shared::<Hosts>("reading/hosts.toml").hosts.iter().any(|it| it == label)
}

/// `text` without surrounding punctuation.
pub(super) fn trim(text: &str) -> &str {
    let bare = text.trim().trim_matches(|it: char| {
        matches!(
            it,
            '.' | ','
                | '"'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | ';'
                | ':'
                | '!'
                | '?'
                | '–'
                | '—'
                | '-'
                | '。'
                | '、'
                | '*'
                | '`'
        ) || it.is_whitespace()
    });
    // What is quoted at the end keeps its mark: `Espresso „Neiße“`.
    let end = bare.as_ptr() as usize - text.as_ptr() as usize + bare.len();
    let close = text[end..].chars().next().filter(|it| "“”»".contains(*it) && bare.contains(['„', '“', '«']));
    let open = |it: char| if it == '»' { "«" } else { "„“" };
    match close.filter(|it| bare.rfind(|mark| open(*it).contains(mark)) > bare.rfind(['”', '»'])) {
        Some(close) => &text[end - bare.len()..end + close.len_utf8()],
        None => bare,
    }
}

/// `text` with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    // `iPhone` has its own.
    if chars.clone().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Removes `a`, `the` or `our` before people, who may be new to something: `new managers`.
pub(super) fn without_determiner(text: &str) -> &str {
    match text.trim().split_once(' ') {
        Some((first, _)) if ["new", "this"].contains(&first.to_lowercase().as_str()) => text.trim(),
        _ => without_article(text),
    }
}

/// Removes an article or possessive before a noun phrase.
pub(super) fn without_article(text: &str) -> &str {
    const ARTICLES: [&str; 43] = [
        "a", "an", "the", "our", "my", "your", "this", "new", "ein", "eine", "einen", "einer", "einem", "der", "die",
        "das", "den", "dem", "unser", "unsere", "unseren", "mein", "meine", "meinen", "meiner", "un", "une", "le",
        "la", "les", "mon", "ma", "mes", "notre", "nos", "una", "el", "los", "las", "mi", "nuestro", "nuestra", "des",
    ];
    let text = text.trim();
    for apart in ["l'", "L'", "l’", "d'"] {
        if let Some(rest) = text.strip_prefix(apart) {
            return rest;
        }
    }
    match text.split_once(' ') {
        // `our own sausages`
        Some((_, rest)) if rest.starts_with("own ") => text,
        // `new and used records`
        Some((_, rest)) if ["and ", "or ", "& "].iter().any(|it| rest.starts_with(it)) => text,
        Some((first, rest)) if ARTICLES.contains(&first.to_lowercase().as_str()) => rest.trim_start(),
        _ => text,
    }
}
