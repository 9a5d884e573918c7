//! What the brief says: the only source of facts.

use std::collections::HashSet;

use super::draft::Author;
use crate::diagnostic::Severity;
use crate::plan::{Image, Plan};

/// Digits that tell one telephone number from another.
const PHONE: usize = 5;

/// Everything the plan knows, as text and as numbers.
pub(super) struct Brief {
    /// In lower case, with one space between words.
    text: String,
    numbers: HashSet<String>,
    /// All digits in a row.
    digits: String,
    /// How much it weighs to say more: a person may know more than the brief.
    pub(super) invention: Severity,
    /// Paths of the pictures that the plan has.
    pub(super) images: Vec<String>,
}

impl Brief {
    pub(super) fn of(plan: &Plan, author: Author) -> Self {
        let facts = serde_json::to_string(&plan.facts).unwrap_or_default().replace("\\n", " ");
        let briefs = plan.sections.iter().map(|it| it.brief.as_str()).collect::<Vec<_>>().join(" ");
        let site = &plan.site;
        let text = plain(&format!("{} {} {} {briefs} {facts}", site.name, site.prompt, site.url));
        let numbers = numbers(&without_phones(&text, |_| true)).into_iter().map(|it| it.digits).collect();
        let digits = digits(&text);
        let invention = if author == Author::Hand { Severity::Warning } else { Severity::Error };
        let files = plan.images.iter().flat_map(|it| [&it.file, &it.small]);
        let images = files.map(|it| Image::path(it)).collect();
        Self { text, numbers, digits, invention, images }
    }

    /// The brief of a person who says nothing.
    pub(super) fn none() -> Self {
        Self {
            text: String::new(),
            numbers: HashSet::new(),
            digits: String::new(),
            invention: Severity::Warning,
            images: Vec::new(),
        }
    }

    /// Whether it says `words`, whatever their case and the spaces between them.
    pub(super) fn says(&self, words: &str) -> bool {
        self.text.contains(&plain(words))
    }

    /// Whether it gives an e-mail address or a telephone number, however that is written.
    pub(super) fn reaches(&self, who: &str) -> bool {
        let digits = digits(who);
        // The country's code and the zero before an area are not always written.
        let end = digits.len().saturating_sub(PHONE);
        self.says(who) || (digits.len() >= PHONE && self.digits.contains(&digits[end..]))
    }

    /// Whether it gives the number with these digits.
    pub(super) fn counts(&self, digits: &str) -> bool {
        self.numbers.contains(digits)
    }
}

/// `text` without the telephone numbers that `known` picks: their digits count nothing.
pub(super) fn without_phones(text: &str, known: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('+') {
        let end = rest[at + 1..].find(|it: char| !it.is_ascii_digit() && !" ()/.-\u{A0}".contains(it));
        let phone = &rest[at..end.map_or(rest.len(), |it| at + 1 + it)];
        let is_phone = digits(phone).len() > PHONE && known(phone);
        kept.push_str(&rest[..at]);
        kept.push_str(if is_phone { " " } else { phone });
        rest = &rest[at + phone.len()..];
    }
    kept + rest
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// One run of digits in a text; a comma between thousands does not end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number<'t> {
    /// Its digits without leading zeros; `10k` counts as `10000`.
    pub(super) digits: String,
    /// What stands before it.
    pub(super) before: &'t str,
    /// What stands after it.
    pub(super) after: &'t str,
}

/// The numbers of `text`. Digits inside a word (`S3`, `UTF-8`, `h264`) are a part of its name and no numbers.
pub(super) fn numbers(text: &str) -> Vec<Number<'_>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        let thousands = |at: usize| bytes.get(at) == Some(&b',') && (1..4).all(|it| digit(at + it)) && !digit(at + 4);
        while digit(at) || thousands(at) {
            at += 1;
        }
        let (before, after) = (&text[..start], &text[at..]);
        if is_part_of_name(before) {
            continue;
        }
        let digits: String = text[start..at].chars().filter(char::is_ascii_digit).collect();
        let digits = digits.trim_start_matches('0');
        let digits = if digits.is_empty() { "0" } else { digits };
        let is_thousand = after.starts_with(['k', 'K']) && !after[1..].starts_with(char::is_alphanumeric);
        let digits = if is_thousand { format!("{digits}000") } else { digits.to_owned() };
        found.push(Number { digits, before, after });
    }
    found
}

fn is_part_of_name(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('-') => back.next().is_some_and(char::is_alphabetic),
        Some('v' | 'V') => true,
        Some(it) => it.is_alphabetic(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{numbers, without_phones};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = numbers(text).into_iter().map(|it| it.digits).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_are_read_as_people_read_them() {
        check("10,000 users, 10k stars, 99.9 %", &["10000", "10000", "99", "9"]);
        check("S3, UTF-8, v2 and H.264", &["264"]);
        check("01 of 03", &["1", "3"]);
        check("8:00–17:30", &["8", "0", "17", "30"]);
        check("1,2,3", &["1", "2", "3"]);
        check("Größe 40", &["40"]);
    }

    #[test]
    fn telephone_numbers_count_nothing() {
        assert_eq!(without_phones("Call +49 (30) 123-4567, 10+ years", |_| true), "Call  , 10+ years");
        assert_eq!(without_phones("+1 555 0100", |_| false), "+1 555 0100");
    }
}
