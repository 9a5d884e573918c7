//! What people need of a section: headings in order, names for what they act on, references that hold.

use super::gate::Case;
use super::markup::{Markup, Node};
use crate::diagnostic::{Diagnostic, Place};
use crate::section::PagePart;

const REFERENCES: [&str; 6] =
    ["aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget", "aria-details"];

pub(super) fn check(case: &Case<'_>, markup: &Markup) -> Vec<Diagnostic> {
    let mut found = headings(case, markup);
    found.extend(ids(case, markup));
    found.extend(names(markup));
    found.extend(keyboard(markup));
    found
}

fn error(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, Place::START, message)
}

fn headings(case: &Case<'_>, markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let all: Vec<(u8, String)> =
        markup.nodes.iter().enumerate().filter_map(|(at, it)| Some((it.heading()?, markup.text(at)))).collect();
    let main = all.iter().filter(|it| it.0 == 1).count();
    let wanted = usize::from(case.kind.name == "hero");
    if main != wanted {
        let message = format!("the section has {main} main headings, not {wanted}");
        found.push(error("one-h1", message).help("the hero has the page's only h1; others start with h2"));
    }
    let mut before = 1;
    for (level, text) in &all {
        if *level > before + 1 {
            let message = format!("the heading “{}” jumps from level {before} to {level}", short(text));
            found.push(error("heading-order", message).help("start with h2, and h3 inside"));
        }
        if text.is_empty() {
            found.push(error("empty-heading", "a heading has no text".to_owned()));
        }
        before = *level;
    }
    if all.is_empty() && case.kind.place == PagePart::Main {
        let message = "the section has no heading";
        found.push(Diagnostic::warning("no-heading", Place::START, message).help("start it with an h2"));
    }
    found
}

fn ids(case: &Case<'_>, markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let ids: Vec<&str> = markup.ids().collect();
    for (at, id) in ids.iter().enumerate() {
        if ids[..at].contains(id) {
            found.push(error("duplicate-id", format!("the id `{id}` is there twice")));
        }
    }
    if !ids.contains(&case.spec.id.as_str()) {
        let message = format!("no element has the section's id `{}`", case.spec.id);
        found.push(error("section-id", message).help("write `id={id}` on the outer element"));
    }
    for node in &markup.nodes {
        for name in REFERENCES {
            let missing = node.get(name).into_iter().flat_map(str::split_whitespace).find(|it| !ids.contains(it));
            if let Some(id) = missing {
                found.push(error("broken-reference", format!("`{name}` of <{}> names no id: `{id}`", node.tag)));
            }
        }
    }
    found
}

fn names(markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, node) in markup.nodes.iter().enumerate() {
        if node.tag == "img" && node.get("alt").is_none() {
            found
                .push(error("no-alt", "an image has no `alt`".to_owned()).help("say what it shows, or write alt=\"\""));
        }
        // A button may be hidden until a script shows it; then it needs its name.
        let silent = node.get("aria-hidden") == Some("true") || node.get("type") == Some("hidden");
        if node.acts() && !silent && name(markup, at, node).trim().is_empty() {
            let message = format!("a <{}> has no name that could be read out", node.tag);
            found.push(error("no-name", message).help("give it text, a <label> or an aria-label"));
        }
        if matches!(node.tag.as_str(), "dialog" | "iframe") && node.get("aria-label").is_none() {
            let labelled = node.get("aria-labelledby").is_some();
            if !labelled {
                found.push(error("no-name", format!("a <{}> has no name", node.tag)));
            }
        }
    }
    found
}

/// What a screen reader calls an element.
fn name(markup: &Markup, at: usize, node: &Node) -> String {
    let by_ids = |ids: &str| -> String {
        let texts = ids.split_whitespace().filter_map(|it| markup.by_id(it)).map(|it| markup.text(it));
        texts.collect::<Vec<_>>().join(" ")
    };
    let own = node.get("aria-labelledby").map(by_ids).filter(|it| !it.is_empty());
    let own = own.or_else(|| node.get("aria-label").map(str::to_owned)).unwrap_or_default();
    if !own.trim().is_empty() {
        return own;
    }
    if matches!(node.tag.as_str(), "input" | "select" | "textarea") {
        return field_name(markup, at, node);
    }
    let spoken = markup.spoken(at);
    if spoken.is_empty() { node.get("title").unwrap_or_default().to_owned() } else { spoken }
}

fn field_name(markup: &Markup, at: usize, node: &Node) -> String {
    if matches!(node.get("type"), Some("submit" | "reset" | "button")) {
        return node.get("value").unwrap_or("Submit").to_owned();
    }
    let id = node.get("id");
    let labels = markup.nodes.iter().enumerate().filter(|(_, it)| it.tag == "label");
    let named = labels.filter(|(_, it)| it.get("for").is_some() && it.get("for") == id).map(|(at, _)| markup.text(at));
    let around = markup.around(at).any(|it| it.tag == "label");
    let title = node.get("title").unwrap_or_default();
    let around = if around { "label" } else { "" };
    format!("{}{around}{title}", named.collect::<String>())
}

fn keyboard(markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, node) in markup.nodes.iter().enumerate() {
        let outer = markup.around(at).find(|it| it.acts());
        if let Some(outer) = outer.filter(|_| node.acts()) {
            found.push(error("nested-controls", format!("a <{}> is inside a <{}>", node.tag, outer.tag)));
        }
        if node.get("tabindex").and_then(|it| it.parse::<i32>().ok()).is_some_and(|it| it > 0) {
            let message = format!("the tabindex of <{}> changes the order of the keyboard", node.tag);
            found.push(error("tabindex", message).help("remove it"));
        }
    }
    found
}

pub(super) fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
