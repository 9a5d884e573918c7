//! Which type of page a prompt speaks for: the words and facts of each type are weighed.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::lexicon;
use super::read::type_of_occasion;
use super::wording;
use crate::plan::{Facts, PageType, page_types};

/// The words of `templates/reading/suggest.toml`, which says what each list is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signs {
    waits: Vec<String>,
    tools: Vec<String>,
    people: Vec<String>,
    helpers: Vec<String>,
    made: Vec<String>,
    requests: Vec<String>,
    origins: Vec<String>,
    desks: Vec<String>,
    grounds: Vec<String>,
    false_friends: BTreeMap<String, Vec<String>>,
}

/// What a word counts where it is part of what the subject is.
const IN_NOUN: usize = 4;

/// What a word of waiting counts where a program is waited for.
const WAITED: usize = 10;

/// What it counts where the prompt begins by asking for a page of the type: `Portfolio for Ines, …`; and within how many
/// letters it does.
const ASKED: usize = 14;
const BEGINNING: usize = 48;

/// Facts of what has a place or is somebody.
const NEAR: &str = "address|hours|phone|places|venue";

/// The page type that the words and facts of a prompt speak for. Software is what is said to be a program, or of which
/// nothing else is said.
///
/// # Panics
/// If the binary has no page types: a fault of the build.
pub(super) fn page_type(text: &str, facts: &Facts, (name, lang): (&str, &str)) -> PageType {
    if let Some(name) = type_of_occasion(text)
        && let Some(known) = page_types().into_iter().find(|it| it.name == name)
    {
        return known;
    }
    let words = lexicon::types(lang);
    let signs = lexicon::shared::<Signs>("reading/suggest.toml");
    let whole = text.to_lowercase();
    let audience = facts.audience.to_lowercase();
    let lower = if audience.is_empty() { whole } else { whole.replace(&audience, "") };
    // Those of a help desk let nobody in.
    let lower = signs.requests.iter().fold(lower, |text, it| text.replace(it, "requests"));
    // Who says no more than a name may be called after a trade: `Architekturbüro Lenz`.
    let what = if facts.what.is_empty() && lang != "en" { name.to_lowercase() } else { facts.what.to_lowercase() };
    // A novel about an accountant keeps no books.
    let (what, lower) = match what.split_once(" about ") {
        Some((it, subject)) => (it.to_owned(), lower.replace(subject, "")),
        None => (what, lower),
    };
    let nameless = without_name(&lower, &what, (name, lang));
    let mut given = facts.given();
    // Where a thing is made nobody comes by.
    if signs.origins.iter().any(|it| lower.contains(it)) {
        given.remove("places");
    }
    let tool = is_tool(&what, &signs);
    // What can be read and changed is first of all that.
    let served = tool && facts.licence.is_empty();
    let phone = ["ios", "iphone", "android", "app store", "google play"].iter().any(|it| says(&lower, it));
    let runs_on = if phone { "mobile-app" } else { "saas" };
    let program = lexicon::programs().iter().any(|it| says(&lower, it)) || tool;
    // Who pays for each user pays for a program.
    let seats = facts.prices.iter().any(|it| ["user", "seat"].iter().any(|word| it.period.starts_with(word)));
    let program = program || seats;
    let score = |it: &PageType| {
        let lower = if it.family == "place" { &nameless } else { &lower };
        let others = || words.iter().filter_map(|all| all.get(&it.name)).flatten();
        let more = others().filter(|it| lower.contains(it.as_str())).count();
        // `Programm für Musikschulen` is no programme.
        let runs = |it: &str| lang == "de" && it == "programm" && lower.contains("programm für");
        let own = || {
            it.words.iter().filter(|it| !signs.false_friends.get(lang).is_some_and(|all| all.contains(it)) && !runs(it))
        };
        let words = own().filter(|it| says_in(lower, it, &signs.grounds)).count() + more;
        let noun = own().any(|it| is_head(&what, it)) || others().any(|it| what.contains(it.as_str()));
        let noun = usize::from(noun) * IN_NOUN + usize::from(is_called(&what, it, lang, &signs.desks)) * (IN_NOUN + 2);
        let facts = it.signs.iter().filter(|it| given.contains(it.0)).map(|it| it.1).sum::<usize>();
        // A program that is waited for is not there yet.
        let waits = signs.waits.iter().any(|it| lower.contains(it));
        // What is launched and has a price can be had.
        let words = if it.name == "waitlist" && !waits && given.contains("prices") { 0 } else { words };
        let waited = if it.name == "waitlist" && waits && program { WAITED } else { 0 };
        let waited = waited + if it.name == "saas" && seats { WAITED } else { 0 };
        let asks = |it: &String| lower.match_indices(it.as_str()).next().is_some_and(|it| it.0 < BEGINNING);
        let asked = if it.asked.iter().any(asks) { ASKED } else { 0 };
        let noun = noun + if served && it.name == runs_on { IN_NOUN + 2 } else { 0 };
        let said = words * it.word.max(1) + noun;
        if said + asked == 0 && it.timid { 0 } else { said + asked + facts + waited }
    };
    // A service with a subscription that somebody near by gives is none of software.
    let stays = |it: &PageType| match it.name.as_str() {
        "saas" => program || !facts.has(NEAR),
        // What does something for people and is nowhere is no shop: `helps architects check drawings. Upload a PDF …`.
        "local-business" => !(program && !facts.promise.is_empty() && !facts.has(NEAR)),
        _ => true,
    };
    let mut all: Vec<(usize, PageType)> =
        page_types().into_iter().filter(|it| stays(it)).map(|it| (score(&it), it)).collect();
    let silent = if program { "saas" } else { silent(facts) };
    all.sort_by_key(|it| (std::cmp::Reverse(it.0), it.1.name != silent, it.1.name != "saas"));
    all.into_iter().next().expect("the binary has page types").1
}

/// The text in which a place is looked for: a game may be called The Glass Orchard, and where it is said what it is, its
/// name need not say that it is a place.
fn without_name(lower: &str, what: &str, (name, lang): (&str, &str)) -> String {
    let typed = |it: &PageType| it.family != "place" && it.words.iter().any(|word| is_head(what, word));
    let apart = lang == "en" && !name.is_empty() && page_types().iter().any(typed);
    if apart { lower.replace(&name.to_lowercase(), " ") } else { lower.to_owned() }
}

/// What a prompt is about that has no word of any type.
fn silent(facts: &Facts) -> &'static str {
    if facts.has(NEAR) {
        "local-business"
    } else if !facts.promise.is_empty() || facts.prices.iter().any(|it| it.period.contains("month")) {
        "saas"
    } else if facts.prices.iter().any(|it| it.amount != "Free" && it.period.is_empty()) {
        "product"
    } else if facts.what.contains(' ') || facts.has("features") {
        "local-business"
    } else {
        "saas"
    }
}

/// Whether `what` is called as things of the type are: `app` and `habit app`, and none for `desks`.
fn is_called(what: &str, page_type: &PageType, lang: &str, desks: &[String]) -> bool {
    let core = wording::core(what);
    let word = if ["fr", "es"].contains(&lang) { core.split(' ').next() } else { core.rsplit([' ', '-']).next() };
    page_type.heads.iter().any(|it| word == Some(it)) && !desks.iter().any(|it| what.contains(it))
}

/// Whether `what` is a program by its head: `a tide planner`, and not `a wedding planner`, who is somebody.
fn is_tool(what: &str, signs: &Signs) -> bool {
    let has = |all: &[String], word: Option<&str>| word.is_some_and(|word| all.iter().any(|it| it == word));
    let ends = [" for ", " in ", " that ", " with ", " from ", " to ", " where "];
    let end = ends.iter().filter_map(|it| what.find(it)).min();
    let mut words = what[..end.unwrap_or(what.len())].rsplit(' ');
    let (head, before) = (words.next(), words.next());
    has(&signs.tools, head) && !has(&signs.people, before) || has(&signs.helpers, head) && has(&signs.made, before)
}

/// Whether the phrase `what` ends in `word`, before what only says more of it: the restaurant of `a restaurant finder`
/// is no restaurant.
fn is_head(what: &str, word: &str) -> bool {
    says(what, word) && {
        let core = wording::core(what);
        let core = core.strip_suffix('s').unwrap_or(core);
        core.ends_with(word.trim_end_matches('s')) || what.contains(&format!("{word} for ")) || !says(core, word)
    }
}

/// Whether `text` has the word or phrase `word`, also in the plural.
fn says(text: &str, word: &str) -> bool {
    says_in(text, word, &[])
}

/// The same, where a course behind one of the `grounds` teaches nothing.
fn says_in(text: &str, word: &str, grounds: &[String]) -> bool {
    let edge = |it: Option<char>| it.is_none_or(|it| !(it.is_alphanumeric() || it == '-'));
    text.match_indices(word).any(|(at, _)| {
        let after = &text[at + word.len()..];
        let ends = edge(after.chars().next()) || after.starts_with('s') && edge(after.chars().nth(1));
        // `five courses` are those of a dinner.
        let counted = word == "course"
            && (after.starts_with('s') && counts(&text[..at])
                || grounds.iter().any(|it| text[..at].ends_with(it.as_str())));
        edge(text[..at].chars().next_back()) && (ends || !word.ends_with(char::is_alphanumeric)) && !counted
    })
}

/// Whether `text` ends in a number: `five `, `7-`.
fn counts(text: &str) -> bool {
    const WORDS: [&str; 10] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"];
    let last = text.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    WORDS.contains(&last) || last.starts_with(|it: char| it.is_ascii_digit())
}
