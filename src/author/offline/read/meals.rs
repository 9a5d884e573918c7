//! A meal with its price, the only one in its sentence: `Menu du midi 19 €, carte le soir.`

use super::lookup::{capital, trim};
use super::pattern::regex;
use super::price::AMOUNT;
use super::source::{Source, TAKEN};
use crate::plan::Feature;

/// How the names of such meals begin.
const MEALS: &str = r"(?:Menu|Menü|Menú|Formule|Plat|Mittag\p{Ll}*|Tages\p{Ll}+|Brunch|Frühstück|Petit[ -]déjeuner|Desayuno|Almuerzo|Goûter)";

/// Reads meals that have a price.
pub(super) fn read(source: &mut Source) -> Vec<Feature> {
    let mut all = Vec::new();
    let pattern = regex(&format!(
        r"^({MEALS}(?: (?:du|de|del|des|am|vom|le|la|midi|jour|día|Tag|Wochenende|Mittag|soir|dimanche|\p{{Ll}}{{3,10}})){{0,4}}):? (?:à |ab |für |a |por )?({AMOUNT})(, [^\n\x01]{{3,60}})?[.!]?$"
    ));
    for range in source.sentences() {
        let open = source.open()[range.clone()].to_owned();
        let Some(found) = pattern.captures(&open).filter(|_| !open.contains(TAKEN)) else { continue };
        let text = found.get(3).map_or("", |it| trim(it.as_str()));
        if regex(AMOUNT).is_match(text) {
            continue;
        }
        let (title, price) = (trim(&found[1]).to_owned(), trim(&found[2]).to_owned());
        all.push(Feature { title, text: capital(text), price, group: String::new() });
        source.take(range);
    }
    all
}
