//! Dates and times of year.

use super::lookup::trim;
use super::pattern::regex;
use super::source::{Found, Source};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

const MONTH: &str = r"(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Okt(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Dez(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b\.?";
const WEEKDAY: &str = r"(?:Samstag|Sonntag|Freitag|samedi|dimanche|vendredi|sábado|domingo|viernes),?";
const SEASON: &str = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|Frühjahr|Frühling|Sommer|Herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno)\b";

/// What names months and seasons, as far as they stand without a number.
const TIMES: [&str; 44] = [
    "jan",
    "feb",
    "fév",
    "mar",
    "mär",
    "apr",
    "avr",
    "abr",
    "may",
    "mai",
    "jun",
    "jui",
    "jul",
    "aug",
    "aoû",
    "ago",
    "sep",
    "oct",
    "okt",
    "nov",
    "dec",
    "dez",
    "déc",
    "dic",
    "ene",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "früh",
    "sommer",
    "herbst",
    "printemps",
    "été",
    "automne",
    "hiver",
    "primavera",
    "verano",
    "otoño",
    "invierno",
    "q1",
    "q3",
    "season",
];

/// Reads dates: days, months, quarters, seasons, and since when.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    let since = r"\b((?:[Ss]ince|[Ss]eit|[Dd]epuis|[Dd]esde|[Ff]ounded in|[Ee]st\.|[Ee]stablished in|[Gg]egründet|[Ff]ondée? en|[Oo]pened in) \d{4})\b";
    let year = r"(?:,? (?:(?:of|de) )?\d{4})?";
    let day = format!(
        r"(?:(?:\d{{1,2}}\.?, )+\d{{1,2}}\.? (?:und|et|y) \d{{1,2}}\.? (?:de )?{MONTH}{year}|(?:\d{{1,2}}\.?(?: (?:of |de )?{MONTH})? ?(?:[-–]|to|bis|au|al|and|und|et|y) ?(?:{WEEKDAY} )?)?\d{{1,2}}(?:st|nd|rd|th|\.|er)? (?:of |de )?{MONTH}{year}|{MONTH} \(\d{{1,2}}(?:,? (?:and )?\d{{1,2}})+\)|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?: ?(?:[-–]|to|through|till) ?\d{{1,2}}(?:st|nd|rd|th)?)?\b{year}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    );
    let span = format!(
        r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id-?|[Tt]he end of|Anfang|Mitte|Ende|début|fin|[Tt]his|[Nn]ext|[Dd]iesen|[Nn]ächsten|cet|este)[ ]?)?(?:{MONTH} ?(?:-|–|to|until|bis) ?{MONTH}(?:,? (?:and|&|und) {MONTH} ?(?:-|–|to|until|bis) ?{MONTH})?(?: \d{{4}})?|{MONTH}(?: (?:de )?\d{{4}})|(?:[Tt]his|[Nn]ext|[Dd]iesen|cet|este) {MONTH}|{SEASON}(?: (?:of |de )?\d{{4}})?|Q[1-4](?: \d{{4}})?)"
    );
    let bare = format!(r"(?:[Ii]n|[Oo]n|[Bb]y|[Uu]ntil|im|Im|en|ab) ((?:[Ee]arly |[Ll]ate )?{MONTH})");
    let verb = r"(?:\b(?i:(?:we(?:'re| are)? )?(?:launch(?:es|ing)?|opens?|opening|starts?|starting|ships?|shipping|arrives?|arriving|coming|release[sd]?|available|startet|kommt|erscheint|eröffnet|lancement|sort|sale|llega|lanzamiento))(?: date)?\s*:?\s*)?(?:(?:in|on|at|from|by|am|im|le|el|en|the|ab)\s+)*";
    // `200 clients since 2017` says nothing of when it began.
    let counted = regex(r"\d[\d,.]* (?:\p{Ll}+ )?\p{Ll}+s $");
    for found in if source.counts(4) { source.find_all(since) } else { Vec::new() } {
        if counted.is_match(&source.text()[..found.range().start]) {
            continue;
        }
        keep(source, facts, found.range(), found.text(1));
    }
    if !source.counts(1) && !source.says(&TIMES) {
        return;
    }
    for pattern in [
        format!(r"(?:^|\b){verb}\b({day})"),
        format!(r"(?:^|\b){verb}\b({span})"),
        format!(r"(?:\b(?i:launch(?:es|ing)?|opens|opening|ships|shipping|coming|starting|arriving)\s+)?{bare}"),
    ] {
        for found in source.find_all(&pattern) {
            // `en septembre. 12 berceaux` begins a sentence.
            let broken = regex(r"\p{L}{5,}\. \d").is_match(found.text(1));
            if is_inside(source, &found) || broken {
                continue;
            }
            // `on Kickstarter till 30 November, ships May 2026`
            let before = source.text()[..found.place(1).map_or(0, |it| it.start)].trim_end().to_lowercase();
            let sentence = source.text()[source.sentence_at(found.range().start)].to_lowercase();
            if [" till", " until"].iter().any(|it| before.ends_with(it)) && sentence.contains("kickstarter") {
                continue;
            }
            let lone = found.text(1).to_lowercase();
            if ["spring", "fall", "summer", "winter", "autumn"].contains(&lone.as_str())
                && (found.text(0).to_lowercase() == lone || goes_on(source, found.range().end))
            {
                continue;
            }
            let before = source.text()[..found.range().start].trim_end().to_lowercase();
            // `…, im Juni Erdbeeren` is one of a list.
            let noun = regex(r"^ \p{Lu}\p{Ll}+").is_match(&source.text()[found.range().end..]);
            if noun && before.ends_with([',', ':']) && found.text(0).starts_with("im ") {
                continue;
            }
            // `Salon d'hiver` is called so.
            let called = ["d'", "d’", " de", " del"].iter().any(|it| before.ends_with(it));
            if called && !found.text(1).contains(|it: char| it.is_ascii_digit()) {
                continue;
            }
            let whole = found.text(0).to_lowercase();
            if is_season(&before, &whole, found.text(1)) || is_due(&before, &whole) {
                continue;
            }
            keep(source, facts, found.range(), found.text(1));
        }
    }
}

/// Whether months are those in which something is open, which is a sentence of its own: `Open April to October`.
fn is_season(before: &str, whole: &str, date: &str) -> bool {
    let months = [" to ", "-", "–", " until "].iter().any(|it| date.contains(it));
    let open = whole.starts_with("open ") || before.ends_with("open");
    open && months && date.chars().all(|it| !it.is_ascii_digit())
}

/// Whether a day is one until which something can be done.
fn is_due(before: &str, whole: &str) -> bool {
    let said = DUE.iter().any(|it| before.strip_suffix(it).is_some_and(|it| it.ends_with(' ')));
    said || whole.starts_with("by ") || whole.starts_with("until ")
}

/// Words before a day until which something can be done, which is not when it is.
const DUE: [&str; 14] = [
    "closes",
    "close",
    "deadline",
    "due",
    "closing",
    "bis",
    "bis zum",
    "until",
    "before",
    "jusqu'au",
    "jusqu’au",
    "hasta",
    "hasta el",
    "avant le",
];

/// Whether what looks like a date is the end of a word: `météo` holds no summer.
fn is_inside(source: &Source, found: &Found) -> bool {
    found.place(1).is_some_and(|it| source.text()[..it.start].ends_with(char::is_alphabetic))
}

/// Reads the name of a place that stands beside a date: `12 June 2027, Stadthalle Graz`, `am 26. Juni im Stadtpark`.
pub(super) fn venue(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    if facts.dates.is_empty() || !facts.venue.is_empty() {
        return;
    }
    const NAME: &str = r"\p{Lu}[\p{L}'’\-]*(?: \p{Lu}[\p{L}'’\-]*){0,3}";
    let pattern = format!(
        r"\x01(?:, | at (?:the )?| im | in der | au | à la | en el | en la |, at (?:the )?)({NAME}(?: near {NAME})?)(?:, ({NAME}))?(?:[.,;\n]|$)"
    );
    let Some(found) = source.find(&pattern).filter(|it| it.text(1).chars().count() > 1) else { return };
    // `Our concert is on 18 April, Fauré Requiem` says what is given.
    let sentence = source.text()[source.sentence_at(found.range().start)].to_lowercase();
    let given = WORKS.iter().any(|it| sentence.contains(it)) && !HOUSES.iter().any(|it| found.text(1).contains(it));
    if given
        && found.text(2).is_empty()
        && source.text()[found.range()].trim_start_matches(|it| it != ',').starts_with(',')
    {
        return;
    }
    // `14 November, Carlisle` is in a town.
    if found.text(2).is_empty() && lexicon.towns.contains(&found.text(1).to_lowercase()) {
        facts.places.push(found.text(1).to_owned());
        return source.take(found.place(1).unwrap_or_default());
    }
    found.text(1).clone_into(&mut facts.venue);
    // The town that it is in.
    if !found.text(2).is_empty() && !facts.places.iter().any(|it| it == found.text(2)) {
        facts.places.push(found.text(2).to_owned());
    }
    for place in [found.place(1), found.place(2)].into_iter().flatten() {
        source.take(place);
    }
}

/// What is given on a date and has a title.
const WORKS: [&str; 14] = [
    "concert",
    "konzert",
    "concierto",
    "play ",
    "film",
    "opera",
    "oper ",
    "screening",
    "reading",
    "lesung",
    "musical",
    "performance",
    "ballet",
    "oratorio",
];

/// What a house is called in which something is given.
const HOUSES: [&str; 34] = [
    "Hall",
    "House",
    "Centre",
    "Center",
    "Church",
    "Theatre",
    "Theater",
    "Club",
    "Museum",
    "Library",
    "School",
    "Park",
    "Square",
    "Castle",
    "Cathedral",
    "Chapel",
    "Barn",
    "Kirche",
    "Kirke",
    "Haus",
    "Halle",
    "Saal",
    "Schloss",
    "Salle",
    "Maison",
    "Théâtre",
    "Église",
    "Teatro",
    "Casa",
    "Iglesia",
    "Plaza",
    "Sala",
    "Palacio",
    "Kino",
];

/// Whether a small word follows, so that a season only says more about it: `the spring book fair`.
fn goes_on(source: &Source, end: usize) -> bool {
    let rest = &source.text()[end..];
    rest.strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_lowercase))
}

fn keep(source: &mut Source, facts: &mut Facts, range: std::ops::Range<usize>, text: &str) {
    source.take(range);
    // `6 et dimanche 7 février`
    let days = super::pattern::regex(&format!(r" {WEEKDAY} "));
    let text = days.replace(trim(text), " ").into_owned();
    if !facts.dates.contains(&text) {
        facts.dates.push(text);
    }
}
