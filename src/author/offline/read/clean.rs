//! A prompt without what belongs to a letter around it, and with capitals for the places that people type small.

use std::collections::BTreeSet;

use super::language;
use super::pattern::regex;
use super::plain::plainly;
use super::small;
use super::typed::{unshouted, written_out};
use crate::author::offline::calendar::calendar;
use crate::author::offline::lexicon::Lexicon;

/// Lines that are a letter's and say nothing: blank, so that every place in the text stays where it was.
pub(super) fn clean(text: &str, lexicon: &Lexicon) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        if is_letter(line.trim()) {
            let end = if line.ends_with('\n') { "\n" } else { "" };
            format!("{}{end}", " ".repeat(line.trim_end_matches('\n').len()))
        } else {
            line.to_owned()
        }
    });
    let loud = lines.collect::<String>().replace("**", "");
    let quiet = unshouted(&loud);
    let tongue = if quiet == loud { "en" } else { language::written(&quiet, lexicon) };
    let quiet = if tongue == "en" { quiet } else { small::with_capitals(&quiet, tongue, lexicon) };
    let text = written_out(&quiet);
    // The rules are about English.
    let text = if language::written(&text, lexicon) == "en" { plainly(&text) } else { text };
    let text = without_label(&text);
    let text = super::wished::without_wish(&text).replace("B & B", "B&B");
    let text = regex(r"(\p{Lu}\p{Ll}+) \+ (\p{Lu}\p{Ll}+)").replace_all(&text, |it: &regex_lite::Captures<'_>| {
        let towns = [&it[1], &it[2]].iter().all(|it| lexicon.towns.contains(&it.to_lowercase()));
        if towns { format!("{} and {}", &it[1], &it[2]) } else { it[0].to_owned() }
    });
    let text = with_capitals(&at_town(&text, &lexicon.towns), lexicon);
    // `12 feb`
    let months = regex(r"\b(\d{1,2}(?:st|nd|rd|th)?) (jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b");
    let text = months
        .replace_all(&text, |it: &regex_lite::Captures<'_>| format!("{} {}", &it[1], super::lookup::capital(&it[2])));
    of_town(&text, lexicon)
}

/// A text without the word for what is wanted at its beginning: `Landing page: "Harbour Lights" supper club.`
fn without_label(text: &str) -> String {
    const PAGES: [&str; 9] = [
        "landing page",
        "landingpage",
        "website",
        "web site",
        "homepage",
        "webseite",
        "site web",
        "página web",
        "one-pager",
    ];
    let (label, rest) = text.trim_start().split_once(':').unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let said = PAGES.contains(&label.trim().to_lowercase().as_str()) && line.trim().contains(' ');
    if said { rest.trim_start().to_owned() } else { text.to_owned() }
}

/// A few words with a town among them, as people type them into a search: `mobile dog wash berlin` is in Berlin.
fn at_town(text: &str, towns: &[String]) -> String {
    const TONGUES: [&str; 4] = ["english", "german", "french", "spanish"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = text.chars().all(|it| it.is_lowercase() || it == ' ' || it == '-');
    if !plain || !(2..=7).contains(&words.len()) {
        return text.to_owned();
    }
    let known = |it: &str| towns.iter().any(|town| town == it);
    let at = (1..words.len())
        .find(|at| known(words[*at]) && !["in", "near", "from", "around", "new", "north"].contains(&words[at - 1]));
    let Some(at) = at else { return text.to_owned() };
    let mut rest = words[at + 1..].to_vec();
    rest.retain(|it| !TONGUES.contains(it));
    if rest.is_empty() { format!("{} in {}", words[..at].join(" "), words[at]) } else { text.to_owned() }
}

/// A town behind what somebody is, at the end of a clause: `textile designer lisbon.` is a designer in Lisbon.
fn of_town(text: &str, lexicon: &Lexicon) -> String {
    let mut parts = Vec::new();
    for clause in text.split_inclusive([',', '.', '\n']) {
        let bare = clause.trim_end_matches([',', '.', '\n', ' ']);
        let (before, town) = bare.rsplit_once(' ').unwrap_or_default();
        let head = before.rsplit(' ').next().unwrap_or_default();
        let small = !town.is_empty() && head.chars().all(char::is_lowercase) && !head.is_empty();
        // `all over Belgium` says where, and *over* is nobody.
        let loose = lexicon.is_function_word(head) || ["over", "under", "after", "ever", "near"].contains(&head);
        let one = !loose && lexicon.are_people(&format!("{head}s")) || lexicon.nouns.iter().any(|it| it == head);
        if small && one && lexicon.towns.contains(&town.to_lowercase()) {
            let town = super::lookup::capital(town);
            parts.push(format!("{before} in {town}{}", &clause[bare.len()..]));
        } else {
            parts.push(clause.to_owned());
        }
    }
    parts.concat()
}

/// Whether a line is the head, the greeting or the end of a letter.
fn is_letter(line: &str) -> bool {
    const HEADS: [&str; 8] = ["subject:", "re:", "fwd:", "to:", "from:", "cc:", "betreff:", "objet:"];
    const GREETINGS: [&str; 6] = ["hi", "hello", "hey", "dear", "good morning", "good afternoon"];
    const ENDS: [&str; 9] = [
        "thanks",
        "thank you",
        "many thanks",
        "cheers",
        "best",
        "regards",
        "kind regards",
        "best wishes",
        "best regards",
    ];
    let lower = line.to_lowercase();
    let short = lower.split(' ').count() <= 4;
    let greets = short && lower.ends_with([',', '!']) && GREETINGS.iter().any(|it| begins(&lower, it));
    let parts = short && !lower.ends_with('.') && ENDS.iter().any(|it| begins(&lower, it) && ends(&lower[it.len()..]));
    HEADS.iter().any(|it| lower.starts_with(it)) && lower.split(' ').count() <= 8 || greets || parts
}

fn begins(line: &str, words: &str) -> bool {
    line.strip_prefix(words).is_some_and(|it| !it.starts_with(char::is_alphanumeric))
}

/// Whether what follows `thanks` is a name or nothing.
fn ends(rest: &str) -> bool {
    let rest = rest.trim_start_matches([',', '!', ' ']);
    rest.split(' ').count() <= 2 && rest.chars().all(|it| it.is_alphabetic() || it == ' ')
}

/// Gives towns and countries that are typed small their capitals where a place can stand.
fn with_capitals(text: &str, lexicon: &Lexicon) -> String {
    const BEFORE: [&str; 12] =
        ["in", "near", "from", "around", "across", "outside", "of", "north", "south", "east", "west", "central"];
    let known: BTreeSet<&str> = lexicon.towns.iter().map(String::as_str).collect();
    // Days and months always have a capital; *may* and *march* are verbs as well.
    let calendar = calendar();
    let months = calendar.months.iter().filter(|it| !["march", "may"].contains(&it.as_str()));
    let days: BTreeSet<&str> =
        calendar.week("en").iter().chain(months).chain(&lexicon.tongues).map(String::as_str).collect();
    let lower = text.to_ascii_lowercase();
    let mut out = text.to_owned();
    let starts =
        |at: usize| lower[..at].chars().next_back().is_none_or(|it| !it.is_alphanumeric() && !"@./-_#".contains(it));
    for (at, _) in lower.char_indices().filter(|it| starts(it.0)) {
        let rest = &lower[at..];
        let word = |count: usize| {
            let ends = rest.char_indices().filter(|it| !it.1.is_alphabetic() && it.1 != '-').map(|it| it.0);
            ends.chain([rest.len()]).nth(count - 1).map(|end| &rest[..end])
        };
        let known = |it: &&str| known.contains(it) || days.contains(&it.strip_suffix('s').unwrap_or(it));
        let Some(town) = [3, 2, 1].into_iter().filter_map(word).find(known) else { continue };
        if rest[town.len()..].starts_with(['@', '.']) && rest[town.len() + 1..].starts_with(char::is_alphanumeric) {
            continue;
        }
        let before = lower[..at].trim_end();
        let last = before.rsplit([' ', '\n']).next().unwrap_or_default();
        let day = days.iter().any(|it| town.strip_prefix(*it).is_some_and(|it| ["", "s"].contains(&it)));
        if day || BEFORE.contains(&last) || before.ends_with([',', '&', '(', '\n']) || last == "and" {
            capitalise(&mut out, at, town);
        }
    }
    out
}

/// Writes the words of `town` at `at` with capitals; small joiners stay.
fn capitalise(text: &mut String, at: usize, town: &str) {
    let mut start = at;
    for word in town.split_inclusive([' ', '-']) {
        let bare = word.trim_end_matches([' ', '-']);
        if !["upon", "on", "of", "the", "de", "le", "la", "am", "under"].contains(&bare) && bare.is_ascii() {
            text.replace_range(start..=start, &word[..1].to_ascii_uppercase());
        }
        start += word.len();
    }
}

#[cfg(test)]
mod tests {
    use super::clean;
    use crate::author::offline::lexicon::Lexicon;

    #[test]
    fn towns_get_capitals_where_a_place_stands() {
        let lexicon = Lexicon::load();
        let cases = [
            ("dog groomer in bristol", "dog groomer in Bristol"),
            ("walks in edinburgh and new york", "walks in Edinburgh and New York"),
            ("good reading for bath lovers", "good reading for bath lovers"),
            ("hello@leeds.example, in Leeds", "hello@leeds.example, in Leeds"),
        ];
        for (text, clean_text) in cases {
            assert_eq!(clean(text, &lexicon), clean_text);
        }
    }

    #[test]
    fn the_words_around_a_letter_are_blank() {
        let lexicon = Lexicon::load();
        let text = clean("Subject: new site\n\nHello,\n\nwe sell bikes.\n\nThanks, Bram", &lexicon);
        assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), "we sell bikes.");
    }
}
