//! Whether the studio lives, whether it can work, and its numbers.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::studio::state::Studio;

/// Whether the process lives
#[utoipa::path(get, path = "/health/live", tag = "Operation", responses((status = 200, description = "It lives", body = Object)))]
pub(super) async fn live() -> Json<Value> {
    Json(json!({ "live": true }))
}

/// Whether it can work
#[utoipa::path(
    get,
    path = "/health/ready",
    tag = "Operation",
    responses((status = 200, description = "It can", body = Object), (status = 503, description = "It cannot", body = Object))
)]
pub(super) async fn ready(State(studio): State<Arc<Studio>>) -> Response {
    let ready = studio.workspace.is_alive();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({ "ready": ready }))).into_response()
}

/// Both, and what is being done.
pub(super) async fn whole(State(studio): State<Arc<Studio>>) -> Response {
    let ready = studio.workspace.is_alive();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body =
        json!({ "live": true, "ready": ready, "version": env!("CARGO_PKG_VERSION"), "jobs": studio.running.len() });
    (status, Json(body)).into_response()
}

/// Numbers in the form that Prometheus reads.
pub(super) async fn metrics(State(studio): State<Arc<Studio>>) -> Response {
    #[expect(clippy::cast_precision_loss, reason = "there are few jobs")]
    metrics::gauge!("airstrip_jobs_running").set(studio.running.len() as f64);
    studio.metrics.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], studio.metrics.render()).into_response()
}
