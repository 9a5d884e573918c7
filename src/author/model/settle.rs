//! The words of an answer made to fit their schema where that changes nothing they say.

use serde_json::{Map, Value};

use super::schema::required;
use crate::diagnostic::{Diagnostic, Place};
use crate::prompt::is_hidden;

/// `value` without what `schema` has no place for: unknown members, nulls, items and sentences past the limit, hidden
/// characters. What was left out is said in notes.
pub(super) fn settle(schema: &Value, value: Value) -> (Value, Vec<Diagnostic>) {
    let mut settled = Settler { notes: Vec::new() };
    let value = settled.value(schema, value, "");
    (value, settled.notes)
}

struct Settler {
    notes: Vec<Diagnostic>,
}

impl Settler {
    fn note(&mut self, code: &'static str, path: &str, what: &str) {
        let at = if path.is_empty() { "the content".to_owned() } else { format!("`{path}`") };
        self.notes.push(Diagnostic::note(code, Place::START, format!("{at}: {what}")));
    }

    fn value(&mut self, schema: &Value, value: Value, path: &str) -> Value {
        if let Some(options) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
            let fitting = options.iter().find(|it| could_be(it, &value));
            return fitting.map_or(value.clone(), |it| self.value(it, value, path));
        }
        let wanted = schema.get("type").and_then(Value::as_str);
        match (wanted, value) {
            (Some("object"), Value::Object(members)) => self.object(schema, members, path),
            (Some("array"), Value::Array(items)) => self.array(schema, items, path),
            (Some("array"), Value::Null) => Value::Array(Vec::new()),
            (Some("array"), one) => self.array(schema, vec![one], path),
            (Some("string"), Value::String(text)) => self.text(schema, &text, path).into(),
            (Some("string"), Value::Number(number)) => number.to_string().into(),
            (Some("boolean"), Value::String(text)) if text == "true" || text == "false" => (text == "true").into(),
            (_, other) => other,
        }
    }

    fn object(&mut self, schema: &Value, members: Map<String, Value>, path: &str) -> Value {
        let (Some(of), Some(known)) = (schema.as_object(), schema.get("properties").and_then(Value::as_object)) else {
            return Value::Object(members);
        };
        let required = required(of);
        let mut out = Map::new();
        for (name, value) in members {
            let inner = join(path, &name);
            let Some(schema) = known.get(&name) else {
                self.note("member-left-out", path, &format!("has no `{}`, which is left out", short(&name)));
                continue;
            };
            let blank = value.is_null() || value.as_str().is_some_and(|it| it.trim().is_empty());
            let empty = value.as_array().is_some_and(Vec::is_empty);
            if (blank || empty) && !required.contains(&name.as_str()) {
                continue;
            }
            out.insert(name, self.value(schema, value, &inner));
        }
        Value::Object(out)
    }

    fn array(&mut self, schema: &Value, items: Vec<Value>, path: &str) -> Value {
        let most = schema.get("maxItems").and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
        let most = most.unwrap_or(usize::MAX);
        if items.len() > most {
            self.note("items-left-out", path, &format!("has {} items, of which {most} are kept", items.len()));
        }
        let Some(of) = schema.get("items") else { return Value::Array(items) };
        let kept = items.into_iter().filter(|it| !it.is_null()).take(most).enumerate();
        kept.map(|(index, it)| self.value(of, it, &join(path, &index.to_string()))).collect()
    }

    fn text(&mut self, schema: &Value, text: &str, path: &str) -> String {
        if text.chars().any(is_hidden) {
            self.note("hidden-left-out", path, "held characters that nobody sees; they are left out");
        }
        let visible: String = text.chars().filter(|it| !is_hidden(*it)).collect();
        let text = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        let limit = |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
        let (least, most) = (limit("minLength").unwrap_or(0), limit("maxLength").unwrap_or(usize::MAX));
        if text.chars().count() <= most {
            return text;
        }
        match whole_sentences(&text, most).filter(|it| it.chars().count() >= least) {
            Some(kept) => {
                self.note(
                    "sentences-left-out",
                    path,
                    &format!("is longer than {most} characters; its end is left out"),
                );
                kept.to_owned()
            }
            // The gate says that it is too long, and the model says it shorter.
            None => text,
        }
    }
}

fn join(path: &str, part: &str) -> String {
    if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") }
}

fn short(name: &str) -> String {
    name.chars().filter(|it| !is_hidden(*it)).take(40).collect()
}

/// Whether `value` is meant as this option: its constants say the same.
fn could_be(option: &Value, value: &Value) -> bool {
    let Some(properties) = option.get("properties").and_then(Value::as_object) else {
        return option.get("type").and_then(Value::as_str) != Some("object") && !value.is_object();
    };
    properties.iter().all(|(name, it)| it.get("const").is_none_or(|constant| value.get(name) == Some(constant)))
}

/// The sentences of `text` that fit `most` characters, if one does.
fn whole_sentences(text: &str, most: usize) -> Option<&str> {
    let fits = text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at]);
    let mut ends = fits.rmatch_indices(['.', '!', '?', '。']).map(|(at, mark)| (at + mark.len(), mark));
    let (end, _) = ends.find(|(end, mark)| {
        let after = &text[*end..];
        after.is_empty() || after.starts_with(' ') || *mark == "。"
    })?;
    Some(&text[..end])
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::settle;

    #[track_caller]
    fn check(value: Value, expected: &Value, codes: &[&str]) {
        let schema = json!({ "type": "object", "required": ["title"], "properties": {
            "title": { "type": "string", "minLength": 2, "maxLength": 20 },
            "lead": { "type": "string" },
            "on": { "type": "boolean" },
            "items": { "type": "array", "maxItems": 2, "items": { "type": "string" } },
            "figure": { "oneOf": [
                { "type": "object", "properties": { "kind": { "const": "a" }, "x": { "type": "string" } } },
                { "type": "object", "properties": { "kind": { "const": "b" }, "y": { "type": "string" } } } ] } } });
        let (settled, notes) = settle(&schema, value);
        assert_eq!(&settled, expected);
        assert_eq!(notes.iter().map(|it| it.code).collect::<Vec<_>>(), codes);
    }

    #[test]
    fn what_has_no_place_is_left_out() {
        check(json!({ "title": "A b", "lead": null, "items": [] }), &json!({ "title": "A b" }), &[]);
        check(json!({ "title": " A\n b " }), &json!({ "title": "A b" }), &[]);
        check(
            json!({ "title": 12, "on": "true", "items": "x" }),
            &json!({ "title": "12", "on": true, "items": ["x"] }),
            &[],
        );
        check(
            json!({ "title": "A b", "files": [{ "path": "../../.ssh/authorized_keys" }] }),
            &json!({ "title": "A b" }),
            &["member-left-out"],
        );
        check(
            json!({ "title": "A b", "items": ["1", "2", "3"] }),
            &json!({ "title": "A b", "items": ["1", "2"] }),
            &["items-left-out"],
        );
        check(
            json!({ "title": "Short one. And much more." }),
            &json!({ "title": "Short one." }),
            &["sentences-left-out"],
        );
        check(json!({ "title": "A\u{E0041} b" }), &json!({ "title": "A b" }), &["hidden-left-out"]);
        let long = json!({ "title": "one sentence that is too long" });
        check(long.clone(), &long, &[]);
        check(
            json!({ "title": "A b", "figure": { "kind": "b", "x": "no", "y": "yes" } }),
            &json!({ "title": "A b", "figure": { "kind": "b", "y": "yes" } }),
            &["member-left-out"],
        );
    }
}
