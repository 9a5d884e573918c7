//! Articles: which noun phrases have one, and which it is.

use super::wording::{core, head, is_plural};

/// `a bakery`, `an open-source tool`; a plural has no article.
pub(super) fn with_article(text: &str) -> String {
    let lower = text.to_lowercase();
    if [
        "a ",
        "an ",
        "the ",
        "our ",
        "my ",
        "your ",
        "grandmother",
        "grandma",
        "grandfather",
        "mother's",
        "mum's",
        "father's",
    ]
    .iter()
    .any(|it| lower.starts_with(it))
        || is_plural(text)
        || is_mass(text)
        || joined(text)
        || counted(&lower)
    {
        return text.to_owned();
    }
    format!("{} {text}", if sounds_open(&lower) { "an" } else { "a" })
}

/// Whether a noun phrase begins with how many: `three people`.
fn counted(lower: &str) -> bool {
    const COUNTS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several"];
    let first = lower.split(' ').next().unwrap_or_default();
    // `a two person studio`, `a six week course`: how many belongs to one thing.
    const UNITS: &str =
        " person man woman piece part week day hour minute month year night step room bedroom seat bed acre volume ";
    let unit = lower.split(' ').nth(1).is_some_and(|it| UNITS.contains(&format!(" {it} ")));
    let number = COUNTS.contains(&first) || first.bytes().all(|it| it.is_ascii_digit());
    lower.contains(' ') && number && !(unit && lower.split(' ').count() > 2)
}

/// Whether two words share a plural: `typo and tone checks`.
fn joined(text: &str) -> bool {
    let both = text.split_once(" and ").filter(|it| !it.0.contains(' '));
    both.is_some_and(|(_, rest)| core(rest).contains(' ') && is_plural(rest))
}

/// Nouns without a plural.
const MASS: [&str; 66] = [
    "help",
    "hire",
    "care",
    "support",
    "soup",
    "soap",
    "kombucha",
    "skincare",
    "chocolate",
    "cheese",
    "bread",
    "cider",
    "gin",
    "olive oil",
    "leather",
    "knitwear",
    "stationery",
    "lighting",
    "underwear",
    "mead",
    "observability",
    "analytics",
    "compliance",
    "software",
    "hardware",
    "equipment",
    "furniture",
    "coffee",
    "advice",
    "news",
    "music",
    "clothing",
    "jewellery",
    "jewelry",
    "pottery",
    "photography",
    "catering",
    "insurance",
    "consulting",
    "accounting",
    "training",
    "bookkeeping",
    "infrastructure",
    "therapy",
    "storage",
    "tuition",
    "wine",
    "beer",
    "tea",
    "food",
    "honey",
    "technology",
    "planning",
    "hosting",
    "inspection",
    "scheduling",
    "tracking",
    "monitoring",
    "management",
    "automation",
    "analysis",
    "documentation",
    "transcription",
    "moderation",
    "testing",
    "invoicing",
];
/// Meals, which can be counted where more is said of them.
const MEALS: [&str; 5] = ["lunch", "breakfast", "brunch", "dinner", "supper"];
/// What is done, and can be counted all the same.
const THINGS: [&str; 26] = [
    "building",
    "wedding",
    "painting",
    "drawing",
    "meeting",
    "king",
    "ring",
    "spring",
    "string",
    "wing",
    "offering",
    "recording",
    "gathering",
    "evening",
    "morning",
    "greeting",
    "listing",
    "blessing",
    "earring",
    "opening",
    "reading",
    "swing",
    "thing",
    "setting",
    "outing",
    "sling",
];

/// Whether a noun phrase is no thing to count: `meeting notes software`.
pub(super) fn is_mass(text: &str) -> bool {
    // What is done has no end, but what comes of it can be counted: `EV charging`, `a wedding`.
    let last = head(text).to_lowercase();
    if last.ends_with("ing") && !THINGS.contains(&last.as_str()) {
        return true;
    }
    // A collection of data has no end; one of stamps does.
    // `lunch for people who work here`, and `a monthly dinner`.
    if MEALS.contains(&last.as_str()) {
        return !core(text).contains(' ');
    }
    text.to_lowercase().ends_with("data collection") || MASS.contains(&last.as_str())
}

fn sounds_open(lower: &str) -> bool {
    const CLOSED: [&str; 14] =
        ["uni", "use", "user", "eu", "one", "once", "ubi", "usa", "uk", "ux", "ui ", "url", "usb", "us "];
    const OPEN: [&str; 9] = ["hour", "honest", "heir", "html", "http", "sms", "mp3", "rss", "sql editor"];
    if OPEN.iter().any(|it| lower.starts_with(it)) {
        return true;
    }
    let count = lower.split(|it: char| !it.is_ascii_digit()).next().unwrap_or_default();
    let eight = count.starts_with('8') || ["11", "18"].contains(&count);
    eight || !CLOSED.iter().any(|it| lower.starts_with(it)) && lower.starts_with(['a', 'e', 'i', 'o', 'u'])
}
