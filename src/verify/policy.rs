//! Stage 4: nothing that runs, fetches or hides what a section may not.

use serde_json::Value;

use super::address::{self, Address, Verdict};
use super::brief::Brief;
use super::elements;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Placeholders;
use crate::prompt::is_hidden;
use crate::syntax::{Reading, TextRole, Write};

/// Globals that have their own finding: the browser, the machine, and code from text. Sorted.
const GLOBALS: [&str; 59] = [
    "Audio",
    "BroadcastChannel",
    "EventSource",
    "Function",
    "Image",
    "Notification",
    "Proxy",
    "RTCPeerConnection",
    "Reflect",
    "SharedWorker",
    "WebAssembly",
    "WebSocket",
    "WebTransport",
    "Worker",
    "XMLHttpRequest",
    "addEventListener",
    "alert",
    "arguments",
    "atob",
    "btoa",
    "caches",
    "confirm",
    "console",
    "cookieStore",
    "crypto",
    "customElements",
    "decodeURI",
    "decodeURIComponent",
    "document",
    "escape",
    "eval",
    "exports",
    "fetch",
    "frames",
    "global",
    "globalThis",
    "history",
    "importScripts",
    "indexedDB",
    "localStorage",
    "location",
    "module",
    "name",
    "navigator",
    "open",
    "opener",
    "origin",
    "parent",
    "performance",
    "postMessage",
    "print",
    "process",
    "prompt",
    "self",
    "sessionStorage",
    "structuredClone",
    "top",
    "unescape",
    "window",
];
/// Properties that lead out of a section or put markup into it. Sorted.
const PROPERTIES: [&str; 63] = [
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "adoptNode",
    "adoptedStyleSheets",
    "append",
    "appendChild",
    "attributes",
    "baseURI",
    "cloneElement",
    "constructor",
    "contentDocument",
    "contentWindow",
    "cookie",
    "createContextualFragment",
    "createElement",
    "createElementNS",
    "createRoot",
    "cssText",
    "currentScript",
    "dangerouslySetInnerHTML",
    "defaultView",
    "defineProperties",
    "defineProperty",
    "execCommand",
    "formAction",
    "fromCharCode",
    "fromCodePoint",
    "getOwnPropertyDescriptor",
    "getOwnPropertyDescriptors",
    "getOwnPropertyNames",
    "getPrototypeOf",
    "getRootNode",
    "hydrateRoot",
    "implementation",
    "innerHTML",
    "insertAdjacentElement",
    "insertAdjacentHTML",
    "insertBefore",
    "insertRule",
    "nativeEvent",
    "outerHTML",
    "ownerDocument",
    "parentNode",
    "postMessage",
    "prepend",
    "prototype",
    "replaceChildren",
    "replaceWith",
    "requestSubmit",
    "sendBeacon",
    "setAttribute",
    "setAttributeNS",
    "setHTMLUnsafe",
    "setPrototypeOf",
    "shadowRoot",
    "srcDoc",
    "srcdoc",
    "submit",
    "view",
    "write",
];
const TIMERS: [&str; 3] = ["requestAnimationFrame", "setInterval", "setTimeout"];

/// Whether `name` is a global that has its own finding.
pub(super) fn is_forbidden_global(name: &str) -> bool {
    GLOBALS.binary_search(&name).is_ok()
}

/// What in a component is not allowed.
pub(super) fn check(brief: &Brief, source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        reading.elements.iter().flat_map(|it| elements::check(brief, source, it)).collect();
    found.extend(globals(source, reading));
    found.extend(properties(source, reading));
    found.extend(texts(source, reading));
    for it in &reading.directives {
        let message = format!("a section has no directive `{}`", it.text);
        found.push(Diagnostic::error("directive", it.span.place(source), message).help("remove it"));
    }
    for it in &reading.foreign_names {
        let message = format!("the name `{}` has letters outside ASCII", it.text);
        found.push(Diagnostic::error("name-not-ascii", it.span.place(source), message).help("rename it"));
    }
    found.extend(hidden(source));
    found
}

fn globals(source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for it in reading.unresolved.iter().filter(|it| !it.is_type && is_forbidden_global(&it.text)) {
        let message = format!("a section cannot use `{}`", it.text);
        let finding = Diagnostic::error("forbidden-global", it.span.place(source), message);
        found.push(finding.help("a section only shows what it is given"));
    }
    for it in &reading.meta {
        let code = if it.text == "import.meta" { "import-not-allowed" } else { "forbidden-global" };
        found.push(Diagnostic::error(code, it.span.place(source), format!("a section cannot use `{}`", it.text)));
    }
    for it in reading.called_with_data.iter().filter(|it| TIMERS.contains(&it.text.as_str())) {
        let message = format!("`{}` takes a function that is written here", it.text);
        found.push(Diagnostic::error("forbidden-global", it.span.place(source), message));
    }
    found
}

fn properties(source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let forbidden = |name: &str| PROPERTIES.binary_search(&name).is_ok();
    let mut found = Vec::new();
    let mut refuse = |name: &str, place: Place| {
        let message = format!("a section cannot use `.{name}`");
        found.push(Diagnostic::error("forbidden-member", place, message));
    };
    for it in reading.properties.iter().filter(|it| forbidden(&it.text)) {
        refuse(&it.text, it.span.place(source));
    }
    let spelled = |it: &str| {
        matches!(it, "constructor" | "__proto__" | "prototype" | "innerHTML" | "outerHTML" | "dangerouslySetInnerHTML")
    };
    for it in reading.members.iter().filter(|it| spelled(&it.name)) {
        refuse(&it.name, it.span.place(source));
    }
    for it in reading.texts.iter().filter(|it| it.role == TextRole::Code && spelled(&it.text)) {
        refuse(&it.text, it.span.place(source));
    }
    for it in &reading.computed {
        let message = "nobody can say which property this is";
        let finding = Diagnostic::error("computed-member", it.place(source), message);
        found.push(finding.help("write its name, or look it up in a constant object"));
    }
    for it in &reading.writes {
        let place = match it {
            Write::Member(name) if name.text != "current" => name.span.place(source),
            Write::Computed(span) => span.place(source),
            _ => continue,
        };
        let finding = Diagnostic::error("property-assigned", place, "a section changes no object");
        found.push(finding.help("make a new value, or keep it in state"));
    }
    found
}

fn texts(source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for it in reading.texts.iter().filter(|it| it.role != TextRole::Markup) {
        let place = || it.span.place(source);
        if address::is_dangerous(&it.text) {
            found.push(Diagnostic::error("unsafe-address", place(), "this text could run as code"));
        }
        let in_code = it.role != TextRole::Comment;
        if in_code && loads_style(&it.text) {
            let finding = Diagnostic::error("external-asset", place(), "a style cannot load anything");
            found.push(finding.help("use the theme's colours and textures"));
        }
    }
    found.dedup_by(|a, b| a.code == b.code && a.place == b.place);
    found
}

/// Whether a piece of CSS loads a file: `url(…)` other than `url(#…)`, or `@import`.
pub(super) fn loads_style(text: &str) -> bool {
    let lower = text.to_lowercase();
    let foreign = |it: &str| !it.trim_start_matches([' ', '"', '\'']).starts_with('#');
    lower.contains("@import")
        || lower.contains("image-set(")
        || lower.contains("expression(")
        || lower.match_indices("url(").any(|(at, _)| foreign(&lower[at + 4..]))
}

/// What in the words is not allowed: hidden characters, and addresses that do anything but lead somewhere.
pub(super) fn words(brief: &Brief, content: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    each(content, "", &mut |path, name, text| {
        if let Some(it) = text.chars().find(|it| is_hidden(*it)) {
            let message = format!("`{path}` holds U+{:04X}, a character that nobody sees", u32::from(it));
            found.push(Diagnostic::error("hidden-character", Place::START, message));
        }
        let lower = name.to_lowercase();
        if matches!(lower.as_str(), "href" | "action" | "src" | "url") {
            let name = if lower == "url" { "href" } else { lower.as_str() };
            let verdicts = [Verdict::Leads(address::read(text))];
            for it in elements::address_faults(brief, "a", name, &verdicts) {
                let message = format!("`{path}`: {}", it.message);
                found.push(Diagnostic { message, ..it });
            }
        }
    });
    found
}

/// Calls `visit` with path, member name and text of each string in `value`, except the marks of placeholders.
pub(super) fn each(value: &Value, path: &str, visit: &mut impl FnMut(&str, &str, &str)) {
    let join = |part: &str| if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") };
    match value {
        Value::String(text) => {
            let name = path.rsplit('.').find(|it| !it.starts_with(|it: char| it.is_ascii_digit()));
            visit(path, name.unwrap_or_default(), text);
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                each(item, &join(&index.to_string()), visit);
            }
        }
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != Placeholders::MEMBER || !path.is_empty()) {
                each(member, &join(name), visit);
            }
        }
        _ => {}
    }
}

fn hidden(source: &str) -> Option<Diagnostic> {
    let (at, it) = source.char_indices().find(|(_, it)| is_hidden(*it))?;
    let message = format!("U+{:04X} is a character that nobody sees", u32::from(it));
    Some(Diagnostic::error("hidden-character", Place::of(source, at, at + it.len_utf8()), message).help("remove it"))
}

/// The id an anchor names.
pub(super) fn anchor(href: &str) -> Option<String> {
    match address::read(href) {
        Address::Anchor(id) => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{GLOBALS, PROPERTIES, loads_style};

    #[test]
    fn names_that_are_searched_are_sorted() {
        assert!(GLOBALS.is_sorted());
        assert!(PROPERTIES.is_sorted());
    }

    #[test]
    fn styles_that_load_are_found() {
        for text in ["url(https://x)", "bg-[url('/x.png')]", "URL( \"//x\" )", "@import 'x'", "image-set(x)"] {
            assert!(loads_style(text), "{text}");
        }
        for text in ["url(#gradient)", "fill: url('#a')", "curl -X GET", "see the URL (below)"] {
            assert!(!loads_style(text), "{text}");
        }
    }
}
