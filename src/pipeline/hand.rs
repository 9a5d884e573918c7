//! Sections as they are after merging: what a person edited is judged as it stands.

use std::sync::Arc;

use super::shop::Shop;
use crate::diagnostic::Diagnostic;
use crate::plan::{Plan, SectionSpec};
use crate::syntax;
use crate::verify::{Author, Draft, DraftForm, Section, verify};

/// The two files of a section as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Files {
    pub(super) words: (String, String),
    pub(super) component: (String, String),
}

/// Judges the section `index` of `plan` as its `files` stand.
pub(super) async fn judge(
    shop: &Shop,
    plan: &Arc<Plan>,
    index: usize,
    files: Files,
) -> Result<Section, Vec<Diagnostic>> {
    let (gate, plan) = (Arc::clone(&shop.gate), Arc::clone(plan));
    let judged = shop.try_work(move || {
        let spec: &SectionSpec = &plan.sections[index];
        let in_file = |name: &str, it: Vec<Diagnostic>| -> Vec<Diagnostic> {
            it.into_iter().map(|it| it.in_file(name)).collect()
        };
        let (words, component) = (&files.words, &files.component);
        let content = syntax::literal(&words.1, &spec.id.camel()).map_err(|it| in_file(&words.0, it))?;
        let form = DraftForm::Code { text: component.1.clone(), content };
        verify(&gate, &plan, spec, Draft { form, author: Author::Hand })
            .map_err(|it| in_file(&component.0, it.findings))
    });
    // A section that upsets the gate itself stays as it is.
    judged.await.unwrap_or_else(|_| Err(Vec::new()))
}
