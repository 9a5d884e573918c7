//! One call: sent, read to its end or to what ends it, judged.

use std::time::SystemTime;

use tokio::time::{Instant, timeout};

use super::ask::Heard;
use super::error::{ErrorKind, LlmError};
use super::fault;
use super::money::Held;
use super::pace;
use super::reader::{Reader, Said};
use super::secret::Scrubber;
use super::settings::Limits;
use super::transport::Reply;

/// The most bytes of the body of a refusal that are read.
const MOST_REFUSAL: usize = 64 << 10;

/// What one call brought.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) outcome: Result<(), LlmError>,
    pub(super) said: Said,
    pub(super) status: Option<u16>,
    pub(super) retry_after: Option<String>,
    pub(super) generation_id: Option<String>,
    /// The bytes of the body, if they are to be kept.
    pub(super) tape: Option<Vec<u8>>,
    /// How the connection broke off.
    pub(super) end: Option<ErrorKind>,
}

/// What a call is watched with.
pub(super) struct Watch<'a, 'h> {
    pub(super) limits: &'a Limits,
    pub(super) scrubber: &'a Scrubber,
    pub(super) held: &'a mut Held<'h>,
    pub(super) hear: &'a mut (dyn FnMut(Heard<'_>) + Send),
    /// When the call must be over.
    pub(super) deadline: Instant,
    pub(super) tape: bool,
}

/// Reads `reply`, which may not even have begun.
pub(super) async fn read(reply: Result<Reply, LlmError>, mut watch: Watch<'_, '_>) -> Attempt {
    let mut attempt = Attempt {
        outcome: Ok(()),
        said: Said::default(),
        status: None,
        retry_after: None,
        generation_id: None,
        tape: watch.tape.then(Vec::new),
        end: None,
    };
    let mut reply = match reply {
        Ok(it) => it,
        Err(error) => {
            attempt.end = Some(error.kind);
            attempt.outcome = Err(error);
            return attempt;
        }
    };
    attempt.status = Some(reply.status);
    attempt.retry_after = reply.headers.retry_after.clone();
    attempt.generation_id = reply.headers.generation_id.clone();
    attempt.outcome = match reply.status {
        200..=299 => stream(&mut reply, &mut attempt, watch).await,
        _ => Err(refusal(&mut reply, &mut attempt, &mut watch).await),
    };
    attempt
}

/// A response that says no.
///
/// The watch is borrowed alone: two borrows of it could not wait on another thread.
async fn refusal(reply: &mut Reply, attempt: &mut Attempt, watch: &mut Watch<'_, '_>) -> LlmError {
    let time = watch.limits.idle.min(watch.deadline.saturating_duration_since(Instant::now()));
    let (text, failed) = reply.text(MOST_REFUSAL, time).await;
    attempt.end = failed.map(|it| it.kind);
    if let Some(tape) = &mut attempt.tape {
        tape.extend_from_slice(text.as_bytes());
    }
    let mut error = fault::of_status(reply.status, &watch.scrubber.clean(&text));
    let header = reply.headers.retry_after.as_deref().and_then(|it| pace::asked(it, SystemTime::now()));
    error.facts.wait = header.or(error.facts.wait);
    if error.kind == ErrorKind::Redirect {
        error.facts.said = reply.headers.location.clone().unwrap_or_default();
    }
    error
}

async fn stream(reply: &mut Reply, attempt: &mut Attempt, watch: Watch<'_, '_>) -> Result<(), LlmError> {
    let mut reader = Reader::new(watch.limits);
    let scrubber = watch.scrubber;
    let read = drain(reply, attempt, &mut reader, watch).await;
    let outcome = match read {
        // What breaks after the model said that it is done breaks nothing.
        Err(error) if !reader.is_finished() => Err(error),
        _ if scrubber.finds(&reader.said().text, reader.said().text.len()) => Err(echoed()),
        _ => reader.verdict(),
    };
    attempt.said = reader.into_said();
    outcome
}

/// Reads until nothing can follow that matters.
async fn drain(
    reply: &mut Reply,
    attempt: &mut Attempt,
    reader: &mut Reader,
    watch: Watch<'_, '_>,
) -> Result<(), LlmError> {
    let limits = watch.limits;
    let (mut quiet_until, mut steps, mut size) = (Instant::now() + limits.quiet, 0, 0);
    let mut finished = None;
    while !reader.is_over() {
        if reader.is_finished() {
            finished.get_or_insert_with(|| Instant::now() + limits.grace);
        }
        let until = finished.unwrap_or_else(|| Instant::now() + limits.idle).min(watch.deadline).min(quiet_until);
        let next = timeout(until.saturating_duration_since(Instant::now()), reply.chunk()).await;
        let next = next.unwrap_or_else(|_| Err(late(until, &watch, quiet_until)));
        let bytes = match next {
            Ok(Some(it)) => it,
            Ok(None) => return reader.end(),
            Err(error) => {
                attempt.end = Some(error.kind);
                return Err(error);
            }
        };
        size += bytes.len();
        if let Some(tape) = &mut attempt.tape {
            tape.extend_from_slice(&bytes);
        }
        if size > limits.bytes {
            return Err(LlmError::new(ErrorKind::TooLarge, format!("more than {} bytes", limits.bytes)));
        }
        let fresh = reader.push(&bytes)?.len();
        let text = &reader.said().text;
        if watch.scrubber.finds(text, fresh) {
            return Err(echoed());
        }
        if fresh > 0 {
            (watch.hear)(Heard::Text(&text[text.len() - fresh..]));
            watch.held.written(text.len());
        }
        if reader.said().steps > steps {
            steps = reader.said().steps;
            quiet_until = Instant::now() + limits.quiet;
        }
    }
    Ok(())
}

fn late(until: Instant, watch: &Watch<'_, '_>, quiet_until: Instant) -> LlmError {
    match until {
        it if it == watch.deadline => LlmError::new(ErrorKind::TimeoutTotal, ""),
        it if it == quiet_until => LlmError::new(ErrorKind::TimeoutIdle, "signs of life, and no words"),
        _ => LlmError::new(ErrorKind::TimeoutIdle, ""),
    }
}

fn echoed() -> LlmError {
    LlmError::new(ErrorKind::Garbled, "the server sent the key back")
}
