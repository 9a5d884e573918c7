//! The house in which something takes place: `en el Azkuna Zentroa`, `église Saint-Martin, Castelnaudary`.

use serde::Deserialize;

use super::lookup::capital;
use super::source::Source;
use crate::author::offline::lexicon::shared;
use crate::plan::Facts;

/// What houses are called in a language.
#[derive(Debug, Deserialize)]
struct Houses {
    words: Vec<String>,
}

/// Reads the house of something with a date.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lang: &str) {
    if facts.dates.is_empty() || !facts.venue.is_empty() {
        return;
    }
    with_programme(source, facts);
    if facts.venue.is_empty() && facts.address.is_empty() {
        by_kind(source, facts, lang);
    }
}

/// A house behind a preposition, where there is a programme.
fn with_programme(source: &mut Source, facts: &mut Facts) {
    let pattern = r"\b(?:en el|en la|au|à la|im|in der) (\p{Lu}[\p{L}'’\-]+(?: \p{Lu}[\p{L}'’\-]+){1,2})[.,]";
    let Some(found) = source.find(pattern).filter(|_| !facts.schedule.is_empty()) else { return };
    found.text(1).clone_into(&mut facts.venue);
    source.take(found.range());
}

/// A house that is called by its kind and its name between two commas, with the town behind it.
fn by_kind(source: &mut Source, facts: &mut Facts, lang: &str) {
    let words = shared::<Houses>(&format!("reading/{lang}/houses.toml")).words.join("|");
    let run = r"\p{Lu}[\p{L}'’\-]+(?: (?:(?:de la|de|du|des|del|d[’']) )?\p{Lu}[\p{L}'’\-]+)*";
    let house = format!(
        r"[,.\x01] ?((?:(?i:{words}) (?:(?:de la|de|du|des|del|d[’']) ?)?{run})(?:, ({run}))?|(?i:{words}))(?:[,.\n]|$)"
    );
    let Some(found) = source.find(&house) else { return };
    let (Some(whole), town) = (found.place(1), found.text(2).to_owned()) else { return };
    let said = found.text(1).strip_suffix(&format!(", {town}")).filter(|_| !town.is_empty()).unwrap_or(found.text(1));
    facts.venue = capital(said);
    if !town.is_empty() && !facts.places.contains(&town) {
        facts.places.push(town);
    }
    source.take(whole);
}
