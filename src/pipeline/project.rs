//! The last step: from sections to a tree of files.

use super::error::PipelineError;
use super::made::Made;
use crate::path::ProjectPath;
use crate::plan::{Placeholders, Plan};
use crate::project::Project;
use crate::receipt::RECEIPT_FILE;
use crate::scaffold::scaffold;
use crate::verify::{Gate, Section};

/// Where the hashes of a project's files are.
const MANIFEST: &str = ".airstrip/manifest.json";

/// The project of `plan` and what was made for it: its files, the drafts and the receipt that a later build needs,
/// and the hashes of all of them.
pub fn project(gate: &Gate, plan: &Plan, made: &Made) -> Result<Project, PipelineError> {
    let mut project = scaffold(&gate.library, plan, &made.sections)?;
    for (path, text) in made.drafts.files() {
        project.put(path, text);
    }
    project.put(ProjectPath::new(RECEIPT_FILE)?, made.receipt.print());
    let manifest = crate::export::manifest(&project);
    project.put(ProjectPath::new(MANIFEST)?, manifest);
    Ok(project)
}

/// How many marks of `sections` still wait for a fact.
pub fn placeholders(sections: &[Section]) -> usize {
    sections.iter().map(|it| Placeholders::open(it.content()).len()).sum()
}
