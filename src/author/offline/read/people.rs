//! People who belong to it, with what they are.

use std::ops::Range;

use super::list;
use super::lookup::{trim, without_article};
use super::source::{Source, TAKEN};
use super::words::{Word, run, words};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::{Facts, Person};

/// Words before people who make something.
const BY: [&str; 12] = ["by", "von", "par", "por", "with", "mit", "avec", "con", "of", "bei", "chez", "de"];
/// What is done by people; without it, what stands after `by` is a name of two words all the same.
const DONE: [&str; 34] = [
    "taught",
    "run",
    "led",
    "founded",
    "made",
    "maintained",
    "written",
    "hosted",
    "curated",
    "built",
    "designed",
    "owned",
    "started",
    "created",
    "edited",
    "geführt",
    "gegründet",
    "geleitet",
    "geschrieben",
    "gemacht",
    "unterrichtet",
    "animé",
    "fondé",
    "fondée",
    "tenu",
    "tenue",
    "dirigé",
    "écrit",
    "fundado",
    "fundada",
    "dirigido",
    "dirigida",
    "impartido",
    "escrito",
];
/// Words in names of houses, not of people.
const HOUSES: [&str; 24] = [
    "garden",
    "community",
    "club",
    "council",
    "trust",
    "ltd",
    "inc",
    "gmbh",
    "school",
    "university",
    "college",
    "church",
    "company",
    "studio",
    "street",
    "museum",
    "press",
    "verein",
    "calendar",
    "drive",
    "sheets",
    "core",
    "line",
    "west",
];

/// Reads people from a sentence: `taught by Hanna Mäkelä, printmaker in Turku`.
pub(super) fn read(source: &Source, facts: &mut Facts, name: &str, lexicon: &Lexicon) {
    if !facts.people.is_empty() {
        return;
    }
    let text = source.text();
    let words = words(text);
    for (index, word) in words.iter().enumerate() {
        if !BY.contains(&&*word.lower()) || source.is_taken(word.start) {
            continue;
        }
        let done = index > 0 && DONE.contains(&&*words[index - 1].lower());
        let strict = !["by", "von", "par", "por"].contains(&&*word.lower()) || !done;
        let Some((range, before)) = named(text, &words, index, strict) else { continue };
        let whole = &text[range.clone()];
        if whole == name
            || !is_somebody(whole, lexicon)
            || !done && ["of", "de", "bei", "chez"].contains(&&*word.lower())
        {
            continue;
        }
        let rest = &text[range.end..];
        let role = role_after(rest).or_else(|| talk(&text[..range.start], rest)).unwrap_or(before);
        let mut all = parted(whole);
        if let [one] = all.as_mut_slice() {
            one.role = role;
        }
        facts.people.extend(all);
    }
    facts.people.dedup_by(|a, b| a.name == b.name);
}

/// The capitalised words after the word `index`, over at most two small ones that say what somebody is.
fn named(text: &str, words: &[Word<'_>], index: usize, strict: bool) -> Option<(Range<usize>, String)> {
    let first = (index + 1..index + 4).find(|at| words.get(*at).is_some_and(Word::is_capital))?;
    if text[words[index].end()..words[first].start].contains(|it: char| !it.is_alphanumeric() && it != ' ') {
        return None;
    }
    // `tuned by ear by Joaquín Reyes`: the second says by whom.
    if words[index + 1..first].iter().any(|it| BY.contains(&&*it.lower())) {
        return None;
    }
    let range = run(text, words, first, 6)?;
    let count = text[range.clone()].split(' ').filter(|it| it.starts_with(char::is_uppercase)).count();
    let letters = text[range.clone()].chars().all(|it| it.is_alphabetic() || " .'’-&".contains(it));
    let before = without_article(text[words[index].end()..range.start].trim()).to_owned();
    (letters && count >= if strict { 2 } else { 1 }).then_some((range, before))
}

fn is_somebody(name: &str, lexicon: &Lexicon) -> bool {
    let words = name.split(' ').map(str::to_lowercase);
    let house = words.into_iter().any(|it| HOUSES.contains(&it.as_str()) || lexicon.techniques.contains(&it));
    !house && !name.contains('&') && !lexicon.is_generic(name)
}

/// What stands after a name and a comma: `, printmaker in Turku`.
fn role_after(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" ("))?;
    let role = &rest[..rest.find(['.', ',', ';', '\n', ')', ':', TAKEN]).unwrap_or(rest.len())];
    let small = role.starts_with(char::is_lowercase) && (1..=6).contains(&role.split(' ').count());
    let clause = ["who ", "which ", "and ", "with ", "every ", "in ", "at ", "a course", "on "];
    (small && !clause.iter().any(|it| role.starts_with(it))).then(|| role.to_owned())
}

/// What somebody speaks about: `talks by Mina Okafor on exoplanets and by Jan Brod on telescopes`.
fn talk(before: &str, rest: &str) -> Option<String> {
    const TALKS: [&str; 14] = [
        "talk",
        "lecture",
        "keynote",
        "session",
        "workshop",
        "reading",
        "vortrag",
        "vorträge",
        "lesung",
        "conférence",
        "atelier",
        "charla",
        "conferencia",
        "taller",
    ];
    const ABOUT: [&str; 7] = [" on ", " about ", " über ", " zu ", " zum ", " sur ", " sobre "];
    let sentence = before.rsplit(['.', '\n']).next().unwrap_or_default().to_lowercase();
    let about =
        ABOUT.iter().find(|it| rest.starts_with(**it)).filter(|_| TALKS.iter().any(|it| sentence.contains(it)))?;
    let subject = &rest[about.len()..];
    let next = [" and by ", " and ", " und von ", " und ", " et par ", " et ", " y por ", " y "];
    // A name after `and` is the next to speak.
    let ends = next.iter().filter_map(|it| {
        let at = subject.find(it)?;
        (it.ends_with("by ") || subject[at + it.len()..].starts_with(char::is_uppercase)).then_some(at)
    });
    let end = ends.chain(subject.find(['.', ',', ';', '\n', '(', TAKEN])).min().unwrap_or(subject.len());
    let short = (1..=9).contains(&subject[..end].split(' ').count());
    (short && end > 2).then(|| format!("{}{}", &about[1..], &subject[..end]))
}

/// `Samira and Yusuf Haddad` are two with one family name.
fn parted(names: &str) -> Vec<Person> {
    let parts: Vec<&str> = [" and ", " und ", " et ", " y ", " & "]
        .iter()
        .find_map(|it| names.split_once(*it))
        .map_or(vec![names], |it| vec![it.0, it.1]);
    let family = parts.last().and_then(|it| it.rsplit_once(' ')).map(|it| it.1.to_owned());
    let whole = |it: &&str| match &family {
        Some(family) if parts.len() == 2 && !it.contains(' ') => format!("{it} {family}"),
        _ => (*it).to_owned(),
    };
    parts.iter().map(|it| Person { name: whole(it), ..Person::default() }).collect()
}

/// People in a list: `Iris de Wit (founder, type), Bram Smit (books)`, `Ana Ruiz – baker; Leo Marsh – pastry`.
pub(super) fn listed(text: &str) -> Vec<Person> {
    let mut all: Vec<Person> = Vec::new();
    for item in list::items(text) {
        match all.last_mut() {
            Some(last) if last.role.is_empty() && item.starts_with(char::is_lowercase) => last.role = item,
            _ => all.extend(one(&item)),
        }
    }
    all
}

fn begins_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// One person: a name, and what they are after a bracket, a dash or a comma.
pub(super) fn one(text: &str) -> Option<Person> {
    let text = trim(text).replace("**", "");
    let parts = [" (", " – ", " — ", " - ", ", ", ": "].iter().find_map(|it| text.split_once(it));
    // `Dr. Aisha Rahman on swarm gliders`
    let talk = || text.split_once(" on ").filter(|it| it.0.contains(' ') && it.0.split(' ').all(begins_large));
    let (name, role) = parts.or_else(talk).unwrap_or((&text, ""));
    let capital = name.starts_with(|it: char| it.is_alphabetic() && !it.is_lowercase());
    let name = trim(name.split(|it: char| it.is_ascii_digit() || it == '+' || it == TAKEN).next().unwrap_or_default());
    (capital && name.split(' ').count() <= 5).then(|| Person {
        name: name.to_owned(),
        role: trim(role.trim_end_matches(')')).to_owned(),
        text: String::new(),
    })
}
