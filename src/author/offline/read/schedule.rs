//! What happens when: talks with their times, weeks with their topics.

use std::ops::Range;

use super::lookup::trim;
use super::people;
use super::source::{Source, TAKEN};
use crate::author::offline::calendar::calendar;
use crate::plan::{Facts, Person, Session};

/// Words that count the parts of a course.
const PARTS: [&str; 22] = [
    "week", "woche", "semaine", "semana", "day", "tag", "jour", "día", "module", "modul", "módulo", "lesson",
    "lektion", "leçon", "lección", "session", "sitzung", "séance", "sesión", "part", "teil", "evening",
];

/// Words for a day, beside the names of days.
const DAYS: [&str; 4] = ["day", "tag", "jour", "día"];

fn names_day(word: &str) -> bool {
    DAYS.contains(&word) || calendar().is_day(word)
}

/// Reads a programme of at least two entries.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    if !source.counts(2) {
        return;
    }
    let mut found: Vec<(Range<usize>, Session)> = Vec::new();
    let mut day: Option<(Range<usize>, String)> = None;
    let mut headings = Vec::new();
    for piece in pieces(source) {
        let text = &source.text()[piece.clone()];
        if source.open()[piece.clone()].starts_with(TAKEN) {
            continue;
        }
        let dayed = day_and_time(text).and_then(|it| Some((it, session(text[it..].trim_start())?)));
        if let Some((end, mut session)) = dayed {
            session.day = super::lookup::capital(text[..end].trim());
            found.push((piece, session));
        } else if let Some(mut session) = session(text) {
            session.day = day.as_ref().map_or_else(String::new, |it| it.1.clone());
            headings.extend(day.as_ref().map(|it| it.0.clone()));
            found.push((piece, session));
        } else if is_day(text) {
            day = Some((piece, trim(text).to_owned()));
        }
    }
    let titles = found.iter().filter(|it| !it.1.title.is_empty()).count();
    if titles < 2 {
        return;
    }
    headings.dedup();
    for heading in headings {
        source.take(heading);
    }
    for (range, session) in found {
        source.take(range);
        let person = people::one(&session.who).filter(|it| it.name.contains(' '));
        let known = |it: &Person| facts.people.iter().any(|known| known.name == it.name);
        if let Some(person) = person.filter(|it| !known(it)) {
            facts.people.push(person);
        }
        facts.schedule.push(session);
    }
    facts.schedule.truncate(24);
}

/// The lines of a text, and the parts between commas of lines that begin with a time.
fn pieces(source: &Source) -> Vec<Range<usize>> {
    let text = source.text();
    let mut all = Vec::new();
    for range in source.sentences() {
        let line = &text[range.clone()];
        let bare = line.trim_start_matches(['-', '*', '•', '–', '#', ' ']);
        // `Programme : 18h00 Ouverture, …`
        let labelled = bare.split_once(": ").map(|it| (it.0, it.1.trim_start()));
        let labelled = labelled.filter(|it| {
            it.0.split_whitespace().count() <= 3 && !it.0.contains(|it: char| it.is_ascii_digit())
                || dated(it.1).is_some()
        });
        let timed = |it: &str| time(it).is_some() || day_and_time(it).is_some() || dated(it).is_some();
        let bare = labelled.map(|it| it.1).filter(|it| timed(it)).unwrap_or(bare);
        let start = range.start + line.len() - bare.len();
        let many = bare.split([',', ';']).filter(|it| timed(it.trim_start())).count() > 1;
        if !many {
            all.push(start..range.end);
            continue;
        }
        let mut at = start;
        for part in bare.split_inclusive([',', ';']) {
            let skip = part.len() - part.trim_start().len();
            if timed(part.trim_start()) || all.is_empty() {
                all.push(at + skip..at + part.len());
            } else if let Some(last) = all.last_mut() {
                last.end = at + part.len();
            }
            at += part.len();
        }
    }
    all
}

/// One entry: a time or a counted part, then what happens and who does it.
fn session(text: &str) -> Option<Session> {
    let end = time(text).or_else(|| part(text)).or_else(|| dated(text))?;
    let clock = text[..end].trim_end_matches([':', ' ']);
    let rest = trim(text[end..].trim_start_matches(['–', '—', '-', ':', ' ', '|']));
    let letter = rest.chars().next().is_some_and(char::is_alphabetic);
    if !letter || rest.chars().count() > 120 {
        return None;
    }
    let (title, who) = with_who(rest);
    Some(Session { day: String::new(), time: clock.trim().to_owned(), title, who })
}

/// What happens, and who does it: somebody with two names after a dash or a preposition.
fn with_who(text: &str) -> (String, String) {
    let somebody = |it: &str| {
        let mut words = it.split(' ');
        words.by_ref().take(2).filter(|it| it.starts_with(char::is_uppercase)).count() == 2
    };
    for mark in [" – ", " — ", " - ", " by ", " with ", " mit ", " avec ", " con ", " von ", " / ", " (", ", "] {
        if let Some((title, who)) = text.rsplit_once(mark).filter(|it| somebody(it.1)) {
            return (trim(title).to_owned(), who.trim_end_matches([')', '.']).to_owned());
        }
        if let Some((title, who)) = text.split_once(mark).filter(|it| somebody(it.1)) {
            return (trim(title).to_owned(), who.trim_end_matches([')', '.']).to_owned());
        }
    }
    (text.to_owned(), String::new())
}

/// The end of the time of day that `text` begins with: `10:00`, `9.30 Uhr`, `2 pm`, `9:30–11:00`.
fn time(text: &str) -> Option<usize> {
    let end = clock(text)?;
    let rest = &text[end..];
    let bare = rest.trim_start_matches([' ', '–', '-', '—']);
    let range = (bare.len() < rest.len()).then(|| clock(bare)).flatten();
    Some(range.map_or(end, |it| end + (rest.len() - bare.len()) + it))
}

fn clock(text: &str) -> Option<usize> {
    let digits = |it: &str| it.chars().take_while(char::is_ascii_digit).count();
    let hour = digits(text);
    if !(1..=2).contains(&hour) {
        return None;
    }
    let rest = &text[hour..];
    let minutes = rest.starts_with([':', '.', 'h']) && digits(&rest[1..]) == 2;
    let end = if minutes { hour + 3 } else { hour };
    let lower = text[end..].to_lowercase();
    let unit = ["am", "pm", "a.m.", "p.m.", "uhr", "h"]
        .iter()
        .find(|it| lower.trim_start().strip_prefix(**it).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    let unit_end = unit.map(|it| end + (lower.len() - lower.trim_start().len()) + it.len());
    match unit_end {
        Some(it) => Some(it),
        None => (minutes && !text[end..].starts_with(|it: char| it.is_alphanumeric() || it == '.')).then_some(end),
    }
}

/// The end of the counted part that `text` begins with: `Week 1`.
fn part(text: &str) -> Option<usize> {
    let (word, rest) = text.split_once(' ')?;
    let count = rest.chars().take_while(char::is_ascii_digit).count();
    let part = PARTS.contains(&word.to_lowercase().as_str()) && (1..=2).contains(&count);
    let end = word.len() + 1 + count;
    (part && text[end..].trim_start().starts_with([':', '–', '-', '—', '.'])).then_some(end)
}

/// The end of the date that `text` begins with where a name follows it: `3. Juli Clara Hoff`, `12 mai : visite`.
fn dated(text: &str) -> Option<usize> {
    const MONTHS: &str = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
    if !text.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let pattern = format!(r"^(\d{{1,2}}(?:\.|er)? (?:de )?(?:{MONTHS}))(?:\s?:)? (?:\p{{Lu}}|\p{{Ll}}{{4,}} )");
    Some(super::pattern::regex(&pattern).captures(text)?.get(1)?.end())
}

/// The end of the day that `text` begins with where a time follows it: `Friday 18:00 kickoff`.
fn day_and_time(text: &str) -> Option<usize> {
    let (day, rest) = text.split_once(' ')?;
    (names_day(&day.to_lowercase()) && time(rest).is_some()).then_some(day.len())
}

/// Whether a line only names a day: `Friday`, `Saturday 12 June`, `Freitag, 4. Mai`.
fn is_day(line: &str) -> bool {
    let lower = line.to_lowercase();
    let first = lower.split(|it: char| !it.is_alphabetic()).next().unwrap_or("");
    names_day(first) && line.split(' ').count() <= 5 && !line.contains(['–', '-']) && !line.ends_with('.')
}
