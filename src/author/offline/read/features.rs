//! Named features, services, dishes and products.

use std::ops::Range;

use serde::Deserialize;

use super::doings;
use super::item::{feature, is_measured, outside_brackets, tells_when, timed};
use super::list;
use super::lookup::without_article;
use super::partners::PLATFORMS;
use super::parts;
use super::pattern::regex;
use super::source::{Source, TAKEN};
use super::told;
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::author::offline::wording::is_proper;
use crate::plan::{Facts, Feature};

const HEAD: &str = r"(?i:(?:main |key |core |our )?(?:features|services|menu|products|specialties|specialities|what we (?:do|offer|bake|make|sell)|what it does|what you learn|what you will learn|what you’ll learn|what you.ll learn|sections|contents|what they do|what you do|activities|highlights|lessons|modules|case studies|projects|recent projects|recent work|letzte projekte|projekte|referenzen|derniers projets|projets|proyectos|selected work|selected projects|topics|capabilities|benefits|we offer|we sell|we make|we bake|classes|treatments|funktionen|leistungen|angebot|unser angebot|wir bieten|produkte|sortiment|fonctionnalités|prestations|nos services|produits|funciones|características|servicios|productos))";

/// Reads features from headed lists and bullet lists.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    let listed = source.says(&["\n-", "\n*", "\n•", "\n–"]) || source.text().starts_with(['-', '*', '•', '–']);
    let mut found = if listed { bullets(source) } else { Vec::new() };
    if source.says(&[":", " offer", "include", "menu", "bieten"]) {
        found.extend(headed(source));
    }
    facts.features.extend(found);
    facts.features.truncate(12);
}

fn bullets(source: &mut Source) -> Vec<Feature> {
    let pattern = format!(r"(?m)(?:^#*\s*(?:{HEAD})?[^\n:\x01]{{0,40}}:?\s*\n)?((?:^\s*[-*•–]\s+[^\n\x01]+\n?){{2,}})");
    let mut all = Vec::new();
    for found in source.find_all(&pattern) {
        let (Some(list), text) = (found.place(1), source.text().to_owned()) else { continue };
        let lines = text[list.clone()].lines();
        let items: Vec<Feature> = lines
            .map(|it| feature(it.trim_start_matches(|it: char| "-*•–".contains(it) || it.is_whitespace())))
            .collect();
        let heading = source.text()[found.range().start..list.start].trim().to_owned();
        // An item before one of which something is read already is no heading.
        let first = heading.strip_prefix(['-', '*', '•', '–']).map(feature);
        let prose = heading.contains(". ") || heading.split(' ').count() > 5 && !heading.ends_with(':');
        let start = if prose && first.is_none() { list.start } else { found.range().start };
        source.take(start..list.start);
        // A line that is only a price is read as one.
        for (line, item) in text[list.clone()].split_inclusive('\n').zip(&items) {
            let at = line.as_ptr() as usize - text.as_ptr() as usize;
            if !item.title.is_empty() {
                source.take(at..at + line.len());
            }
        }
        all.extend(first);
        all.extend(items);
    }
    all.retain(|it| !it.title.is_empty());
    all
}

fn headed(source: &mut Source) -> Vec<Feature> {
    let pattern =
        format!(r"(?m)(?:^|[.;!?] |\n|\b(?i:the) ){HEAD}(?: (?:are|include|sind|sont|son))?\s*:?[ \n]\s*([^\n\x01]+)");
    let colon = format!(r"(?m)\b{HEAD}(?: (?i:are|include|sind|sont|son))?\s*:\s*([^\n\x01]+)");
    let all = source.find(&colon).or_else(|| {
        source
            .find(&pattern)
            .filter(|it| it.text(0).to_lowercase().contains(" offer") || it.text(0).contains("include"))
    });
    let Some(found) = all else { return Vec::new() };
    let Some(place) = found.place(1) else { return Vec::new() };
    let end = sentence_end(source, place.start).min(place.end);
    let parts = list::items(&source.text()[place.start..end]);
    source.take(found.range().start..end);
    // `The Iron Nursery` is what a work is called.
    let titled = |it: &str| it.strip_prefix("The ").is_some_and(|it| it.starts_with(char::is_uppercase));
    let mut all = evened(parts.iter().map(|it| feature(if titled(it) { it } else { without_article(it) })).collect());
    // `Recent projects: …` are no services.
    let head = super::lookup::trim(found.text(0).split(':').next().unwrap_or_default()).to_lowercase();
    if WORKS.contains(&head.as_str()) {
        for it in &mut all {
            it.group = super::lookup::capital(&head);
        }
    }
    all
}

/// What a list of works is called.
const WORKS: [&str; 5] = ["projects", "recent projects", "recent work", "selected work", "selected projects"];

fn sentence_end(source: &Source, at: usize) -> usize {
    source.sentence_at(at).end
}

/// Reads features from prose that is left: `with a, b and c`, `offers a and b`.
pub(super) fn from_prose(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    if !facts.features.is_empty() {
        return;
    }
    let pattern = r"(?:^|\b)(?i:with|offers|offering|offer|includes|including|provides|providing|serves|serving|serve|sells|selling|sell|features|featuring|bakes|baking|bake|backen|verkaufen|reparieren|machen wir|préparons|vendons|vendemos|hacemos|horneamos|reparamos|roasts?|brews?|grows?|prints?|makes?|mit|bietet|bieten|avec|propose|proposons|con|ofrece|ofrecemos|does|covers|handles|supports|we do|we make|we build|we design|we print|we teach|(?:(?:clients|people|customers|brands|companies|publishers|agencies|studios) )?(?:hire|book|commission|call|come to) (?:me|us) for|(?:i |we )?speciali[sz](?:e|es|ing|ed) in|wir machen|nous faisons) ([^.;!?\n\x01]{5,200})";
    for found in source.find_all(pattern) {
        // `working with publishers and magazines` says for whom.
        let before = source.text()[..found.range().start].trim_end();
        let working =
            ["work", "working", "worked", "works", "partner", "partnering"].iter().any(|it| before.ends_with(it));
        let working = working && found.text(0).starts_with("with ");
        // The second verb of a sentence does not begin a list of things, and neither does how something in a list is
        // done; what somebody has can.
        let has = ["mit ", "avec ", "con "].iter().any(|it| found.text(0).starts_with(it));
        let sentence = source.sentence_at(found.range().start).start;
        let within = found.text(0).starts_with("with ") && source.text()[sentence..found.range().start].contains(", ");
        // `could you make something fresh and green?`
        let asked = super::order::is_order(source.text()[sentence..].trim_start(), lexicon);
        if working || is_loose(has, before) || within || asked && found.range().start - sentence < 24 {
            continue;
        }
        let items = list::items(found.text(1));
        // `logs the water, shares a route with a friend, and keeps a diary` lists what it does.
        let verb = regex(r"^\p{Ll}{2,}[^s\W]s (?:the|a|an|your|every|all|each)\b");
        if items.iter().skip(1).any(|it| verb.is_match(it)) {
            continue;
        }
        let short = |it: &String| it.split(' ').count() <= 6 && it.chars().count() <= 60;
        // `with disabled players and write the fixes` is no list: its second part is another verb.
        let first = |it: &String| it.split(' ').next().unwrap_or_default().to_lowercase();
        let verbal = |it: &String| it.contains(' ') && lexicon.verbs.contains(&first(it));
        let turns = items.first().is_some_and(|it| !verbal(it)) && items.iter().skip(1).any(verbal);
        let prose = turns || of_one_kind(&items) || items.iter().any(|it| !short(it) || starts_clause(it, lexicon));
        // `Paseos con guía, taller de identificación y cena` has one thing of its first with it.
        let start = source.sentence_at(found.range().start).start;
        let whole = &source.open()[start..found.range().start];
        let first = has
            && items.len() > 1
            && !whole.contains([TAKEN, ','])
            && (1..=4).contains(&whole.split_whitespace().count());
        // `mit Uwe Dahl, 4 Abende (…)` says who.
        let who = items.iter().any(|it| {
            it.contains('(') != it.contains(')') || facts.people.iter().any(|one| it.contains(one.name.as_str()))
        });
        if items.len() < 2 || prose || first || who {
            continue;
        }
        facts.features = evened(items.iter().map(|it| feature(without_article(it))).collect());
        source.take(found.range());
        return;
    }
    doings::learnt(source, facts);
    if facts.features.is_empty() {
        facts.features = doings::read(source);
    }
    if facts.features.is_empty() {
        listed(source, facts, lexicon);
    }
    if facts.features.is_empty() {
        parts::labelled(source, facts);
    }
    for way in [|source: &Source, _: &Lexicon| doings::done(source), doings::clauses] {
        if facts.features.is_empty() {
            facts.features = way(source, lexicon);
        }
    }
    if facts.features.is_empty() {
        parts::read(source, facts, lexicon);
    }
}

/// Whether two things are of one kind: `dashboards in rust and react`.
fn of_one_kind(items: &[String]) -> bool {
    items.len() == 2 && items[0].contains(" in ") && !items[1].contains(' ')
}

/// Whether a list goes on with what stands before it, or says the only way in which something is had: `solo con cita`.
fn is_loose(has: bool, before: &str) -> bool {
    let only = [" solo", " sólo", " nur", " seulement", " uniquement"];
    if has { only.iter().any(|it| before.ends_with(it)) } else { before.ends_with(',') }
}

/// A sentence that is only a list: `Sourdough, rye and Saturday croissants.`
fn listed(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    for range in source.sentences() {
        // What visitors should have with them is not what there is: `Bring boots and a basket.`
        let text = source.text()[range.clone()].trim_start();
        let needed = ["Bring ", "Wear ", "Pack "].iter().any(|it| text.starts_with(it));
        if needed || super::look::is_look(text, lexicon) {
            continue;
        }
        let (open, range) = after_name(source, range);
        let bare = [
            "Works on ",
            "Runs on ",
            "Available on ",
            "Available for ",
            "Disponible sur ",
            "Disponible en ",
            "Disponible para ",
            "Verfügbar für ",
            "Läuft auf ",
            "Für ",
            "Auf ",
            "Pour ",
            "Sur ",
            "Para ",
            "En ",
        ]
        .iter()
        .find_map(|it| open.strip_prefix(it));
        let items: Vec<String> =
            list::items(bare.unwrap_or(&open)).iter().map(|it| without_article(it).to_owned()).collect();
        if items.iter().all(|it| PLATFORMS.contains(&it.to_lowercase().as_str())) {
            source.take(range);
        } else if let Some(objects) = doings::objects(&items) {
            facts.features = objects.iter().map(|it| feature(it)).collect();
            return;
        } else if items.iter().all(|it| lexicon.tongues.contains(&it.to_lowercase()))
            || items.iter().all(|it| lexicon.towns.contains(&it.to_lowercase()))
            || doings::sounds(&items, lexicon)
        {
            // Where somebody is, or how they sound: `British, warm, northern.`
        } else if let Some(things) = told::of(&open, &items, facts).filter(|_| !super::order::is_order(&open, lexicon))
        {
            facts.features = evened(things.iter().map(|it| feature(it)).collect());
            return source.take(range);
        } else if items[0].contains(" in ") && items.iter().any(|it| lexicon.towns.contains(&it.to_lowercase())) {
            // `Works in the UK and Ireland`
        } else if doings::calls(&items, lexicon)
            || is_list(&open, &items, facts) && !super::order::is_order(&open, lexicon)
        {
            let town = |it: &&String| !lexicon.towns.contains(&it.to_lowercase());
            facts.features = evened(items.iter().filter(town).map(|it| feature(it)).collect());
            return source.take(range);
        }
    }
}

/// Takes the name off what it is said to do: `Ripple reads every email` is a feature of Ripple.
pub(super) fn without_name(facts: &mut Facts, name: &str) {
    // `Wool shop and classes: The Purl House` lists nothing.
    facts.features.retain(|it| name.is_empty() || !name.ends_with(&it.title) || it.title.split(' ').count() < 2);
    for feature in facts.features.iter_mut().filter(|_| !name.is_empty()) {
        let does = feature.title.strip_prefix(name).and_then(|it| it.strip_prefix(' '));
        if let Some(does) = does.filter(|it| it.starts_with(char::is_lowercase) && it.contains(' ')) {
            feature.title = does.to_owned();
        }
    }
}

/// Whether a sentence is nothing but its `items`.
fn is_list(open: &str, items: &[String], facts: &Facts) -> bool {
    // `Walkers and bikes welcome` says one thing of two.
    let last = items.last().map_or("", String::as_str);
    if items.len() == 2
        && [" welcome", " included", " available", " provided", " allowed"].iter().any(|it| last.ends_with(it))
    {
        return false;
    }
    // `two days, six people, one chair each`
    if items.iter().any(|it| counts_time(it)) {
        return false;
    }
    // `Evenings and Saturdays`
    if items.iter().all(|it| TIMES_OF_DAY.iter().any(|time| it.to_lowercase().ends_with(time))) {
        return false;
    }
    // `Visits by appointment sat & sun`
    let clock = items.iter().any(|it| it.chars().all(|it| it.is_ascii_digit() || ".:-–".contains(it)));
    let day = clock
        || items
            .iter()
            .skip(1)
            .any(|it| ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&it.to_lowercase().as_str()));
    let said = items.iter().map(|it| it.strip_prefix("no ").unwrap_or(it)).collect::<Vec<_>>().join(" ");
    let mut words = said.split(|it: char| !it.is_alphanumeric() && it != '-').map(str::to_lowercase);
    let known = shared::<Verbal>("reading/verbal.toml");
    let verbal = words.any(|it| known.words.contains(&it)) || open.contains(['\u{1}', '"', '“', ':']);
    // `Actuamos en colegios, bibliotecas y ferias.`
    let first = open.split(' ').next().unwrap_or_default();
    let ours = first.len() > 6 && ["amos", "emos", "imos"].iter().any(|it| first.ends_with(it));
    let verbal = verbal || ours || known.words.contains(&first.to_lowercase());
    let long = |it: &String, most: usize| it.split(' ').count() > most;
    let short = !items.iter().enumerate().any(|(at, it)| long(it, if at == 0 && items.len() > 2 { 8 } else { 6 }));
    let plain = |it: &String| {
        let it = &outside_brackets(it);
        !it.contains(|it: char| it.is_ascii_digit()) || is_counted(it) || is_measured(it) || timed(it).is_some()
    };
    let bare = items.len() > 2 && items.iter().all(|it| it.split(' ').count() <= 5 && plain(it)) && !tells_when(&said);
    let us = [" of us", " von uns", "day and night"].iter().any(|it| open.contains(it));
    // `12 ans d'expérience chez Michelin et Decathlon`
    let years = regex(r"^\d+ (?:ans|Jahren?|años|Monate|mois|meses) ").is_match(open);
    // `Formats Postgres, MySQL and BigQuery` does one thing to three.
    let (doer, object) = items[0].split_once(' ').unwrap_or((&items[0], ""));
    let one = items.len() > 1
        && !object.is_empty()
        && known.does.contains(&doer.to_lowercase())
        && items.iter().skip(1).all(|it| !it.split(' ').next().unwrap_or_default().ends_with('s') || !it.contains(' '));
    let somebody = facts.people.iter().any(|it| open.contains(&it.name));
    // `Exhibitions in Paris 2023 and Tangier 2025`
    let year = |it: &String| {
        it.rsplit(' ')
            .next()
            .is_some_and(|it| it.len() == 4 && it.parse::<u16>().is_ok_and(|it| (1900..2100).contains(&it)))
    };
    items.len() > 1
        && !day
        && items.iter().filter(|it| year(it)).count() < 2
        && short
        && !verbal
        && !us
        && !years
        && !one
        && !somebody
        && (ends_in_and(open) || bare)
}

/// How the names of days and of their parts end.
const TIMES_OF_DAY: [&str; 7] = ["days", "day", "evenings", "mornings", "afternoons", "weekends", "lunchtimes"];

/// Whether an item of a list says how long something is or how many come, which is no part of it: `six people`.
fn counts_time(item: &str) -> bool {
    let counted = r"^(?i:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) (?:[\p{Ll}-]+ )?(?:days|weeks|evenings|mornings|afternoons|weekends|nights|months|people|places|seats|spaces|participants)$";
    regex(counted).is_match(item)
}

/// Whether an item of a list is a count or a name with a number in it: `40 stalls`, `SOC 2 Type II`.
fn is_counted(item: &str) -> bool {
    let (first, rest) = item.split_once(' ').unwrap_or((item, ""));
    let first = first.trim_start_matches(['€', '£', '$']);
    let number = first.bytes().all(|it| it.is_ascii_digit() || b":-+%,.".contains(&it));
    let letters = first.chars().count() > 1 && first.chars().all(char::is_uppercase);
    (number || letters) && rest.starts_with(char::is_alphanumeric)
}

/// What is open of a sentence after a name and a colon, or after all that is read of it already: `Name: a, b and c`.
fn after_name(source: &Source, range: Range<usize>) -> (String, Range<usize>) {
    let open = source.open()[range.clone()].to_owned();
    let known = open.trim_end_matches(['.', ' ', TAKEN]).len();
    let (range, open) = (range.start..range.start + known, open[..known].to_owned());
    let rest = open.rsplit_once(TAKEN).and_then(|(before, rest)| {
        let rest = rest.strip_prefix(": ").or_else(|| rest.strip_prefix(", "))?;
        (before.chars().filter(|it| it.is_alphanumeric()).count() <= 4).then_some(rest)
    });
    // `We are a school in Ghent: mixed groups, a workshop and a garden`.
    let told = open.split_once(": ").filter(|it| it.0.contains(TAKEN) && !it.1.contains(TAKEN)).map(|it| it.1);
    let rest = rest.or(told);
    let lead = rest.map_or(0, |it| open.len() - it.len());
    (open[lead..].to_owned(), range.start + lead..range.end)
}

/// Words that make a clause of what would else be a list.
#[derive(Debug, Deserialize)]
pub(super) struct Verbal {
    pub(super) words: Vec<String>,
    /// What programs do to several things at once.
    does: Vec<String>,
}

fn ends_in_and(text: &str) -> bool {
    [" and ", " und ", " et ", " y ", " & "].iter().any(|it| text.contains(it))
}

fn starts_clause(item: &str, lexicon: &Lexicon) -> bool {
    let first = item.split(' ').next().unwrap_or("").to_lowercase();
    let article = ["a", "an", "the", "our", "your", "no", "ein", "eine", "une", "un", "una", "de", "des", "du"]
        .contains(&first.as_str());
    lexicon.is_function_word(&first) && !article || first.ends_with("ly")
}

/// The features without empty ones, and the first in small letters where the others are: it began a sentence.
pub(super) fn evened(mut all: Vec<Feature>) -> Vec<Feature> {
    for it in &mut all {
        it.title.truncate(loose(&it.title));
    }
    // `made` of `made in Rotterdam`, whose place is read.
    all.retain(|it| !it.title.is_empty() && !["made", "based", "from", "in"].contains(&it.title.as_str()));
    let small = |it: &Feature| it.title.starts_with(char::is_lowercase);
    let proper = |it: &Feature| is_proper(it.title.split(' ').next().unwrap_or_default());
    let plain =
        |it: &Feature| !proper(it) && it.title.chars().skip(1).take_while(|it| *it != ' ').all(|it| !it.is_uppercase());
    if all.len() > 1 && all.iter().skip(1).any(small) && plain(&all[0]) {
        all[0].title = small_first(&all[0].title);
    }
    all
}

/// Where a title ends before a word that stood before what is read already: `sponsor a kennel for`.
fn loose(title: &str) -> usize {
    const ENDS: [&str; 9] = [" or", " for", " from", " at", " in", " to", " with", " by", " on"];
    ENDS.iter().find_map(|it| title.strip_suffix(it)).map_or(title.len(), str::len)
}

pub(super) fn small_first(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |it| it.to_lowercase().chain(chars).collect())
}
