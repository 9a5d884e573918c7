//! Stage 6: the rendered HTML is sound for people and honest about the brief.

use std::collections::BTreeSet;

use serde_json::Value;

use super::draft::Author;
use super::gate::{Gate, must_not_invent};
use super::markup::{self, Control, Markup};
use super::policy;
use super::section::Section;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::plan::{Placeholders, Plan, SectionSpec};
use crate::render::Trust;
use crate::syntax::Reading;
use crate::theme;

/// What a section shows, and where it came from.
pub(super) struct Shown<'a> {
    pub(super) html: &'a str,
    pub(super) reading: &'a Reading,
    pub(super) content: &'a Value,
    pub(super) author: Author,
    pub(super) trust: Trust,
}

/// Judges one section as it is shown.
pub(super) fn check(gate: &Gate, plan: &Plan, spec: &SectionSpec, shown: &Shown<'_>) -> Vec<Diagnostic> {
    let markup = markup::read(shown.html);
    let mut found = headings(spec, &markup);
    found.extend(names(&markup));
    found.extend(links(plan, &markup));
    found.extend(values(&markup));
    found.extend(claims(plan, shown));
    if shown.trust == Trust::Foreign {
        found.extend(classes(gate, shown.reading));
    }
    for (path, words) in Placeholders::open(shown.content) {
        let message = format!("`{path}` still says “{words}”");
        let help = "put the fact in its place before the page goes online";
        found.push(Diagnostic::warning("placeholder", Place::START, message).help(help));
    }
    found
}

/// Judges the page as a whole: what no section can know of itself.
pub fn page(sections: &[Section]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let read: Vec<(&Section, Markup)> = sections.iter().map(|it| (it, markup::read(it.html()))).collect();
    for (section, markup) in &read {
        for id in &markup.ids {
            if !seen.insert(id.clone()) {
                let message = format!("the id `{id}` of `{}` is taken by another section", section.spec().id);
                found.push(Diagnostic::error("duplicate-id", Place::START, message));
            }
        }
    }
    let main = read.iter().flat_map(|(_, it)| &it.headings).filter(|(level, _)| *level == 1).count();
    if main != 1 {
        let message = format!("the page has {main} main headings instead of one");
        found.push(Diagnostic::error("one-h1", Place::START, message));
    }
    found
}

fn error(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, Place::START, message)
}

fn headings(spec: &SectionSpec, markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let main = markup.headings.iter().filter(|(level, _)| *level == 1).count();
    let wanted = usize::from(spec.kind == "hero");
    if main != wanted {
        found.push(error("one-h1", format!("the section has {main} main headings instead of {wanted}")));
    }
    let mut before = 1;
    for (level, text) in &markup.headings {
        if *level > before + 1 {
            let message = format!("the heading “{}” skips from level {before} to {level}", short(text));
            found.push(error("heading-order", message));
        }
        if text.is_empty() {
            found.push(error("empty-heading", "a heading has no text".to_owned()));
        }
        before = *level;
    }
    found
}

fn names(markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let labelled = |it: &Control| it.id.as_ref().is_some_and(|id| markup.labels_for.contains(id));
    for it in markup.controls.iter().filter(|it| !it.hidden) {
        if it.name.trim().is_empty() && !labelled(it) {
            found.push(error("no-name", format!("a <{}> has no name that a screen reader could say", it.tag)));
        }
    }
    if markup.images_without_alt > 0 {
        found.push(error("no-alt", "an image has no `alt`".to_owned()));
    }
    if markup.nested_controls > 0 {
        found.push(error("nested-controls", "a link or button is inside another".to_owned()));
    }
    if markup.positive_tabindex > 0 {
        found.push(error("tabindex", "a positive tabindex breaks the order of the keyboard".to_owned()));
    }
    found
}

fn links(plan: &Plan, markup: &Markup) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for it in markup.controls.iter().filter(|it| it.tag == "a") {
        let Some(href) = it.href.as_deref().filter(|it| !it.is_empty() && *it != "#") else {
            found.push(error("empty-link", format!("the link “{}” leads nowhere", short(&it.name))));
            continue;
        };
        let Some(anchor) = href.strip_prefix('#') else {
            if !policy::is_allowed_address(href) {
                found.push(error("unsafe-address", format!("`{}` is no address for a page", short(href))));
            }
            continue;
        };
        let known = anchor == "main" || plan.section(anchor).is_some() || markup.ids.iter().any(|it| it == anchor);
        if !known {
            let found_it = error("broken-anchor", format!("`#{anchor}` is no section of this page"));
            let ids: Vec<&str> = plan.sections.iter().map(|it| it.id.as_str()).collect();
            found.push(found_it.help(format!("there are: {}", ids.join(", "))));
        }
    }
    found
}

fn values(markup: &Markup) -> Option<Diagnostic> {
    let bad = ["undefined", "NaN", "[object Object]"];
    let words: Vec<&str> = markup.text.split_whitespace().collect();
    let hit = bad.iter().find(|it| words.contains(*it) || it.contains(' ') && markup.text.contains(*it))?;
    Some(error("missing-value", format!("the section shows `{hit}`")))
}

/// Numbers and praise that the brief does not give.
fn claims(plan: &Plan, shown: &Shown<'_>) -> Vec<Diagnostic> {
    let facts = serde_json::to_string(&plan.facts).unwrap_or_default();
    let brief = format!("{} {} {} {facts}", plan.site.name, plan.site.prompt, plan.site.url);
    let brief_numbers: BTreeSet<String> = numbers(&brief).into_iter().collect();
    let severity = if must_not_invent(shown.author) { Severity::Error } else { Severity::Note };
    let mut found = Vec::new();
    let mut claim = |path: &str, what: String| {
        let message = format!("`{path}` says {what}, which the brief does not give");
        let help = "take it from the brief, or mark it as a placeholder";
        found.push(Diagnostic { severity, ..error("claim-not-in-brief", message).help(help) });
    };
    policy::each(shown.content, "", &mut |path, name, text| {
        if matches!(name, "href" | "action" | "kind") {
            return;
        }
        for number in numbers(text).into_iter().filter(|it| it.len() > 1 || text.contains('%')) {
            if !brief_numbers.contains(&number) {
                claim(path, format!("“{number}”"));
            }
        }
        let lower = text.to_lowercase();
        for praise in ["trusted by", "loved by", "award-winning", "as seen in", "happy customers", "#1"] {
            if lower.contains(praise) && !brief.to_lowercase().contains(praise) {
                claim(path, format!("“{praise}”"));
            }
        }
    });
    found
}

/// The runs of digits in `text`; separators inside a number end a run.
fn numbers(text: &str) -> Vec<String> {
    text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

fn classes(gate: &Gate, reading: &Reading) -> Vec<Diagnostic> {
    let names: Vec<String> = reading.classes.iter().map(|it| it.text.clone()).collect();
    let unknown = match gate.renderer.unknown_classes(&theme::tailwind_entry(), &names) {
        Ok(it) => it,
        Err(fault) => return vec![error("render-unavailable", format!("class names could not be checked: {fault}"))],
    };
    let is_mark = |it: &str| it == "group" || it == "peer" || it.starts_with("group/") || it.starts_with("peer/");
    let bad = reading.classes.iter().filter(|it| unknown.contains(&it.text) && !is_mark(&it.text));
    bad.map(|it| {
        let message = format!("`{}` is no class name of this project", it.text);
        Diagnostic::warning("unknown-class", it.place, message).help("use Tailwind's utilities and the theme's tokens")
    })
    .collect()
}

fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}
