//! The files inside the binary: templates, the section library, vendored bundles and fonts.

use std::any::Any;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

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

/// Data files that were read, by their path. They are part of the binary and never change, so this is no state.
static READ: LazyLock<Mutex<HashMap<String, Arc<dyn Any + Send + Sync>>>> = LazyLock::new(Mutex::default);

/// The data in a TOML file under `templates/`. A file in the binary is read once, one on the disk each time.
///
/// # Panics
/// If the file is missing or malformed: both would be faults of the build.
pub fn data<T: DeserializeOwned + Send + Sync + 'static>(path: &str) -> Arc<T> {
    read(path, || template_text(path))
}

/// The data in a TOML file under `vendor/`, as [`data`].
///
/// # Panics
/// If the file is missing or malformed: both would be faults of the build.
pub fn vendor_data<T: DeserializeOwned + Send + Sync + 'static>(path: &str) -> Arc<T> {
    read(path, || vendor_text(path))
}

fn read<T: DeserializeOwned + Send + Sync + 'static>(path: &str, text: impl FnOnce() -> Cow<'static, str>) -> Arc<T> {
    let all = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all().get(path).and_then(|it| Arc::clone(it).downcast::<T>().ok());
    if let Some(it) = known.filter(|_| !cfg!(debug_assertions)) {
        return it;
    }
    let parsed = toml_edit::de::from_str(&text());
    let data: Arc<T> = Arc::new(parsed.unwrap_or_else(|it| panic!("`{path}` in the binary: {it}")));
    all().insert(path.to_owned(), Arc::clone(&data) as _);
    data
}

fn text(bytes: Cow<'static, [u8]>) -> Option<Cow<'static, str>> {
    match bytes {
        Cow::Borrowed(it) => std::str::from_utf8(it).ok().map(Cow::Borrowed),
        Cow::Owned(it) => String::from_utf8(it).ok().map(Cow::Owned),
    }
}
