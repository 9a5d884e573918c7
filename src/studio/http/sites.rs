//! Sites: list them, make one, look at one, change it, delete it.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::{Value, json};
use tokio::task::block_in_place;

use super::generate::{idempotency_key, read};
use crate::studio::build;
use crate::studio::caller::{Caller, Owned};
use crate::studio::change::{self, Change};
use crate::studio::jobs::{self, Task};
use crate::studio::problem::Problem;
use crate::studio::shown;
use crate::studio::state::Studio;
use crate::studio::wanted::Wanted;
use crate::studio::workspace::{JobState, SiteRow};

fn row(site: &SiteRow) -> Value {
    json!({
        "id": site.id,
        "name": site.name,
        "version": site.head,
        "created": site.created,
        "updated": site.updated,
    })
}

/// Lists the sites
///
/// The one that was changed last comes first.
#[utoipa::path(get, path = "/api/sites", tag = "Sites", responses((status = 200, description = "The sites", body = Vec<Object>)))]
pub(super) async fn list(
    State(studio): State<Arc<Studio>>,
    Extension(caller): Extension<Caller>,
) -> Result<Json<Vec<Value>>, Problem> {
    Ok(Json(studio.workspace.sites(&caller.name)?.iter().map(row).collect()))
}

/// Begins to make a site
///
/// Answers at once with the id; what happens can be followed at `GET /api/sites/{id}/events`.
#[utoipa::path(
    post,
    path = "/api/sites",
    tag = "Sites",
    request_body = Wanted,
    params(("Idempotency-Key" = Option<String>, Header, description = "Equal requests with the same key are made once")),
    responses(
        (status = 202, description = "It is being made", body = Object),
        (status = 400, description = "No JSON object of this form", body = Problem, content_type = "application/problem+json"),
        (status = 402, description = "What models may cost is spent", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "No token, or a foreign origin", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The prompt, a name or the key cannot be used", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "As many pages are being made as may", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn make(
    State(studio): State<Arc<Studio>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<Json<Wanted>, JsonRejection>,
) -> Result<Response, Problem> {
    let wanted = read(body)?;
    wanted.check(&studio)?;
    let id = jobs::begin(&studio, &caller, idempotency_key(&headers)?, Task::Page(wanted))?;
    Ok((StatusCode::ACCEPTED, Json(json!({ "id": id, "events": format!("/api/sites/{id}/events") }))).into_response())
}

/// Shows a site
///
/// Its plan, its sections with code, words and HTML, what the gate found, and its versions. One that is still being
/// made has only its state.
#[utoipa::path(
    get,
    path = "/api/sites/{id}",
    tag = "Sites",
    params(("id" = String, Path, description = "The site")),
    responses(
        (status = 200, description = "The site", body = Object),
        (status = 404, description = "No such site", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(State(studio): State<Arc<Studio>>, owned: Owned) -> Result<Json<Value>, Problem> {
    let id = owned.id.as_str();
    let site = match studio.workspace.site(id) {
        Ok(site) => site,
        Err(missing) => {
            let job = studio.workspace.job(id)?.ok_or(missing)?;
            return Ok(Json(json!({ "id": id, "state": job.state.name(), "problem": job.result })));
        }
    };
    let shown = shown::present(&studio, id)?;
    let mut value = row(&site);
    let versions = studio.workspace.versions(id)?;
    let more = json!({
        "state": JobState::Done.name(),
        "plan": shown.plan,
        "sections": shown.sections.iter().map(jobs::section).collect::<Vec<_>>(),
        "findings": shown.findings,
        "versions": versions.iter().map(|it| json!({
            "number": it.number, "what": it.what, "created": it.created, "present": it.number == site.head,
        })).collect::<Vec<_>>(),
    });
    if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
        value.extend(more);
    }
    Ok(Json(value))
}

/// Changes a site
///
/// One change makes one version. `version` says which one it is made from: where somebody else was faster, the answer
/// is 409.
#[utoipa::path(
    patch,
    path = "/api/sites/{id}",
    tag = "Sites",
    params(("id" = String, Path, description = "The site")),
    request_body = Change,
    responses(
        (status = 200, description = "The new version", body = Object),
        (status = 400, description = "No JSON object of this form", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "No token, or a foreign origin", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such site or section", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It was changed in the meantime", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The change does not pass the gate", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn change(
    State(studio): State<Arc<Studio>>,
    owned: Owned,
    body: Result<Json<Change>, JsonRejection>,
) -> Result<Json<Value>, Problem> {
    let change = read(body)?;
    let version = change::apply(&studio, &owned, &change).await?;
    Ok(Json(json!({ "id": owned.id, "version": version })))
}

/// Deletes a site
///
/// One that is still being made is stopped.
#[utoipa::path(
    delete,
    path = "/api/sites/{id}",
    tag = "Sites",
    params(("id" = String, Path, description = "The site")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 403, description = "No token, or a foreign origin", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such site", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn delete(State(studio): State<Arc<Studio>>, owned: Owned) -> Result<StatusCode, Problem> {
    let id = owned.id.as_str();
    if studio.running.stop(id) {
        return Ok(StatusCode::NO_CONTENT);
    }
    studio.workspace.delete_site(id)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Copies a site
///
/// The copy begins with the present version of the site, and shares nothing with it afterwards.
#[utoipa::path(
    post,
    path = "/api/sites/{id}/duplicate",
    tag = "Sites",
    params(("id" = String, Path, description = "The site")),
    responses(
        (status = 201, description = "The copy", body = Object),
        (status = 403, description = "No token, or a foreign origin", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such site", body = Problem, content_type = "application/problem+json"),
        (status = 507, description = "There are as many sites as may be", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn duplicate(State(studio): State<Arc<Studio>>, owned: Owned) -> Result<Response, Problem> {
    let site = block_in_place(|| build::duplicate(&studio, &owned.id, &owned.caller))?;
    Ok((StatusCode::CREATED, Json(row(&site))).into_response())
}
