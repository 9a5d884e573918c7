//! A content schema as providers take it in strict mode, where every member is required and limits are only words.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::section::Kind;

/// Keywords that strict modes refuse or ignore.
const LIMITS: [&str; 6] = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"];
/// Keywords that no server needs.
const IDLE: [&str; 6] = ["$schema", "$id", "title", "format", "default", "examples"];
/// The member that only we write.
const MARKS: &str = crate::plan::Placeholders::MEMBER;

/// The content schema of `kind` for a strict mode: made once for each kind of a library.
pub(super) fn strict_of(kind: &Kind, bounded: bool) -> Arc<Value> {
    kind.asked(bounded, |schema| strict(schema, bounded))
}

/// `schema` for a strict mode. Where the server turns it into a grammar, it may keep its limits: `bounded`.
pub(super) fn strict(schema: &Value, bounded: bool) -> Value {
    let Value::Object(members) = schema else { return schema.clone() };
    if let Some(options) = members.get("oneOf").or_else(|| members.get("anyOf")).and_then(Value::as_array) {
        let options: Vec<Value> = options.iter().map(|it| strict(it, bounded)).collect();
        return described(json!({ "anyOf": options }), members);
    }
    if let Some(constant) = members.get("const") {
        return described(json!({ "type": "string", "enum": [constant] }), members);
    }
    if let Some(options) = members.get("enum") {
        return described(json!({ "type": "string", "enum": options }), members);
    }
    let mut out = Map::new();
    for (name, value) in members {
        let dropped = IDLE.contains(&name.as_str()) || !bounded && LIMITS.contains(&name.as_str());
        let value = match name.as_str() {
            _ if dropped => continue,
            "items" => strict(value, bounded),
            "properties" | "required" | "additionalProperties" => continue,
            "description" => described_limits(members),
            _ => value.clone(),
        };
        out.insert(name.clone(), value);
    }
    if let Some(properties) = members.get("properties").and_then(Value::as_object) {
        let required = required(members);
        let each = properties.iter().filter(|(name, _)| *name != MARKS);
        let properties: Map<String, Value> = each
            .map(|(name, it)| {
                let inner = strict(it, bounded);
                (name.clone(), if required.contains(&name.as_str()) { inner } else { nullable(inner) })
            })
            .collect();
        out.insert("required".to_owned(), properties.keys().cloned().collect());
        out.insert("properties".to_owned(), Value::Object(properties));
        out.insert("additionalProperties".to_owned(), false.into());
    }
    Value::Object(out)
}

pub(super) fn required(members: &Map<String, Value>) -> Vec<&str> {
    members.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn described(mut schema: Value, members: &Map<String, Value>) -> Value {
    if let (Some(schema), Some(text)) = (schema.as_object_mut(), members.get("description")) {
        schema.insert("description".to_owned(), text.clone());
    }
    schema
}

/// What a field is for, with its limits in words.
fn described_limits(members: &Map<String, Value>) -> Value {
    let text = members.get("description").and_then(Value::as_str).unwrap_or_default().trim_end_matches('.');
    let range = |least: &str, most: &str, what: &str| {
        let (least, most) = (members.get(least).and_then(Value::as_u64), members.get(most).and_then(Value::as_u64));
        match (least, most) {
            (Some(least), Some(most)) => Some(format!("{least} to {most} {what}")),
            (None, Some(most)) => Some(format!("at most {most} {what}")),
            (Some(least), None) => Some(format!("at least {least} {what}")),
            (None, None) => None,
        }
    };
    let limits = range("minLength", "maxLength", "characters").or_else(|| range("minItems", "maxItems", "items"));
    limits.map_or_else(|| text.to_owned(), |limits| format!("{text} ({limits})")).into()
}

/// A schema that also takes `null`, for a member that may be left out.
fn nullable(schema: Value) -> Value {
    let plain = schema.get("type").and_then(Value::as_str).filter(|_| schema.get("enum").is_none());
    if let Some(name) = plain.map(str::to_owned) {
        let mut schema = schema;
        schema["type"] = json!([name, "null"]);
        return schema;
    }
    let mut options = match schema.get("anyOf") {
        Some(Value::Array(options)) => options.clone(),
        _ => vec![schema.clone()],
    };
    options.push(json!({ "type": "null" }));
    let text = schema.get("description").cloned();
    let mut out = json!({ "anyOf": options });
    if let Some(text) = text {
        out["description"] = text;
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::strict;
    use crate::section::Library;

    /// Every rule of strict mode, at every depth.
    #[track_caller]
    fn holds(name: &str, schema: &Value) {
        let Value::Object(members) = schema else { panic!("{name}: {schema}") };
        for word in ["$ref", "oneOf", "const", "format", "default", "minLength", "maxItems", "title", "placeholders"] {
            assert!(!members.contains_key(word), "{name} has {word}");
        }
        if let Some(properties) = members.get("properties").and_then(Value::as_object) {
            assert_eq!(members["additionalProperties"], json!(false), "{name}");
            let required: Vec<&str> =
                members["required"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
            assert_eq!(required, properties.keys().map(String::as_str).collect::<Vec<_>>(), "{name}");
            properties.iter().for_each(|(inner, it)| holds(&format!("{name}.{inner}"), it));
        }
        members.get("items").into_iter().for_each(|it| holds(&format!("{name}[]"), it));
        let options = members.get("anyOf").and_then(Value::as_array);
        options.into_iter().flatten().for_each(|it| holds(&format!("{name}|"), it));
    }

    #[test]
    fn every_kind_has_a_strict_schema() {
        for kind in Library::read([]).kinds() {
            holds(&kind.name, &strict(kind.schema(), false));
        }
    }

    #[test]
    fn what_may_be_left_out_may_be_null_and_limits_become_words() {
        let schema = json!({ "type": "object", "required": ["a"], "properties": {
            "a": { "type": "string", "description": "One.", "minLength": 2, "maxLength": 9 },
            "b": { "type": "array", "description": "Two.", "maxItems": 3, "items": { "enum": ["x", "y"] } } } });
        let expected = json!({ "type": "object", "required": ["a", "b"], "additionalProperties": false, "properties": {
            "a": { "type": "string", "description": "One (2 to 9 characters)" },
            "b": { "type": ["array", "null"], "description": "Two (at most 3 items)",
                   "items": { "type": "string", "enum": ["x", "y"] } } } });
        assert_eq!(strict(&schema, false), expected);
        assert_eq!(strict(&schema, true)["properties"]["b"]["maxItems"], json!(3));
    }
}
