//! Sentences that no other fact holds: kept as they are written.

use std::ops::Range;

use super::abroad;
use super::lookup::capital;
use super::order::{is_order, lead_in, needs_page};
use super::parts;
use super::pattern::regex;
use super::remnant;
use super::rests;
use super::source::{Source, TAKEN};
use crate::author::offline::calendar::calendar;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Keeps every sentence that still says something.
pub(super) fn read(source: &Source, facts: &mut Facts, (name, lang): (&str, &str), lexicon: &Lexicon) {
    // Where nothing else says what it is, two words say more than none.
    let known = [&facts.what, &facts.promise].iter().any(|it| !it.is_empty()) || !facts.features.is_empty();
    for range in source.sentences() {
        let said = abroad::introduced(&source.text()[range.clone()], name, lang);
        if let Some(said) = said.or_else(|| after_order(source, range.clone(), lexicon)) {
            facts.claims.push(said);
            continue;
        }
        let told = lang != "en" && rests::keep(source, &range, facts, (name, lang), lexicon);
        if told || installs(&source.text()[range.clone()], facts) {
            continue;
        }
        if let Some(rest) = parts::beside_known(source, &range, facts, lexicon).filter(|_| lang == "en") {
            facts.claims.extend((!rest.is_empty()).then_some(rest));
            continue;
        }
        let range = without_request(source.text(), range);
        let text = source.text()[range.clone()]
            .trim_start_matches(|it: char| matches!(it, '-' | '*' | '•' | '–' | '#') || it.is_whitespace());
        if names_people(&source.text()[range.clone()], facts) || remnant::only_reaches(source, range.clone(), facts) {
            continue;
        }
        let left =
            if introduces(source, range.clone(), lexicon) { 0 } else { source.words_left(range.clone(), lexicon) };
        let all = source.open()[range.clone()].chars().all(|it| it != TAKEN);
        // What a prompt ends with needs no stop: `cash only`.
        let last = range.end == source.text().trim_end().len() && text.contains(' ');
        // `Mon–Fri.` is short, and says when.
        let days = calendar().week("en").iter().any(|it| text.to_lowercase().starts_with(&it[..3]));
        let heading = text.ends_with(':') || text.chars().count() < 12 && !is_short_saying(text) && !last && !days;
        let without = ["Sans ", "Ohne ", "Sin "].iter().any(|it| text.starts_with(it)) && text.contains(' ');
        let least = if is_short_saying(text) || without { 1 } else { 2 };
        // `a vegetable box from six farms around Lyon`: what follows what it is tells more of it.
        let open = source.open()[range.clone()].to_owned();
        let after = open.find(TAKEN).map_or(range.end, |it| range.start + it);
        let early = range.start == 0 && lang == "en" && source.words_left(after..range.end, lexicon) >= 2;
        let told = if rests::tells_much(text, range.start, lang) { 1 } else { 3 - usize::from(early) };
        // `a registered charity (no. 1187702)`
        let numbered = open.split(|it: char| !it.is_ascii_digit()).any(|it| it.len() > 4);
        let enough =
            if all || !known { left >= least } else { left >= told || left > 0 && tells(source, range.clone()) };
        let lower = text.to_lowercase();
        let since = ["since ", "seit ", "depuis ", "desde "].iter().any(|it| lower.starts_with(it));
        let enough = enough || (since || days) && left > 0 || numbered;
        let wish = !all && text.trim_end_matches('.').split(", ").all(is_refusal);
        let enough = enough && !wish;
        let order = is_order(text, lexicon) || needs_page(text);
        if is_motto(text, facts, lexicon) && facts.tagline.is_empty() {
            facts.tagline = text.split_once(": ").map_or("", |it| it.1).trim_end_matches('.').to_owned();
            continue;
        }
        let rest = Some(range.clone())
            .filter(|_| lang == "en" && !facts.what.is_empty() && !is_occasion(facts, text))
            .and_then(|it| remnant::after_what(source, it.clone()).or_else(|| remnant::kept(source, it, lexicon)));
        let whole = || after_known(source, &range, without_understood(source, range.clone(), text), lexicon);
        let text = rest.as_deref().unwrap_or_else(whole);
        if enough && !is_look(text, lexicon) && !heading && !order && facts.claims.len() < 24 {
            let said = without_called(&without_label(&without_name(text, name)), name);
            let done = facts.action.as_ref().is_some_and(|it| !it.href.is_empty() && said.contains(&it.href));
            if !done {
                facts.claims.push(begun(&said));
            }
        }
    }
    free_entry(source, facts);
}

/// Whether a later sentence tells something of people, whatever place or time of it is read: `We have pilots in Spain.`
fn tells(source: &Source, range: Range<usize>) -> bool {
    let open = source.open()[range.clone()].to_lowercase();
    let weak = ["based", "located", "open", "called", "live", "launch", "start"];
    let calendar = calendar();
    let said = source.text()[range.clone()].to_lowercase();
    // `AGM 12 November` names what is on that day.
    let month = |it: &String| said.contains(it.as_str()) && (it != "may" || said.contains("may "));
    let dated = calendar.months.iter().any(month)
        && !["coming", "ship", "arriv", "out ", "available", "release"].iter().any(|it| said.contains(it));
    range.start > 0
        && (dated && open.starts_with(char::is_alphabetic)
            || timed_doing(&open, &said)
            || ["we ", "i ", "they ", "closed "].iter().any(|it| open.starts_with(it))
            || calendar.week("en").iter().any(|it| open.starts_with(it.as_str())))
        && !weak.iter().any(|it| open.contains(it))
}

/// Whether a sentence says what there is at a time, or how many: `Work mornings first Sunday of the month`, `200 clients
/// since 2017`.
fn timed_doing(open: &str, said: &str) -> bool {
    let head = open.split(TAKEN).next().unwrap_or_default().trim();
    let counted = head.starts_with(|it: char| it.is_ascii_digit()) && open.contains(TAKEN) && said.contains(" since ");
    let day = calendar().week("en").iter().any(|it| said.contains(it.as_str()));
    let named = head.starts_with(char::is_alphabetic) && (2..=4).contains(&head.split(' ').count());
    counted && head.contains(' ') || day && named && head.split(' ').all(|it| it.chars().all(char::is_alphabetic))
}

/// Whether a sentence says on which day it is, so that it stays whole.
fn is_occasion(facts: &Facts, sentence: &str) -> bool {
    let day = |it: &String| {
        let first = it.split(' ').next().unwrap_or_default();
        first.starts_with(|it: char| it.is_ascii_digit()) && sentence.contains(first)
    };
    facts.dates.iter().any(day)
}

/// Adds that it is free to come in, where the rest of the sentence is read as something else.
fn free_entry(source: &Source, facts: &mut Facts) {
    const SAID: [&str; 6] =
        ["free entry", "free admission", "entry free", "admission free", "entry is free", "admission is free"];
    let lower = source.text().to_lowercase();
    let said = |claim: &String| SAID.iter().any(|it| claim.to_lowercase().contains(it));
    let Some(found) = SAID.iter().find(|it| lower.contains(**it)) else { return };
    if !facts.claims.iter().any(said) && facts.prices.iter().all(|it| it.amount == "Free") {
        facts.claims.push(capital(found));
    }
}

/// Whether a part of a sentence refuses something in two words: `kein Blog`.
pub(super) fn is_refusal(part: &str) -> bool {
    let lower = part.to_lowercase();
    let no = ["no ", "kein ", "keine ", "keinen ", "pas de ", "sans ", "sin ", "ohne "];
    part.split(' ').count() <= 3 && no.iter().any(|it| lower.starts_with(it))
}

/// Whether a sentence only says who does it, which stands with the people: `Taught by Pat Okoro.` What it says of one
/// person more goes there too.
fn names_people(sentence: &str, facts: &mut Facts) -> bool {
    let said = sentence.trim_end_matches(['.', '!']);
    let pattern = r"^(?:\p{Lu}\p{Ll}+ by|(?:\p{L}\p{Ll}+ )?(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)) (\p{Lu}[^,;:]{2,50}?)(?:,? who ([^;:]{6,120})|, ([^,;:.]{3,60}))?$";
    let Some(found) = regex(pattern).captures(said) else { return false };
    let (who, more) = (found[1].to_owned(), found.get(2).or(found.get(3)).map_or("", |it| it.as_str()));
    let given = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let all = !facts.people.is_empty() && facts.people.iter().all(|it| who.contains(&given(&it.name)));
    let Some(person) = facts.people.iter_mut().find(|it| who == it.name) else { return all && more.is_empty() };
    if person.text.is_empty() && person.role != more {
        person.text = capital(more);
    }
    true
}

/// Whether all that is left of a sentence introduces what is read of it: `We're building a thing called Stowaway, it's for …`.
fn introduces(source: &Source, range: Range<usize>, lexicon: &Lexicon) -> bool {
    let open = source.open()[range].to_lowercase();
    let mut words = open.split(|it: char| !(it.is_alphabetic() || "'’".contains(it))).filter(|it| !it.is_empty());
    let small = |it: &str| lexicon.is_function_word(it);
    let runs = open.chars().any(char::is_alphabetic) && words.clone().all(|it| RUNS.contains(&it) || small(it));
    runs || open.contains(TAKEN) && words.all(|it| INTRODUCE.contains(&it.replace('’', "'").as_str()) || small(it))
}

/// What a program runs on is read as such.
const RUNS: [&str; 9] = ["ios", "android", "iphone", "ipad", "windows", "macos", "linux", "mac", "web"];
/// Words with which people introduce what they have.
const INTRODUCE: [&str; 60] = [
    "my",
    "wife",
    "husband",
    "sister",
    "brother",
    "family",
    "partner",
    "friend",
    "hi",
    "hello",
    "hey",
    "building",
    "built",
    "build",
    "making",
    "made",
    "make",
    "makes",
    "launching",
    "starting",
    "started",
    "opening",
    "running",
    "run",
    "called",
    "named",
    "call",
    "thing",
    "something",
    "it's",
    "we're",
    "i'm",
    "we've",
    "i've",
    "that's",
    "people",
    "who",
    "about",
    "us",
    "just",
    "name",
    "studio",
    "company",
    "brand",
    "product",
    "basically",
    "new",
    "heißt",
    "nennt",
    "namens",
    "hallo",
    "unser",
    "unsere",
    "appelle",
    "appelé",
    "s'appelle",
    "llama",
    "llamamos",
    "hola",
    "bonjour",
];

/// Where the `text` of a sentence begins, of which either end may be cut.
fn place(source: &Source, range: &Range<usize>, text: &str) -> usize {
    range.start + source.text()[range.clone()].find(text).unwrap_or_default()
}

/// A sentence without a last part that is understood as a whole: `Nine talks, no sponsors, tickets €35`.
fn without_understood<'t>(source: &'t Source, range: Range<usize>, text: &'t str) -> &'t str {
    let open = source.open();
    let lead = place(source, &range, text);
    let mut end = text.len();
    // `Six modules, 31 lessons: …` whose lessons are all read.
    if let Some((before, after)) = text.split_once(": ") {
        let known = open[lead + before.len()..lead + text.len()].chars().all(|it| it == TAKEN || !it.is_alphanumeric());
        if known && !after.is_empty() && before.contains(", ") {
            return before;
        }
    }
    while let Some(at) = text[..end].rfind(", ") {
        let part = &open[lead + at + 2..lead + end];
        let said = part.chars().any(|it| it != TAKEN && it.is_alphanumeric());
        let found = ["find us ", "find me "].iter().any(|it| text[at + 2..end].starts_with(it));
        if said || !part.contains(TAKEN) || !(found || text[..at].contains(", ")) {
            break;
        }
        end = at;
    }
    &text[..end]
}

/// Whether a sentence only says how it is installed, where that is read: `brew install pgcanvas or cargo install pgcanvas.`
fn installs(sentence: &str, facts: &Facts) -> bool {
    let lower = sentence.trim_start_matches('`').to_lowercase();
    let tools = ["brew ", "cargo ", "npm ", "pip ", "go ", "apt ", "docker ", "npx ", "pnpm ", "yarn "];
    !facts.install.is_empty() && lower.contains("install ") && tools.iter().any(|it| lower.starts_with(it))
}

/// What follows a colon, where all that stands before it is read: `A newsletter called The Thin Section: one rock …`.
fn after_known<'t>(source: &'t Source, range: &Range<usize>, text: &'t str, lexicon: &Lexicon) -> &'t str {
    let Some((before, after)) = text.split_once(": ") else { return text };
    let start = place(source, range, text);
    let head = source.open()[start..start + before.len()].to_lowercase();
    let known = head.contains(TAKEN)
        && head
            .split(|it: char| !(it.is_alphabetic() || it == '\''))
            .all(|it| it.is_empty() || INTRODUCE.contains(&it) || lexicon.is_function_word(it));
    if known && after.split(' ').count() > 2 { after } else { text }
}

/// Whether a few words are a sentence of their own: `No ads.`
fn is_short_saying(text: &str) -> bool {
    text.ends_with('.') && text.chars().count() > 5 && text.split(' ').count() > 1
}

/// Whether a sentence only says how the page should look: `Dark green, professional.`
fn is_look(text: &str, lexicon: &Lexicon) -> bool {
    let mut words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_lowercase);
    let shades = ["dark", "light", "deep", "pale", "bright", "soft", "and", "very", "colours", "colors"];
    words.all(|it| lexicon.tones.contains(&it) || lexicon.hues.contains_key(&it) || shades.contains(&it.as_str()))
}

/// Whether a sentence is the theme of an event and not that of its page: `Theme: what the sea floor remembers`.
fn is_motto(text: &str, facts: &Facts, lexicon: &Lexicon) -> bool {
    const LABELS: [&str; 8] = ["theme", "thème", "thema", "motto", "tema", "lema", "devise", "leitthema"];
    let label = |it: &(&str, &str)| LABELS.contains(&it.0.trim().to_lowercase().as_str());
    let theme = text.split_once(": ").filter(label).map_or("", |it| it.1);
    let shown = |it: &str| {
        let word = it.to_lowercase();
        lexicon.tones.contains(&word) || lexicon.hues.contains_key(&word) || ["dark", "light", "mode"].contains(&&*word)
    };
    let mut words = theme.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    !facts.dates.is_empty() && theme.split(' ').count() > 1 && !words.any(shown)
}

/// A sentence without the name it is about: `Quillmark - markdown to PDF`.
fn without_name(text: &str, name: &str) -> String {
    let rest = text.strip_prefix(name).filter(|_| !name.is_empty());
    // `Mina Roy, 15 years at newspapers`
    let counted = |it: &&str| it.starts_with(|it: char| it.is_ascii_digit());
    let rest = rest.and_then(|it| {
        let mark = [" - ", ": ", " – ", " — "].iter().find_map(|mark| it.strip_prefix(mark));
        let dated = |it: &&str| {
            let first = it.split(' ').next().unwrap_or_default().to_lowercase();
            calendar().week("en").contains(&first)
        };
        let article = |it: &&str| ["a ", "an "].iter().any(|article| it.starts_with(article)) && it.contains(", ");
        mark.or_else(|| it.strip_prefix(", ").filter(|it| counted(it) || article(it) || dated(it)))
    });
    rest.filter(|it| it.split(' ').count() > 2).map_or_else(|| text.to_owned(), capital)
}

/// A sentence without what it calls its own subject: `I bake in Ghent under the name Zoet & Co.`
fn without_called(text: &str, name: &str) -> String {
    let ways = [" under the name ", " under the name of ", " trading as "];
    let found = ways.iter().map(|it| format!("{it}{name}")).find(|it| !name.is_empty() && text.contains(it));
    found.map_or_else(|| text.to_owned(), |it| text.replacen(&it, "", 1))
}

/// A sentence without a label that only says what sort of thing it is about: `Course: "Bread" by Tom Lind.`
fn without_label(text: &str) -> String {
    const SORTS: [&str; 12] = [
        "course",
        "event",
        "app",
        "product",
        "service",
        "workshop",
        "project",
        "book",
        "podcast",
        "newsletter",
        "conference",
        "festival",
    ];
    let rest = text.split_once(": ").filter(|it| SORTS.contains(&it.0.to_lowercase().as_str()));
    rest.map_or_else(|| text.to_owned(), |it| it.1.to_owned())
}

/// A sentence with a capital at its beginning, except before a name such as `iOS`.
pub(super) fn begun(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let first = first.trim_end_matches([',', ';', ':']);
    if first.chars().all(|it| it.is_lowercase() || "'’-".contains(it)) { capital(text) } else { text.to_owned() }
}

/// A sentence without what it asks of the author at its end: `No music, please keep the design warm.`
fn without_request(text: &str, range: Range<usize>) -> Range<usize> {
    let lower = text[range.clone()].to_lowercase();
    let asks = [", please ", ", bitte ", ", keep the ", ", make it ", ", use a "];
    let cut = asks.iter().filter_map(|it| lower.find(it)).min().filter(|it| text.is_char_boundary(range.start + it));
    cut.map_or(range.clone(), |it| range.start..range.start + it)
}

/// What an order for a page says about its subject beside what is understood: `…, evenings only`.
fn after_order(source: &Source, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    let text = &source.text()[range.clone()];
    let lead = Some(range.start).filter(|it| *it == 0).and_then(|_| lead_in(text))?;
    let mut at = range.start + lead.end;
    let mut kept: Vec<&str> = Vec::new();
    let mut left = 0;
    let rest = source.text()[at..range.end].to_owned();
    for part in rest.split(", ").flat_map(|it| it.split(": ")) {
        let words = source.words_left(at..at + part.len(), lexicon);
        let fresh = !source.open()[at..].starts_with(TAKEN);
        if words > 0 && fresh && at > range.start + lead.end {
            kept.push(part);
            left += words;
        }
        // `our choir (Seaford Harmony) - no auditions, …`
        let dash = [" - ", " – "].iter().find_map(|it| Some(part.find(it)? + it.len()));
        if let Some(dash) = dash.filter(|_| at == range.start + lead.end) {
            let more = source.words_left(at + dash..at + part.len(), lexicon);
            kept.extend((more > 0).then_some(&part[dash..]));
            left += more;
        }
        at = (at + part.len() + 2).min(range.end);
    }
    (left >= 2).then(|| capital(&kept.join(", ")))
}
