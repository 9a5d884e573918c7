//! What the studio keeps on the disk, in one `SQLite` database: sites, their versions, the bytes of files by their hash,
//! jobs and events.

mod blobs;
mod error;
mod events;
mod jobs;
mod ledger;
mod notes;
mod schema;
mod sites;
mod versions;
mod worker;

use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

pub use error::WorkspaceError;
pub(super) use events::EventRow;
pub(super) use jobs::{Job, JobState, NewJob, Outcome};
pub(super) use ledger::Account;
pub(super) use notes::Note;
pub(super) use sites::SiteRow;
pub(super) use versions::Step;

/// The database of a workspace, inside its folder.
const DATABASE: &str = "studio.db";

/// A folder of sites. Several processes may have the same one open.
pub(super) struct Workspace {
    database: Mutex<Connection>,
    /// Takes the log over, while others write.
    keeper: Mutex<Connection>,
    older: blobs::Older,
    notes: notes::Notes,
    worker: worker::Worker,
}

impl Workspace {
    /// Opens the workspace in `root`, and makes it if it is not there. One made by an older version is brought up to
    /// date. `name` is that of this process: 128 random bits.
    pub(super) fn open(root: &Path, name: &str) -> Result<Self, WorkspaceError> {
        fs::create_dir_all(root).map_err(WorkspaceError::folder(root))?;
        let mut database = Connection::open(root.join(DATABASE))?;
        schema::prepare(&mut database)?;
        let keeper = Mutex::new(schema::keeper(&root.join(DATABASE))?);
        let worker = worker::Worker::enter(&root.join("workers"), name)?;
        let (older, notes) = (blobs::Older::at(root.join("blobs")), notes::Notes::default());
        Ok(Self { database: Mutex::new(database), keeper, older, notes, worker })
    }

    /// Whether the database answers.
    pub(super) fn is_alive(&self) -> bool {
        self.database().query_row("SELECT 1", [], |_| Ok(())).is_ok()
    }

    /// A number that changes when another process changes something.
    pub(super) fn others(&self) -> i64 {
        // Where it cannot be read, the next question to the database says why.
        self.database().pragma_query_value(None, "data_version", |row| row.get(0)).unwrap_or_default()
    }

    /// Takes over into the database what is in its log, as far as nobody reads it there. It waits for the disk, and holds
    /// up nobody.
    pub(super) fn take_over_log(&self) -> Result<(), WorkspaceError> {
        let keeper = self.keeper.lock().unwrap_or_else(PoisonError::into_inner);
        keeper.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }

    fn database(&self) -> MutexGuard<'_, Connection> {
        self.database.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
