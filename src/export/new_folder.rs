//! A project as a new folder: staged beside its place, then renamed into it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::disk::{Disk, Operation, Written, rename_new, sync_folder};
use super::error::ExportError;
use super::folder::{must_be_free, parent};
use crate::plan::PLAN_FILE;
use crate::project::Project;

/// A folder that will be there once it is whole. Dropped before that, it leaves nothing.
#[derive(Debug)]
pub struct NewFolder {
    dir: PathBuf,
    existed: bool,
    /// Whether the folder must stay the one it is: then it is filled from a stage inside it.
    stays: bool,
    stage: TempDir,
    ahead: Project,
}

impl NewFolder {
    /// Begins the folder `dir`, which must not exist or be empty.
    pub fn begin(disk: &Disk, dir: &Path) -> Result<Self, ExportError> {
        let existed = must_be_free(dir)?;
        let stays = existed && must_stay(dir);
        let parent = if stays { dir.to_owned() } else { parent(dir) };
        disk.run(Operation::MakeFolder, &parent, || fs::create_dir_all(&parent))
            .map_err(ExportError::write(&parent))?;
        let make = || tempfile::Builder::new().prefix(".airstrip-").tempdir_in(&parent);
        let stage = disk.run(Operation::MakeFolder, dir, make).map_err(ExportError::write(&parent))?;
        Ok(Self { dir: dir.to_owned(), existed, stays, stage, ahead: Project::new() })
    }

    /// Writes and flushes `files` while the others are still being made. What is another file at the end, or none, is
    /// put right then.
    pub fn ahead(&mut self, disk: &Disk, files: Project) -> Result<(), ExportError> {
        let filled = fill(disk, &files, &self.ahead, (self.stage.path(), &self.dir));
        self.ahead = files;
        self.stage.disable_cleanup(disk.is_killed());
        filled
    }

    /// Writes what is missing of `project`, and gives the folder its name.
    pub fn finish(mut self, disk: &Disk, project: &Project) -> Result<(), ExportError> {
        let (stage, dir) = (self.stage.path(), self.dir.as_path());
        let filled = fill(disk, project, &self.ahead, (stage, dir)).and_then(|()| {
            let placed = if self.stays { move_up(disk, stage, dir) } else { place(disk, (stage, dir), self.existed) };
            placed.map_err(ExportError::write(dir))
        });
        // It is in its place, or nobody is left to clean up. An empty stage is no part of the project.
        self.stage.disable_cleanup(disk.is_killed() || filled.is_ok() && !self.stays);
        filled?;
        let parent = if self.stays { self.dir.clone() } else { parent(&self.dir) };
        sync_folder(disk, &parent).map_err(ExportError::write(&parent))
    }
}

/// Makes `stage` hold `project`, of which it holds what is equal in `ahead`. Errors name the place in `dir` that a file
/// was meant for.
pub(super) fn fill(
    disk: &Disk,
    project: &Project,
    ahead: &Project,
    (stage, dir): (&Path, &Path),
) -> Result<(), ExportError> {
    let mut folders = vec![stage.to_owned()];
    let mut written = Written::none(disk);
    let failed = |(file, error): (PathBuf, io::Error)| {
        let inside = file.strip_prefix(stage).unwrap_or(&file);
        ExportError::write(&dir.join(inside))(error)
    };
    for (path, _) in ahead.files().filter(|it| project.get(it.0.as_str()) != Some(it.1)) {
        let file = stage.join(path.as_str());
        disk.run(Operation::Remove, &file, || fs::remove_file(&file)).map_err(|it| failed((file.clone(), it)))?;
    }
    for (path, bytes) in project.files() {
        let file = stage.join(path.as_str());
        if let Some(folder) = file.parent().filter(|it| folders.last().is_none_or(|last| last != it)) {
            disk.run(Operation::MakeFolder, folder, || fs::create_dir_all(folder))
                .map_err(|it| failed((file.clone(), it)))?;
            folders.push(folder.to_owned());
        }
        if ahead.get(path.as_str()) != Some(bytes) {
            written.write(file, bytes).map_err(failed)?;
        }
    }
    // The root comes last, for an error about all of it.
    for folder in folders.into_iter().rev() {
        written.folder(folder).map_err(failed)?;
    }
    written.flush().map_err(failed)?;
    open_to_all(stage).map_err(ExportError::write(dir))
}

fn place(disk: &Disk, (stage, dir): (&Path, &Path), existed: bool) -> io::Result<()> {
    match disk.run(Operation::Rename, dir, || fs::rename(stage, dir)) {
        Err(_) if existed && !disk.is_killed() => {
            // Some systems do not rename a folder over an empty one.
            disk.run(Operation::Remove, dir, || fs::remove_dir(dir))?;
            disk.run(Operation::Rename, dir, || fs::rename(stage, dir))
        }
        done => done,
    }
}

/// Whether another folder must not take the place of the empty folder `dir`: a shell is in it, a link leads to it, or
/// something is mounted there.
fn must_stay(dir: &Path) -> bool {
    let Ok(real) = fs::canonicalize(dir) else { return false };
    let inside = std::env::current_dir().and_then(fs::canonicalize).is_ok_and(|it| it.starts_with(&real));
    inside || fs::symlink_metadata(dir).is_ok_and(|it| it.is_symlink()) || is_mounted(&real)
}

#[cfg(unix)]
fn is_mounted(dir: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |it: &Path| fs::metadata(it).map(|it| it.dev()).ok();
    dir.parent().is_none_or(|it| device(it) != device(dir))
}

#[cfg(not(unix))]
fn is_mounted(_: &Path) -> bool {
    false
}

/// Moves what is in `stage` up into `dir`, the plan last: without it, it is no project. What fails is moved back.
fn move_up(disk: &Disk, stage: &Path, dir: &Path) -> io::Result<()> {
    let mut names: Vec<OsString> = fs::read_dir(stage)?.map(|it| Ok(it?.file_name())).collect::<io::Result<_>>()?;
    names.sort_by_key(|it| it.as_os_str() == PLAN_FILE);
    for (moved, name) in names.iter().enumerate() {
        let to = dir.join(name);
        // Whatever came there meanwhile is somebody's.
        if let Err(error) = disk.run(Operation::Rename, &to, || rename_new(&stage.join(name), &to)) {
            if !disk.is_killed() {
                names[..moved].iter().for_each(|it| fs::rename(dir.join(it), stage.join(it)).unwrap_or_default());
            }
            return Err(error);
        }
    }
    Ok(())
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
