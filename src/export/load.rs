//! A project read back from its folder.

use std::fs::File;
use std::io::{self, Read};
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
    for file in list(dir)?.without(file).files() {
        let Ok(path) = ProjectPath::new(file.name.as_str()) else { continue };
        match read(&file.full) {
            Ok(bytes) => bytes.map_or((), |it| project.put(path, it)),
            // It went since it was listed.
            Err(it) if it.kind() == io::ErrorKind::NotFound => {}
            Err(it) => return Err(ExportError::read(&file.full)(it)),
        }
    }
    Ok(project)
}

/// The bytes of a file that is not too large.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > MOST_BYTES {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Completes what an interrupted run began in `dir`.
pub fn complete(dir: &Path) -> Result<(), ExportError> {
    if Workplace::is_interrupted(dir) {
        Workplace::open(dir, &Disk::real(), "reads the project", PATIENCE)?;
    }
    Ok(())
}
