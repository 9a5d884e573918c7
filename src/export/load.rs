//! A project read back from its folder.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::disk::{Disk, Workplace};
use super::error::ExportError;
use super::files::list;
use crate::path::ProjectPath;
use crate::plan::PLAN_FILE;
use crate::project::Project;

/// The largest file that is read, in bytes.
const MOST_BYTES: u64 = 16 << 20;
/// How long a run that is being completed is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads the project in `dir`: all files but those of tools, without following links. What an interrupted run left is
/// completed first.
pub fn load(dir: &Path) -> Result<Project, ExportError> {
    load_without(dir, None)
}

/// The same without one file.
pub fn load_without(dir: &Path, file: Option<&Path>) -> Result<Project, ExportError> {
    if !dir.join(PLAN_FILE).is_file() {
        return Err(ExportError::NoProject(dir.to_owned()));
    }
    complete(dir)?;
    let mut project = Project::new();
    for file in list(dir)?.without(file).files().filter(|it| it.size <= MOST_BYTES) {
        let Ok(path) = ProjectPath::new(file.name.as_str()) else { continue };
        match fs::read(&file.full) {
            Ok(bytes) => project.put(path, bytes),
            // It went since it was listed.
            Err(it) if it.kind() == io::ErrorKind::NotFound => {}
            Err(it) => return Err(ExportError::read(&file.full)(it)),
        }
    }
    Ok(project)
}

/// Completes what an interrupted run began in `dir`.
pub fn complete(dir: &Path) -> Result<(), ExportError> {
    if Workplace::is_interrupted(dir) {
        Workplace::open(dir, &Disk::real(), "reads the project", PATIENCE)?;
    }
    Ok(())
}
