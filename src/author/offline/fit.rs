//! Lengths: what a layout holds, counted in characters.

/// `text` with doubled spaces and stops removed.
pub(super) fn tidy(text: &str) -> String {
    // No-break spaces, as before a French colon, stay.
    let plain = |it: char| it.is_whitespace() && !matches!(it, '\u{a0}' | '\u{202f}');
    let words: Vec<&str> = text.split(plain).filter(|it| !it.is_empty()).collect();
    let mut out = words.join(" ");
    for (wrong, right) in [
        (" ,", ","),
        (" .", "."),
        ("..", "."),
        (".,", ","),
        ("?.", "?"),
        ("!.", "!"),
        (":.", "."),
        (",.", "."),
        ("。.", "。"),
    ] {
        if out.contains(wrong) && !out.contains("...") {
            out = replaced(&out, wrong, right);
        }
    }
    out.replace("e.V,", "e.V.,")
}

/// `text` with `right` for `wrong`, but for the stop of a day in a row: `5., 6. und 7. November`.
fn replaced(text: &str, wrong: &str, right: &str) -> String {
    let mut parts = text.split(wrong);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let days = wrong == ".," && out.ends_with(|it: char| it.is_ascii_digit());
        let days = days && part.trim_start().starts_with(|it: char| it.is_ascii_digit());
        out.push_str(if days { wrong } else { right });
        out.push_str(part);
    }
    out
}

/// `text` cut to `most` characters at the end of a sentence, a clause or a word, never inside a word.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most).map_or(text.len(), |it| it.0);
    let head = &text[..end];
    let sentence = head.rfind(['.', '!', '?', '。']).map(|it| it + head[it..].chars().next().map_or(1, char::len_utf8));
    let sentence = sentence.filter(|it| *it > end / 2 && head[*it..].starts_with(' ') || *it == end);
    if let Some(at) = sentence {
        return head[..at].to_owned();
    }
    let clause = head.rfind([',', ';', '、']).filter(|it| *it > end / 2);
    let whole_word = text[end..].starts_with(char::is_whitespace);
    let word = if whole_word { Some(end) } else { head.rfind(char::is_whitespace) };
    let at = clause.or(word).unwrap_or(end);
    let kept = head[..at].trim_end_matches(|it: char| it.is_whitespace() || ",;:–—-([".contains(it));
    without_loose_end(kept).to_owned()
}

/// Removes a last word that promises another: `for`, `and`, `the`.
fn without_loose_end(text: &str) -> &str {
    const LOOSE: [&str; 56] = [
        "im", "am", "zum", "zur", "du", "des", "del", "bei", "nach", "ins", "a", "an", "the", "and", "or", "for", "of",
        "to", "with", "in", "on", "at", "by", "from", "that", "which", "your", "our", "is", "are", "und", "für", "mit",
        "der", "die", "das", "ein", "eine", "von", "et", "de", "la", "le", "les", "pour", "y", "el", "para", "con",
        "en", "sin", "sans", "ohne", "avec", "sur", "à",
    ];
    let mut text = text;
    while let Some((rest, last)) = text.rsplit_once(' ') {
        if !LOOSE.contains(&last.to_lowercase().as_str()) {
            break;
        }
        text = rest.trim_end_matches(|it: char| it.is_whitespace() || ",;:–—-".contains(it));
    }
    text
}
