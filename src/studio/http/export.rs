//! A site as a zip, of its project or of the finished static site.

use std::io;
use std::sync::{Arc, PoisonError};

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio::task::block_in_place;
use tokio_stream::wrappers::UnboundedReceiverStream;
use utoipa::IntoParams;

use crate::export::zip;
use crate::project::Project;
use crate::scaffold::slug;
use crate::studio::caller::Owned;
use crate::studio::error::StudioError;
use crate::studio::problem::Problem;
use crate::studio::shown::{self, Packed, Shown};
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
/// The first time it is sent while it is made. Equal versions give equal bytes; the `ETag` says which. A single range
/// is served.
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
    let shown = shown::present(&studio, &owned.id)?;
    if let Some(target) = asked.target.as_deref().filter(|it| *it != shown.plan.site.target) {
        let text = format!("the plan of this site has the target `{}`, not `{target}`", shown.plan.site.target);
        return Err(StudioError::Asked(text).into());
    }
    let known = packed(&shown, asked.form).0.tag.get().cloned();
    let tag = known.unwrap_or_else(|| block_in_place(|| tag(&shown, asked.form)));
    let matches = |name| headers.get(name).and_then(|it| it.to_str().ok()).is_some_and(|it| it == tag || it == "*");
    if matches(header::IF_NONE_MATCH) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let fresh = !headers.contains_key(header::IF_RANGE) || matches(header::IF_RANGE);
    let range = headers.get(header::RANGE).and_then(|it| it.to_str().ok()).filter(|_| fresh);
    let known = packed(&shown, asked.form).0.bytes.get().cloned();
    let mut response = match (known, range) {
        (Some(bytes), range) => cut(&bytes, range),
        (None, None) => Body::from_stream(being_made(&studio, &shown, asked.form)).into_response(),
        (None, range) => cut(&block_in_place(|| whole(&shown, asked.form))?, range),
    };
    name(response.headers_mut(), &shown, asked.form, tag);
    Ok(response)
}

/// Where the zip is kept, and what is in it.
fn packed(shown: &Shown, form: Form) -> (&Packed, &Project) {
    match form {
        Form::Project => (&shown.zips.0, &shown.project),
        Form::Static => (&shown.zips.1, &shown.site),
    }
}

/// What changes when a byte of the zip does.
fn tag(shown: &Shown, form: Form) -> String {
    let (packed, project) = packed(shown, form);
    let made = || {
        let mut hash = blake3::Hasher::new();
        for (path, bytes) in project.files() {
            let path = path.as_str().as_bytes();
            for part in [path, bytes] {
                hash.update(&part.len().to_le_bytes()).update(part);
            }
        }
        format!("\"{}\"", &hash.finalize().to_hex()[..32])
    };
    packed.tag.get_or_init(made).clone()
}

fn whole(shown: &Shown, form: Form) -> Result<Bytes, StudioError> {
    let (packed, project) = packed(shown, form);
    let bytes = zip(project, Vec::new()).map_err(|_| StudioError::Fault("could not pack the site"))?;
    Ok(packed.bytes.get_or_init(|| bytes.into()).clone())
}

/// The zip, piece by piece while it is made. A reader that is slow holds nothing up: the pieces wait for it.
fn being_made(
    studio: &Studio,
    shown: &Arc<Shown>,
    form: Form,
) -> impl Stream<Item = Result<Bytes, io::Error>> + Send + 'static {
    let (out, pieces) = mpsc::unbounded_channel();
    let shown = Arc::clone(shown);
    studio.tasks.hand_in(async move {
        block_in_place(|| {
            let (packed, project) = packed(&shown, form);
            let turn = packed.packing.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(bytes) = packed.bytes.get() {
                return out.send(Ok(bytes.clone())).unwrap_or_default();
            }
            match zip(project, Pieces { out: out.clone(), all: Vec::new(), sent: 0 }).map_err(io::Error::other) {
                Ok(mut made) => {
                    made.send();
                    packed.bytes.get_or_init(|| made.all.into());
                }
                Err(it) => out.send(Err(it)).unwrap_or_default(),
            }
            drop(turn);
        });
    });
    UnboundedReceiverStream::new(pieces)
}

/// How much of a zip is sent at once, in bytes.
const PIECE: usize = 64 << 10;

/// Sends what is written, and keeps it.
struct Pieces {
    out: mpsc::UnboundedSender<Result<Bytes, io::Error>>,
    all: Vec<u8>,
    sent: usize,
}

impl Pieces {
    fn send(&mut self) {
        // Who went away gets nothing; the zip is kept all the same.
        self.out.send(Ok(Bytes::copy_from_slice(&self.all[self.sent..]))).unwrap_or_default();
        self.sent = self.all.len();
    }
}

impl io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.all.extend_from_slice(bytes);
        if self.all.len() - self.sent >= PIECE {
            self.send();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The whole, or the part that is asked for.
fn cut(bytes: &Bytes, range: Option<&str>) -> Response {
    match range.map_or(Part::Whole, |it| part(it, bytes.len())) {
        Part::Whole => Body::from(bytes.clone()).into_response(),
        Part::Of(part) => {
            let place = format!("bytes {}-{}/{}", part.start, part.end - 1, bytes.len());
            let fields = [(header::CONTENT_RANGE, place)];
            (StatusCode::PARTIAL_CONTENT, fields, Body::from(bytes.slice(part))).into_response()
        }
        Part::Nothing => {
            let place = format!("bytes */{}", bytes.len());
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, place)]).into_response()
        }
    }
}

/// Says what it is and how it is called. The name comes from the slug alone: letters, digits and `-`.
fn name(headers: &mut HeaderMap, shown: &Shown, form: Form, tag: String) {
    let kind = if form == Form::Static { "-site" } else { "" };
    let name = format!("attachment; filename=\"{}{kind}.zip\"", slug(&shown.plan.site.name));
    let fields = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::ETAG, tag),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    for (name, value) in fields {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
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
