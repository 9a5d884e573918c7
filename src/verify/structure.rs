//! Stage 2: the source is TypeScript with exactly one component as its default export.

use crate::diagnostic::{Diagnostic, Place};
use crate::syntax::Reading;

pub(super) fn check(reading: &Reading) -> Vec<Diagnostic> {
    if !reading.findings.is_empty() {
        return reading.findings.clone();
    }
    let mut found = Vec::new();
    let help = "write `export default function Name({ id, content }: SectionProps<…>) { … }`";
    match reading.defaults.as_slice() {
        [] => found.push(Diagnostic::error("default-export", Place::START, "there is no default export").help(help)),
        [one] if one.text.is_empty() => {
            let message = "the default export is not a named function";
            found.push(Diagnostic::error("default-export", one.place, message).help(help));
        }
        [one] if !one.text.starts_with(|it: char| it.is_ascii_uppercase()) => {
            let message = format!("`{}` is no name for a component", one.text);
            found.push(Diagnostic::error("component-name", one.place, message).help("start it with a capital letter"));
        }
        [_] => {}
        [_, second, ..] => {
            found.push(Diagnostic::error("default-export", second.place, "there is more than one default export"));
        }
    }
    for it in &reading.class_declarations {
        let message = "sections are functions, not classes";
        found.push(Diagnostic::error("class-component", it.place, message));
    }
    for it in &reading.conditional_hooks {
        let message = format!("the hook `{}` is not called every time", it.text);
        found.push(Diagnostic::error("conditional-hook", it.place, message).help("call hooks first, outside branches"));
    }
    found
}
