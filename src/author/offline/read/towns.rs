//! Towns that stand alone, without a word before them that says so: `Kaffeerösterei Morgenrot, Görlitz.`

use serde::Deserialize;

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

/// Whether a text is a town, or a part of one: `Nürnberg-Gostenhof`.
fn is_town(text: &str, towns: &[String]) -> bool {
    let known = |it: &str| towns.iter().any(|town| town == it);
    known(text) || text.split_once('-').is_some_and(|it| known(it.0) && it.1.starts_with(char::is_uppercase))
}
