//! What is there from before: drafts that were paid for, and sections that were judged.

use std::collections::HashMap;

use serde_json::json;

use crate::path::SectionId;
use crate::plan::{Plan, SectionSpec};
use crate::project::Project;
use crate::receipt::{Line, RECEIPT_FILE, Receipt};
use crate::section::Pack;
use crate::store::{self, Drafts, Stored};
use crate::verify::Section;

/// What is there from before. Empty for a new page.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The drafts of the project.
    pub drafts: Drafts,
    /// What they took.
    pub receipt: Receipt,
    /// Sections that this process made, by the hash of what they are made from.
    pub(super) sections: HashMap<String, Section>,
}

impl Kept {
    /// What `project` keeps.
    pub fn of(project: &Project) -> Self {
        let receipt = project.get(RECEIPT_FILE).and_then(|it| serde_json::from_slice(it).ok());
        Self { drafts: Drafts::of(project), receipt: receipt.unwrap_or_default(), sections: HashMap::new() }
    }

    /// The same with what this process made `before`.
    #[must_use]
    pub fn after(self, before: Option<&Self>) -> Self {
        Self { sections: before.map(|it| it.sections.clone()).unwrap_or_default(), ..self }
    }

    /// Forgets a section, so that it is written anew.
    pub fn forget(&mut self, id: &SectionId) {
        // What it was is in the history of the project.
        drop(self.drafts.forget(id));
        self.sections.retain(|_, it| it.spec().id != *id);
    }

    /// Forgets the sections whose variant was another one in the pack `before` than it is `now`.
    pub fn forget_changed(&mut self, before: &Pack, now: &Pack) {
        self.sections.retain(|_, it| !now.differs(before, &it.spec().kind, &it.spec().variant));
    }

    /// What a section took when it was written.
    pub(super) fn line(&self, spec: &SectionSpec) -> Option<Line> {
        self.receipt.section(spec.id.as_str()).cloned()
    }
}

/// The hash of everything that a section is made from and judged by: the site but for its looks, the facts, its
/// neighbours, and its draft where there is one. The kit and the library do not change while a gate lives.
pub(super) fn section_key(plan: &Plan, spec: &SectionSpec, stored: Option<&Stored>) -> String {
    let site = &plan.site;
    let neighbours: Vec<_> = plan.sections.iter().map(|it| (&it.id, &it.kind, &it.brief)).collect();
    store::key(&json!([
        [site.name, site.page_type, site.lang, site.url, site.seed, site.prompt],
        plan.facts,
        neighbours,
        spec,
        stored,
    ]))
}
