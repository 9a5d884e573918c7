//! Many files change at once: staged, written down, then renamed; on a fault everything goes back.

use std::io;

use super::LOCAL;
use super::beneath::Root;
use super::fault::Disk;
use super::journal::{Halt, Journal, Step, hash, stage};
use crate::export::error::ExportError;
use crate::export::merge::{BASE_FILE, Found};
use crate::path::ProjectPath;

/// One file that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub path: ProjectPath,
    /// What is there; nothing if there is no such file.
    pub was: Option<Vec<u8>>,
    /// What will be there; nothing if the file goes.
    pub now: Option<Vec<u8>>,
}

/// Makes all `changes`, or none of them.
pub(super) fn commit(root: &Root, disk: &Disk, changes: &[Change]) -> Result<(), ExportError> {
    let mut changes: Vec<&Change> = changes.iter().filter(|it| it.was != it.now).collect();
    // The base comes last: until then every file is merged from what it really was.
    changes.sort_by_key(|it| (it.path.as_str() == BASE_FILE, &it.path));
    if changes.is_empty() {
        return Ok(());
    }
    let at = |path: &str| root.join(path);
    let journal = match prepare(root, disk, &changes) {
        Ok(it) => it,
        Err((path, source)) => {
            clear(root, disk);
            return Err(ExportError::Write { path: at(&path), source });
        }
    };
    if let Some(path) = changed(root, &changes)? {
        clear(root, disk);
        return Err(ExportError::Changed(at(&path)));
    }
    let written = journal.write(root, disk).and_then(|()| root.sync(disk, LOCAL));
    let applied = written.map_err(|it| Halt::Disk(LOCAL.to_owned(), it)).and_then(|()| journal.apply(root, disk));
    if let Err(halt) = applied {
        go_back(root, disk, &changes);
        return Err(match halt {
            Halt::Edited(path) => ExportError::Changed(at(&path)),
            Halt::Disk(path, source) => ExportError::Write { path: at(&path), source },
        });
    }
    clear(root, disk);
    Ok(())
}

/// Stages every new file.
fn prepare(root: &Root, disk: &Disk, changes: &[&Change]) -> Result<Journal, (String, io::Error)> {
    let folder = format!("{LOCAL}/stage");
    let failed = |path: &str| {
        let path = path.to_owned();
        move |it| (path, it)
    };
    root.make_folders(disk, &folder).map_err(failed(&folder))?;
    let mut journal = Journal::default();
    for (index, change) in changes.iter().enumerate() {
        let (path, staged) = (change.path.as_str(), index.to_string());
        if let Some(now) = &change.now {
            root.write_new(disk, &stage(&staged), now, path).map_err(failed(path))?;
        }
        let hash_of = |it: &Option<Vec<u8>>| it.as_deref().map(hash);
        journal.steps.push(Step {
            path: path.to_owned(),
            was: hash_of(&change.was),
            now: hash_of(&change.now),
            staged,
        });
    }
    root.sync(disk, &folder).map_err(failed(&folder))?;
    Ok(journal)
}

/// A file that is no longer what the changes were made from.
fn changed(root: &Root, changes: &[&Change]) -> Result<Option<String>, ExportError> {
    for change in changes {
        let path = change.path.as_str();
        let there = root.found(path).map_err(ExportError::read(&root.join(path)))?;
        let same = match (&there, &change.was) {
            (Found::Nothing, None) => true,
            (Found::File(there), Some(was)) => there == was,
            _ => false,
        };
        if !same {
            return Ok(Some(path.to_owned()));
        }
    }
    Ok(None)
}

/// Undoes what was applied. If the disk refuses that too, the journal stays, and the next run completes the commit.
fn go_back(root: &Root, disk: &Disk, changes: &[&Change]) {
    let applied = |it: &&&Change| {
        let there = root.found(it.path.as_str()).ok();
        let now = it.now.clone().map_or(Found::Nothing, Found::File);
        there == Some(now)
    };
    let mut journal = Journal::default();
    for (index, change) in changes.iter().filter(applied).enumerate() {
        let staged = format!("back-{index}");
        let written = change.was.as_ref().map_or(Ok(()), |was| root.write_new(disk, &stage(&staged), was, ""));
        if written.is_err() {
            return;
        }
        let hash_of = |it: &Option<Vec<u8>>| it.as_deref().map(hash);
        let path = change.path.to_string();
        journal.steps.push(Step { path, was: hash_of(&change.now), now: hash_of(&change.was), staged });
    }
    if journal.write(root, disk).is_ok() && journal.apply(root, disk).is_ok() {
        clear(root, disk);
    }
}

fn clear(root: &Root, disk: &Disk) {
    // What is left behind is completed or removed by the next run.
    Journal::clear(root, disk).unwrap_or_default();
}
