//! One item of a list: what it is called, what is said of it, when it is and what it costs.

use super::lookup::trim;
use super::pattern::{Pattern, regex};
use super::price::AMOUNT;
use crate::plan::Feature;

/// One item of a list: its name, what is said about it, and its price.
pub(super) fn feature(item: &str) -> Feature {
    let mut text = trim(item).replace("**", "");
    let mut price = String::new();
    let spent = ["in prizes", "in funding", "in grants", "in savings"].iter().any(|it| text.ends_with(it));
    if spent {
        return Feature { title: text, ..Feature::default() };
    }
    if let Some(found) =
        regex(&format!(r"[\s(:–—-]*(?i:for |at |from )?({AMOUNT})(?:\s*(?:each|per \w+|/\w+))?\)?")).captures(&text)
    {
        trim(&found[1]).clone_into(&mut price);
        text = text.replacen(&found[0], "", 1);
    }
    if let Some((title, text)) = timed(trim(&text)) {
        return Feature { title, text, price, group: String::new() };
    }
    let (title, said) = title_and_text(trim(&text));
    if title.chars().count() > 60 && said.is_empty() {
        return Feature { title: clause(&title), text: title, price, group: String::new() };
    }
    Feature { title, text: said, price, group: String::new() }
}

fn title_and_text(text: &str) -> (String, String) {
    for mark in [": ", " – ", " — ", " - "] {
        if let Some((title, said)) = text.split_once(mark) {
            return (trim(title).to_owned(), trim(said).to_owned());
        }
    }
    if let Some((title, said)) = text.split_once(" (").filter(|it| it.1.ends_with(')')) {
        return (title.to_owned(), said.trim_end_matches(')').to_owned());
    }
    (text.to_owned(), String::new())
}

/// The beginning of a long text, up to where a clause ends.
fn clause(text: &str) -> String {
    let clauses = regex(r",| that | which | so | with | for | when | without | mit | avec | con ");
    let end = clauses.find_iter(text).map(|it| it.start()).filter(|it| (12..=60).contains(it)).max();
    let cut = end.unwrap_or_else(|| {
        text.char_indices().rfind(|(at, it)| *at <= 56 && it.is_whitespace()).map_or(text.len(), |it| it.0)
    });
    trim(&text[..cut]).to_owned()
}

/// An item without what stands in brackets.
pub(super) fn outside_brackets(item: &str) -> String {
    regex(r" ?\([^)]*\)").replace_all(item, "").into_owned()
}

/// Whether an item of a list has a number inside that is no time, date or price: `suivi dès 3 ans`, `holds 400 ml`.
pub(super) fn is_measured(item: &str) -> bool {
    let timed = [" uhr", "h ", " am ", " pm"].iter().any(|it| format!("{} ", item.to_lowercase()).contains(it));
    !timed && !item.contains([':', '€', '£', '$', '–', '@', '/']) && item.starts_with(char::is_alphabetic)
}

/// A thing and when it is: `Weinproben am Samstag um 17 Uhr`, `visite de l'atelier le mercredi à 14 h`.
pub(super) fn timed(item: &str) -> Option<(String, String)> {
    let pattern = r"^(\p{L}.{2,50}?),? ((?:am |jeden |jeweils |immer |le |chaque |tous les |el |los |cada |todos los )?(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)s?\b.*\d.*)$";
    let found = regex(pattern).captures(item)?;
    Some((trim(&found[1]).to_owned(), super::lookup::capital(trim(&found[2]))))
}

/// How long the things of a part are that follow each other without a comma: `small dogs £30 medium £40 large £55`.
pub(super) fn run_on(part: &str, amount: &Pattern) -> Vec<usize> {
    let joins = ["to", "or", "and", "per", "a", "an", "each", "for", "with", "plus", "on", "in", "from", "off", "up"];
    let mut all = Vec::new();
    let mut start = 0;
    while let Some(found) = amount.find(&part[start..]) {
        let end = start + found.end();
        let Some(next) = amount.find(&part[end..]) else { break };
        let between = &part[end..end + next.start()];
        let words: Vec<&str> = between.split_whitespace().collect();
        let plain = between.starts_with(' ')
            && between.ends_with(' ')
            && between.chars().all(|it| it.is_alphabetic() || " -'’".contains(it));
        if !plain || !(1..=4).contains(&words.len()) || words.iter().any(|it| joins.contains(it)) {
            break;
        }
        all.push(end - start);
        start = end;
    }
    all.push(part.len() - start);
    all
}

/// Whether a part of a row is a thing of one or two words, whose price is not said.
pub(super) fn is_unpriced(part: &str) -> bool {
    let bare = trim(part);
    (1..=2).contains(&bare.split(' ').count()) && bare.chars().all(|it| it.is_lowercase() || " -’'".contains(it))
}

/// Whether words say when something is: `last Friday of every month`.
pub(super) fn tells_when(text: &str) -> bool {
    const TIMES: [&str; 14] = [
        " every ",
        " friday",
        " sunday",
        " monday",
        " tuesday",
        " wednesday",
        " thursday",
        " saturday",
        " jeden ",
        " jeden",
        " chaque ",
        " cada ",
        " tous les ",
        " todos los ",
    ];
    let lower = format!(" {} ", text.to_lowercase());
    TIMES.iter().any(|it| lower.contains(it))
}
