//! Which elements and attributes a section may have, in its code and in what it renders.

use super::address::{self, Address, Verdict};
use super::brief::Brief;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::syntax::{Attribute, Element, Value};

/// Elements that run, load or reach outside the section, in lower case.
const ELEMENTS: [&str; 29] = [
    "animate",
    "applet",
    "audio",
    "base",
    "body",
    "embed",
    "fencedframe",
    "foreignobject",
    "frame",
    "frameset",
    "handler",
    "head",
    "html",
    "iframe",
    "image",
    "link",
    "main",
    "math",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "portal",
    "script",
    "set",
    "style",
    "template",
];
/// Attributes that no section may have, in lower case.
const ATTRIBUTES: [&str; 17] = [
    "accesskey",
    "attributename",
    "autofocus",
    "background",
    "contenteditable",
    "dangerouslysetinnerhtml",
    "formaction",
    "formmethod",
    "formtarget",
    "http-equiv",
    "httpequiv",
    "imagesrcset",
    "manifest",
    "nonce",
    "ping",
    "srcdoc",
    "xml:base",
];
/// Attributes that lead somewhere when a person acts.
const LINKS: [&str; 4] = ["href", "action", "xlinkhref", "xlink:href"];
/// Attributes that load something by themselves.
const ASSETS: [&str; 5] = ["src", "srcset", "poster", "data", "cite"];
/// Files that every project has.
const OWN_FILES: [&str; 2] = ["/favicon.svg", "/og.png"];

/// What is wrong with one element as it is written.
pub(super) fn check(brief: &Brief, source: &str, element: &Element) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let place = element.span.place(source);
    for tag in &element.html {
        found.extend(tag_fault(tag).map(|it| at(it, place)));
    }
    for attribute in &element.attributes {
        let place = attribute.span.place(source);
        found.extend(attribute_faults(brief, element, attribute).into_iter().map(|it| at(it, place)));
    }
    for (value, span) in &element.spreads {
        let place = span.place(source);
        let Value::Members(members) = value else {
            let finding = Diagnostic::error("spread-attributes", place, "attributes are spread from something unseen");
            found.push(finding.help("write each attribute"));
            continue;
        };
        for (name, value) in members {
            let attribute = Attribute { name: name.clone(), value: value.clone(), span: *span };
            found.extend(attribute_faults(brief, element, &attribute).into_iter().map(|it| at(it, place)));
        }
    }
    found
}

fn at(finding: Diagnostic, place: Place) -> Diagnostic {
    Diagnostic { place, ..finding }
}

fn error(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, Place::START, message)
}

/// What is wrong with an element of this name.
pub(super) fn tag_fault(tag: &str) -> Option<Diagnostic> {
    let lower = tag.to_lowercase();
    let local = lower.rsplit(':').next().unwrap_or(&lower);
    let bad = ELEMENTS.binary_search(&local).is_ok() || lower.contains(':');
    bad.then(|| error("forbidden-element", format!("a section cannot have <{tag}>")).help("use plain content elements"))
}

/// What is wrong with an attribute, wherever it stands.
fn attribute_faults(brief: &Brief, element: &Element, it: &Attribute) -> Vec<Diagnostic> {
    let is_html = !element.html.is_empty();
    let lower = it.name.to_lowercase();
    if let Some(finding) = name_fault(&it.name) {
        return vec![finding];
    }
    if let Some(rest) = lower.strip_prefix("on")
        && (is_html || rest != "e")
        && !matches!(it.value, Value::Function | Value::Given)
        && (is_html || it.name[2..].starts_with(|it: char| it.is_ascii_uppercase()))
    {
        return vec![error("inline-event", format!("`{}` takes a function that is written here", it.name))];
    }
    if is_html && lower.starts_with("on") && it.name == lower {
        return vec![error("inline-event", format!("`{}` is not an event of React", it.name))];
    }
    if is_html && matches!(it.name.as_str(), "class" | "for") {
        let help = if it.name == "class" { "write className" } else { "write htmlFor" };
        return vec![error("html-attribute", format!("`{}` is not JSX", it.name)).help(help)];
    }
    if lower == "style" && !matches!(it.value, Value::Members(_) | Value::OneOf(_) | Value::Plain | Value::Given) {
        return vec![error("style-not-object", "`style` takes an object that is written here".to_owned())];
    }
    if lower == "type" && it.value == Value::Text("password".to_owned()) {
        return vec![error("forbidden-attribute", "a landing page asks for no password".to_owned())];
    }
    address_faults(brief, &element.tag, &lower, &address::judge(&it.value))
}

/// What is wrong with an attribute of this name, whatever its value is.
pub(super) fn name_fault(name: &str) -> Option<Diagnostic> {
    let bad = ATTRIBUTES.binary_search(&name.to_lowercase().as_str()).is_ok();
    bad.then(|| error("forbidden-attribute", format!("a section cannot set `{name}`")))
}

/// What is wrong with where an attribute can lead. `name` is in lower case.
pub(super) fn address_faults(brief: &Brief, tag: &str, name: &str, verdicts: &[Verdict]) -> Vec<Diagnostic> {
    let judge = match name {
        _ if LINKS.contains(&name) => link_fault,
        _ if ASSETS.contains(&name) => asset_fault,
        _ => return Vec::new(),
    };
    verdicts.iter().filter_map(|it| judge(brief, tag, name, it)).collect()
}

fn link_fault(brief: &Brief, tag: &str, name: &str, verdict: &Verdict) -> Option<Diagnostic> {
    let help = "write #section, /path, https://…, mailto:… or tel:… as plain text";
    match verdict {
        Verdict::Given | Verdict::Leads(Address::Anchor(_)) => None,
        Verdict::Unknown => Some(error("unsafe-address", format!("nobody can say where `{name}` leads")).help(help)),
        Verdict::Leads(Address::Unsafe | Address::Empty) => {
            Some(error("unsafe-address", format!("`{name}` is no address for a page")).help(help))
        }
        Verdict::Leads(_) if tag == "use" || tag == "image" => {
            Some(error("external-asset", format!("<{tag}> draws from another file")))
        }
        Verdict::Leads(Address::Web(host)) => host_fault(brief, name, host),
        Verdict::Leads(Address::Person(who)) => person_fault(brief, name, who),
        Verdict::Leads(Address::Own(_)) => None,
    }
}

fn host_fault(brief: &Brief, name: &str, host: &str) -> Option<Diagnostic> {
    if brief.says(host.trim_start_matches("www.")) {
        return None;
    }
    let code = if name == "action" { "external-form" } else { "external-link" };
    let message = format!("the brief does not name `{host}`, where `{name}` leads");
    Some(Diagnostic { severity: brief.invention, ..error(code, message) }.help("lead to a section of this page"))
}

fn person_fault(brief: &Brief, name: &str, who: &str) -> Option<Diagnostic> {
    let who = who.split('?').next().unwrap_or(who);
    if brief.reaches(who) {
        return None;
    }
    let message = format!("the brief does not give `{who}`, where `{name}` leads");
    Some(Diagnostic { severity: brief.invention, ..error("claim-not-in-brief", message) }.help("lead to a section"))
}

fn asset_fault(brief: &Brief, tag: &str, name: &str, verdict: &Verdict) -> Option<Diagnostic> {
    match verdict {
        Verdict::Leads(Address::Own(path)) if OWN_FILES.contains(&path.as_str()) || brief.images.contains(path) => None,
        Verdict::Leads(Address::Own(path)) => {
            let severity = if brief.invention == Severity::Error { Severity::Error } else { Severity::Note };
            let message = format!("the project has no file `{path}`");
            Some(Diagnostic { severity, ..error("missing-asset", message) }.help("draw it with CSS or SVG"))
        }
        // What is given is judged where it is known: in the markup that it makes.
        Verdict::Given => None,
        Verdict::Leads(Address::Empty | Address::Anchor(_)) if tag != "img" => None,
        _ => Some(error("external-asset", format!("`{name}` loads something that is not in the project"))),
    }
}

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTES, ELEMENTS};

    #[test]
    fn names_that_are_searched_are_sorted() {
        assert!(ELEMENTS.is_sorted());
        assert!(ATTRIBUTES.is_sorted());
    }
}
