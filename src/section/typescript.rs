//! The TypeScript types of section contents, made from their schemas.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::kind::Kind;
use super::library::Library;
use super::schema::resolved;
use crate::assets;
use crate::path;

/// How wide prettier lets a line be in a project.
const WIDTH: usize = 100;

/// The text of `src/content/types.ts` for the kinds `used`, formatted as prettier would.
pub fn types_file(library: &Library, used: &[&Kind]) -> String {
    let mut out = String::from("/** The words of each section. Limits are what the layout holds. */\n");
    out.push_str("export type SectionProps<T> = { id: string; content: T };\n");
    let definitions = library.shared().get("$defs").and_then(Value::as_object);
    let texts: Vec<String> = used.iter().map(|it| declare(&it.content_type(), it.schema())).collect();
    let shared: Vec<(String, String)> = definitions
        .into_iter()
        .flatten()
        .map(|(name, schema)| (path::pascal(name), declare(&path::pascal(name), &resolved(schema, library.shared()))))
        .collect();
    let kit = kit_imports();
    let wanted = |name: &str| texts.iter().chain(&kit).any(|it| mentions(it, name));
    // A definition may be there only for another one.
    let through = |name: &str| shared.iter().any(|(it, text)| it != name && wanted(it) && mentions(text, name));
    for (name, text) in &shared {
        if wanted(name) || through(name) {
            out.push_str(text);
        }
    }
    for text in texts {
        out.push_str(&text);
    }
    out
}

/// What the kit imports from this file. A project has the whole kit, whichever sections it has.
fn kit_imports() -> Vec<String> {
    let sources = assets::templates("kit/").into_iter().map(|it| assets::template_text(&it));
    let imports = |it: &str| it.lines().filter(|it| it.ends_with("from \"@/content/types\";")).collect::<String>();
    sources.map(|it| imports(&it)).collect()
}

fn mentions(text: &str, type_name: &str) -> bool {
    text.split(|it: char| !it.is_alphanumeric()).any(|it| it == type_name)
}

fn declare(name: &str, schema: &Value) -> String {
    let mut out = String::from("\n");
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        comment(&mut out, text, 0);
    }
    if let Some(options) = union(schema) {
        write!(out, "export type {name} =").ok();
        for option in options {
            write!(out, "\n  | {}", type_of(option, 4)).ok();
        }
        out.push_str(";\n");
    } else if let Some(options) = schema.get("enum").and_then(Value::as_array) {
        let choices: Vec<String> = options.iter().map(ToString::to_string).collect();
        let line = format!("export type {name} = {};", choices.join(" | "));
        let wrapped = || format!("export type {name} =\n  | {};", choices.join("\n  | "));
        writeln!(out, "{}", if line.len() > WIDTH { wrapped() } else { line }).ok();
    } else {
        let mut unnamed = schema.clone();
        if let Value::Object(members) = &mut unnamed {
            members.remove("title");
        }
        writeln!(out, "export type {name} = {};", type_of(&unnamed, 0)).ok();
    }
    out
}

fn comment(out: &mut String, text: &str, indent: usize) {
    let safe = text.replace("*/", "* /");
    writeln!(out, "{:indent$}/** {safe} */", "").ok();
}

fn union(schema: &Value) -> Option<&Vec<Value>> {
    schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array)
}

fn type_of(schema: &Value, indent: usize) -> String {
    if let Some(name) = schema.get("title").and_then(Value::as_str) {
        return path::pascal(name);
    }
    if let Some(options) = union(schema) {
        return options.iter().map(|it| type_of(it, indent)).collect::<Vec<_>>().join(" | ");
    }
    let literal = |it: &Value| it.to_string();
    if let Some(constant) = schema.get("const") {
        return literal(constant);
    }
    if let Some(options) = schema.get("enum").and_then(Value::as_array) {
        return options.iter().map(literal).collect::<Vec<_>>().join(" | ");
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => "string".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("number" | "integer") => "number".to_owned(),
        Some("array") => array(schema, indent),
        Some("object") => object(schema, indent),
        _ => "unknown".to_owned(),
    }
}

fn array(schema: &Value, indent: usize) -> String {
    let item = schema.get("items").map_or_else(|| "unknown".to_owned(), |it| type_of(it, indent));
    if item.contains(" | ") && !item.starts_with('{') { format!("({item})[]") } else { format!("{item}[]") }
}

fn object(schema: &Value, indent: usize) -> String {
    let empty = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    if properties.is_empty() {
        let value = schema.get("additionalProperties").map_or_else(|| "unknown".to_owned(), |it| type_of(it, indent));
        return format!("Record<string, {value}>");
    }
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let inner = indent + 2;
    let mut out = String::from("{\n");
    for (name, property) in properties {
        comment(&mut out, &note(property), inner);
        let mark = if required.contains(&name.as_str()) { "" } else { "?" };
        writeln!(out, "{}", member(&format!("{name}{mark}"), property, inner)).ok();
    }
    write!(out, "{:indent$}}}", "").ok();
    out
}

/// A member of an object; choices that do not fit into a line have one each.
fn member(name: &str, property: &Value, indent: usize) -> String {
    let line = format!("{:indent$}{name}: {};", "", type_of(property, indent));
    match property.get("enum").and_then(Value::as_array) {
        Some(options) if line.len() > WIDTH => {
            let choices: Vec<String> = options.iter().map(ToString::to_string).collect();
            let next = format!("\n{:indent$}  | ", "");
            format!("{:indent$}{name}:{next}{};", "", choices.join(&next))
        }
        _ => line,
    }
}

/// What a field is for, with its limits.
fn note(property: &Value) -> String {
    let text = property.get("description").and_then(Value::as_str).unwrap_or("As it says.").trim_end_matches('.');
    let limit = |name: &str| property.get(name).and_then(Value::as_u64);
    let range = |least: Option<u64>, most: Option<u64>, of: &str| match (least, most) {
        (Some(least), Some(most)) if least > 0 => Some(format!("{least} to {most} {of}")),
        (_, Some(most)) => Some(format!("at most {most} {of}")),
        _ => None,
    };
    let limits = range(limit("minLength"), limit("maxLength"), "characters")
        .or_else(|| range(limit("minItems"), limit("maxItems"), "items"));
    match limits {
        Some(limits) => format!("{text}; {limits}."),
        None => format!("{text}."),
    }
}
