//! The studio's pages: Tera templates in `templates/studio/`. HTML is escaped in all of them.

use tera::{Context, Tera};

use super::error::StudioError;
use crate::assets;

const FOLDER: &str = "studio/";

/// All templates, parsed.
pub(super) fn load() -> Result<Tera, StudioError> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    let names = assets::templates(FOLDER).into_iter().filter(|it| it.rsplit('.').next() == Some("html"));
    let texts: Vec<(String, String)> =
        names.map(|it| (it[FOLDER.len()..].to_owned(), assets::template_text(&it).into_owned())).collect();
    tera.add_raw_templates(texts)?;
    Ok(tera)
}

/// Renders the template `name`.
pub(super) fn render(tera: &Tera, name: &str, values: &serde_json::Value) -> Result<String, StudioError> {
    Ok(tera.render(name, &Context::from_serialize(values)?)?)
}
