//! Previews: the static site of a version, on an address of its own, with no right to anything.
//!
//! The host is `<site id>.localhost`: each site is its own origin, and none of them is the studio's. What is served is
//! looked up in the version that is in memory; there is no path on the disk to reach.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::task::block_in_place;

use crate::site;
use crate::studio::growing;
use crate::studio::ids::is_id;
use crate::studio::inplace;
use crate::studio::looks;
use crate::studio::shown;
use crate::studio::state::Studio;
use crate::studio::workspace::JobState;

/// Below this are single sections in other variants: `/~/hero/split`. No file of a site has such a name.
const LOOK: &str = "/~/";
/// Below this is the page as somebody in one tab presses its words: `/~words/<tab>/`, and each of its texts:
/// `/~words/<tab>/hero/title`.
const WORDS: &str = "/~words/";
const MISFIT: &str = "<!doctype html><html lang=\"en\"><title>No picture</title><meta name=\"color-scheme\" content=\"light dark\" />\
    <body style=\"display:grid;place-items:center;min-height:95vh;margin:0;font:400 5rem/1.3 system-ui;text-align:center\">\
    <p>These words do not fit</p></body></html>";

const ELSEWHERE: &str = "<!doctype html><html lang=\"en\"><title>Not yet</title><meta name=\"color-scheme\" content=\"light dark\" />\
    <body style=\"display:grid;place-items:center;min-height:95vh;margin:0;font:1rem/1.5 system-ui;text-align:center\">\
    <p>Another studio makes this page.<br />It is shown here once it is done.</p></body></html>";

/// A file of the site that the host names.
pub(in crate::studio) async fn file(State(studio): State<Arc<Studio>>, request: Request) -> Response {
    let mut response = find(&studio, &request).unwrap_or_else(|| {
        (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "There is no such page.")
            .into_response()
    });
    let headers = response.headers_mut();
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self'; sandbox allow-same-origin; \
         frame-ancestors {}",
        studio.ancestors
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("permissions-policy", HeaderValue::from_static("camera=(), geolocation=(), microphone=()"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

fn find(studio: &Arc<Studio>, request: &Request) -> Option<Response> {
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    let below = studio.preview.split_once("://")?.1;
    let id = host.strip_suffix(below)?.strip_suffix('.').filter(|it| is_id(it))?;
    if !["GET", "HEAD"].contains(&request.method().as_str()) {
        return None;
    }
    let path = request.uri().path();
    if let Some((section, variant)) = path.strip_prefix(LOOK).and_then(|it| it.split_once('/')) {
        let page = block_in_place(|| looks::look(studio, id, (section, variant)));
        // Words that one variant cannot show are no fault: its picture says so.
        let page = page.map_or_else(|_| MISFIT.as_bytes().to_vec(), |it| it.to_vec());
        return Some(([(header::CONTENT_TYPE, kind(".html"))], page).into_response());
    }
    if let Some((tab, place)) = path.strip_prefix(WORDS).and_then(|it| it.split_once('/')).filter(|it| is_id(it.0)) {
        return words(studio, id, tab, place);
    }
    let path = if path == "/" { "index.html" } else { path.strip_prefix('/')? };
    let Ok(shown) = shown::present(studio, id) else { return unfinished(studio, id, path) };
    let bytes = shown.site.get(path)?.to_vec();
    Some(([(header::CONTENT_TYPE, kind(path))], bytes).into_response())
}

/// The page with every text as a link; or nothing to look at, where such a link leads: the studio tells the tab.
fn words(studio: &Studio, id: &str, tab: &str, place: &str) -> Option<Response> {
    let shown = shown::present(studio, id).ok()?;
    if place.is_empty() {
        let html = block_in_place(|| inplace::page(&shown, tab))?;
        return Some(([(header::CONTENT_TYPE, kind(".html"))], html).into_response());
    }
    let (section, path) = place.split_once('/')?;
    let known = shown.sections.iter().any(|it| it.spec().id.as_str() == section);
    known.then(|| {
        studio.streams.aside(id, &json!({ "tab": tab, "section": section, "path": path }));
        StatusCode::NO_CONTENT.into_response()
    })
}

/// A file of a page that is still being made; the page itself goes on while it is read.
fn unfinished(studio: &Arc<Studio>, id: &str, path: &str) -> Option<Response> {
    let here = studio.running.page(id);
    if path == "index.html" {
        let html = [(header::CONTENT_TYPE, kind(".html"))];
        if let Some(page) = here {
            let goes_on = [("x-accel-buffering", "no")];
            return Some((html, goes_on, Body::from_stream(growing::read(Arc::clone(studio), page))).into_response());
        }
        let job = studio.workspace.job(id).ok()??;
        return (job.state == JobState::Running).then(|| (html, ELSEWHERE).into_response());
    }
    let plan = here?.borrow().plan.clone()?;
    let bytes = site::face(&plan, path.strip_prefix("fonts/")?)?;
    Some(([(header::CONTENT_TYPE, kind(path))], bytes).into_response())
}

/// The media type of a file of a site.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        "xml" => "application/xml",
        _ => "text/plain; charset=utf-8",
    }
}
