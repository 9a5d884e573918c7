//! Files of yours whose section is no longer in the plan: the types that they are written against stay.

use super::error::PipelineError;
use crate::export::{Bases, Found, Workplace};
use crate::path::{ProjectPath, pascal};
use crate::plan::Plan;
use crate::project::Project;
use crate::section::{Kind, Library, types_file};

/// Where sections and their words are.
const FOLDERS: [&str; 2] = ["src/sections", "src/content"];
const TYPES: &str = "src/content/types.ts";

/// Puts the types into `new` that files of yours need and `plan` alone does not ask for.
pub(super) fn keep_types(
    place: &Workplace<'_>,
    bases: &Bases,
    plan: &Plan,
    new: &mut Project,
) -> Result<(), PipelineError> {
    let texts = left(place, bases, new)?;
    let has = |kind: &str| plan.sections.iter().any(|it| it.kind == kind);
    let needed: Vec<String> =
        Library::names().into_iter().filter(|it| !has(it) && texts.iter().any(|text| mentions(text, it))).collect();
    if needed.is_empty() {
        return Ok(());
    }
    let kinds = plan.sections.iter().map(|it| it.kind.as_str()).chain(needed.iter().map(String::as_str));
    let library = Library::read(kinds);
    let kinds: Vec<&Kind> = library.kinds().collect();
    new.put(ProjectPath::new(TYPES)?, types_file(&library, &kinds));
    Ok(())
}

/// The texts of files that stay though the plan has no need for them.
fn left(place: &Workplace<'_>, bases: &Bases, new: &Project) -> Result<Vec<String>, PipelineError> {
    let mut texts = Vec::new();
    for folder in FOLDERS {
        let paths = place.names(folder).into_iter().map(|it| format!("{folder}/{it}"));
        for path in paths.filter(|it| new.get(it).is_none()) {
            let Found::File(bytes) = place.found(&path)? else { continue };
            let goes = bases.get(&path).is_some_and(|it| it.is(&bytes));
            texts.extend(String::from_utf8(bytes).ok().filter(|_| !goes));
        }
    }
    Ok(texts)
}

fn mentions(text: &str, kind: &str) -> bool {
    let name = pascal(kind) + "Content";
    text.split(|it: char| !it.is_alphanumeric()).any(|it| it == name)
}
