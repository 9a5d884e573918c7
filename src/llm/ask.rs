//! What is asked of a model, and what it answers.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::ErrorKind;

/// One question to a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What the call is for, such as `plan` or `hero`; it is shown in receipts and never sent.
    pub label: String,
    /// The model, as its place in the fallback order of the settings; 0 is the first.
    pub model: usize,
    /// The instructions.
    pub system: Arc<str>,
    /// The turns so far, oldest first; the last is the question.
    pub messages: Vec<Message>,
    /// The form that the answer must have.
    pub format: Format,
    /// The most tokens that the answer may have. Keep it tight: providers hold its price while the call runs.
    pub max_tokens: u32,
    /// How freely the model chooses; 0 is not at all.
    pub temperature: f32,
    /// Makes equal questions give equal answers, where the model can do that.
    pub seed: Option<u64>,
}

impl Ask {
    /// Asks the first model one question in plain text, with 4,096 tokens for the answer.
    pub fn new(system: impl Into<String>, question: impl Into<String>) -> Self {
        Self {
            label: String::new(),
            model: 0,
            system: system.into().into(),
            messages: vec![Message::user(question)],
            format: Format::Text,
            max_tokens: 4096,
            temperature: 0.7,
            seed: None,
        }
    }

    /// About how many tokens are sent: three bytes make one, which is more than most texts take.
    pub fn prompt_tokens(&self) -> u64 {
        let schema = match &self.format {
            Format::JsonSchema { schema, .. } => schema.to_string().len(),
            Format::JsonObject | Format::Text => 0,
        };
        (self.said() + schema).div_ceil(3) as u64
    }

    /// How many bytes a model reads: a schema may become a grammar, which it does not read.
    pub(super) fn said(&self) -> usize {
        self.system.len() + self.messages.iter().map(|it| it.text.len()).sum::<usize>()
    }
}

/// One turn of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What is said.
    pub text: String,
}

impl Message {
    /// What the user says.
    pub fn user(text: impl Into<String>) -> Self {
        Self { role: Role::User, text: text.into() }
    }

    /// What the model said before.
    pub fn assistant(text: impl Into<String>) -> Self {
        Self { role: Role::Assistant, text: text.into() }
    }
}

/// Who speaks in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The one who asks.
    User,
    /// The model.
    Assistant,
}

/// The form that an answer must have.
///
/// A server that does not know a form is asked in the next weaker one, and what it knows is remembered: the answer
/// says in [`Answer::format_used`] which form it had. Whoever asks judges the answer all the same.
#[derive(Debug, Clone, PartialEq)]
pub enum Format {
    /// Any text.
    Text,
    /// One JSON object.
    JsonObject,
    /// One JSON object that a schema describes.
    JsonSchema {
        /// A name for the schema: letters, digits, `_` and `-`.
        name: String,
        /// The schema, which many calls share.
        schema: Arc<Value>,
    },
}

/// The form that a server was asked for in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormatUsed {
    /// Text; a wanted schema stood in the instructions.
    Text,
    /// `json_object`; a wanted schema stood in the instructions.
    JsonObject,
    /// `json_schema`.
    JsonSchema,
}

/// What a call tells while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard<'a> {
    /// The next piece of the answer.
    Text(&'a str),
    /// What came so far is void: the call is made again.
    Again {
        /// The number of the call that follows, from 2.
        attempt: u32,
        /// How long it waits first.
        after: Duration,
        /// What was wrong with the one before.
        why: ErrorKind,
    },
}

/// A whole answer: it ended by itself, and it is not empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The text, without any reasoning.
    pub text: String,
    /// What it took.
    pub usage: Usage,
    /// The name of the model that answered.
    pub model: String,
    /// How many calls it took.
    pub attempts: u32,
    /// The provider's own name for the call.
    pub generation_id: Option<String>,
    /// The form that the server was asked for.
    pub format_used: FormatUsed,
}

/// What a call took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens that were read.
    pub prompt_tokens: u64,
    /// Tokens that were written.
    pub completion_tokens: u64,
    /// US dollars, where the price is known.
    pub cost: Option<f64>,
    /// The server did not say; these are guesses from the length of the text.
    pub estimated: bool,
}
