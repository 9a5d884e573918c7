//! What happens while a page is made, for whoever watches.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::receipt::Receipt;
use crate::verify::{Author, Section};

/// One event.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum Event {
    /// What a model will cost at the most.
    Estimate {
        /// How many questions there are, if no draft is refused.
        calls: usize,
        /// US dollars, where the price is known.
        cost_usd: Option<f64>,
    },
    /// The plan is made.
    Planned {
        /// The name of the site.
        name: String,
        /// The page type.
        #[serde(rename = "type")]
        page_type: String,
        /// The theme.
        theme: String,
        /// The language.
        lang: String,
        /// The ids of the sections in order.
        sections: Vec<String>,
        /// What is worth knowing about the plan.
        findings: Vec<Diagnostic>,
    },
    /// A section went one step further.
    Section {
        /// Its id.
        id: String,
        /// Its name for people.
        title: String,
        /// Its number in the page, from 1.
        number: usize,
        /// How many sections the page has.
        of: usize,
        /// The step.
        step: Step,
        /// Who writes it.
        author: Author,
        /// The model, if one writes it.
        #[serde(skip_serializing_if = "String::is_empty")]
        model: String,
        /// Its first words, once they are there.
        #[serde(skip_serializing_if = "String::is_empty")]
        words: String,
        /// How many drafts there were.
        attempts: u32,
        /// What the gate found.
        findings: Vec<Diagnostic>,
        /// The section itself, once it is accepted: for whoever shows the page while it is made.
        #[serde(skip)]
        made: Option<Arc<Section>>,
    },
    /// What it took.
    Receipt(Receipt),
    /// Everything is written.
    Built {
        /// Where to: a folder or a zip; nothing for a dry run.
        dir: Option<String>,
        /// How many files.
        files: usize,
    },
}

/// The steps of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// An author writes it.
    Writing,
    /// The gate judges a draft.
    Verifying,
    /// A draft was refused, and its author mends it.
    Repairing,
    /// One author gave up, and the next one begins.
    FellBack,
    /// It went through the gate.
    Accepted,
}
