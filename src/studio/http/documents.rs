//! The page that describes the API, made from its `OpenAPI` document.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Html;
use serde_json::{Value, json};

use super::openapi::api_document;
use super::pages::page;
use crate::studio::error::StudioError;
use crate::studio::problem::Problem;
use crate::studio::state::Studio;

/// The routes, one after the other.
pub(super) async fn api(State(studio): State<Arc<Studio>>) -> Result<Html<String>, Problem> {
    let document = serde_json::to_value(api_document()).map_err(|_| StudioError::Fault("no document"))?;
    let mut routes = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, route) in methods.as_object().into_iter().flatten() {
            routes.push(json!({
                "method": method.to_uppercase(),
                "path": path,
                "title": route["summary"],
                "text": route["description"],
                "parameters": route["parameters"],
                "body": body(&document, route),
                "responses": responses(route),
            }));
        }
    }
    page(&studio, "docs.html", json!({ "routes": routes }))
}

/// The schema of a route's body, as text.
fn body(document: &Value, route: &Value) -> Option<String> {
    let schema = route.pointer("/requestBody/content/application~1json/schema")?;
    let named = schema["$ref"].as_str().and_then(|it| document.pointer(it.strip_prefix('#')?));
    serde_json::to_string_pretty(named.unwrap_or(schema)).ok()
}

fn responses(route: &Value) -> Vec<Value> {
    let all = route["responses"].as_object().into_iter().flatten();
    all.map(|(status, it)| json!({ "status": status, "text": it["description"] })).collect()
}
