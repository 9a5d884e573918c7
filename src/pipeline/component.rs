//! One component for one wish: a model draws it, or the kit and the library have it.

use std::sync::Arc;

use super::attempt::Pursuit;
use super::error::PipelineError;
use super::section::{Told, Work, offline};
use super::shop::{Hear, Models, Shop};
use crate::assets;
use crate::author::model::{Task, ask_component, code};
use crate::author::{self, Asked, Part};
use crate::diagnostic::{Diagnostic, Place};
use crate::progress::Step;
use crate::prompt::Prompt;
use crate::receipt::Line;
use crate::verify::Author;

/// A component that passed the gate.
#[derive(Debug, Clone)]
pub struct Component {
    /// Its source.
    pub source: String,
    /// Where it is from, for people.
    pub from: String,
    /// What is worth knowing about it.
    pub findings: Vec<Diagnostic>,
}

/// Makes the component that `wish` asks for. `hear` hears each step.
pub async fn component(shop: &Shop, wish: &Prompt, hear: &Hear<'_>) -> Result<Component, PipelineError> {
    let part = author::part(wish.text());
    let asked = Asked { sections: vec![part.kind.clone()], seed: 1, ..Asked::default() };
    let plan = Arc::new(author::plan(wish, &asked).plan);
    let work = Work { shop, plan: &plan, index: 0, hear };
    let Some(models) = &shop.models else { return own(&work, &part, Vec::new(), Line::default()).await };
    drawn(&work, models, &part).await
}

async fn drawn(work: &Work<'_>, models: &Models, part: &Part) -> Result<Component, PipelineError> {
    let library = &work.shop.gate.library;
    let task = Task { library, plan: work.plan, spec: work.spec(), bounded: models.llm.bounds() };
    let Some(kind) = task.kind() else { return own(work, part, Vec::new(), Line::default()).await };
    let content = task.first_draft();
    let ask = ask_component(&task, kind, &content, &models.kit);
    let mut pursuit = Pursuit::new(work, models);
    let read = move |_: &_, _: &_, _: &_, answer: &str| Ok((code(&content, answer), Vec::new()));
    if let Some(written) = pursuit.pursue(&ask, read).await? {
        let told = Told { model: written.model.clone(), attempts: pursuit.spent.attempts, ..Told::default() };
        work.say(Step::Accepted, Author::Model, told);
        let source = written.section.source().to_owned();
        return Ok(Component { source, from: format!("written by {}", written.model), findings: written.findings });
    }
    if !models.fallback {
        return Err(PipelineError::GaveUp { id: part.kind.clone(), findings: pursuit.reasons });
    }
    let Pursuit { reasons, spent, .. } = pursuit;
    own(work, part, reasons, spent).await
}

/// The part of the kit, or the section of the library that is called so.
async fn own(work: &Work<'_>, part: &Part, reasons: Vec<Diagnostic>, spent: Line) -> Result<Component, PipelineError> {
    let done = offline(work, reasons, spent).await?;
    let mut findings = done.section.findings().to_vec();
    let spec = work.spec();
    let (source, from) = if let Some(name) = &part.kit {
        let source = assets::template_text(&format!("kit/{name}.tsx")).into_owned();
        (source, format!("{name}.tsx of the kit, as a project has it in src/components/ui/"))
    } else {
        let source = done.section.source().to_owned();
        (source, format!("the section `{}`, variant `{}`, of the library", spec.kind, spec.variant))
    };
    if part.word.is_none() {
        let message = "nothing in the library is called so; this is the nearest";
        findings.push(Diagnostic::note("nearest-part", Place::START, message).help("a model can draw it: --provider"));
    }
    Ok(Component { source, from, findings })
}
