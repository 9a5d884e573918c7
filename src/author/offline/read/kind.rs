//! Words for what something is: how they are spelt, and which of them say nothing.

use crate::author::offline::calendar::calendar;
use crate::author::offline::lexicon::Lexicon;
use crate::author::offline::wording::head;

/// Names of techniques as they are spelt, where they are typed small: `CRM` of `crm for funeral homes`.
pub(super) fn spelt(what: &str) -> String {
    const SPELT: [(&str, &str); 24] = [
        ("crm", "CRM"),
        ("erp", "ERP"),
        ("api", "API"),
        ("ai", "AI"),
        ("saas", "SaaS"),
        ("ui", "UI"),
        ("sql", "SQL"),
        ("csv", "CSV"),
        ("pdf", "PDF"),
        ("seo", "SEO"),
        ("cli", "CLI"),
        ("ios", "iOS"),
        ("python", "Python"),
        ("rust", "Rust"),
        ("javascript", "JavaScript"),
        ("typescript", "TypeScript"),
        ("ruby", "Ruby"),
        ("php", "PHP"),
        ("kotlin", "Kotlin"),
        ("wordpress", "WordPress"),
        ("postgres", "Postgres"),
        ("kubernetes", "Kubernetes"),
        ("shopify", "Shopify"),
        ("json", "JSON"),
    ];
    let words: Vec<&str> = what.split(' ').collect();
    let spell = |at: usize| {
        let word = words[at];
        let go =
            word == "go" && words.get(at + 1).is_some_and(|it| ["library", "module", "package", "tool"].contains(it));
        if go { "Go" } else { SPELT.iter().find(|it| it.0 == word).map_or(word, |it| it.1) }
    };
    (0..words.len()).map(spell).collect::<Vec<_>>().join(" ")
}

/// What the page is about, not that it is one: `restaurant` of `restaurant website`.
pub(super) fn without_page(what: &str) -> &str {
    const PAGES: [&str; 9] = [
        " portfolio",
        " website",
        " web site",
        " site",
        " webpage",
        " web page",
        " landing page",
        " homepage",
        " home page",
    ];
    let lower = what.to_lowercase();
    PAGES.iter().find(|it| lower.ends_with(**it)).map_or(what, |it| &what[..what.len() - it.len()])
}

/// Two trades in one: `Cobbler / key cutting` is a cobbler and key cutter.
pub(super) fn without_slash(what: &str) -> String {
    let Some((first, second)) = what.split_once(" / ") else { return what.to_owned() };
    let does = ["er", "or", "ist"].iter().any(|it| first.ends_with(it));
    let second = second.strip_suffix("ing").filter(|_| does).map_or_else(|| second.to_owned(), |it| format!("{it}er"));
    let small = first.chars().skip(1).all(|it| it.is_lowercase() || it == ' ');
    let first = if small { first.to_lowercase() } else { first.to_owned() };
    format!("{first} and {second}")
}

/// Whether a word has no capitals of its own inside: `SaaS` keeps them.
pub(super) fn is_plain(word: &str) -> bool {
    !word.chars().skip(1).any(char::is_uppercase)
}

/// What says nothing about anything that it is said of.
pub(super) const VAGUE: [&str; 34] = [
    "dad",
    "mum",
    "mom",
    "mother",
    "father",
    "brother",
    "sister",
    "friend",
    "wife",
    "husband",
    "uncle",
    "aunt",
    "boyfriend",
    "girlfriend",
    "client",
    "boss",
    "thing",
    "little thing",
    "something",
    "side project",
    "new product",
    "new app",
    "small company",
    "family business",
    "startup",
    "start-up",
    "company",
    "business",
    "new company",
    "new business",
    "new startup",
    "small business",
    "organisation",
    "organization",
];

/// Whether the `to` at `at` is part of a fixed expression: `end to end`.
pub(super) fn is_idiom(text: &str, at: usize) -> bool {
    const IDIOMS: [&str; 12] = [
        "end to end",
        "peer to peer",
        "face to face",
        "ready to wear",
        "farm to table",
        "door to door",
        "easy to use",
        "made to measure",
        "made to order",
        "text to speech",
        "speech to text",
        "business to business",
    ];
    let before = text[..at].rsplit(' ').next().unwrap_or_default();
    let after = text[at..].trim_start().split(' ').take(2).collect::<Vec<_>>().join(" ");
    IDIOMS.contains(&format!("{before} {after}").to_lowercase().as_str())
}

/// Whether a phrase is nothing but one or two capitalised words that name no kind of thing.
pub(super) fn is_town(phrase: &str, lexicon: &Lexicon) -> bool {
    let capital =
        |it: &str| it.starts_with(char::is_uppercase) && it.chars().skip(1).all(|it| it.is_lowercase() || it == '-');
    // `Paris and London`
    if let Some((first, second)) = phrase.trim().split_once(" and ") {
        return [first, second].iter().all(|it| lexicon.towns.contains(&it.to_lowercase()));
    }
    let mut words = phrase.trim().split(' ');
    words.clone().count() <= 2 && words.all(|it| capital(it) && !lexicon.is_generic(it))
}

/// Whether what stands after the `in` at `at` belongs to a noun and is no place: `in Japanese bookbinding`.
pub(super) fn is_adjective(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start();
    let word = rest.strip_prefix("in ").and_then(|it| it.split(' ').next()).unwrap_or_default();
    let ends = ["ese", "ish", "ian", "ean", "ench", "man", "ican"].iter().any(|end| word.ends_with(end));
    ends && rest.matches(' ').count() > 1
}

/// A phrase of a language that ends in the word for *is*, without it.
pub(super) fn without_is(what: &str) -> &str {
    const IS: [&str; 7] = ["です。", "です", "だ", "である", "입니다", "이다", "예요"];
    IS.iter().find_map(|it| what.strip_suffix(it)).unwrap_or(what)
}

/// Whether somebody gives a thing for nothing, which is what it is: `free legal advice clinic`.
pub(super) fn is_given(phrase: &str, lexicon: &Lexicon) -> bool {
    let last = head(phrase).to_lowercase();
    phrase.split(' ').count() > 2 && lexicon.is_generic(&last) && !["trial", "plan", "delivery"].contains(&&*last)
}

/// Whether a phrase is only a day of the week: of a `Saturday art club` the day is one word.
pub(super) fn is_day(phrase: &str) -> bool {
    calendar().week("en").contains(&phrase.to_lowercase())
}

/// A phrase without the small word before a name that is read: `fundraiser for a new roof on`.
pub(super) fn without_end(said: &str) -> &str {
    let ends = [" für", " for", " pour", " para", " of", " by", " on"];
    ends.iter().find_map(|it| said.strip_suffix(it)).unwrap_or(said)
}
