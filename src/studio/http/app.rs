//! The two routers: the studio with its API, and the previews on their own address.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::guard::{self, Guard};
use super::{
    assets, component, desk, documents, events, export, generate, health, openapi, pages, preview, sections, sites,
    traced, who,
};
use crate::studio::problem::Problem;
use crate::studio::state::Studio;

/// The routes of the API, with their descriptions.
pub(super) fn api() -> OpenApiRouter<Arc<Studio>> {
    OpenApiRouter::with_openapi(openapi::head())
        .merge(making())
        .routes(routes!(sites::list, sites::make))
        .routes(routes!(sites::show, sites::change, sites::delete))
        .routes(routes!(sites::duplicate))
        .routes(routes!(sections::redo))
        .routes(routes!(events::of_site))
        .routes(routes!(export::zip_of))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
}

fn making() -> OpenApiRouter<Arc<Studio>> {
    OpenApiRouter::new()
        .routes(routes!(generate::multi_section))
        .routes(routes!(component::generate))
        .routes(routes!(component::show))
        .routes(routes!(component::models))
}

/// The studio and its API.
pub(in crate::studio) fn app(studio: Arc<Studio>, guard: Guard) -> Router {
    let (api, _) = api().split_for_parts();
    let limit = studio.limits.body;
    api.route("/api/openapi.json", get(openapi::document))
        .route("/docs", get(documents::api))
        .route("/metrics", get(health::metrics))
        .route("/health", get(health::whole))
        .route("/login", get(who::form).post(who::sign_in))
        .route("/logout", post(who::sign_out))
        .route("/", get(pages::home))
        .route("/sites/{id}", get(pages::site))
        .route("/sites/{id}/sections/{section}", get(desk::section))
        .route("/sites/{id}/thumbnail.png", get(pages::thumbnail))
        .route("/assets/{name}", get(assets::file))
        .fallback(nothing)
        .with_state(Arc::clone(&studio))
        .layer(DefaultBodyLimit::max(limit))
        .layer(middleware::from_fn_with_state((studio, guard), guard::check))
        .layer(middleware::from_fn(traced::request))
        .layer(CatchPanicLayer::new())
}

/// The previews: static sites from memory, on an address of their own.
pub(in crate::studio) fn previews(studio: Arc<Studio>) -> Router {
    Router::new().fallback(preview::file).with_state(studio).layer(CatchPanicLayer::new())
}

async fn nothing() -> Problem {
    Problem::new(axum::http::StatusCode::NOT_FOUND, "not-found", "there is nothing at this address")
        .hint("`/docs` lists what there is")
}
