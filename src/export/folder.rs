//! A project as a folder, which is there whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::{Disk, Operation};
use super::error::ExportError;
use super::new_folder::{NewFolder, fill};
use crate::path::ProjectPath;
use crate::project::Project;

/// Writes `project` to `dir`, which must not exist or be an empty folder.
pub fn write_folder(project: &Project, dir: &Path) -> Result<(), ExportError> {
    write_folder_on(&Disk::real(), project, dir)
}

/// Like [`write_folder`], on a `disk` that may fail.
pub fn write_folder_on(disk: &Disk, project: &Project, dir: &Path) -> Result<(), ExportError> {
    NewFolder::begin(disk, dir)?.finish(disk, project)
}

/// The file by which a folder is known as one that may be replaced.
pub(super) const OURS: &str = ".airstrip-out";
/// Its first line; the names of the files that were written follow.
const NOTE: &str = "`airstrip watch --out` keeps these files fresh; others in this folder are yours.";

/// Writes `project` to `dir`. A folder that an earlier call wrote is replaced in one step; files in it that no call
/// wrote stay.
pub fn replace_folder(disk: &Disk, project: &Project, dir: &Path) -> Result<(), ExportError> {
    let mut marked = project.clone();
    let names: Vec<&str> = project.files().map(|(path, _)| path.as_str()).collect();
    if let Ok(path) = ProjectPath::new(OURS) {
        marked.put(path, format!("{NOTE}\n{}\n", names.join("\n")));
    }
    let Ok(mark) = fs::read_to_string(dir.join(OURS)) else { return write_folder_on(disk, &marked, dir) };
    // A link to a folder stays one.
    let dir = &fs::canonicalize(dir).map_err(ExportError::write(dir))?;
    let parent = parent(dir);
    let failed = || ExportError::write(dir);
    let stage = tempfile::Builder::new().prefix(".airstrip-").tempdir_in(&parent).map_err(failed())?;
    fill(disk, &marked, &Project::new(), (stage.path(), dir))?;
    take_along(disk, (dir, stage.path()), &mark)?;
    // What was there takes the place of the stage, and goes with it.
    disk.run(Operation::Rename, dir, || exchange(stage.path(), dir)).map_err(failed())
}

/// Gives the files in `from` that are not in `mark` a second name in `to`.
fn take_along(disk: &Disk, (from, to): (&Path, &Path), mark: &str) -> Result<(), ExportError> {
    let ours: BTreeSet<&Path> = mark.lines().skip(1).map(Path::new).chain([Path::new(OURS)]).collect();
    if ours.len() == 1 {
        // Written before there was a list.
        return Ok(());
    }
    for entry in WalkDir::new(from).min_depth(1).into_iter().flatten().filter(|it| !it.file_type().is_dir()) {
        let Ok(inside) = entry.path().strip_prefix(from) else { continue };
        if ours.contains(inside) {
            continue;
        }
        let new = to.join(inside);
        let link = || {
            fs::create_dir_all(new.parent().unwrap_or(to))?;
            fs::hard_link(entry.path(), &new)
        };
        disk.run(Operation::Create, entry.path(), link).map_err(ExportError::write(entry.path()))?;
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn exchange(new: &Path, dir: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, dir, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(new: &Path, dir: &Path) -> io::Result<()> {
    let old = new.with_extension("old");
    fs::rename(dir, &old)?;
    fs::rename(new, dir)?;
    fs::rename(&old, new)
}

/// Whether `dir` exists, if a new project may be put there.
///
/// # Errors
/// Where it is no folder, or not empty.
pub fn must_be_free(dir: &Path) -> Result<bool, ExportError> {
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

pub(super) fn parent(dir: &Path) -> PathBuf {
    match dir.parent() {
        Some(it) if !it.as_os_str().is_empty() => it.to_owned(),
        _ => PathBuf::from("."),
    }
}
