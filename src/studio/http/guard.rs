//! What may pass: the right host, no foreign origin, a body that is not too large and not too slow.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::who::who;
use crate::studio::problem::Problem;
use crate::studio::state::{Limits, Studio};

/// By which names the studio may be addressed.
#[derive(Debug, Clone)]
pub(in crate::studio) struct Guard {
    /// Values of the Host header, in lower case, with the port.
    hosts: Arc<[String]>,
}

impl Guard {
    /// A guard for a studio that listens on `address`, and goes by `more` names besides.
    pub(in crate::studio) fn new(address: SocketAddr, more: &[String]) -> Self {
        let port = address.port();
        let mut names = ["127.0.0.1", "localhost", "[::1]"].map(str::to_owned).to_vec();
        if !address.ip().is_unspecified() {
            names.push(SocketAddr::new(address.ip(), 0).to_string().trim_end_matches(":0").to_owned());
        }
        let own = names.iter().map(|it| format!("{it}:{port}"));
        let bare = names.iter().filter(|_| port == 80).cloned();
        let more = more.iter().map(|it| it.to_lowercase());
        Self { hosts: own.chain(bare).chain(more).collect() }
    }

    fn knows(&self, host: &str) -> bool {
        self.hosts.iter().any(|it| it.eq_ignore_ascii_case(host))
    }

    /// Why a request may not pass, if so.
    fn refuse(&self, headers: &HeaderMap) -> Option<Problem> {
        let mut hosts = headers.get_all(header::HOST).iter();
        let host = hosts.next().and_then(|it| it.to_str().ok()).filter(|it| self.knows(it));
        let Some(host) = host.filter(|_| hosts.next().is_none()) else {
            let title = "this studio does not go by that name";
            return Some(Problem::new(StatusCode::MISDIRECTED_REQUEST, "host", title).hint("open it as 127.0.0.1"));
        };
        let mut origins = headers.get_all(header::ORIGIN).iter();
        if let Some(origin) = origins.next() {
            let origin = origin.to_str().unwrap_or_default();
            let own = origin
                .split_once("://")
                .is_some_and(|(scheme, it)| ["http", "https"].contains(&scheme) && it.eq_ignore_ascii_case(host));
            if !own || origins.next().is_some() {
                return Some(Problem::new(StatusCode::FORBIDDEN, "origin", "another page may not call this studio"));
            }
        }
        None
    }
}

/// Refuses what says itself that it is too large, before a byte of it is read.
fn too_large(headers: &HeaderMap, most: usize) -> Option<Problem> {
    let length = headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse::<usize>().ok()?;
    let title = format!("a request may have {most} bytes");
    (length > most).then(|| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body", title))
}

/// The request with its whole body, which must arrive in time.
async fn whole(request: Request, limits: &Limits) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    let late = || Problem::new(StatusCode::REQUEST_TIMEOUT, "late", "the body of the request did not arrive in time");
    let read = tokio::time::timeout(limits.upload, to_bytes(body, limits.body)).await.map_err(|_| late())?;
    let large = format!("a request may have {} bytes", limits.body);
    let bytes = read.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body", large))?;
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// Lets a request pass, or answers it; every answer gets the headers that keep a page to itself.
pub(in crate::studio) async fn check(
    State((studio, guard)): State<(Arc<Studio>, Guard)>,
    mut request: Request,
    next: Next,
) -> Response {
    let refused = guard.refuse(request.headers()).or_else(|| too_large(request.headers(), studio.limits.body));
    let mut response = match refused.map_or_else(|| who(&studio, &request), |it| Err(it.into_response().into())) {
        Err(refused) => *refused,
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            match whole(request, &studio.limits).await {
                Ok(request) => next.run(request).await,
                Err(refused) => refused.into_response(),
            }
        }
    };
    let headers = response.headers_mut();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; frame-src {} {}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        studio.preview,
        studio.preview.replace("http://", "http://*.")
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // With none at all a browser sends the form of the sign-in with the origin `null`.
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
