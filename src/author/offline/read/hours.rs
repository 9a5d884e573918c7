//! Opening hours, in English, German, French and Spanish.

use super::lookup::capital;
use super::pattern::regex;
use super::source::{Found, Source};
use super::times::is_occasion;
use crate::author::offline::calendar::calendar;
use crate::plan::{Facts, Hours};

const DAY: &str = r"(?:mon(?:day|tags?)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|mo|di|mi|do|fr|sa|so|tu|we|th|su|die(?:nstags?)?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?|lun(?:di|es)?|mar(?:di|tes)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?|miércoles|jueves|viernes|sábados?|domingos?|holidays|public holidays|feiertags?)s?\.?";
const TIME: &str = r"(?:\d{1,2}(?:[:.h]\d{2})?(?:\s?(?:a\.?m\.?|p\.?m\.?|uhr|h))?|noon|midnight|midday|mittags?|midi)";

/// A part of a day: `sábados solo mañanas`.
const PART: &str = r"((?:(?:solo|sólo|nur|seulement|uniquement) )?(?:por las? |le |l['’])?(?:mañanas?|tardes?|vormittags?|nachmittags?|abends?|matins?|après-midi))";

/// Names of days and groups of days, without an *s* at the end.
const DAYS: [&str; 75] = [
    "monday",
    "mon",
    "montag",
    "tuesday",
    "tue",
    "dienstag",
    "wednesday",
    "wed",
    "mittwoch",
    "thursday",
    "thur",
    "thu",
    "donnerstag",
    "friday",
    "fri",
    "freitag",
    "saturday",
    "sat",
    "samstag",
    "sonnabend",
    "sunday",
    "sun",
    "sonntag",
    "lundi",
    "lun",
    "lune",
    "mardi",
    "marte",
    "mar",
    "mercredi",
    "mer",
    "miércole",
    "jeudi",
    "jeu",
    "jueve",
    "vendredi",
    "ven",
    "vierne",
    "samedi",
    "sam",
    "sábado",
    "dimanche",
    "dim",
    "domingo",
    "daily",
    "day",
    "weekday",
    "weekend",
    "week",
    "täglich",
    "werktag",
    "wochenende",
    "wochentag",
    "jour",
    "día",
    "diario",
    "holiday",
    "feiertag",
    "ruhetag",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "tu",
    "we",
    "th",
    "su",
    "tage",
    "tag",
    "semaine",
    "semana",
    "uhr",
];

/// Whether the text speaks of days, and of times or of being closed. Short names count where they have a capital.
fn speaks_of_hours(source: &Source) -> bool {
    let day = |it: &str| {
        let lower = it.to_lowercase();
        let stem = lower.strip_suffix('s').unwrap_or(&lower);
        DAYS.contains(&stem) && (stem.len() > 2 || it.starts_with(char::is_uppercase))
    };
    if source.counts(1) && ["L-V", "L-S", "L-D", "L–V", "L a V"].iter().any(|it| source.text().contains(it)) {
        return true;
    }
    let mut words = source.text().split(|it: char| !it.is_alphabetic());
    (source.counts(1) || source.says(&CLOSED)) && words.any(day)
}

const CLOSED: [&str; 8] = ["closed", "geschlossen", "ruhetag", "fermé", "fermons", "on ferme", "cerrado", "cerramos"];

/// Reads opening hours and closed days.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lang: &str) {
    let always_open = lang == "en" && source.says(&["24/7", "24 hours"]);
    if !speaks_of_hours(source) && !always_open {
        return;
    }
    let to = r"\s*(?:-|–|—|to|through|thru|till|til|until|bis|à|au|a|al)\s*";
    let and = r"\s*(?:,|and|&|\+|und|et|y)\s*(?:(?:le|les|los|el|am) )?";
    let range = format!(
        r"(?:\b(?:du|de|von|from|le|les|los|on|the)\s+)?\b((?:every )?(?:(?:(?:every|jeden|jeder|am|chaque|le|cada|el) )?(?:other|first|second|third|fourth|last|erste[nr]?|zweite[nr]?|dritte[nr]?|vierte[nr]?|letzte[nr]?|premier|deuxième|troisième|quatrième|dernier|primer|segundo|tercer|cuarto|último) )?{DAY}(?:{to}{DAY})?(?:{and}{DAY}(?:{to}{DAY})?| (?:mon|tues?|wed|thu|thurs?|fri|sat|sun)(?:day)?s?\b| (?:mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)\b)*(?: (?:of (?:the|each|every) month|im monat|des monats|du mois|de chaque mois|del mes|de cada mes|de mes))?)\b"
    );
    let but = format!(r"(?:,? (?:sauf|außer|menos|excepto|except)(?: le| les| am| el| los)? {DAY}(?:{and}{DAY})?)?");
    let all = r"\b(l ?[-–] ?[vsd]|m ?[-–] ?[sd]|l a [vsd]|daily|nightly|weekday (?:mornings|afternoons|evenings|lunchtimes)|every (?:morning|evening|night)|every day|seven days a week|7 days a week|7 days|seven days|weekdays|weekends|täglich|werktags|am wochenende|wochentags|tous les jours|todos los días|a diario)\b";
    let all = all.replace(r")\b", &format!(r"){but})\b")).replace(r"\b(", r"\b((?:");
    let days = format!(r"(?:{range}|{all})");
    let times = format!(
        r"((?:from |von |de |des |ab )?(?:between {TIME} and |{TIME}\s*(?:-|–|—|to|till|til|until|bis|à|a)\s*)(?:{TIME}|(?:late|close|closing|dusk|sunset|sold out|we sell out)\b)(?:(?:\s*(?:,|/|and|&|und|et|y)\s*)(?:de |von )?{TIME}\s*(?:-|–|to|bis|à|a)\s*{TIME})*(?:\s?(?:uhr|h)\b)?)"
    );
    let lead = r"(?:\b(?:(?:we(?:'re| are)? )?open(?:ing hours| hours)?|hours|öffnungszeiten|geöffnet|offen|horaires|ouvert(?:e)?|horario|abierto)\b\s*(?:is|are|:)?\s*)?";
    let closed = r"(?:closed|geschlossen|zu|ruhetag|fermé(?:e|s)?|fermons|on ferme|cerrado(?:s|a)?|cerramos)";
    let mut found: Vec<(usize, Hours)> = Vec::new();
    closed_days(source, &format!(r"(?i)\b{closed}\s*(?:on|am|le|les|los|:)?\s*{days}"), &mut found);
    closed_days(source, &format!(r"(?i){days}\s*(?::|,|is|are|ist|=)?\s*{closed}\b"), &mut found);
    open_days(
        source,
        &format!(
            r"(?i){lead}{days}\s*[:,]?\s*(?:(?:open|auch|zusätzlich|aussi|également|también|además)\s+)?(?:from\s+|von\s+|de\s+)?{times}(?:,? (?:except|but not|apart from)(?: on)? ({DAY}(?:{and}{DAY})?)\b)?"
        ),
        (1, 2, 3),
        &mut found,
    );
    open_days(source, &format!(r"(?i){lead}{times}\s*,?\s*{days}"), (2, 3, 1), &mut found);
    let once = r"((?:from |desde las |(?:durchgehend )?ab |dès |à partir de )?\d{1,2}(?:[:.]\d{2})?\s?(?:a\.?m|p\.?m|uhr|h)\b\.?|(?:from |desde las |(?:durchgehend )?ab |dès |à partir de )?\d{1,2}:\d{2}|(?:durchgehend ab|ab|dès|à partir de|desde las) \d{1,2}\b)";
    let once = format!(r"(?i)(?:\bevery\s+)?{days}\s*,?\s*(?:at\s+|um\s+|à\s+|a las\s+)?{once}");
    let nominal = ["de", "fr", "es"].contains(&lang);
    if !apart(source, &once, nominal, !found.is_empty()) {
        open_days(source, &once, (1, 2, 3), &mut found);
    }
    if !found.is_empty() && nominal {
        open_days(source, &format!(r"(?i){days}\s*[:,]?\s*{PART}\b"), (1, 2, 3), &mut found);
        // `Fr bis 13 Uhr`
        let until = r"((?:nur )?(?:bis|jusqu['’]à|hasta las?)\s*\d{1,2}(?:[:.h]\d{2})?\s?(?:uhr|h)?(?:\s*(?:und|et|y)\s*(?:ab|dès|à partir de|desde las)\s*\d{1,2}(?:[:.h]\d{2})?\s?(?:uhr|h)?)?)";
        open_days(source, &format!(r"(?i){days}\s*[:,]?\s*{until}\b"), (1, 2, 3), &mut found);
    }
    if nominal {
        // `ouvert midi et soir sauf mardi`
        let meals = r"(midi et soir|le midi et le soir|mittags und abends|mediodía y noche|comidas y cenas)";
        let but = r"(?:,? (?:außer|sauf|salvo|menos|excepto)(?: le| les| am| el| los)?|,? fermée?(?: le)?|,? cerrado(?: los?)?)";
        meal_days(source, &format!(r"(?i){lead}{meals}{but} {days}"), &mut found);
    }
    if !found.is_empty() {
        let but = r"(?:außer|sauf|salvo|menos|excepto|except)(?: le| les| am| el| los)?";
        closed_days(source, &format!(r"(?i),? {but} {days}"), &mut found);
    }
    let opens = r"(?:open(?: from)?|otherwise(?: open)?(?: from)?|(?:all )?other days|rest of the week|geöffnet|offen|küche|ouvert|abierto|abrimos)";
    other_days(source, &format!(r"(?i)\b{opens} {times}"), lang, &mut found);
    if lang == "en" && found.is_empty() {
        always(source, &mut found);
    }
    found.sort_by_key(|it| it.0);
    facts.hours.extend(found.into_iter().flat_map(|it| excepted(it.1)));
    for hours in facts.hours.iter_mut().filter(|it| lang == "de" && !it.closed) {
        hours.time = with_clock(&hours.time);
    }
}

/// Times of a part of the year, where no days are said: `Open April to October, 9am to 6pm`.
pub(super) fn seasons(source: &mut Source, facts: &mut Facts) {
    let month = r"(?:(?:early|mid|late)[ -])?(?:jan|febr?|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?";
    let to = r"\s*(?:-|–|to|until|till|through)\s*";
    let season = format!(
        r"(?:(?:all )?(?:from )?{month}{to}(?:the end of )?{month}|all year(?: round)?|year[- ]round|(?:in |during )?(?:the )?(?:(?:summer|easter|school|half[- ]term) holidays|term[- ]time|summer|winter))"
    );
    let times = format!(r"{TIME}\s*(?:-|–|—|to|till|til|until)\s*(?:{TIME}|late|dusk|sunset)");
    let pattern = format!(
        r"(?i)\b(?:we(?:'re|’re| are)? |it is |it's )?open(?:ing hours| daily| every day)?:? ({season}),? (?:(daily|every day|seven days a week|7 days a week),? )?(?:from )?({times})(?:[.,;\n]|$)"
    );
    if !source.counts(2) || !source.says(&["open"]) {
        return;
    }
    let Some(found) = source.find(&pattern) else { return };
    let every = if found.text(2).is_empty() { String::new() } else { format!(", {}", found.text(2)) };
    let days = format!("{}{every}", capital(found.text(1)));
    facts.hours.push(Hours { days, time: time(found.text(3)), closed: false });
    source.take(found.range().start..found.place(3).map_or(found.range().end, |it| it.end));
}

/// Open without end: `24/7`.
fn always(source: &mut Source, all: &mut Vec<(usize, Hours)>) {
    let Some(found) =
        source.find(r"(?i)\b(?:open )?(?:24/7|24 hours(?: a day)?(?:,? (?:7|seven) days(?: a week)?)?)(?:[.,;!\n]|$)")
    else {
        return;
    };
    source.take(found.range());
    all.push((found.range().start, Hours { days: "Every day".to_owned(), time: "24 hours".to_owned(), closed: false }));
}

/// `Tous les jours sauf le mercredi` is open on all days, and closed on one.
fn excepted(hours: Hours) -> Vec<Hours> {
    let marks = [" sauf ", " außer ", " menos ", " excepto ", " except "];
    let Some((open, closed)) = marks.iter().find_map(|it| hours.days.split_once(it)) else { return vec![hours] };
    let closed = ["le ", "les ", "el ", "los ", "am "].iter().find_map(|it| closed.strip_prefix(it)).unwrap_or(closed);
    let closed = Hours { days: tidy(closed), time: String::new(), closed: true };
    vec![Hours { days: open.trim_end_matches(',').to_owned(), ..hours.clone() }, closed]
}

/// A German time with its `Uhr`: `9 bis 18`.
fn with_clock(time: &str) -> String {
    let bare = time.ends_with(|it: char| it.is_ascii_digit()) && !time.to_lowercase().contains("uhr");
    if bare { format!("{time} Uhr") } else { time.to_owned() }
}

/// Whether the single times of a pattern are those of something that is on, and not when somebody is open.
fn apart(source: &Source, once: &str, nominal: bool, busy: bool) -> bool {
    let of = |it: &Found| if nominal { is_of_something(source, it) } else { busy && is_occasion(source, it) };
    source.find_all(once).iter().any(of)
}

/// Whether a single time belongs to what stands before it: `Weinproben am Samstag um 17 Uhr`, `Kinderturnen (dienstags
/// 16 Uhr)`. That is when something happens, not when somebody is open.
fn is_of_something(source: &Source, found: &Found) -> bool {
    const OPENS: [&str; 24] = [
        "wir",
        "ich",
        "nous",
        "je",
        "on",
        "nos",
        "abrimos",
        "geöffnet",
        "offen",
        "ouvert",
        "ouverte",
        "abierto",
        "öffnungszeiten",
        "horaires",
        "horario",
        "treffen",
        "treffpunkt",
        "jeweils",
        "immer",
        "und",
        "et",
        "y",
        "am",
        "le",
    ];
    let start = source.sentence_at(found.range().start).start;
    let open = source.open();
    let before = open[start..found.range().start].trim_end_matches(['(', ' ']);
    let at = before.rfind([',', ';', ':', '\n', '(', super::source::TAKEN]).map_or(0, |it| it + 1);
    let words: Vec<String> = before.get(at..).unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    words.len() <= 6 && words.first().is_some_and(|it| !OPENS.contains(&it.as_str()))
}

/// Whether a time is that of what somebody does together, and no house is open then: `Training Di und Do 18 bis 20 Uhr`.
fn is_of_session(source: &Source, found: &Found) -> bool {
    const SESSIONS: &str = " training trainings probe proben chorprobe orchesterprobe unterricht gottesdienst entraînement entraînements répétition répétitions ensayo ensayos entrenamiento entrenamientos ";
    let start = source.sentence_at(found.range().start).start;
    let before = source.text()[start..found.range().start].trim_end_matches([' ', ':']);
    let word = before.rsplit([' ', ',', '\n']).next().unwrap_or_default().to_lowercase();
    // English has this word too.
    let english = word.starts_with("training") && !source.says(&["uhr", " und ", " in der ", " im "]);
    !word.is_empty() && !english && SESSIONS.contains(&format!(" {word} "))
}

/// Open for two meals on all days but one: `midi et soir sauf mardi`.
fn meal_days(source: &mut Source, pattern: &str, all: &mut Vec<(usize, Hours)>) {
    let Some(found) = source.find(pattern) else { return };
    let days = match found.text(1).to_lowercase().split(' ').next() {
        Some("mittags") => "Täglich",
        Some("mediodía" | "comidas") => "Todos los días",
        _ => "Tous les jours",
    };
    let at = found.range().start;
    all.push((at, Hours { days: days.to_owned(), time: found.text(1).to_owned(), closed: false }));
    all.push((at + 1, Hours { days: tidy(days_of(&found, 2, 3)), time: String::new(), closed: true }));
    source.take(found.range());
}

fn closed_days(source: &mut Source, pattern: &str, all: &mut Vec<(usize, Hours)>) {
    for found in source.find_all(pattern) {
        let days = tidy(days_of(&found, 1, 2));
        if days.is_empty() {
            continue;
        }
        source.take(found.range());
        all.push((found.range().start, Hours { days, time: String::new(), closed: true }));
    }
}

fn open_days(source: &mut Source, pattern: &str, groups: (usize, usize, usize), all: &mut Vec<(usize, Hours)>) {
    for found in source.find_all(pattern) {
        let time = time(found.text(groups.2));
        let days = tidy(days_of(&found, groups.0, groups.1));
        // `de 20 a 24, domingos noche cerrado`
        let rest = &source.text()[found.range().end..];
        let shut = regex(r"^ (?:\p{L}+ )?(?:closed|geschlossen|fermée?s?|cerrad[oa]s?)\b").is_match(rest);
        if days.is_empty() || time.is_empty() || shut || is_of_session(source, &found) {
            continue;
        }
        source.take(found.range());
        all.push((found.range().start, Hours { days, time, closed: false }));
        // `every day 4:30pm - 10:30pm except Mondays`
        if !found.text(4).is_empty() {
            all.push((found.range().end, Hours { days: tidy(found.text(4)), time: String::new(), closed: true }));
        }
    }
}

/// `Closed Mondays. Open 9-18.`: the time is that of the other days.
fn other_days(source: &mut Source, pattern: &str, lang: &str, all: &mut Vec<(usize, Hours)>) {
    let to = match lang {
        "de" => " bis ",
        "fr" => " au ",
        "es" => " a ",
        _ => " to ",
    };
    let capitals = ["fr", "es"].iter().all(|it| *it != lang);
    let week =
        calendar().week(lang).iter().map(|it| if capitals { capital(it) } else { it.clone() }).collect::<Vec<_>>();
    let [(_, only)] = all.as_slice() else { return };
    let Some((first, last)) = span(&only.days, &week).filter(|_| only.closed) else { return };
    let Some(found) = source.find(pattern) else { return };
    let days = tidy(&format!("{}{to}{}", week[(last + 1) % 7], week[(first + 6) % 7]));
    let time = time(found.text(1));
    source.take(found.range());
    all.push((found.range().start, Hours { days, time, closed: false }));
}

/// The first and last of some days that follow each other in a `week`: `Mondays`, `sun + mon`.
fn span(days: &str, week: &[String]) -> Option<(usize, usize)> {
    let bare = days.to_lowercase();
    let split = |it: char| !it.is_alphabetic();
    let words = bare.split(split).filter(|it| !it.is_empty() && !["and", "und", "et", "y", "le", "les"].contains(it));
    let day = |word: &str| {
        week.iter().position(|it| {
            let it = it.to_lowercase();
            word == it.as_str()
                || word.strip_suffix('s') == Some(it.as_str())
                || word.len() > 2 && it.starts_with(word) && it.is_ascii()
        })
    };
    let all: Vec<usize> = words.map(day).collect::<Option<_>>()?;
    let follow = all.windows(2).all(|it| it[1] == (it[0] + 1) % 7);
    (follow && all.len() < 6).then(|| all.first().copied().zip(all.last().copied())).flatten()
}

fn days_of(found: &Found, range: usize, all: usize) -> &str {
    if found.text(range).is_empty() { found.text(all) } else { found.text(range) }
}

fn tidy(days: &str) -> String {
    // `mon-sat` is typed in haste, and `du mardi au samedi` is not.
    let bare = days.trim_end_matches('.');
    let short = bare.split(['-', '–']).all(|it| (2..=3).contains(&it.trim().len()));
    let parts = bare.split_inclusive(['-', '–']).enumerate();
    let days: String = parts.map(|(at, it)| if at == 0 || short { capital(it) } else { it.to_owned() }).collect();
    const ENGLISH: [&str; 10] = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"];
    days.split_inclusive(|it: char| !it.is_alphabetic())
        .map(|it| {
            if ENGLISH.contains(&it.trim_end_matches(|it: char| !it.is_alphabetic())) {
                capital(it)
            } else {
                it.to_owned()
            }
        })
        .collect()
}

fn time(text: &str) -> String {
    let text = text.trim();
    // `from 5pm` and `ab 17 Uhr` have no end.
    let opens = ["from ", "ab ", "durchgehend ab "].iter().any(|it| text.to_lowercase().starts_with(it));
    if opens && !regex(r"[-–—]| (?:to|till|until|bis) ").is_match(text) {
        return text.trim_end_matches([',', '.']).to_owned();
    }
    let lead = ["from ", "von ", "des ", "de ", "between ", "ab "];
    // `de 9 a 14 y de 16 a 19 h` says it twice.
    let twice = [" y de ", " und von ", " et de "].iter().any(|it| text.contains(it));
    let bare = lead.iter().find_map(|it| text.strip_prefix(it)).filter(|_| !twice);
    let text = bare.unwrap_or(text).trim_end_matches(',');
    if let Some(lead) =
        ["de ", "von "].iter().find(|it| twice && text.contains(&format!(" {it}")) && !text.starts_with(**it))
    {
        return format!("{lead}{}", text.trim_end_matches('.'));
    }
    if text.ends_with(".m.") { text.to_owned() } else { text.trim_end_matches('.').to_owned() }
}
