//! Changes of one section or of the looks that need to know what the page says now.

use serde_json::Value;

use super::build::Opened;
use super::change::{What, spec};
use super::error::StudioError;
use super::shown;
use super::state::Studio;
use crate::plan::{Placeholders, SectionSpec};
use crate::theme;

/// Refuses a change of a section that is locked.
pub(super) fn must_be_open(opened: &Opened, what: &What) -> Result<(), StudioError> {
    let (What::Variant { section, .. }
    | What::Remove { section }
    | What::Words { section, .. }
    | What::Fill { section, .. }) = what
    else {
        return Ok(());
    };
    opened.plan.section(section).map_or(Ok(()), must_be_unlocked)
}

/// Refuses a section that is locked.
pub(super) fn must_be_unlocked(spec: &SectionSpec) -> Result<(), StudioError> {
    if spec.locked {
        Err(StudioError::Asked(format!("section `{}` is locked; unlock it first", spec.id)))
    } else {
        Ok(())
    }
}

/// Gives the brand another colour.
pub(super) fn colour(opened: &mut Opened, colour: &str) -> Result<String, StudioError> {
    let colour = colour.trim();
    if !colour.is_empty() && theme::colour(colour).is_none() {
        let text = format!("`{colour}` is no colour; write a hex such as #0f766e, or a name such as dark green");
        return Err(StudioError::Asked(text));
    }
    colour.clone_into(&mut opened.plan.site.colour);
    Ok(if colour.is_empty() { "The theme's own colour".to_owned() } else { format!("Colour {colour}") })
}

/// Locks a section, which keeps its words whatever becomes of the plan, or unlocks it.
pub(super) fn lock(studio: &Studio, opened: &mut Opened, section: &str, locked: bool) -> Result<String, StudioError> {
    let content = present(studio, opened, section)?;
    let spec = spec(opened, section)?;
    spec.locked = locked;
    let (id, kind) = (spec.id.clone(), spec.kind.clone());
    if locked && opened.kept.drafts.get(&id, &kind).is_none() {
        opened.kept.drafts.put_words(&id, &kind, content);
    }
    Ok(format!("{section} {}", if locked { "locked" } else { "unlocked" }))
}

/// Puts a fact where words wait for one.
pub(super) fn fill(
    studio: &Studio,
    opened: &mut Opened,
    section: &str,
    (path, words): (&str, &str),
) -> Result<String, StudioError> {
    let mut content = present(studio, opened, section)?;
    let waiting = Placeholders::open(&content).into_iter().find(|it| it.0 == path);
    let (_, mark) = waiting.ok_or_else(|| StudioError::Missing(format!("placeholder at `{path}`")))?;
    let words = words.trim();
    if words.is_empty() {
        return Err(StudioError::Asked("a placeholder is filled with words".to_owned()));
    }
    let place = content.pointer_mut(&format!("/{}", path.replace('.', "/")));
    if let Some(Value::String(text)) = place {
        *text = text.replacen(&mark, words, 1);
    }
    if let Some(Value::Object(marks)) = content.get_mut(Placeholders::MEMBER) {
        marks.remove(path);
    }
    if content[Placeholders::MEMBER].as_object().is_some_and(serde_json::Map::is_empty) {
        content.as_object_mut().map(|it| it.remove(Placeholders::MEMBER));
    }
    let spec = spec(opened, section)?;
    let (id, kind) = (spec.id.clone(), spec.kind.clone());
    opened.kept.drafts.put_words(&id, &kind, content);
    Ok(format!("A fact in {section}"))
}

/// What a section says now.
fn present(studio: &Studio, opened: &Opened, section: &str) -> Result<Value, StudioError> {
    let shown = shown::present(studio, &opened.site.id)?;
    let found = shown.sections.iter().find(|it| it.spec().id.as_str() == section);
    found.map(|it| it.content().clone()).ok_or_else(|| StudioError::Missing(format!("section `{section}`")))
}
