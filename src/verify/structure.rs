//! Stage 2: the source is one component, whole and alive.

use crate::diagnostic::{Diagnostic, Place};
use crate::syntax::{DefaultExport, Reading, Shape, TextRole};

/// How deep elements may be nested.
const MAX_NESTING: usize = 60;
/// What a comment says that stands for code, in lower case.
const LEFT_OUT: [&str; 14] = [
    "rest of",
    "unchanged",
    "same as before",
    "as before",
    "your code",
    "code here",
    "goes here",
    "omitted",
    "for brevity",
    "similar for",
    "add more",
    "existing code",
    "todo",
    "fixme",
];
const SUPPRESSING: [&str; 4] = ["@ts-", "eslint-disable", "prettier-ignore", "istanbul ignore"];
const HELP: &str = "write `export default function Name({ id, content }: SectionProps<…>) { return … }`";

pub(super) fn check(source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    match reading.defaults.as_slice() {
        [] => found.push(Diagnostic::error("default-export", Place::START, "there is no default export").help(HELP)),
        [one] => found.extend(component(source, one)),
        [_, second, ..] => {
            let message = "there is more than one default export";
            found.push(Diagnostic::error("default-export", second.span.place(source), message).help(HELP));
        }
    }
    for it in &reading.classes {
        let message = "sections are functions, not classes";
        found.push(Diagnostic::error("class-component", it.place(source), message).help(HELP));
    }
    for it in reading.hooks.iter().filter(|it| it.conditional) {
        let message = format!("the hook `{}` is not called on every render", it.name);
        let finding = Diagnostic::error("conditional-hook", it.span.place(source), message);
        found.push(finding.help("call hooks first, at the top of a component"));
    }
    for it in &reading.keyless {
        let message = "an item of a list has no `key`";
        found.push(Diagnostic::error("missing-key", it.place(source), message).help("give it what tells it apart"));
    }
    if reading.nesting > MAX_NESTING {
        let message = format!("elements are nested {} deep", reading.nesting);
        found.push(Diagnostic::error("nesting", Place::START, message).help("flatten the markup"));
    }
    found.extend(comments(source, reading));
    found
}

fn component(source: &str, export: &DefaultExport) -> Option<Diagnostic> {
    let place = export.span.place(source);
    let error = |code, message: String| Some(Diagnostic::error(code, place, message).help(HELP));
    let name = export.name.as_deref().unwrap_or_default();
    match export.shape {
        Shape::Class => error("default-export", "the default export is a class".to_owned()),
        Shape::Other => error("default-export", "the default export is not a function".to_owned()),
        Shape::Function if name.is_empty() => error("default-export", "the default export has no name".to_owned()),
        Shape::Function if !name.starts_with(|it: char| it.is_ascii_uppercase()) => {
            error("component-name", format!("`{name}` is no name for a component: it starts small"))
        }
        Shape::Function if !export.returns => error("no-return", format!("`{name}` returns nothing")),
        Shape::Function => None,
    }
}

fn comments(source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for it in reading.texts.iter().filter(|it| it.role == TextRole::Comment) {
        let lower = it.text.to_lowercase();
        let dots = lower.trim().trim_matches(['.', '…', ' ']).is_empty() && !lower.trim().is_empty();
        let words = LEFT_OUT.iter().any(|words| lower.contains(words));
        let place = it.span.place(source);
        if dots || words || lower.trim_start().starts_with("...") {
            let message = "this comment stands where code was left out";
            found.push(Diagnostic::error("left-out", place, message).help("write the whole section"));
        }
        if SUPPRESSING.iter().any(|words| lower.contains(words)) {
            let message = "this comment turns a check off";
            found.push(Diagnostic::error("suppressed-check", place, message).help("correct what the check finds"));
        }
    }
    found
}
