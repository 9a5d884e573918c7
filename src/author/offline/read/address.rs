//! Street addresses, and the places a prompt names.

use std::ops::Range;

use serde::Deserialize;

use super::lookup::trim;
use super::pattern::regex;
use super::source::{Found, Source, TAKEN};
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::plan::Facts;

const CAP: &str = r"\p{Lu}[\p{L}'’\-]*";

/// What every street's name has in it, in small letters.
const STREETS: [&str; 72] = [
    "street",
    " st",
    "road",
    " rd",
    "avenue",
    " ave",
    "lane",
    " ln",
    "square",
    " sq",
    "boulevard",
    "blvd",
    "drive",
    " dr",
    "way",
    "court",
    "place",
    "row",
    "quay",
    "hill",
    "alley",
    "terrace",
    "crescent",
    "close",
    "walk",
    "wharf",
    "yard",
    "mews",
    "pier",
    "parade",
    "market",
    "straße",
    "strasse",
    "str.",
    "weg",
    "platz",
    "gasse",
    "allee",
    "ufer",
    "damm",
    "ring",
    "markt",
    "chaussee",
    "steig",
    "graben",
    "straat",
    "gracht",
    "laan",
    "plein",
    "am ",
    "an der",
    "im ",
    "unter den",
    "auf dem",
    "alte",
    "lange",
    "große",
    "neue",
    "rue",
    "av.",
    " bd",
    "impasse",
    "allée",
    "chemin",
    "cours",
    "passage",
    "route",
    "calle",
    "c/",
    "avenida",
    "plaza",
    "paseo",
];
const MORE_STREETS: [&str; 13] =
    ["ul. ", "quai", "avda.", "jr.", "jirón", "carrer", "ronda", "camino", "via", "piazza", "corso", "rua", "praça"];

/// Reads a street address in the forms of English, German, French, Spanish and a few neighbours.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    if let Some((range, address)) = coded(source).or_else(|| alone(source)).or_else(|| with_code(source)) {
        facts.address = address;
        return source.take(range);
    }
    if !source.counts(1) || !(source.says(&STREETS) || source.says(&MORE_STREETS)) {
        return;
    }
    let city = format!(r"{CAP}(?: (?:{CAP}|am|an der|upon|de|la|del|sur))*");
    let code = r"(?:[A-Z]-)?\d{4}-\d{3}|(?:[A-Z]-)?\d{4,5}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}";
    let tail = format!(r"(?:,? (?:in )?(?:(?:{code}) {city}|{city},? (?:{code})|{code})|, {city})?(?:,? (?:{code}))?");
    let kinds = r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Square|Sq|Boulevard|Blvd|Drive|Dr|Way|Court|Place|Row|Quay|Hill|Alley|Terrace|Crescent|Close|Walk|Wharf|Yard|Mews|Pier|Parade|Market)\b\.?(?: [NSEW]\b)?";
    let english = format!(
        r"(?:(?i:unit|studio|flat|suite|arch|stall|shop) )?\d{{1,5}}[A-Za-z]?(?:-\d+)? (?:{CAP} ){{1,4}}{kinds}{tail}"
    );
    // `in Old Market. 400 sqm of walls` ends before its number.
    let bare = kinds.replace(r"\.?", "");
    let turned = format!(
        r"(?:(?:{CAP} ){{1,3}}{bare}|(?:Quai|Rue|Place|Avenue|Boulevard|Via|Largo) (?:(?:de la|du|des|de) )?{CAP}) \d{{1,5}}[A-Za-z]?\b{tail}"
    );
    let german = format!(
        r"(?:{CAP}[ -])?(?:{CAP}(?:straße|strasse|str\.|weg|platz|gasse|allee|ufer|damm|ring|markt|chaussee|steig|graben|straat|gracht|laan|plein)|(?:Am|An der|Im|Unter den|Auf dem|Alte|Lange|Große|Neue) {CAP}(?: {CAP})?|(?:{CAP}[ -])+(?:Straße|Str\.|Platz|Allee|Weg|Ring)) \d{{1,4}} ?[a-z]?\b{tail}"
    );
    let french = format!(
        r"\d{{1,4}}(?: ?(?:bis|ter))?,? (?i:rue|avenue|av\.|boulevard|bd|place|quai|impasse|allée|chemin|cours|passage|route) (?:(?:de la|du|des|de|d'|d’|de l'|de l’) ?)?{CAP}(?:[ -](?:{CAP}|de|du|la|des))*{tail}"
    );
    let spanish = format!(
        r"(?:[Cc]alle|C/|[Aa]venida|Av\.|Avda\.|[Pp]laza|[Pp]aseo|[Cc]arrer|[Rr]onda|[Cc]amino|[Vv]ia|[Jj]r\.|[Jj]irón|Piazza|Corso|[Rr]ua|[Pp]raça|[Aa]venida|ul\.) ?(?:(?:de la|de los|de las|del|de|das|dos|da|do|di) )?{CAP}(?: (?:{CAP}|de|del|la))*,? (?:n[º°.] ?)?\d{{1,4}}{tail}"
    );
    let italian = format!(
        r"\d{{1,4}},? (?:Via|Viale|Vicolo|Piazza|Corso|Largo|Rua|Calle) {CAP}(?: (?:{CAP}|di|del|della|de))*{tail}"
    );
    let lead = r"(?i:\b(?:(?:you(?:'ll)? (?:can )?find us|find us|visit us|located|adresse|address|dirección|come by|nous sommes)\s*:?\s*)?(?:at|in der|in|an der|am|au|en|on)?\s*)?";
    let found = [french, spanish, italian, german, english, turned]
        .iter()
        .find_map(|it| source.find(&format!(r"{lead}\b({it})")));
    let Some(found) = found else { return };
    trim(found.text(1)).clone_into(&mut facts.address);
    source.take(found.range());
    // `80 Bold St Liverpool`
    let rest = source.open()[found.range().end..].to_owned();
    let words: Vec<&str> = rest.strip_prefix(' ').unwrap_or_default().split([' ', ',', '.', ';', '\n']).collect();
    let town = (1..=words.len().min(3)).rev().map(|it| words[..it].join(" "));
    let known = |it: &String| lexicon.towns.contains(&it.to_lowercase()) && it.starts_with(char::is_uppercase);
    if let Some(town) = town.filter(known).find(|it| rest[1..].starts_with(it.as_str())) {
        let start = found.range().end;
        source.take(start..start + 1 + town.len());
        facts.address = format!("{}, {town}", facts.address);
        facts.places.push(town);
    }
}

/// A sentence that is an address without a word for a street: `9 Fossgate, York.`
fn alone(source: &Source) -> Option<(Range<usize>, String)> {
    let capital =
        |it: &str| it.starts_with(char::is_uppercase) && it.chars().all(|it| it.is_alphabetic() || "'’-".contains(it));
    source.sentences().into_iter().find_map(|range| {
        let text = trim(&source.open()[range.clone()]).to_owned();
        let (street, town) = text.split_once(", ")?;
        let (number, name) = street.split_once(' ')?;
        let digits = number.trim_end_matches(char::is_alphabetic);
        let numbered = (1..=4).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
        let named = name.split(' ').all(capital) && town.split([' ', ',']).filter(|it| !it.is_empty()).all(capital);
        (numbered && named && text.split(' ').count() <= 7).then_some((range, text))
    })
}

/// A sentence that ends in a British postcode: `YMCA Swansea, 1 The Kingsway, SA1 5JQ`.
fn coded(source: &Source) -> Option<(Range<usize>, String)> {
    let letter = |it: char| it.is_ascii_uppercase();
    let outward =
        |it: &str| (2..=4).contains(&it.len()) && it.starts_with(letter) && it.contains(|it: char| it.is_ascii_digit());
    let inward =
        |it: &str| it.len() == 3 && it.starts_with(|it: char| it.is_ascii_digit()) && it[1..].chars().all(letter);
    source.sentences().into_iter().find_map(|range| {
        let text = trim(&source.open()[range.clone()]).to_owned();
        let words: Vec<&str> = text.split(' ').collect();
        let [.., first, last] = words.as_slice() else { return None };
        let parts = text.split(", ").count();
        let capital = |it: &&str| {
            it.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit()) || ["the", "of", "on"].contains(it)
        };
        let whole = outward(first)
            && inward(last)
            && (2..=4).contains(&parts)
            && words.len() <= 10
            && words.iter().all(capital);
        (whole && text.is_ascii() && !text.contains(TAKEN)).then(|| (range, text.clone()))
    })
}

/// A name and a number before a postcode and its town, without a word for a street: `Kouter 41, 9000 Gent`.
fn with_code(source: &Source) -> Option<(Range<usize>, String)> {
    if !source.counts(5) {
        return None;
    }
    let found = source.find(&format!(
        r"(?:^|[ \n])({CAP}(?: {CAP}){{0,2}} \d{{1,4}}[a-z]?, (?:[A-Z]{{1,2}}-)?\d{{4,5}} {CAP}(?: {CAP})?)"
    ))?;
    let before = source.text()[..found.place(1)?.start].trim_end().to_lowercase();
    let street = ["calle", "avenida", "plaza", "paseo", "rue", "place", "quai", "avenue", "boulevard", "rua", "via"];
    if street.iter().any(|it| before.ends_with(it)) {
        return None;
    }
    Some((found.place(1)?, trim(found.text(1)).to_owned()))
}

/// Reads places, such as towns, from what is left.
///
/// Two places with an *and* between them are one entry. A place keeps its article: `in the Cotswolds`.
pub(super) fn places(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    let pattern = format!(
        r"(?:[àÀ]|\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]us|[Bb]ei|[Ee]n|[Ll]ocated in|[Bb]ased in|[Aa]cross|[Aa]round))(?: (?:the|downtown|central|old|north|south|east|west|central|Old|der|dem|el|la)){{0,2}} ({CAP}(?:(?:-| )(?:{CAP}|am|upon)){{0,2}}(?:(?:,| and| &| und| et| y) {CAP}(?: {CAP})?)?)"
    );
    let beside = format!(r#"\x01+[”"»]?, ({CAP}(?: {CAP}){{0,2}})(?:[.,\n]|$)"#);
    let mut all = source.find_all(&pattern);
    // `on the Norfolk coast`
    let shore = format!(r"\b[Oo]n (the {CAP}(?: {CAP})? (?:coast|seafront|coastline|canal|riverside|moors|border))\b");
    if let Some(found) = source.find(&shore) {
        facts.places.push(found.text(1).to_owned());
        source.take(found.range());
    }
    let towns = towns(source, lexicon);
    all.extend(source.find(&beside).filter(|it| it.text(1).split(' ').all(|it| is_place(it, lexicon))));
    let no = shared::<NoPlaces>("reading/no-places.toml");
    let settled = all.iter().any(|it| ["in ", "near "].iter().any(|at| it.text(0).starts_with(at)));
    for found in all {
        let text = trim(found.text(1));
        if lexicon.hues.contains_key(&text.to_lowercase()) {
            continue;
        }
        // `en el Centro Cívico Delicias` is a house.
        let lead = source.text()[found.range().start..found.place(1).map_or(0, |it| it.start)].to_owned();
        if [" el ", " la ", " der ", " dem "].iter().any(|it| lead.ends_with(it)) && text.contains(' ') {
            continue;
        }
        if is_of_others(source, &found) || is_from(source, &found, facts, (lexicon, settled)) {
            continue;
        }
        let parts: Vec<&str> = text.split(", ").map(str::trim).filter(|it| is_place(it, lexicon)).collect();
        if parts.len() < text.split(", ").count() && !parts.first().is_some_and(|it| text.starts_with(it)) {
            continue;
        }
        let Some(place) = found.place(1) else { continue };
        let before = source.text()[..found.range().start].trim_end().to_lowercase();
        // `available in Lewes` says where, `available in Flemish` does not.
        let town = before.ends_with("available") && lexicon.towns.contains(&text.to_lowercase());
        if !town && no.elsewhere.iter().any(|it| before.ends_with(it.as_str())) {
            continue;
        }
        let kept = parts.join(", ");
        source.take(found.range().start..place.start + kept.len());
        let article = if source.text()[..place.start].ends_with(" the ") { "the " } else { "" };
        let first = parts.first().map(|it| format!("{article}{it}"));
        facts.places.extend(first.into_iter().chain(parts.iter().skip(1).map(|it| (*it).to_owned())));
    }
    // Where somebody is stands behind their name: `for the artist Noor El-Amin, Marrakech. Shows in Paris.`
    let first = source.sentences().first().map_or(0, |it| it.end);
    for town in towns {
        let early = source.text()[..first].trim_end_matches('.').ends_with(&format!(", {town}"));
        if !facts.places.contains(&town) {
            facts.places.insert(if early { 0 } else { facts.places.len() }, town);
        }
    }
    facts.places.dedup();
    within(source.text(), facts, lexicon);
}

/// Whether a place is where somebody or something comes from, and not where it is.
fn is_from(source: &Source, found: &Found, facts: &Facts, (lexicon, settled): (&Lexicon, bool)) -> bool {
    if !source.text()[found.range()].starts_with("from ") {
        return false;
    }
    let before = source.text()[..found.range().start].trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    // `Teacher is Ingrid Solheim from Bergen`, `two sisters from Goa cooking … in Margate`
    let named = facts.people.iter().any(|it| before.ends_with(it.name.as_str()));
    // `…, cheese from Cumbria, apple tart` is what there is, where it is known where that is.
    let things = before.rsplit(['.', ':', ',', '\n']).next().unwrap_or_default().trim();
    let listed = !facts.places.is_empty()
        && (1..=3).contains(&things.split(' ').count())
        && things.chars().all(|it| it.is_lowercase() || it == ' ');
    named || listed || settled && lexicon.are_people(last)
}

/// Whether a sentence says where others are: `Built with four museums in Wales`.
fn is_of_others(source: &Source, found: &Found) -> bool {
    const OTHERS: [&str; 8] = [
        "recent episodes:",
        "latest episodes:",
        "episodes:",
        "built with ",
        "developed with ",
        "tested with ",
        "used by ",
        "trusted by ",
    ];
    let sentence = source.text()[source.sentence_at(found.range().start)].to_lowercase();
    // `Shown at the Jerwood and in Kyoto.`
    let first = sentence.trim_start().split(' ').next().unwrap_or_default().to_owned();
    let elsewhere = shared::<NoPlaces>("reading/no-places.toml").elsewhere.contains(&first);
    // `Taught by Elena Marchetti, illustrator in Bologna.`
    let of_teacher =
        regex(r"^\s*(?:taught|led|written|hosted|run) by [^,.]+, [^,.]+ (?:in|at|from) ").is_match(&sentence);
    elsewhere || of_teacher || OTHERS.iter().any(|it| sentence.starts_with(it))
}

/// Towns that are known as such, where they stand behind a comma or are a sentence: `York.`
fn towns(source: &Source, lexicon: &Lexicon) -> Vec<String> {
    let town = |it: &Found| lexicon.towns.contains(&it.text(1).to_lowercase());
    // A town that is known as one is read where it stands, and stays a part of its sentence.
    let towns = source.find_all(&format!(r", ({CAP}(?: {CAP})?)(?:[.,\n]|$)")).into_iter().filter(town);
    // `Ski lessons for adults. Chamonix, private or in groups.`
    let leading = source.find_all(&format!(r"[.\n] ({CAP}(?: {CAP})?), ")).into_iter().filter(town);
    let towns = towns.chain(leading);
    let mut towns: Vec<String> = towns.map(|it| it.text(1).to_owned()).collect();
    for two in source.find_all(&format!(r", ({CAP}) and ({CAP})(?:[.,\n]|$)")) {
        let both = [two.text(1), two.text(2)];
        if both.iter().all(|it| lexicon.towns.contains(&it.to_lowercase())) {
            towns.push(both.join(" and "));
        }
    }
    // A sentence that is a town and nothing else: `York.`
    for range in source.sentences() {
        let said = trim(&source.open()[range]).to_owned();
        let all: Vec<&str> = said.split(" & ").flat_map(|it| it.split(" and ")).flat_map(|it| it.split(", ")).collect();
        let is_town = |it: &&str| lexicon.towns.contains(&it.to_lowercase()) && it.starts_with(char::is_uppercase);
        let named =
            |it: &&str| it.starts_with(char::is_uppercase) && it.chars().all(|it| it.is_alphabetic() || it == '-');
        // `Sheffield & Rotherham`, of which one is known.
        if all.iter().all(is_town) || all.len() == 2 && all.iter().any(is_town) && all.iter().all(named) {
            towns.extend(all.into_iter().map(str::to_owned));
        }
    }
    towns
}

/// A part of a town with the town behind it: `osteopath, Clifton, Bristol`.
fn within(text: &str, facts: &mut Facts, lexicon: &Lexicon) {
    let Some(first) = facts.places.first().cloned() else { return };
    let Some(at) = text.find(&format!("{first}, ")) else { return };
    let rest = &text[at + first.len() + 2..];
    let town = rest.split([',', '.', ';', '\n']).next().unwrap_or_default().trim();
    // `in Leeds, York, Hull` are three.
    let known = |it: &str| lexicon.towns.contains(&it.to_lowercase());
    let next = rest.split(", ").nth(1).and_then(|it| it.split([',', '.', ';', '\n']).next()).is_some_and(known);
    if !next && lexicon.towns.contains(&town.to_lowercase()) && town.starts_with(char::is_uppercase) {
        facts.places.retain(|it| it != town);
        facts.places[0] = format!("{first}, {town}");
    }
}

/// Words after a preposition of place that are no places.
#[derive(Debug, Deserialize)]
struct NoPlaces {
    words: Vec<String>,
    ends: Vec<String>,
    /// Words before a place that is not where somebody is.
    elsewhere: Vec<String>,
}

fn is_place(text: &str, lexicon: &Lexicon) -> bool {
    let first = text.split([' ', '-']).next().unwrap_or(text);
    if text.chars().count() <= 2 || first == first.to_uppercase() || lexicon.is_generic(first) {
        return false;
    }
    let no = shared::<NoPlaces>("reading/no-places.toml");
    let lower = [first.to_lowercase(), text.to_lowercase()];
    !no.words.iter().any(|it| it == first)
        && !no.ends.iter().any(|it| lower.iter().any(|word| word.ends_with(it.as_str())))
}
