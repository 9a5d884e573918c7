//! A value that fits a JSON schema.

use serde_json::{Map, Value, json};

use super::dice::Dice;

/// How deep a value nests before what may be left out is left out.
const DEEPEST: usize = 8;

/// Words that a model could have written, without a fact in them.
const WORDS: [&str; 24] = [
    "plain", "work", "that", "people", "can", "read", "at", "once", "and", "keep", "for", "the", "next", "team",
    "with", "care", "each", "part", "in", "its", "own", "place", "every", "day",
];

/// A value that fits `schema`, the same for the same `seed`.
///
/// It knows types, enumerations, constants, alternatives, local references and the limits of length; a pattern it
/// does not know.
pub fn instance(schema: &Value, seed: u64) -> Value {
    Maker { root: schema, dice: Dice::new(seed) }.value(schema, 0)
}

struct Maker<'a> {
    root: &'a Value,
    dice: Dice,
}

impl Maker<'_> {
    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let target = reference.strip_prefix('#').and_then(|it| self.root.pointer(it)).cloned();
            return if depth > 2 * DEEPEST { Value::Null } else { self.value(&target.unwrap_or_default(), depth + 1) };
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(options) = schema.get("enum").and_then(Value::as_array).filter(|it| !it.is_empty()) {
            return options[self.dice.below(options.len())].clone();
        }
        let alternatives = schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array);
        if let Some(options) = alternatives {
            return self.alternative(options, depth);
        }
        match self.kind(schema, depth).as_str() {
            "object" => self.object(schema, depth),
            "array" => self.array(schema, depth),
            "string" => self.string(schema).into(),
            "integer" => bound(schema, "minimum", 1).into(),
            "number" => json!(bound(schema, "minimum", 1)),
            "boolean" => self.dice.happens(0.5).into(),
            _ => Value::Null,
        }
    }

    fn alternative(&mut self, options: &[Value], depth: usize) -> Value {
        let null = |it: &&Value| it.get("type").is_some_and(|it| it == "null");
        let real: Vec<&Value> = options.iter().filter(|it| !null(it)).collect();
        let none = real.len() < options.len() && (depth >= DEEPEST || self.dice.happens(0.3));
        if none || real.is_empty() {
            return Value::Null;
        }
        let chosen = self.dice.below(real.len());
        self.value(real[chosen], depth + 1)
    }

    /// A type, where there are several: seldom null.
    fn kind(&mut self, schema: &Value, depth: usize) -> String {
        let kinds: Vec<&str> = match schema.get("type") {
            Some(Value::String(it)) => return it.clone(),
            Some(Value::Array(it)) => it.iter().filter_map(Value::as_str).collect(),
            _ => return if schema.get("properties").is_some() { "object" } else { "string" }.to_owned(),
        };
        let nullable = kinds.contains(&"null");
        let kind = kinds.into_iter().find(|it| *it != "null").unwrap_or("null");
        if nullable && (depth >= DEEPEST || self.dice.happens(0.3)) { "null" } else { kind }.to_owned()
    }

    fn object(&mut self, schema: &Value, depth: usize) -> Value {
        let mut members = Map::new();
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, member) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let wanted = depth < DEEPEST && self.dice.happens(0.6);
            if required.contains(&name.as_str()) || wanted {
                members.insert(name.clone(), self.value(member, depth + 1));
            }
        }
        Value::Object(members)
    }

    fn array(&mut self, schema: &Value, depth: usize) -> Value {
        let least = bound(schema, "minItems", 1);
        let most = bound(schema, "maxItems", least.max(4)).max(least);
        let many = if depth >= DEEPEST { least } else { least + self.dice.below(most.min(least + 4) - least + 1) };
        let items = schema.get("items").cloned().unwrap_or_default();
        (0..many).map(|_| self.value(&items, depth + 1)).collect()
    }

    fn string(&mut self, schema: &Value) -> String {
        match schema.get("format").and_then(Value::as_str) {
            Some("uri" | "url") => return "https://example.com/".to_owned(),
            Some("email") => return "hello@example.com".to_owned(),
            Some("date") => return "2030-01-31".to_owned(),
            _ => {}
        }
        let least = bound(schema, "minLength", 12);
        let most = bound(schema, "maxLength", least.max(60));
        let mut text = String::new();
        while text.len() < least.max(most.min(24)) {
            let word = WORDS[self.dice.below(WORDS.len())];
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(word);
        }
        text.truncate(most);
        let text = text.trim_end();
        let mut whole = text[..1.min(text.len())].to_uppercase() + &text[1.min(text.len())..];
        while whole.len() < least {
            whole.push('s');
        }
        whole
    }
}

fn bound(schema: &Value, name: &str, otherwise: usize) -> usize {
    schema.get(name).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok()).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(schema: &Value) {
        let validator = jsonschema::validator_for(schema).expect("a schema");
        for seed in 0..200 {
            let value = instance(schema, seed);
            assert!(validator.is_valid(&value), "{schema}\n{value}");
        }
    }

    #[test]
    fn values_fit_their_schemas() {
        check(&json!({ "type": "object", "required": ["a", "b", "c"], "additionalProperties": false, "properties": {
            "a": { "type": ["string", "null"] },
            "b": { "type": "array", "minItems": 2, "maxItems": 3, "items": { "enum": ["x", "y"] } },
            "c": { "anyOf": [{ "const": 3 }, { "type": "null" }] },
            "d": { "type": "string", "minLength": 40, "maxLength": 41 },
            "e": { "type": "integer", "minimum": 7 },
        } }));
        check(&json!({ "$ref": "#/$defs/node", "$defs": { "node": { "type": "object", "required": ["next"],
            "properties": { "next": { "anyOf": [{ "$ref": "#/$defs/node" }, { "type": "null" }] } } } } }));
    }
}
