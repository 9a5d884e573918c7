//! Sentences that order the page instead of describing its subject.

use std::ops::Range;

use serde::Deserialize;

use super::look::is_look;
use super::pattern::regex;
use crate::author::offline::lexicon::{self, Lexicon, shared};

const GREETINGS: [&str; 8] = ["hi ", "hi!", "hi,", "hello", "hey", "hallo", "bonjour", "hola"];

/// Whether a sentence is an order to the author, and does not say what readers do.
pub(super) fn is_order(sentence: &str, lexicon: &Lexicon) -> bool {
    begins_as_order(sentence, lexicon) && !tells_readers(sentence, lexicon)
}

fn begins_as_order(sentence: &str, lexicon: &Lexicon) -> bool {
    let lower = sentence.to_lowercase();
    let lower = lower.trim_start_matches(|it: char| !it.is_alphanumeric());
    let lower = GREETINGS.iter().find_map(|it| lower.strip_prefix(it)).unwrap_or(lower);
    let lower = lower.trim_start_matches(|it: char| !it.is_alphanumeric());
    // `Warm and quiet please, no stock language.`
    if lower.split_once(" please").is_some_and(|it| is_look(it.0, lexicon)) {
        return true;
    }
    // `Please RSVP by 1 June` is said to who reads the page.
    let polite = lower.strip_prefix("please ").and_then(|it| it.split([' ', ',']).next());
    let known = shared::<Orders>("reading/orders.toml");
    let page = || lower.split(|it: char| !it.is_alphanumeric()).any(|it| known.page.iter().any(|page| page == it));
    if polite.is_some_and(|it| known.pleas.iter().any(|plea| plea == it)) && !page() {
        return false;
    }
    lexicon
        .orders
        .iter()
        .any(|it| lower.strip_prefix(it.as_str()).is_some_and(|rest| orders(it, rest) && asks(it, rest)))
}

/// Whether a sentence ends in the page that somebody needs: `Riverside Allotment Society needs a web page.`
pub(super) fn needs_page(sentence: &str) -> bool {
    let page = r"(?i) needs? (?:an?|its own|our own|some)? ?(?:[\p{L}-]+ )?(?:landing|web|home)?[ -]?(?:page|site|website|pager)[.!]?$";
    regex(page).is_match(sentence)
}

/// How an order to the author is told from what readers do with a thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Orders {
    /// Verbs that begin both.
    does: Vec<String>,
    /// Words of a page and of who speaks.
    page: Vec<String>,
    /// What an order speaks of, right after its verb.
    it: Vec<String>,
    /// Words for what is the reader's own.
    yours: Vec<String>,
    /// Verbs with which readers are asked for something.
    bids: Vec<String>,
    /// Verbs behind *please* that are said to readers and to no author.
    pleas: Vec<String>,
}

/// Whether a sentence says what readers do with a thing, in words of a verb and what it is done to: `Rank them by revenue.`
/// What they are asked for, as in `Bring your own chair.`, is none.
pub(super) fn is_use(sentence: &str, lexicon: &Lexicon) -> bool {
    let known = lexicon::verbs();
    let mut words = sentence.split(' ').map(str::to_lowercase);
    let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // `Craft fair in Lewes` is a thing.
    let done_to = || known.is_object(&next) || next.len() > 4 && next.ends_with('s') && !next.ends_with("ss");
    let verb = known.is_firm(&first) || (known.is_both(&first) || lexicon.verbs.contains(&first)) && done_to();
    let bids = shared::<Orders>("reading/orders.toml").bids.contains(&first);
    verb && !bids && !is_order(sentence, lexicon)
}

/// Whether a sentence that begins as an order says what readers do: `Keep every receipt in one place.`
fn tells_readers(sentence: &str, lexicon: &Lexicon) -> bool {
    let known = shared::<Orders>("reading/orders.toml");
    let lower = sentence.to_lowercase();
    let Some(rest) = known.does.iter().find_map(|it| lower.strip_prefix(&format!("{it} "))) else { return false };
    let mut words = rest.split(|it: char| !(it.is_alphanumeric() || it == '-')).filter(|it| !it.is_empty());
    let yours = known.yours.iter().any(|it| format!(" {rest}").contains(&format!(" {it} ")));
    let shown = |it: &str| lexicon.tones.iter().any(|tone| tone == it) || lexicon.hues.contains_key(it);
    // Two words are too few to tell: `Use green.`
    let count = words.clone().count();
    let it = words.clone().next().is_some_and(|it| known.it.iter().any(|word| word == it));
    count > 1 && !it && words.all(|it| !known.page.iter().any(|page| page == it) && (yours || !shown(it)))
}

/// Whether what somebody needs is a page: `We need £18,000 a year` asks nothing of its author.
fn asks(word: &str, rest: &str) -> bool {
    const NEEDS: [&str; 4] = ["i need", "we need", "i want", "we want"];
    const PAGES: [&str; 19] = [
        "page",
        "site",
        "web",
        "pager",
        "section",
        "design",
        "tone",
        "style",
        "colour",
        "color",
        "font",
        "copy",
        "text",
        "photo",
        "logo",
        "portfolio",
        "something",
        "you ",
        "button",
    ];
    !NEEDS.contains(&word) || PAGES.iter().any(|it| rest.contains(it))
}

/// Whether a sentence can be an order whose first words are followed by `rest`: `Design, planning and carpentry` is a
/// list of what there is.
fn orders(word: &str, rest: &str) -> bool {
    const POLITE: [&str; 7] = ["please", "thanks", "thank you", "bitte", "danke", "merci", "gracias"];
    let listed = !POLITE.contains(&word)
        && rest.starts_with(", ")
        && [" and ", " und ", " et ", " y "].iter().any(|it| rest.contains(it));
    // `Colour-coded handovers` orders nothing.
    !listed && !rest.starts_with(|it: char| it.is_alphanumeric() || it == '-')
}

/// The place of what introduces the subject in an order: `Build a modern landing page for `.
pub(super) fn lead_in(text: &str) -> Option<Range<usize>> {
    const SIGNS: [&str; 7] = ["page", "site", "seite", "págin", "sitio", "pager", "portfolio"];
    let start = text.char_indices().nth(110).map_or(text.len(), |it| it.0);
    let lower = text[..start].to_lowercase();
    if !SIGNS.iter().any(|it| lower.contains(it)) && !lower.contains("web") {
        return None;
    }
    // `Halyard is a studio doing brand and web for sailing companies`
    let told = |it: &str| {
        [" is a ", " is an "].iter().any(|is| it.contains(is)) && !it.contains("page") && !it.contains("site")
    };
    regex(LEAD_IN).find(text).filter(|it| !told(&it.as_str().to_lowercase())).map(|it| it.range())
}

const LEAD_IN: &str = concat!(
    r"(?i)^(?:(?:hi|hello|hey|hallo|bonjour|hola)[!,. ]+)?[^.!?\n\x01]{0,80}?\b(?:landing[ -]?page|landingpage|web ?page|web ?site|home ?page|one[ -]?pager|portfolio|page|site|webseite|startseite|seite",
    r"|page d'accueil|página de aterrizaje|página web|página|sitio|web)(?:,? (?:in (?:german|english|french|spanish)|auf deutsch|en français|en español|web|d'accueil))?",
    r"\s*(?::|(?:is |will be )?(?:for|about|promoting|presenting|of|für|über|zu|pour|sur|para|sobre|de)\b)\s*"
);

/// What the page that is ordered is one of: `hotel` of `Hotel website: The Anchor Inn`.
pub(super) fn ordered(text: &str, lexicon: &Lexicon) -> String {
    let Some(lead) = lead_in(text) else { return String::new() };
    let lead = text[lead].to_lowercase();
    let page = regex(r" (?:landing page|web ?site|web ?page|home ?page|one-pager|site|page)\b")
        .find(&lead)
        .map(|it| it.start());
    let Some(before) = page.map(|it| &lead[..it]) else { return String::new() };
    let words: Vec<&str> = before.split(' ').collect();
    let last = |count: usize| words.len().checked_sub(count).map(|it| words[it..].join(" "));
    let pages = ["landing", "one", "web", "home", "simple", "new", "single", "small"];
    let people = |it: &String| !it.contains(' ') && lexicon.are_people(&format!("{it}s"));
    let kind = |it: &String| (lexicon.nouns.contains(it) || people(it)) && !pages.contains(&it.as_str());
    [2, 1].into_iter().filter_map(last).find(kind).unwrap_or_default()
}
