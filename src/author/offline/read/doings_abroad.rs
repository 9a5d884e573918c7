//! What somebody says that they do: `Wir prüfen Websites und schulen Redaktionen`, `Nous concevons des sites et des logos`.

use super::list;
use super::lookup::{capital, trim, without_article};
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::plan::{Facts, Feature};

/// What follows the things that are done: for whom, with what.
const MORE: &str = r" (?:pour|avec|chez|dans|para|con|en|a partir de|für|mit|aus|bei|in|im) ";

/// Verbs of what somebody needs or is, not of what they do.
const SEEK: [&str; 16] = [
    "cherchons",
    "recherchons",
    "sommes",
    "avons",
    "voulons",
    "attendons",
    "acceptons",
    "buscamos",
    "necesitamos",
    "tenemos",
    "estamos",
    "llevamos",
    "abrimos",
    "queremos",
    "aceptamos",
    "cerramos",
];

/// Reads what is done as features. A sentence that says no more than that is taken.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lang: &str) {
    for range in source.sentences() {
        let open = source.open()[range.clone()].trim_end_matches(['.', '!']).to_owned();
        if lang == "de"
            && facts.features.is_empty()
            && let Some(titles) = behind_name(&open)
        {
            facts.features = titles.into_iter().map(|title| Feature { title, ..Feature::default() }).collect();
            return source.take(range);
        }
        if open.contains([TAKEN, ':', '(', ';']) || open.contains(|it: char| it.is_ascii_digit()) {
            continue;
        }
        let found = match lang {
            "de" => infinitives(&open).or_else(|| third(&open)),
            _ => objects(&open, lang).or_else(|| third(&open)),
        };
        let Some((titles, whole)) = found.filter(|it| it.0.len() > 1) else { continue };
        facts.features = titles.into_iter().map(|title| Feature { title, ..Feature::default() }).collect();
        if whole {
            source.take(range);
        }
        return;
    }
}

/// `Zählwerk: Software für Verwaltungen, liest Zähler aus, erstellt Rechnungen, warnt bei Lecks`.
fn behind_name(open: &str) -> Option<Vec<String>> {
    let items = list::items(open);
    let verbal = |it: &String| {
        let first = it.split(' ').next().unwrap_or_default();
        let verb = first.starts_with(char::is_lowercase) && first.ends_with('t') && first.chars().count() > 3;
        verb && (2..=7).contains(&it.split(' ').count()) && !["seit", "mit", "nicht", "kommt", "heißt"].contains(&first)
    };
    let (first, others) = items.split_first()?;
    (first.contains(TAKEN) && others.len() > 1 && others.iter().all(verbal)).then(|| others.to_vec())
}

/// `Wir prüfen Websites und lesen Zähler aus` → `Websites prüfen`, `Zähler auslesen`: in German *we do* is *to do*.
fn infinitives(open: &str) -> Option<(Vec<String>, bool)> {
    const PARTS: [&str; 14] =
        ["aus", "ab", "an", "auf", "ein", "mit", "um", "vor", "zu", "her", "durch", "nach", "zusammen", "weiter"];
    let said = open.strip_prefix("Wir ")?;
    let turned = list::items(said).into_iter().map(|item| {
        let (verb, object) = item.split_once(' ')?;
        let plain = verb.starts_with(char::is_lowercase) && ["en", "ern", "eln"].iter().any(|it| verb.ends_with(it));
        let known = ["haben", "machen", "sind", "sitzen", "freuen", "treffen", "suchen", "wollen", "können", "werden"];
        let (object, part) = object.rsplit_once(' ').filter(|it| PARTS.contains(&it.1)).unwrap_or((object, ""));
        let object = object
            .split_once(' ')
            .filter(|it| ["die", "den", "das", "ihre", "Ihre", "alle"].contains(&it.0))
            .map_or(object, |it| it.1);
        let fits =
            plain && !known.contains(&verb) && object.split(' ').count() <= 4 && object.starts_with(char::is_uppercase);
        fits.then(|| format!("{object} {part}{verb}"))
    });
    Some((turned.collect::<Option<Vec<_>>>()?, true))
}

/// `Nous concevons des identités, des sites et des rapports pour …`, `Rehabilitamos casas, escuelas y lavaderos con …`.
fn objects(open: &str, lang: &str) -> Option<(Vec<String>, bool)> {
    // `Le llevamos la contabilidad` says what is done for whom.
    let to_whom = ["Le ", "Te ", "Les ", "Os "].iter().find_map(|it| open.strip_prefix(it)).filter(|_| lang == "es");
    let open = &to_whom.map_or_else(|| open.to_owned(), capital);
    let pattern = match lang {
        "fr" => r"^(?:Nous|nous) \p{Ll}{3,}ons (.+)$",
        _ => r"^\p{Lu}\p{Ll}{3,}(?:amos|emos|imos) (.+)$",
    };
    let verb = open.split(' ').nth(usize::from(lang == "fr")).unwrap_or_default().to_lowercase();
    if to_whom.is_none() && SEEK.contains(&verb.as_str()) {
        return None;
    }
    let said = regex(pattern).captures(open)?.get(1)?.as_str().to_owned();
    let end = regex(MORE).find(&said).map_or(said.len(), |it| it.start());
    let items = list::items(&said[..end]);
    let noun = |it: &String| {
        let (first, _) = it.split_once(' ').unwrap_or((it, ""));
        let article = ["des", "les", "la", "le", "un", "une", "el", "los", "las", "una", "de", "du"].contains(&first);
        (article || lang == "es") && it.split(' ').count() <= 5
    };
    let plain = items.iter().all(noun)
        && !["a ", "en ", "con ", "por ", "de ", "desde ", "à ", "dans "].iter().any(|it| said.starts_with(it));
    let titles = items.iter().map(|it| trim(without_article(it)).to_owned()).collect();
    plain.then_some((titles, false))
}

/// `Es liest die Zähler aus, schreibt die Rechnungen und verbucht Zahlungen`: each clause with its verb.
fn third(open: &str) -> Option<(Vec<String>, bool)> {
    let said = ["Es ", "Sie ", "Er ", "Il ", "Elle "].iter().find_map(|it| open.strip_prefix(it))?;
    let items = list::items(said);
    let verbal = |it: &String| {
        let first = it.split(' ').next().unwrap_or_default();
        first.starts_with(char::is_lowercase) && first.chars().count() > 2 && (2..=7).contains(&it.split(' ').count())
    };
    // `Il repère les balises, les variables et les partiels` does one thing to several.
    let article = |it: &String| {
        let first = it.split(' ').next().unwrap_or_default();
        ["les", "des", "le", "la", "un", "une", "los", "las", "el", "die", "das", "den", "der", "eine", "einen"]
            .contains(&first)
    };
    if items.len() > 1 && items.iter().skip(1).all(article) {
        let (verb, object) = items[0].split_once(' ')?;
        let whole = std::iter::once(object).chain(items.iter().skip(1).map(String::as_str));
        let titles = whole.map(|it| trim(without_article(it)).to_owned()).collect();
        return (verb.chars().count() > 2).then_some((titles, false));
    }
    (items.iter().all(verbal) && !said.starts_with("ist ") && !said.starts_with("est ")).then_some((items, true))
}
