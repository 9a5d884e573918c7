//! Which German nouns mean people and which mean things.

/// Whether a German noun phrase means people, or places where people work.
pub(super) fn are_people(phrase: &str) -> bool {
    const ENDS: [&str; 46] = [
        "innen",
        "isten",
        "enten",
        "anten",
        "ologen",
        "grafen",
        "kunden",
        "kollegen",
        "menschen",
        "personen",
        "leute",
        "familien",
        "praxen",
        "kanzleien",
        "firmen",
        "schulen",
        "agenturen",
        "kommunen",
        "gemeinden",
        "museen",
        "kliniken",
        "bibliotheken",
        "frauen",
        "jugendliche",
        "betriebe",
        "unternehmen",
        "vereine",
        "gruppen",
        "teams",
        "läden",
        "büros",
        "theater",
        "chöre",
        "städte",
        "hotels",
        "restaurants",
        "studierende",
        "lernende",
        "selbstständige",
        "selbständige",
        "eltern",
        "kinder",
        "männer",
        "anfänger",
        "werkstätten",
        "bäckereien",
    ];
    let last = phrase.split(' ').take(3).find(|it| it.starts_with(char::is_uppercase)).unwrap_or("").to_lowercase();
    let person = last.ends_with("er") && last.chars().count() > 5 && !is_thing(&last);
    !is_thing(&last) && (person || ENDS.iter().any(|it| last.ends_with(it)))
}

/// Whether a German noun in small letters is a thing in the plural that ends as people do.
fn is_thing(noun: &str) -> bool {
    const ENDS: [&str; 33] = [
        "dateien",
        "daten",
        "eiten",
        "ungen",
        "ionen",
        "banken",
        "tabellen",
        "projekte",
        "formulare",
        "bücher",
        "server",
        "websites",
        "bilder",
        "räume",
        "häuser",
        "plakate",
        "seiten",
        "texte",
        "räder",
        "zimmer",
        "länder",
        "felder",
        "filter",
        "drucker",
        "router",
        "container",
        "newsletter",
        "roboter",
        "computer",
        "ordner",
        "wörter",
        "kalender",
        "parameter",
    ];
    ENDS.iter().any(|it| noun.ends_with(it))
}

/// Whether a German phrase names things and so nobody that something is for.
pub(super) fn are_things(phrase: &str) -> bool {
    const ABSTRACT: [&str; 7] = ["heit", "keit", "ung", "tion", "tät", "ismus", "technik"];
    let last = phrase.split(' ').next_back().unwrap_or("").to_lowercase();
    let first = phrase.split(' ').find(|it| it.starts_with(char::is_uppercase)).unwrap_or("").to_lowercase();
    is_thing(&last) || is_thing(&first) || ABSTRACT.iter().any(|it| first.ends_with(it))
}
