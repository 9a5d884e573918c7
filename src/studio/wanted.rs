//! What a page is to be made from, and whether there is such a thing.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::StudioError;
use super::meter;
use super::state::Studio;
use crate::author::Asked;
use crate::diagnostic::Place;
use crate::plan::{known, page_types};
use crate::prompt::Prompt;
use crate::section::Library;
use crate::theme;

/// What a page is to be made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// What the page is about, in a sentence or a page of notes.
    #[schema(example = "Kornblume is a bakery in Leipzig. Open Tue to Sat 7:00-18:00.")]
    pub prompt: String,
    /// The page type, such as `saas`; else the prompt decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_type: Option<String>,
    /// The theme, such as `harbor`; else type and seed decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The language, a BCP 47 tag; else that of the prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The kinds of the sections, in order; else those of the page type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<String>,
    /// Decides what the prompt leaves open.
    #[serde(default)]
    pub seed: u32,
    /// Who writes: one of `GET /api/models`; else the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

impl Wanted {
    /// What the author is asked for.
    pub(super) fn asked(&self) -> Asked {
        Asked {
            page_type: self.page_type.clone(),
            sections: self.sections.clone(),
            theme: self.theme.clone(),
            lang: self.lang.clone(),
            seed: self.seed,
            ..Asked::default()
        }
    }

    /// Refuses what does not exist before anything is begun.
    pub(super) fn check(&self, studio: &Studio) -> Result<(), StudioError> {
        must_be("model", self.model.as_deref(), &meter::names(studio))?;
        let types: Vec<String> = page_types().into_iter().map(|it| it.name).collect();
        must_be("page type", self.page_type.as_deref(), &types)?;
        must_be("theme", self.theme.as_deref(), &theme::names())?;
        let kinds = Library::names();
        for kind in &self.sections {
            must_be("section kind", Some(kind), &kinds)?;
        }
        let heroes = self.sections.iter().filter(|it| *it == "hero").count();
        if !self.sections.is_empty() && heroes != 1 {
            return Err(StudioError::Asked(format!("a page has exactly one hero, this one has {heroes}")));
        }
        Prompt::new(&self.prompt)?;
        Ok(())
    }
}

/// Refuses `name` if it is not among `names`.
pub(super) fn must_be(what: &str, name: Option<&str>, names: &[String]) -> Result<(), StudioError> {
    let found = name.and_then(|it| known("unknown-name", what, it, names, Place::START));
    found.map_or(Ok(()), |it| {
        let help = it.help.unwrap_or_default();
        Err(StudioError::Asked(format!("{}; {help}", it.message)))
    })
}
