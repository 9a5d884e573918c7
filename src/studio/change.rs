//! One change of a site: what may be changed, and how it is done to the plan and the drafts.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::block_in_place;
use utoipa::ToSchema;

use super::build::{self, Opened};
use super::caller::Owned;
use super::component;
use super::edit;
use super::error::StudioError;
use super::ids::now;
use super::meter;
use super::state::Studio;
use super::wanted::must_be;
use crate::path::SectionId;
use crate::plan::{SectionSpec, variants};
use crate::section::Library;
use crate::theme;
use crate::verify::verify;

/// A change, and the version it is made from.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub(super) struct Change {
    /// The version it is made from; else the present one.
    #[serde(default)]
    pub version: Option<u32>,
    /// What is changed.
    #[serde(flatten)]
    pub what: What,
}

/// What is changed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub(super) enum What {
    /// Another theme.
    Theme {
        /// Its name.
        theme: String,
    },
    /// Another colour of the brand.
    Colour {
        /// A hex such as `#0f766e`, or a name; empty for the theme's own.
        colour: String,
    },
    /// Another name of the site.
    Name {
        /// The name.
        name: String,
    },
    /// Another order of the sections.
    Order {
        /// The ids of all sections.
        sections: Vec<String>,
    },
    /// Another variant of a section.
    Variant {
        /// The section.
        section: String,
        /// The name of the variant.
        variant: String,
    },
    /// One more section.
    Add {
        /// Its kind.
        kind: String,
        /// The section it comes after; else before the footer.
        #[serde(default)]
        after: Option<String>,
    },
    /// A component that was made, as one more section.
    Insert {
        /// The id of the component.
        component: String,
        /// The section it comes after; else before the footer.
        #[serde(default)]
        after: Option<String>,
    },
    /// One section less.
    Remove {
        /// The section.
        section: String,
    },
    /// Other words in a section.
    Words {
        /// The section.
        section: String,
        /// Its content, as the schema of its kind says.
        #[schema(value_type = Object)]
        content: Value,
    },
    /// A fact where words wait for one.
    Fill {
        /// The section.
        section: String,
        /// Where in its content: `plans.0.price`.
        path: String,
        /// The fact.
        words: String,
    },
    /// Whether a section stays as it is.
    Lock {
        /// The section.
        section: String,
        /// Whether nobody may change it.
        locked: bool,
    },
    /// Back to the version before.
    Undo,
    /// Forward to the version after, which was undone.
    Redo,
    /// To any version there is.
    Go {
        /// Its number.
        number: u32,
    },
}

/// Makes a change; the number of the new version.
pub(super) async fn apply(studio: &Arc<Studio>, owned: &Owned, change: &Change) -> Result<u32, StudioError> {
    let id = owned.id.as_str();
    let mut opened = build::open(studio, id)?;
    must_be_present(&opened, change.version)?;
    let head = opened.site.head;
    let version = match &change.what {
        What::Undo => step_to(studio, id, head.checked_sub(1).filter(|it| *it > 0))?,
        What::Redo => step_to(studio, id, Some(head + 1))?,
        What::Go { number } => step_to(studio, id, Some(*number))?,
        what => {
            edit::must_be_open(&opened, what)?;
            let said = match what {
                What::Insert { component, after } => insert(studio, &mut opened, component, (after.as_deref(), owned))?,
                What::Fill { section, path, words } => edit::fill(studio, &mut opened, section, (path, words))?,
                What::Lock { section, locked } => edit::lock(studio, &mut opened, section, *locked)?,
                what => prepare(&mut opened, what)?,
            };
            if let What::Words { section, .. } | What::Fill { section, .. } = what {
                block_in_place(|| judge_words(studio, &opened, section))?;
            }
            let shop = meter::shop(studio, &owned.caller, Some(meter::OFFLINE));
            build::save((studio, &shop), &opened.site, &opened.plan, &opened.kept, said).await?
        }
    };
    studio.say(id, "changed", &json!({ "version": version }))?;
    Ok(version)
}

fn must_be_present(opened: &Opened, version: Option<u32>) -> Result<(), StudioError> {
    let stale = version.is_some_and(|it| it != opened.site.head);
    if stale { Err(super::workspace::WorkspaceError::Conflict.into()) } else { Ok(()) }
}

fn step_to(studio: &Studio, id: &str, number: Option<u32>) -> Result<u32, StudioError> {
    let known = studio.workspace.versions(id)?;
    let number = number.filter(|number| known.iter().any(|it| it.number == *number));
    let number = number.ok_or_else(|| StudioError::Asked("there is no version to go to".to_owned()))?;
    Ok(studio.workspace.go_to(id, number, now())?)
}

/// Changes plan and drafts; what was done, for people.
fn prepare(opened: &mut Opened, what: &What) -> Result<String, StudioError> {
    match what {
        What::Theme { theme: name } => {
            must_be("theme", Some(name), &theme::names())?;
            opened.plan.site.theme.clone_from(name);
            Ok(format!("Theme {name}"))
        }
        What::Colour { colour } => edit::colour(opened, colour),
        What::Name { name } => {
            opened.plan.site.name = name.trim().to_owned();
            Ok(format!("Renamed to {}", name.trim()))
        }
        What::Order { sections } => order(opened, sections),
        What::Variant { section, variant } => {
            let spec = spec(opened, section)?;
            must_be("variant", Some(variant), &variants(&spec.kind))?;
            spec.variant.clone_from(variant);
            Ok(format!("{section} as {variant}"))
        }
        What::Add { kind, after } => add(opened, kind, after.as_deref()),
        What::Remove { section } => {
            spec(opened, section)?;
            opened.plan.sections.retain(|it| it.id.as_str() != section);
            Ok(format!("{section} removed"))
        }
        What::Words { section, content } => words(opened, section, content),
        What::Undo | What::Redo | What::Go { .. } | What::Insert { .. } | What::Fill { .. } | What::Lock { .. } => {
            Err(StudioError::Fault("this change is made elsewhere"))
        }
    }
}

pub(super) fn spec<'o>(opened: &'o mut Opened, section: &str) -> Result<&'o mut SectionSpec, StudioError> {
    let found = opened.plan.sections.iter_mut().find(|it| it.id.as_str() == section);
    found.ok_or_else(|| StudioError::Missing(format!("section `{section}`")))
}

fn order(opened: &mut Opened, ids: &[String]) -> Result<String, StudioError> {
    let all = &opened.plan.sections;
    let place = |spec: &SectionSpec| ids.iter().position(|it| it == spec.id.as_str());
    if ids.len() != all.len() || all.iter().any(|it| place(it).is_none()) {
        return Err(StudioError::Asked("an order names every section once".to_owned()));
    }
    let mut sorted = all.clone();
    sorted.sort_by_key(|it| place(it));
    opened.plan.sections = sorted;
    Ok("Sections in another order".to_owned())
}

fn add(opened: &mut Opened, kind: &str, after: Option<&str>) -> Result<String, StudioError> {
    Ok(format!("{} added", place(opened, kind, after)?))
}

/// Makes a place for one more section of `kind`; its id.
fn place(opened: &mut Opened, kind: &str, after: Option<&str>) -> Result<SectionId, StudioError> {
    must_be("section kind", Some(kind), &Library::names())?;
    let all = &mut opened.plan.sections;
    let taken = |id: &str| all.iter().any(|it| it.id.as_str() == id);
    let id = (1..=all.len() + 1)
        .map(|it| if it == 1 { kind.to_owned() } else { format!("{kind}-{it}") })
        .find(|it| !taken(it));
    let id = SectionId::new(id.unwrap_or_default()).map_err(|it| StudioError::Asked(it.to_string()))?;
    let place = match after {
        Some(after) => all.iter().position(|it| it.id.as_str() == after).map(|it| it + 1),
        None => all.iter().position(|it| it.kind == "footer"),
    };
    let variant = variants(kind).into_iter().next().unwrap_or_default();
    let spec = SectionSpec { id: id.clone(), kind: kind.to_owned(), variant, brief: String::new(), locked: false };
    let place = place.unwrap_or(all.len());
    all.insert(place, spec);
    Ok(id)
}

/// Puts a component into the page, as a section.
fn insert(
    studio: &Studio,
    opened: &mut Opened,
    component: &str,
    (after, owned): (Option<&str>, &Owned),
) -> Result<String, StudioError> {
    let piece = component::piece(studio, component)?;
    if *piece.owner != *owned.caller.name {
        return Err(StudioError::Missing(format!("component `{component}`")));
    }
    let id = place(opened, &piece.stored.kind, after)?;
    let said = format!("{id} inserted");
    spec(opened, id.as_str())?.variant = piece.variant;
    opened.kept.drafts.put(&id, piece.stored);
    let spec = opened.plan.section(id.as_str()).ok_or(StudioError::Fault("the section has no place"))?;
    let stored = opened.kept.drafts.get(&spec.id, &spec.kind).ok_or(StudioError::Fault("the draft is not there"))?;
    let judged = block_in_place(|| verify(&studio.shop.gate, &opened.plan, spec, stored.draft()));
    judged.map(|_| said).map_err(|it| StudioError::Findings(it.findings))
}

fn words(opened: &mut Opened, section: &str, content: &Value) -> Result<String, StudioError> {
    let spec = spec(opened, section)?;
    let (id, kind) = (spec.id.clone(), spec.kind.clone());
    opened.kept.drafts.put_words(&id, &kind, content.clone());
    Ok(format!("Words of {section}"))
}

/// Refuses words that do not pass the gate: a person is told, and nothing else is written in their place.
fn judge_words(studio: &Studio, opened: &Opened, section: &str) -> Result<(), StudioError> {
    let spec = opened.plan.section(section).ok_or_else(|| StudioError::Missing(format!("section `{section}`")))?;
    let stored = opened.kept.drafts.get(&spec.id, &spec.kind).ok_or(StudioError::Fault("the words are not there"))?;
    let judged = verify(&studio.shop.gate, &opened.plan, spec, stored.draft());
    judged.map(drop).map_err(|it| StudioError::Findings(it.findings))
}

/// How a section is to be written anew.
pub(super) struct Anew<'a> {
    /// The section.
    pub(super) section: &'a str,
    /// What should be different, in a sentence.
    pub(super) instruction: &'a str,
    /// The version it is made from; else the present one.
    pub(super) version: Option<u32>,
    /// Who writes.
    pub(super) model: Option<&'a str>,
}

/// Writes a section anew; the number of the new version.
pub(super) async fn redo(studio: &Arc<Studio>, owned: &Owned, anew: &Anew<'_>) -> Result<u32, StudioError> {
    must_be("model", anew.model, &meter::names(studio))?;
    meter::must_have_money(studio, &owned.caller, anew.model)?;
    let mut opened = build::open(studio, &owned.id)?;
    must_be_present(&opened, anew.version)?;
    let spec = spec(&mut opened, anew.section)?;
    edit::must_be_unlocked(spec)?;
    anew.instruction.trim().clone_into(&mut spec.brief);
    let section_id = spec.id.clone();
    opened.kept.drafts.forget(&section_id);
    let said = format!("{} written anew", anew.section);
    let shop = meter::shop(studio, &owned.caller, anew.model);
    let version = build::save((studio, &shop), &opened.site, &opened.plan, &opened.kept, said).await?;
    studio.say(&owned.id, "changed", &json!({ "version": version }))?;
    Ok(version)
}
