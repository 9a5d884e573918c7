//! Things with their prices in a row: services, dishes, boxes, plans, tickets.

use std::ops::Range;

use serde::Deserialize;

use super::doers::without_doers;
use super::item::{is_unpriced, run_on};
use super::lookup::{capital, trim, without_article};
use super::pattern::{Pattern, regex};
use super::price::AMOUNT;
use super::shared;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::{self, Lexicon};
use crate::plan::{Facts, Feature, Price};

/// Words beside the name and the amount of a thing with its price.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// What stands before an amount that is the least.
    from: Vec<String>,
    /// Words between the name and the amount, which belong to neither.
    ends: Vec<String>,
    /// What is needed, raised or given, which is no thing.
    sums: Vec<String>,
    /// Ends of what costs nothing.
    free: Vec<String>,
    /// For what an amount is, after it.
    once: Vec<String>,
    /// Who pays, as the name of a price begins.
    payers: Vec<String>,
    /// What lets somebody in.
    tickets: Vec<String>,
}

/// A thing with its price.
pub(super) struct Good {
    range: Range<usize>,
    pub(super) title: String,
    text: String,
    amount: String,
    period: String,
}

/// Reads rows of priced things. What has a price for a time, or stands after a word for plans, is a price; the rest are
/// things to have.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    if !source.counts(1) {
        return;
    }
    let amount = regex(AMOUNT);
    let mut group: (String, Range<usize>) = Default::default();
    let mut alone: Vec<(Good, String, Range<usize>)> = Vec::new();
    for range in source.sentences() {
        let open = source.open()[range.clone()].to_owned();
        let (label, start) = label(&open, lexicon);
        let labelled = start;
        let body = range.start + start..range.end;
        let (goods, rest, begins) = row(source.text(), body.clone(), &amount);
        // What stands before the first of several is read by others.
        let start = if begins > body.start { begins - range.start } else { start };
        let body = begins.max(body.start)..range.end;
        if goods.len() == 1 && is_line(source.text(), &range) {
            alone.extend(goods.into_iter().map(|it| (it, group.0.clone(), group.1.clone())));
        } else if goods.len() > 1 {
            let ticket = |it: &Good| {
                let first = it.title.split(' ').next().unwrap_or("").to_lowercase();
                lexicon::shared::<Words>("reading/goods.toml").tickets.contains(&first)
            };
            let plans = label || goods.iter().any(|it| !it.period.is_empty() || ticket(it) || is_instalment(&it.title));
            let lead = trim(&open[..start]);
            let before = begins > range.start + labelled;
            if lead.split(' ').count() > 4 && !lead.contains(TAKEN) && !before {
                facts.claims.push(lead.to_owned());
            }
            source.take(if start > 0 && !before { range } else { body });
            let free = rest.iter().any(|it| FREE_FOR.iter().any(|free| it.contains(free)));
            let mut goods = goods;
            if let Some(first) = goods.first_mut().filter(|it| plans && free && it.text.is_empty()) {
                first.text = capital(&rest.join(", "));
            }
            goods.retain(|it| !plans || !it.amount.is_empty());
            for good in goods {
                if plans && is_instalment(&good.title) {
                    part_of(facts, &good);
                } else {
                    keep(facts, good, "", plans);
                }
            }
            facts.prices.extend(rest.iter().filter_map(|it| shared::asked(it)));
            let rest: Vec<String> = rest.into_iter().filter(|it| shared::asked(it).is_none()).collect();
            if !(rest.is_empty() || plans && free) {
                facts.claims.push(capital(&rest.join(", ")));
            }
        } else if is_heading(&open) {
            group = (trim(&open).trim_matches('*').trim().to_owned(), range);
        }
    }
    if alone.len() > 1 {
        for (good, group, heading) in alone {
            source.take(good.range.clone());
            source.take(heading);
            let plans = !good.period.is_empty();
            keep(facts, good, &group, plans);
        }
    }
}

/// Whether `range` is a whole line.
fn is_line(text: &str, range: &Range<usize>) -> bool {
    let starts = range.start == 0 || text[..range.start].ends_with('\n');
    starts && (range.end >= text.len() || text[range.end..].starts_with('\n'))
}

/// Whether a line names a group: `Starters`.
fn is_heading(line: &str) -> bool {
    let bare = trim(line.trim_start_matches('#'));
    let words = bare.split(' ').count();
    let shown = bare.starts_with(char::is_uppercase) && !bare.contains(|it: char| it.is_ascii_digit() || it == TAKEN);
    shown && words <= 4 && !line.ends_with(['.', '!', '?'])
}

/// Whether a row begins with a label that speaks of plans, and where the row itself begins.
fn label(row: &str, lexicon: &Lexicon) -> (bool, usize) {
    let Some((label, _)) = row.split_once(':') else {
        return (row.starts_with(TAKEN), row.len() - row.trim_start_matches([TAKEN, ' ', ':']).len());
    };
    let bare = trim(label).trim_matches('*').to_lowercase();
    if label.chars().any(|it| it.is_ascii_digit()) || bare.split(' ').count() > 8 {
        return (false, 0);
    }
    let plans = lexicon.labels.get("plans").is_some_and(|it| it.contains(&bare));
    (plans || label.starts_with(TAKEN), label.len() + 1)
}

/// The things of a row, if each of its parts is one, the few words that follow them (`…, helmets included`), and where
/// the row begins: after what has no price (`mobile groomer, covers Leeds, small dogs £30, large dogs £55`).
fn row(text: &str, range: Range<usize>, amount: &Pattern) -> (Vec<Good>, Vec<String>, usize) {
    let mut all: Vec<Good> = Vec::new();
    let mut rest = Vec::new();
    let (mut at, mut begins) = (range.start, range.start);
    let parts = parts(&text[range.clone()], amount);
    let bare = parts.iter().scan(range.start, |at, it| {
        *at += it;
        Some(text[*at - it..*at].to_owned())
    });
    let lead: Vec<String> = bare.take_while(|it| !amount.is_match(it)).collect();
    let skipped = lead.len() > 1 || lead.first().is_some_and(|it| !is_opening(it, amount) && !it.contains(':'));
    for (index, part) in parts.into_iter().enumerate() {
        if skipped && index < lead.len() {
            at += part;
            begins = at;
            continue;
        }
        match good(&text[at..at + part], at, amount) {
            Some(good) => all.push(good),
            None if text[at..at + part].trim().is_empty() => {}
            None if all.is_empty() && rest.len() < 2 && is_opening(&text[at..at + part], amount) => {
                rest.push(remark(&text[at..at + part]));
            }
            None if all.len() > 1 && (is_remark(&text[at..at + part]) || is_more(&text[at..range.end], amount)) => {
                rest.push(remark(&text[at..at + part]));
            }
            // `eye tests £30, varifocals, frames from £25`
            None if !all.is_empty()
                && is_unpriced(&text[at..at + part])
                && amount.is_match(&text[at + part..range.end]) =>
            {
                let (title, range) = (remark(&text[at..at + part]), at..at + part);
                all.push(Good { range, title, text: String::new(), amount: String::new(), period: String::new() });
            }
            None => return Default::default(),
        }
        at += part;
    }
    let paid = all.iter().any(|it| it.amount != "Free");
    let many = if skipped { all.len() > 1 } else { rest.is_empty() || all.len() > 1 };
    without_doers(&mut all, &mut rest);
    if paid && many { (all, rest, begins) } else { Default::default() }
}

/// Whether the first part of a row says what the prices are for: `Sessions of 50 minutes`.
fn is_opening(part: &str, amount: &Pattern) -> bool {
    let bare = trim(part);
    let plain = !amount.is_match(bare) && (!bare.contains(TAKEN) || bare.starts_with(char::is_lowercase));
    let counted = bare.starts_with(|it: char| it.is_ascii_digit());
    plain && (2..=5).contains(&bare.split(' ').count()) && (counted || bare.starts_with(char::is_alphabetic))
}

/// Words of remarks that say for whom it is free: `bis 16 Jahre frei`.
const FREE_FOR: [&str; 4] = ["frei", "gratis", "gratuit", "kostenlos"];

/// Whether a part of a row is a remark on it: `dogs welcome`.
fn is_remark(part: &str) -> bool {
    let bare = trim(part);
    // `bis 16 Jahre frei` has its number.
    let free = FREE_FOR.iter().any(|it| bare.contains(it));
    let plain = !bare.contains(|it: char| it.is_ascii_digit() && !free || it == TAKEN);
    let most = if free { 7 } else { 4 };
    plain
        && (2..=most).contains(&bare.split(' ').count())
        && (bare.starts_with(char::is_lowercase) || bare.contains(" auf "))
}

/// Whether all that is left of a row says more of what is in it, and has no price: `…, delivered within 15 miles`.
fn is_more(rest: &str, amount: &Pattern) -> bool {
    !amount.is_match(rest) && !rest.contains(TAKEN) && trim(rest).starts_with(char::is_lowercase)
}

fn remark(part: &str) -> String {
    let bare = trim(part);
    bare.strip_prefix("and ").unwrap_or(bare).to_owned()
}

/// How long the parts of a row are: between commas, semicolons, and an *and* between two amounts.
fn parts(row: &str, amount: &Pattern) -> Vec<usize> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut depth = 0_i32;
    for (at, it) in row.char_indices() {
        depth += i32::from(it == '(') - i32::from(it == ')');
        let comma = it == ';' || it == ',' && row[at + 1..].starts_with(' ');
        let and = [" and ", " und ", " et ", " y ", " or ", " oder ", " ou ", " o "]
            .iter()
            .find(|and| row[at..].starts_with(**and));
        let joins = and.is_some() && amount.is_match(&row[start..at]) && amount.is_match(&row[at..]);
        if depth == 0 && (comma || joins) {
            let end = at + and.map_or(it.len_utf8(), |it| it.len());
            all.push(end - start);
            start = end;
        }
    }
    all.push(row.len() - start);
    let mut at = 0;
    all.into_iter()
        .flat_map(|length| {
            at += length;
            run_on(&row[at - length..at], amount)
        })
        .collect()
}

/// One thing with its price.
fn good(part: &str, at: usize, amount: &Pattern) -> Option<Good> {
    let bare = part.trim_end_matches([',', ';', ' ', '.', '!']);
    let bare = ["and", "und", "et", "y", "or", "oder", "ou", "o"]
        .iter()
        .find_map(|it| bare.strip_suffix(&format!(" {it}")))
        .unwrap_or(bare);
    let lead = bare.len() - bare.trim_start_matches(['-', '*', '•', '–', ' ']).len();
    let body = &bare[lead..];
    let body = ["and ", "und ", "et ", "y "].iter().find_map(|it| body.strip_prefix(it)).unwrap_or(body);
    // `kids under 12 €18`: the sign is that of the number behind it.
    let found = amount.find(body).map(|it| {
        let other = body[it.end()..].starts_with(|it: char| it.is_ascii_digit());
        let sign = it.start() + it.as_str().find(' ').map_or(0, |it| it + 1);
        if other { sign..body.len() } else { it.range() }
    });
    let (before, price, after) = match found {
        Some(found) => (&body[..found.start], &body[found.clone()], &body[found.end..]),
        None => (free(body)?, "Free", ""),
    };
    let mut title = trim(before.trim_end_matches('(')).to_owned();
    let mut price = price.trim().to_owned();
    // `small pieces 80-120 euros` cost one or the other.
    if let Some(lower) =
        regex(r"^(.*?\p{L})(?: (?:de|von|from))? ([€£$]?\d[\d.,]*) ?(?:-|–|to|à|a|bis) ?$").captures(before)
    {
        price = format!("{}–{price}", &lower[2]);
        title = trim(&lower[1]).to_owned();
    }
    let known = lexicon::shared::<Words>("reading/goods.toml");
    for from in &known.from {
        if let Some(rest) = strip_word(&title, from) {
            title = rest;
            price = format!("{from} {price}");
        }
    }
    for end in &known.ends {
        title = strip_word(&title, end).unwrap_or(title);
    }
    // `Eilfahrt +4 €`
    if let Some(rest) = title.strip_suffix('+') {
        title = trim(rest).to_owned();
        price = format!("+{price}");
    }
    let (period, said) = after_amount(after)?;
    let (title, text) = title_and_text(&title);
    let text = if text.is_empty() { said } else { text };
    let words = title.split(' ').count();
    let measured = regex(r"^\d+(?:[.,]\d+)?(?:-\p{L}|er-\p{L}|:1 |-to-\d+ | (?:class|session|lesson|visit|week|day|night|hour|minute|month|ride|swim|game|treatment|wash|cut|x)\b| (?:km|m|ml|cl|l|g|kg|Liter|litres?|litros?|Minuten|Min|min|minutes|minutos|Stunden?|Std|heures?|horas?|h|Tage?|jours?|días?|Nächte|nuits|noches|Wochen|semaines|semanas|Personen|personnes|personas|Stück|séances|sesiones|clases|cours) ?\b)").is_match(&title);
    let begins = title.starts_with(char::is_alphabetic) || is_instalment(&title) || measured;
    let named = begins && (1..=6).contains(&words) && !title.contains(TAKEN) || title.is_empty() && !period.is_empty();
    // What is needed or raised is no price: `We need £48,000 and have £31,200`.
    let named = named && !known.sums.contains(&title.to_lowercase());
    let title = without_article(&title).to_owned();
    named.then(|| Good { range: at..at + part.trim_end().len(), title, text: capital(&text), amount: price, period })
}

/// What is free: `Starter free`.
fn free(text: &str) -> Option<&str> {
    let known = lexicon::shared::<Words>("reading/goods.toml");
    let title = known
        .free
        .iter()
        .find_map(|it| text.strip_suffix(it.as_str()))
        // `Step-free`
        .filter(|it| !it.strip_suffix('-').is_some_and(|it| it.ends_with(char::is_alphanumeric)))
        .map(|it| it.trim_end_matches([' ', ':', '–', '-']))?;
    let count = title.split(' ').count();
    let first = title.split(' ').next().unwrap_or_default();
    let payer = count <= 4 && known.payers.iter().any(|it| it == first);
    (payer || title.starts_with(char::is_uppercase) && count <= 2).then_some(title)
}

/// Whether words say who pays: `Under 18s`, `Viewers`.
pub(in crate::author::offline) fn is_payer(text: &str) -> bool {
    let known = lexicon::shared::<Words>("reading/goods.toml");
    let lower = text.to_lowercase();
    lower.split(' ').any(|it| known.payers.iter().any(|payer| payer == it))
}

fn strip_word(text: &str, word: &str) -> Option<String> {
    let start = text.len().checked_sub(word.len()).filter(|it| text.is_char_boundary(*it))?;
    let (rest, end) = text.split_at(start);
    (end.eq_ignore_ascii_case(word) && rest.ends_with(' ')).then(|| trim(rest).to_owned())
}

/// Per what a price is, and what else is said after it; none where a sentence goes on.
fn after_amount(after: &str) -> Option<(String, String)> {
    let rest = after.trim().trim_end_matches(['.', ')']);
    if rest.is_empty() {
        return Some(Default::default());
    }
    for mark in ["(", "with ", "including ", "incl. ", "includes ", "mit ", "avec ", "con ", "inkl. "] {
        if let Some(said) = rest.strip_prefix(mark) {
            return Some((String::new(), said.to_owned()));
        }
    }
    let period = ["/", "per ", "a ", "an ", "pro ", "par ", "por ", "la ", "le ", "al ", "im ", "each ", "je ", "/ "];
    let period = period.iter().find_map(|it| rest.strip_prefix(it));
    match period {
        // `je 250 g` is how much of it.
        Some(it) if it.starts_with(|it: char| it.is_ascii_digit()) && it.split(' ').count() <= 3 => {
            Some((String::new(), rest.to_owned()))
        }
        Some(it) if it.split(' ').count() <= 3 => Some((super::price::period(it), String::new())),
        _ if lexicon::shared::<Words>("reading/goods.toml").once.iter().any(|it| it == rest) => {
            Some((rest.to_owned(), String::new()))
        }
        _ => None,
    }
}

fn title_and_text(title: &str) -> (String, String) {
    for mark in [" – ", " — ", " - ", ": ", " ("] {
        if let Some((title, text)) = title.split_once(mark) {
            return (trim(title).to_owned(), trim(text.trim_end_matches(')')).to_owned());
        }
    }
    (title.to_owned(), String::new())
}

/// Whether a price is paid in parts: the `or 3 x` of `€420, or 3 x €150`.
fn is_instalment(title: &str) -> bool {
    let lower = title.to_lowercase();
    let count = lower.strip_prefix("or ").unwrap_or(&lower);
    let digits = count.trim_end_matches(['x', '×', ' ']);
    digits.len() < count.len() && !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())
}

/// Adds what is paid in parts to the price that it is another way for.
fn part_of(facts: &mut Facts, good: &Good) {
    let Some(whole) = facts.prices.last_mut() else { return };
    whole.points.push(capital(&format!("{} {}", good.title, good.amount)));
}

fn keep(facts: &mut Facts, mut good: Good, group: &str, plans: bool) {
    if plans {
        if ["price", "cost", "prices", "fee", "total", "preis", "prix", "precio"].contains(&&*good.title.to_lowercase())
        {
            good.title.clear();
        }
        let points = if good.text.is_empty() { Vec::new() } else { vec![good.text] };
        facts.prices.push(Price { plan: capital(&good.title), amount: good.amount, period: good.period, points });
    } else {
        let (title, text, price) = (good.title, good.text, good.amount);
        facts.features.push(Feature { title, text, price, group: group.to_owned() });
    }
}
