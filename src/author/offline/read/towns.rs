//! Towns that stand alone, without a word before them that says so: `Kaffeerösterei Morgenrot, Görlitz.`

use serde::Deserialize;

use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::assets;
use crate::author::offline::lexicon::shared;
use crate::plan::Facts;

/// The towns of a language.
#[derive(Debug, Deserialize)]
struct Towns {
    towns: Vec<String>,
}

/// Reads the towns that are all there is between two marks.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lang: &str) {
    let path = format!("reading/{lang}/towns.toml");
    if assets::template(&path).is_none() {
        return;
    }
    let towns = shared::<Towns>(&path);
    let open = source.open();
    let marks = [',', '.', ';', '\n', '(', ')', TAKEN];
    let mut start = 0;
    let mut found = Vec::new();
    for part in open.split_inclusive(marks) {
        let bare = part.trim_end_matches(marks).trim();
        let joined = [" und ", " et ", " y ", " & "].iter().find_map(|it| bare.split_once(it));
        let all = joined.map_or(vec![bare], |it| vec![it.0, it.1]);
        if !bare.is_empty() && all.iter().all(|it| is_town(it, &towns.towns)) {
            let at = start + part.find(bare).unwrap_or_default();
            found.push((at..at + bare.len(), all.into_iter().map(str::to_owned).collect::<Vec<_>>()));
        }
        start += part.len();
    }
    for (range, all) in found {
        source.take(range);
        facts.places.extend(all);
    }
}

/// Words that stand before a number and are no street: `Saal 3`, `Ausgabe 12`.
const COUNTED: [&str; 24] = [
    "halle", "raum", "saal", "gleis", "ausgabe", "kapitel", "haus", "stufe", "klasse", "band", "teil", "woche",
    "phase", "windows", "modul", "lektion", "platz", "telefon", "version", "artikel", "gruppe", "stand", "etage",
    "block",
];

/// Reads a street that has no word for a street in its name, beside a town: `Wüstestätte 5, Leipzig`, `in Ulm, Sonne 5.`
pub(super) fn street(source: &mut Source, facts: &mut Facts, lang: &str) {
    if lang != "de" || !facts.address.is_empty() {
        return;
    }
    let open = source.open();
    let item = regex(
        r"(?:^|[,.;\n\x01] ?)(\p{Lu}\p{Ll}{4,}(?:-\p{Lu}\p{Ll}+)* \d{1,3} ?[a-z]?)(?:,? (\d{5} )?(\p{Lu}[\p{L}\-]+))?(?:[,.;\n]|$)",
    );
    let beside = regex(r"\b(?:in|aus|bei) (\p{Lu}[\p{L}\-]+)");
    let said = beside.captures_iter(&open).any(|it| knows(lang, &it[1]));
    for found in item.captures_iter(&open) {
        let Some(street) = found.get(1) else { continue };
        let word = street.as_str().split(' ').next().unwrap_or_default().to_lowercase();
        let town = found.get(3).filter(|it| found.get(2).is_some() || knows(lang, it.as_str()));
        let priced = found.get(3).is_some() && town.is_none();
        if COUNTED.contains(&word.as_str()) || priced || !said && town.is_none() {
            continue;
        }
        let end = town.map_or(street.end(), |it| it.end());
        open[street.start()..end].clone_into(&mut facts.address);
        if let Some(town) = town {
            facts.places.push(town.as_str().to_owned());
        }
        return source.take(street.start()..end);
    }
}

/// Whether a text is a town of a language.
pub(super) fn knows(lang: &str, text: &str) -> bool {
    let path = format!("reading/{lang}/towns.toml");
    assets::template(&path).is_some() && is_town(text, &shared::<Towns>(&path).towns)
}

/// Whether a text is a town, or a part of one: `Nürnberg-Gostenhof`.
fn is_town(text: &str, towns: &[String]) -> bool {
    let known = |it: &str| towns.iter().any(|town| town == it);
    known(text) || text.split_once('-').is_some_and(|it| known(it.0) && it.1.starts_with(char::is_uppercase))
}
