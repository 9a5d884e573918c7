//! The description of the API, made from the code of its handlers.

use axum::Json;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use super::app;

#[derive(OpenApi)]
#[openapi(
    info(title = "airstrip", description = "From one prompt to a landing page you own."),
    tags(
        (name = "Make", description = "Pages and components from a prompt"),
        (name = "Sites", description = "What was made, and its changes"),
        (name = "Operation", description = "Whether it works"),
    )
)]
struct Head;

/// What the document says besides its routes.
pub(super) fn head() -> Document {
    let mut head = Head::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut head.info.version);
    head
}

/// The `OpenAPI` document of the HTTP API.
pub fn api_document() -> Document {
    app::api().split_for_parts().1
}

/// The document, as JSON.
pub(super) async fn document() -> Json<Document> {
    Json(api_document())
}
