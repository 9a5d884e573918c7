//! Patterns of the reader: regular expressions whose letter classes are short lists of ranges.
//!
//! A command reads one prompt and uses a pattern once, so what counts is what it costs to compile. The Unicode tables behind `\p{L}` cost more than
//! a prompt costs to read; a few ranges know the letters of the scripts that prompts come in, and treat scripts without
//! capitals as capitals. Most patterns say nothing about a prompt, and are not compiled for one that lacks what they
//! [need](Needs).

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use regex_lite::{Captures, Match, Regex, Replacer};

use super::need::Needs;

const CASELESS: &str =
    r"\x{5D0}-\x{10FF}\x{1100}-\x{1DFF}\x{2C80}-\x{2DFF}\x{3040}-\x{FB06}\x{FB1D}-\x{FEFC}\x{20000}-\x{3FFFF}";
const UPPER: &str = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠȘŢŤȚŪŮŰŲŸŹŻŽΑ-Ϋ\x{400}-\x{42F}";
const LOWER: &str = r"a-zß-öø-ÿāăąćčďđēėęěğģīįıķłļńņňōőœřśşšșţťțūůűųźżžά-ώ\x{430}-\x{45F}ґ";
const LETTER: &str = r"A-Za-zÀ-ÖØ-öø-ʯ\x{370}-\x{3FF}\x{400}-\x{52F}";
const DENSE: &str = r"\x{1100}-\x{11FF}\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}\x{20000}-\x{3FFFF}";
const MARKS: &str = r"\x{300}-\x{36F}";

/// The most patterns that are remembered. Some hold a word of the prompt, and would never be asked for again.
const MOST: usize = 600;

/// Patterns that were asked for, by how they are written. What a pattern means never changes, so this is no state.
static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Pattern>>>> = LazyLock::new(Mutex::default);

/// A pattern, which is compiled when a text may match it.
#[derive(Debug)]
pub(super) struct Pattern {
    written: String,
    needs: Needs,
    compiled: OnceLock<Regex>,
}

/// One of our own patterns, made once in the life of a process that reads many prompts.
pub(super) fn regex(pattern: &str) -> Arc<Pattern> {
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(pattern) {
        return Arc::clone(known);
    }
    let (written, needs) = (pattern.to_owned(), Needs::of(pattern));
    let new = Arc::new(Pattern { written, needs, compiled: OnceLock::new() });
    if all.len() >= MOST {
        all.clear();
    }
    all.insert(pattern.to_owned(), Arc::clone(&new));
    new
}

impl Pattern {
    /// Whether it matches in `text`.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.on(text).is_some_and(|it| it.is_match(text))
    }

    /// The first match in `text`.
    pub(super) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.on(text)?.find(text)
    }

    /// The first match in `text`, with its groups.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.on(text)?.captures(text)
    }

    /// All matches in `text`.
    pub(super) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.on(text).into_iter().flat_map(move |it| it.find_iter(text))
    }

    /// All matches in `text`, with their groups.
    pub(super) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.on(text).into_iter().flat_map(move |it| it.captures_iter(text))
    }

    /// `text` with the first match replaced.
    pub(super) fn replace<'t>(&self, text: &'t str, by: impl Replacer) -> Cow<'t, str> {
        self.on(text).map_or(Cow::Borrowed(text), |it| it.replace(text, by))
    }

    /// `text` with each match replaced.
    pub(super) fn replace_all<'t>(&self, text: &'t str, by: impl Replacer) -> Cow<'t, str> {
        self.on(text).map_or(Cow::Borrowed(text), |it| it.replace_all(text, by))
    }

    /// What to match in `text`; nothing where no match can be.
    fn on(&self, text: &str) -> Option<&Regex> {
        let may = self.needs.met_by(text);
        debug_assert!(may || !self.compiled().is_match(text), "`{}` does not need {:?}", self.written, self.needs);
        may.then(|| self.compiled())
    }

    fn compiled(&self) -> &Regex {
        let compile =
            || Regex::new(&narrow(&self.written)).unwrap_or_else(|it| panic!("a pattern of the reader: {it}"));
        self.compiled.get_or_init(compile)
    }
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
        push_letter(&mut out, it, inside);
        rest = &rest[it.len_utf8()..];
    }
    out
}

/// Writes a character so that a letter beyond ASCII matches its capital too: only ASCII has another case here.
fn push_letter(out: &mut String, it: char, inside: bool) {
    let mut upper = it.to_uppercase();
    let capital = upper.next().filter(|capital| !it.is_ascii() && *capital != it && upper.next().is_none());
    match capital {
        Some(capital) if inside => out.extend([it, capital]),
        Some(capital) => out.extend(['[', it, capital, ']']),
        None => out.push(it),
    }
}

/// The ranges of the class that `rest` begins with, and how long the class is written.
fn class(rest: &str) -> (Option<String>, usize) {
    let classes = [
        (r"\p{Lu}", UPPER.to_owned()),
        (r"\p{Lt}", UPPER.to_owned()),
        (r"\p{Ll}", LOWER.to_owned()),
        (r"\p{Lo}", CASELESS.to_owned()),
        (r"\p{L}", format!("{LETTER}{CASELESS}")),
        (r"\p{M}", MARKS.to_owned()),
        (r"\p{N}", "0-9".to_owned()),
        (r"\w", format!("0-9_{LETTER}{CASELESS}")),
        (r"\d", "0-9".to_owned()),
        (r"\p{Dense}", DENSE.to_owned()),
    ];
    let found = classes.into_iter().find(|(name, _)| rest.starts_with(name));
    let escape = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
    found.map_or((None, escape), |(name, ranges)| (Some(ranges), name.len()))
}
