//! Why a call gave no answer: one classified error, with what to do about it.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a call gave no answer. It never holds a key, and never more than a line of what the server said.
///
/// A struct and not an enum: every kind carries the same few facts, and what differs is a table on [`ErrorKind`].
#[derive(Debug, Clone, PartialEq, Error)]
pub struct LlmError {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The circumstances.
    pub facts: Box<Facts>,
}

/// The circumstances of an error.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The host that was asked.
    pub host: String,
    /// The model that was asked for.
    pub model: String,
    /// The status of the response.
    pub status: Option<u16>,
    /// What the server or the connection said, in one clean line.
    pub said: String,
    /// How many calls were made.
    pub attempts: u32,
    /// How long the server asks to be left alone.
    pub wait: Option<Duration>,
    /// The server says that asking again is of no use.
    pub permanent: bool,
    /// The models that the provider proposes instead.
    pub instead: Vec<String>,
    /// The environment variable that holds the key.
    pub key_variable: Option<&'static str>,
    /// The provider's own name for the call.
    pub generation_id: Option<String>,
    /// What had come before it went wrong: for diagnosis, never for use.
    pub partial: String,
}

/// The kinds of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ErrorKind {
    /// The settings make no sense.
    Settings,
    /// No connection: name, route, refusal, encryption.
    Unreachable,
    /// The connection did not stand in time.
    TimeoutConnect,
    /// The response did not begin in time.
    TimeoutHeaders,
    /// The response stopped in its middle.
    TimeoutIdle,
    /// The response, or all of them together, took too long.
    TimeoutTotal,
    /// The response ended before the model said that it is done.
    Cut,
    /// The model reached its token limit: ask again for less, or with more tokens.
    Truncated,
    /// The model said nothing.
    Empty,
    /// The model or its provider refuses the content.
    Refused,
    /// The model stopped for no reason that counts as done.
    Aborted,
    /// White space without end, or answers without words.
    Runaway,
    /// More than the limits allow.
    TooLarge,
    /// The server failed.
    Server,
    /// The server is too busy.
    Overloaded,
    /// Too many requests.
    RateLimited,
    /// The provider holds too much of the balance for running calls; it passes.
    Budget,
    /// No credit is left.
    Credit,
    /// The key is missing, wrong or not allowed.
    Key,
    /// The model or the endpoint does not exist, or none that fits.
    NotFound,
    /// The prompt is longer than the model reads.
    ContextTooLong,
    /// The server does not understand the request.
    BadRequest,
    /// The response is not what the protocol says.
    Garbled,
    /// The server sends elsewhere; the key stays here.
    Redirect,
    /// The run's own limit on cost or tokens is reached.
    Ceiling,
    /// The server failed too often just now and is left alone.
    BreakerOpen,
    /// The recording has no such exchange, or cannot be read or written.
    Recording,
}

impl LlmError {
    /// An error of a kind, and what was said.
    pub fn new(kind: ErrorKind, said: impl Into<String>) -> Self {
        Self { kind, facts: Box::new(Facts { said: said.into(), ..Facts::default() }) }
    }

    /// The kind as a stable word, such as `RATE_LIMITED`.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Whether the same call may succeed later.
    pub fn is_passing(&self) -> bool {
        self.kind.retries() > 0
    }

    /// Whether every other call of this run would end in the same way: stop the run.
    pub fn ends_run(&self) -> bool {
        matches!(self.kind, ErrorKind::Key | ErrorKind::Credit | ErrorKind::Settings | ErrorKind::Redirect)
    }

    /// Whether another model might answer.
    pub fn other_model_may_help(&self) -> bool {
        !self.ends_run() && !matches!(self.kind, ErrorKind::Ceiling | ErrorKind::Recording)
    }

    /// The process's exit code: 3 when the provider refuses key or credit, 2 for settings, else 1.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            ErrorKind::Key | ErrorKind::Credit => 3,
            ErrorKind::Settings => 2,
            _ => 1,
        }
    }

    /// The next step for the user.
    pub fn hint(&self) -> Option<String> {
        let facts = &self.facts;
        Some(match self.kind {
            ErrorKind::Key => match facts.key_variable {
                Some(it) => format!("set {it} to a key that `{}` accepts", facts.host),
                None => return None,
            },
            ErrorKind::Credit => {
                format!("add credit at {}, raise the key's limit, or choose a cheaper model", facts.host)
            }
            ErrorKind::Unreachable | ErrorKind::TimeoutConnect | ErrorKind::BreakerOpen => {
                "check that the server runs and that --base-url names it; `airstrip doctor` tries it".to_owned()
            }
            ErrorKind::NotFound if !facts.instead.is_empty() => {
                format!("try --model {}", facts.instead.join(" or --model "))
            }
            ErrorKind::NotFound => "`airstrip doctor` says which models the server has".to_owned(),
            ErrorKind::RateLimited | ErrorKind::Overloaded | ErrorKind::Budget => match facts.wait {
                Some(wait) => format!("try again in {} s, or add another model to --model", wait.as_secs().max(1)),
                None => "try again later, or add another model to --model".to_owned(),
            },
            ErrorKind::ContextTooLong => "use a model with a longer context, or a shorter prompt".to_owned(),
            ErrorKind::Ceiling => "raise --max-cost or --max-tokens; what is finished is kept".to_owned(),
            ErrorKind::Redirect => "set --base-url to the address that answers itself".to_owned(),
            ErrorKind::Recording => "record again with --record: the recording fits another run".to_owned(),
            _ => return None,
        })
    }
}

impl fmt::Display for LlmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = &self.facts;
        f.write_str(self.kind.text())?;
        match (facts.host.is_empty(), facts.model.is_empty()) {
            (true, _) => {}
            (false, true) => write!(f, " (`{}`)", facts.host)?,
            (false, false) => write!(f, " (`{}` at `{}`)", facts.model, facts.host)?,
        }
        match facts.status {
            Some(status) if facts.said.is_empty() => write!(f, ": status {status}"),
            Some(status) => write!(f, ": {status}: {}", facts.said),
            None if facts.said.is_empty() => Ok(()),
            None => write!(f, ": {}", facts.said),
        }
    }
}

impl ErrorKind {
    /// The kind as a stable word.
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// The kind in words.
    pub fn text(self) -> &'static str {
        self.row().1
    }

    /// How many times one ask may end in this kind and be made again.
    pub(super) fn retries(self) -> u32 {
        self.row().2
    }

    fn row(self) -> (&'static str, &'static str, u32) {
        match self {
            Self::Settings => ("SETTINGS", "the model cannot be asked", 0),
            Self::Unreachable => ("UNREACHABLE", "could not reach the model", 3),
            Self::TimeoutConnect => ("TIMEOUT_CONNECT", "could not connect to the model in time", 3),
            Self::TimeoutHeaders => ("TIMEOUT_HEADERS", "the model did not begin to answer in time", 1),
            Self::TimeoutIdle => ("TIMEOUT_IDLE", "the model stopped in the middle of its answer", 3),
            Self::TimeoutTotal => ("TIMEOUT_TOTAL", "the model took too long", 0),
            Self::Cut => ("CUT", "the answer broke off", 3),
            Self::Truncated => ("TRUNCATED", "the answer is longer than its token limit", 0),
            Self::Empty => ("EMPTY", "the model said nothing", 2),
            Self::Refused => ("REFUSED", "the model refuses", 0),
            Self::Aborted => ("ABORTED", "the model stopped without a reason", 1),
            Self::Runaway => ("RUNAWAY", "the model writes without end and says nothing", 1),
            Self::TooLarge => ("TOO_LARGE", "the response is larger than allowed", 1),
            Self::Server => ("SERVER", "the model's server failed", 3),
            Self::Overloaded => ("OVERLOADED", "the model's server is too busy", 4),
            Self::RateLimited => ("RATE_LIMITED", "the provider limits requests", 5),
            Self::Budget => ("BUDGET", "the provider holds the balance for running calls", 5),
            Self::Credit => ("CREDIT", "the provider has no credit left", 0),
            Self::Key => ("KEY", "the provider does not accept the key", 0),
            Self::NotFound => ("NOT_FOUND", "the provider has no such model", 0),
            Self::ContextTooLong => ("CONTEXT_TOO_LONG", "the prompt is too long for the model", 0),
            Self::BadRequest => ("BAD_REQUEST", "the server does not understand the request", 0),
            Self::Garbled => ("GARBLED", "the response is not what the protocol says", 2),
            Self::Redirect => ("REDIRECT", "the server sends elsewhere, and a key stays where it is", 0),
            Self::Ceiling => ("CEILING", "the run's limit is reached", 0),
            Self::BreakerOpen => ("BREAKER_OPEN", "the server failed too often just now", 0),
            Self::Recording => ("RECORDING", "the recording has no answer", 0),
        }
    }
}
