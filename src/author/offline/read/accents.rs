//! Prompts typed without the accents of their language, with them: `peluqueria en cordoba`, `boulangerie a liege`. The
//! words are in `reading/<lang>/accents.toml`.

use serde::Deserialize;

use super::lookup::capital;
use super::pattern::regex;
use super::towns;
use crate::assets;
use crate::author::offline::lexicon::shared;

/// What is typed without accents in a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accents {
    /// The letters with which a text shows that it has its accents.
    letters: String,
    /// Patterns, each with what is written instead.
    phrases: Vec<(String, String)>,
    /// Whole words.
    words: Vec<(String, String)>,
    /// Ends of words of at least three letters more.
    ends: Vec<(String, String)>,
    /// Beginnings of words, and parts of compounds.
    parts: Vec<(String, String)>,
}

/// The text as its language writes it; one that has an accent of its language is left as it is.
pub(super) fn written(text: &str, lang: &str) -> String {
    let path = format!("reading/{lang}/accents.toml");
    if assets::template(&path).is_none() {
        return text.to_owned();
    }
    let known = shared::<Accents>(&path);
    if text.to_lowercase().contains(|it| known.letters.contains(it)) {
        return text.to_owned();
    }
    let towns = towns::all(lang);
    let towns: Vec<(String, &String)> =
        towns.iter().filter(|it| !it.is_ascii()).map(|it| (plain(&it.to_lowercase(), lang), it)).collect();
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive([' ', '\n']) {
        // An address of mail or the web has none.
        let address = piece.contains(['@', '/', '#', '_']) || regex(r"\p{L}\.\p{L}").is_match(piece);
        if address {
            out.push_str(piece);
            continue;
        }
        for word in piece.split_inclusive(|it: char| !it.is_alphabetic()) {
            let bare = word.trim_end_matches(|it: char| !it.is_alphabetic());
            out.push_str(&said(bare, &known, &towns));
            out.push_str(&word[bare.len()..]);
        }
    }
    let out = if lang == "fr" { at_town(&out) } else { out };
    known.phrases.iter().fold(out, |out, (from, to)| regex(from).replace_all(&out, to.as_str()).into_owned())
}

/// French with the accent on what stands before a town: `boulangerie a Liège`.
fn at_town(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let town = |at: usize| {
        let next = words.get(at + 1).map_or("", |it| it.trim_matches(|it: char| !it.is_alphabetic()));
        towns::knows("fr", &capital(next))
    };
    let said = words.iter().enumerate().map(|(at, it)| if *it == "a" && town(at) { "à" } else { *it });
    said.collect::<Vec<_>>().join(" ")
}

/// One word with its accents, in the case that it has.
fn said(word: &str, known: &Accents, towns: &[(String, &String)]) -> String {
    let lower = word.to_lowercase();
    let large = word.starts_with(char::is_uppercase);
    let cased = |it: &str| if large { capital(it) } else { it.to_owned() };
    if let Some(town) = towns.iter().find(|it| it.0 == lower) {
        return cased(&town.1.to_lowercase());
    }
    if let Some(found) = known.words.iter().find(|it| it.0 == lower) {
        return cased(&found.1);
    }
    let ends = |it: &&(String, String)| lower.len() > it.0.len() + 2 && lower.ends_with(&it.0);
    if let Some(found) = known.ends.iter().find(ends) {
        return cased(&format!("{}{}", &lower[..lower.len() - found.0.len()], found.1));
    }
    if known.parts.iter().any(|it| lower.contains(&it.0)) {
        return cased(&known.parts.iter().fold(lower, |out, (from, to)| out.replace(from, to)));
    }
    word.to_owned()
}

/// A word as it is typed without accents.
fn plain(text: &str, lang: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            'ä' if lang == "de" => out.push_str("ae"),
            'ö' if lang == "de" => out.push_str("oe"),
            'ü' if lang == "de" => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            'á' | 'à' | 'â' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'í' | 'î' | 'ï' => out.push('i'),
            'ó' | 'ô' | 'ö' => out.push('o'),
            'ú' | 'û' | 'ü' | 'ù' => out.push('u'),
            'ç' => out.push('c'),
            'ñ' => out.push('n'),
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn what_is_typed_without_accents_has_them() {
        let cases = [
            (
                "es",
                "peluqueria en cordoba, abierto de lunes a sabado, info@peluqueria.com",
                "peluquería en córdoba, abierto de lunes a sábado, info@peluqueria.com",
            ),
            ("fr", "boulangerie a liege, ferme le lundi", "boulangerie à liège, fermé le lundi"),
            ("de", "Kaffeeroesterei in Koeln, geoeffnet ab 8 Uhr", "Kaffeerösterei in Köln, geöffnet ab 8 Uhr"),
            ("es", "Peluquería en cordoba", "Peluquería en cordoba"),
        ];
        for (lang, typed, said) in cases {
            assert_eq!(written(typed, lang), said);
        }
    }
}
