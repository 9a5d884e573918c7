//! The few words that belong to the page and to no section.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assets;

/// Words of the page itself, in one language.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    skip: String,
    not_found: String,
    home: String,
}

/// The words for the language tag `lang`; English where there are none.
///
/// # Panics
/// If `chrome.toml` is malformed: a fault of the build.
pub(super) fn words(lang: &str) -> Words {
    let all: Arc<BTreeMap<String, Words>> = assets::data("chrome.toml");
    let language = lang.split('-').next().unwrap_or(lang).to_ascii_lowercase();
    all.get(&language).or_else(|| all.get("en")).cloned().expect("chrome.toml has English")
}

/// The words of the link that skips to the content.
pub fn skip_words(lang: &str) -> String {
    words(lang).skip
}

/// The direction in which the language `lang` is written.
pub fn direction(lang: &str) -> &'static str {
    let language = lang.split('-').next().unwrap_or(lang);
    if matches!(language, "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "dv" | "ckb") { "rtl" } else { "ltr" }
}
