//! Notes: what stands after a label and a colon, in a line of its own or at the beginning of a sentence.

use std::ops::Range;

use super::list;
use super::lookup::{trim, without_article};
use super::people;
use super::source::Source;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// The most words of a label.
const LABEL: usize = 5;

/// Labels that are what somebody is.
const ROLES: [&str; 10] =
    ["chairman", "chair", "editor", "founder", "teacher", "instructor", "chef", "host", "speaker", "coach"];

/// The same in other languages; they keep the case in which they are written.
const ROLES_ABROAD: [&str; 17] = [
    "vorsitz",
    "leitung",
    "kursleitung",
    "inhaberin",
    "inhaber",
    "trainerin",
    "trainer",
    "chorleitung",
    "formatrice",
    "formateur",
    "animatrice",
    "présidente",
    "président",
    "gérante",
    "gérant",
    "directora",
    "presidenta",
];

/// One labelled part of a text.
struct Note {
    field: String,
    /// The label as it is written, in small letters.
    name: String,
    /// The label with its colon.
    label: Range<usize>,
    /// What it labels; empty where a list follows in the next lines.
    value: Range<usize>,
}

/// Reads what is labelled, and takes the labels of what other readers know better.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    if !source.text().contains([':', '：']) {
        return;
    }
    for note in notes(source, lexicon) {
        keep(source, facts, &note, lexicon);
    }
}

fn keep(source: &mut Source, facts: &mut Facts, note: &Note, lexicon: &Lexicon) {
    let value = trim(&source.text()[note.value.clone()]).to_owned();
    let line = note.label.start..note.value.end;
    let texts = || list::items(&value).iter().map(|it| without_article(it).to_owned()).collect::<Vec<_>>();
    match note.field.as_str() {
        _ if value.is_empty() => {
            if ["plans", "schedule", "people"].contains(&note.field.as_str()) {
                source.take(note.label.clone());
            }
            return;
        }
        "what" => without_article(&value).clone_into(&mut facts.what),
        "audience" => without_article(&value).clone_into(&mut facts.audience),
        "promise" => facts.promise = without_to(&value),
        "tagline" => value.trim_matches(['"', '“', '”', '„', '«', '»', '\'', ' ']).clone_into(&mut facts.tagline),
        "people" => {
            let mut all = people::listed(&value);
            // `Chairman: Pat Foley` says what one of them is.
            if let [one] = all.as_mut_slice()
                && one.role.is_empty()
            {
                if ROLES.contains(&note.name.as_str()) {
                    one.role = note.name.clone();
                } else if ROLES_ABROAD.contains(&note.name.as_str()) {
                    one.role = trim(source.text()[note.label.clone()].trim_end_matches([':', ' '])).to_owned();
                }
            }
            facts.people.extend(all);
        }
        "customers" => facts.customers.extend(list::items(&value)),
        "integrations" => facts.integrations.extend(texts()),
        "platforms" => facts.platforms.extend(texts()),
        "venue" if lexicon.towns.contains(&value.to_lowercase()) => facts.places.push(value),
        "venue" if !value.contains(|it: char| it.is_ascii_digit()) => facts.venue = value,
        "venue" | "plans" | "schedule" => return source.take(note.label.clone()),
        _ => return,
    }
    source.take(line);
}

fn without_to(text: &str) -> String {
    text.strip_prefix("to ").or_else(|| text.strip_prefix("To ")).unwrap_or(text).to_owned()
}

fn notes(source: &Source, lexicon: &Lexicon) -> Vec<Note> {
    let text = source.text();
    let open = source.open();
    let mut all = Vec::new();
    for range in source.sentences() {
        let sentence = &text[range.clone()];
        let bare = sentence.trim_start_matches(['#', '*', '-', '•', '–', '>', ' ']);
        let lead = sentence.len() - bare.len();
        let Some(at) = bare.find([':', '：']) else { continue };
        let label = trim(&bare[..at]).trim_matches('*').to_lowercase();
        if label.split(' ').count() > LABEL {
            continue;
        }
        let Some((field, _)) = lexicon.labels.iter().find(|it| it.1.contains(&label)) else { continue };
        let start = range.start + lead;
        let colon = start + at + bare[at..].chars().next().map_or(1, char::len_utf8);
        if open[start..colon].contains(super::source::TAKEN) {
            continue;
        }
        // A value that ends in an abbreviation goes on to the end of its line.
        all.push(Note {
            field: field.clone(),
            name: label.clone(),
            label: range.start..colon,
            value: colon..range.end,
        });
    }
    all
}
