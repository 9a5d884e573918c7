//! The call to action.

use super::calls;
use super::lookup::{capital, trim};
use super::pattern::regex;
use super::source::{Found, Source};
use crate::plan::{Action, Facts};

/// What a button is called.
const BUTTONS: [&str; 8] =
    ["cta", "call to action", "call-to-action", "button", "knopf", "schaltfläche", "bouton", "botón"];
/// What may stand before the word for a button: `a single`, `nur ein einziger`.
const ONE: &str = r"(?:(?:with|just|only|exactly|the|a|an|one|single|main|big|primary|our|mit|nur|genau|ein|eine|einen|einem|einziger|einzigen|einzige|einzelner|der|die|und|avec|juste|seulement|un|une|seul|seule|unique|le|la|con|solo|sólo|único|única|el)\s+)*";
/// What stands between a button and its words.
const SAYS: &str = r"(?:(?:should |must |that |which |to |soll |mit der |qui |que )?(?:say|says|read|reads|be|is|saying|labelled|labeled|called|named|sagt|heißt|heissen|aufschrift|dit|dise|dice|diga|est|es|ist))";

/// Reads the call to action where the prompt names one.
pub(super) fn read(source: &mut Source, facts: &mut Facts, own: &str) {
    let named = format!(
        r#"(?i)(?:^|[^\w]){ONE}(?:cta|call[- ]to[- ]action|button(?:beschriftung)?|knopf|schaltfläche|bouton|botón)(?:\s+(?:button|text|label))?(?:\s*[:=]\s*|\s+{SAYS}\s*[:=]?\s*|\s+)(?:["“„«']([^"”“»'\n\x01]{{3,40}})["”“»']|([^.,;\n\x01"“„«]{{3,40}}))"#
    );
    let able = r"(?i)\b(?:visitors|people|customers|users|guests|they|kunden|gäste) (?:should|can|must|will|are)(?: be able to)? ((?:book|reserve|order|join|sign up|subscribe|call|download|try|start|request|schedule|buy)\b[^.,;\n\x01]{0,30})";
    let plain = r"(?:^|[.!?\n] ?|[“\x22])((?:Book|Reserve|Order|Join|Call|Request|Schedule|Pre-order|Preorder|Reservier(?:e|en)|Réservez?|Reserva|Buy|Get|Try|Schedule|Start) (?:a|an|the|your|our|us|einen|eine|une?|un|una)\b ?[\p{L} \-]{0,24}\p{L}|Sign up(?: for [\p{L} \-]{3,24})?|Sign (?:the|our) petition|Pre-?order now|Order online|Book online)(?:[.,!\n\x22”]|$)";
    let button = source.says(&BUTTONS).then(|| source.find(&named)).flatten().filter(is_label);
    let found = button.or_else(|| [able, plain].iter().find_map(|it| source.find(it)));
    let Some(found) = found else {
        return facts.action = calls::read(source, facts).or_else(|| at_link(source, facts, own));
    };
    let label = trim(if found.text(1).is_empty() { found.text(2) } else { found.text(1) }).to_owned();
    let words = label.split(' ').count();
    if label.is_empty() || words > 6 || label.chars().count() > 40 {
        return;
    }
    let range = found.place(1).or_else(|| found.place(2)).unwrap_or_default();
    source.take(found.range().start..if found.place(1).is_some() { found.range().end } else { range.end });
    facts.action = Some(Action { label: capital(&label), href: linked(source, facts, range.end) });
}

/// Whether what follows the word for a button are its words, and not what it does: `a button that opens the door`.
fn is_label(found: &Found) -> bool {
    // What stands in quotation marks behind the word is what it says.
    if found.place(1).is_some() {
        return true;
    }
    let label = found.text(2);
    let before = &found.text(0)[..found.text(0).len().saturating_sub(label.len())];
    let said = before.trim_end().ends_with([':', '=', '"', '“', '„', '«', '\''])
        || before.split_whitespace().count() > 1 && regex(&format!(r"(?i){SAYS}\s*$")).is_match(before);
    said || label.starts_with(char::is_uppercase)
}

/// What is to be done at a link: `Donate at https://…`, `Book a table at noor.example/book`.
fn at_link(source: &Source, facts: &Facts, own: &str) -> Option<Action> {
    const VERBS: [&str; 27] = [
        "pre-order",
        "preorder",
        "listen",
        "get",
        "watch",
        "donate",
        "book",
        "order",
        "sign",
        "subscribe",
        "register",
        "reserve",
        "apply",
        "join",
        "buy",
        "shop",
        "enrol",
        "enroll",
        "tickets",
        "start",
        "try",
        "spenden",
        "anmelden",
        "tickets:",
        "réservez",
        "reserva",
        "download",
    ];
    let own = Some(own).filter(|it| !it.is_empty());
    facts.links.iter().map(|it| it.href.as_str()).chain(own).find_map(|href| {
        let bare = href.trim_start_matches("https://");
        let at = source.text().find(bare)?;
        let before = source.text()[..at].trim_end_matches("https://").trim_end_matches("http://").trim_end();
        let start = before.rfind(['.', '!', '?', '\n', ',', ';']).map_or(0, |it| it + 1);
        let phrase = before[start..].trim().trim_end_matches(':');
        let phrase = [" at", " on", " via", " here", " unter", " auf", " sur", " en"]
            .iter()
            .find_map(|it| phrase.strip_suffix(it))
            .unwrap_or(phrase);
        let first = phrase.split(' ').next().unwrap_or("").to_lowercase();
        if ["online booking", "book", "booking", "bookings", "booking online", "bookings online"]
            .contains(&&*phrase.to_lowercase())
        {
            return Some(Action { label: "Book online".to_owned(), href: href.to_owned() });
        }
        let fits = VERBS.contains(&first.as_str()) && phrase.split(' ').count() <= 5 && phrase.chars().count() <= 40;
        fits.then(|| Action { label: capital(trim(phrase)), href: href.to_owned() })
    })
}

/// The link that follows the label at once.
fn linked(source: &Source, facts: &Facts, from: usize) -> String {
    let text: String = source.text()[from..].chars().take(120).collect();
    let near = |href: &str| text.find(href.trim_start_matches("https://")).is_some_and(|at| at < 20);
    facts.links.iter().find(|it| near(&it.href)).map(|it| it.href.clone()).unwrap_or_default()
}
