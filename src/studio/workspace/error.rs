//! Why a workspace could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a workspace could not be read or written.
#[derive(Debug, Error)]
pub enum WorkspaceError {
    /// The folder cannot be used.
    #[error("could not use the workspace `{path}`")]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The database refused.
    #[error("could not use the database of the workspace")]
    Database(#[from] rusqlite::Error),
    /// A newer version of the program made it.
    #[error("the workspace has format {found}, and this version knows up to {known}")]
    Newer {
        /// The format of the workspace.
        found: u32,
        /// The newest format that is known here.
        known: u32,
    },
    /// A file that a version names is gone or changed.
    #[error("the file `{0}` of the workspace is missing or damaged")]
    Blob(String),
    /// There is no such site.
    #[error("there is no site `{0}`")]
    NoSite(String),
    /// Somebody else changed the site in the meantime.
    #[error("the site was changed in the meantime")]
    Conflict,
    /// The workspace holds as many sites as it may.
    #[error("the workspace holds {0} sites, which is as many as it may")]
    Full(u32),
    /// Something that was stored cannot be read.
    #[error("could not read what the workspace holds")]
    Content(#[from] serde_json::Error),
}

impl WorkspaceError {
    pub(super) fn folder(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Folder { path: path.to_owned(), source }
    }

    /// What to do next, if there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Folder { .. } => Some("name a folder that you may write to: airstrip studio DIR"),
            Self::Newer { .. } => Some("open it with the newer airstrip, or name another folder"),
            Self::Full(_) => Some("delete a site, or raise --max-sites"),
            Self::Conflict => Some("load the site again and repeat the change"),
            _ => None,
        }
    }
}
