//! What is known of each server and model: found out once, and kept by the caller.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ask::FormatUsed;

/// What is known of every server and model that was asked.
///
/// The caller may keep it between runs: it holds addresses and names, and no secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Memory(BTreeMap<String, Known>);

/// What is known of one model at one address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// The strongest form of an answer that it did not refuse; nothing when it was never refused.
    pub form: Option<FormatUsed>,
    /// It takes a schema and answers as it likes: the schema belongs into the instructions too.
    pub ignores_schema: bool,
    /// Parameters that it refused.
    pub lacks: BTreeSet<String>,
}

impl Memory {
    /// What is known of `model` at `base_url`.
    pub fn get(&self, base_url: &str, model: &str) -> Known {
        self.0.get(&key(base_url, model)).cloned().unwrap_or_default()
    }

    /// Takes over what `other` knows.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

fn key(base_url: &str, model: &str) -> String {
    format!("{base_url} {model}")
}

impl Known {
    /// Whether it refused the parameter `name`.
    pub fn lacks(&self, name: &str) -> bool {
        self.lacks.contains(name)
    }

    /// The form to ask for when `wanted` is wanted.
    pub fn strongest(&self, wanted: FormatUsed) -> FormatUsed {
        // A server without json_object may still know json_schema, so that form is skipped and not taken as the limit.
        let limit = self.form.map_or(wanted, |it| it.min(wanted));
        let skipped = limit == FormatUsed::JsonObject && self.lacks("json_object");
        if skipped { FormatUsed::Text } else { limit }
    }
}
