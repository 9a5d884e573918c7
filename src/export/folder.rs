//! A project as a new folder: staged beside its place, then renamed into it, so that it is there whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::ExportError;
use crate::project::Project;

/// Writes `project` to `dir`, which must not exist or be an empty folder.
pub fn write_folder(project: &Project, dir: &Path) -> Result<(), ExportError> {
    let existed = must_be_free(dir)?;
    let parent = parent(dir);
    fs::create_dir_all(&parent).map_err(ExportError::write(&parent))?;
    let stage =
        tempfile::Builder::new().prefix(".airstrip-").tempdir_in(&parent).map_err(ExportError::write(&parent))?;
    for (path, bytes) in project.files() {
        let file = stage.path().join(path.as_str());
        let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, bytes));
        written.map_err(ExportError::write(&dir.join(path.as_str())))?;
    }
    open_to_all(stage.path()).map_err(ExportError::write(dir))?;
    if existed {
        // Some systems do not rename a folder over an empty one.
        fs::remove_dir(dir).map_err(ExportError::write(dir))?;
    }
    fs::rename(stage.path(), dir).map_err(ExportError::write(dir))?;
    // The stage is the folder now: there is nothing left to clean up.
    let _moved = stage.keep();
    Ok(())
}

/// Whether `dir` exists, if it is free.
fn must_be_free(dir: &Path) -> Result<bool, ExportError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(ExportError::NotEmpty(dir.to_owned())),
            None => Ok(true),
        },
        Err(it) if it.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(it) if it.kind() == io::ErrorKind::NotADirectory => Err(ExportError::NotAFolder(dir.to_owned())),
        Err(it) => Err(ExportError::read(dir)(it)),
    }
}

fn parent(dir: &Path) -> PathBuf {
    match dir.parent() {
        Some(it) if !it.as_os_str().is_empty() => it.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A temporary folder is closed to others; a project is not.
#[cfg(unix)]
fn open_to_all(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_all(_: &Path) -> io::Result<()> {
    Ok(())
}
