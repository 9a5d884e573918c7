//! Stage 3: every import exists and is allowed, and every name is declared.

use std::collections::BTreeSet;

use super::gate::Gate;
use super::render::KIT_SPECIFIER;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::render::icon_names;
use crate::syntax::{AttributeValue, Import, Named, Reading};

const REACT: [&str; 16] = [
    "Children",
    "ComponentProps",
    "CSSProperties",
    "Fragment",
    "ReactElement",
    "ReactNode",
    "default",
    "useCallback",
    "useEffect",
    "useId",
    "useMemo",
    "useReducer",
    "useRef",
    "useState",
    "useSyncExternalStore",
    "useTransition",
];
const TYPES: &str = "@/content/types";
const LUCIDE: &str = "lucide-react";
/// Globals of the language that a section may use, and types of TypeScript and React.
const GLOBALS: [&str; 40] = [
    "Array",
    "ArrayLike",
    "Boolean",
    "Date",
    "Error",
    "Exclude",
    "Extract",
    "HTMLButtonElement",
    "HTMLDivElement",
    "HTMLElement",
    "HTMLFormElement",
    "HTMLInputElement",
    "Infinity",
    "Intl",
    "JSON",
    "Map",
    "Math",
    "NaN",
    "NonNullable",
    "Number",
    "Object",
    "Omit",
    "Parameters",
    "Partial",
    "Pick",
    "Promise",
    "Readonly",
    "ReadonlyArray",
    "Record",
    "RegExp",
    "Required",
    "ReturnType",
    "Set",
    "String",
    "Symbol",
    "clearTimeout",
    "parseFloat",
    "parseInt",
    "undefined",
    "encodeURIComponent",
];
/// Hooks that need no browser.
const QUIET_HOOKS: [&str; 2] = ["useId", "useMemo"];

pub(super) fn check(gate: &Gate, reading: &Reading) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = reading.imports.iter().flat_map(|it| import(gate, it)).collect();
    for it in reading.loads.iter().chain(&reading.reexports) {
        let message = format!("`{}` loads code that the gate has not seen", it.text);
        found.push(Diagnostic::error("import-not-allowed", it.place, message));
    }
    for it in &reading.unresolved {
        if !GLOBALS.contains(&it.text.as_str()) && !super::policy::is_forbidden_global(&it.text) {
            found.push(Diagnostic::error("unresolved-name", it.place, format!("`{}` is not declared", it.text)));
        }
    }
    for it in &reading.unused {
        let message = format!("`{}` is declared and never used", it.text);
        found.push(Diagnostic::error("unused-name", it.place, message).help("remove it"));
    }
    for it in &reading.reassigned {
        found.push(Diagnostic::error("constant-assigned", it.place, format!("`{}` is constant", it.text)));
    }
    for it in &reading.untyped {
        let message = format!("`{}` has no type", it.text);
        found.push(Diagnostic::error("untyped", it.place, message).help("strict TypeScript wants one"));
    }
    found
}

fn import(gate: &Gate, it: &Import) -> Vec<Diagnostic> {
    let module = it.module.text.as_str();
    let kit = gate.kit.iter().find(|kit| kit.module.specifier == module);
    match module {
        "react" => it.names.iter().filter_map(|name| listed(name, module, &REACT)).collect(),
        LUCIDE => it.names.iter().filter_map(icon).collect(),
        TYPES => it.names.iter().filter(|it| !it.type_only).map(not_a_type).collect(),
        _ => match kit {
            Some(kit) => {
                let exports: Vec<&str> = kit.exports.iter().map(String::as_str).collect();
                it.names.iter().filter(|it| !it.type_only).filter_map(|name| listed(name, module, &exports)).collect()
            }
            None => vec![not_allowed(gate, it)],
        },
    }
}

fn not_allowed(gate: &Gate, it: &Import) -> Diagnostic {
    let module = it.module.text.as_str();
    let found = Diagnostic::error("import-not-allowed", it.module.place, format!("`{module}` may not be imported"));
    let mut names: BTreeSet<&str> = gate.kit.iter().map(|it| it.module.specifier.as_str()).collect();
    names.extend(["react", LUCIDE]);
    if module.starts_with(KIT_SPECIFIER)
        && let Some(near) = did_you_mean(module, names.iter().copied())
    {
        return found.help(format!("did you mean `{near}`?"));
    }
    found.help("sections import react, lucide-react and the project's own @/components/ui")
}

fn listed(name: &Named, module: &str, exports: &[&str]) -> Option<Diagnostic> {
    let text = name.imported.text.as_str();
    if exports.contains(&text) {
        return None;
    }
    let message = format!("`{module}` gives no `{text}` to a section");
    let found = Diagnostic::error("unknown-export", name.imported.place, message);
    Some(match did_you_mean(text, exports.iter().copied()) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help(format!("it gives: {}", exports.join(", "))),
    })
}

fn icon(name: &Named) -> Option<Diagnostic> {
    let text = name.imported.text.as_str();
    if matches!(text, "LucideIcon" | "LucideProps") && name.type_only || icon_names().any(|it| it == text) {
        return None;
    }
    let found = Diagnostic::error("unknown-icon", name.imported.place, format!("lucide has no icon `{text}`"));
    Some(match did_you_mean(text.trim_end_matches("Icon"), icon_names()) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found,
    })
}

fn not_a_type(name: &Named) -> Diagnostic {
    let message = format!("`{}` is a type", name.imported.text);
    Diagnostic::error("unknown-export", name.imported.place, message).help("import it with `import type`")
}

/// Whether the component does something in the browser: it keeps state or handles events.
pub(super) fn needs_client(reading: &Reading) -> bool {
    let handles = reading.elements.iter().flat_map(|it| &it.attributes).any(|it| {
        let event = it.name.strip_prefix("on").is_some_and(|it| it.starts_with(|it: char| it.is_ascii_uppercase()));
        event && !matches!(it.values.as_slice(), [AttributeValue::Text(_)])
    });
    handles || reading.hooks.iter().any(|it| !QUIET_HOOKS.contains(&it.text.as_str()))
}
