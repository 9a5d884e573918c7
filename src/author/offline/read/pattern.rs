//! Patterns of the reader: regular expressions whose letter classes are short lists of ranges.
//!
//! The Unicode tables behind `\p{L}` cost more to compile than a prompt costs to read; a few ranges know the letters
//! of the scripts that prompts come in, and treat scripts without capitals as capitals.

use regex::Regex;

const CASELESS: &str =
    r"\x{5D0}-\x{10FF}\x{1100}-\x{1DFF}\x{2C80}-\x{2DFF}\x{3040}-\x{FB06}\x{FB1D}-\x{FEFC}\x{20000}-\x{3FFFF}";
const UPPER: &str = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠȘŢŤȚŪŮŰŲŸŹŻŽΑ-Ϋ\x{400}-\x{42F}";
const LOWER: &str = r"a-zß-öø-ÿāăąćčďđēėęěğģīįıķłļńņňōőœřśşšșţťțūůűųźżžά-ώ\x{430}-\x{45F}ґ";
const MARKS: &str = r"\x{300}-\x{36F}";

/// Compiles one of our own patterns.
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(&narrow(pattern)).unwrap_or_else(|it| panic!("a pattern of the reader: {it}"))
}

/// Writes letter and digit classes as ranges, in brackets where they do not stand in some.
fn narrow(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut inside = false;
    let mut rest = pattern;
    while let Some(it) = rest.chars().next() {
        if it == '\\' {
            let (ranges, length) = class(rest);
            match ranges {
                Some(ranges) if inside => out.push_str(&ranges),
                Some(ranges) => out.extend(["[", &ranges, "]"]),
                None => out.push_str(&rest[..length]),
            }
            rest = &rest[length..];
            continue;
        }
        inside = it == '[' || inside && it != ']';
        out.push(it);
        rest = &rest[it.len_utf8()..];
    }
    out
}

/// The ranges of the class that `rest` begins with, and how long the class is written.
fn class(rest: &str) -> (Option<String>, usize) {
    let classes = [
        (r"\p{Lu}", UPPER.to_owned()),
        (r"\p{Lt}", UPPER.to_owned()),
        (r"\p{Ll}", LOWER.to_owned()),
        (r"\p{Lo}", CASELESS.to_owned()),
        (r"\p{L}", format!("{UPPER}{LOWER}{CASELESS}")),
        (r"\p{M}", MARKS.to_owned()),
        (r"\p{N}", "0-9".to_owned()),
        (r"\w", format!("0-9_{UPPER}{LOWER}{CASELESS}")),
        (r"\d", "0-9".to_owned()),
    ];
    let found = classes.into_iter().find(|(name, _)| rest.starts_with(name));
    let escape = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
    found.map_or((None, escape), |(name, ranges)| (Some(ranges), name.len()))
}
