//! What a well-meaning model would answer to a prompt.

use serde_json::{Map, Value};

use super::instance::instance;
use super::request::Chat;

/// The answer to `chat`.
pub(super) fn answer(chat: &Chat, seed: u64) -> String {
    if let Some(schema) = chat.schema() {
        let draft = draft(&chat.question).filter(Value::is_object).map(|it| fit(it, &schema));
        return draft.unwrap_or_else(|| instance(&schema, seed)).to_string();
    }
    if chat.wants_json {
        return instance(
            &serde_json::json!({ "type": "object", "required": ["color"],
            "properties": { "color": { "type": "string" } } }),
            seed,
        )
        .to_string();
    }
    if chat.question.contains("```tsx") {
        return component(&chat.question);
    }
    "Here is a plain answer, word by word, as a model would give it.".to_owned()
}

/// A prompt for words holds a first draft: a model that changes nothing is right.
fn draft(question: &str) -> Option<Value> {
    let (_, rest) = question.split_once("# A first draft")?;
    let start = rest.find('{')?;
    serde_json::Deserializer::from_str(&rest[start..]).into_iter().next()?.ok()
}

/// `draft` with null for each member that the schema wants and the draft lacks.
fn fit(draft: Value, schema: &Value) -> Value {
    match draft {
        Value::Object(mut members) => {
            let schema = alternative(schema, &members);
            let properties = schema.get("properties").and_then(Value::as_object);
            let mut whole = Map::new();
            for (name, member) in properties.into_iter().flatten() {
                let value = members.shift_remove(name).map_or(Value::Null, |it| fit(it, member));
                whole.insert(name.clone(), value);
            }
            Value::Object(whole)
        }
        Value::Array(items) => {
            let item = schema.get("items").or_else(|| schema.pointer("/anyOf/0/items")).cloned().unwrap_or_default();
            items.into_iter().map(|it| fit(it, &item)).collect()
        }
        other => other,
    }
}

/// The alternative that knows the members, by the value of its `kind` where it has one.
fn alternative<'a>(schema: &'a Value, members: &Map<String, Value>) -> &'a Value {
    let Some(options) = schema.get("anyOf").and_then(Value::as_array) else { return schema };
    let fits = |it: &&Value| {
        let properties = it.get("properties").and_then(Value::as_object);
        let known = properties.is_some_and(|it| members.keys().all(|name| it.contains_key(name)));
        let kinds = it.pointer("/properties/kind/enum").and_then(Value::as_array);
        known && kinds.is_none_or(|it| members.get("kind").is_some_and(|kind| it.contains(kind)))
    };
    options.iter().find(fits).unwrap_or(schema)
}

/// A component with the head that the prompt gives: it shows what every content has.
fn component(question: &str) -> String {
    let head = question.split("```tsx").last().and_then(|it| it.split("```").next()).unwrap_or_default().trim();
    let heading = if question.contains("(id `hero`") { "h1" } else { "h2" };
    let lead = question.contains("lead: string;") || question.contains("lead?: string;");
    let lead = if lead { "\n      <p className=\"mt-4 text-muted\">{content.lead}</p>" } else { "" };
    format!(
        "```tsx\n{head}\n  return (\n    <section id={{id}} aria-labelledby={{`${{id}}-title`}} className=\"py-16\">\n      \
         <{heading} id={{`${{id}}-title`}} className=\"text-3xl\">\n        {{content.title}}\n      </{heading}>{lead}\n    \
         </section>\n  );\n}}\n```"
    )
}
