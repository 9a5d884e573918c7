//! What is left of a sentence between commas, as people list what there is without a verb: `shift scheduling for care
//! homes. staff swap shifts by text message, managers approve with one tap, hosted in Ireland`.

use std::ops::Range;

use super::features::{Verbal, evened};
use super::item::feature;
use super::list;
use super::look::is_look;
use super::lookup::without_article;
use super::order::is_order;
use super::source::{Source, TAKEN};
use crate::author::offline::calendar::calendar;
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::plan::{Facts, Feature, Person};

/// What has been done to a thing, before the place where.
const MADE: [&str; 9] =
    ["hosted in", "made in", "printed in", "grown in", "brewed in", "roasted in", "built in", "sewn in", "stored in"];

/// With what a clause begins that is no item of a list.
const SPEAKS: [&str; 12] = ["we", "i", "you", "it", "they", "he", "she", "there", "if", "when", "after", "since"];
/// How many words a part of a list has at most.
const LONGEST: usize = 9;

/// Takes the parts of the first sentence that has at least two of them open as what there is.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    for sentence in source.sentences() {
        let Some(open) = listed(source, &sentence, lexicon) else { continue };
        let items: Vec<Feature> = open.iter().map(|it| item(&source.text()[it.clone()])).collect();
        facts.features = evened(items);
        for part in open {
            source.take(part);
        }
        return;
    }
}

/// A sentence that lists three things or more of a sort: `Maritime law: cargo claims, charter disputes, arrests of ships.`
pub(super) fn labelled(source: &mut Source, facts: &mut Facts) {
    for range in source.sentences() {
        let open = source.open()[range.clone()].to_owned();
        let Some((label, rest)) = open.split_once(": ") else { continue };
        let plain = label.chars().all(|it| it.is_alphabetic() || " -’'&".contains(it)) && label.split(' ').count() <= 3;
        let items = list::items(rest);
        let short = |it: &String| {
            it.split(' ').count() <= 4
                && it.starts_with(char::is_lowercase)
                && it.chars().all(|it| it.is_alphabetic() || " -’'".contains(it))
        };
        if plain && items.len() > 2 && items.iter().all(short) {
            let group = super::lookup::capital(label);
            facts.features =
                items.iter().map(|it| Feature { group: group.clone(), ..feature(without_article(it)) }).collect();
            return source.take(range);
        }
    }
}

fn item(text: &str) -> Feature {
    let text = text.trim().trim_end_matches(['.', '!', ';']);
    let bare = ["and ", "plus ", "with "].iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
    feature(without_article(bare))
}

/// The open parts of `sentence`, if it is such a list: at least three parts, two of them open and short, each of the
/// others read already or what the sentence begins with.
fn listed(source: &Source, sentence: &Range<usize>, lexicon: &Lexicon) -> Option<Vec<Range<usize>>> {
    let text = &source.text()[sentence.clone()];
    if text.contains(['"', '“', '?', ':', '\n', '('])
        || text.contains(" of us")
        || is_order(text, lexicon)
        || is_look(text, lexicon)
    {
        return None;
    }
    // `We install the tap, refill every fortnight` says what we do.
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    if SPEAKS.contains(&first.as_str()) {
        return None;
    }
    let parts = parts(text, sentence.start);
    let mut open = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let said = source.open()[part.clone()].trim().to_owned();
        // `hosted in Ireland`, whose place is read.
        let made = MADE.iter().any(|it| said.to_lowercase().starts_with(it));
        if said.contains(TAKEN) && !made || tells_when(&said) {
            continue;
        }
        // `Two of us, Ruth and Pim, make reports`: a name stands beside what it names.
        let name = index > 0 && said.chars().next().is_some_and(char::is_uppercase) && !is_acronym(&said);
        if is_item(&said, lexicon) && !name {
            open.push(part.clone());
        } else if index > 0 {
            return None;
        }
    }
    // `9 talks, no sponsors` is said in one breath.
    let long = open.iter().any(|it| source.text()[it.clone()].trim().split(' ').count() > 2);
    (parts.len() > 2 && (open.len() > 2 || open.len() > 1 && long)).then_some(open)
}

/// What a sentence says beside dates, hours, prices and people that are read already: `4 weeks online, Tuesdays 6pm, 390
/// EUR, by Marta Lindqvist`. None where it is no such list; empty where it says no more.
pub(super) fn beside_known(
    source: &Source,
    sentence: &Range<usize>,
    facts: &Facts,
    lexicon: &Lexicon,
) -> Option<String> {
    let text = source.text()[sentence.clone()].trim_end_matches(['.', '!']);
    let from = text.find(": ").map_or(0, |it| it + 2);
    let first = text[from..].split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let parts = parts(&text[from..], sentence.start + from);
    let said = |it: &Range<usize>| &source.text()[it.clone()];
    let read = |it: &Range<usize>| {
        let taken = source.open()[it.clone()].contains(TAKEN) && source.words_left(it.clone(), lexicon) == 0;
        taken || tells_of(said(it), &facts.people)
    };
    let known = parts.iter().filter(|it| read(it)).count();
    let short = parts.iter().all(|it| said(it).split(' ').count() <= 8);
    let listed = parts.len() > 2 && known > 1 || parts.len() > 1 && known == parts.len();
    let labelled = source.words_left(sentence.start..sentence.start + from, lexicon) > 0;
    if !listed
        || labelled
        || !short
        || !is_understood(said(&parts[0]), facts, lexicon)
        || SPEAKS.contains(&first.as_str())
        || is_order(text, lexicon)
    {
        return None;
    }
    let rest: Vec<&str> = parts.iter().filter(|it| !read(it)).map(said).collect();
    Some(super::lookup::capital(&rest.join(", ")))
}

/// Whether each word of a part that says something stands in what is read of it, or is a number.
fn is_understood(part: &str, facts: &Facts, lexicon: &Lexicon) -> bool {
    let people = facts.people.iter().map(|it| &it.name);
    let known = [&facts.what, &facts.audience, &facts.venue, &facts.address].into_iter();
    let known =
        known.chain(&facts.places).chain(&facts.dates).chain(facts.hours.iter().map(|it| &it.days)).chain(people);
    let known = known.map(|it| it.to_lowercase()).collect::<Vec<_>>().join(" ");
    let mut words = part.split(|it: char| !it.is_alphabetic()).filter(|it| it.chars().count() > 2);
    words.all(|it| lexicon.is_function_word(it) || known.contains(&it.to_lowercase()))
}

/// Whether a part says who somebody is that is read already: `by Marta Lindqvist`, `engineering manager for 12 years`.
fn tells_of(part: &str, people: &[Person]) -> bool {
    let part = part.trim();
    people.iter().any(|it| {
        part.ends_with(it.name.as_str()) || part.eq_ignore_ascii_case(&it.role) || part.eq_ignore_ascii_case(&it.text)
    })
}

/// Whether a part says when something is: `every last Wednesday of the month at 19:00`.
fn tells_when(part: &str) -> bool {
    let lower = part.to_lowercase();
    let clock = lower.contains(':') && lower.contains(|it: char| it.is_ascii_digit());
    clock || calendar().tells_day(&lower) || lower.starts_with("every ")
}

/// The places of what stands between the commas of a sentence.
fn parts(text: &str, at: usize) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut all = Vec::new();
    for (comma, _) in text.match_indices(", ") {
        all.push(at + start..at + comma);
        start = comma + 2;
    }
    all.push(at + start..at + text.len());
    all
}

/// Whether the first word is written in capitals: `GDPR compliant`, `SOC 2 report`.
fn is_acronym(part: &str) -> bool {
    let first = part.split([' ', '-']).next().unwrap_or_default();
    first.chars().count() > 1 && !first.chars().any(char::is_lowercase)
}

/// Whether a part names something: a few words, no clause that goes on with what stands before it.
fn is_item(part: &str, lexicon: &Lexicon) -> bool {
    const JOINED: [&str; 4] = ["and", "plus", "no", "with"];
    let bare = part.trim_end_matches(['.', '!']);
    let words: Vec<String> = bare.split(' ').map(str::to_lowercase).collect();
    let first = words.first().map(String::as_str).unwrap_or_default();
    let clause = lexicon.is_function_word(first) && !JOINED.contains(&first);
    let verbal = shared::<Verbal>("reading/verbal.toml");
    let told = words.iter().skip(1).any(|it| verbal.words.contains(it));
    (1..=LONGEST).contains(&words.len())
        && !clause
        && !told
        && !SPEAKS.contains(&first)
        && bare.chars().any(char::is_alphabetic)
        && !is_look(bare, lexicon)
}
