//! All sections of a page, made at once.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use tokio::task::JoinSet;

use super::error::PipelineError;
use super::kept::Kept;
use super::section::{Done, Work, offline, section};
use super::shop::{Hear, Shop};
use crate::author::{Ground, write_from};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Plan, SectionSpec};
use crate::receipt::{Line, Receipt};
use crate::scaffold::{Drawn, HERO};
use crate::store::Drafts;
use crate::verify::{Author, Section, page};

/// The sections of a page, and what else its project needs.
#[derive(Debug, Clone)]
pub struct Made {
    /// The sections in the order of the page.
    pub sections: Vec<Section>,
    /// The drafts that a model wrote, by section.
    pub drafts: Drafts,
    /// What it took.
    pub receipt: Receipt,
    /// What is worth knowing about the page as a whole; nothing that is wrong.
    pub findings: Vec<Diagnostic>,
    pub(super) keys: Vec<String>,
    pub(super) drawn: Option<Arc<Drawn>>,
}

impl Made {
    /// What the next build of the page need not make again.
    pub fn kept(&self) -> Kept {
        let sections = self.keys.iter().cloned().zip(self.sections.iter().cloned()).collect();
        Kept { drafts: self.drafts.clone(), receipt: self.receipt.clone(), sections }
    }
}

/// Makes every section of `plan`, all of them at once; those in `kept` whose inputs are the same are taken from there.
/// `hear` hears of each in the order it happens. Dropping the future stops the work.
pub async fn sections(shop: &Shop, plan: &Plan, kept: &Kept, hear: &Hear<'_>) -> Result<Made, PipelineError> {
    let plan = Arc::new(plan.clone());
    let ground = Arc::new(Ground::default());
    let drawing = picture(shop, (&plan, &ground), kept);
    let work = |index| Work { shop, plan: &plan, ground: &ground, index, hear };
    let mut making = FuturesUnordered::new();
    for index in 0..plan.sections.len() {
        making.push(async move { (index, section(work(index), kept).await) });
    }
    let mut done: Vec<Option<Done>> = plan.sections.iter().map(|_| None).collect();
    while let Some((index, made)) = making.next().await {
        done[index] = Some(made?);
    }
    drop(making);
    let mut done: Vec<Done> = done.into_iter().flatten().collect();
    let fallback = shop.models.as_ref().is_none_or(|it| it.fallback);
    while let Some((index, why)) = misfit(&done).filter(|_| fallback) {
        let spent = Line { fell_back: vec!["page".to_owned()], ..done[index].line.clone() };
        done[index] = offline(&work(index), why, spent).await?;
    }
    // Whoever needs the picture waits for it.
    drop(drawing);
    gather(shop, (&plan, kept.receipt.plan.clone()), done)
}

/// Begins to draw the preview picture of a new page, if its words are those of the author in the binary: it takes as
/// long as all sections do.
fn picture(shop: &Shop, (plan, ground): (&Arc<Plan>, &Arc<Ground>), kept: &Kept) -> JoinSet<()> {
    let mut drawing = JoinSet::new();
    let unwritten = |it: &SectionSpec| it.kind == HERO && kept.sections.is_empty() && kept.line(it).is_none();
    let hero = plan.sections.iter().position(unwritten).filter(|_| shop.models.is_none());
    if let Some((hero, drawn)) = hero.zip(shop.drawn.clone()) {
        let gate = Arc::clone(&shop.gate);
        let (plan, ground) = (Arc::clone(plan), Arc::clone(ground));
        drawing.spawn_blocking(move || {
            drawn.ahead(&plan, &write_from(&ground, &gate.library, &plan, &plan.sections[hero]));
        });
    }
    drawing
}

/// A section of a model that does not fit the others, and why: sound alone, it takes the id or the heading of another.
fn misfit(done: &[Done]) -> Option<(usize, Vec<Diagnostic>)> {
    let by_model = |it: &Done| it.section.author() == Author::Model;
    if !done.iter().any(by_model) {
        return None;
    }
    let sections: Vec<Section> = done.iter().map(|it| it.section.clone()).collect();
    let errors: Vec<Diagnostic> = page(&sections).into_iter().filter(|it| it.severity == Severity::Error).collect();
    if errors.is_empty() {
        return None;
    }
    let named = |it: &Done| {
        let name = format!("`{}`", it.section.spec().id);
        errors.iter().any(|it| it.message.contains(&name))
    };
    // The later one of two gives way; where nobody is named, anybody of a model's may be meant.
    let last = done.iter().rposition(|it| by_model(it) && named(it));
    Some((last.or_else(|| done.iter().rposition(by_model))?, errors))
}

fn gather(shop: &Shop, (plan, planned): (&Plan, Option<Line>), done: Vec<Done>) -> Result<Made, PipelineError> {
    let (mut sections, mut drafts, mut keys, mut lines) = (Vec::new(), Drafts::default(), Vec::new(), Vec::new());
    for it in done {
        if let Some(stored) = it.stored {
            drafts.put(&it.section.spec().id, stored);
        }
        sections.push(it.section);
        keys.push(it.key);
        lines.push(it.line);
    }
    let findings = page(&sections);
    if findings.iter().any(|it| it.severity == Severity::Error) {
        return Err(PipelineError::Page(findings));
    }
    let receipt = Receipt::new(&plan.site.prompt, planned, lines);
    Ok(Made { sections, drafts, receipt, findings, keys, drawn: shop.drawn.clone() })
}
