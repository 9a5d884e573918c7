//! What sentences say that somebody or something does: `We name, draw and launch food brands.`

use std::ops::Range;

use super::features::{evened, small_first};
use super::item::feature;
use super::list;
use super::lookup::capital;
use super::order::{is_order, is_use};
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::{Facts, Feature};

/// How few verbs are no list yet.
const LEAST: usize = 3;

/// What the first sentence of at least three verbs with one object says that somebody does, as the names of services.
/// The sentence stays: it says to what.
pub(super) fn read(source: &Source) -> Vec<Feature> {
    let open = source.open();
    let sentences = source.sentences();
    let all = sentences.iter().map(|it| verbs(&open[it.clone()])).find(|it| it.len() >= LEAST).unwrap_or_default();
    all.iter().map(|it| Feature { title: capital(&gerund(it)), ..Feature::default() }).collect()
}

/// Whether items say how somebody is, each in one word: `British, warm, northern.`
pub(super) fn sounds(items: &[String], lexicon: &Lexicon) -> bool {
    let tone = |it: &String| lexicon.tones.contains(&it.to_lowercase());
    items.iter().all(|it| !it.contains(' ')) && items.iter().any(tone)
}

/// Whether items are three things or more that the reader is called to do: `Join a walk, lend a boat, or donate.`
pub(super) fn calls(items: &[String], lexicon: &Lexicon) -> bool {
    let verb = |it: &String| lexicon.verbs.contains(&it.split(' ').next().unwrap_or_default().to_lowercase());
    let plain = |it: &String| it.split(' ').count() <= 5 && !it.contains([TAKEN, ':', '?', '"']);
    items.len() >= LEAST && items.iter().all(|it| verb(it) && plain(it)) && items[0].contains(' ')
}

/// What two sentences or more after the first say that readers do with a thing: `Rank them by revenue. Close the loop.`
pub(super) fn uses(source: &mut Source, lexicon: &Lexicon) -> Vec<Feature> {
    const LONGEST: usize = 72;
    let sentences = source.sentences();
    let whole = |range: &Range<usize>| {
        let text = source.open()[range.clone()].trim().to_owned();
        let short = text.chars().count() <= LONGEST && text.split(' ').count() > 2;
        short && text.ends_with('.') && !text.contains([TAKEN, ':', '"', '“', '(']) && is_use(&text, lexicon)
    };
    let all: Vec<Range<usize>> = sentences.into_iter().skip(1).filter(whole).collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let said = |it: &Range<usize>| source.text()[it.clone()].trim().trim_end_matches('.').to_owned();
    let found = all.iter().map(|it| Feature { title: said(it), ..Feature::default() }).collect();
    for it in all {
        source.take(it);
    }
    found
}

/// The things that somebody does something to: `Volunteers fix lamps, toasters and chairs.` The sentence stays.
pub(super) fn objects(items: &[String]) -> Option<Vec<String>> {
    const VERBS: [&str; 31] = [
        "borrow",
        "lend",
        "fix",
        "mend",
        "repair",
        "bake",
        "brew",
        "roast",
        "grow",
        "clean",
        "sharpen",
        "cut",
        "paint",
        "print",
        "sell",
        "make",
        "build",
        "teach",
        "serve",
        "collect",
        "rescue",
        "restore",
        "write",
        "design",
        "draw",
        "photograph",
        "shoot",
        "translate",
        "edit",
        "do",
        "offer",
    ];
    let (first, others) = items.split_first()?;
    let words: Vec<&str> = first.split(' ').collect();
    let at = words.iter().position(|it| VERBS.contains(&it.trim_end_matches('s')))?;
    // `…, email sequences and product descriptions for small brands`
    let others: Vec<&str> = others.iter().map(|it| it.split(" for ").next().unwrap_or(it)).collect();
    let short = others.len() > 1 && others.iter().all(|it| it.split(' ').count() <= 3);
    let object = words[at + 1..].join(" ");
    (short && (1..=2).contains(&at) && !object.is_empty())
        .then(|| std::iter::once(object).chain(others.iter().map(|it| (*it).to_owned())).collect())
}

/// The verbs of `We name, draw and launch food brands`, if one object follows the last of them.
fn verbs(sentence: &str) -> Vec<&str> {
    let Some(rest) = ["We ", "I "].iter().find_map(|it| sentence.strip_prefix(it)) else { return Vec::new() };
    let Some((first, last)) = rest.split_once(" and ") else { return Vec::new() };
    let Some((last, object)) = last.split_once(' ') else { return Vec::new() };
    let verb = |it: &&str| it.len() > 2 && it.bytes().all(|it| it.is_ascii_lowercase());
    let all: Vec<&str> = first.trim_end_matches(',').split(", ").chain([last]).collect();
    let said = object.chars().next().is_some_and(char::is_alphanumeric) && !object.contains(TAKEN);
    if said && all.iter().all(verb) { all } else { Vec::new() }
}

/// `name` → `naming`, `plan` → `planning`.
fn gerund(verb: &str) -> String {
    let vowel = |it: u8| b"aeiou".contains(&it);
    let stem = verb.strip_suffix('e').filter(|it| !it.ends_with(['e', 'o', 'y']));
    if let Some(stem) = stem {
        return match stem.strip_suffix('i') {
            Some(stem) => format!("{stem}ying"),
            None => format!("{stem}ing"),
        };
    }
    let one = verb.bytes().filter(|it| vowel(*it)).count() == 1;
    match verb.as_bytes() {
        [.., before, inner, last]
            if one && !vowel(*before) && vowel(*inner) && !b"wxy".contains(last) && !vowel(*last) =>
        {
            format!("{verb}{}ing", char::from(*last))
        }
        _ => format!("{verb}ing"),
    }
}

/// What a sentence says that it does: `It writes the summary and emails the client.` The sentence stays a claim.
pub(super) fn done(source: &Source) -> Vec<Feature> {
    let verb =
        regex(r"^\p{Ll}{2,}[^s\W]s (?:up |out |down )?(?:the|a|an|your|every|all|when|what|who|how|each|[\p{L}\d]+)\b");
    for range in source.sentences() {
        let text = source.open()[range].trim_matches(|it| it == TAKEN || it == ' ').to_owned();
        let after = text.split_once(": ").map_or(text.as_str(), |it| it.1);
        let subjects = ["It ", "it ", "The app ", "The tool ", "Sie ", "Er ", "Il ", "Elle "];
        let does = subjects.iter().find_map(|it| after.strip_prefix(it)).unwrap_or(after);
        let does = does.trim_end_matches(['.', '!']);
        let items = list::items(&small_first(does));
        let verbal = items.iter().all(|it| verb.is_match(it) && it.chars().count() <= 60);
        if items.len() > 1 && verbal && !after.contains(TAKEN) {
            return items.iter().map(|it| feature(it)).collect();
        }
    }
    Vec::new()
}

/// What a course says that one learns: `You learn to dial in, steam milk and descale your machine.` The sentence stays.
pub(super) fn learnt(source: &Source, facts: &mut Facts) {
    let pattern = r"\b(?i:(?:you|students|participants|learners|kids|children|they|everyone) (?:will |can |'ll |’ll )?(?:learn|practise|practice)(?: how)?(?: to)?) ([^.;!?\n\x01]{8,160})";
    let Some(found) = source.find(pattern) else { return };
    let items = list::items(found.text(1));
    let least = if found.text(0).contains(" to ") { 2 } else { 3 };
    if items.len() >= least && items.iter().all(|it| it.split(' ').count() <= 7) {
        facts.features = evened(items.iter().map(|it| feature(it)).collect());
    }
}

/// A sentence of short clauses: `Students pick a slot, parents get reminders.` The sentence stays a claim.
pub(super) fn clauses(source: &Source, lexicon: &Lexicon) -> Vec<Feature> {
    let found = source.sentences().into_iter().find_map(|range| {
        let open = source.open()[range].to_owned();
        let items = list::items(&open);
        let short = items.iter().all(|it| (3..=11).contains(&it.split(' ').count()) && it.chars().count() <= 64);
        let speaks = ["by", "taught", "led", "run", "hosted", "written", "we", "i", "wir", "ich", "nous", "je", "you"]
            .contains(&open.split(' ').next().unwrap_or_default().to_lowercase().as_str());
        let own = !speaks
            && !open.contains(" of us")
            && !open.contains(['\u{1}', ':', '"', '“'])
            && !is_order(&open, lexicon);
        let first = |it: &str| lexicon.is_function_word(it.split(' ').next().unwrap_or(""));
        (items.len() > 1 && short && own && !items.iter().skip(1).any(|it| first(it))).then_some(items)
    });
    found.into_iter().flatten().map(|it| feature(&it)).collect()
}

#[cfg(test)]
mod tests {
    use super::{gerund, verbs};

    #[test]
    fn verbs_get_their_ending() {
        let cases =
            [("name", "naming"), ("plan", "planning"), ("draw", "drawing"), ("tie", "tying"), ("clean", "cleaning")];
        for (verb, doing) in cases {
            assert_eq!(gerund(verb), doing);
        }
    }

    #[test]
    fn only_verbs_with_one_object_are_doings() {
        assert_eq!(verbs("We name, draw and launch food brands."), ["name", "draw", "launch"]);
        assert_eq!(verbs("We bake bread, rolls and cake."), [] as [&str; 0]);
        assert_eq!(verbs("We cut, sew and mend."), [] as [&str; 0]);
    }
}
