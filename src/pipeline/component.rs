//! One component for one wish: a model draws it, or the kit and the library have it.

use std::sync::Arc;

use super::attempt::Pursuit;
use super::error::PipelineError;
use super::made::Made;
use super::project::tree;
use super::section::{Done, Work, offline};
use super::shop::{Form, Hear, Models, Shop};
use super::written::{accept, from_cache, key};
use crate::assets;
use crate::author::model::{Task, ask_component, code};
use crate::author::{self, Asked, Part};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Plan, variants};
use crate::project::Project;
use crate::prompt::Prompt;
use crate::receipt::{Line, Receipt};
use crate::store::Drafts;
use crate::verify::{Gate, Section};

/// A component that passed the gate.
#[derive(Debug, Clone)]
pub struct Component {
    /// Its source.
    pub source: String,
    /// Where it is from, for people.
    pub from: String,
    /// What is worth knowing about it.
    pub findings: Vec<Diagnostic>,
    /// The section that it is, or that shows it.
    pub section: Section,
    /// The plan of a page that has only this section.
    pub plan: Plan,
    /// What it took.
    pub receipt: Receipt,
}

/// Makes the component that `wish` asks for, in a `theme` if one is named. `hear` hears each step.
pub async fn component(
    shop: &Shop,
    wish: &Prompt,
    theme: Option<&str>,
    hear: &Hear<'_>,
) -> Result<Component, PipelineError> {
    let part = author::part(wish.text());
    let plan = Arc::new(specimen_plan(wish, theme));
    let ground = Arc::default();
    let work = Work { shop, plan: &plan, ground: &ground, index: 0, hear };
    let Some(models) = &shop.models else { return own(&work, &part, Vec::new(), Line::default()).await };
    drawn(&work, models, &part).await
}

/// The plan of a page that has only the section that `wish` asks for, or one that shows it.
pub fn specimen_plan(wish: &Prompt, theme: Option<&str>) -> Plan {
    let part = author::part(wish.text());
    let sections = vec![part.kind];
    let asked = Asked { sections, theme: theme.map(str::to_owned), seed: 1, ..Asked::default() };
    let mut plan = author::plan(wish, &asked).plan;
    if let (Some(name), Some(spec)) = (part.kit, plan.sections.first_mut()) {
        let import = format!("\"@/components/ui/{name}\"");
        let shows = |it: &str| assets::template_text(&format!("sections/{}/{it}.tsx", spec.kind)).contains(&import);
        if !shows(&spec.variant)
            && let Some(other) = variants(&spec.kind).into_iter().find(|it| shows(it))
        {
            spec.variant = other;
        }
    }
    plan
}

/// The project of a page that has only this section, so that it can be looked at.
pub fn specimen(gate: &Gate, plan: &Plan, section: &Section) -> Result<Project, PipelineError> {
    let made = Made {
        sections: vec![section.clone()],
        drafts: Drafts::default(),
        receipt: Receipt::default(),
        findings: Vec::new(),
        keys: Vec::new(),
        drawn: None,
    };
    tree(gate, plan, &made)
}

async fn drawn(work: &Work<'_>, models: &Models, part: &Part) -> Result<Component, PipelineError> {
    let library = &work.shop.gate.library;
    let task = Task { library, plan: work.plan, spec: work.spec(), bounded: models.llm.bounds() };
    let Some(kind) = task.kind() else { return own(work, part, Vec::new(), Line::default()).await };
    let content = task.first_draft();
    let ask = ask_component(&task, kind, &content, &models.kit);
    let key = key(models, &ask, Form::Code, 0);
    if let Some(done) = from_cache(work, &key).await {
        let findings = done.section.findings().to_vec();
        return Ok(by_model(work, done, findings));
    }
    let mut pursuit = Pursuit::new(work, models);
    let read = move |_: &_, _: &_, _: &_, answer: &str| Ok((code(&content, answer), Vec::new()));
    if let Some(written) = pursuit.pursue(&ask, read).await? {
        let findings = written.findings.clone();
        return Ok(by_model(work, accept(&pursuit, written, &key, 0), findings));
    }
    if !models.fallback {
        return Err(PipelineError::GaveUp { id: part.kind.clone(), findings: pursuit.reasons });
    }
    let Pursuit { reasons, spent, .. } = pursuit;
    own(work, part, reasons, spent).await
}

fn by_model(work: &Work<'_>, done: Done, findings: Vec<Diagnostic>) -> Component {
    let source = done.section.source().to_owned();
    let from = format!("written by {}", done.line.model);
    finished(work, done, (source, from, findings))
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
    Ok(finished(work, done, (source, from, findings)))
}

fn finished(work: &Work<'_>, done: Done, told: (String, String, Vec<Diagnostic>)) -> Component {
    let (source, from, findings) = told;
    let plan = Plan::clone(work.plan);
    let receipt = Receipt::new(&plan.site.prompt, None, vec![done.line]);
    Component { source, from, findings, section: done.section, plan, receipt }
}
