//! The last step: from sections to a tree of files.

use super::error::PipelineError;
use super::made::Made;
use crate::export::{BASE_FILE, Bases};
use crate::path::{PathError, ProjectPath};
use crate::plan::{Placeholders, Plan};
use crate::project::Project;
use crate::receipt::RECEIPT_FILE;
use crate::scaffold::scaffold_again;
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

/// The same as [`project`], for those who add the last file themselves, with [`based`].
pub fn tree(gate: &Gate, plan: &Plan, made: &Made) -> Result<Project, PipelineError> {
    let mut project = scaffold_again(&gate.library, plan, &made.sections, &made.drawn)?;
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
