//! Why a project could not be written or read.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a project could not be written or read.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The folder holds something already.
    #[error("`{0}` is not empty")]
    NotEmpty(PathBuf),
    /// The path is a file, or leads through one.
    #[error("`{0}` is not a folder")]
    NotAFolder(PathBuf),
    /// The file is there already.
    #[error("`{0}` exists")]
    Exists(PathBuf),
    /// The disk refused a write; nothing of the target was changed.
    #[error("could not write `{path}`")]
    Write {
        /// What was written.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The disk refused a read.
    #[error("could not read `{path}`")]
    Read {
        /// What was read.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The archive could not be made.
    #[error("could not write the archive `{path}`")]
    Archive {
        /// The archive.
        path: PathBuf,
        /// What the archiver said.
        #[source]
        source: zip::result::ZipError,
    },
    /// Another airstrip works on the project.
    #[error("`{path}` is in use by another airstrip ({by})")]
    Held {
        /// The project.
        path: PathBuf,
        /// Its process and command.
        by: String,
    },
    /// Somebody saved a file while it was about to be written.
    #[error("`{0}` was changed meanwhile")]
    Changed(PathBuf),
    /// What these files were is no longer kept, so that they cannot be brought back.
    #[error("could not undo the last build: what {} before it is no longer kept", were(.0))]
    Lost(Vec<String>),
    /// The record of the last build cannot be read.
    #[error("could not undo the last build: its record `{0}` cannot be read")]
    LostRecord(String),
    /// A file looks like a key, and keys are not exported.
    #[error("`{name}` would be exported, and {why}")]
    Secret {
        /// The file.
        name: String,
        /// What makes it look like one.
        why: &'static str,
    },
    /// There is no project in the folder.
    #[error("`{0}` holds no `airstrip.toml`")]
    NoProject(PathBuf),
    /// The folder holds more than a project does.
    #[error("`{path}` holds more than {most} files")]
    TooMany {
        /// The folder.
        path: PathBuf,
        /// How many are read.
        most: usize,
    },
}

impl ExportError {
    /// What to do next, if there is something.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NotEmpty(path) => Some(format!("name another folder, or move away what is in `{}`", path.display())),
            Self::NotAFolder(_) => Some("name a folder that does not exist yet".to_owned()),
            Self::Held { .. } => Some("wait until it is done, or end it".to_owned()),
            Self::Changed(_) => Some("run it again; nothing was written".to_owned()),
            Self::Lost(_) => Some(
                "nothing was changed; `airstrip undo --rest` takes the rest back and leaves these files as they are"
                    .to_owned(),
            ),
            Self::LostRecord(_) => Some(
                "nothing was changed; `airstrip undo --rest` forgets it and takes the build before it back".to_owned(),
            ),
            Self::Secret { .. } => {
                Some("move it out of the project, list it in .gitignore, or say --allow-secrets".to_owned())
            }
            Self::Exists(_) => Some("name another file, or say --force to replace it".to_owned()),
            Self::NoProject(_) => Some("`airstrip new \"…\" DIR` makes a project".to_owned()),
            Self::Write { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                    Some("free some space and run it again; nothing was left half-written".to_owned())
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    Some("choose a folder that you may write to".to_owned())
                }
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Write { path, source }
    }

    pub(super) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }
}

/// "`a`, `b` and 3 more were".
fn were(files: &[String]) -> String {
    const MOST: usize = 3;
    let named: Vec<String> = files.iter().take(MOST).map(|it| format!("`{it}`")).collect();
    let rest = files.len() - named.len();
    let more = if rest == 0 { String::new() } else { format!(" and {rest} more") };
    format!("{}{more} {}", named.join(", "), if files.len() == 1 { "was" } else { "were" })
}
