//! Small changes to words: capitals, articles, endings.

use super::article::{is_mass, with_article};
use super::calendar::calendar;

/// Applies the filter called `name`; none where the text cannot have it.
pub(super) fn filter(name: &str, text: &str) -> Option<String> {
    Some(match name {
        "cap" => capital(text),
        "low" => lower_first(text),
        "a" => with_article(text),
        "one" => (!is_plural(text)).then(|| with_article(text))?,
        "stop" => with_stop(text),
        "nostop" => text.trim_end_matches(['.', '!', '。']).to_owned(),
        "third" => third_person(text),
        "one-line" => text.replace('\n', " "),
        "short" => (text.chars().count() <= 40).then(|| text.to_owned())?,
        "head" => (text.chars().count() <= 88).then(|| text.to_owned())?,
        "title" => (text.chars().count() <= 64).then(|| text.to_owned())?,
        "brief" => (text.chars().count() <= 24).then(|| text.to_owned())?,
        "plural" => is_plural(text).then(|| text.to_owned())?,
        "singular" => (!is_plural(text) && !is_mass(text)).then(|| text.to_owned())?,
        _ => return None,
    })
}

/// `text` with a capital first letter; a word with its own capitals keeps them.
pub(super) fn capital(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or(text);
    if first_word.contains('_')
        || first_word.chars().skip(1).any(char::is_uppercase)
        || first_word.contains('.') && !first_word.ends_with('.')
    {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `text` with a small first letter, whatever it is.
pub(super) fn small_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Whether a word keeps its capital.
pub(super) fn is_proper(word: &str) -> bool {
    let named = || {
        let (calendar, lower) = (calendar(), word.to_lowercase());
        calendar.is_month(&lower) || calendar.week("en").contains(&lower)
    };
    PROPER.contains(&word) || word.starts_with(char::is_uppercase) && named()
}

/// Words that keep their capital, beside days and months.
const PROPER: [&str; 74] = [
    "Christmas",
    "Easter",
    "Postgres",
    "Slack",
    "Google",
    "Markdown",
    "Bluetooth",
    "Docker",
    "Python",
    "Rust",
    "Stripe",
    "Outlook",
    "Excel",
    "English",
    "German",
    "French",
    "Spanish",
    "Italian",
    "Japanese",
    "Swedish",
    "Turkish",
    "Swiss",
    "British",
    "Irish",
    "Dutch",
    "Danish",
    "Norwegian",
    "Finnish",
    "Greek",
    "Portuguese",
    "Polish",
    "Chinese",
    "Indian",
    "Thai",
    "Mexican",
    "Korean",
    "Vietnamese",
    "European",
    "American",
    "African",
    "Persian",
    "Lebanese",
    "Ethiopian",
    "Roman",
    "Neapolitan",
    "Sicilian",
    "Basque",
    "Nordic",
    "Scottish",
    "Welsh",
    "Austrian",
    "Belgian",
    "Icelandic",
    "Russian",
    "Ukrainian",
    "Moroccan",
    "Peruvian",
    "Brazilian",
    "Victorian",
    "Georgian",
    "Linux",
    "Windows",
    "Android",
    "Java",
    "Kotlin",
    "Swift",
    "Ruby",
    "Elixir",
    "Kubernetes",
    "Git",
    "GitHub",
    "Figma",
    "Notion",
    "Zoom",
];

/// `text` with a small first letter where it looks like an ordinary word at the beginning of a phrase.
pub(super) fn lower_first(text: &str) -> String {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or(text);
    let ordinary =
        first.chars().skip(1).all(|it| it.is_lowercase() || it == '-' || it == '\'') && first.chars().count() > 1;
    let phrase = words.next().is_some_and(|it| it.starts_with(char::is_lowercase));
    if !ordinary || !phrase || is_proper(first) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Whether a noun phrase is in the plural, by its head: the last word before a preposition.
pub(super) fn is_plural(text: &str) -> bool {
    const ODD: [&str; 20] = [
        "saas",
        "business",
        "news",
        "glass",
        "boss",
        "press",
        "canvas",
        "bus",
        "gas",
        "class",
        "process",
        "access",
        "focus",
        "status",
        "atlas",
        "series",
        "analytics",
        "yes",
        "pass",
        "crossfit",
    ];
    let head = head(text).to_lowercase();
    let odd = ODD.iter().any(|it| head.ends_with(it));
    head.ends_with('s') && !odd && !head.ends_with("ss") && !head.ends_with("us") && !head.ends_with("is")
}

/// The last word of a noun phrase before a preposition: `library` of `library for parsing CSV`.
pub(super) fn head(text: &str) -> &str {
    core(text).rsplit(' ').next().unwrap_or(text)
}

/// A noun phrase without what follows its head.
pub(super) fn core(text: &str) -> &str {
    let stops = [
        " for ",
        " of ",
        " to ",
        " with ",
        " without ",
        " in ",
        " on ",
        " at ",
        " from ",
        " and ",
        " that ",
        " which ",
        " made ",
        " between ",
        " about ",
        " every ",
        " who ",
        " where ",
        " by ",
        " near ",
        " outside ",
        " inside ",
        " behind ",
        " beside ",
        " opposite ",
        " above ",
        " under ",
        " along ",
        " off ",
        " bei ",
        " am ",
        " im ",
        " hinter ",
        " neben ",
        " près ",
        " cerca ",
        " junto ",
        " für ",
        " de ",
        " pour ",
        " para ",
    ];
    let end = stops.iter().filter_map(|it| text.find(it)).min().unwrap_or(text.len());
    // `Spanish lessons online` are lessons.
    text[..end].strip_suffix(" online").unwrap_or(&text[..end])
}

fn with_stop(text: &str) -> String {
    let text = text.trim_end();
    let ended = text.ends_with(['.', '!', '?', '…', '。', '！', '？', ':'])
        || [".”", ".\"", "!\"", "?\""].iter().any(|it| text.ends_with(it));
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// `move a database and keep it` → `moves a database and keep it`: the first verb only.
fn third_person(text: &str) -> String {
    let (verb, rest) = text.split_once(' ').map_or((text, ""), |(verb, rest)| (verb, rest));
    let form = match verb {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        "do" | "go" => format!("{verb}es"),
        _ => third(verb),
    };
    if rest.is_empty() { form } else { format!("{form} {}", third_after_and(rest)) }
}

/// `finds a time` → `find a time`; what is done to the reader stays as it is: `reminds you`.
pub(super) fn bare(phrase: &str) -> String {
    let (verb, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    if rest.starts_with("you ") || rest == "you" {
        return phrase.to_owned();
    }
    let stem = match verb {
        "is" => "be",
        "has" => "have",
        _ => match verb.strip_suffix("ies") {
            Some(stem) if stem.len() > 1 => return format!("{stem}y {rest}"),
            _ => ["shes", "ches", "xes", "sses", "zes", "oes"]
                .iter()
                .find(|it| verb.ends_with(*it))
                .map_or_else(|| verb.strip_suffix('s').unwrap_or(verb), |_| &verb[..verb.len() - 2]),
        },
    };
    format!("{stem} {rest}")
}

/// Changes a second verb too: one after `and` and before a word that begins an object.
fn third_after_and(rest: &str) -> String {
    const OBJECT: [&str; 18] = [
        "your", "the", "a", "an", "you", "them", "every", "all", "it", "each", "their", "its", "what", "who", "when",
        "where", "how", "to",
    ];
    let words: Vec<&str> = rest.split(' ').collect();
    let changed = words.iter().enumerate().map(|(at, word)| {
        let linked = at > 0 && (words[at - 1] == "and" || words[at - 1].ends_with(','));
        // `buy and sell old maps`: two verbs do one thing.
        let pair = at == 1 && words[0] == "and";
        let before_object = words.get(at + 1).is_some_and(|it| OBJECT.contains(&it.trim_end_matches(',')));
        let verb = word.len() > 1
            && word.chars().all(char::is_lowercase)
            && !OBJECT.contains(word)
            && *word != "and"
            && !word.ends_with('s')
            && *word != "or"
            && *word != "not";
        if (pair || linked && before_object) && verb { third(word) } else { (*word).to_owned() }
    });
    changed.collect::<Vec<_>>().join(" ")
}

fn third(verb: &str) -> String {
    let hissing = ["s", "sh", "ch", "x", "z"].iter().any(|it| verb.ends_with(it));
    if hissing {
        return format!("{verb}es");
    }
    match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{verb}s"),
    }
}

/// `a, b and c`, with the word for *and* given.
pub(super) fn join(items: &[&str], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
