//! What happens while a page is made, for whoever watches.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::verify::Author;

/// One event.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum Event {
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
        /// How many drafts there were.
        attempts: u32,
        /// What the gate found.
        findings: Vec<Diagnostic>,
    },
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
    /// It went through the gate.
    Accepted,
}
