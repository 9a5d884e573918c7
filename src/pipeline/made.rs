//! All sections of a page, made at once.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use super::error::PipelineError;
use super::kept::Kept;
use super::section::{Done, Work, section};
use super::shop::{Hear, Shop};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::Plan;
use crate::receipt::Receipt;
use crate::store::Drafts;
use crate::verify::{Section, page};

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
    keys: Vec<String>,
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
    let mut making = FuturesUnordered::new();
    for index in 0..plan.sections.len() {
        let work = Work { shop, plan: &plan, index, hear };
        making.push(async move { (index, section(work, kept).await) });
    }
    let mut done: Vec<Option<Done>> = plan.sections.iter().map(|_| None).collect();
    while let Some((index, made)) = making.next().await {
        done[index] = Some(made?);
    }
    drop(making);
    gather(&plan, done.into_iter().flatten())
}

fn gather(plan: &Plan, done: impl Iterator<Item = Done>) -> Result<Made, PipelineError> {
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
    let receipt = Receipt::new(&plan.site.prompt, None, lines);
    Ok(Made { sections, drafts, receipt, findings, keys })
}
