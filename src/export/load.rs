//! A project read back from its folder.

use std::fs;
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
    if !dir.join(PLAN_FILE).is_file() {
        return Err(ExportError::NoProject(dir.to_owned()));
    }
    complete(dir)?;
    let mut project = Project::new();
    for file in list(dir)?.files().filter(|it| it.size <= MOST_BYTES) {
        if let Ok(path) = ProjectPath::new(file.name.as_str()) {
            project.put(path, fs::read(&file.full).map_err(ExportError::read(&file.full))?);
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
