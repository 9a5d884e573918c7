//! Stage 3: every import exists and is allowed, and every name is declared and used.

use super::gate::Gate;
use super::policy;
use super::render::KIT_SPECIFIER;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::render::{has_icon, icon_names};
use crate::syntax::{Import, ModuleUse, ModuleWay, Name, Reading, Write};

const REACT: [&str; 14] = [
    "Children",
    "Fragment",
    "Suspense",
    "useCallback",
    "useDeferredValue",
    "useEffect",
    "useId",
    "useLayoutEffect",
    "useMemo",
    "useReducer",
    "useRef",
    "useState",
    "useSyncExternalStore",
    "useTransition",
];
const REACT_TYPES: [&str; 22] = [
    "AnchorHTMLAttributes",
    "ButtonHTMLAttributes",
    "CSSProperties",
    "ChangeEvent",
    "ComponentProps",
    "ComponentPropsWithoutRef",
    "ComponentType",
    "Dispatch",
    "ElementType",
    "FC",
    "FocusEvent",
    "FormEvent",
    "HTMLAttributes",
    "JSX",
    "KeyboardEvent",
    "MouseEvent",
    "PropsWithChildren",
    "ReactElement",
    "ReactNode",
    "RefObject",
    "SVGProps",
    "SetStateAction",
];
const ICON_TYPES: [&str; 2] = ["LucideIcon", "LucideProps"];
const TYPES: &str = "@/content/types";
const LUCIDE: &str = "lucide-react";
const REACT_MODULE: &str = "react";
/// Globals that a section may use, sorted.
const GLOBALS: [&str; 34] = [
    "Array",
    "BigInt",
    "Boolean",
    "Date",
    "Error",
    "Infinity",
    "IntersectionObserver",
    "Intl",
    "JSON",
    "Map",
    "Math",
    "NaN",
    "Number",
    "Object",
    "Promise",
    "RegExp",
    "ResizeObserver",
    "Set",
    "String",
    "Symbol",
    "cancelAnimationFrame",
    "clearInterval",
    "clearTimeout",
    "encodeURI",
    "encodeURIComponent",
    "isFinite",
    "isNaN",
    "matchMedia",
    "parseFloat",
    "parseInt",
    "requestAnimationFrame",
    "setInterval",
    "setTimeout",
    "undefined",
];
/// Types that need no import, sorted.
const GLOBAL_TYPES: [&str; 30] = [
    "ArrayLike",
    "Awaited",
    "Capitalize",
    "Element",
    "Event",
    "Exclude",
    "Extract",
    "InstanceType",
    "Iterable",
    "JSX",
    "KeyboardEvent",
    "Lowercase",
    "MouseEvent",
    "NoInfer",
    "NonNullable",
    "Omit",
    "Parameters",
    "Partial",
    "Pick",
    "PropertyKey",
    "React",
    "Readonly",
    "ReadonlyArray",
    "ReadonlyMap",
    "ReadonlySet",
    "Record",
    "Required",
    "ReturnType",
    "Uppercase",
    "const",
];
/// Hooks that need no browser.
const QUIET_HOOKS: [&str; 2] = ["useId", "useMemo"];

pub(super) fn check(gate: &Gate, source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = reading.modules.iter().filter_map(|it| module(gate, source, it)).collect();
    found.extend(reading.imports.iter().filter_map(|it| import(gate, source, it)));
    found.extend(reading.unresolved.iter().filter_map(|it| unresolved(source, reading, it)));
    for it in &reading.unused {
        let message = format!("`{}` is never used", it.text);
        found.push(Diagnostic::error("unused-name", it.span.place(source), message).help("remove it"));
    }
    for it in &reading.writes {
        if let Write::Constant(name) = it {
            let message = format!("`{}` is constant and cannot be written to", name.text);
            found.push(Diagnostic::error("constant-assigned", name.span.place(source), message));
        }
    }
    for it in &reading.untyped {
        let message = format!("the parameter `{}` has no type", it.text);
        found.push(Diagnostic::error("untyped", it.span.place(source), message).help("give it one"));
    }
    for it in &reading.any {
        let message = "`any` turns the type checker off";
        found.push(Diagnostic::error("untyped", it.place(source), message).help("name the type"));
    }
    found
}

fn module(gate: &Gate, source: &str, it: &ModuleUse) -> Option<Diagnostic> {
    let name = it.name.as_deref().unwrap_or("a computed name");
    let allowed = [REACT_MODULE, LUCIDE, TYPES].contains(&name) || kit_exports(gate, name).is_some();
    if it.way == ModuleWay::Import && allowed {
        return None;
    }
    let message = match it.way {
        ModuleWay::Import => format!("`{name}` cannot be imported by a section"),
        ModuleWay::ExportFrom => format!("a section exports nothing from `{name}`"),
        ModuleWay::Dynamic => format!("a section loads nothing while it runs, such as `{name}`"),
        ModuleWay::Require => "`require` is not TypeScript".to_owned(),
        ModuleWay::Type => format!("the type of `{name}` is imported with `import type`"),
    };
    let finding = Diagnostic::error("import-not-allowed", it.span.place(source), message);
    let kit = gate.kit.iter().map(|it| it.module.specifier.as_str());
    let near = did_you_mean(name, kit).filter(|_| name.starts_with(KIT_SPECIFIER));
    Some(match near {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("import react, lucide-react, @/components/ui/… and types of @/content/types"),
    })
}

fn kit_exports<'g>(gate: &'g Gate, module: &str) -> Option<&'g [String]> {
    gate.kit.iter().find(|it| it.module.specifier == module).map(|it| it.exports.as_slice())
}

fn import(gate: &Gate, source: &str, it: &Import) -> Option<Diagnostic> {
    let names: Vec<&str> = match it.module.as_str() {
        LUCIDE => return icon(source, it),
        TYPES => return content_type(gate, source, it),
        REACT_MODULE if it.is_type => REACT.into_iter().chain(REACT_TYPES).collect(),
        REACT_MODULE => REACT.to_vec(),
        other => kit_exports(gate, other)?.iter().map(String::as_str).collect(),
    };
    if names.contains(&it.name.as_str()) {
        return None;
    }
    if it.module == REACT_MODULE && REACT_TYPES.contains(&it.name.as_str()) {
        return Some(type_only(source, it));
    }
    let help = match did_you_mean(&it.name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it gives {}", names.join(", ")),
    };
    let message = match it.name.as_str() {
        "*" => format!("import the names you need from `{}`, not all of them", it.module),
        "default" => format!("`{}` has no default export for a section", it.module),
        name => format!("`{}` gives a section no `{name}`", it.module),
    };
    Some(Diagnostic::error("unknown-export", it.span.place(source), message).help(help))
}

fn type_only(source: &str, it: &Import) -> Diagnostic {
    let message = format!("`{}` is a type", it.name);
    Diagnostic::error("type-import", it.span.place(source), message).help("import it with `import type`")
}

fn icon(source: &str, it: &Import) -> Option<Diagnostic> {
    if has_icon(&it.name) || it.is_type && ICON_TYPES.contains(&it.name.as_str()) {
        return None;
    }
    if ICON_TYPES.contains(&it.name.as_str()) {
        return Some(type_only(source, it));
    }
    let finding = Diagnostic::error("unknown-icon", it.span.place(source), format!("Lucide has no icon `{}`", it.name));
    let near = did_you_mean(it.name.trim_end_matches("Icon").trim_start_matches("Lucide"), icon_names());
    Some(match near {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("import an icon by its name in PascalCase; Lucide has no brand icons"),
    })
}

fn content_type(gate: &Gate, source: &str, it: &Import) -> Option<Diagnostic> {
    let kind = |name: &str| gate.library.kinds().any(|it| it.content_type() == name);
    let shared = |name: &str| ["SectionProps", "Link", "Figure", "Image"].contains(&name);
    if !shared(&it.name) && !kind(&it.name) {
        let message = format!("`{TYPES}` has no type `{}`", it.name);
        return Some(Diagnostic::error("unknown-export", it.span.place(source), message));
    }
    (!it.is_type).then(|| type_only(source, it))
}

fn unresolved(source: &str, reading: &Reading, it: &Name) -> Option<Diagnostic> {
    let text = it.text.as_str();
    let known = GLOBALS.binary_search(&text).is_ok();
    let known_type = known || GLOBAL_TYPES.binary_search(&text).is_ok() || is_element_type(text);
    if if it.is_type { known_type } else { known || policy::is_forbidden_global(text) } {
        return None;
    }
    let finding = Diagnostic::error("unresolved-name", it.span.place(source), format!("`{text}` is not declared"));
    let locals = reading.imports.iter().map(|it| it.local.as_str());
    Some(match did_you_mean(text, locals.chain(REACT)) {
        Some(near) if near == text => finding.help(format!("import `{near}` from \"react\"")),
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None if has_icon(text) => finding.help(format!("import `{text}` from \"lucide-react\"")),
        None => finding.help("declare or import it"),
    })
}

/// `HTMLInputElement`, `SVGSVGElement`.
fn is_element_type(name: &str) -> bool {
    (name.starts_with("HTML") || name.starts_with("SVG")) && name.ends_with("Element")
}

/// Whether the component does something in the browser: it keeps state or handles events.
pub(super) fn needs_client(reading: &Reading) -> bool {
    !reading.handlers.is_empty() || reading.hooks.iter().any(|it| !QUIET_HOOKS.contains(&it.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{GLOBAL_TYPES, GLOBALS};

    #[test]
    fn names_that_are_searched_are_sorted() {
        assert!(GLOBALS.is_sorted());
        assert!(GLOBAL_TYPES.is_sorted());
    }
}
