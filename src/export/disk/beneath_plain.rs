//! Files below a root, by their paths: for systems without handles of folders. No step may be a link.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::fault::{Disk, Operation};
use crate::export::merge::Found;

/// A folder below which everything happens.
pub(in crate::export) struct Root {
    path: PathBuf,
}

impl Root {
    /// Opens `path`, which may itself be a link to a folder.
    pub(in crate::export) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { path: fs::canonicalize(path)? })
    }

    /// The root's own path with `inside` below it.
    pub(in crate::export) fn join(&self, inside: &str) -> PathBuf {
        self.path.join(inside)
    }

    /// What is at `path`.
    pub(in crate::export) fn found(&self, path: &str) -> io::Result<Found> {
        if self.checked(path).is_err() {
            return Ok(Found::Other);
        }
        match fs::symlink_metadata(self.join(path)) {
            Ok(it) if it.is_file() => fs::read(self.join(path)).map(Found::File),
            Ok(_) => Ok(Found::Other),
            Err(it) if it.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
            Err(it) => Err(it),
        }
    }

    /// Makes the folder `path` and those above it.
    pub(in crate::export) fn make_folders(&self, disk: &Disk, path: &str) -> io::Result<()> {
        let full = self.checked(path)?;
        if full.is_dir() {
            return Ok(());
        }
        disk.run(Operation::MakeFolder, &full, || fs::create_dir_all(&full))
    }

    /// Writes a new file at `path` and flushes it.
    pub(in crate::export) fn write_new(&self, disk: &Disk, path: &str, bytes: &[u8], _: &str) -> io::Result<()> {
        let full = self.checked(path)?;
        let mut file = disk.run(Operation::Create, &full, || File::create(&full))?;
        disk.write(&full, &mut file, bytes)?;
        disk.run(Operation::Sync, &full, || file.sync_data())
    }

    /// Opens the file `path` for reading and writing, and makes it if it is not there.
    pub(in crate::export) fn open_file(&self, disk: &Disk, path: &str) -> io::Result<File> {
        let full = self.checked(path)?;
        disk.run(Operation::Create, &full, || {
            File::options().read(true).write(true).create(true).truncate(false).open(&full)
        })
    }

    /// Gives the file `from` the name `to`.
    pub(in crate::export) fn rename(&self, disk: &Disk, from: &str, to: &str) -> io::Result<()> {
        let (old, new) = (self.checked(from)?, self.checked(to)?);
        disk.run(Operation::Rename, &new, || fs::rename(&old, &new))
    }

    /// Gives the file `from` the name `to`, which nothing may have yet.
    pub(in crate::export) fn rename_new(&self, disk: &Disk, from: &str, to: &str) -> io::Result<()> {
        if self.found(to)? != Found::Nothing {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.rename(disk, from, to)
    }

    /// The file `from` takes the place of `to`, which goes.
    pub(in crate::export) fn exchange(&self, disk: &Disk, from: &str, to: &str) -> io::Result<()> {
        self.rename(disk, from, to)
    }

    /// Removes the file `path`; one that is gone already is no fault.
    pub(in crate::export) fn remove(&self, disk: &Disk, path: &str) -> io::Result<()> {
        let full = self.checked(path)?;
        gone(disk.run(Operation::Remove, &full, || fs::remove_file(&full)))
    }

    /// Removes the folder `path` if it is empty.
    pub(in crate::export) fn remove_empty(&self, disk: &Disk, path: &str) -> io::Result<()> {
        let full = self.checked(path)?;
        match gone(disk.run(Operation::Remove, &full, || fs::remove_dir(&full))) {
            Err(it) if it.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            done => done,
        }
    }

    /// Folders are not flushed here.
    pub(in crate::export) fn sync(&self, disk: &Disk, path: &str) -> io::Result<()> {
        disk.run(Operation::Sync, &self.join(path), || Ok(()))
    }

    /// The names in the folder `path`.
    pub(in crate::export) fn names(&self, path: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.checked(path)?)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// The full path, if no step of it leads up or is a link.
    fn checked(&self, path: &str) -> io::Result<PathBuf> {
        let mut full = self.path.clone();
        let mut steps = path.split('/').filter(|it| !it.is_empty()).peekable();
        while let Some(step) = steps.next() {
            if step == "." || step == ".." || step.contains(['\\', ':']) {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            full.push(step);
            let linked = fs::symlink_metadata(&full).is_ok_and(|it| it.is_symlink());
            if linked && steps.peek().is_some() {
                return Err(io::Error::other("the path leads through a link"));
            }
        }
        Ok(full)
    }
}

fn gone(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(it) if it.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
