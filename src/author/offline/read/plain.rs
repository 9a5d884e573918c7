//! How people type things, written as the reader knows them: `…, name: Cairn` as `It is called Cairn`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::pattern::regex;
use crate::author::offline::lexicon;

/// What is written differently; `templates/reading/plain.toml` says why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    /// Words that several rules have, by how they are called in them: `<payer>`.
    words: BTreeMap<String, String>,
    rule: Vec<Rule>,
}

/// One way to type a thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// What is typed, as a pattern of the reader.
    from: String,
    /// What is read instead, with the groups of the pattern.
    to: String,
    /// How many digits a text has at least that it is looked for in.
    #[serde(default)]
    digits: usize,
}

/// The text as the reader knows it.
pub(super) fn plainly(text: &str) -> String {
    let rules = lexicon::shared::<Rules>("reading/plain.toml");
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let said = |text: String, rule: &Rule| {
        if rule.digits > digits {
            return text;
        }
        let known = |from: String, it: (&String, &String)| from.replace(&format!("<{}>", it.0), it.1);
        let whole = |from: String| rules.words.iter().fold(from, known);
        let from = rule.from.clone();
        let from = if from.contains('<') { whole(from) } else { from };
        regex(&from).replace_all(&text, rule.to.as_str()).into_owned()
    };
    let plain = rules.rule.iter().fold(text.to_owned(), said);
    // A rule may begin a sentence where one has ended already.
    plain.replace(".. ", ". ").replace("!. ", "! ").replace("?. ", "? ").trim_start_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::plainly;

    #[test]
    fn what_is_typed_in_passing_is_a_sentence() {
        let cases = [
            ("a hiking app, iOS, free. name: Cairn", "a hiking app, iOS, free. It is called Cairn"),
            ("blocks banners, no tracking, name Crumbless", "blocks banners, no tracking. It is called Crumbless"),
            ("Our startup makes a robot that weeds.", "A robot that weeds."),
            ("I made a CLI called driftwood", "A CLI called driftwood"),
            ("gives them to families, donate button", "gives them to families. Button: \"Donate\""),
            (
                "We want farmers to book a field trial. Solar powered.",
                "It is for farmers. Button: \"book a field trial\". Solar powered.",
            ),
            ("$6/mo for students, $10 otherwise", "Plans: students $6 /mo, everyone else $10 /mo"),
        ];
        for (typed, said) in cases {
            assert_eq!(plainly(typed), said);
        }
    }

    #[test]
    fn what_is_plain_already_stays() {
        for text in ["Cairn is an app. Its name is older than we are.", "We made bread in 1990.", "The button is red."]
        {
            assert_eq!(plainly(text), text);
        }
    }
}
