//! Whether it is any use to call: a server that keeps failing is left alone, and a refused key ends the run.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::error::{ErrorKind, LlmError};

/// Failures in a row after which a server is left alone.
const MOST_FAILURES: u32 = 5;

/// Repeated calls that any run may make.
const FREE_RETRIES: f64 = 10.0;

/// What a success adds to the repeated calls that a run may make.
const RETRIES_PER_SUCCESS: f64 = 0.1;

/// How a server has behaved in this run.
#[derive(Debug)]
pub(super) struct Health(Mutex<State>);

#[derive(Debug)]
struct State {
    failures: u32,
    /// Until when the server is left alone.
    open: Option<Instant>,
    retries: f64,
    /// The error that every other call would end in too.
    ended: Option<LlmError>,
}

impl Health {
    pub(super) fn new() -> Self {
        Self(Mutex::new(State { failures: 0, open: None, retries: FREE_RETRIES, ended: None }))
    }

    /// Refuses a call that would be of no use.
    pub(super) fn check(&self) -> Result<(), LlmError> {
        let mut state = self.state();
        if let Some(error) = &state.ended {
            return Err(error.clone());
        }
        match state.open.map(|it| it.saturating_duration_since(Instant::now())) {
            Some(left) if !left.is_zero() => {
                let mut error = LlmError::new(ErrorKind::BreakerOpen, "");
                error.facts.wait = Some(left);
                Err(error)
            }
            Some(_) => {
                // One call may try; if it fails, the next wait begins.
                state.open = None;
                state.failures = MOST_FAILURES - 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// A call went well.
    pub(super) fn fine(&self) {
        let mut state = self.state();
        state.failures = 0;
        state.retries += RETRIES_PER_SUCCESS;
    }

    /// A call failed.
    pub(super) fn failed(&self, error: &LlmError, rest: Duration) {
        let mut state = self.state();
        if error.ends_run() {
            state.ended.get_or_insert_with(|| error.clone());
        }
        let down = matches!(
            error.kind,
            ErrorKind::Unreachable | ErrorKind::TimeoutConnect | ErrorKind::TimeoutHeaders | ErrorKind::Server
        );
        if !down {
            state.failures = 0;
            return;
        }
        state.failures += 1;
        if state.failures >= MOST_FAILURES {
            state.open = Some(Instant::now() + rest);
        }
    }

    /// Takes one of the repeated calls that the run may make; none is left when many calls fail.
    pub(super) fn take_retry(&self) -> bool {
        let mut state = self.state();
        let left = state.retries >= 1.0;
        if left {
            state.retries -= 1.0;
        }
        left
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn down() -> LlmError {
        LlmError::new(ErrorKind::Unreachable, "")
    }

    #[test]
    fn five_failures_in_a_row_open_the_breaker_and_one_call_may_try_again() {
        let health = Health::new();
        (0..4).for_each(|_| health.failed(&down(), Duration::from_hours(1)));
        health.fine();
        (0..4).for_each(|_| health.failed(&down(), Duration::from_hours(1)));
        assert!(health.check().is_ok());
        health.failed(&down(), Duration::ZERO);
        assert!(health.check().is_ok(), "the time is over");
        health.failed(&down(), Duration::from_hours(1));
        assert_eq!(health.check().unwrap_err().kind, ErrorKind::BreakerOpen);
    }

    #[test]
    fn a_refused_key_ends_the_run() {
        let health = Health::new();
        health.failed(&LlmError::new(ErrorKind::Key, "no"), Duration::ZERO);
        assert_eq!(health.check().unwrap_err().kind, ErrorKind::Key);
    }

    #[test]
    fn retries_run_out_and_successes_bring_them_back() {
        let health = Health::new();
        assert_eq!((0..20).filter(|_| health.take_retry()).count(), 10);
        (0..11).for_each(|_| health.fine());
        assert!(health.take_retry());
        assert!(!health.take_retry());
    }
}
