//! Prints strings and content files as TypeScript, exactly as Prettier would.

use std::fmt::Write;

use oxc::syntax::identifier::is_identifier_name;
use serde_json::{Map, Value};

use super::width::width;
use crate::prompt::is_hidden;

/// The columns a line may take.
const COLUMNS: usize = 100;
/// A key up to this width keeps its string on its own line, however long that is.
const SHORT_KEY: usize = 4;

/// `text` as a TypeScript string literal: double quotes, unless single quotes need fewer escapes.
pub fn string(text: &str) -> String {
    let quote = if text.matches('"').count() > text.matches('\'').count() { '\'' } else { '"' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for it in text.chars() {
        escape(&mut out, it, quote);
    }
    out.push(quote);
    out
}

fn escape(out: &mut String, it: char, quote: char) {
    let code = u32::from(it);
    match it {
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if it == quote => {
            out.push('\\');
            out.push(it);
        }
        _ if !is_hidden(it) && !matches!(it, '\u{2028}' | '\u{2029}') => out.push(it),
        _ if code > 0xFFFF => {
            write!(out, "\\u{{{code:X}}}").ok();
        }
        _ => {
            write!(out, "\\u{code:04X}").ok();
        }
    }
}

/// A content file: `value` as the constant `ident`, held against `type_name` of `./types`.
pub fn print_content(ident: &str, type_name: &str, value: &Value) -> String {
    let mut out = format!("import type {{ {type_name} }} from \"./types\";\n\nexport const {ident} = ");
    let before = width(out.lines().next_back().unwrap_or_default());
    print(&mut out, value, 0, before);
    writeln!(out, " satisfies {type_name};").ok();
    out
}

/// Prints `value` where the line is indented by `indent` and `column` columns are taken.
fn print(out: &mut String, value: &Value, indent: usize, column: usize) {
    match value {
        Value::Object(members) if !members.is_empty() => print_object(out, members, indent),
        Value::Array(items) if !items.is_empty() => print_array(out, items, indent, column),
        other => out.push_str(&flat(other).unwrap_or_default()),
    }
}

fn print_object(out: &mut String, members: &Map<String, Value>, indent: usize) {
    let inner = indent + 2;
    out.push_str("{\n");
    for (name, member) in members {
        let key = if is_plain(name) { name.clone() } else { string(name) };
        let key_width = width(&key);
        write!(out, "{:inner$}{key}:", "").ok();
        let column = inner + key_width + 2;
        match member {
            Value::String(text) => {
                let text = string(text);
                if column + width(&text) + 1 > COLUMNS && key_width > SHORT_KEY {
                    write!(out, "\n{:1$}{text}", "", inner + 2).ok();
                } else {
                    write!(out, " {text}").ok();
                }
            }
            other => {
                out.push(' ');
                print(out, other, inner, column);
            }
        }
        out.push_str(",\n");
    }
    write!(out, "{:indent$}}}", "").ok();
}

fn print_array(out: &mut String, items: &[Value], indent: usize, column: usize) {
    let line = if breaks(items) { None } else { flat_array(items) };
    if let Some(line) = line.filter(|it| column + width(it) < COLUMNS) {
        out.push_str(&line);
        return;
    }
    let inner = indent + 2;
    out.push_str("[\n");
    if items.len() > 1 && items.iter().all(Value::is_number) {
        fill(out, items, inner);
    } else {
        for item in items {
            write!(out, "{:inner$}", "").ok();
            print(out, item, inner, inner);
            out.push_str(",\n");
        }
    }
    write!(out, "{:indent$}]", "").ok();
}

/// Numbers, as many on a line as it holds.
fn fill(out: &mut String, items: &[Value], indent: usize) {
    let mut column = 0;
    for item in items {
        let text = flat(item).unwrap_or_default() + ",";
        if column > 0 && column + 1 + text.len() > COLUMNS {
            out.push('\n');
            column = 0;
        }
        let space = if column == 0 { indent } else { 1 };
        write!(out, "{:space$}{text}", "").ok();
        column += space + text.len();
    }
    out.push('\n');
}

/// Several arrays of several items, or several objects of several members, never share a line.
fn breaks(items: &[Value]) -> bool {
    let arrays = |it: &Value| it.as_array().is_some_and(|it| it.len() > 1);
    items.len() > 1 && items.iter().all(arrays)
}

/// `value` on one line; nothing where it holds an object with members, which always takes several.
fn flat(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(string(text)),
        Value::Array(items) if breaks(items) => None,
        Value::Array(items) => flat_array(items),
        Value::Object(members) if members.is_empty() => Some("{}".to_owned()),
        Value::Object(_) => None,
        Value::Number(number) => Some(print_number(&number.to_string())),
        other => Some(other.to_string()),
    }
}

fn flat_array(items: &[Value]) -> Option<String> {
    let items: Option<Vec<String>> = items.iter().map(flat).collect();
    Some(format!("[{}]", items?.join(", ")))
}

/// A JSON number without trailing zeros and without the plus of its exponent.
fn print_number(text: &str) -> String {
    let (digits, exponent) = text.split_once('e').map_or((text, None), |(digits, it)| (digits, Some(it)));
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    match exponent {
        Some(it) => format!("{digits}e{}", it.trim_start_matches('+')),
        None => digits.to_owned(),
    }
}

/// Whether Prettier leaves a key without quotes: a name, of characters that names have had from the beginning.
fn is_plain(name: &str) -> bool {
    is_identifier_name(name) && name.chars().all(|it| it <= '\u{FFFF}')
}
