//! What the readers of single facts would take apart: sentences that are read or kept as a whole before them (packages,
//! a programme, prices with one currency, rows of towns, what is included), and in English what is put right after them.

use regex_lite::Captures;

use super::lookup::capital;
use super::occasion;
use super::pattern::regex;
use super::source::{Source, TAKEN};
use super::towns;
use crate::plan::{Facts, Feature, Price, Session};

/// Reads the sentences that others would take apart.
pub(super) fn early(source: &mut Source, facts: &mut Facts, lang: &str) {
    if lang == "en" {
        packages(source, facts);
    }
    bare(source, facts);
    if lang == "en" {
        agenda(source, facts);
        part(source, facts);
    } else {
        included(source, facts);
        several_towns(source, facts, lang);
    }
}

/// Puts right what an English `text` gave.
pub(super) fn mend(text: &str, facts: &mut Facts, lang: &str) {
    if lang == "en" {
        of_several(text, facts);
        currency(facts);
        handed_in(text, facts);
        // What a part has of its own comes behind what is said of all.
        facts.claims.sort_by_key(|it| of_part(it).is_some());
    }
}

/// Reads what is paid for each of what a sentence counts: `Three packages: one call 60 pounds, four weeks 220.`
fn packages(source: &mut Source, facts: &mut Facts) {
    if !source.says(&["packages", "options", "plans", "tickets", "levels", "tiers", "prices"]) {
        return;
    }
    let lead = regex(
        r"^(?i:(?:we (?:have|offer) )?(?:two|three|four|five|\d) (?:packages|options|plans|tickets|levels|tiers|prices)): (.+?)\.?$",
    );
    let one = regex(r"^(?:and |or )?(.{3,36}?)(?: is| for| at|:)? ([£€$]?)(\d[\d.,]*)( pounds| euros| dollars)?$");
    for range in source.sentences() {
        let text = source.text()[range.clone()].trim();
        let parts = lead.captures(text).and_then(|it| it.get(1)).map_or("", |it| it.as_str());
        let all: Option<Vec<_>> = parts.split(", ").map(|it| one.captures(it)).collect();
        let Some(all) = all.filter(|it| it.len() > 1 && !source.open()[range.clone()].contains(TAKEN)) else {
            continue;
        };
        let said = all.iter().map(|it| (it[2].to_owned(), it.get(4).map_or("", |it| it.as_str()).to_owned()));
        let Some((before, after)) = said.into_iter().find(|it| !it.0.is_empty() || !it.1.is_empty()) else { continue };
        facts.prices.extend(all.iter().map(|it| Price {
            plan: capital(&it[1]),
            amount: format!("{before}{}{after}", &it[3]),
            ..Price::default()
        }));
        source.take(range);
        return;
    }
}

/// Reads what costs how much where the currency is said once: `puesta a punto 35 euros, pinchazo 8.`
fn bare(source: &mut Source, facts: &mut Facts) {
    if !source.counts(2) {
        return;
    }
    let one = regex(
        r"^(?:and |und |et |y )?(\p{L}[^\d,:€£$]{2,40}?) ([£€$]?)(\d[\d.,]*)( ?(?:€|euros?|Euro|pounds|dollars|CHF|Franken))?$",
    );
    for range in source.sentences() {
        let text = source.text()[range.clone()].trim().trim_end_matches('.');
        let parts: Option<Vec<_>> = text.split(", ").map(|it| one.captures(it)).collect();
        let Some(parts) = parts.filter(|it| it.len() > 1 && !source.open()[range.clone()].contains(TAKEN)) else {
            continue;
        };
        let money = |it: &Captures<'_>| (it[2].to_owned(), it.get(4).map_or("", |it| it.as_str()).to_owned());
        let said: Vec<_> = parts.iter().map(money).filter(|it| !it.0.is_empty() || !it.1.is_empty()).collect();
        let Some((before, after)) = said.first().filter(|_| said.len() < parts.len()) else { continue };
        if !parts.iter().all(|it| is_thing(&it[1]) || !it[2].is_empty() || it.get(4).is_some()) {
            continue;
        }
        facts.features.extend(parts.iter().map(|it| Feature {
            title: it[1].to_owned(),
            price: format!("{before}{}{after}", &it[3]),
            ..Feature::default()
        }));
        source.take(range);
        return;
    }
}

/// The longest list of towns that is one place, in characters: a page says it in its headline.
const TOWNS: usize = 34;

/// Reads towns that stand in a row: `fontanera en Zaragoza, Utebo y Cuarte`. A long row stays a sentence, and its first
/// town is the place.
fn several_towns(source: &mut Source, facts: &mut Facts, lang: &str) {
    let row = r"(?:^|[ (])(?:in|à|en) ((\p{Lu}[\p{L}'’-]+)(?:, \p{Lu}[\p{L}'’-]+)+ (?:und|et|y) \p{Lu}[\p{L}'’-]+)";
    let Some(found) = source.find(row).filter(|it| towns::knows(lang, it.text(2))) else { return };
    let range = source.sentence_at(found.range().start);
    if found.text(1).chars().count() <= TOWNS && range.start == 0 {
        facts.places.push(found.text(1).to_owned());
        source.take(found.range());
        return;
    }
    if source.open()[range.clone()].contains(TAKEN) || range.start == 0 {
        return;
    }
    facts.places.push(found.text(2).to_owned());
    facts.claims.push(source.text()[range.clone()].trim().to_owned());
    source.take(range);
}

/// Whether a number behind `title` is what it costs, and no hour, age or house: not `same day if you ring before 10`.
fn is_thing(title: &str) -> bool {
    const LEADS: [&str; 43] = [
        "before", "after", "at", "from", "until", "till", "by", "to", "of", "over", "under", "aged", "age", "unit",
        "room", "number", "no", "than", "and", "vor", "nach", "um", "ab", "bis", "von", "mit", "über", "unter",
        "avant", "après", "à", "dès", "de", "moins", "plus", "antes", "las", "la", "desde", "hasta", "con", "más",
        "menos",
    ];
    let words: Vec<String> = title.split(' ').map(str::to_lowercase).collect();
    words.len() <= 3 && words.last().is_some_and(|it| !LEADS.contains(&it.as_str()))
}

/// Keeps a sentence whole that says what is included: `Barro y hornadas incluidos.` is no list.
fn included(source: &mut Source, facts: &mut Facts) {
    let ends = regex(r"(?i) (?:incluid[oa]s?|inklusive|inbegriffen|compris(?:es)?|inclus(?:es)?)\.?$");
    for range in source.sentences() {
        let text = source.text()[range.clone()].trim();
        let short = (2..=9).contains(&text.split(' ').count()) && !text.contains(|it: char| it.is_ascii_digit());
        if short && ends.is_match(text) && !source.open()[range.clone()].contains(TAKEN) {
            facts.claims.push(text.to_owned());
            source.take(range);
        }
    }
}

/// When something is handed in before an event is not when that is: `Drop off donations Friday 4-7pm.`
fn handed_in(text: &str, facts: &mut Facts) {
    if occasion::page_type(text) != Some("event") {
        return;
    }
    let begins = ["drop off ", "drop ", "hand in ", "deliver ", "donate ", "collect ", "pick up ", "set up ", "setup "];
    let told = |day: &str, time: &str| {
        facts.claims.iter().map(|it| it.to_lowercase()).any(|it| {
            let of = it.contains(&day.to_lowercase()) && it.contains(&time.to_lowercase());
            of && begins.iter().any(|begin| it.starts_with(begin))
        })
    };
    let kept = facts.hours.iter().filter(|it| !told(&it.days, &it.time)).cloned().collect();
    facts.hours = kept;
}

/// Reads what happens when, in a sentence that puts the time behind: `Ceremony 2pm, dinner 5, dancing from 8.`
fn agenda(source: &mut Source, facts: &mut Facts) {
    let begins = ["ceremony", "doors", "registration", "arrival", "arrive", "gather", "kick-off", "warm-up"];
    if !source.says(&begins) || !facts.schedule.is_empty() {
        return;
    }
    let one = regex(
        r"^(?:and |then )?(\p{L}[\p{L}’'-]*(?: [\p{L}’'-]+){0,3}?),? (?:at |from )?(\d{1,2}(?:[.:]\d\d)?(?: ?[ap]m)?)$",
    );
    for range in source.sentences() {
        let text = source.text()[range.clone()].trim().trim_end_matches('.');
        let parts: Vec<_> = text.split(", ").map(|it| one.captures(it)).collect();
        let clock = parts.iter().flatten().any(|it| it[2].contains([':', '.', 'm']));
        let first = parts.first().and_then(Option::as_ref).is_some_and(|it| begins.contains(&&*it[1].to_lowercase()));
        if parts.len() < 2 || !clock || !first || source.open()[range.clone()].contains(TAKEN) {
            continue;
        }
        let Some(parts) = parts.into_iter().collect::<Option<Vec<_>>>() else { continue };
        let session = |title: &str, time: &str| Session {
            day: String::new(),
            time: time.to_owned(),
            title: capital(title),
            who: String::new(),
        };
        facts.schedule = parts.iter().map(|it| session(&it[1], &it[2])).collect();
        source.take(range);
        return;
    }
}

/// Keeps a sentence whole whose brackets say when, where and for how much a part of something is: `Make a lantern at our
/// workshops (6 February, 10-1, Assembly Rooms, £4).`
fn part(source: &mut Source, facts: &mut Facts) {
    if !source.text().contains('(') {
        return;
    }
    let timed = regex(r"(?i)\d ?[ap]m\b|\d[:.]\d\d|\b\d{1,2} ?[–-] ?\d{1,2}\b|[£€$]\d");
    let dated = regex(
        r"(?i)\b\d{1,2}(?:st|nd|rd|th)? (?:and \d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    );
    let open = source.open();
    for range in source.sentences().into_iter().filter(|it| it.start > 0) {
        let text = source.text()[range.clone()].trim();
        let Some(inside) = of_part(text) else { continue };
        if timed.is_match(inside) && dated.is_match(inside) && !open[range.clone()].contains(TAKEN) {
            facts.claims.push(text.to_owned());
            source.take(range);
        }
    }
}

/// What stands in the brackets at the end of a sentence, where it is several things.
fn of_part(text: &str) -> Option<&str> {
    let found = regex(r"^[^()]{12,90} \(([^()]+)\)[.!]?$").captures(text)?;
    found.get(1).map(|it| it.as_str()).filter(|it| it.split(", ").count() > 2)
}

/// Who does something is not what it is: `Podcast: Ledger Lines. Two former auditors retell one scandal per episode.`
fn of_several(text: &str, facts: &mut Facts) {
    let several = regex(
        r"^(?i:two|three|four|five|six|seven|eight) (?:[\p{L}’'-]+ )*?[\p{L}’'-]+s [\p{L}’'-]+ (?:[\p{L}’'-]+ )+",
    );
    let label = regex(r"^(?i:(?:an? |the |my |our |new )?(podcast|newsletter|magazine|show)\b)").captures(text);
    let Some(label) = label.filter(|_| several.is_match(&facts.what)) else { return };
    let said = format!("{}.", capital(&facts.what));
    facts.what = label[1].to_lowercase();
    facts.claims.insert(0, said);
}

/// `First visit 55 pounds, follow-ups 42`
fn currency(facts: &mut Facts) {
    let dressed = regex(r"^([£€$])?\d[\d.,]*( [\p{L}]+)?$");
    let said: Vec<(String, String)> = facts
        .features
        .iter()
        .filter_map(|it| dressed.captures(&it.price))
        .map(|it| {
            (it.get(1).map_or("", |it| it.as_str()).to_owned(), it.get(2).map_or("", |it| it.as_str()).to_owned())
        })
        .filter(|it| !it.0.is_empty() || !it.1.is_empty())
        .collect();
    let Some((before, after)) = said.first().filter(|first| said.iter().all(|it| it == *first)) else { return };
    let bare = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit() || it == '.');
    for feature in facts.features.iter_mut().filter(|it| bare(&it.price)) {
        feature.price = format!("{before}{}{after}", feature.price);
    }
}

#[cfg(test)]
mod tests {
    use super::{currency, is_thing, of_several};
    use crate::plan::{Facts, Feature};

    #[test]
    fn an_amount_takes_the_currency_of_its_list() {
        let priced = |price: &str| Feature { title: "Visit".to_owned(), price: price.to_owned(), ..Feature::default() };
        let of = |prices: &[&str]| {
            let mut facts = Facts { features: prices.iter().map(|it| priced(it)).collect(), ..Facts::default() };
            currency(&mut facts);
            facts.features.into_iter().map(|it| it.price).collect::<Vec<_>>()
        };
        assert_eq!(of(&["55 pounds", "42"]), ["55 pounds", "42 pounds"]);
        assert_eq!(of(&["£6.50", "7"]), ["£6.50", "£7"]);
        assert_eq!(of(&["£6", "€7", "8"]), ["£6", "€7", "8"]);
        assert_eq!(of(&["7", ""]), ["7", ""]);
    }

    #[test]
    fn a_number_behind_an_hour_or_a_house_is_no_price() {
        assert!(["pinchazo", "puesta a punto", "nails"].into_iter().all(is_thing));
        assert!(!["same day if you ring before", "open from", "unit", "abierto desde"].into_iter().any(is_thing));
    }

    #[test]
    fn people_who_do_something_are_not_what_it_is() {
        let mut facts =
            Facts { what: "two former auditors retell one scandal per episode".to_owned(), ..Facts::default() };
        of_several("Podcast: Ledger Lines. Two former auditors retell one scandal per episode.", &mut facts);
        assert_eq!((facts.what.as_str(), facts.claims.len()), ("podcast", 1));
        let mut facts = Facts { what: "two-person studio for games".to_owned(), ..Facts::default() };
        of_several("Podcast: Ledger Lines, a two-person studio for games", &mut facts);
        assert_eq!(facts.what, "two-person studio for games");
    }
}
