//! The skeletons of a target pack: fixed files, and Tera templates whose values pass an emitter.

use serde_json::Value;
use tera::{Context, Delimiters, Tera};

use super::emit;
use crate::assets;

/// One file of a target pack: its path in the project, and its template's name or its bytes.
pub(super) enum Skeleton {
    /// Copied byte for byte.
    Fixed(String, Vec<u8>),
    /// Rendered by Tera; the name is the template's.
    Template(String, String),
}

/// The files of the target pack `target`, in the order of their paths.
pub(super) fn pack(target: &str) -> Vec<Skeleton> {
    let folder = format!("targets/{target}/");
    let files = assets::templates(&folder).into_iter();
    files
        .map(|path| {
            let inside = path[folder.len()..].to_owned();
            match inside.strip_suffix(".tera") {
                Some(plain) => Skeleton::Template(plain.to_owned(), path),
                None => Skeleton::Fixed(inside, assets::template(&path).unwrap_or_default().into_owned()),
            }
        })
        .collect()
}

/// The templates of the target pack `target`, parsed.
pub(super) fn templates(target: &str) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    tera.set_delimiters(delimiters())?;
    emit::register(&mut tera);
    let names =
        assets::templates(&format!("targets/{target}/")).into_iter().filter(|it| it.strip_suffix(".tera").is_some());
    let texts: Vec<(String, String)> = names.map(|it| (it.clone(), assets::template_text(&it).into_owned())).collect();
    tera.add_raw_templates(texts)?;
    Ok(tera)
}

/// Delimiters that TSX, JSON and CSS never have.
fn delimiters() -> Delimiters {
    Delimiters {
        block_start: "<%".into(),
        block_end: "%>".into(),
        variable_start: "<$".into(),
        variable_end: "$>".into(),
        comment_start: "<#".into(),
        comment_end: "#>".into(),
    }
}

/// Renders the template `name` with `values`.
pub(super) fn render(tera: &Tera, name: &str, values: &Value) -> Result<String, tera::Error> {
    tera.render(name, &Context::from_serialize(values)?)
}
