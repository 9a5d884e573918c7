//! What is left of a sentence whose beginning is understood: `Sock yarn shop, three colourways: …, ships within the EU`.

use std::ops::Range;

use super::lookup::capital;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Words that say only that the next ones are what something is or is called.
const PRESENT: &str = " called named and with at in the a an its our my by on is are from of we i it's i'm ";
/// Words that go on with a sentence, so that they cannot begin one.
const GOES_ON: [&str; 12] =
    ["which", "who", "that", "where", "whose", "because", "so", "as", "when", "then", "while", "or"];
/// Words with which a sentence says how to reach somebody, and nothing else.
const REACH: &str = " clients client customers people anyone you everybody everyone guests visitors can could should may to please just only \
email emails e-mail mail mailto write call calls ring text phone telephone message whatsapp dm contact reach get in touch with us me via at on by or and for send \
an a line drop book booking bookings enquiries enquire inquiries questions orders order commissions commission them him her is through the details ";

/// The parts of a sentence that are not understood, where its first one is; none where the sentence is better whole.
pub(super) fn kept(source: &Source, range: Range<usize>, lexicon: &Lexicon) -> Option<String> {
    let text = &source.text()[range.clone()];
    // `Since 1983, run by two sisters.` is told whole.
    if text.to_lowercase().starts_with("since ") {
        return None;
    }
    let open = source.open();
    let mut at = range.start;
    let mut kept: Vec<&str> = Vec::new();
    let (mut dropped, mut counted, mut late) = (0, 0, false);
    for (index, part) in parts(text).into_iter().enumerate() {
        let here = at..at + part.len();
        at = here.end;
        let bare = part.trim_matches(|it: char| it.is_whitespace() || ",:;-–—".contains(it));
        let said = open[here.clone()].to_lowercase();
        let mut words = said.split(|it: char| !(it.is_alphanumeric() || it == '\'')).filter(|it| !it.is_empty());
        let known = said.contains(TAKEN)
            && (source.words_left(here.clone(), lexicon) == 0 || words.all(|it| PRESENT.contains(&format!(" {it} "))));
        match known {
            true => {
                dropped += 1;
                counted += usize::from(part.contains(|it: char| it.is_ascii_digit()));
            }
            false if index == 0 => {
                late = true;
                kept.push(bare);
            }
            false if bare.is_empty() => {}
            false => kept.push(without_tail(bare, &open[here])),
        }
    }
    let first = kept.first()?;
    let first = ["and ", "but ", "plus ", "also "].iter().find_map(|it| first.strip_prefix(it)).unwrap_or(first);
    let word = first.split(' ').next().unwrap_or_default().to_lowercase();
    // `I sell stoneware in Falmouth: mugs 22, plates 28`
    if dropped == 0 || late && (counted < dropped || kept[0].split(' ').count() < 4) || GOES_ON.contains(&word.as_str())
    {
        return None;
    }
    kept[0] = first;
    Some(capital(&kept.join(", ")))
}

/// What a sentence says after what something is: `Looking for freelance work` of `Illustrator in Ghent looking for …`.
pub(super) fn after_what(source: &Source, range: Range<usize>) -> Option<String> {
    const SAYS: [&str; 8] =
        ["looking", "available", "seeking", "specialising", "specializing", "sold", "working", "open to"];
    let open = source.open()[range.clone()].to_owned();
    let (text, lower) = (&source.text()[range], open.to_lowercase());
    let taken = |it: char| it == TAKEN || it == ' ';
    let at = SAYS.iter().filter_map(|it| lower.find(&format!("{TAKEN} {it} "))).min()? + 2;
    let known = open[..at].chars().filter(|it| !taken(*it)).count() < 4;
    (open.starts_with(TAKEN) && known && text.is_char_boundary(at)).then(|| capital(&text[at..]))
}

/// A part without the hours or the price at its end, which are read: `outside Hove station weekday mornings 6.30 to 11`.
fn without_tail<'t>(part: &'t str, open: &str) -> &'t str {
    let said = open.trim_end_matches(|it: char| !it.is_alphanumeric()).len();
    let lead = open.len() - open.trim_start_matches(|it: char| it.is_whitespace() || ",:;".contains(it)).len();
    let Some((head, tail)) = said.checked_sub(lead).and_then(|it| part.split_at_checked(it)) else { return part };
    let counted = tail.contains(|it: char| it.is_ascii_digit()) && tail.starts_with(' ');
    if counted && head.contains(' ') && open[..said].chars().all(|it| it != TAKEN) { head.trim_end() } else { part }
}

/// A sentence in its parts, each with the comma or colon behind it; what stands in brackets is one.
fn parts(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (at, it) in text.char_indices() {
        depth += i32::from(it == '(') - i32::from(it == ')');
        let ends = matches!(it, ',' | ':' | ';') && text[at + 1..].starts_with(' ');
        if ends && depth <= 0 {
            all.push(&text[start..=at]);
            start = at + 1;
        } else if depth <= 0 && [" - ", " – ", " — "].iter().any(|it| text[at..].starts_with(it)) && at > start {
            all.push(&text[start..at]);
            start = at;
        }
    }
    all.push(&text[start..]);
    all
}

/// Whether a sentence says nothing but how to reach somebody: `Clients can email mira@okonkwo.example.`
pub(super) fn only_reaches(source: &Source, range: Range<usize>, facts: &Facts) -> bool {
    let text = &source.text()[range.clone()];
    let way = [&facts.email, &facts.phone].iter().any(|it| !it.is_empty() && text.contains(it.as_str()));
    let open = source.open()[range].to_lowercase();
    let mut words = open.split(|it: char| !(it.is_alphanumeric() || it == '-')).filter(|it| !it.is_empty());
    way && words.all(|it| REACH.contains(&format!(" {it} ")))
}
