//! What is written down together. Each time the database writes, it takes as long as ten lines do, and while pages are
//! made much happens at once.

use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::TransactionBehavior;

use super::error::WorkspaceError;
use super::jobs::Outcome;
use super::{Workspace, events, jobs, ledger};
use crate::llm::Usage;

/// Something that happened, and is to be written down.
#[derive(Debug)]
pub(in crate::studio) enum Note {
    /// An event of a stream, with what it says as JSON.
    Event {
        /// The stream.
        stream: String,
        /// Its name.
        name: &'static str,
        /// What it says.
        data: String,
    },
    /// What a call of a model took, for its owner.
    Call(String, Usage),
    /// A job ended, which is the last event of its stream.
    End {
        /// Its id.
        id: String,
        /// How it ended.
        outcome: Outcome,
        /// When, in seconds since 1970.
        at: i64,
    },
}

/// What is not written down yet, in the order in which it happened.
#[derive(Default)]
pub(super) struct Notes(Mutex<Vec<Note>>);

impl Notes {
    fn all(&self) -> MutexGuard<'_, Vec<Note>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Workspace {
    /// Notes what happened, for whoever writes next.
    pub(in crate::studio) fn note(&self, note: Note) {
        self.notes.all().push(note);
    }

    /// Writes down what was noted, all of it or nothing: the events there are now, by stream and number.
    pub(in crate::studio) fn write_notes(&self) -> Result<Vec<(String, u32)>, WorkspaceError> {
        // Whoever has the database writes what was noted before: the order stays.
        let mut database = self.database();
        let notes = mem::take(&mut *self.notes.all());
        if notes.is_empty() {
            return Ok(Vec::new());
        }
        let change = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut told = Vec::new();
        for note in notes {
            match note {
                Note::Event { stream, name, data } => {
                    let number = events::add(&change, &stream, name, &data)?;
                    told.push((stream, number));
                }
                Note::Call(owner, usage) => ledger::pay(&change, &owner, &usage)?,
                Note::End { id, outcome, at } => {
                    jobs::end(&change, &id, &outcome, at)?;
                    let number = events::add(&change, &id, outcome.state.name(), events::AS_THE_JOB)?;
                    told.push((id, number));
                }
            }
        }
        change.commit()?;
        Ok(told)
    }
}
