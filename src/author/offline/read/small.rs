//! Prompts that are typed small from end to end, with the capitals that their language wants: `notdienst in husum`.

use serde::Deserialize;

use super::lookup::capital;
use super::pattern::regex;
use super::towns;
use crate::author::offline::lexicon::{Lexicon, shared};

/// How nouns are told from other words in German.
#[derive(Debug, Deserialize)]
struct German {
    small: Small,
}

#[derive(Debug, Deserialize)]
struct Small {
    /// Words that are no nouns.
    words: Vec<String>,
    /// Ends of words that are no nouns.
    ends: Vec<String>,
    /// Ends of words that are nouns wherever they stand.
    nouns: Vec<String>,
    /// Words after which a verb stands.
    speakers: Vec<String>,
}

/// Whether no word inside a sentence begins with a capital, but for a name.
pub(super) fn is_typed(text: &str) -> bool {
    let mut starts = true;
    let (mut count, mut large) = (0, 0);
    for word in text.split_whitespace() {
        count += 1;
        let capital = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase);
        large += usize::from(capital && !starts);
        starts = word.ends_with(['.', '!', '?', ':']);
    }
    // Who begins small can write a name with its capitals: `resto s'appelle Da Enzo`.
    let named = text.starts_with(char::is_lowercase) && count > 11 && large < 3;
    count >= 5 && (large == 0 || named)
}

/// Words of streets, and the small words between them and their names.
const STREETS: [&str; 14] = [
    "calle",
    "c",
    "avenida",
    "avda",
    "plaza",
    "paseo",
    "camino",
    "rue",
    "place",
    "avenue",
    "boulevard",
    "quai",
    "chemin",
    "impasse",
];
const JOINS: [&str; 12] = ["de", "la", "du", "des", "del", "los", "las", "el", "le", "les", "d", "l"];

/// Names of programs and services as they are spelt.
const SPELT: [(&str, &str); 17] = [
    ("saas", "SaaS"),
    ("google", "Google"),
    ("youtube", "YouTube"),
    ("spotify", "Spotify"),
    ("iphone", "iPhone"),
    ("ios", "iOS"),
    ("android", "Android"),
    ("whatsapp", "WhatsApp"),
    ("instagram", "Instagram"),
    ("paypal", "PayPal"),
    ("bizum", "Bizum"),
    ("excel", "Excel"),
    ("pdf", "PDF"),
    ("qr-code", "QR-Code"),
    ("csv", "CSV"),
    ("dsgvo", "DSGVO"),
    ("rgpd", "RGPD"),
];

/// The text with capitals for towns, streets and quoted names, and in German for nouns.
pub(super) fn with_capitals(text: &str, lang: &str, lexicon: &Lexicon) -> String {
    let mut out = String::with_capacity(text.len());
    let text = with_hosts(text);
    let pieces = pieces(&text);
    let mut said: Vec<&str> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let before = said.last().copied().unwrap_or_default();
        let town = ["in", "en", "à", "aus", "de", "bei", "von", "près", "nahe", "desde"].contains(&before)
            && towns::knows(lang, &capital(piece));
        let street = said.iter().rev().find(|it| !JOINS.contains(it)).is_some_and(|it| STREETS.contains(it))
            && !JOINS.contains(piece)
            && !out.trim_end().ends_with([',', '.']);
        let quoted = out.matches(['„', '“', '"', '«', '»', '”']).count() % 2 == 1
            && (said.is_empty()
                || !JOINS.contains(piece)
                || out.ends_with(['„', '“', '"', '«', ' ']) && out.trim_end().ends_with(['„', '“', '"', '«']));
        let begins = out.ends_with([' ', '\n']) && out.trim_end().ends_with(['.', '!', '?']);
        let named = is_word(piece) && (town || street || quoted || begins) && !is_address(&out, &pieces[at + 1..]);
        let spelt = SPELT.iter().find(|it| it.0 == *piece).filter(|_| !is_address(&out, &pieces[at + 1..]));
        let written = spelt.map_or_else(|| (*piece).to_owned(), |it| it.1.to_owned());
        out.push_str(&if named && spelt.is_none() { capital(piece) } else { written });
        if is_word(piece) {
            said.push(piece);
        }
    }
    if lang == "de" { german(&out, lexicon) } else { out }
}

/// The names of those who host something, with their capitals: `moderiert von jule brandt und hakan demir`.
fn with_hosts(text: &str) -> String {
    let hosts = regex(
        r"\b((?:moderiert|präsentiert|erzählt) von|(?:animé|présenté|raconté)e? par|(?:presentado|conducido|contado) por) (\p{Ll}+ \p{Ll}+)(?: (und|et|y) (\p{Ll}+ \p{Ll}+))?",
    );
    let Some(found) = hosts.captures(text) else { return text.to_owned() };
    let large = |it: &str| it.split(' ').map(capital).collect::<Vec<_>>().join(" ");
    let mut said = format!("{} {}", &found[1], large(&found[2]));
    if let (Some(and), Some(second)) = (found.get(3), found.get(4)) {
        said = format!("{said} {} {}", and.as_str(), large(second.as_str()));
    }
    text.replacen(&found[0], &said, 1)
}

/// Whether a word stands in an address of mail or the web.
fn is_address(before: &str, after: &[&str]) -> bool {
    let dotted = before.ends_with('.') && !before.ends_with(". ");
    let goes = after.first().is_some_and(|it| it.starts_with(['@', '_']) || *it == "." && after.len() > 1);
    before.ends_with(['@', '_', '-']) || dotted || goes
}

/// A text in words and what stands between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut inside = None;
    for (at, it) in text.char_indices() {
        let word = it.is_alphanumeric() || it == '-' && inside == Some(true);
        if inside.is_some_and(|inside| inside != word) {
            all.push(&text[start..at]);
            start = at;
        }
        inside = Some(word);
    }
    all.push(&text[start..]);
    all
}

fn is_word(piece: &str) -> bool {
    piece.starts_with(char::is_alphanumeric)
}

/// Words with which a clause begins whose verb stands last, alone or behind a preposition.
const LATE: [&str; 14] =
    ["der", "die", "das", "dem", "den", "deren", "dessen", "wo", "womit", "dass", "wenn", "weil", "damit", "denen"];

/// What a street is called by.
const ROADS: [&str; 12] =
    ["straße", "strasse", "str", "weg", "platz", "ring", "allee", "gasse", "damm", "ufer", "markt", "chaussee"];

/// A noun with its capitals: `Leergut-Bons`.
fn compound(noun: &str) -> String {
    let part = |it: &str| if it.chars().count() > 2 { capital(it) } else { it.to_owned() };
    let mut parts = noun.split('-');
    let first = capital(parts.next().unwrap_or_default());
    std::iter::once(first).chain(parts.map(part)).collect::<Vec<_>>().join("-")
}

/// German nouns with their capitals: the last word of each run of words that are no function words, and what ends as
/// only nouns do.
fn german(text: &str, lexicon: &Lexicon) -> String {
    let Small { words, ends, nouns, speakers } = &shared::<German>("reading/de/spoken.toml").small;
    let function = lexicon.languages.get("de");
    let pieces = pieces(text);
    let plain = |it: &str| {
        words.iter().any(|word| word == it)
            || function.is_some_and(|all| all.iter().any(|word| word == it))
            || speakers.iter().any(|word| word == it)
    };
    let other = |it: &str| {
        let participle = it.starts_with("ge") && (it.ends_with('t') || it.ends_with("en")) && it.len() > 5;
        plain(it) || participle || ends.iter().any(|end| it.ends_with(end.as_str())) || it.chars().count() < 2
    };
    let bent = |it: &str| ["e", "er", "es", "en", "em", "t"].iter().any(|end| it.ends_with(end));
    let joined = |at: usize| {
        let next = |at: usize| pieces.get(at).copied().unwrap_or_default();
        next(at + 1) == " "
            && is_word(next(at + 2))
            && !plain(next(at + 2))
            && !next(at + 2).starts_with(|it: char| it.is_ascii_digit())
    };
    let mut out = String::with_capacity(text.len());
    let mut said = "";
    let mut first = true;
    // Whether the clause is one whose verb stands last: `eine app, mit der man bons sammelt und teilt`.
    let mut late = false;
    for (at, piece) in pieces.iter().enumerate() {
        if !is_word(piece) && piece.contains(['.', ',', ';', ':', '!', '?', '\n']) {
            let next = |more: usize| pieces.get(at + more).copied().unwrap_or_default();
            let opens = |it: &str| LATE.contains(&it);
            late = piece.starts_with(',') && (opens(next(1)) || next(1).len() < 5 && opens(next(3)));
        }
        let address = is_address(&out, &pieces[at + 1..]);
        let word = is_word(piece) && piece.starts_with(char::is_alphabetic);
        let last = |at: usize| {
            pieces.get(at + 1).is_none_or(|it| *it != " ")
                || pieces.get(at + 2).is_some_and(|it| ["und", "oder", "–"].contains(it))
        };
        let before_verb = late && last(at + 2) && pieces.get(at + 2).is_some_and(|it| it.ends_with(['n', 't']));
        let verb = speakers.iter().any(|it| *it == said.to_lowercase()) && piece.ends_with(['n', 'e', 't'])
            || late && last(at) && piece.ends_with(['n', 't']);
        // `gaardener ring 4`
        let street = pieces.get(at + 2).is_some_and(|it| ROADS.contains(it))
            && pieces.get(at + 4).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        let sure =
            street || nouns.iter().any(|end| piece.ends_with(end.as_str()) && !words.iter().any(|it| it == piece));
        let noun = !verb && (sure || !other(piece) && (!joined(at) || before_verb || !bent(piece) || first && at == 0));
        out.push_str(&if word && noun && !address { compound(piece) } else { (*piece).to_owned() });
        if is_word(piece) {
            said = piece;
            first &= joined(at);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::with_capitals;
    use crate::author::offline::lexicon::Lexicon;

    #[test]
    fn german_nouns_get_their_capitals() {
        let lexicon = Lexicon::load();
        let cases = [
            (
                "dachdeckerei hansen in husum, notdienst nach sturm",
                "Dachdeckerei Hansen in Husum, Notdienst nach Sturm",
            ),
            ("wir reparieren räder in dritter generation", "wir reparieren Räder in dritter Generation"),
            (
                "eine app, mit der man leergut-bons sammelt und teilt",
                "eine App, mit der man Leergut-Bons sammelt und teilt",
            ),
            ("termine nur nach vereinbarung, buero@dach.example", "Termine nur nach Vereinbarung, buero@dach.example"),
        ];
        for (text, written) in cases {
            assert_eq!(with_capitals(text, "de", &lexicon), written);
        }
    }
}
