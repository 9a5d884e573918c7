//! The language of the words, from what the prompt asks for, its script, and its function words.

use super::source::Source;
use crate::author::offline::deck::Deck;
use crate::author::offline::lexicon::{self, Lexicon};

/// The language of the page, a BCP 47 tag.
pub(super) fn read(source: &mut Source, lexicon: &Lexicon) -> String {
    asked(source)
        .unwrap_or_else(|| by_script(source.text()).unwrap_or_else(|| by_words(source.text(), lexicon)).to_owned())
}

/// The language that a text is written in, whatever language its page is to have.
pub(super) fn written<'l>(text: &str, lexicon: &'l Lexicon) -> &'l str {
    by_script(text).unwrap_or_else(|| by_words(text, lexicon))
}

/// Whether a prompt is in English and its page is to be in a language that has a deck of its own.
pub(in crate::author::offline) fn is_other(prompt: &str, lang: &str) -> bool {
    let tag = lang.split('-').next().unwrap_or(lang);
    if tag == "en" || !Deck::exists(tag) {
        return false;
    }
    // English is also what a few words are taken for that no language claims.
    let lexicon = Lexicon::load();
    let lower = prompt.to_lowercase();
    let mut words = lower.split(|it: char| !it.is_alphabetic());
    let said = lexicon.languages.get("en").is_some_and(|own| words.any(|word| own.iter().any(|it| it == word)));
    said && written(prompt, &lexicon) == "en"
}

const NAMES: [(&str, &str); 12] = [
    ("german|deutsch|deutscher sprache", "de"),
    ("french|français|französisch", "fr"),
    ("spanish|español|spanisch", "es"),
    ("english|englisch|anglais|inglés", "en"),
    ("italian|italiano|italienisch", "it"),
    ("portuguese|português", "pt"),
    ("dutch|nederlands", "nl"),
    ("japanese|日本語", "ja"),
    ("chinese|中文", "zh"),
    ("russian|русском", "ru"),
    ("arabic|العربية", "ar"),
    ("polish|polski", "pl"),
];

fn asked(source: &mut Source) -> Option<String> {
    let lower = source.text().to_lowercase();
    let said = NAMES.iter().filter(|(names, _)| names.split('|').any(|it| lower.contains(it)));
    said.into_iter().find_map(|(names, tag)| {
        let found = source.find(&format!(
            r"(?i)(?:language\s*:\s*|sprache\s*:\s*|langue\s*:\s*|idioma\s*:\s*|(?:page|site|website|text|texts|copy|words|written|everything|seite|texte|página)\s+(?:(?:should|must|shall|needs to|soll)\s+(?:be\s+)?|is\s+)?(?:written\s+)?(?:in|auf|en)\s+)(?:{names})\b"
        ))?;
        source.take(found.range());
        Some((*tag).to_owned())
    })
}

fn script(it: char) -> Option<&'static str> {
    Some(match it {
        '\u{3040}'..='\u{30FF}' => "ja",
        '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}' => "ko",
        '\u{3400}'..='\u{9FFF}' => "zh",
        '\u{0400}'..='\u{052F}' => "ru",
        '\u{0600}'..='\u{06FF}' => "ar",
        '\u{0590}'..='\u{05FF}' => "he",
        '\u{0370}'..='\u{03FF}' => "el",
        '\u{0900}'..='\u{097F}' => "hi",
        '\u{0E00}'..='\u{0E7F}' => "th",
        _ => return None,
    })
}

fn by_script(text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().filter(|it| it.is_alphabetic()).collect();
    let of = |tag: &str| letters.iter().filter(|it| script(**it) == Some(tag)).count();
    let many = |count: usize| count * 2 > letters.len();
    if of("ja") > 0 && many(of("ja") + of("zh")) {
        return Some("ja");
    }
    let found = ["ko", "zh", "ru", "ar", "he", "el", "hi", "th"].into_iter().find(|it| many(of(it)))?;
    match found {
        "ru" if text.contains(['і', 'ї', 'є', 'ґ']) => Some("uk"),
        "ar" if text.contains(['پ', 'چ', 'ژ', 'گ']) => Some("fa"),
        it => Some(it),
    }
}

/// The language whose function words are most frequent; English where it is not clearly another.
fn by_words<'l>(text: &str, lexicon: &'l Lexicon) -> &'l str {
    // Names of dishes and books may be in another language than the notes they stand in.
    let prose = text.lines().filter(|it| !it.trim_start().starts_with(['-', '*', '•', '–']));
    let lower = prose.collect::<Vec<_>>().join("\n").to_lowercase();
    let words: Vec<&str> =
        lower.split(|it: char| !it.is_alphabetic() && it != '\'').filter(|it| !it.is_empty()).collect();
    let score = |own: &Vec<String>| words.iter().filter(|it| own.iter().any(|own| own == *it)).count();
    let kinds = |own: &Vec<String>| own.iter().filter(|own| words.contains(&own.as_str())).count();
    let signs = lexicon::signs();
    let own = signs.get("en").map_or(0, |own| own.iter().filter(|it| words.contains(&it.as_str())).count());
    let english = lexicon.languages.get("en").map_or(0, score) + own;
    let order = ["de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr"];
    let best = |score: &dyn Fn(&str) -> usize| {
        let found = order.iter().filter_map(|it| lexicon.languages.get_key_value(*it)).map(|it| it.0.as_str());
        found.map(|tag| (score(tag), tag)).rev().max_by_key(|it| it.0).unwrap_or((0, "en"))
    };
    let kinds_of = |tag: &str| lexicon.languages.get(tag).map_or(0, kinds);
    let small = |tag: &str| lexicon.languages.get(tag).map_or(0, score);
    let (count, tag) = best(&small);
    // One small word of a language, however often, can be that of a dish: `al ragù`.
    let clear =
        count > english + 1 && kinds_of(tag) > 1 && order.iter().filter(|it| small(it) + 1 >= count).count() == 1;
    if clear {
        return tag;
    }
    // Few function words, or as many of two languages: what else is written only in one of them decides.
    let sign = |tag: &str| {
        let said = |it: &&String| match it.chars().count() {
            _ if it.starts_with('-') => words.iter().any(|word| word.ends_with(&it[1..])),
            0..2 => lower.contains(it.as_str()),
            _ => words.contains(&it.as_str()),
        };
        small(tag) + signs.get(tag).map_or(0, |own| own.iter().filter(said).count())
    };
    let (count, tag) = best(&sign);
    let own = kinds_of(tag) + sign(tag) - small(tag);
    if count > english && (own >= 2 || words.len() <= 6) { tag } else { "en" }
}
