//! Processes that work in a workspace: each holds a lock, which the system takes back when the process ends, however it
//! ends.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::error::WorkspaceError;

/// This process, as others see it.
pub(super) struct Worker {
    name: String,
    root: PathBuf,
    lock: File,
}

impl Worker {
    /// Takes the name `name` in the folder `root`.
    pub(super) fn enter(root: &Path, name: &str) -> Result<Self, WorkspaceError> {
        fs::create_dir_all(root).map_err(WorkspaceError::folder(root))?;
        let path = root.join(name);
        let lock = File::create(&path).map_err(WorkspaceError::folder(&path))?;
        lock.lock().map_err(WorkspaceError::folder(&path))?;
        Ok(Self { name: name.to_owned(), root: root.to_owned(), lock })
    }

    /// The name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a process called `name` still works here.
    pub(super) fn is_there(&self, name: &str) -> bool {
        let named = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
        if name == self.name || !named {
            return named;
        }
        let path = self.root.join(name);
        let Ok(file) = File::open(&path) else { return false };
        let gone = file.try_lock().is_ok();
        if gone {
            // Its name is never used again; what stays behind harms nobody.
            fs::remove_file(&path).ok();
        }
        !gone
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        fs::remove_file(self.root.join(&self.name)).ok();
        self.lock.unlock().ok();
    }
}
