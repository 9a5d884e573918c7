//! Rows of things whose prices have no sign: `agnolotti del plin 14, vitello tonnato 12, bonet 7`.

use std::ops::Range;

use serde::Deserialize;

use super::lookup::{capital, trim, without_article};
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::shared;
use crate::plan::{Facts, Feature};

/// The words of `reading/carte.toml`.
#[derive(Debug, Deserialize)]
struct Words {
    signs: Vec<String>,
    no: Vec<String>,
    alone: Vec<String>,
}

/// A thing with a number.
struct Item {
    range: Range<usize>,
    title: String,
    amount: String,
    unit: String,
    group: String,
}

/// One thing with its number, and perhaps what the number counts.
const ITEM: &str = r"^(?:(?:and|or|plus|then) )?(\p{L}[^\d\x01@€£$/]{1,46}?)(?: ?[:=–—-])? (?:for |at |is )?(from )?(\d{1,4}(?:[.,]\d{1,2})?)(?: (euros?|pounds|dollars|quid|eur|gbp|usd|chf|each|(?:an?|per) \p{Ll}+))?$";
/// What money is called in words.
const MONEY: &str = r"^(?:all |prices? )*(?:in )?(pounds|euros?|dollars|gbp|eur|usd|chf|kr)$";

/// Reads rows of things with numbers alone. The numbers stay as they are given; where the row says once what they count,
/// they count that.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    let words = shared::<Words>("reading/carte.toml");
    if !source.counts(2) {
        return;
    }
    let sells = words.signs.iter().any(|it| source.says(&[it]));
    let mut all: Vec<Item> = Vec::new();
    for range in source.sentences() {
        let open = source.open()[range.clone()].to_owned();
        let (mut row, unit) = items(&open, range.start, &words);
        let sure = row.len() > 1 || row.iter().any(|it| it.amount.contains(['.', ',']) || !it.group.is_empty());
        if !sure {
            continue;
        }
        let money = |it: &&Item| !it.unit.contains(' ') && it.unit != "each";
        let last = row.last().filter(money).map(|it| it.unit.clone()).unwrap_or_default();
        let unit = if unit.is_empty() { last } else { unit };
        for it in row.iter_mut().filter(|it| it.unit.is_empty()) {
            it.unit.clone_from(&unit);
        }
        all.extend(row);
    }
    if all.len() < if sells { 2 } else { 3 } {
        return;
    }
    let grouped = all.iter().all(|it| !it.group.is_empty());
    for it in all {
        source.take(it.range);
        let unit = if it.unit == "each" { "" } else { it.unit.as_str() };
        let price = format!("{} {unit}", it.amount).trim_end().to_owned();
        let group = if grouped { it.group } else { String::new() };
        facts.features.push(Feature { title: it.title, text: String::new(), price, group });
    }
}

/// The things of a sentence with their places, and what its numbers count where it says so apart from them.
fn items(open: &str, start: usize, words: &Words) -> (Vec<Item>, String) {
    let mut all: Vec<Item> = Vec::new();
    let (mut unit, mut at, mut label) = (String::new(), 0, (String::new(), 0..0));
    for part in open.split_inclusive([',', ';', ':', '(', ')', '\n', TAKEN]).flat_map(|it| joined(it)) {
        let bare = trim(part.trim_end_matches(['(', ')', TAKEN]));
        let here = at..at + part.len();
        at = here.end;
        if let Some(found) = regex(MONEY).captures(&bare.to_lowercase()).filter(|_| !all.is_empty()) {
            found[1].clone_into(&mut unit);
            if let Some(last) = all.last_mut() {
                last.range.end = start + here.end;
            }
            continue;
        }
        match item(bare, words) {
            Some(mut item) => {
                item.range = start + here.start..start + here.end;
                if all.last().is_none_or(|it| it.group != label.0) && !label.1.is_empty() {
                    item.range.start = start + label.1.start;
                }
                item.group.clone_from(&label.0);
                all.push(item);
            }
            None if part.ends_with([':', '(']) => label = group(bare, here),
            None => {}
        }
    }
    (all, unit)
}

/// A part, and again what follows an *and* between two numbers in it.
fn joined(part: &str) -> Vec<&str> {
    let and = [" and ", " & ", " plus "].iter().find_map(|it| {
        let at = part.find(it)?;
        part[..at].ends_with(|it: char| it.is_ascii_digit()).then_some(at)
    });
    and.map_or_else(|| vec![part], |at| vec![&part[..at], &part[at..]])
}

/// What a row is called, and where it says so; what says only that it is one has no name.
fn group(label: &str, place: Range<usize>) -> (String, Range<usize>) {
    const NO: [&str; 14] = [
        "menu",
        "our menu",
        "the menu",
        "prices",
        "price list",
        "dishes",
        "food",
        "drinks menu",
        "price",
        "services",
        "what we sell",
        "products",
        "on the menu",
        "we serve",
    ];
    const COUNTS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let lower = label.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let plain = label.chars().all(|it| it.is_alphabetic() || " -’'&".contains(it)) && !label.is_empty();
    let short = lower.split(' ').count() <= 3;
    match () {
        () if plain && (NO.contains(&lower.as_str()) || COUNTS.contains(&first)) => (String::new(), place),
        () if plain && short => (capital(without_article(label)), place),
        () => (String::new(), 0..0),
    }
}

fn item(part: &str, words: &Words) -> Option<Item> {
    let part = part.strip_prefix("and ").or_else(|| part.strip_prefix("& ")).unwrap_or(part);
    let found = regex(ITEM).captures(part)?;
    let text = |it: usize| found.get(it).map_or("", |it| it.as_str());
    let title = trim(without_article(text(1)));
    let (lower, number) = (title.to_lowercase(), text(3));
    let no = |it: Option<&str>| it.is_none_or(|it| words.no.iter().any(|no| no == it));
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let fits = (1..=7).contains(&title.split(' ').count());
    let fits = fits && !words.alone.contains(&lower);
    if !fits || year || no(lower.split(' ').next()) || no(lower.rsplit(' ').next()) {
        return None;
    }
    let amount = format!("{}{number}", text(2));
    Some(Item { range: 0..0, title: title.to_owned(), amount, unit: text(4).to_owned(), group: String::new() })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::author::offline::read::source::Source;
    use crate::plan::Facts;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let (mut source, mut facts) = (Source::new(text), Facts::default());
        read(&mut source, &mut facts);
        let found: Vec<_> =
            facts.features.iter().map(|it| (it.title.as_str(), it.price.as_str(), it.group.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn things_with_numbers_are_read() {
        check("A cafe. flat white 3.20, filter 2.50", &[("flat white", "3.20", ""), ("filter", "2.50", "")]);
        check(
            "Soap shop, three sizes: small 8, medium 14 and large 22 (pounds)",
            &[("small", "8 pounds", ""), ("medium", "14 pounds", ""), ("large", "22 pounds", "")],
        );
        check(
            "Wine bar, small plates (gildas 4, anchovies 9)",
            &[("gildas", "4", "Small plates"), ("anchovies", "9", "Small plates")],
        );
    }

    #[test]
    fn other_numbers_are_no_prices() {
        for text in ["A shop with rooms 5, seats 40", "Cafe open May 3, June 4", "A pub since 1998, at number 4"] {
            check(text, &[]);
        }
    }
}
