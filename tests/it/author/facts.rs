//! What a prompt says stands on its page, and what it does not say does not: the table in `facts.toml`.

use std::collections::BTreeSet;

use airstrip::author::{Asked, plan, write};
use airstrip::plan::Plan;
use airstrip::prompt::Prompt;
use airstrip::section::Library;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Table {
    prompt: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    name: Option<String>,
    r#type: Option<String>,
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

#[test]
fn facts_stand_on_the_page_and_nothing_else_does() {
    let table: Table = toml_edit::de::from_str(include_str!("facts.toml")).expect("a table of prompts");
    assert!(table.prompt.len() >= 60, "{} prompts", table.prompt.len());
    let library = Library::read([]);
    let faults: Vec<String> = table.prompt.iter().flat_map(|it| faults(&library, it)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn facts_stand_on_pages_in_other_languages() {
    let table: Table = toml_edit::de::from_str(include_str!("abroad.toml")).expect("a table of prompts");
    assert_eq!(table.prompt.len(), 216);
    let library = Library::read([]);
    let faults: Vec<String> = table.prompt.iter().flat_map(|it| faults(&library, it)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn faults(library: &Library, case: &Case) -> Vec<String> {
    let plan = plan(&Prompt::new(&case.text).expect("a prompt"), &Asked::default()).plan;
    let page = words(library, &plan);
    let lower = page.to_lowercase();
    let kinds: BTreeSet<&str> = plan.sections.iter().map(|it| it.kind.as_str()).collect();
    let mut faults = Vec::new();
    let mut check = |holds: bool, what: String| {
        if !holds {
            faults.push(format!("{what} — {:.60}", case.text.trim()));
        }
    };
    let (name, page_type) = (&plan.site.name, &plan.site.page_type);
    check(case.name.as_ref().is_none_or(|it| it == name), format!("named {name}"));
    check(case.r#type.as_ref().is_none_or(|it| it == page_type), format!("of type {page_type}"));
    for it in &case.has {
        check(lower.contains(&it.to_lowercase()), format!("lacks {it}"));
    }
    for it in &case.not {
        check(!page.contains(it.as_str()), format!("says {it}"));
    }
    for it in &case.with {
        check(kinds.contains(it.as_str()), format!("has no section {it}"));
    }
    for it in &case.without {
        check(!kinds.contains(it.as_str()), format!("has a section {it}"));
    }
    let given: BTreeSet<String> = numbers(&case.text);
    for it in numbers(&page).difference(&given) {
        check(false, format!("invents the number {it}"));
    }
    faults
}

/// All words of a page but addresses.
fn words(library: &Library, plan: &Plan) -> String {
    let mut all = Vec::new();
    for spec in &plan.sections {
        texts(&write(library, plan, spec), &mut all);
    }
    all.join("\n")
}

fn texts(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.starts_with("https://") => all.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|it| texts(it, all)),
        Value::Object(members) => {
            members.iter().filter(|it| it.0 != "href" && it.0 != "endpoint").for_each(|it| texts(it.1, all));
        }
        _ => {}
    }
}

fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}
