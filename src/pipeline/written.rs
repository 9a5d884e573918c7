//! A section by models: its words, then its looks where those are bespoke, then whoever is left.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::attempt::{Pursuit, Written};
use super::error::PipelineError;
use super::kept::section_key;
use super::section::{Done, Told, Work, line, offline};
use super::shop::{Form, Models};
use crate::author::model::{Task, ask_code, ask_words, code, words};
use crate::author::write_from;
use crate::diagnostic::{Diagnostic, Place};
use crate::llm::Ask;
use crate::progress::Step;
use crate::receipt::Line;
use crate::section::Kind;
use crate::store::{self, Stored};
use crate::verify::{Author, Section};

/// What the cache keeps of a section.
#[derive(Serialize, Deserialize)]
struct Entry {
    stored: Stored,
    line: Line,
}

/// Has models write the section; for the `take`-th time.
pub(super) async fn by_models(work: &Work<'_>, models: &Models, take: u32) -> Result<Done, PipelineError> {
    let spec = work.spec();
    let (library, bounded) = (&work.shop.gate.library, models.llm.bounds());
    let task = Task { library, plan: work.plan, spec, bounded };
    let Some(kind) = task.kind() else { return offline(work, Vec::new(), Line::default()).await };
    let form = models.form.unwrap_or(if kind.bespoke { Form::Code } else { Form::Content });
    let first = {
        let (gate, plan) = (Arc::clone(&work.shop.gate), Arc::clone(work.plan));
        let (ground, index) = (Arc::clone(work.ground), work.index);
        work.shop.work(move || write_from(&ground, &gate.library, &plan, &plan.sections[index])).await
    };
    let first = Arc::new(first);
    let ask = ask_words(&task, kind, &first);
    let key = key(models, &ask, form, take);
    if let Some(done) = from_cache(work, &key).await {
        return Ok(done);
    }
    let mut pursuit = Pursuit::new(work, models);
    let read = move |gate: &crate::verify::Gate, plan: &_, spec: &_, answer: &str| {
        let task = Task { library: &gate.library, plan, spec, bounded };
        match task.kind() {
            Some(kind) => words(&task, kind, &first, answer).map(|it| (it.draft, it.notes)),
            None => words_of_no_kind(),
        }
    };
    let Some(worded) = pursuit.pursue(&ask, read).await? else { return give_up(pursuit).await };
    let written = match form {
        Form::Content => worded,
        Form::Code => drawn(&mut pursuit, &task, kind, worded).await?,
    };
    Ok(accept(&pursuit, written, &key, take))
}

fn words_of_no_kind() -> super::section::Offer {
    let finding = Diagnostic::error("unknown-kind", Place::START, "the library has no such kind");
    Err(crate::verify::Rejection { findings: vec![finding], source: None })
}

/// The component for words that passed; without one, the library shows them.
async fn drawn(
    pursuit: &mut Pursuit<'_>,
    task: &Task<'_>,
    kind: &Kind,
    worded: Written,
) -> Result<Written, PipelineError> {
    let content = worded.section.content().clone();
    let ask = ask_code(task, kind, &content, &pursuit.models.kit);
    let before = pursuit.spent.fell_back.len();
    let read = move |_: &crate::verify::Gate, _: &_, _: &_, answer: &str| Ok((code(&content, answer), Vec::new()));
    if let Some(drawn) = pursuit.pursue(&ask, read).await? {
        return Ok(drawn);
    }
    if !pursuit.models.fallback {
        return Err(gave_up(pursuit));
    }
    pursuit.spent.fell_back.truncate(before);
    pursuit.spent.fell_back.push("code".to_owned());
    let told = Told {
        model: worded.model.clone(),
        attempts: pursuit.spent.attempts,
        findings: pursuit.reasons.clone(),
        ..Told::default()
    };
    pursuit.work.say(Step::FellBack, Author::Model, told);
    Ok(worded)
}

async fn give_up(pursuit: Pursuit<'_>) -> Result<Done, PipelineError> {
    if !pursuit.models.fallback {
        return Err(gave_up(&pursuit));
    }
    let Pursuit { work, spent, reasons, .. } = pursuit;
    offline(work, reasons, spent).await
}

fn gave_up(pursuit: &Pursuit<'_>) -> PipelineError {
    PipelineError::GaveUp { id: pursuit.work.spec().id.to_string(), findings: pursuit.reasons.clone() }
}

/// Keeps what passed, at once.
pub(super) fn accept(pursuit: &Pursuit<'_>, written: Written, key: &str, take: u32) -> Done {
    let (work, spec) = (pursuit.work, pursuit.work.spec());
    let Written { section, mut findings, model } = written;
    let stored = Stored {
        hand: false,
        key: key.to_owned(),
        kind: spec.kind.clone(),
        model: model.clone(),
        take,
        content: section.content().clone(),
        source: own_source(work, &section),
    };
    let line = line(work, Author::Model, model.clone(), pursuit.spent.clone());
    let entry = Entry { stored: stored.clone(), line: line.clone() };
    if let Err(it) = work.shop.cache.put(key, &entry) {
        let message = format!("the draft could not be kept for a later run: {it}");
        findings.push(Diagnostic::note("not-kept", Place::START, message));
    }
    let told = Told { model, attempts: line.attempts, ..Told::accepted(&section, findings) };
    work.say(Step::Accepted, Author::Model, told);
    Done { key: section_key(work.plan, spec, Some(&stored)), section, stored: Some(stored), line }
}

/// The component, if it is not the library's.
fn own_source(work: &Work<'_>, section: &Section) -> Option<String> {
    let kind = work.shop.gate.library.kind(&work.spec().kind);
    let of_library = kind.is_some_and(|it| it.variants.iter().any(|it| it.source == section.source()));
    (!of_library).then(|| section.source().to_owned())
}

/// What was paid for in another run with the same question.
pub(super) async fn from_cache(work: &Work<'_>, key: &str) -> Option<Done> {
    let Entry { stored, line } = work.shop.cache.get(key)?;
    let draft = stored.draft();
    let (section, findings) = work.judge(move |_, _, _| Ok((draft, Vec::new()))).await.ok()?;
    work.say(Step::Accepted, Author::Model, Told { model: stored.model.clone(), ..Told::accepted(&section, findings) });
    let key = section_key(work.plan, work.spec(), Some(&stored));
    Some(Done { section, key, stored: Some(stored), line })
}

/// The hash of what a draft is made from: the question, who answers, and how.
pub(super) fn key(models: &Models, ask: &Ask, form: Form, take: u32) -> String {
    let said: Vec<&str> = ask.messages.iter().map(|it| it.text.as_str()).collect();
    let form = form == Form::Code;
    let kit = if form { models.kit.text() } else { "" };
    store::key(&json!([env!("CARGO_PKG_VERSION"), models.llm.models(), &*ask.system, said, ask.seed, form, kit, take]))
}
