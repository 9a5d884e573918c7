//! Who calls. On its own machine a studio serves everybody who has its token for changes; beyond it, those with a token
//! of their own: programs send it with every request, a browser signs in with it once.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;
use tokio::task::block_in_place;

use super::pages::page;
use crate::studio::caller::Caller;
use crate::studio::problem::Problem;
use crate::studio::state::Studio;

/// The header that a change must carry.
const TOKEN: &str = "x-airstrip-token";
/// The cookie of a browser that signed in.
const COOKIE: &str = "airstrip";

/// Who calls, or the answer for those who may not.
pub(super) fn who(studio: &Studio, request: &Request) -> Result<Caller, Box<Response>> {
    let headers = request.headers();
    let changes = ![Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    let path = request.uri().path();
    let Some(tokens) = &studio.tokens else {
        let proven = has_token(studio, headers) || bearer(headers).is_some_and(|it| same(it, &studio.token));
        if changes && !proven && path != "/login" {
            return Err(no_token().into_response().into());
        }
        return Ok(Caller::local(&studio.limits));
    };
    if let Some(given) = bearer(headers) {
        let caller = block_in_place(|| tokens.caller(given, &studio.limits));
        return caller.ok_or_else(|| unknown().into_response().into());
    }
    if let Some(caller) = session(headers).and_then(|it| tokens.signed_in(it, &studio.limits)) {
        let proven = !changes || has_token(studio, headers) || path == "/logout";
        return if proven { Ok(caller) } else { Err(no_token().into_response().into()) };
    }
    if path == "/login" || path.starts_with("/assets/") || path.starts_with("/health/") {
        return Ok(Caller::local(&studio.limits));
    }
    let page = headers.get(header::ACCEPT).is_some_and(|it| it.as_bytes().starts_with(b"text/html"));
    if page && !changes {
        return Err((StatusCode::SEE_OTHER, [(header::LOCATION, "/login")]).into_response().into());
    }
    Err(unknown().into_response().into())
}

/// Where a browser signs in.
pub(super) async fn form(State(studio): State<Arc<Studio>>) -> Result<Html<String>, Problem> {
    page(&studio, "login.html", json!({ "token": "", "wrong": false }))
}

/// Signs a browser in.
pub(super) async fn sign_in(State(studio): State<Arc<Studio>>, body: Bytes) -> Result<Response, Problem> {
    let given = std::str::from_utf8(&body).ok().and_then(|it| it.strip_prefix("token=")).unwrap_or_default();
    let session = match &studio.tokens {
        Some(tokens) => block_in_place(|| tokens.sign_in(given.trim_end_matches(['\r', '\n', '+'])))?,
        None => None,
    };
    let Some(session) = session else {
        let page = page(&studio, "login.html", json!({ "token": "", "wrong": true }))?;
        return Ok((StatusCode::FORBIDDEN, page).into_response());
    };
    Ok(home(&format!("{COOKIE}={session}; HttpOnly; SameSite=Strict; Path=/")))
}

/// Signs a browser out.
pub(super) async fn sign_out(State(studio): State<Arc<Studio>>, headers: HeaderMap) -> Response {
    if let (Some(tokens), Some(session)) = (&studio.tokens, session(&headers)) {
        tokens.sign_out(session);
    }
    home(&format!("{COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0"))
}

fn home(cookie: &str) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, "/")]).into_response();
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

fn has_token(studio: &Studio, headers: &HeaderMap) -> bool {
    headers.get(TOKEN).and_then(|it| it.to_str().ok()).is_some_and(|it| same(it, &studio.token))
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

fn session(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    all.find_map(|it| it.split("; ").find_map(|it| it.strip_prefix(COOKIE)?.strip_prefix('=')))
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn same(one: &str, other: &str) -> bool {
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}

fn no_token() -> Problem {
    let hint = format!("send the token that the studio printed at its start as `{TOKEN}`");
    Problem::new(StatusCode::FORBIDDEN, "token", "a change needs the token of this studio").hint(hint)
}

fn unknown() -> Problem {
    let title = "this studio serves those with a token";
    Problem::new(StatusCode::UNAUTHORIZED, "unknown", title)
        .hint("send it as `Authorization: Bearer …`, or sign in at /login")
}
