//! A response as it comes → the answer in it, or why there is none.

use serde_json::Value;

use super::ask::Usage;
use super::error::{ErrorKind, LlmError};
use super::fault;
use super::frames::{Frame, Frames};
use super::lines::Lines;
use super::repeats::repeats;
use super::settings::Limits;

/// Events without a word in a row that no working server sends.
const MOST_MUTE: usize = 20_000;
/// After how many bytes more the text is searched for repeats again.
const SEARCH: usize = 512;

/// The finish reasons that count as done.
const DONE: [&str; 4] = ["stop", "end_turn", "stop_sequence", "eos"];

/// Reads the body of a response piece by piece. Where the pieces are cut makes no difference.
#[derive(Debug)]
pub(super) struct Reader {
    lines: Lines,
    frames: Frames,
    most_text: usize,
    most_blank: usize,
    said: Said,
}

/// What a response has said so far.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The text of the answer.
    pub(super) text: String,
    /// What the server says that it took.
    pub(super) usage: Option<Usage>,
    /// The name of the model that answers.
    pub(super) model: Option<String>,
    /// The provider's own name for the call.
    pub(super) id: Option<String>,
    /// Counts what moves the answer on: words and thoughts.
    pub(super) steps: usize,
    refusal: String,
    thought: bool,
    finish: Option<String>,
    closed: bool,
    /// How long the text was when it was last searched for repeats.
    searched: usize,
    /// White space at the end of the text, in bytes.
    blank: usize,
    mute: usize,
}

impl Reader {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            lines: Lines::new(limits.line),
            frames: Frames::new(limits.line),
            most_text: limits.text,
            most_blank: limits.blank,
            said: Said::default(),
        }
    }

    /// Takes the next bytes, and returns the text that they bring.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<&str, LlmError> {
        let before = self.said.text.len();
        self.lines.push(bytes);
        while !self.said.closed
            && let Some(line) = self.lines.next()?
        {
            for frame in self.frames.line(&line)? {
                self.frame(frame)?;
            }
        }
        Ok(&self.said.text[before..])
    }

    /// The response has ended by itself.
    pub(super) fn end(&mut self) -> Result<(), LlmError> {
        if self.is_over() {
            return Ok(());
        }
        let mut frames = match self.lines.rest()? {
            Some(line) => self.frames.line(&line)?,
            None => Vec::new(),
        };
        frames.extend(self.frames.end()?);
        frames.into_iter().try_for_each(|it| self.frame(it))
    }

    /// Nothing that follows can change the answer.
    pub(super) fn is_over(&self) -> bool {
        self.said.closed
    }

    /// The model has said that it is done; only what it took may follow.
    pub(super) fn is_finished(&self) -> bool {
        self.said.finish.is_some()
    }

    pub(super) fn said(&self) -> &Said {
        &self.said
    }

    pub(super) fn into_said(self) -> Said {
        self.said
    }

    /// Judges what was said.
    pub(super) fn verdict(&self) -> Result<(), LlmError> {
        let said = &self.said;
        let Some(finish) = said.finish.as_deref() else {
            return Err(LlmError::new(ErrorKind::Cut, "it never said that it is done"));
        };
        match finish {
            "length" | "max_tokens" => {
                let thought =
                    if said.thought && said.text.trim().is_empty() { "all of it went into reasoning" } else { "" };
                return Err(LlmError::new(ErrorKind::Truncated, thought));
            }
            "content_filter" | "refusal" | "safety" => return Err(LlmError::new(ErrorKind::Refused, &said.refusal)),
            "error" => return Err(LlmError::new(ErrorKind::Server, "it broke off with an error")),
            it if !DONE.contains(&it) => {
                let word: String = it.chars().take(40).collect();
                return Err(LlmError::new(ErrorKind::Aborted, format!("finish reason `{word}`")));
            }
            _ => {}
        }
        if !said.text.trim().is_empty() {
            return Ok(());
        }
        if !said.refusal.trim().is_empty() {
            return Err(LlmError::new(ErrorKind::Refused, &said.refusal));
        }
        let thought = if said.thought { "it reasoned, and gave no answer" } else { "" };
        Err(LlmError::new(ErrorKind::Empty, thought))
    }

    fn frame(&mut self, frame: Frame) -> Result<(), LlmError> {
        // The first end counts: a second one, or words behind it, are the noise of a broken gateway.
        match frame {
            _ if self.said.closed => Ok(()),
            Frame::Done => {
                self.said.closed = true;
                Ok(())
            }
            Frame::Error(text) => Err(LlmError::new(ErrorKind::Server, text)),
            Frame::Value(value) => self.value(&value),
        }
    }

    fn value(&mut self, value: &Value) -> Result<(), LlmError> {
        let steps = self.said.steps;
        self.facts(value);
        if self.said.finish.is_none() {
            if let Some(error) = fault::inside(value) {
                return Err(error);
            }
            if let Some(choice) = first_choice(value) {
                self.choice(choice)?;
            }
        }
        self.said.mute = if self.said.steps == steps { self.said.mute + 1 } else { 0 };
        if self.said.mute > MOST_MUTE {
            return Err(LlmError::new(ErrorKind::Runaway, "events without words"));
        }
        Ok(())
    }

    fn facts(&mut self, value: &Value) {
        let said = &mut self.said;
        let text = |name: &str| value.get(name).and_then(Value::as_str).filter(|it| !it.is_empty()).map(short);
        said.id = said.id.take().or_else(|| text("id"));
        said.model = said.model.take().or_else(|| text("model"));
        if let Some(usage) = value.get("usage").filter(|it| it.is_object()) {
            let tokens = |name: &str| usage.get(name).and_then(Value::as_u64).unwrap_or_default();
            let cost = usage.get("cost").and_then(Value::as_f64).filter(|it| it.is_finite() && *it >= 0.0);
            said.usage = Some(Usage {
                prompt_tokens: tokens("prompt_tokens"),
                completion_tokens: tokens("completion_tokens"),
                cost,
                estimated: false,
            });
        }
    }

    fn choice(&mut self, choice: &Value) -> Result<(), LlmError> {
        if let Some(error) = fault::inside(choice) {
            return Err(error);
        }
        let part = choice.get("delta").filter(|it| it.is_object()).or_else(|| choice.get("message"));
        if let Some(part) = part {
            if let Some(refusal) = part.get("refusal").and_then(Value::as_str) {
                self.said.refusal.push_str(refusal);
                self.said.refusal.truncate(floor(&self.said.refusal, 2_000));
            }
            let thinks = ["reasoning", "reasoning_content", "reasoning_details"];
            if thinks.iter().filter_map(|it| part.get(*it)).any(is_filled) {
                self.said.thought = true;
                self.said.steps += 1;
            }
            self.content(part.get("content").unwrap_or(&Value::Null))?;
        }
        let finish = choice.get("finish_reason").and_then(Value::as_str).filter(|it| !it.is_empty());
        self.said.finish = finish.map(str::to_owned);
        Ok(())
    }

    /// Content is a text, or a list of parts with texts.
    fn content(&mut self, content: &Value) -> Result<(), LlmError> {
        match content {
            Value::String(text) => self.add(text),
            Value::Array(parts) => {
                let text = |it: &Value| it.get("text").and_then(Value::as_str).map(str::to_owned);
                parts.iter().filter_map(text).try_for_each(|it| self.add(&it))
            }
            _ => Ok(()),
        }
    }

    fn add(&mut self, text: &str) -> Result<(), LlmError> {
        if text.is_empty() {
            return Ok(());
        }
        let said = &mut self.said;
        let trailing = text.len() - text.trim_end().len();
        said.blank = if trailing == text.len() { said.blank + trailing } else { trailing };
        if trailing < text.len() {
            said.steps += 1;
        }
        said.text.push_str(text);
        if said.blank > self.most_blank {
            return Err(LlmError::new(ErrorKind::Runaway, "white space without end"));
        }
        if said.text.len() > self.most_text {
            return Err(LlmError::new(ErrorKind::TooLarge, format!("more than {} bytes of text", self.most_text)));
        }
        if said.text.len() >= said.searched + SEARCH {
            said.searched = said.text.len();
            if repeats(&said.text) {
                return Err(LlmError::new(ErrorKind::Runaway, "the same again and again"));
            }
        }
        Ok(())
    }
}

/// The choice that counts: the first by number, not by place.
fn first_choice(value: &Value) -> Option<&Value> {
    let choices = value.get("choices")?.as_array()?;
    choices.iter().find(|it| it.is_object() && it.get("index").and_then(Value::as_u64).unwrap_or_default() == 0)
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::String(it) => !it.is_empty(),
        Value::Array(it) => !it.is_empty(),
        _ => false,
    }
}

fn short(text: &str) -> String {
    text.chars().filter(|it| !it.is_control()).take(120).collect()
}

/// The greatest place up to `most` where `text` may be cut.
pub(super) fn floor(text: &str, most: usize) -> usize {
    (0..=most.min(text.len())).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default()
}
