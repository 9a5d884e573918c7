//! The wire to a model: one request, streamed, retried, limited, paid for and recorded.
//!
//! Nothing else names an HTTP library. Nothing here reads the environment: the edge passes keys and addresses in as
//! [`Settings`].
//!
//! ```no_run
//! # async fn example() -> Result<(), airstrip::llm::LlmError> {
//! use airstrip::llm::{Ask, Client, Preset, Settings};
//!
//! let client = Client::new(Settings::new(Preset::Ollama))?;
//! let ask = Ask::new("You write one line.", "Greet the reader.");
//! let answer = client.complete(&ask, &mut |_| {}).await?;
//! assert!(!answer.text.is_empty());
//! # Ok(())
//! # }
//! ```

mod ask;
mod attempt;
mod body;
mod catalog;
mod client;
mod error;
mod fault;
mod frames;
mod health;
mod limiter;
mod lines;
mod memory;
mod money;
mod pace;
mod probe;
mod reader;
mod record;
mod repeats;
mod rounds;
mod secret;
mod settings;
#[cfg(test)]
mod splits;
mod transport;

pub use ask::{Answer, Ask, Format, FormatUsed, Heard, Message, Role, Usage};
pub use client::Client;
pub use error::{ErrorKind, Facts, LlmError};
pub use memory::{Known, Memory};
pub use money::{Call, Spent};
pub use probe::Probe;
pub use settings::{Limits, Preset, Price, Settings};
