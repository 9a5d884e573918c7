//! The files inside the binary: templates, the section library, vendored bundles and fonts.

mod compact;
mod data;

use std::borrow::Cow;

use rust_embed::RustEmbed;

pub use data::{data, own_data, vendor_data};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/templates"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/vendor/js"]
#[prefix = "js/"]
struct Scripts;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/vendor/fonts"]
#[prefix = "fonts/"]
struct Fonts;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/vendor/LICENSES"]
#[prefix = "LICENSES/"]
struct Licences;

/// The bytes of a file under `templates/`, by its path there.
pub fn template(path: &str) -> Option<Cow<'static, [u8]>> {
    Templates::get(path).map(|it| it.data)
}

/// The text of a file under `templates/`.
///
/// # Panics
/// If the file is missing or not UTF-8: both would be faults of the build.
pub fn template_text(path: &str) -> Cow<'static, str> {
    let bytes = template(path).unwrap_or_else(|| panic!("no template `{path}` in the binary"));
    text(bytes).unwrap_or_else(|| panic!("template `{path}` is not UTF-8"))
}

/// The paths under `templates/` that start with `prefix`, sorted.
pub fn templates(prefix: &str) -> Vec<String> {
    let mut paths: Vec<String> = Templates::iter().filter(|it| it.starts_with(prefix)).map(Cow::into_owned).collect();
    paths.sort();
    paths
}

/// The hash of everything under `templates/`, by which a build knows that what it is made from has changed.
pub fn fingerprint() -> String {
    let mut all: Vec<_> = Templates::iter().collect();
    all.sort();
    let mut hasher = blake3::Hasher::new();
    for path in all {
        if let Some(file) = Templates::get(&path) {
            hasher.update(path.as_bytes()).update(&file.metadata.sha256_hash());
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// The bytes of a file under `vendor/`, by its path there.
///
/// # Panics
/// If the file is missing: a fault of the build.
pub fn vendor(path: &str) -> Cow<'static, [u8]> {
    let file = match path.split('/').next() {
        Some("fonts") => Fonts::get(path),
        Some("LICENSES") => Licences::get(path),
        _ => Scripts::get(path),
    };
    file.unwrap_or_else(|| panic!("no vendored file `{path}` in the binary")).data
}

/// The text of a file under `vendor/`.
///
/// # Panics
/// If the file is missing or not UTF-8: both would be faults of the build.
pub fn vendor_text(path: &str) -> Cow<'static, str> {
    text(vendor(path)).unwrap_or_else(|| panic!("vendored file `{path}` is not UTF-8"))
}

fn text(bytes: Cow<'static, [u8]>) -> Option<Cow<'static, str>> {
    match bytes {
        Cow::Borrowed(it) => std::str::from_utf8(it).ok().map(Cow::Borrowed),
        Cow::Owned(it) => String::from_utf8(it).ok().map(Cow::Owned),
    }
}
