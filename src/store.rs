//! Drafts that passed the gate, kept so that nobody pays for them twice.
//!
//! A project keeps its own by the id of their section ([`Drafts`], in `.airstrip/drafts/`); a machine keeps all of them
//! by the hash of what they were made from ([`Cache`]), written the moment they pass. Both hold only what a model
//! wrote: what the offline author writes costs nothing and is written again. What is read back goes through the gate
//! like any other draft.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::path::{ProjectPath, SectionId};
use crate::project::Project;
use crate::verify::{Author, Draft, DraftForm};

/// Where a project keeps its drafts.
pub const DRAFTS: &str = ".airstrip/drafts/";
/// The largest entry that is read, in bytes.
const MAX_ENTRY: u64 = 512 * 1024;

/// A draft that passed the gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    /// The hash of what it was made from.
    pub key: String,
    /// The kind of its section.
    pub kind: String,
    /// The model that wrote it.
    #[serde(default)]
    pub model: String,
    /// How often its section was asked for anew.
    #[serde(default)]
    pub take: u32,
    /// Whether a person wrote it, in the studio.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hand: bool,
    /// Its words.
    pub content: Value,
    /// Its component, if it is of the form code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Stored {
    /// The draft, to be judged again.
    pub fn draft(&self) -> Draft {
        let content = self.content.clone();
        let form = match &self.source {
            Some(source) => DraftForm::Code { text: source.clone(), content },
            None => DraftForm::Content(content),
        };
        Draft { form, author: if self.hand { Author::Hand } else { Author::Model } }
    }

    /// The file it is kept in.
    pub fn print(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// The drafts of one project by the ids of their sections.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drafts {
    kept: BTreeMap<String, Stored>,
    /// How often sections were asked for that have no draft now.
    takes: BTreeMap<String, u32>,
}

impl Drafts {
    /// The drafts that `project` keeps. One that cannot be read is left out: its section is written anew.
    pub fn of(project: &Project) -> Self {
        let named = |path: &str| Some(path.strip_prefix(DRAFTS)?.strip_suffix(".json")?.to_owned());
        let files = project.files().filter_map(|(path, bytes)| Some((named(path.as_str())?, bytes)));
        let kept = files.filter_map(|(id, bytes)| Some((id, serde_json::from_slice(bytes).ok()?))).collect();
        Self { kept, takes: BTreeMap::new() }
    }

    /// The draft of a section, if it is of that kind.
    pub fn get(&self, id: &SectionId, kind: &str) -> Option<&Stored> {
        self.kept.get(id.as_str()).filter(|it| it.kind == kind)
    }

    /// Keeps a draft for a section.
    pub fn put(&mut self, id: &SectionId, stored: Stored) {
        self.kept.insert(id.as_str().to_owned(), stored);
    }

    /// Keeps the words that a person gave a section; its component stays as it is.
    pub fn put_words(&mut self, id: &SectionId, kind: &str, content: Value) {
        let before = self.forget(id).filter(|it| it.kind == kind);
        let (take, source) = before.map_or((0, None), |it| (it.take, it.source));
        let (kind, model) = (kind.to_owned(), String::new());
        self.put(id, Stored { key: String::new(), kind, model, take, hand: true, content, source });
    }

    /// Forgets the draft of a section, so that it is written anew and not taken from the cache; what it was.
    pub fn forget(&mut self, id: &SectionId) -> Option<Stored> {
        let forgotten = self.kept.remove(id.as_str());
        let take = self.takes.entry(id.as_str().to_owned()).or_default();
        *take = forgotten.as_ref().map_or(*take, |it| it.take) + 1;
        forgotten
    }

    /// How often a section was asked for before.
    pub fn take(&self, id: &SectionId) -> u32 {
        self.takes.get(id.as_str()).copied().unwrap_or_default()
    }

    /// The files that keep them.
    pub fn files(&self) -> impl Iterator<Item = (ProjectPath, String)> {
        let path = |id: &str| ProjectPath::new(format!("{DRAFTS}{id}.json")).ok();
        self.kept.iter().filter_map(move |(id, it)| Some((path(id)?, it.print())))
    }
}

/// What passed the gate on this machine, by the hash of what it was made from.
#[derive(Debug, Clone, Default)]
pub struct Cache(Option<PathBuf>);

impl Cache {
    /// A cache in the folder `dir`, which is made when it is first needed.
    pub fn at(dir: PathBuf) -> Self {
        Self(Some(dir))
    }

    /// A cache that keeps nothing.
    pub fn none() -> Self {
        Self(None)
    }

    /// What is kept under `key`, if it can be read.
    pub fn get<T: serde::de::DeserializeOwned>(&self, key: &str) -> Option<T> {
        let file = self.file(key)?;
        let small = fs::metadata(&file).is_ok_and(|it| it.len() <= MAX_ENTRY);
        let bytes = fs::read(file).ok().filter(|_| small)?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Keeps `value` under `key`, whole or not at all.
    pub fn put<T: Serialize>(&self, key: &str, value: &T) -> io::Result<()> {
        let (Some(dir), Some(file)) = (&self.0, self.file(key)) else { return Ok(()) };
        fs::create_dir_all(dir)?;
        let mut stage = tempfile::NamedTempFile::new_in(dir)?;
        // It is not flushed: a process that ends loses nothing by that, and what a machine that stops leaves half
        // written is not read as an entry.
        stage.write_all(&serde_json::to_vec_pretty(value)?)?;
        stage.persist(file)?;
        Ok(())
    }

    fn file(&self, key: &str) -> Option<PathBuf> {
        let safe = !key.is_empty() && key.bytes().all(|it| it.is_ascii_alphanumeric());
        self.0.as_ref().filter(|_| safe).map(|it| it.join(format!("{key}.json")))
    }
}

/// The hash of what something is made from, as a key.
pub fn key<T: Serialize>(of: &T) -> String {
    // What cannot be written as JSON has no maps with other keys than texts; none of ours has.
    let bytes = serde_json::to_vec(of).unwrap_or_default();
    blake3::hash(&bytes).to_hex()[..32].to_owned()
}
