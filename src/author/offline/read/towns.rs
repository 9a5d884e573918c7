//! Towns that stand alone, without a word before them that says so: `Kaffeerösterei Morgenrot, Görlitz.`

use std::sync::Arc;

use serde::Deserialize;

use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::assets;
use crate::author::offline::lexicon::shared;
use crate::plan::Facts;

/// The towns of a language.
#[derive(Debug, Deserialize)]
struct Towns {
    #[serde(rename = "towns")]
    names: Vec<String>,
    /// What stands before a place of which nothing else is known: `in`.
    at: String,
    /// What may stand before a place: `in der`, `am`.
    leads: Vec<String>,
    /// Regions, each with what stands before it: `in der Eifel`.
    regions: Vec<String>,
}

impl Towns {
    /// The regions, each as what stands before it and its name.
    fn regions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.regions.iter().filter_map(|whole| {
            let leads = self.leads.iter().filter(|it| whole.starts_with(it.as_str())).map(String::len);
            let (lead, name) = whole.split_at(leads.max()?);
            Some((lead, name.trim_start()))
        })
    }
}

fn of(lang: &str) -> Option<Arc<Towns>> {
    let path = format!("reading/{lang}/towns.toml");
    assets::template(&path).is_some().then(|| shared::<Towns>(&path))
}

/// A place with what stands before it: as the `prompt` has it, else as its region wants it, else as most places do.
pub(in crate::author::offline) fn within(lang: &str, place: &str, prompt: &str) -> String {
    let Some(towns) = of(lang) else { return place.to_owned() };
    let (prompt, lower) = (format!(" {}", prompt.to_lowercase()), place.to_lowercase());
    let apart = |lead: &str| if lead.ends_with(['’', '\'']) { "" } else { " " };
    let said = towns.leads.iter().filter(|it| prompt.contains(&format!(" {it}{}{lower}", apart(it))));
    let own = || towns.regions().find(|it| it.1 == place).map(|it| it.0.trim_end().to_owned());
    let lead = said.max_by_key(|it| it.len()).cloned().or_else(own).unwrap_or_else(|| towns.at.clone());
    format!("{lead}{}{place}", apart(&lead))
}

/// Reads a region with what stands before it: `in der Eifel`, `dans le Luberon`.
fn region(source: &mut Source, facts: &mut Facts, towns: &Towns) {
    let open = source.open();
    let lower = open.to_lowercase();
    if lower.len() != open.len() {
        return;
    }
    let whole = |it: &&String| {
        let at = lower.find(&it.to_lowercase())?;
        let edge = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric() && it != '-');
        let range = at..at + it.len();
        (edge(lower[..at].chars().next_back()) && edge(lower[range.end..].chars().next())).then_some(range)
    };
    let found = towns.regions.iter().filter_map(|it| Some((whole(&it)?, it)));
    let Some((range, phrase)) = found.max_by_key(|it| it.1.len()) else { return };
    // `Rügen` of `auf Rügen`, as it is spelt.
    let name = towns.regions().find(|it| phrase.strip_prefix(it.0).is_some_and(|rest| rest.trim_start() == it.1));
    facts.places.extend(name.map(|it| it.1.to_owned()));
    source.take(range);
}

/// Reads the towns that are all there is between two marks.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lang: &str) {
    let Some(towns) = of(lang) else { return };
    region(source, facts, &towns);
    let open = source.open();
    let marks = [',', '.', ';', '\n', '(', ')', TAKEN];
    let mut start = 0;
    let mut found = Vec::new();
    for part in open.split_inclusive(marks) {
        let bare = part.trim_end_matches(marks).trim();
        let joined = [" und ", " et ", " y ", " & "].iter().find_map(|it| bare.split_once(it));
        let all = joined.map_or(vec![bare], |it| vec![it.0, it.1]);
        if !bare.is_empty() && all.iter().all(|it| is_town(it, &towns.names)) {
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

/// Where somebody says to be based is the first of their places: `Based in Frome, … a bothy on Mull`.
pub(super) fn based(source: &Source, facts: &mut Facts) {
    let Some(found) = regex(r"\b[Bb]ased (?:in|at|near|on) (\p{Lu}[\p{L}’'-]+)").captures(source.text()) else {
        return;
    };
    if let Some(at) = facts.places.iter().position(|it| it.starts_with(&found[1])) {
        let place = facts.places.remove(at);
        facts.places.insert(0, place);
    }
}

/// The islands that are known.
#[derive(Debug, Deserialize)]
struct Islands {
    islands: Vec<String>,
}

/// Reads the island that somebody is on: `a guest house on Skye`.
pub(super) fn island(source: &mut Source, facts: &mut Facts) {
    if !source.says(&[" on "]) {
        return;
    }
    let known = shared::<Islands>("reading/islands.toml");
    let Some(found) = source.find(r"\b[Oo]n (?:the )?(\p{Lu}[\p{L}]+(?: of \p{Lu}\p{Ll}+|(?: \p{Lu}\p{Ll}+){1,2})?)")
    else {
        return;
    };
    // The longest that is one: `Isle of Skye`, and the Skye of `Skye Open`.
    let Some(name) = known.islands.iter().filter(|it| found.text(1).starts_with(it.as_str())).max_by_key(|it| it.len())
    else {
        return;
    };
    facts.places.push(name.clone());
    if let Some(place) = found.place(1) {
        source.take(found.range().start..place.start + name.len());
    }
}

/// Reads where somebody who has no door is found: `find us Saturdays 9–1 at Frome market`, whose hours are read already.
pub(super) fn found_at(source: &mut Source, facts: &mut Facts) {
    if !facts.address.is_empty() {
        return;
    }
    let pattern = r"(?:, |; |^|[.!] )(?i:(?:and )?(?:(?:you(?:'ll)?|come) (?:can |will |and )?)?find (?:us|me)(?: every| each| on)?)[ \x01]*(?i:at|in|on|outside) (?i:the )?([\p{L}\d'’ -]{4,48}?)[\x01 ]*(?:[.,;!\n]|$)";
    let Some(found) = source.find(pattern) else { return };
    let Some(place) = found.place(1).filter(|_| found.text(1).contains(char::is_uppercase)) else { return };
    super::lookup::capital(found.text(1)).clone_into(&mut facts.address);
    source.take(found.range().start..place.end);
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
        r"(?:^|[,.;\n\x01] ?)(\p{Lu}\p{Ll}{4,}(?:-\p{Lu}\p{Ll}+)* \d{1,3} ?[a-z]?)(?:,? (\d{5} )?(\p{Lu}[\p{L}\-]+))?(?:[,.;](?:[ \n]|$)|\n|$)",
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

/// Puts a town before its region, of which it says more.
pub(super) fn first(facts: &mut Facts, lang: &str) {
    let region = |it: &String| of(lang).is_some_and(|all| all.regions().any(|region| region.1 == it));
    if facts.places.len() > 1 && facts.places.first().is_some_and(region) {
        facts.places.rotate_left(1);
    }
}

/// The towns of a language, as they are written.
pub(super) fn all(lang: &str) -> Vec<String> {
    of(lang).map_or_else(Vec::new, |it| it.names.clone())
}

/// Whether a text is a town of a language.
pub(super) fn knows(lang: &str, text: &str) -> bool {
    of(lang).is_some_and(|it| is_town(text, &it.names) || it.regions().any(|it| it.1 == text))
}

/// Whether a text is a town, or a part of one: `Nürnberg-Gostenhof`.
fn is_town(text: &str, towns: &[String]) -> bool {
    let known = |it: &str| towns.iter().any(|town| town == it);
    known(text) || text.split_once('-').is_some_and(|it| known(it.0) && it.1.starts_with(char::is_uppercase))
}
