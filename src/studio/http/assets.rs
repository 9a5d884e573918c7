//! The studio's own styles and scripts, from the binary.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::assets;
use crate::studio::problem::Problem;

/// The files there are: name, place in the binary, media type.
const FILES: [(&str, &str, &str); 11] = [
    ("studio.css", "studio/studio.css", "text/css; charset=utf-8"),
    ("studio.js", "studio/studio.js", "text/javascript; charset=utf-8"),
    ("tools.js", "studio/tools.js", "text/javascript; charset=utf-8"),
    ("desk.js", "studio/desk.js", "text/javascript; charset=utf-8"),
    ("making.js", "studio/making.js", "text/javascript; charset=utf-8"),
    ("words.js", "studio/words.js", "text/javascript; charset=utf-8"),
    ("component.js", "studio/component.js", "text/javascript; charset=utf-8"),
    ("htmx.js", "js/htmx.js", "text/javascript; charset=utf-8"),
    ("text.woff2", "fonts/geist-latin.woff2", "font/woff2"),
    ("display.woff2", "fonts/bricolage-grotesque-latin.woff2", "font/woff2"),
    ("favicon.svg", "studio/favicon.svg", "image/svg+xml"),
];

/// A file by its name. Nothing is looked up on the disk.
pub(super) async fn file(Path(name): Path<String>) -> Result<Response, Problem> {
    let found = FILES.iter().find(|it| it.0 == name);
    let Some((_, place, kind)) = found else {
        return Err(Problem::new(StatusCode::NOT_FOUND, "not-found", "there is no such file"));
    };
    let bytes = if place.starts_with("js/") || place.starts_with("fonts/") {
        assets::vendor(place)
    } else {
        assets::template(place)
            .ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "not-found", "there is no such file"))?
    };
    Ok(([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "no-cache")], bytes.into_owned()).into_response())
}
