//! Exchanges that are written down, and answers from them. No key and no header that could hold one is kept.

use std::collections::{BTreeMap, VecDeque};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::ask::{Ask, Format, Role};
use super::error::{ErrorKind, LlmError};
use super::secret::Scrubber;
use super::transport::{Headers, Reply};

/// One call and what came back, as a line of a recording.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Exchange {
    /// The hash of the ask: what an answer is found by.
    pub(super) ask: String,
    /// What the call was for.
    pub(super) label: String,
    /// The model that was asked.
    pub(super) model: String,
    /// The request, for people.
    pub(super) request: Value,
    /// The status; nothing when no response began.
    pub(super) status: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) retry_after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) generation_id: Option<String>,
    /// The body as far as it came.
    pub(super) body: Kept,
    /// How it broke off; nothing when it ended by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<ErrorKind>,
}

/// Bytes that are kept as text where they are text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kept {
    Text(String),
    Base64(String),
}

/// A hash of what is asked: whom, at what address and in which dress makes no difference. A schema counts by its name,
/// as its limits are left out for servers that refuse them.
pub(super) fn hash(ask: &Ask) -> String {
    let turns: Vec<Value> = ask
        .messages
        .iter()
        .map(|it| json!([if it.role == Role::User { "user" } else { "assistant" }, it.text]))
        .collect();
    let format = match &ask.format {
        Format::Text => json!("text"),
        Format::JsonObject => json!("json_object"),
        Format::JsonSchema { name, .. } => json!(["json_schema", name]),
    };
    let whole = json!([&*ask.system, turns, format, ask.max_tokens, ask.temperature, ask.seed]);
    blake3::hash(whole.to_string().as_bytes()).to_hex()[..32].to_owned()
}

/// A recording that grows.
#[derive(Debug)]
pub(super) struct Recorder {
    path: PathBuf,
    file: Mutex<File>,
}

impl Recorder {
    /// Adds to the file, or makes it, for its owner only.
    pub(super) fn open(path: &Path) -> Result<Self, LlmError> {
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|it| failure("write", path, &it))?;
        Ok(Self { path: path.to_owned(), file: Mutex::new(file) })
    }

    /// Writes one line.
    pub(super) fn keep(&self, exchange: &Exchange, scrubber: &Scrubber) -> Result<(), LlmError> {
        let wrong = |it: serde_json::Error| LlmError::new(ErrorKind::Recording, it.to_string());
        let mut line = scrubber.clean(&serde_json::to_string(exchange).map_err(wrong)?);
        line.push('\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(line.as_bytes()).map_err(|it| failure("write", &self.path, &it))
    }
}

/// A recording that answers.
#[derive(Debug)]
pub(super) struct Replay {
    waiting: Mutex<BTreeMap<String, VecDeque<Exchange>>>,
    /// The models in it, in the order in which they were asked.
    pub(super) models: Vec<String>,
}

impl Replay {
    pub(super) fn read(path: &Path) -> Result<Self, LlmError> {
        let text = fs::read_to_string(path).map_err(|it| failure("read", path, &it))?;
        let mut waiting: BTreeMap<String, VecDeque<Exchange>> = BTreeMap::new();
        let mut models = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, it)| !it.trim().is_empty()) {
            let exchange: Exchange = serde_json::from_str(line).map_err(|it| {
                let text = format!("line {} of `{}` is no exchange: {it}", number + 1, path.display());
                LlmError::new(ErrorKind::Recording, text)
            })?;
            if !models.contains(&exchange.model) {
                models.push(exchange.model.clone());
            }
            waiting.entry(exchange.ask.clone()).or_default().push_back(exchange);
        }
        Ok(Self { waiting: Mutex::new(waiting), models })
    }

    /// The next response to what was asked with `hash`.
    pub(super) fn next(&self, hash: &str, label: &str) -> Result<Reply, LlmError> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(exchange) = waiting.get_mut(hash).and_then(VecDeque::pop_front) else {
            let text = format!("nothing is left that answers `{label}`");
            return Err(LlmError::new(ErrorKind::Recording, text));
        };
        drop(waiting);
        let Some(status) = exchange.status else {
            let kind = exchange.end.unwrap_or(ErrorKind::Unreachable);
            return Err(LlmError::new(kind, "so it was recorded"));
        };
        let Exchange { retry_after, generation_id, .. } = exchange;
        let headers = Headers { retry_after, generation_id, location: None };
        Ok(Reply::kept(status, headers, exchange.body.bytes()?, exchange.end))
    }
}

impl Kept {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        String::from_utf8(bytes).map_or_else(|it| Self::Base64(STANDARD.encode(it.as_bytes())), Self::Text)
    }

    fn bytes(self) -> Result<Vec<u8>, LlmError> {
        match self {
            Self::Text(it) => Ok(it.into_bytes()),
            Self::Base64(it) => STANDARD.decode(it).map_err(|it| LlmError::new(ErrorKind::Recording, it.to_string())),
        }
    }
}

fn failure(what: &str, path: &Path, error: &std::io::Error) -> LlmError {
    LlmError::new(ErrorKind::Recording, format!("could not {what} `{}`: {error}", path.display()))
}
