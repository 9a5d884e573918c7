//! What German, French and Spanish prompts say in ways of their own.

use super::list;
use super::lookup::{capital, without_article};
use super::name::Name;
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::Lexicon;
use crate::author::offline::wording::small_first;
use crate::plan::{Facts, Feature};

/// Labels of lists that stand in a sentence: `Lektionen: Aufnahme, Schnitt und Ton.`
const LISTS: &str = r"(?i)(?:^|[.\n] ?|\x01[.,;]? ?)(?:lektionen|inhalte|module|themen|leistungen|leçons|modules|thèmes|ateliers|au programme|lecciones|módulos|temas|talleres)\s*:\s*([^.\n\x01]+)";

/// Reads lists and promises, before the sentences are taken apart.
pub(super) fn read(source: &mut Source, facts: &mut Facts, name: Option<&Name>, lang: &str) {
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    // `Para colaborar: hola@…` says where to ask and not for whom it is.
    for found in source.find_all(r"(?i)\b(?:pour|para|zum) \p{L}+\s*:\s*\x01") {
        source.take(found.range());
    }
    house(source, facts);
    if facts.features.is_empty() {
        labelled(source, facts);
    }
    if facts.features.is_empty() {
        facts.features = done(source);
    }
    if let Some(name) = name.filter(|_| facts.features.is_empty()) {
        after_name(source, facts, name);
    }
    if facts.promise.is_empty() {
        promise(source, facts, name, lang);
    }
}

/// The house in which something with a programme takes place: `en el Azkuna Zentroa`, `au Lieu Unique`.
fn house(source: &mut Source, facts: &mut Facts) {
    if facts.dates.is_empty() || facts.schedule.is_empty() || !facts.venue.is_empty() {
        return;
    }
    let pattern = r"\b(?:en el|en la|au|à la|im|in der) (\p{Lu}[\p{L}'’\-]+(?: \p{Lu}[\p{L}'’\-]+){1,2})[.,]";
    let Some(found) = source.find(pattern) else { return };
    found.text(1).clone_into(&mut facts.venue);
    source.take(found.range());
}

fn labelled(source: &mut Source, facts: &mut Facts) {
    let Some(found) = source.find(LISTS) else { return };
    let Some(place) = found.place(1) else { return };
    let items = list::items(found.text(1));
    if items.len() > 1 && items.iter().all(|it| it.split(' ').count() <= 7) {
        facts.features = items.iter().map(|it| feature(it)).collect();
        source.take(found.range().start..place.end);
    }
}

/// What one person says of their work: `Ich zeichne Kinderbücher und Plakate für …`. The sentence stays.
fn done(source: &Source) -> Vec<Feature> {
    let verbs = "zeichne|male|fotografiere|baue|gestalte|entwerfe|schreibe|repariere|unterrichte|backe|nähe|photographie|dessine|fabrique|répare|enseigne|couds|hago|diseño|dibujo|fotografío|reparo|enseño|pinto|coso";
    let pattern = format!(r"\b(?i:(?:ich|je|yo) |[.\n] ?|^)(?i:{verbs}) ([^.;:\n\x01]{{5,140}})");
    let Some(found) = source.find(&pattern) else { return Vec::new() };
    // For whom, where or without what: that says more than a list can hold.
    let more = regex(r" (?:für|in|aus|bei|mit|ohne|pour|à|dans|sans|para|en|por|sin)\b");
    let object = found.text(1);
    if more.is_match(object) {
        return Vec::new();
    }
    let items = list::items(object);
    let short = |it: &String| it.split(' ').count() <= 4 && !is_clause(it);
    if items.len() < 2 || !items.iter().all(short) {
        return Vec::new();
    }
    items.iter().map(|it| feature(without_article(it))).collect()
}

/// `Angebotswerk ist eine Software für Betriebe: Angebote schreiben, …`, `Bäckerei Lindner in Leipzig, Brötchen, …`.
fn after_name(source: &mut Source, facts: &mut Facts, name: &Name) {
    let said = r"^(?: e\.V\.)?,? (?:(?:ist|sind|est|es|son) )[^.:\n\x01]{3,90}\s?: ([^.\n\x01]{8,240})";
    let listed = r"^(?:,? (?:in|à|en) (?:\p{Lu}[\p{L}\-]+ ?){1,2})?, ([^.;:\n\x01]{5,160})";
    let end = source.sentence_at(name.range.end.saturating_sub(1)).end.max(name.range.end);
    let open = source.open()[name.range.end..end].to_owned();
    for (pattern, least, most) in [(said, 2, 6), (listed, 3, 3)] {
        let Some(found) = regex(pattern).captures(&open).and_then(|it| it.get(1).map(|it| it.range())) else {
            continue;
        };
        let text = open[found.clone()].trim_end_matches([' ', ',']);
        let items = list::items(text);
        let short = |it: &String| it.split(' ').count() <= most && !it.contains(|it: char| it.is_ascii_digit());
        if items.len() >= least && items.iter().all(short) && !items.iter().any(|it| is_clause(it)) {
            facts.features = items.iter().map(|it| feature(without_article(it))).collect();
            source.take(name.range.end + found.start..name.range.end + found.end);
            return;
        }
    }
}

/// Whether an item begins as a sentence does, or says where or since when.
fn is_clause(item: &str) -> bool {
    const FIRST: [&str; 22] = [
        "wir",
        "ich",
        "die",
        "der",
        "das",
        "und",
        "seit",
        "mit",
        "in",
        "nous",
        "je",
        "qui",
        "depuis",
        "avec",
        "à",
        "que",
        "desde",
        "con",
        "en",
        "geöffnet",
        "ouvert",
        "abierto",
    ];
    FIRST.contains(&item.split(' ').next().unwrap_or("").to_lowercase().as_str())
}

fn feature(title: &str) -> Feature {
    Feature { title: title.to_owned(), ..Feature::default() }
}

/// What one can do with it: `pour apprendre à coudre`, `para cultivar verduras`, `Tonspur: den eigenen Podcast machen`.
fn promise(source: &mut Source, facts: &mut Facts, name: Option<&Name>, lang: &str) {
    const NOUNS: [&str; 16] = [
        "mujer",
        "hogar",
        "taller",
        "lugar",
        "mar",
        "bar",
        "particulier",
        "atelier",
        "chantier",
        "quartier",
        "papier",
        "notre",
        "votre",
        "entre",
        "leur",
        "autre",
    ];
    if lang == "de" {
        let Some(name) = name else { return };
        let open = source.open()[name.range.end..].to_owned();
        let pattern = regex(r"^\s?: (\p{Ll}[^.,;:\n\x01]{10,90}(?:en|ern|eln))(?:[.,\n]|$)");
        let Some(found) = pattern.captures(&open).and_then(|it| it.get(1).map(|it| it.range())) else { return };
        open[found.clone()].clone_into(&mut facts.promise);
        return source.take(name.range.end..name.range.end + found.end);
    }
    let pattern = r"\b(?:pour|para) ((?:s’|s'|se )?(\p{Ll}{2,}(?:er|ir|re|ar|arse|erse|irse))\b[^.,;:!?\n\x01]{3,80})";
    for found in source.find_all(pattern) {
        if !NOUNS.contains(&found.text(2)) {
            found.text(1).clone_into(&mut facts.promise);
            return source.take(found.range());
        }
    }
}

/// Mends what the other readers made of a prompt in these languages.
pub(super) fn mend(source: &mut Source, facts: &mut Facts, lang: &str) {
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    const CALLED: [&str; 9] =
        ["appelé", "appelée", "nommé", "nommée", "llamado", "llamada", "namens", "genannt", "intitulé"];
    if let Some((what, _)) = facts.what.rsplit_once(' ').filter(|it| CALLED.contains(&it.1.to_lowercase().as_str())) {
        facts.what = what.to_owned();
    }
    // German nouns keep their capital.
    let noun = capital(&facts.what);
    if lang == "de" && source.text().contains(&noun) && !source.text().contains(&facts.what) {
        facts.what = noun;
    }
    if lang != "de" && !facts.what.contains(['’', '\''])
        || ["Cabinet", "Atelier"].iter().any(|it| facts.what.starts_with(it))
    {
        facts.what = crate::author::offline::wording::lower_first(&facts.what);
    }
    if !facts.licence.is_empty() {
        facts.what = regex(r"^(?:quelloffene[rs]?|freie[rs]?) | libre$| de código abierto$")
            .replace(&facts.what, "")
            .into_owned();
    }
    // `pour les artisans` keeps the article that French and Spanish want.
    for article in ["les", "los", "las", "le", "la", "el"].into_iter().filter(|_| !facts.audience.is_empty()) {
        let whole = format!("{article} {}", facts.audience);
        if ["pour", "para"].iter().any(|it| source.text().contains(&format!("{it} {whole}"))) {
            facts.audience = whole;
            break;
        }
    }
    for hours in facts.hours.iter_mut().filter(|_| lang == "fr") {
        hours.days = hours.days.replace(" et le ", " et ");
        if hours.days.contains(" au ") && !hours.days.starts_with("Du ") {
            hours.days = format!("Du {}", small_first(&hours.days));
        }
    }
    let all = facts.dates.join(" ").to_lowercase();
    facts.dates.retain(|it| it.contains(|it: char| it.is_ascii_digit()) || all.matches(&it.to_lowercase()).count() < 2);
    town(source, facts);
    people(facts);
    roles(source, facts);
}

/// The town after a venue: `im Gasometer Schöneberg, Berlin.`
fn town(source: &mut Source, facts: &mut Facts) {
    if facts.venue.is_empty() || !facts.places.is_empty() {
        return;
    }
    let Some(at) = source.text().find(&facts.venue).map(|it| it + facts.venue.len()) else { return };
    let found = regex(r"^, (\p{Lu}[\p{L}\-]+)[.,\n ]")
        .captures(&source.open()[at..])
        .and_then(|it| it.get(1).map(|it| it.range()));
    if let Some(range) = found {
        facts.places.push(source.text()[at + range.start..at + range.end].to_owned());
        source.take(at..at + range.end);
    }
}

/// `Nele Brandt, Redakteurin` is one person, and `Mara Yilmaz über Mieten` a person with a subject.
fn people(facts: &mut Facts) {
    if let [one, other] = facts.people.as_mut_slice()
        && one.name.contains(' ')
        && one.role.is_empty()
        && !other.name.contains(' ')
    {
        one.role.clone_from(&other.name);
        facts.people.pop();
    }
    for mark in [" über ", " sur ", " sobre "] {
        for session in &mut facts.schedule {
            if let Some((who, subject)) = session.who.split_once(mark).map(|it| (it.0.to_owned(), it.1.to_owned())) {
                session.title = format!("{}{mark}{subject}", session.title);
                session.who = who;
            }
        }
        for person in &mut facts.people {
            if let Some((who, subject)) = person.name.split_once(mark).map(|it| (it.0.to_owned(), it.1.to_owned())) {
                if person.text.is_empty() {
                    person.text = capital(&format!("{}{subject}", mark.trim_start()));
                }
                person.name = who;
            }
        }
    }
}

/// What stands after a name: `Lucie Favre, couturière.`
fn roles(source: &Source, facts: &mut Facts) {
    for person in facts.people.iter_mut().filter(|it| it.role.is_empty() && !it.name.is_empty()) {
        let Some((_, rest)) = source.text().split_once(&person.name) else { continue };
        let found = regex(r"^, (\p{Ll}[\p{L}\-’']+(?: [\p{L}\-’']+){0,4})[.;\n]").captures(rest);
        person.role = found.and_then(|it| it.get(1).map(|it| it.as_str().to_owned())).unwrap_or_default();
    }
}

/// Removes sentences that only say how the page should look: `Schlicht, helles Gelb.`
pub(super) fn without_looks(facts: &mut Facts, lexicon: &Lexicon, lang: &str) {
    const SHADES: [&str; 14] = [
        "hell", "dunkel", "dunkl", "kräftig", "warm", "clair", "foncé", "sombre", "vif", "claro", "oscuro", "vivo",
        "und", "et",
    ];
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    let known = |word: &str| {
        let stem = ["es", "er", "en", "em", "e"].iter().find_map(|it| word.strip_suffix(it)).unwrap_or(word);
        [word, stem].iter().any(|it| {
            lexicon.tones.iter().any(|tone| tone == it) || lexicon.hues.contains_key(*it) || SHADES.contains(it)
        })
    };
    let looks = |text: &str| {
        let lower = text.to_lowercase();
        let words: Vec<&str> =
            lower.split(|it: char| !it.is_alphabetic() || it == TAKEN).filter(|it| !it.is_empty()).collect();
        words.len() <= 5 && words.iter().all(|it| known(it))
    };
    facts.claims.retain(|it| !looks(it));
}

/// Whether a German noun phrase means people, or places where people work.
pub(super) fn are_people(phrase: &str) -> bool {
    const ENDS: [&str; 46] = [
        "innen",
        "isten",
        "enten",
        "anten",
        "ologen",
        "grafen",
        "kunden",
        "kollegen",
        "menschen",
        "personen",
        "leute",
        "familien",
        "praxen",
        "kanzleien",
        "firmen",
        "schulen",
        "agenturen",
        "kommunen",
        "gemeinden",
        "museen",
        "kliniken",
        "bibliotheken",
        "frauen",
        "jugendliche",
        "betriebe",
        "unternehmen",
        "vereine",
        "gruppen",
        "teams",
        "läden",
        "büros",
        "theater",
        "chöre",
        "städte",
        "hotels",
        "restaurants",
        "studierende",
        "lernende",
        "selbstständige",
        "selbständige",
        "eltern",
        "kinder",
        "männer",
        "anfänger",
        "werkstätten",
        "bäckereien",
    ];
    let last = phrase.split(' ').take(3).find(|it| it.starts_with(char::is_uppercase)).unwrap_or("").to_lowercase();
    let person = last.ends_with("er") && last.chars().count() > 5 && !is_thing(&last);
    !is_thing(&last) && (person || ENDS.iter().any(|it| last.ends_with(it)))
}

/// Whether a German noun in small letters is a thing in the plural that ends as people do.
fn is_thing(noun: &str) -> bool {
    const ENDS: [&str; 33] = [
        "dateien",
        "daten",
        "eiten",
        "ungen",
        "ionen",
        "banken",
        "tabellen",
        "projekte",
        "formulare",
        "bücher",
        "server",
        "websites",
        "bilder",
        "räume",
        "häuser",
        "plakate",
        "seiten",
        "texte",
        "räder",
        "zimmer",
        "länder",
        "felder",
        "filter",
        "drucker",
        "router",
        "container",
        "newsletter",
        "roboter",
        "computer",
        "ordner",
        "wörter",
        "kalender",
        "parameter",
    ];
    ENDS.iter().any(|it| noun.ends_with(it))
}

/// Whether a German phrase names things and so nobody that something is for.
pub(super) fn are_things(phrase: &str) -> bool {
    let last = phrase.split(' ').next_back().unwrap_or("").to_lowercase();
    is_thing(&last)
}
