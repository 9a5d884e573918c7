//! A whole tree: every file that airstrip made or would make, merged by itself.

use std::collections::{BTreeMap, BTreeSet};

use diffy::DiffOptions;
use serde::Serialize;

use super::base::{Base, Bases, is_merged};
use super::file::{Found, Outcome, Policy, Reason, Versions, merge_file};
use super::text::Format;
use crate::path::ProjectPath;
use crate::project::Project;

/// What follows the name of a file in the name of the new one that is offered beside it.
pub const OFFER: &str = ".airstrip-new";

/// What a tree is merged from.
pub struct Request<'a> {
    /// What airstrip last wrote.
    pub bases: &'a Bases,
    /// What is on the disk, by path; a path that is missing here is not there.
    pub yours: &'a BTreeMap<String, Found>,
    /// What airstrip would write now.
    pub new: &'a Project,
    /// Files that are never written again.
    pub locked: &'a BTreeSet<String>,
    /// Files whose merge, if it mixes both sides, was found not to work.
    pub refused: &'a BTreeSet<String>,
    /// Files that are written as new, whatever you did to them.
    pub renewed: &'a BTreeSet<String>,
    /// What to do with conflicts.
    pub policy: Policy,
    /// The project's formatter.
    pub format: Format<'a>,
}

/// A file that could not be merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The file.
    pub path: String,
    /// Why, as a clause.
    pub why: &'static str,
    /// Where the new text is; nothing where the file itself holds both, with marks, or where there is no place for
    /// it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    /// What the new text would change in yours, where both are texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diff: Option<String>,
}

/// A file that was left as you have it, although airstrip would have done otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The file.
    pub path: String,
    /// Why, as a clause.
    pub why: &'static str,
}

/// What becomes of a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// Files to write.
    pub writes: BTreeMap<ProjectPath, Vec<u8>>,
    /// Files to remove.
    pub removes: BTreeSet<ProjectPath>,
    /// Files that could not be merged.
    pub conflicts: Vec<Conflict>,
    /// Files that were left as they are.
    pub kept: Vec<Kept>,
    /// What airstrip has written after this.
    pub bases: Bases,
}

impl Request<'_> {
    /// The paths whose state on the disk has to be known: those with a base and those that would be written, each with
    /// the name of its offer.
    pub fn paths(bases: &Bases, new: &Project) -> BTreeSet<String> {
        let new = new.files().map(|(path, _)| path.as_str()).filter(|it| is_merged(it));
        let all = new.chain(bases.paths());
        all.flat_map(|it| [it.to_owned(), format!("{it}{OFFER}")]).collect()
    }

    /// What becomes of one file, before the policy for conflicts.
    pub fn outcome(&self, path: &str) -> Outcome {
        let yours = self.yours.get(path).unwrap_or(&Found::Nothing);
        if let (true, Some(new)) = (self.renewed.contains(path) && *yours != Found::Other, self.new.get(path)) {
            let there = matches!(yours, Found::File(it) if it == new);
            return if there { Outcome::Same } else { Outcome::Write(new.to_vec()) };
        }
        if self.is_locked(path) {
            return Outcome::Same;
        }
        let versions = Versions { path, base: self.base(path), yours, new: self.new.get(path) };
        match merge_file(versions, self.format) {
            Outcome::Write(bytes) if self.refused.contains(path) && Some(bytes.as_slice()) != self.new.get(path) => {
                Outcome::Conflict(Reason::Refused, None)
            }
            outcome => outcome,
        }
    }

    fn is_locked(&self, path: &str) -> bool {
        let there = matches!(self.yours.get(path), Some(Found::File(_)));
        there && self.locked.contains(path) && !self.renewed.contains(path)
    }

    /// What yours goes back to: while an offer lies there, what was before it.
    fn base(&self, path: &str) -> Option<&Base> {
        let base = self.bases.get(path)?;
        if self.offered(path) { base.before() } else { Some(base) }
    }

    fn offered(&self, path: &str) -> bool {
        let waiting = self.bases.get(path).is_some_and(Base::is_waiting);
        waiting && matches!(self.yours.get(&format!("{path}{OFFER}")), Some(Found::File(_)))
    }
}

/// Merges a tree.
pub fn merge_tree(request: &Request<'_>) -> Merged {
    let mut merged = Merged { bases: request.bases.clone(), ..Merged::default() };
    let mut paths: BTreeSet<&str> = request.bases.paths().collect();
    paths.extend(request.new.files().map(|(path, _)| path.as_str()).filter(|it| is_merged(it)));
    for path in paths {
        merged.file(request, path);
    }
    merged
}

impl Merged {
    /// Whether there is nothing to write and nothing to remove.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.removes.is_empty()
    }

    fn file(&mut self, request: &Request<'_>, path: &str) {
        let new = request.new.get(path);
        let outcome = request.outcome(path);
        if let Outcome::Conflict(reason, marked) = outcome {
            return self.conflict(request, path, reason, marked);
        }
        if request.offered(path) {
            self.remove(&format!("{path}{OFFER}"));
        }
        let locked = request.is_locked(path);
        match (outcome, new) {
            _ if locked => return,
            (Outcome::Write(bytes), _) => self.write(path, bytes),
            (Outcome::Remove, _) => self.remove(path),
            (Outcome::StaysDeleted, Some(new)) if !request.base(path).is_some_and(|it| it.is(new)) => {
                self.keep(path, "you deleted it");
            }
            (Outcome::Orphan, _) => self.keep(path, "the plan has no need for it any more, but you edited it"),
            _ => {}
        }
        match new {
            Some(new) => self.bases.put(path, Base::of(new)),
            None => self.bases.forget(path),
        }
    }

    fn conflict(&mut self, request: &Request<'_>, path: &str, reason: Reason, marked: Option<String>) {
        let Some(new) = request.new.get(path) else { return };
        let offer = format!("{path}{OFFER}");
        let base = Base::of(new);
        let why = reason.words();
        let diff = difference(request.yours.get(path), new);
        match (request.policy, marked) {
            (Policy::Ours, _) => self.keep(path, why),
            (Policy::Theirs, _) if reason != Reason::NotOurs => {
                self.write(path, new.to_vec());
                self.keep(path, "replaced, as you said, with the new file");
            }
            (Policy::Markers, Some(marked)) => {
                self.write(path, marked.into_bytes());
                self.conflicts.push(Conflict { path: path.to_owned(), why, offer: None, diff });
            }
            // Beside it is a folder or a link, or it is in a linked folder: the new text has no place.
            _ if matches!(request.yours.get(&offer), Some(Found::Other)) => {
                self.conflicts.push(Conflict { path: path.to_owned(), why, offer: None, diff });
                return;
            }
            _ => {
                self.write(&offer, new.to_vec());
                self.conflicts.push(Conflict { path: path.to_owned(), why, offer: Some(offer), diff });
                return self.bases.put(path, base.waiting(request.base(path)));
            }
        }
        if request.offered(path) {
            self.remove(&offer);
        }
        self.bases.put(path, base);
    }

    fn write(&mut self, path: &str, bytes: Vec<u8>) {
        // Paths come from a tree or a base, which have only such; an offer of the longest is not made.
        if let Ok(path) = ProjectPath::new(path) {
            self.writes.insert(path, bytes);
        }
    }

    fn remove(&mut self, path: &str) {
        if let Ok(path) = ProjectPath::new(path) {
            self.removes.insert(path);
        }
    }

    fn keep(&mut self, path: &str, why: &'static str) {
        self.kept.push(Kept { path: path.to_owned(), why });
    }
}

/// What `new` would change in yours.
fn difference(yours: Option<&Found>, new: &[u8]) -> Option<String> {
    let Some(Found::File(yours)) = yours else { return None };
    let (yours, new) = (std::str::from_utf8(yours).ok()?, std::str::from_utf8(new).ok()?);
    let mut options = DiffOptions::new();
    options.set_original_filename("yours").set_modified_filename("new");
    Some(options.create_patch(yours, new).to_string())
}
