//! What airstrip last wrote, file by file: the ground of every merge. It is one packed file in the project.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::path::ProjectPath;
use crate::plan::PLAN_FILE;
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

/// The bases of all files, and the plan that they were made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bases {
    files: BTreeMap<String, Base>,
    plan: Option<String>,
}

impl Bases {
    /// The bases of a project that is written for the first time.
    pub fn of(project: &Project) -> Self {
        let files = project.files().filter(|(path, _)| is_merged(path.as_str()));
        let files = files.map(|(path, bytes)| (path.to_string(), Base::of(bytes))).collect();
        Self { files, plan: project.text(PLAN_FILE).map(str::to_owned) }
    }

    /// Reads what [`Bases::print`] wrote; nothing if it cannot be read.
    pub fn parse(text: &str) -> Option<Self> {
        let mut files: BTreeMap<String, Base> = serde_json::from_str(text).ok()?;
        let plan = files.remove(PLAN_FILE).and_then(|it| it.text().map(str::to_owned));
        files.keys().all(|it| ProjectPath::new(it.as_str()).is_ok() && is_merged(it)).then_some(Self { files, plan })
    }

    /// The bases as JSON, one file a line, so that version control sees what changed.
    pub fn print(&self) -> String {
        let line = |path: &str, base: &Base| {
            let value = serde_json::to_string(base).unwrap_or_default();
            format!("{}: {value}", serde_json::Value::from(path))
        };
        let plan = self.plan.as_ref().map(|it| line(PLAN_FILE, &Base::of(it.as_bytes())));
        let lines: Vec<String> = plan.into_iter().chain(self.files.iter().map(|(path, it)| line(path, it))).collect();
        format!("{{\n{}\n}}\n", lines.join(",\n"))
    }

    /// The plan that the files were made from, as text.
    pub fn plan(&self) -> Option<&str> {
        self.plan.as_deref()
    }

    /// Puts the plan that the files are made from.
    pub fn put_plan(&mut self, text: &str) {
        self.plan = Some(text.to_owned());
    }

    /// The base of a file.
    pub fn get(&self, path: &str) -> Option<&Base> {
        self.files.get(path)
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Files whose conflict waits, while their offer lies beside them.
    pub fn waiting(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|(_, it)| it.is_waiting()).map(|(path, _)| path.as_str())
    }

    /// Puts the base of a file.
    pub fn put(&mut self, path: &str, base: Base) {
        self.files.insert(path.to_owned(), base);
    }

    /// Forgets a file: it is yours, or it is made anew.
    pub fn forget(&mut self, path: &str) {
        self.files.remove(path);
    }
}

/// Whether a file takes part in merging: the plan is yours alone, and `.airstrip/` is airstrip's alone.
pub(super) fn is_merged(path: &str) -> bool {
    path != PLAN_FILE && !path.starts_with(".airstrip/")
}
