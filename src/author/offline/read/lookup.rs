//! Small questions about words that several readers ask.

/// `text` without surrounding punctuation.
pub(super) fn trim(text: &str) -> &str {
    text.trim().trim_matches(|it: char| {
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
    })
}

/// `text` with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
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
        Some((first, rest)) if ARTICLES.contains(&first.to_lowercase().as_str()) => rest.trim_start(),
        _ => text,
    }
}
