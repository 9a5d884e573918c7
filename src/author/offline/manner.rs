//! How a page speaks to who reads it, where its deck speaks otherwise: `Komm vorbei` for `Kommen Sie vorbei`.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::lexicon::shared;
use crate::assets;

/// The words of a deck that are others where the page says du or tu, from `copy/<lang>/<manner>.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct Manner {
    /// What stands in the deck, and what is said instead; what comes first is taken first.
    instead: Vec<(String, String)>,
}

const MANNERS: [&str; 3] = ["du", "tu", "usted"];

/// Whether a tone says no more than how the page speaks to who reads it.
pub(super) fn is_all(tone: &str) -> bool {
    tone.split([' ', ',']).all(|it| it.is_empty() || MANNERS.contains(&it))
}

impl Manner {
    /// The manner that a tone asks for: `locker, du`; none where the deck of `lang` speaks so already.
    pub(super) fn of(lang: &str, tone: &str) -> Option<Arc<Self>> {
        let words = tone.split([' ', ',']).filter(|it| MANNERS.contains(it));
        let path = words.map(|it| format!("copy/{lang}/{it}.toml")).find(|it| assets::template(it).is_some())?;
        Some(shared(&path))
    }

    /// A text of the deck as it is said.
    pub(super) fn say(&self, text: &str) -> String {
        let mut said = text.to_owned();
        for (from, to) in self.instead.iter().filter(|it| text.contains(it.0.as_str())) {
            said = instead(&said, from, to);
        }
        said
    }

    /// All texts of a part of the deck as they are said.
    pub(super) fn say_all(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.say(text)),
            Value::Array(all) => all.iter().map(|it| self.say_all(it)).collect(),
            Value::Object(all) => all.iter().map(|(key, it)| (key.clone(), self.say_all(it))).collect(),
            other => other.clone(),
        }
    }
}

/// `text` with `to` wherever `from` stands as whole words.
fn instead(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let end = at + from.len();
        let inside = |it: Option<char>| it.is_some_and(char::is_alphabetic);
        let before = if at == 0 { out.chars().next_back() } else { rest[..at].chars().next_back() };
        let whole = !inside(before) && !inside(rest[end..].chars().next());
        out.push_str(&rest[..at]);
        out.push_str(if whole { to } else { from });
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{Manner, instead};
    use crate::assets;
    use crate::author::offline::lexicon::shared;

    #[test]
    fn only_whole_words_are_replaced() {
        assert_eq!(instead("Rufen Sie an, rufen Sie Siegfried", "rufen Sie", "ruf"), "Rufen Sie an, ruf Siegfried");
    }

    /// Words of a deck that speak to nobody, or to who has the page.
    #[derive(Deserialize)]
    struct Others {
        others: Vec<String>,
    }

    /// All strings of a deck that still have a word which is `formal`.
    fn formal(lang: &str, manner: &str, formal: fn(&str) -> bool) -> Vec<String> {
        let words = Manner::of(lang, manner).expect("a manner");
        let own = format!("copy/{lang}/{manner}.toml");
        let others = shared::<Others>(&own);
        let mut left = Vec::new();
        for path in assets::templates(&format!("copy/{lang}/")).into_iter().filter(|it| *it != own) {
            let text = assets::template_text(&path);
            for line in text.lines().filter(|it| !it.trim_start().starts_with('#')) {
                left.extend(line.split('"').skip(1).step_by(2).filter_map(|it| {
                    let said = words.say(it);
                    let bare = others.others.iter().fold(said.clone(), |said, it| said.replace(it, ""));
                    bare.split(|it: char| !it.is_alphabetic()).any(formal).then_some(said)
                }));
            }
        }
        left
    }

    #[test]
    fn a_page_that_says_du_says_nowhere_sie() {
        let sie = |it: &str| ["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"].contains(&it);
        assert_eq!(formal("de", "du", sie), Vec::<String>::new());
    }

    #[test]
    fn a_page_that_says_tu_says_nowhere_vous() {
        let vous = |it: &str| ["vous", "vos", "votre"].contains(&&*it.to_lowercase()) || it.ends_with("ez");
        assert_eq!(formal("fr", "tu", vous), Vec::<String>::new());
    }

    #[test]
    fn a_page_that_says_usted_says_nowhere_tu() {
        const TU: &str = " te ti tu tus tú tuyo tuyos contigo quieres quieras puedes ves tienes haces sabes conoces escribes \
            encuentras recibes llamas ven traes tráelo tráela pásate siéntate entérate pruébalo léelo ";
        let tu = |it: &str| TU.contains(&format!(" {} ", it.to_lowercase()));
        assert_eq!(formal("es", "usted", tu), Vec::<String>::new());
    }
}
