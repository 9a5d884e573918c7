//! What words mean: of a trade for the whole page, of a term for one feature.

use std::collections::BTreeSet;

use serde_json::Value;

use super::heads;
use crate::author::offline::choice::Choice;
use crate::author::offline::deck::{Deck, Term};
use crate::author::offline::scope::{Item, Scope};
use crate::author::offline::template;
use crate::author::offline::wording;
use crate::plan::{Facts, Plan};

/// What says that somebody comes to those they work for.
const COMES: [&str; 10] = [
    "mobile ",
    "come to you",
    "comes to you",
    "come to your",
    "comes to your",
    "at your home",
    "to your door",
    "your house or",
    "home visits",
    "we travel to",
];

/// Sets the words of the page's trade, if it is known.
pub(super) fn trade(scope: &mut Scope<'_>, plan: &Plan, deck: &Deck, choice: &Choice) {
    let trades = deck.trades();
    let words = |it: &serde_json::Map<String, Value>| -> Vec<String> {
        let all = it.get("match").and_then(Value::as_array).into_iter().flatten();
        all.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    // Who is asked to come by is where somebody works: a cup is no pottery.
    let at_home = ["place", "work", "cause"].contains(&scope.get("family").unwrap_or_default());
    let course = scope.get("type") == Some("course");
    let family = scope.get("family").unwrap_or_default().to_owned();
    let suits = |it: &&serde_json::Map<String, Value>| {
        let families = it.get("families").and_then(Value::as_array);
        let meant = families.is_none_or(|all| all.iter().any(|it| it.as_str() == Some(&family)));
        // What a letter or a podcast is about is not what its makers do.
        let about = family != "paper" || families.is_some_and(|all| all.iter().any(|it| it.as_str() == Some("paper")));
        meant && about && (at_home || course || !it.contains_key("visit"))
    };
    let best_in = |text: &str| {
        // What a program is for stands in its core: accounting software, but no bakery.
        let core = if at_home || course { text } else { wording::core(text) };
        let best = |text: &str, core: &str| {
            let within = |it: &serde_json::Map<String, Value>| if it.contains_key("families") { text } else { core };
            let scored =
                trades.trade.iter().filter(suits).filter_map(|it| Some((longest(&words(it), within(it))?, it)));
            scored.max_by_key(|it| it.0).map(|it| it.1)
        };
        // What something is stands before what it is for.
        best(wording::core(text), wording::core(text)).or_else(|| best(text, core))
    };
    // A name or a promise borrows its words: a Repair Café pours no coffee, and a thermostat that learns gives no lessons.
    let name = if ["place", "work"].contains(&family.as_str()) { plan.site.name.as_str() } else { "" };
    let promise = if family == "thing" { "" } else { plan.facts.promise.as_str() };
    let opening = promise.split(' ').take(4).collect::<Vec<_>>().join(" ");
    // A studio for games is a studio.
    let whole = ["place", "meeting", "cause"].contains(&family.as_str())
        || scope.get("lang").is_none_or(|it| it.starts_with("en"));
    let core = family == "work" || !whole;
    let what = if core { wording::core(&plan.facts.what) } else { plan.facts.what.as_str() };
    // Nobody learns on a golf course.
    let what = &what.replace("golf course", "golf");
    let what = what.split(" about ").next().unwrap_or_default();
    // A restaurant finder is no restaurant.
    let english = scope.get("lang").is_none_or(|it| it.starts_with("en"));
    let human = english && (at_home || family == "meeting");
    let what = if human { heads::telling(what) } else { what };
    let texts = [what, if human { heads::telling(name) } else { name }, &opening];
    let Some(trade) = texts.iter().find_map(|it| best_in(it)) else { return };
    // Who comes to people asks nobody to come in.
    let prompt = plan.site.prompt.to_lowercase();
    let travels = ["place", "work"].contains(&family.as_str()) && COMES.iter().any(|it| prompt.contains(it));
    let stays = ["visit", "closing", "lead", "title", "offer", "faq", "about"];
    let kept = |it: &String| {
        let key = ["match", "families"].contains(&it.as_str());
        let left = key || travels && stays.contains(&it.as_str());
        !left
    };
    for (name, value) in trade.iter().filter(|it| kept(it.0)) {
        let ways: Vec<&str> = match value {
            Value::Array(ways) => ways.iter().filter_map(Value::as_str).collect(),
            other => other.as_str().into_iter().collect(),
        };
        if let Some(text) = ways.get(choice.pick(&format!("trade.{name}"), ways.len())) {
            let text = template::fill(text, scope);
            scope.set(format!("trade.{name}"), text.unwrap_or_default());
        }
    }
}

/// Sets the list of what can be said from the words for what it is, for whom, and what it does.
pub(super) fn aspects(scope: &mut Scope<'_>, facts: &Facts, deck: &Deck, choice: &Choice) {
    let text = [facts.what.as_str(), &facts.promise, &facts.audience, &facts.claims.join(" ")].join(" | ");
    let asked = facts.action.as_ref().map_or("", |it| it.label.as_str());
    let against = format!("{text} | {asked}").to_lowercase();
    let mut items = Vec::new();
    for (index, term) in deck.terms().iter().enumerate() {
        if term.unless.iter().any(|it| against.contains(it.as_str())) {
            continue;
        }
        if term.title.is_empty() || !belongs(term, scope) || longest(&term.words, &text).is_none() {
            continue;
        }
        let say = term.say.get(choice.pick(&format!("aspect.{index}"), term.say.len()));
        let filled = (template::fill(&term.title, scope), say.and_then(|it| template::fill(it, scope)));
        if let (Some(title), Some(say)) = filled {
            items.push(Item::of([("title", title.as_str()), ("text", say.as_str())]));
        }
    }
    scope.set_list("aspect", items);
}

/// Sentences about features, each used once.
pub(super) struct Glosses<'c> {
    terms: &'c [Term],
    choice: &'c Choice,
    used: BTreeSet<String>,
}

impl<'c> Glosses<'c> {
    /// The sentences of a deck.
    pub(super) fn new(deck: &'c Deck, choice: &'c Choice) -> Self {
        Self { terms: deck.terms(), choice, used: BTreeSet::new() }
    }

    /// No sentences.
    pub(super) fn none(choice: &'c Choice) -> Self {
        Self { terms: &[], choice, used: BTreeSet::new() }
    }

    /// What a feature's name means for the reader, as far as it is known and not yet said.
    pub(super) fn of(&mut self, title: &str, scope: &Scope<'_>) -> String {
        // Whom somebody worked for is a name: `Lake Street Bikes` says nothing of bikes.
        let proper = title.contains(' ') && title.split(' ').all(|it| !it.starts_with(char::is_lowercase));
        if proper && scope.get("type") == Some("portfolio") {
            return String::new();
        }
        // What is said with its hour is a moment of a day, and no dish: `Vin d'honneur à 17h`.
        let counted = title.starts_with(|it: char| it.is_ascii_digit()) && scope.get("family") == Some("cause");
        if counted || scope.get("family") == Some("meeting") && title.contains(|it: char| it.is_ascii_digit()) {
            return String::new();
        }
        let lower = title.to_lowercase();
        // The verb of `books the room` is not a book.
        let nouns =
            if super::things::does(title, scope) { title.split_once(' ').map_or(title, |it| it.1) } else { title };
        // `Write the list` is what readers do, and `writes the record` what is done for them.
        let whole = |word: &String| {
            lower.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        let begins = |it: &Term| !it.first || it.words.iter().any(whole);
        let named = named(nouns, scope);
        let long = |it: &Term| match it {
            Term { first: true, .. } => longest(&it.words, title),
            Term { before: true, .. } => longest(&it.words, nouns),
            _ => named.longest(&it.words),
        };
        let terms = self.terms.iter().filter(|it| begins(it) && belongs(it, scope));
        let mut found: Vec<(usize, &Term)> = terms.filter_map(|it| Some((long(it)?, it))).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.0));
        for (_, term) in found {
            let start = self.choice.pick(&format!("gloss.{title}"), term.say.len());
            let order = (0..term.say.len()).map(|it| &term.say[(start + it) % term.say.len()]);
            let fresh = order.filter_map(|it| template::fill(it, scope)).find(|it| !self.used.contains(it));
            if let Some(text) = fresh {
                self.used.insert(text.clone());
                return text;
            }
        }
        String::new()
    }
}

/// Whether a word means on this page what the term says: `live` of a program, not of music.
fn belongs(term: &Term, scope: &Scope<'_>) -> bool {
    let family = scope.get("family").unwrap_or_default();
    term.family.is_empty() || term.family.iter().any(|it| it == family)
}

/// What a feature names: pins and not a plan where one drops `pins on a floor plan`, and no cider at a `cider pressing`.
fn named(title: &str, scope: &Scope<'_>) -> Beginnings {
    let mut named = Beginnings::of(wording::core(title));
    // Elsewhere a verb ends it, or the noun comes first.
    named.last = scope.get("lang").is_none_or(|it| it.starts_with("en"));
    named
}

/// A text in which words are looked for, and where its own words begin.
pub(super) struct Beginnings {
    lower: String,
    starts: Vec<usize>,
    /// Whether only its last word counts, and what belongs to that.
    last: bool,
}

impl Beginnings {
    pub(super) fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let mut before = ' ';
        let begins = |(at, it): (usize, char)| (!std::mem::replace(&mut before, it).is_alphanumeric()).then_some(at);
        let starts = lower.char_indices().filter_map(begins).collect();
        Self { lower, starts, last: false }
    }

    /// The length of the longest of `words` that begins a word of the text.
    pub(super) fn longest(&self, words: &[String]) -> Option<usize> {
        let whole = |word: &str, rest: &str| {
            let after = rest[word.len()..].chars().next();
            // `Classic` is no class.
            let other = ["ic", "al"].iter().any(|it| rest[word.len()..].starts_with(it));
            word.chars().count() > 4 && !other || after.is_none_or(|it| !it.is_alphanumeric() || it == 's')
        };
        let rests = self.starts.iter().map(|it| &self.lower[*it..]);
        let fits = |word: &str, rest: &str| !self.last || !rest[word.len()..].contains(' ');
        let begins = |word: &str| rests.clone().any(|it| it.starts_with(word) && whole(word, it) && fits(word, it));
        words.iter().filter(|it| begins(it)).map(String::len).max()
    }
}

/// The length of the longest of `words` that begins a word of `text`.
pub(super) fn longest(words: &[String], text: &str) -> Option<usize> {
    Beginnings::of(text).longest(words)
}
