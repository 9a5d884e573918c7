//! What a run has taken so far.

use serde::{Deserialize, Serialize};

use super::ask::Usage;

/// What a run has taken so far, call by call.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Spent {
    /// Every call that was made, in the order in which they ended.
    pub calls: Vec<Call>,
    /// Tokens that were read.
    pub prompt_tokens: u64,
    /// Tokens that were written.
    pub completion_tokens: u64,
    /// US dollars, as far as prices are known.
    pub cost: f64,
    /// How many calls have no known price.
    pub unpriced: u32,
}

/// One call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// What it was for.
    pub label: String,
    /// The model that was asked.
    pub model: String,
    /// A hash of what was asked.
    pub ask: String,
    /// Its number among the calls of its ask, from 1.
    pub attempt: u32,
    /// `OK`, or the code of its error, or `CANCELLED`.
    pub outcome: String,
    /// What it took.
    pub usage: Usage,
    /// The provider's own name for it.
    pub generation_id: Option<String>,
}

impl Spent {
    /// Adds a call that has ended.
    pub(super) fn add(&mut self, call: Call) {
        self.prompt_tokens += call.usage.prompt_tokens;
        self.completion_tokens += call.usage.completion_tokens;
        match call.usage.cost {
            Some(cost) => self.cost += cost,
            None => self.unpriced += 1,
        }
        self.calls.push(call);
    }
}
