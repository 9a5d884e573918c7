//! The page as a whole: what no section can know of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::markup::Markup;
use super::policy;
use super::section::Section;
use crate::diagnostic::{Diagnostic, Place};

/// What is wrong with `sections` together, in the order of the page.
pub fn page(sections: &[Section]) -> Vec<Diagnostic> {
    let read: Vec<(&Section, Markup)> = sections.iter().map(|it| (it, Markup::read(it.html()))).collect();
    let mut found = headings(&read);
    found.extend(ids(&read));
    found.extend(anchors(&read));
    found.extend(landmarks(&read));
    found
}

fn error(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, Place::START, message)
}

fn headings(read: &[(&Section, Markup)]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let levels: Vec<(&Section, u8)> =
        read.iter().flat_map(|(of, it)| it.nodes.iter().filter_map(|it| Some((*of, it.heading()?)))).collect();
    let main = levels.iter().filter(|it| it.1 == 1).count();
    if main != 1 {
        found.push(error("one-h1", format!("the page has {main} main headings, not 1")).help("add one hero"));
    }
    let mut before = 0;
    for (of, level) in levels {
        if level > before + 1 && before > 0 {
            let message = format!("a heading of `{}` jumps from level {before} to {level}", of.spec().id);
            found.push(error("heading-order", message));
        }
        before = level;
    }
    found
}

fn ids(read: &[(&Section, Markup)]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<&str, &Section> = BTreeMap::new();
    let mut found = Vec::new();
    for (section, markup) in read {
        for id in markup.ids() {
            if let Some(first) = seen.insert(id, section).filter(|it| it.spec().id != section.spec().id) {
                let message = format!("`{}` and `{}` both have the id `{id}`", first.spec().id, section.spec().id);
                found.push(error("duplicate-id", message));
            }
        }
    }
    found
}

fn anchors(read: &[(&Section, Markup)]) -> Vec<Diagnostic> {
    let mut ids: BTreeSet<&str> = read.iter().flat_map(|(_, it)| it.ids()).collect();
    ids.extend(["main", "top"]);
    let mut found = Vec::new();
    for (section, markup) in read {
        let hrefs = markup.nodes.iter().filter(|it| it.tag == "a").filter_map(|it| it.get("href"));
        for id in hrefs.filter_map(policy::anchor).filter(|it| !it.is_empty() && !ids.contains(it.as_str())) {
            let message = format!("`{}` links to `#{id}`, which is not on the page", section.spec().id);
            found.push(error("broken-anchor", message).help("lead to a section of this page"));
        }
    }
    found
}

/// Landmarks of the same kind in several sections are told apart by their names.
fn landmarks(read: &[(&Section, Markup)]) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<(&str, String), &Section> = BTreeMap::new();
    let mut found = Vec::new();
    for (section, markup) in read {
        for node in markup.nodes.iter().filter(|it| matches!(it.tag.as_str(), "nav" | "aside" | "form" | "search")) {
            let labelled = node.get("aria-labelledby").and_then(|it| markup.by_id(it)).map(|it| markup.text(it));
            let name = labelled.or_else(|| node.get("aria-label").map(str::to_owned)).unwrap_or_default();
            let first = seen.insert((node.tag.as_str(), name.clone()), section);
            if first.is_some_and(|it| it.spec().id != section.spec().id) && node.tag != "form" {
                let message = format!("<{}> “{name}” is in several sections", node.tag);
                found.push(Diagnostic::warning("same-landmark", Place::START, message).help("give each its own name"));
            }
        }
    }
    found
}
