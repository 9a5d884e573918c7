//! What comes how often: `Newsletter „Krume“: jeden zweiten Sonntag ein Rezept, eine Mühle und Antworten.`

use super::list;
use super::lookup::{capital, trim, without_article};
use super::name::Name;
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::plan::{Facts, Feature};

/// How often, in German, French and Spanish.
const OFTEN: &str = r"(?i:jede[nrs]?|alle|einmal (?:im|pro)|zweimal (?:im|pro)|chaque|tous les|toutes les|une fois par|deux fois par|cada|todos los|todas las|una vez (?:al|a la|por)|dos veces (?:al|a la|por))(?: (?:zwei|drei|zweiten|dritten|ersten|letzten|deux|trois|premier|dernier|primer|último|dos|tres|quince|\d+))?(?: (?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Tag|Tage|Woche|Wochen|Monat|Monate|Morgen|Abend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jours?|semaines?|mois|matin|soir|lunes|martes|miércoles|jueves|viernes|sábado|domingo|días?|semanas?|mes|meses|mañana))(?: (?:im Monat|du mois|del mes|de cada mes))?(?: (?:um|à|a las) \d{1,2}(?:[:.h]\d{0,2})?(?: Uhr)?)?";

/// Reads what stands in each issue, where the sentence says how often there is one. When it comes stays a claim.
pub(super) fn read(source: &mut Source, facts: &mut Facts, name: Option<&Name>) {
    let Some(name) = name.filter(|_| facts.features.is_empty()) else { return };
    let sentence = source.sentence_at(name.range.end.saturating_sub(1));
    let end = sentence.end.max(name.range.end);
    let open = source.open()[name.range.end..end].to_owned();
    let pattern = regex(&format!(r"^[”“»\x22']? ?(?:»|est|ist|es)?\s?[:,–—] ({OFTEN}),? ([^:\x01]{{8,240}})$"));
    let Some(found) = pattern.captures(&open).filter(|_| !open.contains(TAKEN)) else { return };
    let often = capital(trim(&found[1]));
    let said = trim(&found[2]).to_owned();
    let items = list::items(&said);
    if items.len() < 2 || items.iter().any(|it| it.split(' ').count() > 9) {
        return;
    }
    let feature = |it: &String| Feature { title: without_article(it).to_owned(), ..Feature::default() };
    facts.features = items.iter().map(feature).collect();
    facts.claims.push(format!("{often}."));
    source.take(name.range.end..end);
}
