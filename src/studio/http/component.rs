//! Components, and the models that can be asked for them.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::generate::{read, run};
use crate::studio::caller::{Caller, Owned};
use crate::studio::component::{self, Wish};
use crate::studio::jobs::Task;
use crate::studio::meter;
use crate::studio::problem::Problem;
use crate::studio::state::Studio;

/// Makes a component
///
/// The answer has its `code`, what the gate found, its `html`, the receipt, and the address of its preview; or, where
/// the request accepts `text/event-stream`, it is the last of the events. Its `id` puts it into a page: the change
/// `insert` of `PATCH /api/sites/{id}`.
#[utoipa::path(
    post,
    path = "/api/generate-component",
    tag = "Make",
    request_body = Wish,
    params(("Idempotency-Key" = Option<String>, Header, description = "Equal requests with the same key are made once")),
    responses(
        (status = 200, description = "The component", body = Object, content_type = "application/json"),
        (status = 400, description = "No JSON object of this form", body = Problem, content_type = "application/problem+json"),
        (status = 402, description = "What models may cost is spent", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "No token, or a foreign origin", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The prompt, a name or the key cannot be used", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "The model failed", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "As much is being made as may", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn generate(
    State(studio): State<Arc<Studio>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<Json<Wish>, JsonRejection>,
) -> Result<Response, Problem> {
    let wish = read(body)?;
    wish.check(&studio)?;
    run(studio, &caller, &headers, Task::Component(wish)).await
}

/// Shows a component
///
/// What making it answered; while it is made, its state.
#[utoipa::path(
    get,
    path = "/api/components/{id}",
    tag = "Make",
    params(("id" = String, Path, description = "The component")),
    responses(
        (status = 200, description = "The component", body = Object),
        (status = 404, description = "No such component", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(State(studio): State<Arc<Studio>>, owned: Owned) -> Result<Json<Value>, Problem> {
    Ok(Json(component::look(&studio, &owned.id)?))
}

/// Lists who can write
///
/// The first is asked where nobody is named; `offline` is the author in the binary. `spent` is what models took for
/// who asks, in US dollars as far as prices are known.
#[utoipa::path(get, path = "/api/models", tag = "Make", responses((status = 200, description = "The models", body = Object)))]
pub(super) async fn models(
    State(studio): State<Arc<Studio>>,
    Extension(caller): Extension<Caller>,
) -> Result<Json<Value>, Problem> {
    let spent = studio.spent(&caller.name)?;
    Ok(Json(json!({ "models": meter::names(&studio), "spent": spent, "max_cost": caller.max_cost })))
}
