//! What a run has taken so far, and the limits that it never crosses.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

use super::ask::Usage;
use super::error::{ErrorKind, LlmError};
use super::settings::Price;

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
    fn add(&mut self, call: Call) {
        self.prompt_tokens += call.usage.prompt_tokens;
        self.completion_tokens += call.usage.completion_tokens;
        match call.usage.cost {
            Some(cost) => self.cost += cost,
            None => self.unpriced += 1,
        }
        self.calls.push(call);
    }
}

/// The purse of a run: money is set aside before a call, and paid after it.
#[derive(Debug)]
pub(super) struct Purse {
    state: Mutex<State>,
    changed: Notify,
    max_cost: Option<f64>,
    max_tokens: Option<u64>,
}

#[derive(Debug, Default)]
struct State {
    spent: Spent,
    held_cost: f64,
    held_tokens: u64,
}

/// What a call is to be paid with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Bill {
    /// The server refused before it began.
    Nothing,
    /// The server says what it took.
    Said(Usage),
    /// The server does not say; it may cost what was sent and received.
    Unsaid,
}

/// Money that is set aside for one call. Dropped without being paid, the call counts as cancelled.
#[derive(Debug)]
pub(super) struct Held<'a> {
    purse: &'a Purse,
    price: Option<Price>,
    cost: f64,
    tokens: u64,
    call: Option<Call>,
}

impl Purse {
    pub(super) fn new(max_cost: Option<f64>, max_tokens: Option<u64>) -> Self {
        Self { state: Mutex::default(), changed: Notify::new(), max_cost, max_tokens }
    }

    pub(super) fn spent(&self) -> Spent {
        self.state().spent.clone()
    }

    /// Whether a price must be known before a call.
    pub(super) fn needs_price(&self) -> bool {
        self.max_cost.is_some()
    }

    /// Sets aside the most that `call` can take; waits while others hold what it needs.
    pub(super) async fn hold(&self, call: Call, most: Usage, price: Option<Price>) -> Result<Held<'_>, LlmError> {
        let (read, written) = (most.prompt_tokens, most.completion_tokens);
        let cost = price.map_or(0.0, |it| it.of(read, written));
        loop {
            let changed = self.changed.notified();
            if self.try_hold(cost, read + written)? {
                let call = Some(Call { usage: Usage { prompt_tokens: read, ..Usage::default() }, ..call });
                return Ok(Held { purse: self, price, cost, tokens: read + written, call });
            }
            changed.await;
        }
    }

    fn try_hold(&self, cost: f64, tokens: u64) -> Result<bool, LlmError> {
        let mut state = self.state();
        let taken = state.spent.prompt_tokens + state.spent.completion_tokens;
        if let Some(most) = self.max_cost.filter(|it| state.spent.cost + cost > *it) {
            let text = format!("${:.4} of ${most} are spent, and the next call may cost ${cost:.4}", state.spent.cost);
            return Err(LlmError::new(ErrorKind::Ceiling, text));
        }
        if let Some(most) = self.max_tokens.filter(|it| taken + tokens > *it) {
            let text = format!("{taken} of {most} tokens are used, and the next call may use {tokens}");
            return Err(LlmError::new(ErrorKind::Ceiling, text));
        }
        let fits = self.max_cost.is_none_or(|it| state.spent.cost + state.held_cost + cost <= it)
            && self.max_tokens.is_none_or(|it| taken + state.held_tokens + tokens <= it);
        if fits {
            state.held_cost += cost;
            state.held_tokens += tokens;
        }
        Ok(fits)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held<'_> {
    /// Notes how long the answer is by now, in case the call is cancelled.
    pub(super) fn written(&mut self, bytes: usize) {
        if let Some(call) = &mut self.call {
            call.usage.completion_tokens = bytes.div_ceil(4) as u64;
        }
    }

    /// The call has ended.
    pub(super) fn pay(mut self, outcome: &str, bill: Bill, generation_id: Option<&str>) -> Usage {
        let Some(mut call) = self.call.take() else { return Usage::default() };
        outcome.clone_into(&mut call.outcome);
        call.generation_id = generation_id.map(str::to_owned);
        self.settle(call, bill)
    }

    fn settle(&self, mut call: Call, bill: Bill) -> Usage {
        let mut usage = match bill {
            Bill::Nothing => Usage::default(),
            Bill::Said(it) => it,
            Bill::Unsaid => Usage { estimated: true, ..call.usage },
        };
        let price = self.price.map(|it| it.of(usage.prompt_tokens, usage.completion_tokens));
        usage.cost = usage.cost.or(price);
        call.usage = usage;
        let mut state = self.purse.state();
        state.spent.add(call);
        state.held_cost -= self.cost;
        state.held_tokens -= self.tokens;
        drop(state);
        self.purse.changed.notify_waiters();
        usage
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Some(mut call) = self.call.take() {
            "CANCELLED".clone_into(&mut call.outcome);
            self.settle(call, Bill::Unsaid);
        }
    }
}
