//! What models took, by who asked.

use rusqlite::{Connection, OptionalExtension, params};

use super::Workspace;
use super::error::WorkspaceError;
use crate::llm::Usage;

/// What models took for one owner.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub(in crate::studio) struct Account {
    /// Calls that were answered.
    pub(in crate::studio) calls: u32,
    /// Tokens that were read.
    pub(in crate::studio) input_tokens: i64,
    /// Tokens that were written.
    pub(in crate::studio) output_tokens: i64,
    /// US dollars, as far as prices are known.
    pub(in crate::studio) cost: f64,
}

/// Writes down what a call took.
pub(super) fn pay(database: &Connection, owner: &str, usage: &Usage) -> Result<(), WorkspaceError> {
    let tokens = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
    let mut add = database.prepare_cached(
        "INSERT INTO account (owner, calls, input_tokens, output_tokens, cost) VALUES (?1, 1, ?2, ?3, ?4)
         ON CONFLICT (owner) DO UPDATE SET calls = calls + 1, input_tokens = input_tokens + excluded.input_tokens,
         output_tokens = output_tokens + excluded.output_tokens, cost = cost + excluded.cost",
    )?;
    let (read, written) = (tokens(usage.prompt_tokens), tokens(usage.completion_tokens));
    add.execute(params![owner, read, written, usage.cost.unwrap_or_default()])?;
    Ok(())
}

impl Workspace {
    /// What models took for `owner`, as far as it is written down.
    pub(in crate::studio) fn spent(&self, owner: &str) -> Result<Account, WorkspaceError> {
        let row = |row: &rusqlite::Row<'_>| {
            Ok(Account {
                calls: row.get("calls")?,
                input_tokens: row.get("input_tokens")?,
                output_tokens: row.get("output_tokens")?,
                cost: row.get("cost")?,
            })
        };
        let database = self.database();
        let mut query = database.prepare_cached("SELECT * FROM account WHERE owner = ?1")?;
        let found = query.query_row([owner], row).optional()?;
        Ok(found.unwrap_or_default())
    }
}
