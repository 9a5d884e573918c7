//! Lines → the JSON values in them: server-sent events, JSON lines, or one whole document.

use serde_json::{Deserializer, Value};

use super::error::{ErrorKind, LlmError};

/// How many lines one JSON value may be cut into.
const MOST_PIECES: usize = 64;

/// What a line brought.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Frame {
    /// A JSON value, and the event that it came in.
    Value(Value),
    /// An event of the kind `error` that is no JSON.
    Error(String),
    /// The mark that nothing follows.
    Done,
}

/// Finds the JSON values in the lines of a response.
#[derive(Debug)]
pub(super) struct Frames {
    mode: Mode,
    event: String,
    /// The beginning of a JSON value that is not whole yet.
    pending: Vec<String>,
    /// Most bytes of a value that comes in several lines.
    most: usize,
    size: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Unknown,
    Events,
    Document,
}

impl Frames {
    pub(super) fn new(most: usize) -> Self {
        Self { mode: Mode::Unknown, event: String::new(), pending: Vec::new(), most, size: 0 }
    }

    /// What `line` brings.
    pub(super) fn line(&mut self, line: &str) -> Result<Vec<Frame>, LlmError> {
        if self.mode == Mode::Unknown {
            match line.trim_start().chars().next() {
                None => return Ok(Vec::new()),
                Some('<') => return Err(LlmError::new(ErrorKind::Garbled, "a web page came instead of an answer")),
                Some('{' | '[') => self.mode = Mode::Document,
                Some(_) => self.mode = Mode::Events,
            }
        }
        match self.mode {
            Mode::Document => self.document_line(line),
            _ => self.event_line(line),
        }
    }

    /// What is left when nothing follows.
    pub(super) fn end(&mut self) -> Result<Vec<Frame>, LlmError> {
        if self.pending.is_empty() {
            return Ok(Vec::new());
        }
        let whole = self.pending.join("\n");
        self.pending.clear();
        match values(&whole) {
            Json::Whole(frames) => Ok(frames),
            Json::Begun => Err(LlmError::new(ErrorKind::Cut, "the response ends inside a JSON value")),
            Json::Wrong => Err(no_json()),
        }
    }

    /// A document may have one value a line, or one value over many lines.
    fn document_line(&mut self, line: &str) -> Result<Vec<Frame>, LlmError> {
        if self.pending.is_empty() {
            if line.trim().is_empty() {
                return Ok(Vec::new());
            }
            if line.starts_with("data:") || line.trim() == "[DONE]" {
                return self.event_line(line);
            }
            if let Json::Whole(frames) = values(line) {
                return Ok(frames);
            }
        }
        self.hold(line).map(|()| Vec::new())
    }

    fn event_line(&mut self, line: &str) -> Result<Vec<Frame>, LlmError> {
        if line.is_empty() {
            self.event.clear();
            return Ok(Vec::new());
        }
        // Some servers write a bare JSON line into a stream of events.
        if line.starts_with('{') {
            return self.data(line);
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "data" => self.data(value),
            "event" => {
                value.clone_into(&mut self.event);
                Ok(Vec::new())
            }
            // A comment, or a field that says nothing about the answer.
            _ => Ok(Vec::new()),
        }
    }

    fn data(&mut self, data: &str) -> Result<Vec<Frame>, LlmError> {
        if self.pending.is_empty() {
            match data.trim() {
                "[DONE]" => return Ok(vec![Frame::Done]),
                // A gateway wraps comments into data.
                it if it.is_empty() || it.starts_with(':') => return Ok(Vec::new()),
                it if !it.starts_with(['{', '[']) => return self.words(it),
                _ => {}
            }
            return match values(data) {
                Json::Whole(frames) => Ok(frames),
                Json::Begun => self.hold(data).map(|()| Vec::new()),
                Json::Wrong => Err(no_json()),
            };
        }
        self.hold(data)?;
        // A line end between two pieces stands for itself or for nothing: the sender cut where it liked.
        match (values(&self.pending.join("\n")), values(&self.pending.concat())) {
            (Json::Whole(frames), _) | (_, Json::Whole(frames)) => {
                self.pending.clear();
                self.size = 0;
                Ok(frames)
            }
            (Json::Wrong, Json::Wrong) => Err(no_json()),
            _ => Ok(Vec::new()),
        }
    }

    /// Data that is no JSON: the text of an error, or a sign of life.
    fn words(&self, data: &str) -> Result<Vec<Frame>, LlmError> {
        if self.event == "error" {
            return Ok(vec![Frame::Error(data.to_owned())]);
        }
        if data.contains(['{', '"']) {
            return Err(no_json());
        }
        Ok(Vec::new())
    }

    fn hold(&mut self, line: &str) -> Result<(), LlmError> {
        self.size += line.len() + 1;
        if self.size > self.most {
            return Err(LlmError::new(ErrorKind::TooLarge, format!("a value has more than {} bytes", self.most)));
        }
        if self.mode == Mode::Events && self.pending.len() >= MOST_PIECES {
            return Err(LlmError::new(ErrorKind::Garbled, "an event holds no whole JSON"));
        }
        self.pending.push(line.to_owned());
        Ok(())
    }
}

/// What a text is.
enum Json {
    /// JSON values, one after the other.
    Whole(Vec<Frame>),
    /// The beginning of such a text.
    Begun,
    /// Anything else.
    Wrong,
}

fn values(text: &str) -> Json {
    let mut frames = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => frames.push(Frame::Value(value)),
            Err(error) if error.is_eof() => return Json::Begun,
            Err(_) => return Json::Wrong,
        }
    }
    Json::Whole(frames)
}

fn no_json() -> LlmError {
    LlmError::new(ErrorKind::Garbled, "what came is no JSON")
}
