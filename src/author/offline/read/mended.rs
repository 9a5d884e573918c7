//! What other readers cut wrongly of German, French and Spanish prompts: deadlines read as days, sentences read as lists,
//! lists read as sentences, prices named by a verb, and places that are none.

use super::clause;
use super::item;
use super::list;
use super::lookup::{capital, trim, without_article};
use super::pattern::regex;
use super::rests;
use super::source::Source;
use super::towns;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::{Facts, Feature};

/// Words for how something is made, which are not what it is.
const MADE: [&str; 16] = [
    "écrit",
    "écrite",
    "écrits",
    "fait",
    "faite",
    "basé",
    "basée",
    "conçu",
    "conçue",
    "geschrieben",
    "gemacht",
    "entwickelt",
    "escrito",
    "escrita",
    "hecho",
    "hecha",
];

/// How the first thing of a list begins that is a sentence.
const TELLS: &str = r"^(?i:chaque|cada|jede[nrs]?|todos los|todas las|tous les|toutes les) \p{L}+ |^(?i:\p{L}{2,}(?:amos|emos|imos)) |^\p{L}+s \p{Ll}+ent ";

/// Mends what was read.
pub(super) fn mend(source: &Source, facts: &mut Facts, (name, lang): (&str, &str), lexicon: &Lexicon) {
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    let text = source.text();
    facts.dates.retain(|it| !is_deadline(text, it));
    facts.places.retain(|it| is_place(text, it, lang, lexicon));
    for hours in &mut facts.hours {
        hours.time = spans(&of_day(text, &hours.time));
    }
    if is_priced(text, &facts.address) {
        facts.address.clear();
    }
    named(facts, lang);
    free(facts, lang);
    said_of_price(facts);
    sentences(source, facts);
    first_of_list(text, facts, name, lang);
    what(text, facts);
    for claim in &mut facts.claims {
        if let Some(rest) = claim.strip_prefix("Qui ").filter(|_| lang == "fr" && !claim.ends_with('?')) {
            *claim = capital(rest);
        }
    }
    listed(facts, lang);
}

/// Whether a date is one until which something holds: `antes del 20 de diciembre`.
fn is_deadline(text: &str, date: &str) -> bool {
    let lower = text.to_lowercase();
    let before = lower.find(&date.to_lowercase()).map_or("", |it| lower[..it].trim_end());
    let until = ["antes del", "antes de", "hasta el", "avant le", "jusqu'au", "jusqu’au", "vor dem", "bis zum", "bis"];
    date.contains(|it: char| it.is_ascii_digit()) && until.iter().any(|it| before.ends_with(&format!(" {it}")))
}

/// Whether something is a town, stands where a place does, or belongs to an address.
fn is_place(text: &str, place: &str, lang: &str, lexicon: &Lexicon) -> bool {
    let behind = r"(?i)(?:(?:^|[ \n(])(?:in|aus|bei|nahe|im|am|an|auf|ab|von|um|nach|zu|der|den|dem|und|bis|rund|en|à|de|du|dans|sur|près|chez|le|la|les|et|entre|cerca|desde|del|los|las|el|y|a|al|para|por|nach)|\d|d[’']|l[’'])[ \x{a0}]?$";
    let known = towns::knows(lang, place) || lexicon.towns.contains(&place.to_lowercase());
    // `Bäckerei Morel, Dourdan.` and `Café Kante / Olpe` name no more than that.
    let alone = |at: usize| {
        let (before, after) = (text[..at].trim_end(), &text[at + place.len()..]);
        before.ends_with([',', '·', '/', '|', '-', '–', '(']) && !after.starts_with(' ')
    };
    known
        || text.match_indices(place).any(|it| regex(behind).is_match(&text[..it.0]) || alone(it.0))
        || !text.contains(place)
}

/// Times of a day in two parts, short enough for every layout: `de 8 a 12:30 y de 16 a 20` is `8–12:30 y 16–20`.
fn spans(time: &str) -> String {
    const CLOCK: &str = r"(\d{1,2}(?:[:.h]\d{2}|h)?)";
    let span = regex(&format!(r"(?:(?:de|von|entre) )?{CLOCK} (?:a|à|bis) {CLOCK}"));
    if span.find_iter(time).count() < 2 { time.to_owned() } else { span.replace_all(time, "$1–$2").into_owned() }
}

/// A time with the part of the day that is said behind it: `desde las 6 de la tarde`.
fn of_day(text: &str, time: &str) -> String {
    let parts = [" de la tarde", " de la noche", " de la mañana", " du soir", " du matin", " abends", " morgens"];
    let found = parts.iter().find(|it| !time.is_empty() && text.contains(&format!("{time}{it}")));
    found.map_or_else(|| time.to_owned(), |it| format!("{time}{it}"))
}

/// Whether what is read as a street is a thing with its price: `Monatsplatz 160 Euro`.
fn is_priced(text: &str, address: &str) -> bool {
    let money = regex(r"^ ?(?:€|[Ee]uros?\b|CHF|Franken|francs|pesos)");
    let ends = address.ends_with(|it: char| it.is_ascii_digit());
    ends && text.find(address).is_some_and(|at| money.is_match(&text[at + address.len()..]))
}

/// One thing that costs nothing does not make all free: `Probetag kostenlos` beside passes that are paid for.
fn free(facts: &mut Facts, lang: &str) {
    const ALL: [&str; 10] = [
        "eintritt",
        "entrée",
        "entrada",
        "teilnahme",
        "inscripción",
        "participation",
        "basis",
        "free",
        "gratis",
        "starter",
    ];
    let paid = facts.prices.iter().any(|it| it.amount != "Free");
    let part = |it: &crate::plan::Price| {
        it.amount == "Free" && !it.plan.is_empty() && !paid && !ALL.contains(&it.plan.to_lowercase().as_str())
    };
    let Some(at) = facts.prices.iter().position(part) else { return };
    let price = facts.prices.remove(at);
    let word = match lang {
        "de" => "kostenlos",
        "fr" => "gratuit",
        _ => "gratis",
    };
    if facts.features.iter().any(|it| !it.price.is_empty()) && price.points.is_empty() {
        facts.features.push(Feature { title: price.plan, price: word.to_owned(), ..Feature::default() });
    } else {
        let more = price.points.join(", ");
        let said = format!("{} {word}{}{more}", price.plan, if more.is_empty() { "" } else { ": " });
        facts.claims.push(format!("{}.", capital(&said)));
    }
}

/// Says of a price without a name when it holds: `129 €, 99 € si te apuntas antes`.
fn said_of_price(facts: &mut Facts) {
    for price in facts.prices.iter_mut().filter(|it| it.plan.is_empty() && it.points.is_empty()) {
        let Some(at) = facts.claims.iter().position(|it| it.starts_with(&format!("{} ", price.amount))) else {
            continue;
        };
        let rest = trim(&facts.claims[at][price.amount.len()..]).to_owned();
        if !rest.contains([',', '.']) && rest.chars().count() < 60 {
            price.plan = capital(&rest);
            facts.claims.remove(at);
        }
    }
}

/// What something is, where it was read as the first thing of its list: `La Belle Aube, péniche à Strasbourg, 3 cabines`.
fn first_of_list(text: &str, facts: &mut Facts, name: &str, lang: &str) {
    // A title of one small word is left of something that is read: `de`.
    facts.features.retain(|it| it.title.chars().count() > 2 || it.title.contains(char::is_uppercase));
    for feature in &mut facts.features {
        feature.title = feature.title.trim_end_matches([' ', '(']).to_owned();
    }
    let Some(first) = facts.features.first().filter(|it| facts.what.is_empty() && it.price.is_empty()) else { return };
    let title = first.title.clone();
    let behind = [", ", " est ", " ist ", " es "]
        .iter()
        .any(|it| text.to_lowercase().starts_with(&format!("{name}{it}{title}").to_lowercase()));
    if name.is_empty() || !behind || title.contains(|it: char| it.is_ascii_digit()) || title.split(' ').count() > 5 {
        return;
    }
    facts.features.remove(0);
    let place = regex(r" (?:à|en|in|aus|bei) (\p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+)*)$");
    if let Some(found) = place.captures(&title) {
        let town = found[1].to_owned();
        if facts.places.is_empty() && towns::knows(lang, &town) {
            facts.places.push(town);
        }
        title[..found.get(0).map_or(title.len(), |it| it.start())].clone_into(&mut facts.what);
    } else {
        facts.what = title;
    }
}

/// Prices and priced things without what only leads to their amount.
fn named(facts: &mut Facts, lang: &str) {
    let loose = regex(r"(?i) (?:de|à|a|für|von|por|pour|ab|zu|desde|dès|um|nur|solo|en)$");
    for feature in facts.features.iter_mut().filter(|it| !it.price.is_empty()) {
        feature.title = loose.replace(&feature.title, "").into_owned();
    }
    // Short enough for every layout.
    let from = regex(r"^(?i:à partir de|a partir de) ");
    let least = if lang == "fr" { "dès " } else { "desde " };
    let prices = facts.prices.iter_mut().map(|it| &mut it.amount);
    for amount in prices.chain(facts.features.iter_mut().map(|it| &mut it.price)) {
        *amount = from.replace(amount, least).into_owned();
    }
    for price in &mut facts.prices {
        price.plan = loose.replace(&price.plan, "").into_owned();
        if !price.plan.is_empty() && clause::is_said_of(&price.plan) {
            price.plan.clear();
        }
    }
}

/// Gives back sentences of which a list was made: `Chaque semaine Hugo et Samira racontent un tournage`.
fn sentences(source: &Source, facts: &mut Facts) {
    let tells = regex(TELLS);
    let Some(first) = facts.features.iter().find(|it| it.price.is_empty() && tells.is_match(&it.title)) else { return };
    let text = source.text();
    let Some(at) = text.to_lowercase().find(&first.title.to_lowercase()) else { return };
    let range = source.sentence_at(at.min(text.len().saturating_sub(1)));
    let whole = text[range].to_owned();
    let lower = whole.to_lowercase();
    let inside = |it: &Feature| it.price.is_empty() && lower.contains(&it.title.to_lowercase());
    // What stands before a colon or the name is read.
    let said = whole.rsplit_once(": ").map_or(whole.as_str(), |it| it.1);
    facts.features.retain(|it| !inside(it));
    if !facts.claims.iter().any(|it| it.to_lowercase().contains(&trim(said).to_lowercase())) {
        facts.claims.insert(0, format!("{}.", capital(trim(said))));
    }
}

/// What something is, without where it is, with the article of the first of two, and no word for how it is made.
fn what(text: &str, facts: &mut Facts) {
    if MADE.contains(&facts.what.to_lowercase().as_str()) {
        facts.what.clear();
    }
    for place in &facts.places {
        let at = [" en ", " à ", " in "].iter().find_map(|it| facts.what.find(&format!("{it}{place}")));
        if let Some(at) = at.filter(|it| *it > 2) {
            facts.what.truncate(at);
        }
    }
    for (article, and) in [("une ", " et un"), ("un ", " et un"), ("una ", " y un"), ("un ", " y un")] {
        let whole = format!("{article}{}", facts.what);
        if facts.what.contains(and) && text.to_lowercase().contains(&whole.to_lowercase()) {
            facts.what = whole;
            break;
        }
    }
}

/// Makes a list of a sentence that is nothing else: `Ambulante Pflege, Haushaltshilfe, Betreuung bei Demenz.`
fn listed(facts: &mut Facts, lang: &str) {
    if !facts.features.is_empty() {
        return;
    }
    let found = facts.claims.iter().position(|claim| {
        let items = list::items(claim);
        let german = lang == "de";
        let noun = |it: &String| {
            let mut words = it.split(' ');
            let first = words.next().unwrap_or_default();
            let next = words.next().unwrap_or_default();
            let bent = ["e", "er", "es", "en"].iter().any(|end| first.ends_with(end));
            !german
                || first.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit())
                || bent && next.starts_with(char::is_uppercase)
        };
        !items.iter().any(|it| regex(TELLS).is_match(without_article(it)))
            && items.len() > 2
            && claim.matches(',').count() > 1
            && items.iter().all(|it| noun(it) && rests::is_item(it, lang))
    });
    let Some(at) = found else { return };
    let claim = facts.claims.remove(at);
    facts.features = list::items(&claim).iter().map(|it| item::feature(&capital(without_article(it)))).collect();
}

#[cfg(test)]
mod tests {
    use super::{is_deadline, mend, spans};
    use crate::author::offline::lexicon::Lexicon;
    use crate::author::offline::read::source::Source;
    use crate::plan::{Facts, Feature};

    #[test]
    fn times_in_two_parts_are_short() {
        assert_eq!(spans("de 8 a 12:30 y de 16 a 20"), "8–12:30 y 16–20");
        assert_eq!(spans("de 8 a 13"), "de 8 a 13");
    }

    #[test]
    fn a_deadline_is_no_day() {
        let text = "Empieza el 12 de enero, 99 € antes del 20 de diciembre.";
        assert!(is_deadline(text, "20 de diciembre"));
        assert!(!is_deadline(text, "12 de enero"));
    }

    #[test]
    fn a_sentence_is_no_list_and_a_list_no_sentence() {
        let text = "Chaque semaine Hugo et Samira racontent un film. Décors, costumes, lumières.";
        let feature = |it: &str| Feature { title: it.to_owned(), ..Feature::default() };
        let mut facts = Facts {
            features: vec![feature("Chaque semaine Hugo"), feature("Samira racontent un film")],
            claims: vec!["Décors, costumes, lumières.".to_owned()],
            ..Facts::default()
        };
        mend(&Source::new(text), &mut facts, ("", "fr"), &Lexicon::load());
        assert_eq!(facts.claims, ["Chaque semaine Hugo et Samira racontent un film."]);
        let titles: Vec<&str> = facts.features.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Décors", "Costumes", "Lumières"]);
    }
}
