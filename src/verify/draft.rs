//! What an author returns, which is never trusted, and what the gate says when it refuses it.

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::Diagnostic;

/// Who wrote a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    /// The author that is built in.
    Offline,
    /// A language model.
    Model,
    /// A person, by editing the project.
    Hand,
}

/// What an author returns.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The draft itself.
    pub form: DraftForm,
    /// Who wrote it.
    pub author: Author,
}

/// The two forms of a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftForm {
    /// Words for a kind of the library; the plan's variant shows them.
    Content(Value),
    /// A TSX component as text, and its words.
    Code {
        /// The text, perhaps with prose around it.
        text: String,
        /// The words the component is given.
        content: Value,
    },
}

/// A draft that was refused.
#[derive(Debug, Clone)]
pub struct Rejection {
    /// Why, with places in `source`.
    pub findings: Vec<Diagnostic>,
    /// The component, where there is one to point into.
    pub source: Option<String>,
}
