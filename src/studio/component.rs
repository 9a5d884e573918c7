//! Components: one for one wish, kept so that they can be looked at and put into a page.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::error::StudioError;
use super::meter;
use super::shown::Shown;
use super::state::Studio;
use super::wanted::must_be;
use super::workspace::{Job, JobState, WorkspaceError};
use crate::pipeline::{self, Component, Hear, Shop};
use crate::prompt::Prompt;
use crate::site::static_site;
use crate::store::Stored;
use crate::theme;
use crate::verify::verify;

/// What a component is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wish {
    /// What it should be, in a sentence.
    #[schema(example = "Create a modern button")]
    pub prompt: String,
    /// Who draws it: one of `GET /api/models`; else the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The theme it is shown in, such as `harbor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

impl Wish {
    /// Refuses what does not exist before anything is begun.
    pub(super) fn check(&self, studio: &Studio) -> Result<(), StudioError> {
        must_be("model", self.model.as_deref(), &meter::names(studio))?;
        must_be("theme", self.theme.as_deref(), &theme::names())?;
        Prompt::new(&self.prompt)?;
        Ok(())
    }
}

/// Makes a component; what the API says of it.
pub(super) async fn make(
    studio: &Studio,
    (id, shop): (&str, &Shop),
    wish: &Wish,
    hear: &Hear<'_>,
) -> Result<Value, StudioError> {
    let prompt = Prompt::new(&wish.prompt)?;
    let made = pipeline::component(shop, &prompt, wish.theme.as_deref(), hear).await?;
    Ok(result(studio, id, &made))
}

fn result(studio: &Studio, id: &str, made: &Component) -> Value {
    let spec = made.section.spec();
    json!({
        "id": id,
        "code": made.source,
        "from": made.from,
        "findings": made.findings,
        "html": made.section.html(),
        "receipt": made.receipt,
        "kind": spec.kind,
        "variant": spec.variant,
        "author": made.section.author(),
        "content": made.section.content(),
        "section": made.section.source(),
        "preview": format!("{}/", studio.preview_of(id)),
    })
}

/// A component that was made, as it goes into a page.
pub(super) struct Piece {
    /// Whose it is.
    pub(super) owner: String,
    /// The variant of its kind that shows it.
    pub(super) variant: String,
    /// Its words, and its source if it is not the library's.
    pub(super) stored: Stored,
    wish: Wish,
}

/// A component that was made, by its id.
pub(super) fn piece(studio: &Studio, id: &str) -> Result<Piece, StudioError> {
    let missing = || StudioError::Missing(format!("component `{id}`"));
    let job = studio.workspace.job(id)?.filter(|it| it.kind == "component" && it.state == JobState::Done);
    let Job { owner, request, result, .. } = job.ok_or_else(missing)?;
    let result = result.ok_or_else(missing)?;
    let text = |name: &str| result[name].as_str().map(str::to_owned).unwrap_or_default();
    let (kind, source) = (text("kind"), text("section"));
    let of_library = studio.shop.gate.library.kind(&kind);
    let of_library = of_library.is_some_and(|it| it.variants.iter().any(|it| it.source == source));
    let stored = Stored {
        key: String::new(),
        kind,
        model: String::new(),
        take: 0,
        hand: false,
        content: result["content"].clone(),
        source: (!of_library).then_some(source),
    };
    let wish = serde_json::from_value(request).map_err(WorkspaceError::from)?;
    Ok(Piece { owner, variant: text("variant"), stored, wish })
}

/// A component on a page of its own.
pub(super) fn shown(studio: &Studio, id: &str) -> Result<Shown, StudioError> {
    let Piece { wish, stored, .. } = piece(studio, id)?;
    let plan = pipeline::specimen_plan(&Prompt::new(&wish.prompt)?, wish.theme.as_deref());
    let spec = plan.sections.first().ok_or(StudioError::Fault("a component without a section"))?;
    let judged = verify(&studio.shop.gate, &plan, spec, stored.draft());
    let section = judged.map_err(|it| StudioError::Findings(it.findings))?;
    let project = pipeline::specimen(&studio.shop.gate, &plan, &section)?;
    let sections = vec![section];
    let site = static_site(&studio.shop.gate, &project, &plan, &sections)?;
    Ok(Shown { version: 0, plan, sections, findings: Vec::new(), project, site, zips: Default::default() })
}

/// What is asked for again by its id: how far it is, and what came out.
pub(super) fn look(studio: &Arc<Studio>, id: &str) -> Result<Value, StudioError> {
    let job = studio.workspace.job(id)?.filter(|it| it.kind == "component");
    let job = job.ok_or_else(|| StudioError::Missing(format!("component `{id}`")))?;
    match (job.state, job.result) {
        (JobState::Done, Some(result)) => Ok(result),
        (state, problem) => Ok(json!({ "id": id, "state": state.name(), "problem": problem })),
    }
}
