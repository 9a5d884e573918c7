//! What people type in haste, written out: `hey can u make a site for my dog walking thing`.

use super::lookup::capital;
use super::pattern::regex;

/// Words of messages, and what they stand for.
const SHORT: [(&str, &str); 16] = [
    ("u", "you"),
    ("ur", "your"),
    ("pls", "please"),
    ("plz", "please"),
    ("im", "I'm"),
    ("ive", "I've"),
    ("id", "I'd"),
    ("dont", "don't"),
    ("cant", "can't"),
    ("wont", "won't"),
    ("thats", "that's"),
    ("theyre", "they're"),
    ("weve", "we've"),
    ("wanna", "want to"),
    ("gonna", "going to"),
    ("i", "I"),
];
/// What only such messages say. `im` and `u` alone are words of German.
const SIGNS: &str = r"(?:\b(?:pls|plz|ive|dont|thats|wanna|gonna)\b|\d quid\b|\b(?:can|could|would|will|do|if) u\b|, (?:and )?its (?:called|named) )";

/// The text with its short words written out, without a greeting, and with prices as they are printed.
pub(super) fn written_out(text: &str) -> String {
    if !regex(SIGNS).is_match(text) {
        return text.to_owned();
    }
    let text = regex(r"^(?i:hey|hi|hello|hiya|yo)(?: there| all| guys)?,? ").replace(text, "");
    let text = regex(r"\b(\d+(?:[.,]\d+)?) quid\b").replace_all(&text, "£$1").into_owned();
    let text = regex(r"\b(\d+(?:[.,]\d+)?) bucks\b").replace_all(&text, "$$$1").into_owned();
    // A name that is called out of a sentence is one of its own.
    let text = regex(r",? \b(?:and )?its (called|named) ").replace_all(&text, ". It's $1 ").into_owned();
    let text = text.replace(".. It's", ". It's").replace(". . It's", ". It's");
    let text = regex(r"\b((?:my|our) [\p{Ll}\- ]{3,30}?) (?:thing|gig|side hustle|side thing)\b")
        .replace_all(&text, "$1 business");
    text.split_inclusive(|it: char| !it.is_alphanumeric() && it != '\'' && it != '’').map(out).collect()
}

/// How many words a text has at least whose capitals are a manner, and no name.
const SHOUTED: usize = 8;

/// A text that is typed in capitals from end to end, as it is printed: `WE COME TO YOUR HOME.` Towns and days get their
/// capitals with those of texts that are typed small.
pub(super) fn unshouted(text: &str) -> String {
    const SPELT: [&str; 26] = [
        "UK", "USA", "US", "EU", "TV", "DJ", "BBQ", "NHS", "DBS", "MOT", "VAT", "GPS", "PDF", "HGV", "EV", "PC", "IT",
        "CV", "GP", "ADHD", "BBC", "CSV", "API", "VIP", "LED", "I",
    ];
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    let large = text.chars().filter(|it| it.is_uppercase()).count();
    // An address stands small in a text that is loud, and scripts without capitals have none.
    if text.split_whitespace().count() < SHOUTED || large * 5 < letters * 4 {
        return text.to_owned();
    }
    let mut starts = true;
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(|it: char| !it.is_alphanumeric() && it != '\'') {
        let word = piece.trim_end_matches(|it: char| !it.is_alphanumeric());
        let lower = piece.to_lowercase();
        // `IT` is a pronoun far more often than a trade.
        let kept = SPELT.contains(&word) && word != "IT" && word != "US" || word.starts_with("I'");
        out.push_str(&match () {
            () if kept && word.starts_with("I'") => capital(&lower),
            () if kept => piece.to_owned(),
            () if starts => capital(&lower),
            () => lower,
        });
        starts = piece.ends_with(['.', '!', '?', '\n']) || starts && word.is_empty();
    }
    let named = |it: &regex_lite::Captures<'_>| format!("{}{}{}", &it[1], capital(&it[2]), &it[3]);
    let called = regex(r"(?i)\b((?:call|ring|text|phone|with|by|contact|ask for) )([a-z]{3,})( (?:on|at) \+?\d)");
    let out = called.replace_all(&out, named).into_owned();
    let done = regex(r"(?i)\b((?:taught|hosted|led|run|written|made|played|built) by )([a-z'-]+)( [a-z'-]+)?([.,;]|$)");
    let both = |it: &regex_lite::Captures<'_>| {
        let last = it.get(3).map_or_else(String::new, |it| format!(" {}", capital(it.as_str().trim_start())));
        format!("{}{}{last}{}", &it[1], capital(&it[2]), &it[4])
    };
    let out = done.replace_all(&out, both).into_owned();
    with_houses(&out)
}

/// A text with capitals for saints, for houses and streets, and for a name that is one clause: `, the ridgeway singers,`.
fn with_houses(text: &str) -> String {
    const KINDS: [&str; 12] =
        ["village", "church", "town", "school", "community", "the", "our", "a", "at", "in", "parish", "to"];
    let each = |it: &str| it.split(' ').map(capital).collect::<Vec<_>>().join(" ");
    let saints = regex(r"\bst\.? [a-z']{3,}").replace_all(text, |it: &regex_lite::Captures<'_>| each(&it[0]));
    let houses = regex(r"(?i)\b([a-z']+) (church|hall|road|street|lane|avenue|centre|park|square)\b");
    let houses = houses.replace_all(&saints, |it: &regex_lite::Captures<'_>| {
        if KINDS.contains(&it[1].to_lowercase().as_str()) { it[0].to_owned() } else { each(&it[0]) }
    });
    let clause = regex(r", the ([a-z']+(?: [a-z']+){0,2}),");
    clause.replace_all(&houses, |it: &regex_lite::Captures<'_>| format!(", The {},", each(&it[1]))).into_owned()
}

/// A word with what follows it, written out.
fn out(piece: &str) -> String {
    let word = piece.trim_end_matches(|it: char| !it.is_alphanumeric());
    let known = SHORT.iter().find(|it| it.0 == word);
    known.map_or_else(|| piece.to_owned(), |it| format!("{}{}", it.1, &piece[word.len()..]))
}

#[cfg(test)]
mod tests {
    use super::{unshouted, written_out};

    #[test]
    fn capitals_from_end_to_end_are_no_names() {
        let text = "TYRES FITTED IN SWINDON. WE COME TO YOU, MOT TOO! CALL DARREN ON 07700 900412";
        let said = "Tyres fitted in swindon. We come to you, MOT too! Call Darren on 07700 900412";
        assert_eq!(unshouted(text), said);
        for text in [
            "IKEA HACKS",
            "가 나 다 라 마 바 사 KBS 아",
            "A page for ACME TOOLS, who sell SDS drills and much more besides",
        ] {
            assert_eq!(unshouted(text), text);
        }
    }

    #[test]
    fn a_message_is_written_out() {
        let text = "hey can u make a site for my dog walking thing, im in leeds, 12 quid a walk. its called Muddy Paws";
        let said = "can you make a site for my dog walking business, I'm in leeds, £12 a walk. It's called Muddy Paws";
        assert_eq!(written_out(text), said);
    }

    #[test]
    fn what_is_written_out_already_stays() {
        for text in [
            "Hey Day is a diary. It has an id for each page.",
            "Wir reparieren Räder im Hof, u. a. am Samstag",
            "Ein Café im Park, u.a. mit Kuchen",
            "I run 12 quidditch teams",
        ] {
            assert_eq!(written_out(text), text);
        }
    }
}
