//! Making something: as one answer, or as events while it is made.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::Value;

use super::events::{self, ELSEWHERE};
use crate::studio::caller::Caller;
use crate::studio::error::StudioError;
use crate::studio::jobs::{self, Task};
use crate::studio::problem::Problem;
use crate::studio::state::Studio;
use crate::studio::wanted::Wanted;
use crate::studio::workspace::JobState;

/// The longest Idempotency-Key, in bytes.
const MOST_KEY: usize = 255;

/// What was sent as JSON, or what is wrong with it.
pub(super) fn read<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, Problem> {
    body.map(|it| it.0).map_err(|it| {
        let status =
            if it.status() == StatusCode::PAYLOAD_TOO_LARGE || it.status() == StatusCode::UNSUPPORTED_MEDIA_TYPE {
                it.status()
            } else {
                StatusCode::BAD_REQUEST
            };
        Problem::new(status, "body", it.body_text()).hint("send one JSON object, as `/docs` describes it")
    })
}

/// The key by which the same request is known again.
pub(super) fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().ok().filter(|it| (1..=MOST_KEY).contains(&it.len()));
    key.map(Some).ok_or_else(|| {
        let title = format!("an Idempotency-Key is 1 to {MOST_KEY} printable ASCII characters");
        Problem::new(StatusCode::BAD_REQUEST, "idempotency-key", title)
    })
}

/// Makes a page
///
/// All sections are made at once. The answer is the page with its site id, as JSON once it is done; or, where the
/// request accepts `text/event-stream`, what happens while it is made: `planned`, `section`, and at last `done`,
/// `failed` or `cancelled`. A reader that was cut off reads on at `GET /api/sites/{id}/events` with `Last-Event-ID`.
/// Closing the connection of a JSON request stops the work.
#[utoipa::path(
    post,
    path = "/api/generate-multi-section",
    tag = "Make",
    request_body = Wanted,
    params(("Idempotency-Key" = Option<String>, Header, description = "Equal requests with the same key are made once")),
    responses(
        (status = 200, description = "The page", body = Object, content_type = "application/json"),
        (status = 400, description = "No JSON object of this form", body = Problem, content_type = "application/problem+json"),
        (status = 402, description = "What models may cost is spent", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "No token, or a foreign origin", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The prompt, a name or the key cannot be used", body = Problem, content_type = "application/problem+json"),
        (status = 502, description = "The model failed", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "As many pages are being made as may", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn multi_section(
    State(studio): State<Arc<Studio>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<Json<Wanted>, JsonRejection>,
) -> Result<Response, Problem> {
    let wanted = read(body)?;
    wanted.check(&studio)?;
    run(studio, &caller, &headers, Task::Page(wanted)).await
}

/// Does a task for somebody who waits: the answer once it is done, or events while it is made.
pub(super) async fn run(
    studio: Arc<Studio>,
    caller: &Caller,
    headers: &HeaderMap,
    task: Task,
) -> Result<Response, Problem> {
    let id = jobs::begin(&studio, caller, idempotency_key(headers)?, task)?;
    if accepts_events(headers) {
        let mut response = events::stream(Arc::clone(&studio), id.clone(), 0, true).into_response();
        if let Ok(place) = HeaderValue::from_str(&format!("/api/sites/{id}/events")) {
            response.headers_mut().insert(header::CONTENT_LOCATION, place);
        }
        return Ok(response);
    }
    let mut leaving = Leaving { studio: &studio, id: &id, over: false };
    let outcome = wait(&studio, &id).await?;
    leaving.over = true;
    drop(leaving);
    Ok(answer(outcome))
}

pub(super) fn accepts_events(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    accept.is_some_and(|it| it.contains("text/event-stream"))
}

/// Stops the work when nobody waits for it any more.
struct Leaving<'a> {
    studio: &'a Studio,
    id: &'a str,
    over: bool,
}

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        if !self.over {
            self.studio.running.leave(self.id);
        }
    }
}

/// Waits until the job `id` is over: its state and what came out, as JSON.
async fn wait(studio: &Studio, id: &str) -> Result<(JobState, String), StudioError> {
    let mut seen = studio.streams.follow(id);
    loop {
        let end = studio.workspace.job_end(id)?.ok_or_else(|| StudioError::Missing(format!("job `{id}`")))?;
        if end.0 != JobState::Running {
            return Ok(end);
        }
        // Another process may be working on it, whose steps nobody here is told of.
        if let Ok(Err(_)) = tokio::time::timeout(ELSEWHERE, seen.changed()).await {
            return Err(StudioError::Fault("the studio is stopping"));
        }
    }
}

/// What came out of a job, as an answer.
fn answer((state, result): (JobState, String)) -> Response {
    let kind = |it| [(header::CONTENT_TYPE, HeaderValue::from_static(it))];
    match state {
        JobState::Done | JobState::Running => (kind("application/json"), result).into_response(),
        JobState::Cancelled => Problem::new(StatusCode::CONFLICT, "cancelled", "somebody stopped it").into_response(),
        JobState::Failed => {
            let problem: Value = serde_json::from_str(&result).unwrap_or_default();
            let status = problem.get("status").and_then(Value::as_u64).and_then(|it| u16::try_from(it).ok());
            let status = status.and_then(|it| StatusCode::from_u16(it).ok());
            let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, kind("application/problem+json"), result).into_response()
        }
    }
}
