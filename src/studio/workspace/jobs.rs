//! Jobs: what was asked for, and what came out.

use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use serde_json::Value;

use super::Workspace;
use super::error::WorkspaceError;

/// The job of an owner with a key.
const KEYED: &str = "SELECT * FROM job WHERE owner = ?1 AND idempotency_key = ?2";

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::studio) enum JobState {
    /// Somebody works on it.
    Running,
    /// It is done, and its result is there.
    Done,
    /// It could not be done.
    Failed,
    /// Somebody stopped it.
    Cancelled,
}

impl JobState {
    /// Its name, as it is stored and said.
    pub(in crate::studio) fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn of(name: &str) -> Self {
        [Self::Running, Self::Done, Self::Cancelled].into_iter().find(|it| it.name() == name).unwrap_or(Self::Failed)
    }
}

/// A job as it is stored.
#[derive(Debug, Clone)]
pub(in crate::studio) struct Job {
    /// 128 random bits in hexadecimal.
    pub(in crate::studio) id: String,
    /// What kind of work it is: `page` or `component`.
    pub(in crate::studio) kind: String,
    /// Who asked.
    pub(in crate::studio) owner: String,
    /// How far it is.
    pub(in crate::studio) state: JobState,
    /// What was asked for.
    pub(in crate::studio) request: Value,
    /// What came out, once it is over.
    pub(in crate::studio) result: Option<Value>,
}

/// A job that is to be done.
pub(in crate::studio) struct NewJob<'a> {
    /// Its id.
    pub(in crate::studio) id: &'a str,
    /// What kind of work it is.
    pub(in crate::studio) kind: &'a str,
    /// Who asked.
    pub(in crate::studio) owner: &'a str,
    /// What for.
    pub(in crate::studio) request: &'a Value,
    /// A key by which the same request is known again.
    pub(in crate::studio) key: Option<&'a str>,
    /// When, in seconds since 1970.
    pub(in crate::studio) at: i64,
}

/// How a job ended.
#[derive(Debug)]
pub(in crate::studio) struct Outcome {
    /// How far it is.
    pub(in crate::studio) state: JobState,
    /// What came out.
    pub(in crate::studio) result: Value,
}

impl Job {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let state: String = row.get("state")?;
        let json = |text: String| serde_json::from_str(&text).unwrap_or_default();
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            owner: row.get("owner")?,
            state: JobState::of(&state),
            request: json(row.get("request")?),
            result: row.get::<_, Option<String>>("result")?.map(json),
        })
    }
}

impl Workspace {
    /// Adds a job, unless its owner has one with the same key: then that one.
    pub(in crate::studio) fn add_job(&self, job: &NewJob<'_>) -> Result<Option<Job>, WorkspaceError> {
        let text = serde_json::to_string(job.request)?;
        let mut database = self.database();
        let change = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = change.prepare_cached(KEYED)?.query_row(params![job.owner, job.key], Job::of).optional()?;
        if known.is_none() {
            let add = "INSERT INTO job (id, kind, state, owner, request, idempotency_key, created, updated, worker)
                 VALUES (?1, ?2, 'running', ?3, ?4, ?5, ?6, ?6, ?7)";
            let values = params![job.id, job.kind, job.owner, text, job.key, job.at, self.worker.name()];
            change.prepare_cached(add)?.execute(values)?;
        }
        change.commit()?;
        Ok(known)
    }

    /// The job called `id`.
    pub(in crate::studio) fn job(&self, id: &str) -> Result<Option<Job>, WorkspaceError> {
        let database = self.database();
        Ok(database.prepare_cached("SELECT * FROM job WHERE id = ?1")?.query_row([id], Job::of).optional()?)
    }

    /// How far the job called `id` is, and once it is over, what came out as JSON.
    pub(in crate::studio) fn job_end(&self, id: &str) -> Result<Option<(JobState, String)>, WorkspaceError> {
        let database = self.database();
        let mut query = database.prepare_cached(
            "SELECT state, CASE state WHEN 'running' THEN '' ELSE coalesce(result, 'null') END FROM job WHERE id = ?1",
        )?;
        let read = |it: &Row<'_>| Ok((JobState::of(&it.get::<_, String>(0)?), it.get(1)?));
        Ok(query.query_row([id], read).optional()?)
    }

    /// The job that `owner` began with `key`.
    pub(in crate::studio) fn keyed_job(&self, owner: &str, key: &str) -> Result<Option<Job>, WorkspaceError> {
        let database = self.database();
        Ok(database.prepare_cached(KEYED)?.query_row([owner, key], Job::of).optional()?)
    }

    /// Takes over the jobs that were being worked on when a process ended. Those of a process that lives stay its own.
    pub(in crate::studio) fn take_over_jobs(&self) -> Result<Vec<Job>, WorkspaceError> {
        let mut database = self.database();
        let change = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut workers = change.prepare("SELECT DISTINCT worker FROM job WHERE state = 'running'")?;
        let names = workers.query_map([], |it| it.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        drop(workers);
        let mut taken = Vec::new();
        for name in names.into_iter().filter(|it| !self.worker.is_there(it)) {
            let mut all =
                change.prepare("UPDATE job SET worker = ?1 WHERE state = 'running' AND worker = ?2 RETURNING *")?;
            let rows = all.query_map([self.worker.name(), &name], Job::of)?;
            taken.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        change.commit()?;
        Ok(taken)
    }
}

/// Says how a job ended. One that has ended already stays as it is.
pub(super) fn end(database: &Connection, id: &str, outcome: &Outcome, at: i64) -> Result<(), WorkspaceError> {
    let result = serde_json::to_string(&outcome.result)?;
    let mut end = database
        .prepare_cached("UPDATE job SET state = ?2, result = ?3, updated = ?4 WHERE id = ?1 AND state = 'running'")?;
    end.execute(params![id, outcome.state.name(), result, at])?;
    Ok(())
}
