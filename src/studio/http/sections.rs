//! One section of a site, written anew.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::generate::read;
use crate::studio::caller::Owned;
use crate::studio::change::{self, Anew};
use crate::studio::problem::Problem;
use crate::studio::state::Studio;

/// How a section is to be written anew.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Redo {
    /// What should be different, in a sentence.
    #[serde(default)]
    instruction: String,
    /// The version it is made from; else the present one.
    #[serde(default)]
    version: Option<u32>,
    /// Who writes: one of `GET /api/models`; else the first of them.
    #[serde(default)]
    model: Option<String>,
}

/// Writes a section anew
///
/// The other sections stay as they are. A locked section is refused.
#[utoipa::path(
    post,
    path = "/api/sites/{id}/sections/{section}/redo",
    tag = "Sites",
    params(("id" = String, Path, description = "The site"), ("section" = String, Path, description = "The section's id")),
    request_body = Redo,
    responses(
        (status = 200, description = "The new version", body = Object),
        (status = 400, description = "No JSON object of this form", body = Problem, content_type = "application/problem+json"),
        (status = 402, description = "What models may cost is spent", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "No token, or a foreign origin", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such site or section", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It was changed in the meantime", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It is locked, or cannot be written", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn redo(
    State(studio): State<Arc<Studio>>,
    owned: Owned,
    path: Path<(String, String)>,
    body: Result<Json<Redo>, JsonRejection>,
) -> Result<Json<Value>, Problem> {
    let asked = read(body)?;
    let anew = Anew {
        section: &path.1,
        instruction: &asked.instruction,
        version: asked.version,
        model: asked.model.as_deref(),
    };
    let version = change::redo(&studio, &owned, &anew).await?;
    Ok(Json(json!({ "id": owned.id, "version": version })))
}
