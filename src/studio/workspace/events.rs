//! What happened, in streams: a reader who was away reads on where it stopped.

use rusqlite::{Connection, params};

use super::Workspace;
use super::error::WorkspaceError;

/// One event of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::studio) struct EventRow {
    /// Its number in the stream, from 1.
    pub(in crate::studio) number: u32,
    /// Its name.
    pub(in crate::studio) name: String,
    /// What it says, as JSON.
    pub(in crate::studio) data: String,
}

/// Stands for what came out of the job of the stream, which is long and kept with the job.
pub(super) const AS_THE_JOB: &str = "";

/// Adds an event to a stream; its number.
pub(super) fn add(database: &Connection, stream: &str, name: &str, data: &str) -> Result<u32, WorkspaceError> {
    let mut add = database.prepare_cached(
        "INSERT INTO event (stream, number, name, data)
         VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE stream = ?1), ?2, ?3) RETURNING number",
    )?;
    Ok(add.query_row(params![stream, name, data], |row| row.get(0))?)
}

impl Workspace {
    /// The events of a stream after number `after`, in order.
    pub(in crate::studio) fn events(&self, stream: &str, after: u32) -> Result<Vec<EventRow>, WorkspaceError> {
        let database = self.database();
        let mut all = database.prepare_cached(
            "SELECT number, name,
             CASE data WHEN '' THEN coalesce((SELECT result FROM job WHERE id = stream), 'null') ELSE data END
             FROM event WHERE stream = ?1 AND number > ?2 ORDER BY number LIMIT 1000",
        )?;
        let rows = all.query_map(params![stream, after], |row| {
            Ok(EventRow { number: row.get(0)?, name: row.get(1)?, data: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
