//! A section that went through the gate.

use std::sync::Arc;

use serde_json::Value;

use super::draft::Author;
use crate::diagnostic::Diagnostic;
use crate::plan::SectionSpec;

/// A section that went through the gate. Only [`super::verify`] makes one. Copies share its texts.
#[derive(Debug, Clone)]
pub struct Section {
    pub(super) spec: SectionSpec,
    pub(super) source: Arc<str>,
    pub(super) content: Arc<Value>,
    pub(super) html: Arc<str>,
    pub(super) classes: Arc<[String]>,
    pub(super) needs_client: bool,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) author: Author,
}

impl Section {
    /// What the plan says of it.
    pub fn spec(&self) -> &SectionSpec {
        &self.spec
    }

    /// Its component as TSX.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its words.
    pub fn content(&self) -> &Value {
        &self.content
    }

    /// Its static HTML.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// Class names in its component that a stylesheet must have, with repeats.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// Whether it does something in the browser that HTML alone cannot.
    pub fn needs_client(&self) -> bool {
        self.needs_client
    }

    /// What is worth knowing about it; nothing that is wrong.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// Who wrote it.
    pub fn author(&self) -> Author {
        self.author
    }
}
