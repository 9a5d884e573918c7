//! A project that is open for changes: locked, and completed if an earlier run was interrupted.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::LOCAL;
use super::beneath::Root;
use super::commit::{Change, commit};
use super::fault::Disk;
use super::journal::{self, Journal};
use super::lock::{Lock, Refused};
use crate::export::error::ExportError;
use crate::export::merge::Found;
use crate::plan::PLAN_FILE;

/// A project that is open for changes.
pub struct Workplace<'d> {
    root: Root,
    disk: &'d Disk,
    _lock: Lock,
}

impl<'d> Workplace<'d> {
    /// Opens the project in `dir` as `who`, waiting for up to `patience` for another airstrip, and completes what an
    /// interrupted run began.
    pub fn open(dir: &Path, disk: &'d Disk, who: &str, patience: Duration) -> Result<Self, ExportError> {
        let root = match Root::open(dir) {
            Ok(it) => it,
            Err(it) if it.kind() == io::ErrorKind::NotFound => return Err(ExportError::NoProject(dir.to_owned())),
            Err(it) if it.kind() == io::ErrorKind::NotADirectory => {
                return Err(ExportError::NotAFolder(dir.to_owned()));
            }
            Err(it) => return Err(ExportError::read(dir)(it)),
        };
        if !matches!(root.found(PLAN_FILE), Ok(Found::File(_))) {
            return Err(ExportError::NoProject(dir.to_owned()));
        }
        let at = root.join(LOCAL);
        let failed = || ExportError::write(&at);
        root.make_folders(disk, LOCAL).map_err(failed())?;
        let ignore = format!("{LOCAL}/.gitignore");
        if root.found(&ignore).map_err(failed())? == Found::Nothing {
            root.write_new(disk, &ignore, b"*\n", "").map_err(failed())?;
        }
        let file = root.open_file(disk, &format!("{LOCAL}/lock")).map_err(failed())?;
        let lock = Lock::take(file, who, patience).map_err(|it| match it {
            Refused::Held(by) => ExportError::Held { path: dir.to_owned(), by },
            Refused::Disk(source) => ExportError::Write { path: at.clone(), source },
        })?;
        if let Some(journal) = Journal::read(&root).map_err(failed())? {
            journal.complete(&root, disk).map_err(failed())?;
        }
        Journal::clear(&root, disk).map_err(failed())?;
        Ok(Self { root, disk, _lock: lock })
    }

    /// Whether an interrupted run left the project in `dir` to be completed.
    pub fn is_interrupted(dir: &Path) -> bool {
        dir.join(journal::file()).is_file()
    }

    /// What is at `path`.
    pub fn found(&self, path: &str) -> Result<Found, ExportError> {
        self.root.found(path).map_err(ExportError::read(&self.root.join(path)))
    }

    /// What is at each of `paths`, without those at which there is nothing.
    pub fn all<'p>(&self, paths: impl IntoIterator<Item = &'p str>) -> Result<BTreeMap<String, Found>, ExportError> {
        let mut all = BTreeMap::new();
        for path in paths {
            let found = self.found(path)?;
            if found != Found::Nothing {
                all.insert(path.to_owned(), found);
            }
        }
        Ok(all)
    }

    /// Writes a file that belongs to this machine alone; one that is there is replaced, not in one step.
    pub fn write_local(&self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let path = format!("{LOCAL}/{name}");
        let failed = || ExportError::write(&self.root.join(&path));
        let folder = path.rsplit_once('/').map_or(LOCAL, |it| it.0);
        self.root.make_folders(self.disk, folder).map_err(failed())?;
        self.root.write_new(self.disk, &path, bytes, "").map_err(failed())
    }

    /// A file that belongs to this machine alone.
    pub fn read_local(&self, name: &str) -> Option<Vec<u8>> {
        match self.root.found(&format!("{LOCAL}/{name}")) {
            Ok(Found::File(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The names in a folder; none where there is no such folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        self.root.names(folder).unwrap_or_default()
    }

    /// The names of files that belong to this machine alone, in a folder of them.
    pub fn local_names(&self, folder: &str) -> Vec<String> {
        self.names(&format!("{LOCAL}/{folder}"))
    }

    /// Removes a file that belongs to this machine alone.
    pub fn remove_local(&self, name: &str) -> Result<(), ExportError> {
        let path = format!("{LOCAL}/{name}");
        self.root.remove(self.disk, &path).map_err(ExportError::write(&self.root.join(&path)))
    }

    /// Makes all `changes`, or none of them.
    pub fn commit(&self, changes: &[Change]) -> Result<(), ExportError> {
        commit(&self.root, self.disk, changes)
    }
}
