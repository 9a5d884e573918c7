//! The studio's pages.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use super::desk;
use crate::plan;
use crate::section::Library;
use crate::studio::caller::{Caller, Owned};
use crate::studio::error::StudioError;
use crate::studio::meter;
use crate::studio::problem::Problem;
use crate::studio::shown;
use crate::studio::state::Studio;
use crate::studio::templates;
use crate::theme;

/// All sites, and the Page Builder.
pub(super) async fn home(
    State(studio): State<Arc<Studio>>,
    Extension(caller): Extension<Caller>,
) -> Result<Html<String>, Problem> {
    let sites: Vec<Value> = studio
        .workspace
        .sites(&caller.name)?
        .iter()
        .map(|it| json!({ "id": it.id, "name": it.name, "version": it.head }))
        .collect();
    page(&studio, "home.html", json!({ "sites": sites }))
}

/// One site: preview, sections, versions, findings; or how far it is while it is made.
pub(super) async fn site(State(studio): State<Arc<Studio>>, owned: Owned) -> Result<Html<String>, Problem> {
    let id = owned.id.as_str();
    let Ok(site) = studio.workspace.site(id) else {
        let job = studio.workspace.job(id)?.ok_or_else(|| StudioError::Missing(format!("site `{id}`")))?;
        let values = json!({
            "id": id,
            "state": job.state.name(),
            "problem": job.result,
            "prompt": job.request["prompt"],
            "preview": studio.preview_of(id),
        });
        return page(&studio, "making.html", values);
    };
    let shown = shown::present(&studio, id)?;
    let values = desk::describe(&studio, &site, &shown)?;
    page(&studio, "site.html", values)
}

/// The preview picture of a site, for the list.
pub(super) async fn thumbnail(State(studio): State<Arc<Studio>>, owned: Owned) -> Result<Response, Problem> {
    let id = owned.id.as_str();
    let shown = shown::present(&studio, id)?;
    let bytes = shown.site.get("og.png").ok_or_else(|| StudioError::Missing("picture".to_owned()))?.to_vec();
    Ok(([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=86400")], bytes)
        .into_response())
}

/// A page with what all of them have.
pub(super) fn page(studio: &Studio, name: &str, mut values: Value) -> Result<Html<String>, Problem> {
    let types: Vec<Value> =
        plan::page_types().into_iter().map(|it| json!({ "name": it.name, "title": it.title })).collect();
    let shared = json!({ "token": studio.token, "signed_in": studio.tokens.is_some(), "types": types, "themes": theme::names(), "kinds": Library::names(), "models": meter::names(studio) });
    if let (Some(values), Value::Object(shared)) = (values.as_object_mut(), shared) {
        shared.into_iter().for_each(|(name, value)| {
            values.entry(name).or_insert(value);
        });
    }
    Ok(Html(templates::render(&studio.pages, name, &values)?))
}
