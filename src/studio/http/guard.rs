//! Who may call: the right host, no foreign origin, and for every change the token of this process.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::studio::caller::Caller;
use crate::studio::problem::Problem;
use crate::studio::state::Studio;

/// The header that a change must carry.
pub(in crate::studio) const TOKEN: &str = "x-airstrip-token";

/// By which names the studio may be addressed.
#[derive(Debug, Clone)]
pub(in crate::studio) struct Guard {
    /// Values of the Host header, in lower case, with the port.
    hosts: Arc<[String]>,
}

impl Guard {
    /// A guard for a studio that listens on `port` of this machine, and goes by `more` names besides.
    pub(in crate::studio) fn new(port: u16, more: &[String]) -> Self {
        let own = ["127.0.0.1", "localhost", "[::1]"].iter().map(|it| format!("{it}:{port}"));
        let bare = (port == 80).then(|| ["127.0.0.1", "localhost", "[::1]"].map(str::to_owned));
        let more = more.iter().map(|it| it.to_lowercase());
        Self { hosts: own.chain(bare.into_iter().flatten()).chain(more).collect() }
    }

    fn knows(&self, host: &str) -> bool {
        self.hosts.iter().any(|it| it.eq_ignore_ascii_case(host))
    }

    /// Why a request may not pass, if so.
    fn refuse(&self, method: &Method, headers: &HeaderMap, token: &str) -> Option<Problem> {
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
        let reads = [Method::GET, Method::HEAD, Method::OPTIONS].contains(method);
        let given = headers.get(TOKEN).map(HeaderValue::as_bytes).or_else(|| bearer(headers));
        if !reads && !given.is_some_and(|it| same(it, token.as_bytes())) {
            let hint = format!("send the token that the studio printed at its start as `{TOKEN}`");
            let title = "a change needs the token of this studio";
            return Some(Problem::new(StatusCode::FORBIDDEN, "token", title).hint(hint));
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

fn bearer(headers: &HeaderMap) -> Option<&[u8]> {
    headers.get(header::AUTHORIZATION)?.as_bytes().strip_prefix(b"Bearer ")
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    blake3::hash(one) == blake3::hash(other)
}

/// Lets a request pass, or answers it; every answer gets the headers that keep a page to itself.
pub(in crate::studio) async fn check(
    State((studio, guard)): State<(Arc<Studio>, Guard)>,
    mut request: Request,
    next: Next,
) -> Response {
    request.extensions_mut().insert(Caller::local(&studio.limits));
    let refused = guard.refuse(request.method(), request.headers(), &studio.token);
    let refused = refused.or_else(|| too_large(request.headers(), studio.limits.body));
    let mut response = match refused {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
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
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
