//! Stage 6: the rendered HTML is sound for people and honest about the brief.

use serde_json::Value;

use super::address::{self, Address, Verdict};
use super::gate::Case;
use super::markup::{Markup, Node};
use super::people::short;
use super::{claims, elements, people, policy};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Placeholders;
use crate::render::Trust;
use crate::syntax::Reading;
use crate::theme;

/// What a section shows, and where it came from.
pub(super) struct Shown<'a> {
    pub(super) source: &'a str,
    pub(super) content: &'a Value,
    pub(super) html: &'a str,
    pub(super) reading: &'a Reading,
}

/// Anchors that every page has.
const PAGE_ANCHORS: [&str; 2] = ["main", "top"];
/// What somebody writes where work is left.
const UNFINISHED: [&str; 3] = ["FIXME", "TBD", "TODO"];
/// What a program says where a value is missing.
const MISSING: [&str; 4] = ["undefined", "NaN", "[object Object]", "Invalid Date"];

/// Judges one section as it is shown.
pub(super) fn check(case: &Case<'_>, shown: &Shown<'_>) -> Vec<Diagnostic> {
    let markup = Markup::read(shown.html);
    let mut found = people::check(case, &markup);
    found.extend(safety(case, &markup));
    found.extend(links(case, &markup));
    found.extend(values(case, &markup));
    found.extend(unfinished(case, &markup));
    found.extend(claims::check(case, shown.content, shown.source, shown.reading));
    if case.trust == Trust::Foreign {
        found.extend(classes(case, shown));
    }
    for (path, words) in Placeholders::open(shown.content) {
        let message = format!("`{path}` still says “{words}”");
        let finding = Diagnostic::warning("placeholder", Place::START, message);
        found.push(finding.help("put the fact in its place before the page goes online"));
    }
    found
}

/// The rules of stage 4 again, for what the code made of them.
fn safety(case: &Case<'_>, markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for node in markup.nodes.iter().filter(|it| !is_preload(markup, it)) {
        found.extend(elements::tag_fault(&node.tag));
        for (name, value) in &node.attributes {
            found.extend(elements::name_fault(name));
            if name.starts_with("on") {
                let message = format!("<{}> has `{name}` as text", node.tag);
                found.push(Diagnostic::error("inline-event", Place::START, message));
            }
            if name == "style" && policy::loads_style(value) {
                let message = format!("the style of <{}> loads something", node.tag);
                found.push(Diagnostic::error("external-asset", Place::START, message));
            }
            let address = address::read(value);
            // An empty address has its own finding.
            if address != Address::Empty {
                found.extend(elements::address_faults(&case.brief, &node.tag, name, &[Verdict::Leads(address)]));
            }
        }
    }
    found
}

/// React asks for an image early by itself; the image is judged where it stands.
fn is_preload(markup: &Markup, link: &Node) -> bool {
    let is = |name: &str, value: &str| link.get(name) == Some(value);
    let shown = |it: &Node| it.tag == "img" && it.get("src") == link.get("href");
    link.tag == "link" && is("rel", "preload") && is("as", "image") && markup.nodes.iter().any(shown)
}

fn links(case: &Case<'_>, markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, node) in markup.nodes.iter().enumerate().filter(|(_, it)| it.tag == "a") {
        let href = node.get("href").unwrap_or_default();
        if href.is_empty() || href == "#" {
            let message = format!("the link “{}” leads nowhere", short(&markup.text(at)));
            found.push(Diagnostic::error("empty-link", Place::START, message).help("lead to a section of this page"));
            continue;
        }
        let Some(anchor) = policy::anchor(href) else { continue };
        let of_page = PAGE_ANCHORS.contains(&anchor.as_str()) || case.plan.section(&anchor).is_some();
        if !of_page && markup.by_id(&anchor).is_none() {
            let ids: Vec<String> = case.plan.sections.iter().map(|it| format!("#{}", it.id)).collect();
            let finding = Diagnostic::error("broken-anchor", Place::START, format!("this page has no `#{anchor}`"));
            found.push(finding.help(format!("there are {}", ids.join(", "))));
        }
    }
    found
}

/// The texts that people read.
fn texts(markup: &Markup) -> impl Iterator<Item = &str> {
    let texts = markup.nodes.iter().flat_map(|it| &it.children).filter_map(|it| match it {
        super::markup::Child::Text(text) => Some(text.as_str()),
        super::markup::Child::Element(_) => None,
    });
    texts.chain([markup.loose.as_str()])
}

/// A note to its own author that a section shows; a person may show it until it is done.
fn unfinished(case: &Case<'_>, markup: &Markup) -> Option<Diagnostic> {
    let open = |word: &str| !case.brief.says(word);
    let hit = texts(markup).find_map(|text| UNFINISHED.into_iter().find(|it| open(it) && stands_alone(text, it)))?;
    let finding =
        Diagnostic::error("left-out", Place::START, format!("the section shows “{hit}”, a note to its author"));
    Some(Diagnostic { severity: case.brief.invention, ..finding.help("write what it stands for") })
}

fn values(case: &Case<'_>, markup: &Markup) -> Option<Diagnostic> {
    // `Catches undefined terms` is said of contracts.
    let meant = |word: &str| word.len() > 3 && case.brief.says(word);
    let hit = texts(markup).find_map(|text| MISSING.into_iter().find(|it| !meant(it) && stands_alone(text, it)))?;
    let finding = Diagnostic::error("missing-value", Place::START, format!("the section shows “{hit}”"));
    Some(finding.help("guard what may be missing"))
}

/// Whether `word` is in `text` and no part of a longer word.
fn stands_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn classes(case: &Case<'_>, shown: &Shown<'_>) -> Vec<Diagnostic> {
    let mut names: Vec<String> = shown.reading.class_names().map(|it| it.0.to_owned()).collect();
    names.sort();
    names.dedup();
    names.retain(|it| !is_marker(it));
    if names.is_empty() {
        return Vec::new();
    }
    let unknown = match case.gate.renderer.unknown_classes(&theme::main_styles(), &names) {
        Ok(it) => it,
        Err(fault) => {
            let message = format!("class names could not be checked: {fault}");
            return vec![Diagnostic::error("render-unavailable", Place::START, message)];
        }
    };
    let place = |name: &str| {
        let list = shown.reading.class_names().find(|it| it.0 == name);
        list.map_or(Place::START, |it| it.1.place(shown.source))
    };
    let finding = |name: &String| {
        let finding = Diagnostic::error("unknown-class", place(name), format!("there is no class `{name}`"));
        Diagnostic {
            severity: case.brief.invention,
            ..finding.help("use Tailwind's utilities with the theme's colours and sizes")
        }
    };
    unknown.iter().map(finding).collect()
}

/// Names that only mark an element for others: `group`, `peer/menu`.
fn is_marker(name: &str) -> bool {
    let bare = name.split('/').next().unwrap_or(name);
    matches!(bare, "group" | "peer")
}
