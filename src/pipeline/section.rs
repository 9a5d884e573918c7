//! One section: from its place in the plan to a section that passed the gate.

use std::sync::Arc;

use tokio::task::JoinSet;

use super::error::PipelineError;
use super::kept::{Kept, section_key};
use super::shop::{Hear, Shop};
use crate::author;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Plan, SectionSpec};
use crate::progress::{Event, Step};
use crate::receipt::Line;
use crate::store::Stored;
use crate::verify::{Author, Draft, DraftForm, Gate, Rejection, Section, verify};

/// A section with its draft, if a model wrote it, and what it took.
pub(super) struct Done {
    pub(super) section: Section,
    pub(super) key: String,
    pub(super) stored: Option<Stored>,
    pub(super) line: Line,
}

/// One place in a plan.
pub(super) struct Work<'a> {
    pub(super) shop: &'a Shop,
    pub(super) plan: &'a Arc<Plan>,
    pub(super) index: usize,
    pub(super) hear: &'a Hear<'a>,
}

impl Work<'_> {
    pub(super) fn spec(&self) -> &SectionSpec {
        &self.plan.sections[self.index]
    }

    fn say(&self, step: Step, author: Author, attempts: u32, findings: Vec<Diagnostic>) {
        let spec = self.spec();
        let title = self.shop.gate.library.kind(&spec.kind).map_or_else(|| spec.kind.clone(), |it| it.title.clone());
        (self.hear)(Event::Section {
            id: spec.id.to_string(),
            title,
            number: self.index + 1,
            of: self.plan.sections.len(),
            step,
            author,
            attempts,
            findings,
        });
    }

    /// Judges the draft that `make` returns, where it holds up no socket.
    async fn judge(&self, make: impl FnOnce(&Gate, &Plan, &SectionSpec) -> Draft + Send + 'static) -> Judged {
        // The semaphore lives as long as the shop and is never closed.
        let _place = self.shop.places.acquire().await.ok();
        let (gate, plan, index) = (Arc::clone(&self.shop.gate), Arc::clone(self.plan), self.index);
        let mut at_the_gate = JoinSet::new();
        at_the_gate.spawn_blocking(move || {
            let spec = &plan.sections[index];
            let draft = make(&gate, &plan, spec);
            verify(&gate, &plan, spec, draft)
        });
        match at_the_gate.join_next().await {
            Some(Ok(judged)) => judged,
            // A draft that upsets the gate itself is no reason to lose the page.
            _ => Err(Rejection { findings: vec![upset()], source: None }),
        }
    }
}

type Judged = Result<Section, Rejection>;

fn upset() -> Diagnostic {
    Diagnostic::error("gate-panicked", Place::START, "the gate could not judge the draft: a fault of ours")
}

/// Makes the section at `work`: what was made before is taken as it is, else somebody writes it.
pub(super) async fn section(work: Work<'_>, kept: &Kept) -> Result<Done, PipelineError> {
    let spec = work.spec();
    let stored = kept.drafts.get(&spec.id, &spec.kind).cloned();
    let key = section_key(work.plan, spec, stored.as_ref());
    if let Some(section) = kept.sections.get(&key).cloned() {
        return Ok(again(&work, kept, Done { section, key, stored, line: Line::default() }));
    }
    if let Some(stored) = stored {
        let draft = stored.draft();
        if let Ok(section) = work.judge(move |_, _, _| draft).await {
            return Ok(again(&work, kept, Done { section, key, stored: Some(stored), line: Line::default() }));
        }
    }
    offline(&work).await
}

/// What is there from before, with the line it had.
fn again(work: &Work<'_>, kept: &Kept, done: Done) -> Done {
    let author = done.section.author();
    work.say(Step::Accepted, author, 0, done.section.findings().to_vec());
    let model = done.stored.as_ref().map(|it| it.model.clone()).unwrap_or_default();
    let line = kept.line(work.spec()).unwrap_or_else(|| line(work, author, model, 1));
    Done { line, ..done }
}

async fn offline(work: &Work<'_>) -> Result<Done, PipelineError> {
    work.say(Step::Writing, Author::Offline, 0, Vec::new());
    let write = |gate: &Gate, plan: &Plan, spec: &SectionSpec| Draft {
        form: DraftForm::Content(author::write(&gate.library, plan, spec)),
        author: Author::Offline,
    };
    let failed = |it| PipelineError::Rejected { id: work.spec().id.to_string(), rejection: Box::new(it) };
    let section = work.judge(write).await.map_err(failed)?;
    work.say(Step::Accepted, Author::Offline, 1, section.findings().to_vec());
    let line = line(work, Author::Offline, String::new(), 1);
    Ok(Done { section, key: section_key(work.plan, work.spec(), None), stored: None, line })
}

fn line(work: &Work<'_>, author: Author, model: String, attempts: u32) -> Line {
    let author = if author == Author::Model { "model" } else { "offline" };
    Line { id: work.spec().id.to_string(), author: author.to_owned(), model, attempts, ..Line::default() }
}
