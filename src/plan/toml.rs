//! `airstrip.toml`: a plan as text, read with findings and written with notes for the reader.

use toml_edit::{Array, ArrayOfTables, Decor, DocumentMut, Item, Table, Value};

use super::check;
use super::spec::Plan;
use crate::diagnostic::{Diagnostic, Place, did_you_mean};

/// The name of the file that holds a plan.
pub const PLAN_FILE: &str = "airstrip.toml";
/// The largest plan that is read, in bytes.
const MAX_PLAN: usize = 256 * 1024;

/// Reads a plan; every fault in it is a finding with its place in `text`.
pub fn parse(text: &str) -> Result<Plan, Vec<Diagnostic>> {
    let in_file = |it: Diagnostic| it.in_file(PLAN_FILE);
    if text.len() > MAX_PLAN {
        let message = format!("the plan has {} bytes, more than {MAX_PLAN}", text.len());
        return Err(vec![in_file(Diagnostic::error("plan-size", Place::START, message))]);
    }
    let plan: Plan = toml_edit::de::from_str(text).map_err(|it| vec![in_file(finding(text, &it))])?;
    let findings: Vec<Diagnostic> = check::check(&plan, text).into_iter().map(in_file).collect();
    if findings.is_empty() { Ok(plan) } else { Err(findings) }
}

fn finding(text: &str, error: &toml_edit::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    let place = Place::of(text, span.start, span.end.min(span.start + 80));
    let message = error.message().trim().to_owned();
    let Some((wrong, names)) = unknown(&message) else {
        return Diagnostic::error("plan-syntax", place, message);
    };
    let found = Diagnostic::error("unknown-key", place, format!("unknown key `{wrong}`"));
    match did_you_mean(&wrong, names.iter().map(String::as_str)) {
        Some(name) => found.help(format!("did you mean `{name}`?")),
        None => found.help(format!("known here: {}", names.join(", "))),
    }
}

/// The wrong name and the right ones in serde's "unknown field" message.
fn unknown(message: &str) -> Option<(String, Vec<String>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (wrong, rest) = rest.split_once('`')?;
    let names = rest.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Some((wrong.to_owned(), names))
}

const SITE_NOTE: &str = "\
# The plan of this page. Edit it; then `airstrip check` says whether it holds together,
# and `airstrip export` makes the page from it.

";
const FACTS_NOTE: &str = "
# What the prompt gave. Every section is written from these facts and from nothing else.
";
const MODEL_NOTE: &str = "
# Who writes. Addresses and keys belong to a reader's own settings, never here.
";
const IMAGE_NOTE: &str = "
# Your own pictures, in public/images/. The first stands in the hero, the others where sections have room for them.
";
const SECTION_NOTE: &str = "
# The sections, in the order of the page. `airstrip check` names the kinds and variants there are.
";

/// Writes a plan as `airstrip.toml`, with notes.
///
/// # Panics
/// Never: a plan holds only strings, numbers, lists and tables.
pub fn print(plan: &Plan) -> String {
    let mut document = toml_edit::ser::to_document(plan).expect("a plan has no value that TOML cannot hold");
    table(&mut document, "site", SITE_NOTE);
    table(&mut document, "facts", FACTS_NOTE);
    table(&mut document, "model", MODEL_NOTE);
    tables(&mut document, "image", IMAGE_NOTE);
    tables(&mut document, "section", SECTION_NOTE);
    document.to_string()
}

fn table(document: &mut DocumentMut, name: &str, note: &str) {
    let Some(item) = document.remove(name) else { return };
    let Ok(mut found) = item.into_table() else { return };
    if found.is_empty() {
        return;
    }
    for (_, item) in found.iter_mut() {
        if let Item::Value(Value::Array(array)) = item {
            break_lines(array);
        }
    }
    found.decor_mut().set_prefix(note);
    document.insert(name, Item::Table(found));
}

fn tables(document: &mut DocumentMut, name: &str, note: &str) {
    let Some(Item::Value(Value::Array(array))) = document.remove(name) else { return };
    let mut tables = ArrayOfTables::new();
    for value in array {
        let Value::InlineTable(inline) = value else { continue };
        let mut found: Table = inline.into_table();
        found.decor_mut().set_prefix(if tables.is_empty() { note } else { "\n" });
        tables.push(found);
    }
    document.insert(name, Item::ArrayOfTables(tables));
}

/// One item a line where items are tables or long.
fn break_lines(array: &mut Array) {
    let long = array.to_string().len() > 90 || array.iter().any(Value::is_inline_table);
    if !long {
        return;
    }
    for item in array.iter_mut() {
        *item.decor_mut() = Decor::new("\n  ", "");
    }
    array.set_trailing("\n");
    array.set_trailing_comma(true);
}
