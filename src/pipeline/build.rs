//! A project that is there already, made again: what changed is merged into what you have.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::error::PipelineError;
use super::hand::{Files, judge};
use super::kept::{Kept, section_key};
use super::left::keep_types;
use super::made::{Made, sections};
use super::project::tree;
use super::shop::{Hear, Shop};
use super::start::Start;
use crate::diagnostic::{Diagnostic, Severity};
use crate::export::{BASE_FILE, Change, Found, Merged, Outcome, Policy, Request, Workplace, merge_tree};
use crate::path::ProjectPath;
use crate::plan::{PLAN_FILE, Plan};
use crate::project::Project;
use crate::render::Syntax;
use crate::scaffold::section_files;
use crate::store::{self, DRAFTS};
use crate::verify::{Author, Section, page};

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// What to do with conflicts.
    pub policy: Policy,
    /// Files that are written as new, whatever was done to them.
    pub renewed: BTreeSet<String>,
}

/// What a build came to. Nothing is written until its changes are committed.
#[derive(Debug)]
pub struct Built {
    /// The sections as they are after merging.
    pub sections: Vec<Section>,
    /// What became of every file.
    pub merged: Merged,
    /// What changes on the disk, airstrip's own files included.
    pub changes: Vec<Change>,
    /// What is worth knowing.
    pub findings: Vec<Diagnostic>,
    /// What is wrong in sections as you have them; the page goes on with what they were.
    pub broken: Vec<Diagnostic>,
    /// What the next build of this process need not make again.
    pub kept: Kept,
    /// The hash of what there is once the changes are committed: for [`Start::settle`].
    pub left: String,
}

/// Makes the project at `place` again from where it starts; `kept` is what this process made before.
pub async fn build(
    shop: &Shop,
    (place, start): (&Workplace<'_>, &Start),
    order: &Order,
    kept: &Kept,
    hear: &Hear<'_>,
) -> Result<Built, PipelineError> {
    let written = sections(shop, &start.plan, kept, hear).await?;
    let mut next = written.kept();
    let format = |path: &str, text: &str| formatted(shop, path, text);
    let mut hands = Hands { refused: BTreeSet::new(), findings: Vec::new() };
    let own = section_tree(&written.sections)?;
    let yours = place.all(Request::paths(&start.bases, &own).iter().map(String::as_str))?;
    let locked = locked(&start.plan);
    let none = BTreeSet::new();
    let request = |new, yours, refused| Request {
        bases: &start.bases,
        yours,
        new,
        locked: &locked,
        refused,
        renewed: &order.renewed,
        policy: order.policy,
        format: &format,
    };
    let merging = request(&own, &yours, &none);
    let real = hands.sections(shop, &start.plan, &written, (&merging, kept)).await;
    next.sections.extend(real.iter().filter_map(|it| it.1.clone().map(|key| (key, it.0.clone()))));
    let made = Made { sections: real.into_iter().map(|it| it.0).collect(), ..written.clone() };
    let mut new = tree(&shop.gate, &start.plan, &made)?;
    for (path, bytes) in own.files() {
        new.put(path.clone(), bytes);
    }
    keep_types(place, &start.bases, &start.plan, &mut new)?;
    let yours = place.all(Request::paths(&start.bases, &new).iter().map(String::as_str))?;
    let mut merged = merge_tree(&request(&new, &yours, &hands.refused));
    merged.bases.put_plan(&start.text);
    let mut changes = changes(place, &new, &merged, &yours)?;
    // A draft whose section was written anew by nobody's model is no longer its draft.
    let stale =
        start.own.files().filter(|(path, _)| path.as_str().starts_with(DRAFTS) && new.get(path.as_str()).is_none());
    changes.extend(stale.map(|(path, was)| Change { path: path.clone(), was: Some(was.to_vec()), now: None }));
    let warned = |it: &Diagnostic| Diagnostic { severity: it.severity.min(Severity::Warning), ..it.clone() };
    let broken = hands.findings;
    let mut findings: Vec<Diagnostic> = broken.iter().map(warned).collect();
    findings.extend(page(&made.sections));
    let left = start.left(&merged, &yours, &new)?;
    Ok(Built { sections: made.sections, merged, changes, findings, broken, kept: next, left })
}

fn formatted(shop: &Shop, path: &str, text: &str) -> Option<String> {
    let syntax = match path.rsplit('.').next()? {
        "tsx" => Syntax::Tsx,
        "ts" => Syntax::TypeScript,
        "css" => Syntax::Css,
        "json" => Syntax::Json,
        _ => return None,
    };
    shop.gate.renderer.format(text, syntax).ok()
}

fn section_tree(sections: &[Section]) -> Result<Project, PipelineError> {
    let mut project = Project::new();
    for (path, text) in sections.iter().flat_map(section_files) {
        project.put(ProjectPath::new(path)?, text);
    }
    Ok(project)
}

fn locked(plan: &Plan) -> BTreeSet<String> {
    let files =
        plan.sections.iter().filter(|it| it.locked).flat_map(|it| {
            [format!("src/content/{}.ts", it.id.camel()), format!("src/sections/{}.tsx", it.id.pascal())]
        });
    files.collect()
}

struct Hands {
    refused: BTreeSet<String>,
    findings: Vec<Diagnostic>,
}

impl Hands {
    /// The sections as they are after merging, each with the key under which it is known again.
    async fn sections(
        &mut self,
        shop: &Shop,
        plan: &Plan,
        written: &Made,
        (request, kept): (&Request<'_>, &Kept),
    ) -> Vec<(Section, Option<String>)> {
        let plan = Arc::new(plan.clone());
        let mut all = Vec::new();
        for (index, section) in written.sections.iter().enumerate() {
            let [words, component] = section_files(section).map(|(path, new)| {
                let after = after(request, &path);
                (path, new, after)
            });
            if words.2.as_ref() == Some(&words.1) && component.2.as_ref() == Some(&component.1) {
                all.push((section.clone(), None));
                continue;
            }
            let mixed: Vec<String> = [&words.0, &component.0]
                .into_iter()
                .filter(|it| matches!(request.outcome(it), Outcome::Write(_)))
                .cloned()
                .collect();
            let (Some(edited), Some(shown)) = (words.2, component.2) else {
                all.push((section.clone(), None));
                continue;
            };
            let files = Files { words: (words.0, edited), component: (component.0, shown) };
            let key = store::key(&(section_key(&plan, section.spec(), None), &files.words.1, &files.component.1));
            if let Some(known) = kept.sections.get(&key) {
                all.push((known.clone(), Some(key)));
                continue;
            }
            match judge(shop, &plan, index, files).await {
                Ok(real) => all.push((real, Some(key))),
                Err(found) => {
                    self.refused.extend(mixed);
                    self.findings.extend(found);
                    // While somebody types, the page goes on with the last that was right.
                    let last =
                        kept.sections.values().find(|it| it.author() == Author::Hand && it.spec() == section.spec());
                    let key = last.map(|it| format!("last {}", it.spec().id));
                    all.push((last.unwrap_or(section).clone(), key));
                }
            }
        }
        all
    }
}

/// The text of a file after merging; nothing where there will be none.
fn after(request: &Request<'_>, path: &str) -> Option<String> {
    let bytes = match request.outcome(path) {
        Outcome::Write(bytes) => bytes,
        Outcome::StaysDeleted | Outcome::Remove => return None,
        Outcome::Same | Outcome::Orphan | Outcome::Conflict(..) => match request.yours.get(path) {
            Some(Found::File(bytes)) => bytes.clone(),
            _ => return None,
        },
    };
    String::from_utf8(bytes).ok()
}

fn changes(
    place: &Workplace<'_>,
    new: &Project,
    merged: &Merged,
    yours: &BTreeMap<String, Found>,
) -> Result<Vec<Change>, PipelineError> {
    let was = |path: &ProjectPath| match yours.get(path.as_str()) {
        Some(Found::File(bytes)) => Some(bytes.clone()),
        _ => None,
    };
    let mut all: Vec<Change> = Vec::new();
    for (path, bytes) in &merged.writes {
        all.push(Change { path: path.clone(), was: was(path), now: Some(bytes.clone()) });
    }
    for path in &merged.removes {
        all.push(Change { path: path.clone(), was: was(path), now: None });
    }
    let own = new.files().filter(|(path, _)| path.as_str().starts_with(".airstrip/"));
    let mut own: Vec<(ProjectPath, Vec<u8>)> = own.map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect();
    own.push((ProjectPath::new(BASE_FILE)?, merged.bases.print().into_bytes()));
    for (path, now) in own {
        let was = match place.found(path.as_str())? {
            Found::File(bytes) => Some(bytes),
            _ => None,
        };
        all.push(Change { path, was, now: Some(now) });
    }
    all.retain(|it| it.was != it.now && it.path.as_str() != PLAN_FILE);
    Ok(all)
}
