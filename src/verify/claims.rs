//! Facts that a section states and the brief never gave.

use serde_json::Value;

use super::brief::{Brief, Number, numbers, without_phones};
use super::draft::Author;
use super::gate::Case;
use super::policy::each;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Placeholders, Plan};
use crate::render::Trust;
use crate::syntax::{Reading, TextRole};

/// Praise and promises that only a fact can carry, in lower case.
const PRAISE: [&str; 26] = [
    "trusted by",
    "loved by",
    "used by",
    "relied on by",
    "backed by",
    "award-winning",
    "award winning",
    "as seen in",
    "as seen on",
    "featured in",
    "happy customers",
    "happy clients",
    "#1",
    "number one",
    "world's best",
    "industry-leading",
    "market-leading",
    "dozens of",
    "hundreds of",
    "thousands of",
    "millions of",
    "soc 2",
    "hipaa",
    "iso 27001",
    "money-back",
    "money back",
];
/// What makes a small number a claim when it follows.
const UNITS: [&str; 12] =
    ["%", "percent", "star", "minute", "second", "hour", "day", "week", "month", "year", "million", "billion"];
/// Numbers up to this count steps and columns, and claim nothing.
const SMALL: u32 = 7;
/// Fields that hold no words.
const NOT_WORDS: [&str; 8] = ["href", "action", "kind", "role", "id", "src", "icon", "variant"];

/// The claims of the words, and of the texts in code that somebody wrote for this section.
pub(super) fn check(case: &Case<'_>, content: &Value, source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let marked: Vec<String> = Placeholders::open(content).into_iter().map(|it| it.0).collect();
    let mut found = Vec::new();
    each(content, "", &mut |path, name, text| {
        if NOT_WORDS.contains(&name) || marked.iter().any(|it| it == path) {
            return;
        }
        let claims =
            if name == "command" && !case.brief.says(text) { vec![text.to_owned()] } else { claims(case, text) };
        found.extend(claims.into_iter().map(|it| finding(case, Place::START, &format!("`{path}` says"), &it)));
    });
    if case.trust == Trust::Library {
        return found;
    }
    for it in reading.texts.iter().filter(|it| it.role == TextRole::Markup || is_sentence(&it.text, it.role)) {
        let place = it.span.place(source);
        found.extend(claims(case, &it.text).into_iter().map(|it| finding(case, place, "the section says", &it)));
    }
    found
}

/// A text of the code that people will read: several words, none of them a class name.
fn is_sentence(text: &str, role: TextRole) -> bool {
    let words = text.split_whitespace().count();
    let sign = |it: char| matches!(it, '-' | '[' | ':' | '/' | '(' | '_');
    role == TextRole::Code && words > 1 && !text.split_whitespace().all(|it| it.contains(sign))
}

fn finding(case: &Case<'_>, place: Place, who: &str, claim: &str) -> Diagnostic {
    let message = format!("{who} “{claim}”, which the brief does not give");
    let finding = Diagnostic::error("claim-not-in-brief", place, message);
    let help = "say what the brief says, or mark the words as a placeholder";
    Diagnostic { severity: case.brief.invention, ..finding.help(help) }
}

/// What `text` claims that the facts and the prompt of `plan` do not give.
pub fn invented(plan: &Plan, text: &str) -> Vec<String> {
    claims_of(&Brief::of(plan, Author::Model), text)
}

fn claims(case: &Case<'_>, text: &str) -> Vec<String> {
    claims_of(&case.brief, text)
}

fn claims_of(brief: &Brief, text: &str) -> Vec<String> {
    let text = &without_phones(text, |it| brief.reaches(it));
    let mut found: Vec<String> =
        numbers(text).iter().filter(|it| is_claim(it) && !brief.counts(&it.digits)).map(shown).collect();
    let lower = text.to_lowercase();
    let praise = PRAISE.into_iter().filter(|it| lower.contains(it) && !brief.says(it));
    found.extend(praise.map(str::to_owned));
    found.extend(quote(text).filter(|it| !brief.says(it)).map(str::to_owned));
    found
}

fn is_claim(number: &Number<'_>) -> bool {
    let before = number.before.trim_end();
    if before.ends_with(['©', '#']) {
        return false;
    }
    let small = number.digits.parse::<u32>().is_ok_and(|it| it <= SMALL);
    let money = before.ends_with(['$', '€', '£', '¥', '₹', '+', '~']);
    let after = number.after.trim_start_matches([' ', '\u{A0}', '\u{202F}', '-']).to_lowercase();
    let tight = number.after.starts_with(['+', '×', '%', 'x', 'k', 'K', '/', '€'])
        || number.after.starts_with(['.', ',', ':']) && number.after[1..].starts_with(|it: char| it.is_ascii_digit());
    let part = before.ends_with(['.', ',', ':'])
        && number.before.len() == before.len()
        && before[..before.len() - 1].ends_with(|it: char| it.is_ascii_digit());
    !small || money || tight || part || UNITS.iter().any(|it| after.starts_with(it))
}

fn shown(number: &Number<'_>) -> String {
    let after: String = number.after.chars().take_while(|it| !it.is_whitespace()).take(8).collect();
    format!("{}{}", number.digits, after.trim_end_matches(['.', ',', ';', ')', ':']))
}

/// Words in quotation marks that are long enough to be somebody's.
fn quote(text: &str) -> Option<&str> {
    let pairs = [('“', '”'), ('„', '“'), ('«', '»')];
    let inside = |(open, close): (char, char)| {
        let (_, rest) = text.split_once(open)?;
        Some(rest.split_once(close)?.0)
    };
    pairs.into_iter().find_map(inside).filter(|it| it.split_whitespace().count() >= 5)
}
