//! What a commit will do, on the disk before it is done, so that whoever comes next can complete it.

use std::collections::BTreeSet;
use std::io;

use serde::{Deserialize, Serialize};

use super::LOCAL;
use super::beneath::Root;
use super::fault::Disk;
use crate::export::merge::{BASE_FILE, Bases, Found};
use crate::path::ProjectPath;

/// Why a commit stops half-way.
#[derive(Debug)]
pub(super) enum Halt {
    /// Somebody saved this file in the last moment; it is as they saved it.
    Edited(String),
    /// The disk refused what was to be done with this file.
    Disk(String, io::Error),
}

/// The steps of a commit, in their order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Journal {
    pub(super) steps: Vec<Step>,
}

/// One file gets its new content, or goes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Step {
    /// The file.
    pub(super) path: String,
    /// The hash of what was there.
    pub(super) was: Option<String>,
    /// The hash of what will be there.
    pub(super) now: Option<String>,
    /// The name of the staged file.
    pub(super) staged: String,
}

pub(super) fn file() -> String {
    format!("{LOCAL}/journal.json")
}

pub(super) fn stage(name: &str) -> String {
    format!("{LOCAL}/stage/{name}")
}

pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

impl Journal {
    /// Puts the journal in its place: from here on the commit will be completed.
    pub(super) fn write(&self, root: &Root, disk: &Disk) -> io::Result<()> {
        let text = serde_json::to_vec(self).map_err(io::Error::other)?;
        let draft = stage("journal.json");
        root.write_new(disk, &draft, &text, "")?;
        root.rename(disk, &draft, &file())
    }

    /// The journal of a commit that was not completed. One that no commit of ours wrote counts for nothing: a project
    /// may come from anybody.
    pub(super) fn read(root: &Root) -> io::Result<Option<Self>> {
        let Found::File(bytes) = root.found(&file())? else { return Ok(None) };
        let journal: Option<Self> = serde_json::from_slice(&bytes).ok();
        Ok(journal.filter(|it| it.steps.iter().all(Step::is_sound)))
    }

    /// Does all steps.
    pub(super) fn apply(&self, root: &Root, disk: &Disk) -> Result<(), Halt> {
        for step in &self.steps {
            step.apply(root, disk)?;
        }
        let folders: BTreeSet<&str> = self.steps.iter().map(|it| folder(&it.path)).collect();
        for folder in folders {
            match root.sync(disk, folder) {
                // The folder went with its last file.
                Err(it) if it.kind() == io::ErrorKind::NotFound => {}
                done => done.map_err(|it| Halt::Disk(folder.to_owned(), it))?,
            }
        }
        Ok(())
    }

    /// Does the steps that are not done. A file that somebody changed since stays as it is, and so does its base.
    pub(super) fn complete(&self, root: &Root, disk: &Disk) -> io::Result<()> {
        let mut edited = Vec::new();
        for step in &self.steps {
            let there = state(root, &step.path)?;
            if there == step.now {
                if step.put_back(root, disk)? {
                    edited.push(step.path.as_str());
                }
                continue;
            }
            if there != step.was {
                edited.push(step.path.as_str());
                continue;
            }
            if step.path == BASE_FILE && !edited.is_empty() {
                keep_bases(root, disk, step, &edited)?;
            }
            match step.apply(root, disk) {
                Err(Halt::Edited(_)) => edited.push(step.path.as_str()),
                Err(Halt::Disk(_, it)) => return Err(it),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    /// Removes the journal and what was staged.
    pub(super) fn clear(root: &Root, disk: &Disk) -> io::Result<()> {
        root.remove(disk, &file())?;
        let folder = format!("{LOCAL}/stage");
        let names = match root.names(&folder) {
            Err(it) if it.kind() == io::ErrorKind::NotFound => return Ok(()),
            names => names?,
        };
        for name in names {
            root.remove(disk, &stage(&name))?;
        }
        root.remove_empty(disk, &folder)
    }
}

impl Step {
    fn is_sound(&self) -> bool {
        ProjectPath::new(self.path.as_str()).is_ok() && self.staged.chars().all(|it| it.is_alphanumeric() || it == '-')
    }

    /// Puts the staged file in its place, or takes away what is there. What was there comes out and is looked at: what
    /// somebody saved until this moment goes back, and is the reason to stop.
    fn apply(&self, root: &Root, disk: &Disk) -> Result<(), Halt> {
        let failed = |it| Halt::Disk(self.path.clone(), it);
        let (place, staged, folder) = (self.path.as_str(), stage(&self.staged), folder(&self.path));
        if self.now.is_some() {
            root.make_folders(disk, folder).map_err(failed)?;
        }
        let moved = match (&self.was, &self.now) {
            (Some(_), Some(_)) => root.exchange(disk, &staged, place),
            (None, Some(_)) => root.rename_new(disk, &staged, place),
            (_, None) => root.rename_new(disk, place, &staged),
        };
        match moved {
            // Nobody needs to take away what is gone.
            Err(it) if it.kind() == io::ErrorKind::NotFound && self.now.is_none() => return Ok(()),
            Err(it) if [io::ErrorKind::NotFound, io::ErrorKind::AlreadyExists].contains(&it.kind()) => {
                return Err(Halt::Edited(self.path.clone()));
            }
            moved => moved.map_err(failed)?,
        }
        if self.put_back(root, disk).map_err(failed)? {
            return Err(Halt::Edited(self.path.clone()));
        }
        if self.now.is_none() && !folder.is_empty() {
            root.remove_empty(disk, folder).map_err(failed)?;
        }
        Ok(())
    }

    /// Whether what came out was no longer what should have been there; then it is back in its place.
    fn put_back(&self, root: &Root, disk: &Disk) -> io::Result<bool> {
        let staged = stage(&self.staged);
        let out = state(root, &staged)?;
        if out.is_none() || out == self.was || out == self.now {
            return Ok(false);
        }
        match &self.now {
            Some(_) => root.exchange(disk, &staged, &self.path)?,
            None => root.rename_new(disk, &staged, &self.path)?,
        }
        Ok(true)
    }
}

/// The hash of what is at `path`; nothing if there is nothing.
fn state(root: &Root, path: &str) -> io::Result<Option<String>> {
    Ok(match root.found(path)? {
        Found::Nothing => None,
        Found::File(bytes) => Some(hash(&bytes)),
        Found::Other => Some(String::new()),
    })
}

/// The bases of files that were edited meanwhile stay what they were: the next build merges those.
fn keep_bases(root: &Root, disk: &Disk, step: &Step, edited: &[&str]) -> io::Result<()> {
    let read = |path: &str| -> io::Result<Option<Bases>> {
        let Found::File(bytes) = root.found(path)? else { return Ok(None) };
        Ok(std::str::from_utf8(&bytes).ok().and_then(Bases::parse))
    };
    let (Some(old), Some(mut new)) = (read(BASE_FILE)?, read(&stage(&step.staged))?) else { return Ok(()) };
    for path in edited {
        match old.get(path) {
            Some(base) => new.put(path, base.clone()),
            None => new.forget(path),
        }
    }
    root.write_new(disk, &stage(&step.staged), new.print().as_bytes(), "")
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
