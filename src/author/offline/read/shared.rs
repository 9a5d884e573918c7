//! What several prices of a sentence have in common.

use super::pattern::regex;
use super::source::{Found, Source};
use crate::plan::Price;

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

/// Whether a part of a sentence before a price is two or three plain words for a thing: `packed lunch`.
pub(super) fn is_small_thing(part: &str) -> bool {
    const NO: [&str; 12] = ["then", "and", "or", "from", "only", "plus", "with", "for", "dann", "und", "et", "y"];
    let words: Vec<&str> = part.split(' ').collect();
    let plain = part.is_ascii() && part.chars().all(|it| it.is_ascii_lowercase() || it == ' ' || it == '-');
    plain && (2..=3).contains(&words.len()) && !NO.contains(&words[0])
}

/// An amount with the lower one before it: `70 to 95 euros`.
pub(super) fn spanned(source: &mut Source, found: &Found, amount: &str) -> String {
    let open = source.open();
    let Some(place) = found.place(3) else { return amount.to_owned() };
    let before = &open[..place.start];
    let Some(lower) = regex(r"(?:^|[ (,])([€£$]?\d[\d.,]*) ?(to|-|–) ?$").captures(before) else {
        return amount.to_owned();
    };
    let (Some(number), Some(to)) = (lower.get(1), lower.get(2)) else { return amount.to_owned() };
    let spaced = if to.as_str() == "to" {
        format!("{} to {amount}", number.as_str())
    } else {
        format!("{}–{amount}", number.as_str())
    };
    source.take(number.start()..place.start);
    spaced
}
