//! The schema of a kind's content: references resolved, and content held against it.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::kind;

/// The prefix of a reference into the definitions that several kinds share.
const SHARED: &str = "shared#/$defs/";
const LOCAL: &str = "#/$defs/";

/// Schemas that were asked for, by their kind. They are part of the binary and never change, so this is no state.
static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Schema>>>> = LazyLock::new(Mutex::default);

/// The schema of a kind with every reference resolved, and its validator: each is made when it is first asked.
pub(super) struct Schema {
    kind: String,
    shared: Arc<Value>,
    value: OnceLock<Value>,
    validator: OnceLock<Validator>,
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Schema").field(&self.kind).finish()
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
    /// The schema of the kind called `kind`, whose references are to its own and to the `shared` definitions. One in the
    /// binary is read once, one on the disk each time.
    pub(super) fn of(kind: &str, shared: &Arc<Value>) -> Arc<Self> {
        let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(kind).filter(|_| !cfg!(debug_assertions)) {
            return Arc::clone(known);
        }
        let (value, validator) = (OnceLock::new(), OnceLock::new());
        let new = Arc::new(Self { kind: kind.to_owned(), shared: Arc::clone(shared), value, validator });
        all.insert(kind.to_owned(), Arc::clone(&new));
        new
    }

    pub(super) fn value(&self) -> &Value {
        self.value.get_or_init(|| whole(&kind::json(&self.kind, "schema.json"), &self.shared))
    }
}

/// A schema without references, whose content may hold placeholders.
fn whole(schema: &Value, shared: &Value) -> Value {
    let mut value = resolve(schema, schema, shared);
    if let Some(Value::Object(properties)) = value.get_mut("properties") {
        let words = json!({ "type": "object", "description": "Path → words that wait for a fact.",
            "additionalProperties": { "type": "string" } });
        properties.insert("placeholders".to_owned(), words);
    }
    if let Value::Object(members) = &mut value {
        members.remove("$defs");
    }
    value
}

/// What in `content` the schema does not allow.
pub(super) fn faults(schema: &Schema, content: &Value) -> Vec<Fault> {
    let validator = schema.validator.get_or_init(|| {
        jsonschema::validator_for(schema.value()).unwrap_or_else(|it| panic!("a content schema in the binary: {it}"))
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
            if let Some((name, found)) = reference.and_then(|it| target(it, root, shared)) {
                return merge(resolve(found, root, shared), name, members);
            }
            Value::Object(members.iter().map(|(k, v)| (k.clone(), resolve(v, root, shared))).collect())
        }
        Value::Array(items) => items.iter().map(|it| resolve(it, root, shared)).collect(),
        other => other.clone(),
    }
}

/// The definition a reference names, and its name where several kinds share it.
fn target<'s>(reference: &'s str, root: &'s Value, shared: &'s Value) -> Option<(Option<&'s str>, &'s Value)> {
    let (name, definitions) = match reference.strip_prefix(SHARED) {
        Some(name) => (name, shared),
        None => (reference.strip_prefix(LOCAL)?, root),
    };
    let found = definitions.get("$defs")?.get(name)?;
    Some((std::ptr::eq(definitions, shared).then_some(name), found))
}

/// A resolved definition with its name, so that TypeScript can say `Link`, and what the reference says of it.
fn merge(mut target: Value, name: Option<&str>, members: &Map<String, Value>) -> Value {
    if let Some(target) = target.as_object_mut() {
        if let Some(name) = name {
            target.insert("title".to_owned(), name.into());
        }
        if let Some(text) = members.get("description") {
            target.insert("description".to_owned(), text.clone());
        }
    }
    target
}
