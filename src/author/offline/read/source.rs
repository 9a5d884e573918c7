//! The prompt's text, with a note of which parts have been understood.

use std::ops::Range;

use regex_lite::Captures;

use super::pattern::regex;
use crate::author::offline::lexicon::Lexicon;

/// What stands in [`Source::open`] for a byte that is already understood.
pub(super) const TAKEN: char = '\u{1}';

/// A text of which parts are taken as facts are found in it.
#[derive(Clone)]
pub(super) struct Source {
    text: String,
    lower: String,
    used: Vec<bool>,
}

impl Source {
    /// A text of which nothing is taken.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), lower: text.to_lowercase(), used: vec![false; text.len()] }
    }

    /// Whether the text has one of `words`, given in lower case: asked before a pattern is made that needs one.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|it| self.lower.contains(it))
    }

    /// Whether the text has at least `least` digits.
    pub(super) fn counts(&self, least: usize) -> bool {
        self.text.bytes().filter(u8::is_ascii_digit).nth(least.saturating_sub(1)).is_some()
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text with [`TAKEN`] for each byte that is taken; all places stay the same.
    pub(super) fn open(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        for (at, it) in self.text.char_indices() {
            if self.used[at] { (0..it.len_utf8()).for_each(|_| out.push(TAKEN)) } else { out.push(it) }
        }
        out
    }

    /// Whether the byte at a place is taken.
    pub(super) fn is_taken(&self, at: usize) -> bool {
        self.used[at]
    }

    /// Takes a range.
    pub(super) fn take(&mut self, range: Range<usize>) {
        self.used[range].fill(true);
    }

    /// The first match of `pattern` in what is open.
    pub(super) fn find(&self, pattern: &str) -> Option<Found> {
        let open = self.open();
        regex(pattern).captures(&open).map(|it| Found::of(&it))
    }

    /// All matches of `pattern` in what is open.
    pub(super) fn find_all(&self, pattern: &str) -> Vec<Found> {
        let open = self.open();
        regex(pattern).captures_iter(&open).map(|it| Found::of(&it)).collect()
    }

    /// How many words in `range` are open and say something.
    pub(super) fn words_left(&self, range: Range<usize>, lexicon: &Lexicon) -> usize {
        let open = self.open();
        let words = open[range].split(|it: char| it == TAKEN || !(it.is_alphanumeric() || it == '\''));
        let weight = |it: &str| match it.chars().next() {
            Some(first) if is_dense(first) => it.chars().count().div_ceil(2),
            Some(_) if !lexicon.is_function_word(it) => 1,
            _ => 0,
        };
        words.map(weight).sum()
    }

    /// The sentences and lines of the text.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        let mut all = Vec::new();
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            split_line(line, start, &mut all);
            start += line.len();
        }
        all
    }

    /// The sentence that holds the place `at`.
    pub(super) fn sentence_at(&self, at: usize) -> Range<usize> {
        let found = self.sentences().into_iter().find(|it| it.contains(&at));
        found.unwrap_or(0..self.text.len())
    }
}

/// Whether a character belongs to a script without spaces between words.
pub(super) fn is_dense(it: char) -> bool {
    matches!(it, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{0E00}'..='\u{0E7F}')
}

/// A match: the whole and its groups, each with its place.
#[derive(Debug, Clone)]
pub(super) struct Found {
    groups: Vec<Option<(Range<usize>, String)>>,
}

impl Found {
    fn of(captures: &Captures<'_>) -> Self {
        Self { groups: captures.iter().map(|it| it.map(|it| (it.range(), it.as_str().to_owned()))).collect() }
    }

    /// The place of the whole match.
    pub(super) fn range(&self) -> Range<usize> {
        self.place(0).unwrap_or_default()
    }

    /// The place of a group.
    pub(super) fn place(&self, group: usize) -> Option<Range<usize>> {
        Some(self.groups.get(group)?.as_ref()?.0.clone())
    }

    /// The text of a group; empty where it did not match.
    pub(super) fn text(&self, group: usize) -> &str {
        self.groups.get(group).and_then(Option::as_ref).map_or("", |it| it.1.trim())
    }
}

/// Words that end in a full stop and do not end a sentence.
const SHORT: [&str; 60] = [
    "incl", "excl", "min", "max", "resp", "ext", "dept", "est", "vol", "inkl", "evtl", "ggf", "sog", "vgl", "bzgl",
    "mind", "zzgl", "env", "aprox", "núm", "pág", "pp", "ej", "jr", "e.g", "i.e", "z.b", "dr", "mr", "mrs", "ms", "st",
    "nr", "no", "str", "approx", "ca", "bzw", "usw", "vs", "ave", "rd", "av", "sr", "sra", "m", "mme", "inc", "ltd",
    "co", "blvd", "avda", "p.m", "a.m", "u.a", "etc", "bd", "tel", "mo", "p.ej",
];

fn split_line(line: &str, offset: usize, all: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    for (index, (at, it)) in chars.iter().enumerate() {
        if !ends_here(line, &chars, index, *at, *it) {
            continue;
        }
        let end = closing(&chars, index + 1).map_or(line.len(), |it| chars[it].0);
        push(line, start..end, offset, all);
        start = end;
    }
    push(line, start..line.len(), offset, all);
}

fn ends_here(line: &str, chars: &[(usize, char)], index: usize, at: usize, it: char) -> bool {
    if matches!(it, '。' | '！' | '？') {
        return true;
    }
    if !matches!(it, '.' | '!' | '?' | '…' | '؟') {
        return false;
    }
    let Some(after) = closing(chars, index + 1) else { return true };
    let mail = line[chars[after].0..].split_whitespace().next().is_some_and(|it| it.contains('@'));
    if mail && chars[after].1.is_whitespace() {
        return true;
    }
    let next = chars[after..].iter().map(|it| it.1).find(|it| !it.is_whitespace());
    chars[after].1.is_whitespace()
        && (next.is_none_or(|it| !it.is_lowercase())
            || ends_small(&line[..at])
            || after_digit(&line[..at], &line[at + 1..]))
        && (it != '.' || !is_short(&line[..at], &line[at + 1..]))
}

/// Whether a stop after one digit ends a sentence: `SOC 2. free for 20 …`, and not `am 3. und 4. Mai`.
fn after_digit(before: &str, after: &str) -> bool {
    const JOINS: [&str; 10] = ["und", "bis", "oder", "et", "y", "al", "au", "of", "uhr", "de"];
    let (head, digit) = before.rsplit_once(' ').unwrap_or_default();
    let next = after.trim_start().split([' ', ',', '.']).next().unwrap_or_default();
    let label = head.rsplit([' ', '\n']).next().unwrap_or_default();
    let named = label.chars().count() > 1 && label.chars().all(char::is_uppercase);
    let named = named || ["til", "till", "until", "to"].contains(&label);
    named && digit.len() == 1 && digit.bytes().all(|it| it.is_ascii_digit()) && !JOINS.contains(&next)
}

/// Whether a stop before a small letter ends a sentence all the same, as people type: `no ads. works offline.`
fn ends_small(before: &str) -> bool {
    let word = before.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    let word = word.trim_end_matches([')', '"', '”', '’', '»', '`']);
    // `mira@okonkwo.example. dark theme`, `from 5pm. takeaway`, `filter 2.50. oat milk`, `tonnato 12, bonet 7. open`.
    let mixed = word.contains(|it: char| it.is_ascii_digit()) && word.chars().all(char::is_alphanumeric);
    if word.contains('@')
        || word.contains("€/") && word.ends_with(char::is_alphabetic)
        || mixed && word.ends_with(char::is_alphabetic)
        || regex(r"^\d+[.,]\d\d?$").is_match(word)
        || regex(r"\p{L} \d+(?:[.,]\d\d?)?, [^.]*\p{L} \d$").is_match(before)
    {
        return true;
    }
    // `10-12. donations welcome`: a span of time is no number of a day.
    let span = word.contains(['-', '–', ':']) && word.ends_with(|it: char| it.is_ascii_digit());
    let paid = word.starts_with(['€', '£', '$']) && word.ends_with(char::is_alphanumeric) || word.ends_with(['€', '£']);
    let year = word.len() == 4 && word.bytes().all(|it| it.is_ascii_digit());
    let count = word.len() == 2
        && word.bytes().all(|it| it.is_ascii_digit())
        && before.ends_with(|it: char| it.is_ascii_digit());
    if ["hi", "hey", "hello", "hallo", "bonjour", "hola"].contains(&word.to_lowercase().as_str()) {
        return false;
    }
    let number = word.len() > 2 && word.bytes().all(|it| it.is_ascii_digit());
    // `Mon–Fri. text me on …`
    let days = regex(r"^(?i:mon|tues?|wed|thur?s?|fri|sat|sun)(?:[-–/](?i:mon|tues?|wed|thur?s?|fri|sat|sun))+$");
    number
        || days.is_match(word)
        || paid
        || span
        || year
        || count
        || word.chars().count() > 1 && word.chars().all(|it| it.is_alphabetic() || it == '-')
}

/// The index after the quotation marks and stops that follow an end.
fn closing(chars: &[(usize, char)], from: usize) -> Option<usize> {
    (from..chars.len()).find(|it| !matches!(chars[*it].1, '.' | '!' | '?' | '"' | '”' | '’' | '»' | '」' | ')'))
}

/// Whether the stop belongs to the word before it: an abbreviation, or the number of a day.
fn is_short(before: &str, after: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["jan", "feb", "mär", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    let next = after.trim_start().to_lowercase();
    let word = before.rsplit([' ', '\n', '(', ',']).next().unwrap_or("").to_lowercase();
    let count = word.chars().count();
    let digits = count <= 2 && word.chars().all(|it| it.is_ascii_digit());
    let number = digits && (MONTHS.iter().any(|it| next.starts_with(it)) || before.trim_start().len() == count);
    let initials = word.contains('.') && super::words::is_initials(&word.to_uppercase());
    let letter = count == 1 && word.chars().all(char::is_alphabetic) || initials;
    // `Zoet & Co. Tasting boxes €15.`
    let firm = ["co", "inc", "ltd"].contains(&word.as_str());
    if firm && after.trim_start().starts_with(char::is_uppercase) && !after.trim_start().starts_with("KG") {
        return false;
    }
    number || letter || SHORT.contains(&word.as_str())
}

fn push(line: &str, range: Range<usize>, offset: usize, all: &mut Vec<Range<usize>>) {
    let text = &line[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    let end = range.end - (text.len() - text.trim_end().len());
    if start < end {
        all.push(offset + start..offset + end);
    }
}
