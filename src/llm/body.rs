//! The JSON of a request: what every server knows, less what this one has refused before.

use serde_json::{Map, Value, json};

use super::ask::{Ask, Format, FormatUsed, Role};
use super::memory::Known;
use super::settings::Preset;

/// The request for `ask` in the form that the server is `known` to take.
pub(super) fn body(ask: &Ask, model: &str, preset: Preset, known: &Known) -> Value {
    let used = form(&ask.format, known);
    let mut body = Map::new();
    body.insert("model".to_owned(), model.into());
    body.insert("messages".to_owned(), messages(ask, used, known));
    body.insert("stream".to_owned(), true.into());
    if !known.lacks("stream_options") {
        body.insert("stream_options".to_owned(), json!({ "include_usage": true }));
    }
    let limit =
        if known.lacks("max_tokens") || preset == Preset::OpenAi { "max_completion_tokens" } else { "max_tokens" };
    body.insert(limit.to_owned(), ask.max_tokens.into());
    if !known.lacks("temperature") {
        body.insert("temperature".to_owned(), json!(ask.temperature));
    }
    if let Some(seed) = ask.seed.filter(|_| !known.lacks("seed")) {
        body.insert("seed".to_owned(), seed.into());
    }
    match (&ask.format, used) {
        (Format::JsonSchema { name, schema }, FormatUsed::JsonSchema) => {
            let schema = json!({ "name": name, "strict": true, "schema": &**schema });
            body.insert("response_format".to_owned(), json!({ "type": "json_schema", "json_schema": schema }));
        }
        (_, FormatUsed::JsonObject) => {
            body.insert("response_format".to_owned(), json!({ "type": "json_object" }));
        }
        _ => {}
    }
    if preset == Preset::OpenRouter {
        body.insert("usage".to_owned(), json!({ "include": true }));
        if used != FormatUsed::Text && !known.lacks("require_parameters") {
            body.insert("provider".to_owned(), json!({ "require_parameters": true }));
        }
    }
    Value::Object(body)
}

/// What of a `body` that was sent is worth keeping while the answer comes: what a refusal may be about. The rest is large
/// and many calls wait at once.
pub(super) fn outline(mut body: Value) -> Value {
    if let Some(members) = body.as_object_mut() {
        members.remove("messages");
        members.remove("response_format");
    }
    body
}

/// The strongest form that is wanted and not known to be refused.
pub(super) fn form(format: &Format, known: &Known) -> FormatUsed {
    let wanted = match format {
        Format::Text => FormatUsed::Text,
        Format::JsonObject => FormatUsed::JsonObject,
        Format::JsonSchema { .. } => FormatUsed::JsonSchema,
    };
    known.strongest(wanted)
}

fn messages(ask: &Ask, used: FormatUsed, known: &Known) -> Value {
    let mut system = ask.system.to_string();
    match &ask.format {
        Format::JsonSchema { schema, .. } if used != FormatUsed::JsonSchema || known.ignores_schema => {
            let how = "Answer with one JSON object and nothing else. It must match this JSON schema:";
            system.push_str(&format!("\n\n{how}\n{schema}"));
        }
        Format::JsonObject => system.push_str("\n\nAnswer with one JSON object and nothing else."),
        Format::JsonSchema { .. } | Format::Text => {}
    }
    let mut messages = Vec::with_capacity(ask.messages.len() + 1);
    if !system.trim().is_empty() {
        messages.push(json!({ "role": "system", "content": system.trim() }));
    }
    for message in &ask.messages {
        let role = match message.role {
            Role::User => "user",
            Role::Assistant => "assistant",
        };
        messages.push(json!({ "role": role, "content": message.text }));
    }
    Value::Array(messages)
}
