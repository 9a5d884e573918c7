//! What people type in haste, written out: `hey can u make a site for my dog walking thing`.

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

/// A word with what follows it, written out.
fn out(piece: &str) -> String {
    let word = piece.trim_end_matches(|it: char| !it.is_alphanumeric());
    let known = SHORT.iter().find(|it| it.0 == word);
    known.map_or_else(|| piece.to_owned(), |it| format!("{}{}", it.1, &piece[word.len()..]))
}

#[cfg(test)]
mod tests {
    use super::written_out;

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
