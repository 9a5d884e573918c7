//! The names of months and days, from `templates/reading/calendar.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::lexicon::shared;

/// What months and days are called, in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Calendar {
    /// English months.
    pub(super) months: Vec<String>,
    /// The days of a week by language, from its first.
    pub(super) days: BTreeMap<String, Vec<String>>,
}

/// The calendar in the binary.
pub(super) fn calendar() -> Arc<Calendar> {
    shared("reading/calendar.toml")
}

impl Calendar {
    /// The days of a week in a language that has a deck; else in English.
    pub(super) fn week(&self, lang: &str) -> &[String] {
        self.days.get(lang).or_else(|| self.days.get("en")).map_or(&[], Vec::as_slice)
    }

    /// Whether a word in lower case is a month.
    pub(super) fn is_month(&self, word: &str) -> bool {
        self.months.iter().any(|it| it == word)
    }

    /// Whether a word in lower case is a day in any language.
    pub(super) fn is_day(&self, word: &str) -> bool {
        self.days.values().flatten().any(|it| it == word)
    }

    /// Whether a text in lower case has the English name of a day.
    pub(super) fn tells_day(&self, text: &str) -> bool {
        self.week("en").iter().any(|it| text.contains(it.as_str()))
    }
}
