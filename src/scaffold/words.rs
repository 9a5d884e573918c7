//! The few words that belong to the page and to no section.

use std::collections::BTreeMap;

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
    let text = assets::template_text("chrome.toml");
    let mut all: BTreeMap<String, Words> =
        toml_edit::de::from_str(&text).unwrap_or_else(|it| panic!("chrome.toml in the binary: {it}"));
    let language = lang.split('-').next().unwrap_or(lang).to_ascii_lowercase();
    all.remove(&language).or_else(|| all.remove("en")).expect("chrome.toml has English")
}

/// The words of the link that skips to the content.
pub fn skip_words(lang: &str) -> String {
    words(lang).skip
}

/// The direction in which the language `lang` is written.
pub(super) fn direction(lang: &str) -> &'static str {
    let language = lang.split('-').next().unwrap_or(lang);
    if matches!(language, "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "dv" | "ckb") { "rtl" } else { "ltr" }
}
