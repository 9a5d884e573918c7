//! Values as TypeScript, written so that prettier has nothing to change.

use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

/// The longest line prettier leaves.
const LINE: usize = 100;
/// Keys shorter than this keep a long text on their own line, as prettier has it.
const SHORT_KEY: usize = 5;

/// The text of a content file: `value` exported as `ident`, held against the type `type_name`.
pub fn print_content(ident: &str, type_name: &str, value: &Value) -> String {
    let mut out = format!("import type {{ {type_name} }} from \"./types\";\n\nexport const {ident} = ");
    print(value, 0, &mut out);
    out.push_str(&format!(" satisfies {type_name};\n"));
    out
}

/// `text` as a TypeScript string, in the quotes that need fewer escapes.
pub fn string(text: &str) -> String {
    let quote = if text.matches('"').count() > text.matches('\'').count() { '\'' } else { '"' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for it in text.chars() {
        match it {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            it if it == quote => out.extend(['\\', it]),
            it if it.is_control() || matches!(it, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(it)));
            }
            it => out.push(it),
        }
    }
    out.push(quote);
    out
}

fn print(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(&string(text)),
        Value::Array(items) => array(items, indent, out),
        Value::Object(members) => object(members, indent, out),
        other => out.push_str(&other.to_string()),
    }
}

fn object(members: &Map<String, Value>, indent: usize, out: &mut String) {
    if members.is_empty() {
        out.push_str("{}");
        return;
    }
    out.push_str("{\n");
    let inner = indent + 2;
    for (name, value) in members {
        let key = key(name);
        out.push_str(&" ".repeat(inner));
        out.push_str(&key);
        out.push(':');
        member(&key, value, inner, out);
        out.push_str(",\n");
    }
    out.push_str(&" ".repeat(indent));
    out.push('}');
}

/// What follows `key:`. A text that does not fit goes to the next line, unless its key is short.
fn member(key: &str, value: &Value, indent: usize, out: &mut String) {
    if let Value::String(text) = value {
        let text = string(text);
        let fits = indent + key.width() + 2 + text.width() < LINE;
        if !fits && key.width() >= SHORT_KEY {
            out.push('\n');
            out.push_str(&" ".repeat(indent + 2));
        } else {
            out.push(' ');
        }
        out.push_str(&text);
        return;
    }
    out.push(' ');
    if let Some(line) = one_line(value).filter(|it| indent + key.width() + 2 + it.width() < LINE) {
        out.push_str(&line);
    } else {
        print(value, indent, out);
    }
}

/// A list of plain values on one line; nothing for lists that prettier always breaks.
fn one_line(value: &Value) -> Option<String> {
    let Value::Array(items) = value else { return None };
    if items.iter().any(|it| it.is_object() || it.is_array()) {
        return None;
    }
    let texts: Vec<String> = items.iter().map(|it| it.as_str().map_or_else(|| it.to_string(), string)).collect();
    Some(format!("[{}]", texts.join(", ")))
}

fn array(items: &[Value], indent: usize, out: &mut String) {
    if items.is_empty() {
        out.push_str("[]");
        return;
    }
    out.push_str("[\n");
    for item in items {
        out.push_str(&" ".repeat(indent + 2));
        print(item, indent + 2, out);
        out.push_str(",\n");
    }
    out.push_str(&" ".repeat(indent));
    out.push(']');
}

fn key(name: &str) -> String {
    let first = |it: char| it.is_ascii_alphabetic() || it == '_' || it == '$';
    let plain = name.starts_with(first) && name.chars().all(|it| first(it) || it.is_ascii_digit());
    if plain { name.to_owned() } else { string(name) }
}
