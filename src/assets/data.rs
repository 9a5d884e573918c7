//! The data files inside the binary.

use std::any::Any;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use serde::de::DeserializeOwned;

use super::{compact, template_text, vendor_text};

/// A line a data file, its path and its compact form split by a tab. Only a released program has any: the others read
/// their templates from the disk.
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/data.txt"));

/// The compact forms by their path. They are part of the binary and never change, so this is no state.
static COMPACT: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| TABLE.lines().filter_map(|it| it.split_once('\t')).collect());

/// Data files that were read, by their path. They are part of the binary and never change, so this is no state.
static READ: LazyLock<Mutex<HashMap<String, Arc<dyn Any + Send + Sync>>>> = LazyLock::new(Mutex::default);

/// The data in a TOML file under `templates/`. A file in the binary is read once, one on the disk each time.
///
/// # Panics
/// If the file is missing or malformed: both would be faults of the build.
pub fn data<T: DeserializeOwned + Send + Sync + 'static>(path: &str) -> Arc<T> {
    known(path, || template_text(path))
}

/// The data in a TOML file under `vendor/`, as [`data`].
///
/// # Panics
/// If the file is missing or malformed: both would be faults of the build.
pub fn vendor_data<T: DeserializeOwned + Send + Sync + 'static>(path: &str) -> Arc<T> {
    known(path, || vendor_text(path))
}

/// The data in a TOML file under `templates/`, for one who keeps it.
///
/// # Panics
/// If the file is missing or malformed: both would be faults of the build.
pub fn own_data<T: DeserializeOwned>(path: &str) -> T {
    read(path, || template_text(path))
}

fn known<T: DeserializeOwned + Send + Sync + 'static>(path: &str, text: impl FnOnce() -> Cow<'static, str>) -> Arc<T> {
    let all = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all().get(path).and_then(|it| Arc::clone(it).downcast::<T>().ok());
    if let Some(it) = known.filter(|_| !cfg!(debug_assertions)) {
        return it;
    }
    let data: Arc<T> = Arc::new(read(path, text));
    all().insert(path.to_owned(), Arc::clone(&data) as _);
    data
}

/// What is not in the table takes the same way at run time, so that both give the same.
fn read<T: DeserializeOwned>(path: &str, text: impl FnOnce() -> Cow<'static, str>) -> T {
    let made = || compact::json(&text()).unwrap_or_else(|it| panic!("`{path}` in the binary: {it}"));
    let json = COMPACT.get(path).map_or_else(|| Cow::Owned(made()), |it| Cow::Borrowed(*it));
    serde_json::from_str(&json).unwrap_or_else(|it| panic!("`{path}` in the binary: {it}"))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{TABLE, compact};
    use crate::assets;

    fn all() -> impl Iterator<Item = String> {
        assets::templates("").into_iter().filter(|it| it.strip_suffix(".toml").is_some())
    }

    #[test]
    fn the_compact_form_says_what_the_file_says() {
        let mut count = 0;
        for path in all() {
            let text = assets::template_text(&path);
            let compact = compact::json(&text).expect("TOML");
            assert!(!compact.contains(['\n', '\t']), "{path}");
            let (short, long): (Value, Value) =
                (serde_json::from_str(&compact).expect("JSON"), toml_edit::de::from_str(&text).expect("TOML"));
            assert_eq!(short, long, "{path}");
            // The order of tables decides what is chosen among equals.
            assert_eq!(short.to_string(), long.to_string(), "{path}");
            count += 1;
        }
        assert!(count > 50, "{count}");
    }

    #[test]
    fn a_released_program_has_every_file_and_others_have_none() {
        let own = TABLE.lines().filter_map(|it| it.split_once('\t'));
        let mut paths: Vec<_> = own.map(|it| it.0.to_owned()).filter(|it| it != "fonts/fonts.toml").collect();
        paths.sort();
        let expected = if cfg!(debug_assertions) { Vec::new() } else { all().collect() };
        assert_eq!(paths, expected);
    }

    #[test]
    fn what_is_no_toml_says_why() {
        assert!(compact::json("a = ").is_err_and(|it| it.contains("line 1")));
    }
}
