//! What is known of each server and model: found out once, and kept by the caller.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ask::FormatUsed;
use super::error::LlmError;

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

    pub(super) fn entry(&mut self, base_url: &str, model: &str) -> &mut Known {
        self.0.entry(key(base_url, model)).or_default()
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

impl Known {
    /// Learns from a refusal of a request that had the form `used` and the parameters of `body`; says whether the next
    /// request will be another one.
    pub(super) fn learn(&mut self, error: &LlmError, used: FormatUsed, body: &Value) -> bool {
        let status = error.facts.status.unwrap_or_default();
        let sent = |it: &str| body.get(it).is_some();
        if status == 404 && body.pointer("/provider/require_parameters").is_some() {
            return self.miss("require_parameters");
        }
        if !matches!(status, 400 | 422 | 500 | 501) {
            return false;
        }
        let said = error.facts.said.to_lowercase();
        if said.contains("max_completion_tokens") && sent("max_tokens") {
            return self.miss("max_tokens");
        }
        for name in ["stream_options", "temperature", "seed"] {
            if said.contains(name) && sent(name) {
                return self.miss(name);
            }
        }
        let about_form =
            ["response_format", "json_schema", "json_object", "grammar", "structured output", "peg-native"];
        if !about_form.iter().any(|it| said.contains(it)) {
            return false;
        }
        match used {
            FormatUsed::JsonSchema => self.form = Some(FormatUsed::JsonObject),
            FormatUsed::JsonObject => return self.miss("json_object"),
            FormatUsed::Text => return false,
        }
        true
    }

    /// Notes that `name` is refused. Several calls may find it out at once, and each asks again.
    fn miss(&mut self, name: &str) -> bool {
        self.lacks.insert(name.to_owned());
        true
    }
}
