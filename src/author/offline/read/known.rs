//! A name that is unmistakable: presented as such, or the same as the page's own address on the web.

use std::ops::Range;

use super::lookup::{capital, is_host, trim};
use super::name::{Name, Prose, named};
use super::order::{is_order, lead_in};
use super::pattern::regex;
use super::source::Source;
use super::words::Word;
use crate::author::offline::wording::is_proper;

/// `Portfolio of Ines Carvalho, textile designer`, `Deskbird Labs presents Gridnote: …`.
pub(super) fn presented(it: &Prose<'_>) -> Option<Name> {
    let ends = |end: usize| {
        let rest = &it.text[end..];
        rest.starts_with([',', ':', '\n'])
            || rest.starts_with(" – ")
            || rest.starts_with(" — ")
            || rest.starts_with(" - ")
    };
    let led = || {
        let lead = lead_in(it.text)?.end;
        let run = it.run(it.word_at(lead)).filter(|run| run.start == lead && ends(run.end))?;
        named(it, run)
    };
    let shown = |index: usize| {
        let shows = ["presents", "presenting", "introduces", "introducing"].contains(&&*it.words[index].lower());
        let run =
            it.run(index + 1).filter(|run| shows && ends(run.end) && it.text[run.end..].starts_with([',', ':']))?;
        named(it, run)
    };
    led().or_else(|| (0..it.words.len()).find_map(shown))
}

/// `We are a bicycle shop in Utrecht (Velo Verhoeven, Oudegracht 211)`.
pub(super) fn in_brackets(it: &Prose<'_>) -> Option<Name> {
    let first = Source::new(it.text).sentences().first()?.clone();
    let sentence = &it.text[first.clone()];
    let ours =
        ["we ", "we're ", "our ", "my ", "i ", "i'm ", "ich bin ", "wir ", "je suis ", "nous ", "soy ", "somos "]
            .iter()
            .any(|it| sentence.to_lowercase().starts_with(it));
    // `Traductrice japonais-français (Hélène Costa).`
    let alone = regex(r"^\p{Lu}\p{L}+(?: \p{Ll}[\p{L}\-]+)* \(\p{Lu}[\p{L}\-]+ \p{Lu}[\p{L}\-]+\)\.?$")
        .is_match(sentence.trim());
    // `hi, we need a page for our choir (Seaford Harmony)`
    let ordered = |at: &usize| regex(r"(?i)\b(?:our|my) [\p{Ll}’' -]{3,40}$").is_match(&sentence[..*at]);
    let at = first.start + sentence.find(" (").filter(|at| ours || alone || ordered(at))? + 2;
    let run = it.run(it.word_at(at)).filter(|run| run.start == at && it.text[run.end..].starts_with([',', ')']))?;
    named(it, run)
}

/// A name between what it is and what there is: `Wine bar in Leith, Cork & Vine, forty wines by the glass`.
pub(super) fn apart(it: &Prose<'_>) -> Option<Name> {
    let first = Source::new(it.text).sentences().first()?.clone();
    let sentence = &it.text[first.clone()];
    let lead =
        ["we are ", "we're ", "i am ", "i'm ", "this is "].iter().find(|it| sentence.to_lowercase().starts_with(**it));
    let ordered =
        lead_in(it.text).filter(|it| first.start == it.start && it.end < first.end).map(|it| it.end - first.start);
    let lead = ordered.unwrap_or_else(|| lead.map_or(0, |it| it.len()));
    let marks = [", ", " - ", " – ", " — ", ": "];
    let (at, mark) = marks.iter().filter_map(|it| Some((sentence.get(lead..)?.find(it)? + lead, it))).min()?;
    let (what, rest) = (sentence.get(lead..at)?, &sentence[at + mark.len()..]);
    let kind = [" in ", " near ", " at ", " from ", " on ", " since "].iter().filter_map(|it| what.find(it)).min();
    let kind = &what[..kind.unwrap_or(what.len())];
    let head = kind.rsplit(' ').next()?.to_lowercase();
    let two = kind.rsplitn(3, ' ').take(2).collect::<Vec<_>>();
    let two = two.into_iter().rev().collect::<Vec<_>>().join(" ").to_lowercase();
    let place = ["place", "business", "company", "firm"].contains(&head.as_str());
    let is_noun = |word: &str| it.lexicon.nouns.iter().any(|it| it == word);
    let known = place
        || kind.split(' ').any(|it| is_noun(&it.to_lowercase()))
        || it.lexicon.is_generic(&two)
        || it.lexicon.are_people(&format!("{head}s"))
        || it.lexicon.are_people(&head);
    if !known || kind.split(' ').count() > 6 || kind.contains(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let at = first.start + at + mark.len();
    let run = it.run(it.word_at(at)).filter(|run| run.start == at)?;
    let name = &it.text[run.clone()];
    let after = &it.text[run.end..];
    let ends = after.is_empty() || after.starts_with([',', '.', ':', ';', '\n', '(']);
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let town = [name.to_lowercase(), last].iter().any(|town| it.lexicon.towns.contains(town));
    let last = [" - ", " – ", " — "].contains(mark) && (after.is_empty() || after.starts_with('.'));
    let several = (name.contains(' ') || after.starts_with(": ") || last)
        && rest.starts_with(name)
        && name.starts_with(char::is_uppercase)
        && !name.contains(|it: char| it.is_ascii_digit());
    let tongue = name.split(' ').any(is_proper);
    (ends && several && !town && !tongue && !it.lexicon.is_generic(name)).then(|| named(it, run)).flatten()
}

/// A name behind the small words for its kind, which begin the text: `guest house Larch Lodge near Kendal`.
pub(super) fn behind_kind(it: &Prose<'_>) -> Option<Name> {
    // `portfolio for glass artist Hedda Voss` orders a page first.
    let first = it.word_at(lead_in(it.text).map_or(0, |it| it.end));
    let next = (first + 1..first + 4).find(|at| it.words.get(*at).is_some_and(Word::is_capital))?;
    let start = it.words.get(first)?.start;
    let kind = it.text[start..it.words[next].start].trim_end();
    let is_kind =
        |kind: &str| it.lexicon.nouns.iter().any(|it| it == kind) && !["page", "site", "website"].contains(&kind);
    // `small pottery studio Blue Door`
    let plain = kind.chars().all(|it| it.is_alphabetic() || " -".contains(it))
        && !it.lexicon.verbs.iter().any(|it| kind.starts_with(it));
    let last = kind.rsplit(' ').next().unwrap_or_default();
    let known = is_kind(kind) || plain && is_kind(last) && last.chars().all(char::is_lowercase);
    let run = it.run(next)?;
    let rest = &it.text[run.end..];
    let goes = rest.is_empty() && kind.is_ascii()
        || [" near ", " in ", " at ", " on ", ", ", ". ", ": ", " – ", " — ", " - "]
            .iter()
            .any(|it| rest.starts_with(it));
    let town = it.lexicon.towns.contains(&it.text[run.clone()].to_lowercase());
    (known && goes && !town).then(|| named(it, run)).flatten()
}

/// Who makes what begins the text: `Hand-carved spoons by Idris Bell.`
pub(super) fn made_by(it: &Prose<'_>) -> Option<Name> {
    let first = Source::new(it.text).sentences().first()?.clone();
    let (what, rest) = it.text[first.clone()].split_once(" by ")?;
    let plain = what.chars().all(|it| it.is_alphabetic() || " -&".contains(it)) && what.split(' ').count() <= 5;
    let at = first.start + what.len() + 4;
    let run = it.run(it.word_at(at)).filter(|run| run.start == at)?;
    let name = &it.text[run.clone()];
    let ends = it.text[run.end..].is_empty() || it.text[run.end..].starts_with([',', '.', '\n']);
    let two = (2..=3).contains(&name.split(' ').count()) && rest.starts_with(name);
    let goods = what.rsplit(' ').next().is_some_and(|it| it.ends_with('s') && it.chars().all(char::is_lowercase));
    (plain && ends && two && goods && !is_order(what, it.lexicon)).then(|| named(it, run)).flatten()
}

/// A firm with its legal form, typed small: `sunrise farm energy ltd`.
pub(super) fn limited(it: &Prose<'_>) -> Option<Name> {
    let forms = ["ltd", "limited", "llc", "inc", "gmbh", "plc"];
    let sentences = Source::new(it.text).sentences();
    sentences.into_iter().find_map(|range| {
        let text = trim(&it.text[range.clone()]);
        let words: Vec<&str> = text.split(' ').collect();
        let firm = (2..=5).contains(&words.len()) && forms.contains(&&*words.last()?.to_lowercase());
        let start = range.start + it.text[range].find(text)?;
        let name = firm.then(|| named(it, start..start + text.len())).flatten()?;
        let text = name.text.split(' ').map(capital).collect::<Vec<_>>().join(" ");
        Some(Name { text, ..name })
    })
}

/// Words whose letters are those of the page's own address: `Tarn & Fell` of `jo@tarnandfell.example`.
pub(super) fn by_address(it: &Prose<'_>) -> Option<Name> {
    labels(it.text).into_iter().find_map(|label| {
        let starts = (0..it.words.len()).filter(|at| begins(&label, it.words[*at].text));
        starts.into_iter().find_map(|first| spelt(it, first, &label).and_then(|range| named(it, range)))
    })
}

/// The own names of domains in a text, without hyphens, but not those of hosts for many.
fn labels(text: &str) -> Vec<String> {
    let words =
        text.split(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '<' | '>' | ',' | ';' | '"' | '`'));
    let domains = words.filter_map(|word| {
        let own = word.rsplit_once('@').map(|it| it.1).or_else(|| word.split_once("://").map(|it| it.1));
        let bare = own.or_else(|| word.contains('/').then_some(word))?;
        let host = bare.split('/').next()?.trim_start_matches("www.").trim_end_matches('.');
        let (label, _) = host.rsplit_once('.')?;
        Some(label.rsplit('.').next()?.replace('-', "").to_lowercase())
    });
    domains.filter(|it| it.len() > 4 && !is_host(it)).collect()
}

/// Articles with which a name can begin.
const ARTICLES: [&str; 9] = ["The", "Le", "La", "Les", "El", "Los", "Der", "Die", "Das"];

/// Words before a town that is no name.
const AT: [&str; 15] =
    ["in", "near", "at", "from", "of", "around", "by", "en", "à", "a", "aus", "bei", "von", "de", "nach"];

fn begins(label: &str, word: &str) -> bool {
    let letters = letters(word);
    letters.len() > 1 && label.starts_with(&letters)
}

/// The words from `first` on whose letters are `label`, with those that go on in capitals: `Netherfield Tennis Club`.
fn spelt(it: &Prose<'_>, first: usize, label: &str) -> Option<Range<usize>> {
    let start = it.words[first].start;
    let inside = |word: &Word<'_>| word.start > 0 && it.text[..word.start].ends_with(['@', '.', '/', '-']);
    for word in it.words[first..].iter().take(6) {
        let said = &it.text[start..word.end()];
        if inside(word) || said.contains([',', '.', '\n', '@', '/', ':']) {
            return None;
        }
        let letters = letters(said);
        if letters == label {
            // `in Kells` is where, and `Jule Hartmann` has two names.
            let before: Vec<&Word<'_>> = it.words[..first].iter().rev().take(3).collect();
            let near = |at: usize| {
                before.get(at).filter(|one| {
                    let next = if at == 0 { start } else { before[at - 1].start };
                    it.text[one.end()..next] == *" "
                })
            };
            if near(0).is_some_and(|it| AT.contains(&&*it.lower())) {
                return None;
            }
            let own = |one: &Word<'_>| {
                one.is_capital()
                    && one.text.len() > 1
                    && !one.text.contains(['\'', '’'])
                    && (ARTICLES.contains(&one.text)
                        || !it.lexicon.is_generic(one.text)
                        || it.text[..one.start].trim_end().ends_with([':', '(', '"']))
            };
            let back = (0..before.len()).take_while(|at| near(*at).is_some_and(|one| own(one))).count();
            let start = back.checked_sub(1).map_or(start, |at| before[at].start);
            let whole =
                it.run(first).filter(|run| run.end > word.end() && it.text[start..run.end].split(' ').count() <= 4);
            // `La Grange aux Hiboux` of `bonjour@hiboux.example`.
            let start = (0..first)
                .filter_map(|at| it.run(at))
                .find(|run| {
                    let first = it.words[it.word_at(run.start)].text;
                    let second = it.words.get(it.word_at(run.start) + 1).map_or("", |it| it.text);
                    let own = |word: &str| !it.lexicon.is_generic(word);
                    let named = match ARTICLES.iter().position(|it| *it == first) {
                        Some(1..6) => true,
                        Some(_) => own(second),
                        None => own(first),
                    };
                    run.start < start && run.end >= word.end() && named
                })
                .map_or(start, |run| run.start);
            let capital = said.starts_with(char::is_uppercase);
            return (capital || said.contains(' ')).then(|| start..whole.map_or(word.end(), |it| it.end));
        }
        if !label.starts_with(&letters) {
            return None;
        }
    }
    None
}

/// The letters and digits of some words, in lower case; `&` is an *and*.
fn letters(text: &str) -> String {
    text.to_lowercase().replace('&', "and").chars().filter(|it| it.is_alphanumeric()).collect()
}
