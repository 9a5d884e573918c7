//! Which type of page a prompt speaks for: the words and facts of each type are weighed.

use super::lexicon;
use crate::plan::{Facts, PageType, page_types};

/// What a word counts where it is part of what the subject is.
const IN_NOUN: usize = 4;

/// The page type that the words and facts of a prompt speak for; software where nothing speaks.
///
/// # Panics
/// If the binary has no page types: a fault of the build.
pub(super) fn page_type(text: &str, facts: &Facts, lang: &str) -> PageType {
    let words = lexicon::types(lang);
    let whole = text.to_lowercase();
    let audience = facts.audience.to_lowercase();
    let lower = if audience.is_empty() { whole } else { whole.replace(&audience, "") };
    let what = facts.what.to_lowercase();
    let given = facts.given();
    let score = |it: &PageType| {
        let others = || words.iter().filter_map(|all| all.get(&it.name)).flatten();
        let more = others().filter(|it| lower.contains(it.as_str())).count();
        let words = it.words.iter().filter(|it| says(&lower, it)).count() + more;
        let noun = it.words.iter().any(|it| says(&what, it)) || others().any(|it| what.contains(it.as_str()));
        let noun = usize::from(noun) * IN_NOUN;
        let facts = it.signs.iter().filter(|it| given.contains(it.0)).map(|it| it.1).sum::<usize>();
        if words + noun == 0 && it.timid { 0 } else { words * it.word.max(1) + noun + facts }
    };
    let mut all: Vec<(usize, PageType)> = page_types().into_iter().map(|it| (score(&it), it)).collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.0), it.1.name != "saas"));
    all.into_iter().next().expect("the binary has page types").1
}

/// Whether `text` has the word or phrase `word`, also in the plural.
fn says(text: &str, word: &str) -> bool {
    let edge = |it: Option<char>| it.is_none_or(|it| !(it.is_alphanumeric() || it == '-'));
    text.match_indices(word).any(|(at, _)| {
        let after = &text[at + word.len()..];
        let ends = edge(after.chars().next()) || after.starts_with('s') && edge(after.chars().nth(1));
        // `five courses` are those of a dinner.
        let ground = ["flat ", "hilly ", "golf ", "obstacle ", "main ", "first ", "second ", "three-"];
        let counted = word == "course"
            && (after.starts_with('s') && counts(&text[..at]) || ground.iter().any(|it| text[..at].ends_with(it)));
        edge(text[..at].chars().next_back()) && (ends || !word.ends_with(char::is_alphanumeric)) && !counted
    })
}

/// Whether `text` ends in a number: `five `, `7-`.
fn counts(text: &str) -> bool {
    const WORDS: [&str; 10] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"];
    let last = text.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    WORDS.contains(&last) || last.starts_with(|it: char| it.is_ascii_digit())
}
