//! Names behind a colon, and names with a place in them.

use std::ops::Range;

use super::name::{Name, Prose, named};
use super::order::lead_in;
use super::pattern::regex;

/// What a line says before the title of something that takes place.
const SORTS: [&str; 14] = [
    "course",
    "workshop",
    "event",
    "concert",
    "kurs",
    "seminar",
    "veranstaltung",
    "konzert",
    "cours",
    "atelier",
    "stage",
    "curso",
    "taller",
    "concierto",
];

/// What programs are called, in the languages that have decks.
const PROGRAMS: [&str; 14] = [
    "application",
    "appli",
    "app",
    "logiciel",
    "outil",
    "plateforme",
    "herramienta",
    "aplicación",
    "programa",
    "software",
    "tool",
    "anwendung",
    "programm",
    "werkzeug",
];

/// The whole title behind what sort of thing it is: `Kurs: Holzschnitt für Anfänger`.
pub(super) fn labelled(it: &Prose<'_>) -> Option<Name> {
    it.text.lines().find_map(|line| {
        let (sort, title) = line.split_once(": ")?;
        let bare = title.trim();
        let plain = bare.chars().all(|it| it.is_alphabetic() || matches!(it, ' ' | '-' | '’' | '\'' | '&'));
        let sort = sort.trim_matches(['*', '#', ' ', '-']).to_lowercase();
        let fits = SORTS.contains(&&*sort) && plain && (1..=6).contains(&bare.split(' ').count());
        let start = bare.as_ptr() as usize - it.text.as_ptr() as usize;
        (fits && bare.starts_with(char::is_uppercase)).then(|| named(it, start..start + bare.len())).flatten()
    })
}

/// A name behind what it is: `une page pour mon activité de ramonage : Ramonage Pellissier.`, `application pour … : Ruchio
/// garde …`.
pub(super) fn introduced(it: &Prose<'_>) -> Option<Name> {
    let at = it.text.find([':', '\n']).filter(|at| it.text[*at..].starts_with(": "))?;
    let before = it.text[..at].to_lowercase();
    let words: Vec<&str> = before.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let said = [" ist ", " est ", " es ", " is ", " sind ", " are "].iter().any(|it| before.contains(it));
    if words.len() < 3 || said || before.contains(". ") {
        return None;
    }
    let run = it.run(it.word_at(at + 2)).filter(|run| run.start == at + 2)?;
    let rest = &it.text[run.end..];
    let short = it.text[run.clone()].split(' ').count() <= 4;
    let whole = rest.is_empty() || rest.starts_with(['.', '\n']);
    let next = rest.strip_prefix(' ').and_then(|it| it.split([' ', ',', '.']).next()).unwrap_or_default();
    let does = next.chars().count() > 2 && next.chars().all(char::is_lowercase) && !it.lexicon.is_function_word(next);
    let program = words.iter().any(|it| PROGRAMS.contains(it));
    let named_here = whole && lead_in(it.text).is_some() || does && program && !whole;
    (short && named_here).then(|| named(it, run)).flatten()
}

/// A name behind the news of it: `Opening on 3 May: Salt Barn, a swimming club`, `Coming soon: Pebblework, an app …`.
pub(super) fn heralded(it: &Prose<'_>) -> Option<Name> {
    let news = regex(
        r"^(?i:now |soon )?(?i:opening|reopening|launching|coming|arriving|starting|introducing|announcing|new|neu|demnächst|eröffnung|bientôt|ouverture|nouveau|próximamente|apertura|nuevo)\b[^.:\n]{0,40}: ",
    );
    let at = news.find(it.text)?.end();
    let run = it.run(it.word_at(at)).filter(|run| run.start == at)?;
    let is = regex(r"^(?:,| –| —| -) (?:an?|the|our|eine?|der|die|das|une?|l[ea]|una|el) ");
    is.is_match(&it.text[run.end..]).then(|| named(it, run)).flatten()
}

/// A name with the house before it: `Praxis für Physiotherapie Anna Berg`.
pub(super) fn with_house(text: &str, name: Name) -> Name {
    let house = regex(
        r"\b((?:Praxis|Gemeinschaftspraxis|Zentrum|Institut|Werkstatt|Büro|Verein|Atelier|Studio|Akademie|Kanzlei|Schule|Labor|Stiftung|Initiative|Agentur|Fachgeschäft|Gesellschaft|Centre|Center|Institute|Centro|Instituto|Institut|Cabinet|Maison) (?:für|for|para|de|pour) )$",
    );
    // A page says names small too, and would cut a longer one.
    const LONGEST: usize = 30;
    let Some(start) = house.captures(&text[..name.range.start]).and_then(|it| it.get(1).map(|it| it.start())) else {
        return name;
    };
    let range = start..name.range.end;
    if text[range.clone()].chars().count() > LONGEST {
        return name;
    }
    Name { text: text[range.clone()].to_owned(), range }
}

/// A name with the place in it where it stands before what it is: `Brotzeit am Markt – Imbiss in Passau`.
pub(super) fn with_place(text: &str, run: Range<usize>) -> Range<usize> {
    let found = regex(r"^( (?:am|im|an der|zum|zur|auf der|unter den) \p{Lu}[\p{L}\-]+)(?: [–—-] |: )");
    let end = found.captures(&text[run.end..]).and_then(|it| it.get(1).map(|it| it.end()));
    run.start..run.end + end.unwrap_or(0)
}
