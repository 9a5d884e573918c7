//! Why a project cannot be watched.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why a project cannot be watched.
#[derive(Debug, Error)]
pub enum WatchError {
    /// The system does not tell of changes.
    #[error("could not watch `{path}`")]
    Notify {
        /// The project.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: notify::Error,
    },
    /// The port is taken, or nobody may listen on it.
    #[error("could not listen on 127.0.0.1:{port}")]
    Listen {
        /// The port.
        port: u16,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The folder is gone.
    #[error("`{0}` is gone")]
    Gone(PathBuf),
}

impl WatchError {
    /// What to do next, if there is something.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Notify { source, .. } if matches!(source.kind, notify::ErrorKind::MaxFilesWatch) => {
                Some("raise fs.inotify.max_user_watches, or say --poll".to_owned())
            }
            Self::Notify { .. } => Some("say --poll to look for changes instead".to_owned()),
            Self::Listen { .. } => Some("say --port 0 to take any port that is free".to_owned()),
            Self::Gone(_) => None,
        }
    }
}
