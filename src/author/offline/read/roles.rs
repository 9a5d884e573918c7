//! People who are named after what they are: `Inhaberin Aylin Özdemir`, `Bäckermeisterin Ute Kranz`.

use super::lookup::capital;
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::plan::{Facts, Person};

/// How German, French and Spanish words for somebody end or read, in small letters.
const ROLES: &str = r"(?:\p{L}*(?i:meisterin|meister|inhaberin|inhaber|leiterin|leiter|trainerin|trainer|lehrerin|lehrer|köchin|gründerin|gründer|dozentin|dozent|autorin|redakteurin|ansprechpartnerin|ansprechpartner|geschäftsführerin|geschäftsführer|vorsitzende|vorsitzender|ärztin|floristin|friseurin|winzerin|winzer|imkerin|imker)|(?i:formateur|formatrice|professeur|professeure|gérante|gérant|fondatrice|fondateur|cheffe|directrice|directeur|animatrice|animateur|profesora|profesor|directora|director|fundadora|fundador|monitora|monitor|maestra|chef))";

/// Takes sentences that only say who somebody is, and parts what somebody is from the names of people.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    let name = r"\p{Lu}[\p{L}'’\-]+(?: (?:\p{Lu}[\p{L}'’\-]+|de|von|van|del|la|le)){1,3}";
    let whole = regex(&format!(r"^(?:[^\x01.:]{{0,20}} )?({ROLES})\s?:? ({name})(?:, ([^,.:]{{3,50}}))?[.!]?$"));
    for range in source.sentences() {
        let open = source.open()[range.clone()].trim_end_matches([TAKEN, ' ', ',', '.']).to_owned();
        let Some(found) = whole.captures(&open).filter(|_| !open.contains(TAKEN)) else { continue };
        if found.get(1).is_some_and(|it| it.start() > 0) {
            continue;
        }
        let (role, name) = (found[1].to_owned(), found[2].to_owned());
        let text = found.get(3).map_or_else(String::new, |it| capital(it.as_str()));
        if !facts.people.iter().any(|it| it.name == name) {
            facts.people.push(Person { name, role, text });
        }
        source.take(range);
    }
}

/// Parts `Bäckermeisterin Ute Kranz` into what she is and her name.
pub(super) fn part(facts: &mut Facts) {
    // `Jazz mit dem Trio Grau` says no role.
    let articles = ["dem", "der", "die", "den", "das", "le", "la", "les", "el", "los", "las"];
    for person in facts.people.iter_mut().filter(|it| articles.contains(&it.role.to_lowercase().as_str())) {
        person.role.clear();
    }
    let pattern = regex(&format!(r"^({ROLES}) (\p{{Lu}}.*)$"));
    for person in facts.people.iter_mut().filter(|it| it.role.is_empty()) {
        let Some((role, name)) = pattern.captures(&person.name).map(|it| (it[1].to_owned(), it[2].to_owned())) else {
            continue;
        };
        person.role = role;
        person.name = name;
    }
}
