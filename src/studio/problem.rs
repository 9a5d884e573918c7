//! Errors as RFC 9457 problems: a code, a sentence, and the next step.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::StudioError;
use super::workspace::WorkspaceError;
use crate::diagnostic::Diagnostic;
use crate::pipeline::PipelineError;

/// What a caller is told when something could not be done.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Problem {
    /// A stable address for this code: `about:blank#not-found`.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: Box<str>,
    /// The status as a number.
    pub status: u16,
    /// A stable name in kebab case.
    pub code: &'static str,
    /// What could not be done.
    #[schema(value_type = String)]
    pub title: Box<str>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub detail: Option<Box<str>>,
    /// The next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub hint: Option<Box<str>>,
    /// What the gate found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    pub findings: Vec<Diagnostic>,
}

impl Problem {
    /// A problem with a code and a sentence.
    pub(super) fn new(status: StatusCode, code: &'static str, title: impl Into<Box<str>>) -> Self {
        Self {
            kind: format!("about:blank#{code}").into(),
            status: status.as_u16(),
            code,
            title: title.into(),
            detail: None,
            hint: None,
            findings: Vec::new(),
        }
    }

    pub(super) fn hint(mut self, hint: impl Into<Box<str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What a caller may know of an error. Why something of ours failed is for the log.
    pub(super) fn of(error: &StudioError) -> Self {
        let (status, code) = status(error);
        let mut problem = Self::new(status, code, error.to_string());
        problem.hint = error.hint().map(Into::into);
        match error {
            StudioError::Findings(findings)
            | StudioError::Pipeline(PipelineError::GaveUp { findings, .. } | PipelineError::Page(findings)) => {
                problem.findings.clone_from(findings);
            }
            _ => {}
        }
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(%error, cause = std::error::Error::source(error).map(ToString::to_string), "a request failed");
            problem.title = "something went wrong here".into();
            problem.detail = Some("the log of the studio says why".into());
        }
        problem
    }
}

fn status(error: &StudioError) -> (StatusCode, &'static str) {
    match error {
        StudioError::Prompt(_) => (StatusCode::UNPROCESSABLE_ENTITY, "prompt"),
        StudioError::Asked(_) => (StatusCode::UNPROCESSABLE_ENTITY, "asked"),
        StudioError::Findings(_) => (StatusCode::UNPROCESSABLE_ENTITY, "gate"),
        StudioError::KeyReused => (StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key"),
        StudioError::Spent { .. } => (StatusCode::PAYMENT_REQUIRED, "ceiling"),
        StudioError::Pipeline(
            PipelineError::GaveUp { .. } | PipelineError::Rejected { .. } | PipelineError::Page(_),
        ) => (StatusCode::UNPROCESSABLE_ENTITY, "gave-up"),
        StudioError::Pipeline(PipelineError::Model(_)) => (StatusCode::BAD_GATEWAY, "provider"),
        StudioError::Missing(_) | StudioError::Workspace(WorkspaceError::NoSite(_)) => {
            (StatusCode::NOT_FOUND, "not-found")
        }
        StudioError::Workspace(WorkspaceError::Conflict) => (StatusCode::CONFLICT, "conflict"),
        StudioError::Workspace(WorkspaceError::Full(_)) => (StatusCode::INSUFFICIENT_STORAGE, "full"),
        StudioError::Busy(_) => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "fault"),
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}

impl From<StudioError> for Problem {
    fn from(error: StudioError) -> Self {
        Self::of(&error)
    }
}

impl From<WorkspaceError> for Problem {
    fn from(error: WorkspaceError) -> Self {
        Self::of(&error.into())
    }
}
