//! What German, French and Spanish prompts say in ways of their own.

use serde::Deserialize;

use super::doings_abroad;
use super::houses;
use super::item;
use super::list;
use super::lookup::{capital, without_article};
use super::name::Name;
use super::pattern::regex;
use super::rests;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::author::offline::wording::small_first;
use crate::plan::{Facts, Feature};

/// Labels of lists that stand in a sentence: `Lektionen: Aufnahme, Schnitt und Ton.`
const LISTS: &str = r"(?i)(?:^|[.\n] ?|\x01[.,;]? ?)(?:lektionen|inhalte|module|themen|leistungen|leçons|modules|thèmes|ateliers|au programme|lecciones|módulos|temas|talleres|espectáculos|obras|proyectos|servicios|clases|spectacles|projets|prestations|soins|stücke|projekte|angebote|kurse|behandlungen|tratamientos)\s*:\s*([^.\n\x01]+)";

/// Reads lists and promises, before the sentences are taken apart.
pub(super) fn read(source: &mut Source, facts: &mut Facts, name: Option<&Name>, lang: &str) {
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    // `Para colaborar: hola@…` says where to ask and not for whom it is.
    for found in source.find_all(r"(?i)\b(?:pour|para|zum) \p{L}+\s*:\s*\x01") {
        source.take(found.range());
    }
    houses::read(source, facts, lang);
    if facts.features.is_empty() {
        labelled(source, facts);
    }
    if facts.features.is_empty() {
        facts.features = done(source);
    }
    if facts.features.is_empty() {
        doings_abroad::read(source, facts, lang);
    }
    if let Some(name) = name.filter(|_| facts.features.is_empty()) {
        after_name(source, facts, name);
    }
    if facts.promise.is_empty() {
        promise(source, facts, name, lang);
    }
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
    let said = r"^[ \x{a0}]?[”“»\x22]?(?: e\. ?V\.)?(?:,? \p{Ll}[^.:\n\x01]{3,90}|,? (?:(?:in|à|en) )?\p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+)?|,? ?\x01+)\s?: ([^.\n\x01]{8,300})";
    let listed = r"^(?:,? (?:in|à|en) (?:\p{Lu}[\p{L}\-]+ ?){1,2})?, ([^.;:\n\x01]{5,160})";
    let end = source.sentence_at(name.range.end.saturating_sub(1)).end.max(name.range.end);
    let open = source.open()[name.range.end..end].to_owned();
    for (pattern, least, most) in [(said, 2, 7), (listed, 3, 3)] {
        let Some(found) = regex(pattern).captures(&open).and_then(|it| it.get(1).map(|it| it.range())) else {
            continue;
        };
        let text = open[found.clone()].trim_end_matches([' ', ',']);
        let items = list::items(text);
        let bare = |it: &String| item::outside_brackets(it);
        // Most of a list is short.
        let most = if most == 3 && items.len() > 3 { 5 } else { most };
        let short = |it: &String| {
            bare(it).split(' ').count() <= most && (most > 3 || !it.contains(|it: char| it.is_ascii_digit()))
        };
        // `Zwei Lokführer reden über ihren Alltag, Nachtschichten und Züge` is a sentence.
        let words = |it: &String| bare(it).split(' ').count();
        let sentence = items.iter().skip(1).all(|it| words(it) <= 3) && items.first().is_some_and(|it| words(it) > 4);
        let timed = sentence || items.iter().any(|it| bare(it).contains([':', '€', '@']));
        if items.len() >= least && !timed && items.iter().all(short) && !items.iter().any(|it| is_clause(it)) {
            facts.features = items.iter().map(|it| item::feature(without_article(it))).collect();
            let sentence = source.sentence_at(name.range.start);
            let before =
                source.text()[sentence.start..name.range.end + found.start].trim_end_matches([' ', ':', '\u{a0}']);
            // `Der Turnverein sucht Nachwuchs` says something beside the list; `X ist eine Software` is said elsewhere.
            let subject = source.text()[sentence.start..name.range.start].split_whitespace().count() <= 2
                && super::order::lead_in(source.text()).is_none()
                && !open.starts_with(',');
            let tells = subject
                && most > 3
                && ![" ist ", " sind ", " est ", " es ", " son "].iter().any(|it| before.contains(it));
            if tells && before.contains(' ') {
                facts.claims.push(capital(before));
                source.take(sentence.start..sentence.end.max(name.range.end + found.end));
            }
            source.take(name.range.end + found.start..name.range.end + found.end);
            return;
        }
    }
}

/// Words with which a clause begins, and no item of a list.
#[derive(Debug, Deserialize)]
struct Clauses {
    first: Vec<String>,
}

/// Whether an item begins as a sentence does, or says where or since when.
fn is_clause(item: &str) -> bool {
    let first = item.split(' ').next().unwrap_or("").to_lowercase();
    shared::<Clauses>("reading/clauses.toml").first.contains(&first)
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

/// What a name is that an order for a page introduces, with what the clause after it says: `Warteliste für Lumio, eine
/// Lampe, die schlafen geht` is `Lumio ist eine Lampe, die schlafen geht.`
pub(super) fn introduced(sentence: &str, name: &str, lang: &str) -> Option<String> {
    let (before, rest) = sentence.split_once(name).filter(|_| !name.is_empty())?;
    let lower = before.to_lowercase();
    let ordered = before.trim_matches(['„', '«', '"', ' ', '\u{a0}']).is_empty()
        && regex(r"^[ \x{a0}]?[“”»\x22]?, ").is_match(rest)
        || ["für ", "pour ", "para ", "für „", "pour « ", "para «", "para \"", "für \""]
            .iter()
            .any(|it| lower.ends_with(it));
    let rest = rest.trim_start_matches(['“', '”', '"', '»', ' ', '\u{a0}']).strip_prefix(", ")?;
    let (articles, be, pronouns): (&[&str], _, &[&str]) = match lang {
        "de" => (
            &["ein ", "eine ", "der ", "die ", "das "],
            "ist",
            &[", die ", ", der ", ", das ", ", mit der ", ", mit dem "],
        ),
        "fr" => (&["un ", "une ", "le ", "la ", "l’", "l'"], "est", &[" qui ", " que ", " où ", " avec laquelle "]),
        "es" => (&["un ", "una ", "el ", "la "], "es", &[" que ", " donde ", " con el que ", " con la que "]),
        _ => return None,
    };
    let said = articles.iter().any(|it| rest.starts_with(it)) && pronouns.iter().any(|it| rest.contains(it));
    (ordered && said && rest.chars().count() <= 180)
        .then(|| format!("{name} {be} {}.", rest.trim_end_matches(['.', '!'])))
}

/// The name of something with a date that is called what it is: `Marché des créateurs, dimanche 14 juin`.
pub(super) fn called_after_itself(text: &str, facts: &mut Facts, lang: &str) -> Option<Name> {
    let what = facts.what.clone();
    let written = text.get(..what.len()).filter(|it| it.to_lowercase() == what.to_lowercase())?.to_owned();
    let whole = text[what.len()..].starts_with([',', ' ', '.', '\n']) && what.split(' ').count() >= 2;
    // `Online-Kurs Aquarell für Anfänger`
    let course = regex(r"(?i)^(?:\p{L}+-?)?(?:kurs|workshop|seminar|stage|formation|curso)\b").is_match(&what);
    let told = !facts.dates.is_empty() || course && !facts.features.is_empty();
    if !["de", "fr", "es"].contains(&lang) || !told || !whole || what.chars().count() > 48 {
        return None;
    }
    facts.what.clear();
    Some(Name { range: 0..written.len(), text: capital(&written) })
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
    // Who plays it is no word for what it is.
    if ["spielt", "zeigt", "präsentiert", "joue", "présente", "presenta"].contains(&facts.what.as_str()) {
        facts.what.clear();
    }
    // German nouns keep their capital.
    let noun = capital(&facts.what);
    if lang == "de" && source.text().contains(&noun) && !source.text().contains(&facts.what) {
        facts.what = noun;
    }
    if lang == "de" {
        for feature in &mut facts.features {
            let noun = capital(&feature.title);
            if source.text().contains(&noun) && !source.text().contains(&feature.title) {
                feature.title = noun;
            }
        }
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
    whole(source, facts, lang);
    // A whole country says nothing of where something is.
    facts.places.retain(|it| !["France", "España", "Deutschland", "Europa", "Europe"].contains(&it.as_str()));
    for hours in facts.hours.iter_mut().filter(|_| lang == "fr") {
        hours.days = hours.days.replace(" et le ", " et ");
        if hours.days.contains(" au ") && !hours.days.starts_with("Du ") {
            hours.days = format!("Du {}", small_first(&hours.days));
        }
    }
    // Who is called Sommer is no summer.
    let names: Vec<String> = facts.people.iter().map(|it| it.name.clone()).collect();
    facts.dates.retain(|it| !names.iter().any(|name| name.ends_with(&format!(" {it}"))));
    let all = facts.dates.join(" ").to_lowercase();
    facts.dates.retain(|it| it.contains(|it: char| it.is_ascii_digit()) || all.matches(&it.to_lowercase()).count() < 2);
    if lang == "de" {
        elsewhere(source, facts);
    }
    arranged(source, facts);
    town(source, facts);
    // `En Spotify` is where something is heard.
    facts.places.retain(|it| !facts.integrations.contains(it));
    super::towns::first(facts, lang);
    if facts.places.is_empty()
        && let Some(found) = regex(r"\b\d{5} (\p{Lu}[\p{L}'’\-]+(?: \p{Lu}[\p{L}\-]+)*)$").captures(&facts.address)
    {
        facts.places.push(found[1].to_owned());
    }
    people(facts);
    roles(source, facts);
    rests::whole_what(source, facts);
}

/// Keeps with a title what is too short to stand by itself, `6 Termine`, and with an audience the article that French
/// and Spanish want: `pour les artisans`.
fn whole(source: &Source, facts: &mut Facts, lang: &str) {
    for feature in facts.features.iter_mut().filter(|it| (1..15).contains(&it.text.chars().count())) {
        let text = std::mem::take(&mut feature.text);
        let text = if lang == "de" { text } else { small_first(&text) };
        feature.title = format!("{} ({text})", feature.title);
    }
    for article in ["les", "los", "las", "le", "la", "el"].into_iter().filter(|_| !facts.audience.is_empty()) {
        let whole = format!("{article} {}", facts.audience);
        if ["pour", "para", "Pour", "Para"].iter().any(|it| source.text().contains(&format!("{it} {whole}"))) {
            facts.audience = whole;
            break;
        }
    }
}

/// Takes away what only stands behind a *bei* and is no town: `warnt bei Lecks` says when.
fn elsewhere(source: &Source, facts: &mut Facts) {
    let text = source.text();
    let when = |it: &String| {
        let once = text.matches(it.as_str()).count() == 1;
        once && text.contains(&format!("bei {it}")) && !super::towns::knows("de", it)
    };
    facts.places.retain(|it| !when(it));
}

/// A weekday that stands with its date, and who arranges something and is not seen at it: `Organisé par les Amis du Jardin`.
fn arranged(source: &Source, facts: &mut Facts) {
    // `samedi 20 juin` has its day in it.
    let dated = facts.dates.iter().any(|it| it.contains(|it: char| it.is_ascii_digit()));
    facts.dates.retain(|it| !dated || it.contains(|it: char| it.is_ascii_digit()) || it.contains(' '));
    let text = source.text().to_lowercase();
    let arranges = ["organisé par", "organisiert von", "organizado por", "organizada por", "veranstaltet von"];
    facts.people.retain(|person| {
        let name = person.name.to_lowercase();
        let articles = ["", "les ", "la ", "le ", "los ", "las "];
        let behind = |by: &&str| articles.iter().any(|it| text.contains(&format!("{by} {it}{name}")));
        !arranges.iter().any(behind)
    });
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
    const SHADES: &str = " viel weißraum luft luftig modern mucho espacio blanco beaucoup d espace blanc hell dunkel dunkl kräftig warm clair foncé sombre vif claro oscuro vivo und et ";
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    let known = |word: &str| {
        let stem = ["es", "er", "en", "em", "e"].iter().find_map(|it| word.strip_suffix(it)).unwrap_or(word);
        [word, stem].iter().any(|it| {
            lexicon.tones.iter().any(|tone| tone == it)
                || lexicon.hues.contains_key(*it)
                || SHADES.contains(&format!(" {it} "))
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
