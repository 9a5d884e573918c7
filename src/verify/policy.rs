//! Stage 4: nothing that runs, fetches or hides what a section may not.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::prompt::is_hidden;
use crate::syntax::{Attribute, AttributeValue, Element, Reading};

const ELEMENTS: [&str; 17] = [
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "meta",
    "link",
    "style",
    "foreignObject",
    "frame",
    "frameset",
    "applet",
    "portal",
    "noscript",
    "template",
    "head",
    "html",
];
const ATTRIBUTES: [&str; 8] =
    ["dangerouslySetInnerHTML", "srcDoc", "srcdoc", "ping", "formAction", "formaction", "background", "http-equiv"];
const LINKS: [&str; 4] = ["href", "action", "xlinkHref", "xlink:href"];
const ASSETS: [&str; 5] = ["src", "srcSet", "poster", "data", "srcset"];
const GLOBALS: [&str; 37] = [
    "eval",
    "Function",
    "window",
    "document",
    "globalThis",
    "self",
    "top",
    "parent",
    "frames",
    "process",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "caches",
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "navigator",
    "location",
    "history",
    "open",
    "postMessage",
    "importScripts",
    "Worker",
    "SharedWorker",
    "alert",
    "confirm",
    "prompt",
    "setTimeout",
    "setInterval",
    "Reflect",
    "Proxy",
    "WebAssembly",
    "cookieStore",
    "crypto",
    "console",
];
const MEMBERS: [&str; 24] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "write",
    "writeln",
    "constructor",
    "__proto__",
    "prototype",
    "cookie",
    "localStorage",
    "sessionStorage",
    "sendBeacon",
    "postMessage",
    "defaultView",
    "ownerDocument",
    "env",
    "createElement",
    "srcdoc",
    "contentWindow",
    "setAttribute",
    "dangerouslySetInnerHTML",
    "srcDoc",
    "execScript",
    "setPrototypeOf",
];
/// How an address may start.
const SCHEMES: [&str; 3] = ["https://", "mailto:", "tel:"];

/// Whether `name` is a global that no section may touch; it has its own finding.
pub(super) fn is_forbidden_global(name: &str) -> bool {
    GLOBALS.contains(&name)
}

/// What in the component is not allowed.
pub(super) fn check(source: &str, reading: &Reading) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = reading.elements.iter().flat_map(element).collect();
    let error = |code, place, message: String| Diagnostic::error(code, place, message);
    for it in reading.unresolved.iter().filter(|it| is_forbidden_global(&it.text)) {
        found.push(error("forbidden-global", it.place, format!("sections may not use `{}`", it.text)));
    }
    for it in reading.members.iter().filter(|it| MEMBERS.contains(&it.text.as_str())) {
        found.push(error("forbidden-member", it.place, format!("sections may not use `.{}`", it.text)));
    }
    for it in &reading.directives {
        found.push(error("directive", it.place, format!("the directive `{}` is not allowed", it.text)));
    }
    for it in reading.classes.iter().chain(&reading.strings) {
        let lower = it.text.to_lowercase();
        if lower.contains("url(") || lower.contains("@import") {
            found.push(error("external-asset", it.place, "styles may not load anything".to_owned()));
        } else if is_dangerous(&it.text) {
            found.push(error("unsafe-address", it.place, format!("`{}` could run code", short(&it.text))));
        }
    }
    found.extend(hidden(source));
    found
}

/// What in the words is not allowed: hidden characters, and addresses that could run code.
pub(super) fn words(content: &Value) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    each(content, "", &mut |path, name, text| {
        if text.chars().any(is_hidden) {
            let message = format!("`{path}` holds a character that nobody sees");
            found.push(Diagnostic::error("hidden-character", Place::START, message));
        }
        if matches!(name, "href" | "action") && !is_allowed_address(text) {
            let message = format!("`{path}` is `{}`, which is no address for a page", short(text));
            let help = "use https:, mailto:, tel:, a path or an anchor of the page";
            found.push(Diagnostic::error("unsafe-address", Place::START, message).help(help));
        }
    });
    found
}

/// Calls `visit` with path, member name and text of each string in `value`.
pub(super) fn each(value: &Value, path: &str, visit: &mut impl FnMut(&str, &str, &str)) {
    let join = |part: &str| if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") };
    match value {
        Value::String(text) => visit(path, path.rsplit('.').next().unwrap_or_default(), text),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                each(item, &join(&index.to_string()), visit);
            }
        }
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| *name != "placeholders") {
                each(member, &join(name), visit);
            }
        }
        _ => {}
    }
}

fn element(it: &Element) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let tag = it.tag.rsplit(':').next().unwrap_or(&it.tag);
    if ELEMENTS.iter().any(|forbidden| forbidden.eq_ignore_ascii_case(tag)) {
        found.push(Diagnostic::error("forbidden-element", it.place, format!("sections may not have <{}>", it.tag)));
    }
    for place in &it.spreads {
        let found_it = Diagnostic::error("spread-attributes", *place, "attributes are spread from something unseen");
        found.push(found_it.help("write each attribute"));
    }
    found.extend(it.attributes.iter().filter_map(|attribute| self::attribute(it, attribute)));
    found
}

fn attribute(element: &Element, it: &Attribute) -> Option<Diagnostic> {
    let error = |code, message: String| Some(Diagnostic::error(code, it.place, message));
    let name = it.name.as_str();
    if ATTRIBUTES.contains(&name) {
        return error("forbidden-attribute", format!("sections may not set `{name}`"));
    }
    let plain = element.tag.starts_with(|it: char| it.is_ascii_lowercase());
    let event = name.len() > 2 && name[..2].eq_ignore_ascii_case("on");
    if plain && event && it.values.iter().any(|it| !matches!(it, AttributeValue::Function | AttributeValue::Reference))
    {
        return error("inline-event", format!("`{name}` must be a function"));
    }
    if plain && event && name.chars().all(|it| it.is_ascii_lowercase()) {
        return error("inline-event", format!("`{name}` is not a React event"));
    }
    if LINKS.contains(&name) && it.values.iter().any(|it| !is_link(it)) {
        return error("unsafe-address", format!("`{name}` is not plainly a safe address"));
    }
    if ASSETS.contains(&name) && it.values.iter().any(|it| !is_own_file(it)) {
        return error("external-asset", format!("`{name}` is not plainly a file of this project"));
    }
    if name == "style" && it.values.iter().any(|it| matches!(it, AttributeValue::Text(_))) {
        return error("style-string", "`style` takes an object".to_owned());
    }
    if plain && matches!(name, "class" | "for") {
        return error("html-attribute", format!("`{name}` is not JSX")).map(|it| it.help("use className or htmlFor"));
    }
    None
}

fn is_link(value: &AttributeValue) -> bool {
    match value {
        AttributeValue::Text(text) => is_allowed_address(text),
        AttributeValue::Template(start) => {
            start.starts_with(['#', '/']) || SCHEMES.iter().any(|it| start.starts_with(it))
        }
        AttributeValue::Reference => true,
        _ => false,
    }
}

fn is_own_file(value: &AttributeValue) -> bool {
    match value {
        AttributeValue::Text(text) => text.starts_with('/') && !text.starts_with("//"),
        AttributeValue::Template(start) => start.len() > 1 && start.starts_with('/') && !start.starts_with("//"),
        AttributeValue::Reference => true,
        _ => false,
    }
}

/// Whether `text` is an address that only leads somewhere.
pub(super) fn is_allowed_address(text: &str) -> bool {
    if text.is_empty()
        || text.starts_with("//")
        || text.contains(|it: char| it.is_control() || it.is_whitespace() && it != ' ')
    {
        return false;
    }
    let lower = text.to_lowercase();
    if text.starts_with('#') || text.starts_with('/') && !text.starts_with("//") && !text.starts_with("/\\") {
        return true;
    }
    SCHEMES.iter().any(|it| lower.starts_with(it)) || !text.contains([':', '\\', '&'])
}

/// Whether `text` starts with a scheme that runs code, however it is spelled.
fn is_dangerous(text: &str) -> bool {
    let plain: String = text.chars().filter(|it| !it.is_whitespace() && !it.is_control()).collect();
    let plain = plain.to_lowercase().replace("&#106;", "j").replace("&#x6a;", "j").replace("&colon;", ":");
    ["javascript:", "vbscript:", "data:"].iter().any(|it| plain.starts_with(it))
        || plain == "javascript"
        || plain == "java"
}

fn hidden(source: &str) -> Option<Diagnostic> {
    let (at, it) = source.char_indices().find(|(_, it)| is_hidden(*it))?;
    let place = Place::of(source, at, at + it.len_utf8());
    let message = format!("U+{:04X} is a character that nobody sees", u32::from(it));
    Some(Diagnostic::error("hidden-character", place, message))
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
