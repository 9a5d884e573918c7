//! Why no page could be made.

use thiserror::Error;

use crate::diagnostic::Diagnostic;
use crate::export::ExportError;
use crate::llm::LlmError;
use crate::path::PathError;
use crate::scaffold::ScaffoldError;
use crate::verify::Rejection;

/// Why no page could be made.
#[derive(Debug, Error)]
pub enum PipelineError {
    /// A section did not pass the gate, and nobody was left to write it.
    #[error("the section `{id}` did not pass the gate")]
    Rejected {
        /// The section.
        id: String,
        /// Why.
        rejection: Box<Rejection>,
    },
    /// No model wrote what passes the gate, and nobody else may write it.
    #[error("no model {}", if id == "plan" { "planned the page".to_owned() } else { format!("wrote the section `{id}`") })]
    GaveUp {
        /// The section, or `plan`.
        id: String,
        /// Why, draft by draft.
        findings: Vec<Diagnostic>,
    },
    /// The provider ends the run: it refuses the key or the credit, or the settings make no sense.
    #[error(transparent)]
    Model(#[from] LlmError),
    /// The sections do not make a page together.
    #[error("the sections do not make a page together")]
    Page(Vec<Diagnostic>),
    /// The plan on the disk does not hold together.
    #[error("the plan has errors")]
    Plan(String, Vec<Diagnostic>),
    /// The project's own pack does not pass the gate: what is wrong, with the text it points into.
    #[error("the project's own pack does not pass the gate")]
    Pack(Vec<(Diagnostic, Option<String>)>),
    /// The disk said no.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The tree could not be made.
    #[error("could not make the project")]
    Scaffold(#[from] ScaffoldError),
    /// A file would have a name that is not portable.
    #[error("could not place a file")]
    Path(#[from] PathError),
}
