//! Words that stand where the prompt gave no fact, marked so that nobody ships them unseen.

use serde_json::{Map, Value};

use super::page_type::{PageType, page_types};

/// What stands for the name of a page of type `page_type` in the language `lang` where the prompt gives none.
pub fn unnamed(page_type: &PageType, lang: &str) -> String {
    let tongue = lang.split('-').next().unwrap_or(lang);
    let names = &page_type.unnamed;
    names.get(tongue).or_else(|| names.get("en")).cloned().unwrap_or_default()
}

/// Whether `name` only stands for a name that was not given.
pub fn is_unnamed(name: &str) -> bool {
    // Most names are seen not to be one without a look into the page types.
    let begins = ["Your ", "Ihr ", "Ihre ", "Votre ", "Su "].iter().any(|it| name.starts_with(it));
    begins && page_types().iter().any(|it| it.unnamed.values().any(|it| it == name))
}

/// The marked words of one section: path in its content (`plans.0.price`) → the words that wait for a fact.
///
/// The mark holds only while the value at that path still contains those words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placeholders(Vec<(String, String)>);

impl Placeholders {
    /// The member of a content object that holds the marks.
    pub const MEMBER: &'static str = "placeholders";

    /// Marks the value at `path` as waiting for a fact.
    pub fn mark(&mut self, path: impl Into<String>, words: impl Into<String>) {
        self.0.push((path.into(), words.into()));
    }

    /// Marks every string in `content` that contains `words`.
    pub fn mark_all(&mut self, content: &Value, words: &str) {
        let mut found = Vec::new();
        find(content, words, String::new(), &mut found);
        for path in found {
            self.mark(path, words);
        }
    }

    /// Writes the marks into `content`, if there are any.
    pub fn store(self, content: &mut Value) {
        let Value::Object(members) = content else { return };
        if self.0.is_empty() {
            return;
        }
        let marks: Map<String, Value> = self.0.into_iter().map(|(path, words)| (path, words.into())).collect();
        members.insert(Self::MEMBER.to_owned(), Value::Object(marks));
    }

    /// The marks of `content` that still hold: path and words.
    pub fn open(content: &Value) -> Vec<(String, String)> {
        let Some(Value::Object(marks)) = content.get(Self::MEMBER) else { return Vec::new() };
        let holds = |path: &str, words: &str| at(content, path).is_some_and(|it| it.contains(words));
        marks
            .iter()
            .filter_map(|(path, words)| Some((path, words.as_str()?)))
            .filter(|(path, words)| holds(path, words))
            .map(|(path, words)| (path.clone(), words.to_owned()))
            .collect()
    }
}

fn at<'v>(content: &'v Value, path: &str) -> Option<&'v str> {
    let step = |value: &'v Value, part: &str| match value {
        Value::Object(members) => members.get(part),
        Value::Array(items) => part.parse::<usize>().ok().and_then(|it| items.get(it)),
        _ => None,
    };
    path.split('.').try_fold(content, step)?.as_str()
}

fn find(value: &Value, words: &str, path: String, found: &mut Vec<String>) {
    let join = |part: &str| if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") };
    match value {
        Value::String(text) if text.contains(words) => found.push(path),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find(item, words, join(&index.to_string()), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != Placeholders::MEMBER) {
                find(member, words, join(name), found);
            }
        }
        _ => {}
    }
}
