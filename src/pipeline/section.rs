//! One section: from its place in the plan to a section that passed the gate.

use std::sync::Arc;

use tracing::Instrument;
use tracing::field::Empty;

use super::error::PipelineError;
use super::kept::{Kept, section_key};
use super::shop::{Hear, Shop};
use super::written;
use crate::author::{Ground, write_from};
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
#[derive(Clone, Copy)]
pub(super) struct Work<'a> {
    pub(super) shop: &'a Shop,
    pub(super) plan: &'a Arc<Plan>,
    /// What the author in the binary writes the page from.
    pub(super) ground: &'a Arc<Ground>,
    pub(super) index: usize,
    pub(super) hear: &'a Hear<'a>,
}

/// What is told of a section while it is made.
#[derive(Default)]
pub(super) struct Told {
    pub(super) model: String,
    pub(super) words: String,
    pub(super) attempts: u32,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) made: Option<Arc<Section>>,
}

impl Told {
    /// What is told of a section that was accepted.
    pub(super) fn accepted(section: &Section, findings: Vec<Diagnostic>) -> Self {
        Self { findings, made: Some(Arc::new(section.clone())), ..Self::default() }
    }
}

/// A draft with what had to be done to read it, or why there is none.
pub(super) type Offer = Result<(Draft, Vec<Diagnostic>), Rejection>;
/// A section with all that is worth knowing about it.
pub(super) type Judged = Result<(Section, Vec<Diagnostic>), Rejection>;

impl<'a> Work<'a> {
    pub(super) fn spec(&self) -> &'a SectionSpec {
        &self.plan.sections[self.index]
    }

    pub(super) fn say(&self, step: Step, author: Author, told: Told) {
        let spec = self.spec();
        let title = self.shop.gate.library.kind(&spec.kind).map_or_else(|| spec.kind.clone(), |it| it.title.clone());
        let Told { model, words, attempts, findings, made } = told;
        (self.hear)(Event::Section {
            id: spec.id.to_string(),
            title,
            number: self.index + 1,
            of: self.plan.sections.len(),
            step,
            author,
            model,
            words,
            attempts,
            findings,
            made,
        });
    }

    /// Judges the draft that `make` returns, where it holds up no socket.
    pub(super) async fn judge(
        &self,
        make: impl FnOnce(&Gate, &Plan, &SectionSpec) -> Offer + Send + 'static,
    ) -> Judged {
        let (gate, plan, index) = (Arc::clone(&self.shop.gate), Arc::clone(self.plan), self.index);
        let judged = self.shop.try_work(move || {
            let spec = &plan.sections[index];
            let (draft, mut notes) = make(&gate, &plan, spec)?;
            let section = verify(&gate, &plan, spec, draft)?;
            notes.extend(section.findings().iter().cloned());
            Ok((section, notes))
        });
        // A draft that upsets the gate itself is no reason to lose the page.
        judged.await.unwrap_or_else(|_| Err(Rejection { findings: vec![upset()], source: None }))
    }
}

fn upset() -> Diagnostic {
    Diagnostic::error("gate-panicked", Place::START, "the gate could not judge the draft: a fault of ours")
}

/// Makes the section at `work`: what was made before is taken as it is, else somebody writes it.
pub(super) async fn section(work: Work<'_>, kept: &Kept) -> Result<Done, PipelineError> {
    let (kind, number) = (work.spec().kind.as_str(), work.index + 1);
    let span = tracing::info_span!("section", kind, number, author = Empty, drafts = Empty, error = Empty);
    let made = write(work, kept).instrument(span.clone()).await;
    match &made {
        Ok(done) => {
            span.record("author", done.line.author.as_str()).record("drafts", done.line.attempts);
        }
        Err(_) => drop(span.record("error", true)),
    }
    made
}

async fn write(work: Work<'_>, kept: &Kept) -> Result<Done, PipelineError> {
    let spec = work.spec();
    let stored = kept.drafts.get(&spec.id, &spec.kind).cloned();
    let key = section_key(work.plan, spec, stored.as_ref());
    if let Some(section) = kept.sections.get(&key).cloned() {
        let findings = section.findings().to_vec();
        return Ok(again(&work, kept, Done { section, key, stored, line: Line::default() }, findings));
    }
    if let Some(stored) = stored {
        let draft = stored.draft();
        if let Ok((section, findings)) = work.judge(move |_, _, _| Ok((draft, Vec::new()))).await {
            let done = Done { section, key, stored: Some(stored), line: Line::default() };
            return Ok(again(&work, kept, done, findings));
        }
    }
    match &work.shop.models {
        Some(models) => written::by_models(&work, models, kept.drafts.take(&spec.id)).await,
        None => offline(&work, Vec::new(), Line::default()).await,
    }
}

/// What is there from before, with the line it had.
fn again(work: &Work<'_>, kept: &Kept, done: Done, findings: Vec<Diagnostic>) -> Done {
    let author = done.section.author();
    let model = done.stored.as_ref().map(|it| it.model.clone()).unwrap_or_default();
    work.say(Step::Accepted, author, Told { model: model.clone(), ..Told::accepted(&done.section, findings) });
    let own = || line(work, author, model, Line { attempts: 1, ..Line::default() });
    Done { line: kept.line(work.spec()).unwrap_or_else(own), ..done }
}

/// Has the author in the binary write it, after whoever is in `spent` gave up for the `reasons`.
pub(super) async fn offline(work: &Work<'_>, reasons: Vec<Diagnostic>, spent: Line) -> Result<Done, PipelineError> {
    if spent.fell_back.is_empty() {
        work.say(Step::Writing, Author::Offline, Told::default());
    } else {
        let told = Told { attempts: spent.attempts, findings: reasons, ..Told::default() };
        work.say(Step::FellBack, Author::Offline, told);
    }
    let ground = Arc::clone(work.ground);
    let write = move |gate: &Gate, plan: &Plan, spec: &SectionSpec| {
        let form = DraftForm::Content(write_from(&ground, &gate.library, plan, spec));
        Ok((Draft { form, author: Author::Offline }, Vec::new()))
    };
    let failed = |it| PipelineError::Rejected { id: work.spec().id.to_string(), rejection: Box::new(it) };
    let (section, findings) = work.judge(write).await.map_err(failed)?;
    let line = line(work, Author::Offline, String::new(), Line { attempts: spent.attempts + 1, ..spent });
    work.say(Step::Accepted, Author::Offline, Told { attempts: line.attempts, ..Told::accepted(&section, findings) });
    Ok(Done { section, key: section_key(work.plan, work.spec(), None), stored: None, line })
}

/// The line of a section that `author` wrote in the end.
pub(super) fn line(work: &Work<'_>, author: Author, model: String, spent: Line) -> Line {
    let author = if author == Author::Model { "model" } else { "offline" };
    Line { id: work.spec().id.to_string(), author: author.to_owned(), model, ..spent }
}
