//! Why the studio could not do something.

use std::io;

use thiserror::Error;

use super::workspace::WorkspaceError;
use crate::diagnostic::Diagnostic;
use crate::pipeline::PipelineError;
use crate::prompt::PromptError;
use crate::site::SiteError;

/// Why the studio could not do something.
#[derive(Debug, Error)]
pub enum StudioError {
    /// The workspace refused.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    /// The prompt cannot be used.
    #[error(transparent)]
    Prompt(#[from] PromptError),
    /// No page could be made.
    #[error(transparent)]
    Pipeline(#[from] PipelineError),
    /// No site could be made.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// What was asked for makes no sense.
    #[error("{0}")]
    Asked(String),
    /// There is no such thing.
    #[error("there is no {0}")]
    Missing(String),
    /// What was sent breaks the rules of its section or plan.
    #[error("the change does not pass the gate")]
    Findings(Vec<Diagnostic>),
    /// As much is going on as may.
    #[error("{0} pages are being made, which is as many as may be at once")]
    Busy(usize),
    /// The same key came with another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// What models may cost is spent.
    #[error("${spent:.4} of ${most} are spent")]
    Spent {
        /// US dollars that were spent.
        spent: f64,
        /// US dollars that may be.
        most: f64,
    },
    /// The address could not be listened on.
    #[error("could not listen on `{address}`")]
    Listen {
        /// The address.
        address: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The file with the tokens cannot be used.
    #[error("could not use the tokens in `{0}`: {1}")]
    Tokens(String, String),
    /// Beyond this machine only with tokens.
    #[error("`{0}` can be reached from other machines, and no --auth is given")]
    Open(String),
    /// A template of ours is wrong.
    #[error("could not render the page")]
    Template(#[from] tera::Error),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Chance(String),
    /// A fault of ours.
    #[error("{0}")]
    Fault(&'static str),
}

impl StudioError {
    /// What to do next, if there is something.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Workspace(it) => it.hint().map(str::to_owned),
            Self::Prompt(PromptError::Empty) => Some("say in a sentence what the page is about".to_owned()),
            Self::Prompt(PromptError::Long(_)) => Some("keep what the page should say; leave the rest out".to_owned()),
            Self::Busy(_) => Some("try again in a few seconds".to_owned()),
            Self::Spent { .. } => Some("ask without models: \"model\": \"offline\"; or raise the ceiling".to_owned()),
            Self::Pipeline(PipelineError::Model(it)) => it.hint(),
            Self::KeyReused => Some("send a new key with a new request".to_owned()),
            Self::Listen { .. } => Some("name another port: --port 0 takes any that is free".to_owned()),
            Self::Open(_) => Some(
                "make a token with `airstrip studio --auth FILE --new-token NAME`, then give --auth FILE".to_owned(),
            ),
            Self::Tokens(..) => Some("`airstrip studio --auth FILE --new-token NAME` adds one".to_owned()),
            _ => None,
        }
    }
}
