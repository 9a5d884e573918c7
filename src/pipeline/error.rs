//! Why no page could be made.

use thiserror::Error;

use crate::diagnostic::Diagnostic;
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
    /// The sections do not make a page together.
    #[error("the sections do not make a page together")]
    Page(Vec<Diagnostic>),
    /// The tree could not be made.
    #[error("could not make the project")]
    Scaffold(#[from] ScaffoldError),
    /// A file would have a name that is not portable.
    #[error("could not place a file")]
    Path(#[from] PathError),
}
