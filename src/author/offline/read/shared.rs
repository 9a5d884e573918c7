//! What several prices of a sentence have in common.

use std::sync::Arc;

use serde::Deserialize;

use super::lookup::capital;
use super::pattern::regex;
use super::source::{Found, Source};
use crate::author::offline::lexicon::shared;
use crate::plan::{Facts, Price};

/// Words around money that is no price.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoPrices {
    /// What stands right before the amount.
    pub(super) before: Vec<String>,
    /// What stands right after it.
    pub(super) after: Vec<String>,
}

/// The words around money that is no price.
pub(super) fn no_prices() -> Arc<NoPrices> {
    shared("reading/no-prices.toml")
}

/// `Jahresbeitrag 72 € für Kinder, 120 € für Erwachsene`: the others are the same for others.
pub(super) fn share_plan(prices: &mut [Price]) {
    let whom = |it: &Price| it.points.len() == 1 && it.amount != "Free";
    let Some((first, others)) = prices.split_first().filter(|it| !it.1.is_empty() && !it.0.plan.is_empty()) else {
        return;
    };
    if !whom(first) || !others.iter().all(|it| it.plan.is_empty() && whom(it)) {
        return;
    }
    let plan = first.plan.clone();
    for price in prices {
        price.plan = format!("{plan}, {}", price.points.join(" "));
        price.points.clear();
    }
}

/// `Free for public repos, $15 for private ones`: the ones are repos.
pub(super) fn name_ones(prices: &mut [Price]) {
    let mut last = String::new();
    for point in prices.iter_mut().flat_map(|it| &mut it.points) {
        let noun = point.rsplit(' ').next().unwrap_or_default().to_owned();
        match point.strip_suffix(" ones") {
            Some(which) if !last.is_empty() => *point = format!("{which} {last}"),
            _ => last = noun,
        }
    }
}

/// A part of what somebody is paid, where that is the price: `5% fee per sale`, `1% of what you save`.
pub(super) fn portion(source: &Source, facts: &mut Facts) {
    if facts.prices.iter().any(|it| it.amount != "Free") || !source.says(&["%"]) {
        return;
    }
    let found = source.find(
        r"(\d+(?:\.\d+)?%) (?:(fee|commission|cut)(?: (?:per|on|for each|for every|on each|on every) (\p{Ll}[\p{Ll}-]{2,20}))?|(?:per|on each|on every|for each) (\p{Ll}[\p{Ll}-]{2,20})|(of (?:what you|each|every) [\p{Ll} ]{3,24})|(when you \p{Ll}{3,12}))(?:[.,;:!\n]|$)",
    );
    let Some(found) = found else { return };
    let per = format!("{}{}{}", found.text(3), found.text(4), found.text(5));
    let more = if per.is_empty() { found.text(2) } else { "" };
    let amount = format!("{} {more}", found.text(1)).trim_end().to_owned();
    // `Free to list, 8% when you sell`
    let free = regex(r"(?i)\bfree (to [a-z]{3,12})\b").captures(source.text()).map(|it| it[1].to_owned());
    let plan = |it: &str| crate::author::offline::wording::capital(it);
    if let (Some(done), [price]) = (free, facts.prices.as_mut_slice()) {
        price.plan = plan(&done);
    }
    facts.prices.push(Price { plan: plan(found.text(6)), amount, period: per, ..Price::default() });
}

/// What a plan is called whose price is told to those who ask, and how that is said: `enterprise: talk to us`.
const ON_REQUEST: &str = r"\b(?i:(enterprise|business|custom|agency|agencies|scale|larger teams|unternehmen|entreprise|empresa)(?: plans?| tier)?(?: is| are| on| at)?[:,]?(?: –| -| —)?(?: please)? (talk to us|contact us|contact sales|let's talk|let’s talk|call us|ask us|get in touch|(?:price |pricing )?on request|upon request|custom pricing|by quote|(auf Anfrage)|(sur devis|sur demande)|(a consultar|bajo petición)))\b";

/// A plan whose price is told to those who ask, which stands beside others in a row.
pub(super) fn asked(part: &str) -> Option<Price> {
    let found = regex(ON_REQUEST).captures(part)?;
    let said = (3..=5).find_map(|it| found.get(it)).map_or("on request", |it| it.as_str());
    Some(Price { plan: capital(&found[1]), amount: capital(said), ..Price::default() })
}

/// The same in a sentence of its own. Only beside another price.
pub(super) fn on_request(source: &mut Source, facts: &mut Facts) {
    if facts.prices.is_empty() {
        return;
    }
    let Some(found) = source.find(ON_REQUEST) else { return };
    facts.prices.extend(asked(found.text(0)));
    source.take(found.range());
}

/// Whether a part of a sentence before a price is two or three plain words for a thing: `packed lunch`.
pub(super) fn is_small_thing(part: &str) -> bool {
    const NO: [&str; 12] = ["then", "and", "or", "from", "only", "plus", "with", "for", "dann", "und", "et", "y"];
    let words: Vec<&str> = part.split(' ').collect();
    // `Sunday roast`
    let plain = part.is_ascii()
        && part.chars().skip(1).all(|it| it.is_ascii_lowercase() || it == ' ' || it == '-')
        && part.starts_with(|it: char| it.is_ascii_alphabetic());
    plain && (2..=3).contains(&words.len()) && !NO.contains(&words[0])
}

/// An amount with the lower one before it: `70 to 95 euros`.
pub(super) fn spanned(source: &mut Source, found: &Found, amount: &str) -> String {
    let open = source.open();
    let Some(place) = found.place(3) else { return amount.to_owned() };
    let before = &open[..place.start];
    let Some(lower) = regex(r"(?:^|[ (,])([€£$]?\d[\d.,]*) ?(to|bis|à|a|-|–) ?$").captures(before) else {
        return amount.to_owned();
    };
    let (Some(number), Some(to)) = (lower.get(1), lower.get(2)) else { return amount.to_owned() };
    let spaced = if to.as_str().chars().all(char::is_alphabetic) {
        format!("{} {} {amount}", number.as_str(), to.as_str())
    } else {
        format!("{}–{amount}", number.as_str())
    };
    source.take(number.start()..place.start);
    spaced
}

/// A few words that are all a sentence says before its price: `Kit with paper and thread €45`.
pub(super) fn thing_before(before: &str) -> String {
    const NO: [&str; 23] = [
        "the", "it", "we", "i", "a", "an", "costs", "cost", "charge", "charges", "takes", "price", "prices", "only",
        "just", "from", "for", "pay", "is", "are", "our", "free", "all",
    ];
    let words: Vec<&str> = before.split(' ').collect();
    let plain =
        before.starts_with(char::is_alphabetic) && before.chars().all(|it| it.is_alphabetic() || " -'’&".contains(it));
    let said = words.iter().any(|it| NO[7..].contains(&it.to_lowercase().as_str()))
        || NO.contains(&words[0].to_lowercase().as_str());
    // `250g bag £9.50`
    let weight = words.len() == 2
        && words[0].starts_with(|it: char| it.is_ascii_digit())
        && ["g", "kg", "ml", "cl", "l", "cm", "m"]
            .contains(&words[0].trim_start_matches(|it: char| it.is_ascii_digit() || it == '.'));
    let unit = words.len() == 1 && ["dozen", "pair", "set", "box", "bag"].contains(&before.to_lowercase().as_str());
    if weight {
        return capital(before);
    }
    if plain && (unit || (2..=5).contains(&words.len())) && !said { capital(before) } else { String::new() }
}
