//! The schema of a kind's content: references resolved, and content held against it.

use std::fmt;
use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// The prefix of a reference into the definitions that several kinds share.
const SHARED: &str = "shared#/$defs/";
const LOCAL: &str = "#/$defs/";

/// A schema with every reference resolved, and its validator made when it is first asked.
pub(super) struct Schema {
    value: Value,
    validator: OnceLock<Validator>,
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Schema").field(&self.value).finish()
    }
}

/// One thing in a content that its schema does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a path with dots: `plans.0.price`; empty for the whole.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl Schema {
    /// Resolves the references of `schema` to its own and to the `shared` definitions, and lets it hold placeholders.
    pub(super) fn new(schema: &Value, shared: &Value) -> Self {
        let mut value = resolve(schema, schema, shared);
        if let Some(Value::Object(properties)) = value.get_mut("properties") {
            let words = json!({ "type": "object", "description": "Path → words that wait for a fact.",
                "additionalProperties": { "type": "string" } });
            properties.insert("placeholders".to_owned(), words);
        }
        if let Value::Object(members) = &mut value {
            members.remove("$defs");
        }
        Self { value, validator: OnceLock::new() }
    }

    pub(super) fn value(&self) -> &Value {
        &self.value
    }
}

/// What in `content` the schema does not allow.
pub(super) fn faults(schema: &Schema, content: &Value) -> Vec<Fault> {
    let validator = schema.validator.get_or_init(|| {
        jsonschema::validator_for(&schema.value).unwrap_or_else(|it| panic!("a content schema in the binary: {it}"))
    });
    let path = |pointer: String| pointer.trim_start_matches('/').replace('/', ".");
    validator
        .iter_errors(content)
        .map(|it| Fault { path: path(it.instance_path().to_string()), message: it.to_string() })
        .collect()
}

/// A shared definition with its references to others resolved.
pub(super) fn resolved(definition: &Value, shared: &Value) -> Value {
    resolve(definition, shared, shared)
}

fn resolve(value: &Value, root: &Value, shared: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str);
            if let Some(target) = reference.and_then(|it| target(it, root, shared)) {
                return merge(resolve(&target, root, shared), members);
            }
            Value::Object(members.iter().map(|(k, v)| (k.clone(), resolve(v, root, shared))).collect())
        }
        Value::Array(items) => items.iter().map(|it| resolve(it, root, shared)).collect(),
        other => other.clone(),
    }
}

/// The definition a reference names, marked with its name so that TypeScript can say `Link`.
fn target(reference: &str, root: &Value, shared: &Value) -> Option<Value> {
    let (name, definitions) = match reference.strip_prefix(SHARED) {
        Some(name) => (name, shared),
        None => (reference.strip_prefix(LOCAL)?, root),
    };
    let mut found = definitions.get("$defs")?.get(name)?.clone();
    if std::ptr::eq(definitions, shared) {
        found.as_object_mut()?.insert("title".to_owned(), name.into());
    }
    Some(found)
}

fn merge(mut target: Value, members: &Map<String, Value>) -> Value {
    if let (Some(target), Some(text)) = (target.as_object_mut(), members.get("description")) {
        target.insert("description".to_owned(), text.clone());
    }
    target
}
