//! Why a command failed, as one message with its causes and the next step.

use std::error::Error;

use thiserror::Error as ThisError;

use crate::config::ConfigError;
use crate::diagnostic::Diagnostic;
use crate::export::ExportError;
use crate::llm::LlmError;
use crate::pipeline::PipelineError;
use crate::prompt::PromptError;
use crate::scaffold::ImageError;
use crate::site::SiteError;
use crate::studio::StudioError;
use crate::watch::WatchError;

/// Why a command failed.
#[derive(Debug, ThisError)]
pub(super) enum Failure {
    /// The arguments make no sense together.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: Option<String>,
    },
    /// The prompt cannot be used.
    #[error(transparent)]
    Prompt(#[from] PromptError),
    /// A picture cannot be used.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// A picture could not be read.
    #[error("could not read the picture `{file}`")]
    Picture {
        /// The file.
        file: String,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// No page could be made.
    #[error(transparent)]
    Pipeline(#[from] PipelineError),
    /// What a person set once cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// No model can be asked.
    #[error(transparent)]
    Model(#[from] LlmError),
    /// The disk said no.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The project cannot be watched.
    #[error(transparent)]
    Watch(#[from] WatchError),
    /// No site could be made.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The project has errors.
    #[error("the project has errors")]
    Findings(Vec<(Diagnostic, Option<String>)>),
    /// The studio refused.
    #[error(transparent)]
    Studio(#[from] StudioError),
    /// A file could not be written.
    #[error("could not write `{}`", path.display())]
    Output {
        /// The file.
        path: std::path::PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
    /// The system gives no threads or no signals.
    #[error("could not start to work")]
    Runtime(#[source] std::io::Error),
    /// No connections could be taken.
    #[error("could not serve")]
    Serve(#[source] std::io::Error),
    /// Standard input could not be read.
    #[error("could not read the prompt from standard input")]
    Input(#[source] std::io::Error),
}

impl Failure {
    pub(super) fn usage(message: impl Into<String>, hint: Option<String>) -> Self {
        Self::Usage { message: message.into(), hint }
    }

    /// The process's exit code.
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage { .. } | Self::Prompt(_) | Self::Studio(StudioError::Open(_)) => 2,
            Self::Cancelled => 130,
            Self::Model(it) | Self::Pipeline(PipelineError::Model(it)) => it.exit_code(),
            _ => 1,
        }
    }

    /// The next step, if there is one.
    pub(super) fn hint(&self) -> Option<String> {
        match self {
            Self::Usage { hint, .. } => hint.clone(),
            Self::Prompt(PromptError::Empty) => {
                Some("say what the page is about: airstrip new \"Kornblume is a bakery in Leipzig\"".to_owned())
            }
            Self::Prompt(PromptError::Long(_)) => Some("keep what the page should say; leave the rest out".to_owned()),
            Self::Model(it) | Self::Pipeline(PipelineError::Model(it)) => it.hint(),
            Self::Pipeline(PipelineError::GaveUp { .. }) => {
                Some("without --no-fallback the author in the binary writes it".to_owned())
            }
            Self::Config(it) => it.hint(),
            Self::Cancelled => Some("the same command makes only what is missing".to_owned()),
            Self::Export(it) | Self::Pipeline(PipelineError::Export(it)) => it.hint(),
            Self::Studio(it) => it.hint(),
            Self::Watch(it) => it.hint(),
            Self::Findings(_) | Self::Pipeline(PipelineError::Plan(..) | PipelineError::Pack(_)) => {
                Some("mend them, then run it again".to_owned())
            }
            _ => None,
        }
    }

    /// The findings that explain it, with the text they point into.
    pub(super) fn findings(&self) -> Vec<(Diagnostic, Option<String>)> {
        match self {
            Self::Pipeline(PipelineError::Rejected { rejection, .. }) => {
                rejection.findings.iter().map(|it| (it.clone(), rejection.source.clone())).collect()
            }
            Self::Pipeline(PipelineError::Page(found) | PipelineError::GaveUp { findings: found, .. }) => {
                found.iter().map(|it| (it.clone(), None)).collect()
            }
            Self::Pipeline(PipelineError::Plan(text, found)) => {
                let source = (!text.is_empty()).then(|| text.clone());
                found.iter().map(|it| (it.clone(), source.clone())).collect()
            }
            Self::Findings(found) | Self::Pipeline(PipelineError::Pack(found)) => found.clone(),
            _ => Vec::new(),
        }
    }

    /// The causes below the message, nearest first.
    pub(super) fn causes(&self) -> Vec<String> {
        let mut causes = Vec::new();
        let mut next: Option<&(dyn Error + 'static)> = self.source();
        while let Some(it) = next {
            causes.push(it.to_string());
            next = it.source();
        }
        causes
    }
}
