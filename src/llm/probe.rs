//! What a server can do, found out with a few tiny questions.

use serde::Serialize;
use serde_json::json;

use super::ask::{Answer, Ask, Format, FormatUsed, Heard};
use super::client::Client;
use super::error::{ErrorKind, LlmError};
use super::settings::Price;

/// What a server can do.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Probe {
    /// The model that was asked for.
    pub model: String,
    /// Whether the server answered at all.
    pub reachable: bool,
    /// Whether it takes the key; nothing when that did not come up.
    pub key: Option<bool>,
    /// How many models it lists; nothing when it lists none.
    pub models: Option<usize>,
    /// Whether the model is in its list.
    pub listed: Option<bool>,
    /// The listed names that are most like the one asked for.
    pub nearest: Vec<String>,
    /// What a token costs.
    pub price: Option<Price>,
    /// Whether words come as they are written.
    pub streaming: Option<bool>,
    /// Whether it takes a JSON schema.
    pub json_schema: Option<bool>,
    /// Whether it also keeps to the schema.
    pub keeps_schema: Option<bool>,
    /// Whether it takes `json_object`.
    pub json_object: Option<bool>,
    /// Whether it says what a call took.
    pub usage: Option<bool>,
    /// Whether an answer to a short question ran into its limit: the model does not know when it is done.
    pub runs_on: bool,
    /// What went wrong first.
    #[serde(skip)]
    pub error: Option<LlmError>,
}

impl Client {
    /// Finds out what the server can do with its first model. It costs three short answers.
    pub async fn probe(&self) -> Probe {
        let mut probe = Probe::default();
        match self.inner().catalog().await {
            Ok(catalog) => {
                probe.reachable = true;
                probe.models = Some(catalog.len());
            }
            Err(error) => probe.hear(&error),
        }
        probe.model = match self.model(0).await {
            Ok(it) => it,
            Err(error) => {
                probe.hear(&error);
                probe.error = Some(error);
                return probe;
            }
        };
        if let Ok(catalog) = self.inner().catalog().await
            && catalog.len() > 0
        {
            probe.listed = Some(catalog.has(&probe.model));
            probe.nearest = if catalog.has(&probe.model) { Vec::new() } else { catalog.nearest(&probe.model) };
        }
        probe.price = self.price(0).await;
        self.probe_forms(&mut probe).await;
        probe
    }

    async fn probe_forms(&self, probe: &mut Probe) {
        let schema = json!({ "type": "object", "properties": { "color": { "type": "string" } },
            "required": ["color"], "additionalProperties": false });
        let forms =
            [Format::Text, Format::JsonObject, Format::JsonSchema { name: "color".to_owned(), schema: schema.into() }];
        for format in forms {
            let ask = Ask { format, max_tokens: 1_024, temperature: 0.0, label: "doctor".to_owned(), ..question() };
            let mut pieces = 0;
            let answer = self.complete(&ask, &mut |it| pieces += usize::from(matches!(it, Heard::Text(_)))).await;
            match answer {
                Ok(answer) => {
                    probe.reachable = true;
                    probe.key = self.settings().key.is_some().then_some(true);
                    self.note(probe, &ask.format, &answer, pieces);
                }
                Err(error) if error.kind == ErrorKind::Truncated => {
                    probe.reachable = true;
                    probe.runs_on = true;
                    probe.streaming.get_or_insert(pieces > 1);
                }
                Err(error) => {
                    probe.hear(&error);
                    let stop = error.kind != ErrorKind::Empty;
                    probe.error.get_or_insert(error);
                    if stop {
                        return;
                    }
                }
            }
        }
    }

    fn note(&self, probe: &mut Probe, format: &Format, answer: &Answer, pieces: usize) {
        probe.usage.get_or_insert(!answer.usage.estimated);
        match format {
            Format::Text => probe.streaming = Some(pieces > 1),
            Format::JsonObject => probe.json_object = Some(answer.format_used == FormatUsed::JsonObject),
            Format::JsonSchema { .. } => {
                let taken = answer.format_used == FormatUsed::JsonSchema;
                let known = self.memory().get(&self.settings().base_url, &probe.model);
                probe.json_schema = Some(taken);
                probe.keeps_schema = taken.then_some(!known.ignores_schema);
            }
        }
    }
}

impl Probe {
    /// A server that refuses has at least been reached.
    fn hear(&mut self, error: &LlmError) {
        self.reachable |= error.facts.status.is_some();
        if error.kind == ErrorKind::Key {
            self.key = Some(false);
        }
    }
}

fn question() -> Ask {
    Ask::new("Answer briefly. Where JSON is asked for, answer as {\"color\": \"…\"}.", "Name three colors.")
}
