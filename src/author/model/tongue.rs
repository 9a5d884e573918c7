//! Whether words are in the language that was asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::assets;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Placeholders;

/// So many words are needed to tell a language by its function words.
const ENOUGH: usize = 20;

/// The finding that `content` is not in `lang`, where that is plain to see.
pub(super) fn wrong(lang: &str, content: &Value) -> Option<Diagnostic> {
    let base = lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let text = words(content);
    let found = by_script(&base, &text).or_else(|| by_words(&base, &text))?;
    let message = format!("the words are {found}, and the page is in `{lang}`");
    Some(Diagnostic::error("wrong-language", Place::START, message).help(format!("write every word in `{lang}`")))
}

fn words(content: &Value) -> String {
    let mut out = String::new();
    gather(content, &mut out);
    out
}

fn gather(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|it| gather(it, out)),
        Value::Object(members) => {
            let shown = |name: &str| !matches!(name, "href" | "kind" | "role" | "command" | Placeholders::MEMBER);
            members.iter().filter(|it| shown(it.0)).for_each(|it| gather(it.1, out));
        }
        _ => {}
    }
}

/// The scripts of the languages that are not written in Latin letters.
fn script(lang: &str) -> &'static [(char, char)] {
    match lang {
        "ru" | "uk" | "bg" | "sr" | "mk" | "be" => &[('\u{0400}', '\u{052F}')],
        "ja" => &[('\u{3040}', '\u{30FF}'), ('\u{3400}', '\u{9FFF}')],
        "zh" => &[('\u{3400}', '\u{9FFF}')],
        "ko" => &[('\u{AC00}', '\u{D7AF}')],
        "ar" | "fa" | "ur" => &[('\u{0600}', '\u{06FF}')],
        "he" => &[('\u{0590}', '\u{05FF}')],
        "el" => &[('\u{0370}', '\u{03FF}')],
        "hi" | "mr" | "ne" => &[('\u{0900}', '\u{097F}')],
        "th" => &[('\u{0E00}', '\u{0E7F}')],
        _ => &[('A', 'Z'), ('a', 'z'), ('\u{00C0}', '\u{024F}')],
    }
}

fn by_script(lang: &str, text: &str) -> Option<&'static str> {
    let ranges = script(lang);
    let letters: Vec<char> = text.chars().filter(|it| it.is_alphabetic()).collect();
    let own = letters.iter().filter(|it| ranges.iter().any(|(low, high)| (low..=high).contains(it))).count();
    // Names and terms stay in their own letters.
    (letters.len() >= ENOUGH && own * 4 < letters.len()).then_some("in other letters")
}

/// The language whose function words are clearly more frequent than those of `lang`.
fn by_words(lang: &str, text: &str) -> Option<&'static str> {
    let known: Arc<BTreeMap<String, Vec<String>>> = assets::data("reading/languages.toml");
    let own = known.get(lang)?;
    let lower = text.to_lowercase();
    let all: Vec<&str> = lower.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty()).collect();
    let count = |of: &Vec<String>| all.iter().filter(|it| of.iter().any(|own| own == **it)).count();
    let (own, best) = (count(own), known.values().map(count).max().unwrap_or(0));
    (all.len() >= ENOUGH && best >= 6 && own * 3 < best).then_some("in another language")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::wrong;

    #[test]
    fn a_foreign_text_is_told_from_one_of_its_own() {
        let english = json!({ "title": "Bread for the people of the town and for all who are on the way",
            "lead": "We bake in the morning, and you can have it from the oven at the door of our house." });
        let german = json!({ "title": "Brot für die Leute der Stadt und für alle, die auf dem Weg sind",
            "lead": "Wir backen am Morgen, und das Brot ist für den Tag, der mit uns beginnt, und nicht von gestern." });
        let chinese =
            json!({ "title": "我们每天早上为城里的人们烤面包，欢迎光临我们的小店，谢谢您的支持", "lead": "面包" });
        assert_eq!(wrong("en", &english), None);
        assert_eq!(wrong("de", &german), None);
        assert_eq!(wrong("zh", &chinese), None);
        assert!(wrong("de", &english).is_some());
        assert!(wrong("en-GB", &german).is_some());
        assert!(wrong("de", &chinese).is_some());
        assert!(wrong("ja", &english).is_some());
        assert_eq!(wrong("de", &json!({ "title": "Apache Kafka" })), None);
        assert_eq!(wrong("xx", &english), None);
    }
}
