//! The rendered HTML of a section as the few facts that the audit asks about.

use html5gum::{StartTag, Token, Tokenizer};

const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// What a section's HTML holds.
#[derive(Debug, Default)]
pub(super) struct Markup {
    pub(super) headings: Vec<(u8, String)>,
    pub(super) ids: Vec<String>,
    /// Elements that a person acts on: tag, accessible name, address.
    pub(super) controls: Vec<Control>,
    pub(super) images_without_alt: usize,
    pub(super) nested_controls: usize,
    pub(super) positive_tabindex: usize,
    pub(super) labels_for: Vec<String>,
    pub(super) text: String,
}

#[derive(Debug, Default, Clone)]
pub(super) struct Control {
    pub(super) tag: String,
    pub(super) name: String,
    pub(super) href: Option<String>,
    pub(super) id: Option<String>,
    pub(super) hidden: bool,
}

struct Open {
    tag: String,
    control: Option<Control>,
    heading: Option<String>,
    hidden: bool,
}

/// Reads `html`, which React wrote.
pub(super) fn read(html: &str) -> Markup {
    let mut markup = Markup::default();
    let mut open: Vec<Open> = Vec::new();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => start(&mut markup, &mut open, &tag),
            Token::EndTag(tag) => end(&mut markup, &mut open, &lossy(&tag.name)),
            Token::String(text) => words(&mut markup, &mut open, &lossy(&text)),
            _ => {}
        }
    }
    markup
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes()).map(|(_, value)| lossy(value))
}

fn start(markup: &mut Markup, open: &mut Vec<Open>, tag: &StartTag<()>) {
    let name = lossy(&tag.name);
    let get = |it: &str| attribute(tag, it);
    markup.ids.extend(get("id"));
    markup.labels_for.extend(get("for"));
    if get("tabindex").and_then(|it| it.parse::<i32>().ok()).is_some_and(|it| it > 0) {
        markup.positive_tabindex += 1;
    }
    let hidden = open.last().is_some_and(|it| it.hidden) || get("aria-hidden").as_deref() == Some("true");
    if name == "img" {
        match get("alt") {
            Some(alt) => words(markup, open, &alt),
            None => markup.images_without_alt += 1,
        }
    }
    let acts = matches!(name.as_str(), "a" | "button" | "input" | "select" | "textarea" | "summary")
        && get("type").as_deref() != Some("hidden");
    if acts && open.iter().any(|it| it.control.is_some()) {
        markup.nested_controls += 1;
    }
    let label = get("aria-label").or_else(|| get("aria-labelledby")).unwrap_or_default();
    let control = acts.then(|| Control {
        tag: name.clone(),
        name: label,
        href: get("href"),
        id: get("id"),
        hidden: get("hidden").is_some(),
    });
    let heading = matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6").then(String::new);
    if VOID.contains(&name.as_str()) || tag.self_closing {
        markup.controls.extend(control);
    } else {
        open.push(Open { tag: name, control, heading, hidden });
    }
}

fn end(markup: &mut Markup, open: &mut Vec<Open>, name: &str) {
    let Some(at) = open.iter().rposition(|it| it.tag == name) else { return };
    for it in open.drain(at..) {
        markup.controls.extend(it.control);
        if let Some(text) = it.heading {
            let level = it.tag.as_bytes().get(1).map_or(0, |it| it - b'0');
            markup.headings.push((level, text.trim().to_owned()));
        }
    }
    markup.text.push(' ');
}

fn words(markup: &mut Markup, open: &mut [Open], text: &str) {
    markup.text.push_str(text);
    let hidden = open.last().is_some_and(|it| it.hidden);
    for it in open.iter_mut() {
        if let Some(heading) = &mut it.heading {
            heading.push_str(text);
        }
        if let Some(control) = it.control.as_mut().filter(|_| !hidden) {
            control.name.push_str(text);
        }
    }
}
