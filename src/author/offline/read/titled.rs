//! Names behind a colon, and names with a place in them.

use std::ops::Range;

use super::name::{Name, Prose, named};
use super::order::lead_in;
use super::pattern::regex;
use crate::author::offline::calendar::calendar;
use crate::author::offline::lexicon::Lexicon;

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

/// The longest title that is a name: a page says names small too, and would cut a longer one.
const LONGEST_TITLE: usize = 34;

/// The shortest beginning of a longer title that is a name, in bytes.
const TELLING: usize = 4;

/// The title behind what sort of thing it is, in a prompt that goes on: `Workshop: natural dyeing with plants. Saturday …`.
pub(super) fn announced(it: &Prose<'_>) -> Option<Name> {
    let (_, range, lead) = announcement(it.text)?;
    let text = super::lookup::capital(&it.text[range.start + lead..range.end]);
    if text.chars().count() <= LONGEST_TITLE {
        return Some(Name { text, range });
    }
    // `Watercolour for people who cannot draw` is called by what it is on.
    let head = text.find(" for ").filter(|it| *it > TELLING && text[..*it].is_ascii())?;
    let end = range.start + lead + head;
    Some(Name { text: text[..head].to_owned(), range: range.start..end })
}

/// The page type of such a prompt.
pub(super) fn announced_type(text: &str) -> Option<&'static str> {
    if meeting_at(text).is_some() || dated_at(text).is_some() {
        return Some("event");
    }
    let (sort, ..) = announcement(text)?;
    Some(if ["course", "class", "masterclass"].iter().any(|it| sort.ends_with(it)) { "course" } else { "event" })
}

/// The title before the day of what takes place: `Jazz in the Barn, saturday 20 september`.
pub(super) fn dated(it: &Prose<'_>) -> Option<Name> {
    let range = dated_at(it.text)?;
    Some(Name { text: it.text[range.clone()].to_owned(), range })
}

fn dated_at(text: &str) -> Option<Range<usize>> {
    let found = regex(
        r"^(?i:(?:an? |the )?(?:page|site|website|landing page) for )?(\p{Lu}[\p{L}’'&-]*(?: \p{Lu}[\p{L}’'&-]*)*(?: (?:in|on|at|by|under|of|for|to|with) (?:the |a )?\p{Lu}[\p{L}’'&-]*(?: \p{Lu}[\p{L}’'&-]*)*)+)(?:,| –| -|:|\.) (?:(?i:on )?(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?,? )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )(?i:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)",
    );
    // `The Lantern Walk — Saturday 13 February 2027, 5.30pm, …`: any name before a day and an hour.
    let timed = regex(
        r"^(?i:(?:an? |the )?(?:page|site|website|landing page) for )?((?:The |A )?\p{Lu}[\p{L}’'&-]*(?: (?:of |the |and |& )*\p{Lu}[\p{L}’'&-]*)+)(?:,| –| —| -|:) (?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?,? (?:the )?\d{1,2}(?:st|nd|rd|th)? (?i:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}*(?: 20\d\d)?,? (?:from |at |doors )?\d{1,2}(?:[.:]\d\d)?(?: ?[ap]m|[–-]\d)",
    );
    let titled = found.captures(text).or_else(|| timed.captures(text))?;
    let title = titled.get(1)?.range();
    let lower = text[..text.find(['.', '\n']).unwrap_or(text.len())].to_lowercase();
    let taught = ["course", "class", "lesson", "workshop", "weeks", "sessions"].iter().any(|it| lower.contains(it));
    (!taught && text[title.clone()].chars().count() <= LONGEST_TITLE).then_some(title)
}

/// What a meeting is on, as its title: `Conference on urban beekeeping, Vienna`.
pub(super) fn meeting(it: &Prose<'_>) -> Option<Name> {
    let range = meeting_at(it.text)?;
    Some(Name { text: super::lookup::capital(&it.text[range.clone()]), range })
}

fn meeting_at(text: &str) -> Option<Range<usize>> {
    let found = regex(
        r"^(?i:(?:an? |the |our )?(?:page|site|website|landing page) for )?(?i:an? |the |our )?((?i:(?:conference|symposium|congress|seminar|summit|hackathon|colloquium) (?:on|about)|(?:festival|fair|celebration) of) [\p{Ll} -]{4,24}?)(?:,|\.| in | at | – )",
    );
    found.captures(text)?.get(1).map(|it| it.range())
}

/// What sort of thing a prompt begins with, where its title is, and how long the call to learn it is before that.
fn announcement(text: &str) -> Option<(String, Range<usize>, usize)> {
    let pattern = regex(
        r"^((?i:(?:online|evening|weekend|free|short|one-day|day|live|video) )?(?i:course|class|workshop|masterclass|webinar|lecture|exhibition)): ((?i:learn (?:to |how to )?)?)([\p{L}\d][^.,;:!?\n(]{3,60})",
    );
    // `weekend workshop on natural dyeing with plants in Hay-on-Wye, 14 and 15 june`
    let on = regex(
        r"^(?i:(?:an? |the |our )?(?:page|site|website|landing page) for )?(?i:an? |the |our |my )?((?i:(?:online|evening|weekend|free|short|one-day|two-day|day|live) )?(?i:workshop|masterclass|webinar|lecture|class)) ((?i:on|in|about) )([\p{Ll}][\p{Ll}’' -]{6,32}?)(?:,| in \p{Lu}| at | on )",
    );
    let found = pattern.captures(text).or_else(|| on.captures(text))?;
    let (lead, title) = (found.get(2)?, found.get(3)?);
    let long = title.as_str().trim_end().split(' ').count();
    (2..=7).contains(&long).then(|| {
        let end = title.start() + title.as_str().trim_end().len();
        (found[1].to_lowercase(), lead.start()..end, lead.as_str().len())
    })
}

/// Whether words say when something is, and are no name: `January 2027`.
pub(super) fn is_date(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    calendar().is_month(&first) && name.ends_with(|it: char| it.is_ascii_digit())
}

/// A name that is told with what it is for, and ends there: `it's called Table for One.`
pub(super) fn with_purpose(it: &Prose<'_>, run: Range<usize>) -> Range<usize> {
    let found = regex(r"^( (?:for|with|without) (?:the |a )?\p{Lu}[\p{L}’']+)(?:[.,;!\n]|$)");
    let rest = &it.text[run.end..];
    let end = found.captures(rest).and_then(|it| it.get(1).map(|it| it.end()));
    // A course `called Bread from Scratch for …`, and not one called Fern from Bristol.
    let begun = regex(r"^ (?:from|without|into|to) (?:(?:the|a) )?(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)");
    let begun = || begun.captures(rest).filter(|found| !it.lexicon.towns.contains(&found[1].to_lowercase()));
    let end = end.or_else(|| begun().and_then(|it| it.get(0).map(|it| it.end())));
    run.start..run.end + end.unwrap_or(0)
}

/// What a name says at its end that it is: `community choir` of `Ashdown community choir`.
pub(super) fn kind_in(name: &str, lexicon: &Lexicon) -> Option<String> {
    let at = name.find(' ')? + 1;
    let kind = &name[at..];
    let last = kind.rsplit(' ').next().unwrap_or_default();
    let known = lexicon.nouns.iter().any(|it| it == last) || lexicon.are_people(&format!("{last}s"));
    let small = kind.chars().all(|it| it.is_lowercase() || it == ' ') && kind.split(' ').count() <= 2;
    (small && known).then(|| kind.to_owned())
}

/// Where a name ends that has the small words for its kind behind it: the `Ashdown community choir`.
pub(super) fn with_kind_behind(it: &Prose<'_>, end: usize) -> Option<usize> {
    let found = regex(r"^((?: \p{Ll}+){1,2})(?:[.,;!\n]|$)").captures(&it.text[end..])?;
    let kind = found.get(1)?.as_str();
    let last = kind.rsplit(' ').next().unwrap_or_default();
    let known = it.lexicon.nouns.iter().any(|it| it == last) || it.lexicon.are_people(&format!("{last}s"));
    known.then_some(end + kind.len())
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
    let whole = rest.is_empty() || rest.starts_with(['.', '\n']) || rest.starts_with(", ") && it.text.is_ascii();
    let next = rest.strip_prefix(' ').and_then(|it| it.split([' ', ',', '.']).next()).unwrap_or_default();
    let does = next.chars().count() > 2 && next.chars().all(char::is_lowercase) && !it.lexicon.is_function_word(next);
    let program = words.iter().any(|it| PROGRAMS.contains(it));
    // `Fotógrafa de bodas en Mallorca: Clara Vidal.`
    let placed =
        regex(r" (?:in|en|à) \p{Lu}[\p{L}\-]+$").is_match(&it.text[..at]) && it.text[run.clone()].contains(' ');
    let named_here = whole && (lead_in(it.text).is_some() || placed) || does && program && !whole;
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
    // `Ferienwohnung am Deich, Familie Jansen`: a kind alone is no name.
    let kind = regex(r"^( (?:am|im|an der|zum|zur|auf der|unter den) \p{Lu}[\p{L}\-]+), ");
    let bare = !text[run.clone()].contains(' ');
    let found = if bare && !found.is_match(&text[run.end..]) { kind } else { found };
    let end = found.captures(&text[run.end..]).and_then(|it| it.get(1).map(|it| it.end()));
    run.start..run.end + end.unwrap_or(0)
}
