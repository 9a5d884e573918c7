//! What is left of a sentence in parts, in languages with a deck of their own: `Blumenladen in Ulm, Sträuße und Kränze`
//! says what there is behind what is read. The words are in `reading/<lang>/rests.toml`.

use std::ops::Range;

use serde::Deserialize;

use super::item;
use super::list;
use super::look;
use super::lookup::{capital, without_article};
use super::order::is_order;
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::assets;
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::plan::{Facts, Feature};

/// The small words of a language around what is left.
#[derive(Debug, Deserialize)]
struct Words {
    /// Words that only present what is read: `tel`, `ouvert`, `ubicado`.
    present: Vec<String>,
    /// Words with which a part goes on with the one before it, so that the sentence stays whole.
    goes_on: Vec<String>,
    /// Words that make a part a clause and no thing that there is.
    says: Vec<String>,
    /// How verbs end that stand first in a part: `aident`, `tenemos`.
    verbal: Vec<String>,
}

/// The time of a day at the end of what is read.
const HOURS: &str = r"\x01((?: von| ab| um| de| à partir de| dès| à| desde las| a las| a partir de las)? \d{1,2}(?:[:.h]\d{2})?(?: ?(?:bis|à|a|-|–) ?(?:las )?\d{1,2}(?:[:.h]\d{2})?)?(?: ?(?:uhr|h|heures|horas))?)$";

/// How long a thing in a list is at most, in words.
const LONGEST: usize = 7;

/// Words that only present what is read, in a language that has some.
pub(super) fn present(lang: &str) -> Option<Vec<String>> {
    let path = format!("reading/{lang}/rests.toml");
    assets::template(&path).is_some().then(|| shared::<Words>(&path).present.clone())
}

/// Whether a few words name something that there is, in a language that has words for it.
pub(super) fn is_item(part: &str, lang: &str) -> bool {
    let path = format!("reading/{lang}/rests.toml");
    assets::template(&path).is_some() && is_thing(part, &shared::<Words>(&path))
}

/// What something is, with the second of two for whom it is: `cuadrantes de turnos para bares y restaurantes`.
pub(super) fn whole_what(source: &Source, facts: &mut Facts) {
    if ![" para ", " pour ", " für "].iter().any(|it| facts.what.contains(it)) {
        return;
    }
    let Some(at) = source.text().find(&facts.what) else { return };
    let rest = &source.text()[at + facts.what.len()..];
    let found = regex(r"^( (?:y|et|und) [\p{L}\-]+(?: [\p{L}\-]+)?)(?:[.,;:\n]|$)").captures(rest);
    let parts = [" para ", " pour ", " für "].iter().find_map(|it| facts.what.split_once(it));
    if let (Some(second), Some((what, first))) = (found.and_then(|it| it.get(1)), parts)
        && facts.audience.is_empty()
    {
        facts.audience = format!("{first}{}", second.as_str());
        facts.what = what.to_owned();
    }
}

/// Whether a later sentence of few words says who somebody is, or how many: `Wir sind zwei Gründerinnen aus Leipzig.`
pub(super) fn tells_much(sentence: &str, at: usize, lang: &str) -> bool {
    if at == 0 || lang == "en" {
        return false;
    }
    let who = regex(r"^(?i:wir sind|ich bin|nous sommes|on est|je suis|somos|soy) ").is_match(sentence);
    // `Server in Frankfurt.`
    let where_from = regex(r"^\p{Lu}\p{L}+ (?:in|aus|à|de|en) \p{Lu}[\p{L}\-]+[.!]?$").is_match(sentence);
    who || where_from || sentence.starts_with(|it: char| it.is_ascii_digit()) && !sentence.contains('€')
}

/// Keeps what a sentence says beside what is read of it, and whether it is such a sentence.
pub(super) fn keep(
    source: &Source,
    sentence: &Range<usize>,
    facts: &mut Facts,
    (name, lang): (&str, &str),
    lexicon: &Lexicon,
) -> bool {
    let path = format!("reading/{lang}/rests.toml");
    if assets::template(&path).is_none() {
        return false;
    }
    let words = shared::<Words>(&path);
    let Some(mut kept) = kept(source, sentence, facts, name, (&words, lexicon)) else { return false };
    // `mobile Tierärztin im Landkreis Uelzen` says more of what it is than `mobile Tierärztin`.
    let more =
        |it: &String| it.to_lowercase().starts_with(&facts.what.to_lowercase()) && it.split(' ').count() <= LONGEST;
    if let Some(at) = kept.iter().position(more).filter(|_| !facts.what.is_empty()) {
        let whole = kept.remove(at);
        facts.what = format!("{}{}", facts.what, &whole[facts.what.len().min(whole.len())..]);
    }
    let items: Vec<String> = kept.iter().flat_map(|it| list::items(it)).collect();
    let thing = |it: &String| is_thing(it, &words);
    let listed = facts.features.is_empty() && items.len() > 1 && items.iter().all(thing);
    if listed {
        facts.features = items.iter().map(|it| named(it)).collect();
    } else if !kept.is_empty() {
        facts.claims.push(capital(&kept.join(", ")));
    }
    true
}

fn named(text: &str) -> Feature {
    item::feature(&capital(without_article(text)))
}

/// The parts of a sentence that are not read, where others are; none where the sentence is better whole.
fn kept(
    source: &Source,
    sentence: &Range<usize>,
    facts: &Facts,
    name: &str,
    (words, lexicon): (&Words, &Lexicon),
) -> Option<Vec<String>> {
    let text = source.text()[sentence.clone()].trim_end_matches(['.', '!', ' ']);
    // A name may have its marks.
    let marks = ['"', '„', '«', '“', '”', '»'];
    let bare = if name.is_empty() { text.to_owned() } else { text.replacen(name, "", 1) };
    let close = bare.replace([' ', '\u{a0}'], "");
    let named = text.matches(marks).count() == 2 && ["\"\"", "„“", "«»", "“”"].iter().any(|it| close.contains(it));
    if text.contains(marks) && !named || text.contains(['?', '\n']) {
        return None;
    }
    let parts = parts(text, sentence.start);
    let mut kept = Vec::new();
    let mut dropped = 0;
    for (index, part) in parts.iter().enumerate() {
        let said = source.text()[part.clone()].trim().trim_end_matches([':', ',', ';']);
        let open = source.open()[part.clone()].to_lowercase();
        if said.is_empty() {
            continue;
        }
        if index > 0 && (is_order(said, lexicon) || look::is_look(said, lexicon) && !is_without(said)) {
            dropped += 1;
            continue;
        }
        // `Hoffest in Werder am 12. September von 11 bis 18 Uhr`
        let hours = regex(HOURS).captures(&open).and_then(|it| it.get(1)).map(|it| it.range());
        let untimed = hours.as_ref().map_or(open.as_str(), |it| &open[..it.start]);
        if is_known(untimed, said, facts, name, (words, lexicon)) {
            dropped += 1;
            kept.extend(hours.map(|it| source.text()[part.start + it.start..part.end].trim().to_owned()));
            continue;
        }
        let first = said.split([' ', '’', '\'']).next().unwrap_or_default().to_lowercase();
        // The first part carries the others, and a later one can go on with what is dropped.
        if index == 0 || dropped > 0 && words.goes_on.contains(&first) {
            return None;
        }
        // `Lübben: wir bauen Nester`, where the town is read.
        let told = said.find(": ").filter(|at| {
            let before =
                part.start + (source.text()[part.clone()].len() - source.text()[part.clone()].trim_start().len());
            is_known(&source.open()[before..before + at].to_lowercase(), &said[..*at], facts, name, (words, lexicon))
        });
        if let Some(at) = told {
            dropped += 1;
            kept.push(said[at + 2..].to_owned());
            continue;
        }
        kept.push(without_and(beside_price(source, part, facts).as_deref().unwrap_or(said)).to_owned());
    }
    (dropped > 0).then_some(kept)
}

/// Whether all of a part is read: what is open of it is its name, what it is, or a word that presents what is read.
fn is_known(open: &str, said: &str, facts: &Facts, name: &str, (words, lexicon): (&Words, &Lexicon)) -> bool {
    let read = [name, &facts.what, &facts.audience, &facts.venue, &facts.address].map(str::to_lowercase);
    let read = |it: &str| {
        let is = |all: &str| all.split(|it: char| !it.is_alphanumeric()).any(|word| word == it);
        read.iter().any(|all| is(all)) || facts.places.iter().any(|place| is(&place.to_lowercase()))
    };
    let taken = open.contains(TAKEN) || [name, &facts.what].iter().any(|it| !it.is_empty() && said.contains(*it));
    let mut left = open.split(|it: char| !(it.is_alphanumeric())).filter(|it| !it.is_empty());
    taken && left.all(|it| lexicon.is_function_word(it) || words.present.iter().any(|word| word == it) || read(it))
}

/// Whether a part names something that there is.
fn is_thing(part: &str, words: &Words) -> bool {
    let bare = item::outside_brackets(part);
    let all: Vec<String> = bare.split(' ').map(str::to_lowercase).collect();
    let says = |it: &String| {
        words.says.contains(it) || it.split(['’', '\'']).next().is_some_and(|it| words.says.iter().any(|say| say == it))
    };
    let first = all.first().map(String::as_str).unwrap_or_default();
    let verbal = words.verbal.iter().any(|it| first.len() > it.len() + 2 && first.ends_with(it.as_str()));
    all.len() <= LONGEST
        && !verbal
        && !all.iter().any(says)
        && !words.goes_on.iter().any(|it| it == first)
        && !bare.contains([':', '@', '€', '%'])
        && !regex(r"^\d{1,2} ?(?:h|uhr|Uhr)\d*\b").is_match(&bare)
        && bare.chars().any(char::is_alphabetic)
}

/// What stands behind a price in its part: the `matériel compris` of `160 € matériel compris`.
fn beside_price(source: &Source, part: &Range<usize>, facts: &Facts) -> Option<String> {
    let (text, open) = (&source.text()[part.clone()], &source.open()[part.clone()]);
    let start = open.rfind(TAKEN)? + 1;
    let amount = |it: &crate::plan::Price| {
        text[..start].trim_end().ends_with(it.amount.rsplit(' ').next().unwrap_or(&it.amount))
    };
    let rest = text[start..].trim();
    let before = open[..start].replace(TAKEN, "");
    (before.trim().is_empty() && facts.prices.iter().any(amount) && !rest.is_empty()).then(|| rest.to_owned())
}

/// Whether a part says what is not there: `sans pub`.
fn is_without(part: &str) -> bool {
    ["sans ", "ohne ", "sin "].iter().any(|it| part.starts_with(it))
}

fn without_and(part: &str) -> &str {
    ["und ", "sowie ", "et ", "y "].iter().find_map(|it| part.strip_prefix(it)).unwrap_or(part)
}

/// The places of what stands between the commas, semicolons and dashes of a text, outside brackets.
pub(super) fn parts(text: &str, at: usize) -> Vec<Range<usize>> {
    let (mut start, mut depth) = (0, 0_i32);
    let mut all = Vec::new();
    for (here, it) in text.char_indices() {
        depth += i32::from(it == '(') - i32::from(it == ')');
        let dash = matches!(it, '–' | '—' | '-' | '·' | '/') && text[..here].ends_with(' ');
        let ends = (matches!(it, ',' | ';') || dash) && text[here + it.len_utf8()..].starts_with(' ');
        if ends && depth <= 0 {
            all.push(at + start..at + here);
            start = here + it.len_utf8();
        }
    }
    all.push(at + start..at + text.len());
    all
}
