//! What happened, in streams: a reader who was away reads on where it stopped.

use rusqlite::params;
use serde_json::Value;

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

impl Workspace {
    /// Adds an event to a stream; its number.
    pub(in crate::studio) fn add_event(&self, stream: &str, name: &str, data: &Value) -> Result<u32, WorkspaceError> {
        let data = serde_json::to_string(data)?;
        let database = self.database();
        let mut add = database.prepare_cached(
            "INSERT INTO event (stream, number, name, data)
             VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE stream = ?1), ?2, ?3) RETURNING number",
        )?;
        Ok(add.query_row(params![stream, name, data], |row| row.get(0))?)
    }

    /// The events of a stream after number `after`, in order.
    pub(in crate::studio) fn events(&self, stream: &str, after: u32) -> Result<Vec<EventRow>, WorkspaceError> {
        let database = self.database();
        let mut all = database.prepare_cached(
            "SELECT number, name, data FROM event WHERE stream = ?1 AND number > ?2 ORDER BY number LIMIT 1000",
        )?;
        let rows = all.query_map(params![stream, after], |row| {
            Ok(EventRow { number: row.get(0)?, name: row.get(1)?, data: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
