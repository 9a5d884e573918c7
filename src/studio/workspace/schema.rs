//! The tables, and how an older workspace gets them.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::error::WorkspaceError;

/// One step for each format, in order. A step that was released is never changed.
const STEPS: [&str; 5] = [FIRST, SECOND, THIRD, FOURTH, FIFTH];

const FIRST: &str = "
CREATE TABLE site (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    head INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT;
CREATE TABLE version (
    site TEXT NOT NULL REFERENCES site (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    what TEXT NOT NULL,
    files TEXT NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (site, number)
) STRICT;
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    request TEXT NOT NULL,
    result TEXT,
    idempotency_key TEXT,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX job_by_key ON job (owner, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE TABLE event (
    stream TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (stream, number)
) STRICT;
";

/// Owners, what models took for each, and the process that works on a job.
const SECOND: &str = "
ALTER TABLE site ADD COLUMN owner TEXT NOT NULL DEFAULT 'local';
ALTER TABLE job ADD COLUMN worker TEXT NOT NULL DEFAULT '';
CREATE TABLE account (
    owner TEXT PRIMARY KEY,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cost REAL NOT NULL
) STRICT;
";

/// The bytes of files, which were files of their own before: each had to be flushed, and there are some seventy a page.
const THIRD: &str = "
CREATE TABLE blob (
    hash TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
";

/// Events in the order of their streams, once and not with an index beside them. From here on, what came out of a job
/// is not kept in its last event, nor the bases of a version: both follow from the rest.
const FOURTH: &str = "
CREATE TABLE event_in_order (
    stream TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (stream, number)
) STRICT, WITHOUT ROWID;
INSERT INTO event_in_order SELECT stream, number, name, data FROM event;
DROP TABLE event;
ALTER TABLE event_in_order RENAME TO event;
";

/// From here on, the preview picture of a version may be kept as what it says.
const FIFTH: &str = "";

/// How long the log grows before whoever writes takes it over, in pages of 4 KiB: longer than it is when somebody takes
/// it over each second.
const LOG_PAGES: u32 = 16_000;
/// How long to wait for another process.
const BUSY: Duration = Duration::from_secs(10);
/// How many statements stay prepared; there are not so many.
const STATEMENTS: usize = 64;

/// A second connection to the database at `path`, for its log alone.
pub(super) fn keeper(path: &Path) -> Result<Connection, WorkspaceError> {
    let keeper = Connection::open(path)?;
    keeper.busy_timeout(BUSY)?;
    keeper.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(keeper)
}

/// Sets the connection up and brings the tables up to date.
pub(super) fn prepare(database: &mut Connection) -> Result<(), WorkspaceError> {
    database.busy_timeout(BUSY)?;
    database.pragma_update(None, "journal_mode", "WAL")?;
    database.pragma_update(None, "synchronous", "NORMAL")?;
    database.pragma_update(None, "foreign_keys", true)?;
    // The log is taken over into the database in larger parts: each part is flushed twice.
    database.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    database.set_prepared_statement_cache_capacity(STATEMENTS);
    // Else a statement is planned again for each value it is given.
    database.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let known = u32::try_from(STEPS.len()).unwrap_or(u32::MAX);
    let change = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: u32 = change.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(WorkspaceError::Newer { found, known });
    }
    for step in &STEPS[found as usize..] {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "user_version", known)?;
    change.commit()?;
    Ok(())
}
