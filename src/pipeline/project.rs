//! The last step: from sections to a tree of files.

use super::error::PipelineError;
use super::made::Made;
use crate::export::{BASE_FILE, Bases};
use crate::path::{PathError, ProjectPath};
use crate::plan::{Placeholders, Plan};
use crate::project::Project;
use crate::receipt::RECEIPT_FILE;
use crate::scaffold::{Card, scaffold_again, scaffold_undrawn};
use crate::verify::{Gate, Section};

/// The project of `plan` and what was made for it: its files, the drafts and the receipt that a later build needs,
/// and what all files were when they were written.
pub fn project(gate: &Gate, plan: &Plan, made: &Made) -> Result<Project, PipelineError> {
    Ok(based(tree(gate, plan, made)?)?)
}

/// A project that is as airstrip made it, with what all its files were when they were written: exactly what they are.
pub fn based(mut project: Project) -> Result<Project, PathError> {
    let bases = Bases::of(&project).print();
    project.put(ProjectPath::new(BASE_FILE)?, bases);
    Ok(project)
}

pub(super) fn tree(gate: &Gate, plan: &Plan, made: &Made) -> Result<Project, PipelineError> {
    let drawn = made.drawn.clone().unwrap_or_default();
    Ok(with_records(scaffold_again(&gate.library, plan, &made.sections, &drawn)?, made)?)
}

/// The same as [`project`] without what follows from the rest: the preview picture, for which there is the card, and what
/// the files were, which [`based`] adds.
pub fn bare(gate: &Gate, plan: &Plan, made: &Made) -> Result<(Project, Card), PipelineError> {
    let (project, card) = scaffold_undrawn(&gate.library, plan, &made.sections)?;
    Ok((with_records(project, made)?, card))
}

/// `project` with what a later build needs.
fn with_records(mut project: Project, made: &Made) -> Result<Project, PathError> {
    for (path, text) in made.drafts.files() {
        project.put(path, text);
    }
    project.put(ProjectPath::new(RECEIPT_FILE)?, made.receipt.print());
    Ok(project)
}

/// How many marks of `sections` still wait for a fact.
pub fn placeholders(sections: &[Section]) -> usize {
    sections.iter().map(|it| Placeholders::open(it.content()).len()).sum()
}
