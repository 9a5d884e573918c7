//! What airstrip last wrote, file by file: the ground of every merge. It is one packed file in the project.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::path::ProjectPath;
use crate::project::Project;

/// Where a project keeps it.
pub const BASE_FILE: &str = ".airstrip/base.json";
/// The largest text that is kept whole; of a larger one, and of what is no text, the hash is kept.
const MOST_TEXT: usize = 1 << 20;

/// One file as airstrip last wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// What it is.
    #[serde(flatten)]
    body: Body,
    /// While a conflict waits: what it was before, which your file still goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Before>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Body {
    Text(String),
    Blake3(String),
}

/// What a waiting conflict goes back to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Before {
    /// Nothing: airstrip had not made the file.
    Nothing(bool),
    /// What airstrip had written.
    Base(Box<Base>),
}

impl Base {
    /// The base that `bytes` make.
    pub fn of(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).ok().filter(|it| it.len() <= MOST_TEXT);
        let body = text.map_or_else(|| Body::Blake3(hash(bytes)), |it| Body::Text(it.to_owned()));
        Self { body, before: None }
    }

    /// The same while a conflict waits; `before` is what your file goes back to.
    #[must_use]
    pub fn waiting(self, before: Option<&Self>) -> Self {
        let before = match before {
            Some(it) => Before::Base(Box::new(Self { before: None, ..it.clone() })),
            None => Before::Nothing(true),
        };
        Self { before: Some(before), ..self }
    }

    /// Whether a conflict waits.
    pub fn is_waiting(&self) -> bool {
        self.before.is_some()
    }

    /// What your file goes back to.
    pub(super) fn before(&self) -> Option<&Self> {
        match &self.before {
            None => Some(self),
            Some(Before::Base(it)) => Some(it),
            Some(Before::Nothing(_)) => None,
        }
    }

    /// Whether it is exactly `bytes`.
    pub fn is(&self, bytes: &[u8]) -> bool {
        match &self.body {
            Body::Text(text) => text.as_bytes() == bytes,
            Body::Blake3(known) => *known == hash(bytes),
        }
    }

    /// Its text, where that was kept.
    pub fn text(&self) -> Option<&str> {
        match &self.body {
            Body::Text(text) => Some(text),
            Body::Blake3(_) => None,
        }
    }
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The bases of all files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bases(BTreeMap<String, Base>);

impl Bases {
    /// The bases of a project that is written for the first time.
    pub fn of(project: &Project) -> Self {
        let files = project.files().filter(|(path, _)| is_merged(path.as_str()));
        Self(files.map(|(path, bytes)| (path.to_string(), Base::of(bytes))).collect())
    }

    /// Reads what [`Bases::print`] wrote; nothing if it cannot be read.
    pub fn parse(text: &str) -> Option<Self> {
        let all: BTreeMap<String, Base> = serde_json::from_str(text).ok()?;
        all.keys().all(|it| ProjectPath::new(it.as_str()).is_ok()).then_some(Self(all))
    }

    /// The bases as JSON, one file a line, so that version control sees what changed.
    pub fn print(&self) -> String {
        let line = |(path, base): (&String, &Base)| {
            let value = serde_json::to_string(base).unwrap_or_default();
            format!("{}: {value}", serde_json::Value::from(path.as_str()))
        };
        let lines: Vec<String> = self.0.iter().map(line).collect();
        format!("{{\n{}\n}}\n", lines.join(",\n"))
    }

    /// The base of a file.
    pub fn get(&self, path: &str) -> Option<&Base> {
        self.0.get(path)
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Puts the base of a file.
    pub fn put(&mut self, path: &str, base: Base) {
        self.0.insert(path.to_owned(), base);
    }

    /// Forgets a file: it is yours, or it is made anew.
    pub fn forget(&mut self, path: &str) {
        self.0.remove(path);
    }
}

/// Whether a file takes part in merging: the plan is yours alone, and `.airstrip/` is airstrip's alone.
pub(super) fn is_merged(path: &str) -> bool {
    path != crate::plan::PLAN_FILE && !path.starts_with(".airstrip/")
}
