//! What the clause of a price says that it is for, in German, French and Spanish: `toilettage complet à partir de 45 €`,
//! `coffret de quatre 24 €`.

use super::lookup::{capital, trim};
use super::pattern::regex;
use super::source::Source;
use crate::plan::{Facts, Price};

/// The most words that a thing is called by.
const MOST: usize = 5;

/// Names prices that have no name yet, where there are several.
pub(super) fn name_prices(source: &mut Source, facts: &mut Facts, lang: &str) {
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    for price in &mut facts.prices {
        // `Ab 140 €` begins its sentence and names nothing.
        if ["Ab", "Dès", "Desde", "À partir de"].contains(&price.plan.as_str()) {
            price.amount = format!("{} {}", price.plan.to_lowercase(), price.amount);
            price.plan.clear();
        }
        let loose = regex(r"(?i) (?:por|für|pour|para|à|a|ab|nur|solo|desde|dès|zu|um|de|von|in Höhe von)$");
        price.plan = loose.replace(&price.plan, "").into_owned();
    }
    whole_plans(source, facts);
    if let [price] = facts.prices.as_mut_slice() {
        name_one(source, price);
    }
    if facts.prices.len() < 2 {
        return;
    }
    let mut at = 0;
    let mut kept: Vec<Price> = Vec::new();
    for mut price in std::mem::take(&mut facts.prices) {
        let from = regex(r"^(?:ab|à partir de|dès|desde|ca\.|environ|aprox\.) ");
        let amount = from.replace(&price.amount, "").into_owned();
        let found = source.text()[at..].find(&amount).map(|it| it + at);
        if let Some(start) = found.filter(|_| price.plan.is_empty() && price.amount != "Free") {
            let (before, after) = around(source, start, start + amount.len());
            // What is paid to the post is no price of it.
            if regex(r"(?i)^(?:frais de )?(?:port|porto|versand|livraison|gastos de envío|envío)$").is_match(&before)
            {
                continue;
            }
            // `o 2 x 115 €` is another way to pay the one before.
            let parts = regex(r"^(?:o|oder|ou|u|or) (?:en )?([^,]{2,30})$");
            if let (Some(parts), Some(last)) = (parts.captures(&before), kept.last_mut()) {
                last.points.push(format!("{} {}", &parts[1], price.amount));
                continue;
            }
            if before.is_empty() && after.is_empty() && price.period.is_empty() && price.points.is_empty() {
                price.plan = kept.last().map_or_else(String::new, |it| it.plan.clone());
            } else if is_thing(&before) {
                price.plan = capital(&before);
            } else if price.points.is_empty() && price.period.is_empty() && is_said(&after) {
                price.plan = capital(&after);
            }
        }
        at = found.map_or(at, |it| it + amount.len());
        kept.push(price);
    }
    facts.prices = kept;
}

/// Names the only price where what it is for is one of a list: `dépannage, entretien de chaudières à 120 €`.
fn name_one(source: &mut Source, price: &mut Price) {
    let from = regex(r"^(?:ab|à partir de|dès|desde|ca\.|environ|aprox\.) ");
    let amount = from.replace(&price.amount, "").into_owned();
    let Some(start) = source.text().find(&amount).filter(|_| price.plan.is_empty()) else { return };
    let sentence = source.sentence_at(start);
    let (before, _) = around(source, start, start + amount.len());
    let lead = &source.text()[sentence.start..start];
    let several = before.contains(' ') && lead.contains(", ") && before.starts_with(char::is_alphabetic);
    if !several || !is_thing(&before) {
        return;
    }
    let Some(place) = lead.rfind(&before).map(|it| sentence.start + it) else { return };
    price.plan = capital(&before);
    source.take(place..place + before.len());
}

/// Gives a price the words before what it is read to be for: the `gebrauchte` of `gebrauchte Räder ab 180 Euro`.
fn whole_plans(source: &mut Source, facts: &mut Facts) {
    let mut at = 0;
    for price in &mut facts.prices {
        let from = regex(r"^(?:ab|à partir de|dès|desde|ca\.|environ|aprox\.) ");
        let amount = from.replace(&price.amount, "").into_owned();
        let Some(start) = source.text()[at..].find(&amount).map(|it| it + at) else { continue };
        at = start + amount.len();
        let (before, _) = around(source, start, at);
        let more = before.len() > price.plan.len() && before.to_lowercase().ends_with(&price.plan.to_lowercase());
        if price.plan.is_empty() || !more || !is_thing(&before) {
            continue;
        }
        price.plan = capital(&before);
        if let Some(place) = source.text()[..start].rfind(&before) {
            source.take(place..place + before.len());
        }
    }
}

/// What stands before and after a price in its clause.
fn around(source: &Source, start: usize, end: usize) -> (String, String) {
    let sentence = source.sentence_at(start);
    let marks: &[char] = &[',', ';', ':', '(', ')', '–', '·', '/', '\n'];
    let text = source.text();
    let lead = &text[sentence.start..start];
    let lead = lead.rfind(marks).map_or(lead, |it| lead[it..].trim_start_matches(marks));
    // `Paniers à 15 € et 22 €`
    let amount = regex(super::price::AMOUNT);
    let lead = amount.captures_iter(lead).filter_map(|it| Some(it.get(0)?.end())).last().map_or(lead, |it| &lead[it..]);
    let rest = text.get(end..sentence.end).unwrap_or_default();
    let rest = rest.find(marks).map_or(rest, |it| &rest[..it]);
    let from =
        regex(r"(?i)(?:^| )(?:ab|à partir de|dès|desde|für|por|pour|kostet|coûte|cuesta|à|a|ca\.|environ|y|et|und)$");
    let lead = trim(lead);
    let lead = from.replace(lead, "");
    let and = regex(r"^(?:und|et|y|puis|dann|danach|luego|después) ");
    (and.replace(trim(&lead), "").into_owned(), trim(rest).to_owned())
}

/// Whether a few words after a price say what it is for.
fn is_said(text: &str) -> bool {
    let goes_on = regex(r"^(?:o|oder|ou|u|y|et|und|puis) ").is_match(text) || text.contains('€');
    !goes_on
        && text.split(' ').count() <= MOST + 2
        && is_thing(&text.split(' ').take(MOST).collect::<Vec<_>>().join(" "))
}

/// Whether words are said of somebody and name nothing: `Puedes adoptar`.
pub(super) fn is_said_of(text: &str) -> bool {
    regex(VERBAL).is_match(text)
}

/// How a clause begins that names nothing.
const VERBAL: &str = r"(?i)^(?:wir|ich|nous|je|on|es|das|ça|cela|cuesta|kostet|coûte|que|qui|puis|gratis|dann|nur|solo|puedes|podés|puede|tu peux|vous|sie können|du kannst|man|somos|tenemos)\b";

/// Whether a few words can be what something is called that has a price.
fn is_thing(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    (1..=MOST).contains(&words.len())
        && text.chars().next().is_some_and(char::is_alphanumeric)
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['€', '@', '?'])
        && !is_said_of(text)
}
