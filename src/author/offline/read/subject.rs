//! A name that is the subject of the first sentence.

use std::ops::Range;

use super::name::{Name, Prose, named};
use super::order::{is_order, is_use};
use super::source::{Source, is_dense};
use super::titled::with_place;
use super::words::Word;
use crate::author::offline::lexicon::verbs;
use crate::author::offline::wording::bare;

/// Verbs that say what something is or does, in any language, whatever their ending.
const BE: [&str; 33] = [
    "is", "are", "was", "ist", "sind", "est", "sont", "es", "son", "è", "has", "have", "does", "lets", "hat", "bietet",
    "macht", "hilft", "aide", "propose", "permet", "vend", "fait", "ayuda", "ofrece", "permite", "vende", "hace",
    "puts", "gets", "can", "will", "makes",
];
const ARTICLES: [&str; 15] =
    ["a", "an", "the", "your", "ein", "eine", "der", "die", "das", "un", "une", "una", "el", "la", "our"];
const PLACES: [&str; 20] = [
    "in", "at", "near", "from", "auf", "à", "en", "on", "aus", "im", "am", "by", "bei", "outside", "opposite",
    "behind", "beside", "hinter", "neben", "an",
];

/// `Ferrule is a …`, `n8n: a …`, `Café Luna, a bistro`, `Kornblume in Leipzig`, `Lantern & Loom mends …`.
pub(super) fn at_start(it: &Prose<'_>) -> Option<Name> {
    let sentence = Source::new(it.text).sentences().first()?.clone();
    if is_order(&it.text[sentence.clone()], it.lexicon) {
        return None;
    }
    let first = it.word_at(sentence.start);
    let word = it.words.get(first).filter(|it| it.start < sentence.end)?;
    if it.text[sentence.start..word.start].contains(['{', '$', '<']) {
        return None;
    }
    let spoken = spoken_of(it, first, sentence.end);
    let whole = |run: Range<usize>| with_place(it.text, run);
    let capitals = firm(it, first).or_else(|| it.run(first).map(whole)).filter(|run| goes_on(it, run));
    let capitals = capitals.or_else(|| dedicated(it, first)).or_else(|| with_kind(it, first));
    let one = word.start..word.end();
    let one = (spoken.is_none() && capitals.is_none() && one_goes_on(it, &one)).then_some(one);
    spoken.or(capitals).or(one).and_then(|range| named(it, range))
}

/// `Der Verein Zweite Heimat e.V. hilft …`, `L'association Terre Partagée aide …`: a name after what it is.
pub(super) fn of_kind(it: &Prose<'_>) -> Option<Name> {
    const BEFORE: [&str; 9] = ["der", "die", "das", "le", "la", "les", "el", "los", "las"];
    let lower = it.words.first()?.lower();
    if let Some(run) = after_kind(it) {
        return named(it, run);
    }
    let elided = lower.starts_with("l'") || lower.starts_with("l’");
    if !elided && !BEFORE.contains(&&*lower) {
        return None;
    }
    let next = (1..4).find(|at| it.words.get(*at).is_some_and(Word::is_capital))?;
    let first = it.words[next];
    // `Le Petit Four` begins with its own article.
    if next == 1 && !elided && !it.lexicon.is_generic(first.text) {
        return None;
    }
    let run = it.run(next)?;
    let plain = it.text[..run.start].chars().all(|it| it.is_alphabetic() || " '’".contains(it));
    let legal = usize::from(it.text[run.end..].starts_with(" e.V.")) * 5;
    let whole = run.start..run.end + legal;
    (plain && (legal > 0 || goes_on(it, &whole))).then(|| named(it, run)).flatten()
}

/// A name after the words for its kind, which begin the text: `Taller de cerámica Barro Vivo en Granada`.
fn after_kind(it: &Prose<'_>) -> Option<Range<usize>> {
    let first = it.words.first().filter(|first| first.is_capital())?;
    let generic = it.lexicon.is_generic(first.text);
    let next = (1..6).find(|at| it.words.get(*at).is_some_and(Word::is_capital)).filter(|at| *at > 1)?;
    let verb = |word: &Word<'_>| BE.contains(&&*word.lower()) || PLACES.contains(&&*word.lower());
    let plain = it.text[first.start..it.words[next].start].chars().all(|it| it.is_alphabetic() || " '’-".contains(it));
    let run = it.run(next).filter(|run| goes_on(it, run))?;
    // `Aceite de oliva virgen extra Los Molinillos, de Baena`.
    let told = it.text[run.clone()].contains(' ') && it.text[run.end..].starts_with(", ");
    // `Feria del Queso de Trujillo` is called so.
    let of = ["del", "de", "du", "des", "la", "les", "los", "las"];
    if plain && it.words[1..next].iter().all(|it| of.contains(&it.text)) {
        return Some(first.start..run.end);
    }
    (plain && (generic || told) && !it.words[1..next].iter().any(verb)).then_some(run)
}

/// The name of a firm with a comma in it: `Krone, Zepter & Co.`
fn firm(it: &Prose<'_>, first: usize) -> Option<Range<usize>> {
    let head = it.run(first)?;
    let tail = it.run(it.word_at(head.end)).filter(|tail| &it.text[head.end..tail.start] == ", ")?;
    let stop = it.text[..tail.end].ends_with("Co") && it.text[tail.end..].starts_with(". ");
    it.text[tail.clone()].contains("& ").then(|| head.start..tail.end + usize::from(stop))
}

/// A name that says whom it is for: `Numbers for Bakers is …`.
fn dedicated(it: &Prose<'_>, first: usize) -> Option<Range<usize>> {
    let head = it.run(first)?;
    let tail = it.run(it.word_at(head.end) + 1)?;
    let joined = [" for ", " with ", " without "].contains(&&it.text[head.end..tail.start]);
    let next = it.words.get(it.word_at(tail.end)).filter(|next| it.text[tail.end..next.start] == *" ")?;
    (joined && ["is", "are"].contains(&next.text)).then_some(head.start..tail.end)
}

/// A name with the plain word for its kind behind it: `The Otter bag is …`.
fn with_kind(it: &Prose<'_>, first: usize) -> Option<Range<usize>> {
    let head = it.run(first)?;
    let at = it.word_at(head.end);
    let (kind, verb) = (it.words.get(at)?, it.words.get(at + 1)?);
    let close = it.text[head.end..kind.start] == *" " && it.text[kind.end()..verb.start] == *" ";
    let plain = kind.text.chars().all(char::is_lowercase) && !it.lexicon.is_function_word(kind.text);
    let start = head.start + if it.text[head.clone()].starts_with("The ") { "The ".len() } else { 0 };
    (close && plain && ["is", "are"].contains(&verb.text)).then_some(start..kind.end())
}

/// Scripts without capitals: what stands before the word for *is*.
fn spoken_of(it: &Prose<'_>, first: usize, end: usize) -> Option<Range<usize>> {
    const IS: [&str; 5] = ["هو", "هي", "एक", "היא", "הוא"];
    let last = it.words.iter().enumerate().skip(first).take(6).find(|(_, it)| IS.contains(&it.text))?.0;
    let before = it.words.get(last.checked_sub(1)?)?;
    (last > first && before.end() < end).then(|| it.words[first].start..before.end())
}

/// Whether what follows the capitalised words `run` says that they are a name.
fn goes_on(it: &Prose<'_>, run: &Range<usize>) -> bool {
    let rest = it.text[run.end..].trim_start_matches(['”', '"', '’', '\'']);
    let bare = rest.trim_start_matches(|it: char| !it.is_alphanumeric() && !",.;:!?()–—|-\n".contains(it));
    let names = bare.starts_with([',', ':', '|', '–', '—']) || bare.starts_with("- ") || rest.starts_with(" (");
    if names {
        return bare.len() > 1 && !it.text[run.clone()].chars().all(|it| it.is_ascii_digit());
    }
    let Some(next) = it.words.get(it.word_at(run.end)).filter(|_| rest.starts_with(' ')) else { return false };
    let lower = next.lower();
    let many = it.text[run.clone()].contains(' ');
    ARTICLES.contains(&&*lower) || PLACES.contains(&&*lower) || is_verb(it, next, Some(many))
}

/// Whether one word in small letters is a name: `ferrule is a …`, `tinyqueue: a …`.
fn one_goes_on(it: &Prose<'_>, word: &Range<usize>) -> bool {
    let rest = &it.text[word.end..];
    let mark = rest.trim_start();
    if mark.starts_with(": ")
        || mark.starts_with(":\n")
        || ["– ", "— ", "- ", "| "].iter().any(|it| mark.starts_with(it))
    {
        return true;
    }
    let Some(next) = it.words.get(it.word_at(word.end)) else { return false };
    let lower = next.lower();
    let said = &it.text[word.clone()];
    // `kubelint checks your manifests`
    let program =
        word.start == 0 && said.len() > 3 && !it.lexicon.is_function_word(said) && !it.lexicon.is_generic(said);
    if program
        && rest.starts_with(' ')
        && !said.ends_with('s')
        && is_verb(it, next, Some(false))
        && lower.ends_with('s')
    {
        return true;
    }
    let comma = rest.starts_with(", ") && ARTICLES.contains(&&*lower);
    comma
        || rest.starts_with(' ')
            && (BE.contains(&&*lower)
                || ARTICLES.contains(&&*lower) && !it.lexicon.is_function_word(&it.text[word.clone()]))
}

/// Whether a word can be the verb of a name: one that is always a verb, or one with the ending of a verb in the third
/// person. After several capitalised words any small word that is no function word will do.
pub(super) fn is_verb(it: &Prose<'_>, word: &Word<'_>, many: Option<bool>) -> bool {
    let lower = word.lower();
    if BE.contains(&&*lower) {
        return true;
    }
    let small = word.text.starts_with(char::is_lowercase) && !it.lexicon.is_function_word(&lower);
    let english = lower.len() > 3 && is_english_verb(it, word, &lower);
    // `Night market` is no German.
    let known = verbs();
    let german = !known.is_both(&lower) && !known.is_firm(&lower);
    let german = german
        && lower.len() > 4
        && lower.ends_with('t')
        && !["cht", "nt", "st"].iter().any(|end| lower.ends_with(end));
    small && (english || german || many == Some(true) && lower.len() > 3)
}

/// Whether a word is the third person of an English verb. One that may be a plural, or that is not known, is a verb
/// before what it is done to: `Loom mends …`, `Kiln prints your …`, and not `Drum lessons in Hove`.
fn is_english_verb(it: &Prose<'_>, word: &Word<'_>, lower: &str) -> bool {
    if !lower.ends_with('s') || lower.ends_with("ss") {
        return false;
    }
    let verbs = verbs();
    let base = bare(lower);
    let base = base.trim_end();
    let next = it.words.get(it.word_at(word.end())).filter(|next| it.text[word.end()..next.start] == *" ");
    let Some(next) = next.map(Word::lower) else { return verbs.is_firm(base) };
    let does = verbs.is_object(&next) || verbs.pairs.contains(&format!("{lower} {next}"));
    let goes = PLACES.contains(&next.as_str()) || it.lexicon.is_function_word(&next);
    verbs.is_firm(base) || does || !goes && verbs.is_both(base)
}

/// A name that begins a later sentence and stands twice in the text, or has several words: `Brinebox is made in …`.
pub(super) fn later(it: &Prose<'_>) -> Option<Name> {
    let sentences = Source::new(it.text).sentences();
    let calls = sentences.first().is_some_and(|first| is_use(&it.text[first.clone()], it.lexicon));
    sentences.into_iter().skip(1).find_map(|sentence| {
        let range = it.run(it.word_at(sentence.start)).filter(|run| run.start == sentence.start)?;
        let next = it.words.get(it.word_at(range.end)).filter(|_| it.text[range.end..].starts_with(' '))?;
        let name = &it.text[range.clone()];
        // `Bigote es una app` says what it is.
        let kind = it.words.get(it.word_at(next.end())).is_some_and(|it| ARTICLES[..12].contains(&it.text));
        // `Track every parcel from your phone. Parcelo connects to …`
        let told = !name.contains(' ') && !it.lexicon.is_function_word(name) && !it.lexicon.are_people(name);
        if calls && told && is_verb(it, next, Some(false)) && next.text.ends_with('s') {
            return named(it, range);
        }
        let known =
            name.contains(' ') || it.text.matches(name).count() > 1 || kind && !it.lexicon.is_function_word(name);
        (known && BE.contains(&&*next.lower())).then(|| named(it, range)).flatten()
    })
}

/// `東京パンは…`, `도쿄빵은 …`.
pub(super) fn dense(it: &Prose<'_>) -> Option<Name> {
    const MARKS: [&str; 13] = ["とは", "は、", "は", "是一", "是", "，", "、", "：", ":", "은 ", "는 ", "이란 ", "란 "];
    let own = |it: char| is_dense(it) || it.is_alphanumeric() || it == 'ー' || it == '・';
    let end = it
        .text
        .char_indices()
        .take(20)
        .find(|(at, c)| *at > 0 && (MARKS.iter().any(|mark| it.text[*at..].starts_with(mark)) || !own(*c)))?;
    let name = &it.text[..end.0];
    let marked = MARKS.iter().any(|mark| it.text[end.0..].starts_with(mark));
    let dense = name.chars().any(is_dense)
        || it.text.chars().take(20).any(|it| is_dense(it) || ('\u{AC00}'..='\u{D7AF}').contains(&it));
    (marked && dense).then(|| named(it, 0..end.0)).flatten()
}
