//! Sentences that only say how the page should look and sound: `Sachlich, dunkelblau.`, `Plain and warm.`

use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;
use crate::theme;

/// What a look is said of, and the small words between: they say nothing themselves.
const BETWEEN: &str = " and but or a an the in of with to be it is should please very rather quite slightly bit touch more look looks feel feels vibe mood style \
design page site website theme mode tone voice colour colours color colors brand main accent accents as for on keep make lots plenty some mostly much space serif sans sans-serif font fonts typography type big large want needs to i we it \
und aber oder ein eine einen bitte sehr eher etwas ganz mit in der die das seite website gestaltung stil ton optik farbe farben soll sein per du sie locker \
et mais ou un une le la les avec très plutôt assez s'il vous plaît svp couleur couleurs page site dans tons ton couleurs \
y e pero o una el los con muy más bien por favor tonos tono estilo diseño página en colores ";
/// Words that turn the next one into what is not wanted.
const NOT: &str = " not no nothing never too nicht kein keine zu ohne pas trop sans sin nada demasiado ";
/// Colours that are things to eat, drink or wear as well.
const THINGS: &str = " coffee honey wine chocolate cream rose sand copper gold golden cherry peach salmon mint sage lemon apricot tomato slate silver rust \
olive coral plum saffron mustard tan orange lime tangerine raspberry lavender ivory forest sky moss amber marron moutarde naranja mostaza ";
/// What stands before a colon when a look follows.
const LABELS: &str = " tone voice style look feel vibe mood design colour colours color colors ton stil optik farbe farben gestaltung auftritt couleur couleurs \
aspect ambiance estilo tono color colores aspecto look & feel ";

/// A look: how it sounds, and its colour.
#[derive(Default)]
struct Look {
    tones: Vec<String>,
    colour: String,
}

/// Reads sentences that are a look and nothing else.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    let mut tones: Vec<String> = Vec::new();
    // `Colours: natural, ink, moss` of a thing that weighs something are the ones it comes in.
    let thing = source.says(&["weigh", "made of", "ships from", "guarantee", "warranty", "sizes", "holds "]);
    for range in source.sentences() {
        let comes_in =
            |it: &str| it.to_lowercase().starts_with("colo") && it.contains(':') && it.matches(", ").count() > 1;
        if thing && comes_in(&source.text()[range.clone()]) {
            continue;
        }
        let Some(look) = look(&source.open()[range.clone()], lexicon) else { continue };
        tones.extend(look.tones);
        if facts.colour.is_empty() {
            facts.colour = look.colour;
        }
        source.take(range);
    }
    facts.tone = tones.join(", ");
}

/// Whether a sentence is a look and nothing else.
pub(super) fn is_look(sentence: &str, lexicon: &Lexicon) -> bool {
    look(sentence, lexicon).is_some()
}

/// The look that a sentence is, if each of its words belongs to one.
fn look(sentence: &str, lexicon: &Lexicon) -> Option<Look> {
    // The language and the sections that were asked for are read of it already.
    let lower = sentence.replace(TAKEN, " ").to_lowercase();
    let labelled = lower.split_once(':').filter(|it| has(LABELS, it.0.trim()));
    let bare = labelled.map_or(lower.as_str(), |it| it.1);
    if bare.chars().any(|it| it.is_ascii_digit() || matches!(it, '"' | '“' | '„' | ':' | '?' | '@')) {
        return None;
    }
    let split = |it: char| !(it.is_alphabetic() || matches!(it, '-' | '\'' | '’'));
    let words: Vec<&str> = bare.split(split).filter(|it| it.chars().any(char::is_alphabetic)).collect();
    let (mut look, mut at, mut sure) = (Look::default(), 0, labelled.is_some());
    while at < words.len() {
        if let Some((count, name)) = colour(&words[at..]) {
            sure |= count > 1 || !has(THINGS, &name);
            if look.colour.is_empty() {
                look.colour = name;
            }
            at += count;
            continue;
        }
        let unwanted = at > 0 && has(NOT, words[at - 1]);
        match tone(words[at], lexicon) {
            Some(_) if unwanted => {}
            Some(tone) => look.tones.push(tone),
            None if has(BETWEEN, words[at]) || has(NOT, words[at]) => {}
            None => return None,
        }
        at += 1;
    }
    let says = !look.tones.is_empty() || !look.colour.is_empty() && sure;
    (says && words.len() <= 14).then_some(look)
}

/// The colour that the next words name, and how many they are.
fn colour(words: &[&str]) -> Option<(usize, String)> {
    (1..=3).rev().filter(|it| *it <= words.len()).find_map(|count| {
        let name = words[..count].join(" ");
        let plain = words[..count].iter().all(|it| !has(BETWEEN, it));
        let bent = ["es", "er", "en", "e", "s"].iter().find_map(|it| name.strip_suffix(it));
        let known = |it: &str| theme::colour(it).map(|_| (count, it.to_owned()));
        plain.then(|| known(&name).or_else(|| known(bent?))).flatten()
    })
}

/// The tone that a word says, as the word list has it: `chaleureuse` and `sachliche` are bent.
fn tone(word: &str, lexicon: &Lexicon) -> Option<String> {
    let known = |it: &str| lexicon.tones.iter().any(|tone| tone == it);
    if known(word) {
        return Some(word.to_owned());
    }
    let stems = ["es", "er", "en", "em", "e", "s", "as", "os", "a"].iter().filter_map(|it| word.strip_suffix(it));
    stems.flat_map(|it| [it.to_owned(), format!("{it}o")]).find(|it| known(it))
}

fn has(words: &str, word: &str) -> bool {
    words.contains(&format!(" {word} "))
}
