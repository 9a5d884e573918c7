//! A site as a zip, of its project or of the finished static site.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::task::block_in_place;
use utoipa::IntoParams;

use crate::export::zip;
use crate::scaffold::slug;
use crate::studio::caller::Owned;
use crate::studio::error::StudioError;
use crate::studio::problem::Problem;
use crate::studio::shown::{self, Shown};
use crate::studio::state::Studio;

/// What is exported.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct Export {
    /// `project`, the TypeScript project, or `static`, the finished site.
    #[serde(default, rename = "as")]
    #[param(rename = "as", inline)]
    form: Form,
    /// The target of the project; only the one that the plan names.
    #[serde(default)]
    target: Option<String>,
}

/// What a zip holds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    /// The TypeScript project.
    #[default]
    Project,
    /// The finished site.
    Static,
}

/// Downloads a site
///
/// Equal versions give equal bytes; the `ETag` says which. A single range is served.
#[utoipa::path(
    get,
    path = "/api/sites/{id}/export.zip",
    tag = "Sites",
    params(("id" = String, Path, description = "The site"), Export),
    responses(
        (status = 200, description = "The zip", body = Vec<u8>, content_type = "application/zip"),
        (status = 206, description = "A part of the zip", body = Vec<u8>, content_type = "application/zip"),
        (status = 304, description = "Not changed"),
        (status = 400, description = "No such form", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "No such site", body = Problem, content_type = "application/problem+json"),
        (status = 416, description = "No such range"),
        (status = 422, description = "No such target, or the site does not pass the gate", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn zip_of(
    State(studio): State<Arc<Studio>>,
    owned: Owned,
    query: Result<Query<Export>, axum::extract::rejection::QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Query(asked) = query
        .map_err(|it| Problem::new(StatusCode::BAD_REQUEST, "query", it.body_text()).hint("as=project or as=static"))?;
    let shown = block_in_place(|| shown::present(&studio, &owned.id))?;
    if let Some(target) = asked.target.as_deref().filter(|it| *it != shown.plan.site.target) {
        let text = format!("the plan of this site has the target `{}`, not `{target}`", shown.plan.site.target);
        return Err(StudioError::Asked(text).into());
    }
    let bytes = block_in_place(|| packed(&shown, asked.form))?;
    Ok(answer(&shown, asked.form, &bytes, &headers))
}

fn packed(shown: &Shown, form: Form) -> Result<Arc<[u8]>, StudioError> {
    let (slot, project) = match form {
        Form::Project => (&shown.zips.0, &shown.project),
        Form::Static => (&shown.zips.1, &shown.site),
    };
    if let Some(bytes) = slot.get() {
        return Ok(Arc::clone(bytes));
    }
    let bytes = zip(project, Vec::new()).map_err(|_| StudioError::Fault("could not pack the site"))?;
    Ok(Arc::clone(slot.get_or_init(|| bytes.into())))
}

fn answer(shown: &Shown, form: Form, bytes: &Arc<[u8]>, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", &blake3::hash(bytes).to_hex()[..32]);
    let matches = |name| headers.get(name).and_then(|it| it.to_str().ok()).is_some_and(|it| it == tag || it == "*");
    if matches(header::IF_NONE_MATCH) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let fresh = !headers.contains_key(header::IF_RANGE) || matches(header::IF_RANGE);
    let range = headers.get(header::RANGE).and_then(|it| it.to_str().ok()).filter(|_| fresh);
    let (status, part, place) = match range.map(|it| part(it, bytes.len())) {
        None | Some(Part::Whole) => (StatusCode::OK, 0..bytes.len(), None),
        Some(Part::Of(part)) => {
            let place = format!("bytes {}-{}/{}", part.start, part.end - 1, bytes.len());
            (StatusCode::PARTIAL_CONTENT, part, Some(place))
        }
        Some(Part::Nothing) => {
            let place = format!("bytes */{}", bytes.len());
            return (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, place)]).into_response();
        }
    };
    let kind = if form == Form::Static { "-site" } else { "" };
    let name = format!("attachment; filename=\"{}{kind}.zip\"", slug(&shown.plan.site.name));
    let body = axum::body::Bytes::copy_from_slice(&bytes[part]);
    let mut response = (status, Body::from(body)).into_response();
    let fields = [
        (header::CONTENT_TYPE, Some("application/zip".to_owned())),
        (header::CONTENT_DISPOSITION, Some(name)),
        (header::ETAG, Some(tag)),
        (header::ACCEPT_RANGES, Some("bytes".to_owned())),
        (header::CACHE_CONTROL, Some("private, no-cache".to_owned())),
        (header::CONTENT_RANGE, place),
    ];
    for (name, value) in fields {
        if let Some(value) = value.and_then(|it| HeaderValue::from_str(&it).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// What a Range header asks for.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Of(std::ops::Range<usize>),
    Nothing,
}

/// The one part that `range` means; what is not understood means the whole.
fn part(range: &str, length: usize) -> Part {
    let Some(spec) = range.strip_prefix("bytes=").filter(|it| !it.contains(',')) else { return Part::Whole };
    let Some((from, to)) = spec.trim().split_once('-') else { return Part::Whole };
    let number = |it: &str| it.parse::<usize>().ok();
    let part = match (from, to) {
        ("", last) => match number(last) {
            Some(last) => length.saturating_sub(last)..length,
            None => return Part::Whole,
        },
        (from, "") => match number(from) {
            Some(from) => from..length,
            None => return Part::Whole,
        },
        (from, to) => match (number(from), number(to)) {
            (Some(from), Some(to)) if from <= to => from..to.saturating_add(1).min(length),
            _ => return Part::Whole,
        },
    };
    if part.start >= part.end { Part::Nothing } else { Part::Of(part) }
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[test]
    fn a_range_is_a_part() {
        for (text, expected) in [
            ("bytes=0-3", Part::Of(0..4)),
            ("bytes=4-", Part::Of(4..10)),
            ("bytes=-3", Part::Of(7..10)),
            ("bytes=-99", Part::Of(0..10)),
            ("bytes=2-99999999999999999999", Part::Whole),
            ("bytes=2-99", Part::Of(2..10)),
            ("bytes=10-", Part::Nothing),
            ("bytes=-0", Part::Nothing),
            ("bytes=5-2", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("lines=1-2", Part::Whole),
        ] {
            assert_eq!(part(text, 10), expected, "{text}");
        }
    }
}
