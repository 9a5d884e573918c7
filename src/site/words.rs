//! The words of a section as links, for whoever wants to change them: each leads to where its text stands in the
//! content. What was a link or a button only looks like one.

use serde_json::Value;

use crate::plan::Placeholders;
use crate::scaffold::html;
use crate::verify::Section;

/// Elements whose text is no text of the page, or can hold no link.
const CLOSED: [&str; 7] = ["svg", "style", "script", "select", "textarea", "title", "math"];
/// Elements that would take the press for themselves.
const PRESSED: [&str; 2] = ["a", "button"];
/// Elements that never end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "source", "wbr"];
/// The shortest text that is found as a part of another, in bytes.
const LEAST: usize = 3;

/// The HTML of `section`, in which every text that its content holds is a link to where `address` says: it is given the
/// path of the text in the content, such as `items.0.question`.
pub fn pressable(section: &Section, address: impl Fn(&str) -> String) -> String {
    let (mut words, mut closed, mut hidden) = (Words::of(section.content()), Inside::default(), Inside::default());
    let (mut out, mut rest) = (String::with_capacity(section.html().len() * 2), section.html());
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        match words.find(text).filter(|_| closed.depth == 0) {
            Some(path) => out.push_str(&link(text, &address(path), hidden.depth > 0)),
            None => out.push_str(text),
        }
        // In the values of attributes React writes `&gt;`.
        let end = rest[at..].find('>').map_or(rest.len(), |it| at + it + 1);
        let tag = &rest[at..end];
        rest = &rest[end..];
        closed.pass(tag, |name| CLOSED.contains(&name));
        hidden.pass(tag, |_| tag.contains(" aria-hidden=\"true\""));
        let pressed = closed.depth == 0 && PRESSED.contains(&name(tag));
        if pressed { out.push_str(&tag.replacen(name(tag), "span", 1)) } else { out.push_str(tag) }
    }
    out + rest
}

/// Whether one is inside an element of some kind, and how many of its name are open in it.
#[derive(Default)]
struct Inside<'a> {
    name: &'a str,
    depth: usize,
}

impl<'a> Inside<'a> {
    fn pass(&mut self, tag: &'a str, begins: impl Fn(&str) -> bool) {
        let (name, ends) = (name(tag), tag.starts_with("</"));
        let opens = !ends && !tag.ends_with("/>") && !VOID.contains(&name);
        if self.depth == 0 && opens && begins(name) {
            *self = Self { name, depth: 1 };
        } else if self.depth > 0 && name == self.name {
            self.depth = if ends { self.depth - 1 } else { self.depth + usize::from(opens) };
        }
    }
}

fn name(tag: &str) -> &str {
    tag.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or_default()
}

/// A link on `text`; what is hidden from readers of the screen is not met by key either.
fn link(text: &str, address: &str, hidden: bool) -> String {
    let hidden = if hidden { " tabindex=\"-1\"" } else { "" };
    format!("<a class=\"airstrip-word\" href=\"{}\"{hidden}>{text}</a>", html(address))
}

/// The texts of a content.
struct Words(Vec<Word>);

/// One text, as HTML has it.
struct Word {
    text: String,
    path: String,
    seen: bool,
}

impl Words {
    fn of(content: &Value) -> Self {
        let mut all = Vec::new();
        gather(content, String::new(), &mut all);
        Self(all)
    }

    /// The path of what stands in `text`: the same text, one that was not seen yet first; else the longest in it; else
    /// one that it is a part of.
    fn find(&mut self, text: &str) -> Option<&str> {
        let text = text.trim();
        let place = self.same(text).or_else(|| self.longest_in(text)).or_else(|| self.around(text))?;
        let word = &mut self.0[place];
        word.seen = true;
        Some(&word.path)
    }

    fn same(&self, text: &str) -> Option<usize> {
        let all = self.0.iter().enumerate().filter(|it| it.1.text == text);
        all.min_by_key(|it| it.1.seen).map(|it| it.0)
    }

    fn longest_in(&self, text: &str) -> Option<usize> {
        let all = self.0.iter().enumerate().filter(|it| it.1.text.len() >= LEAST && text.contains(&it.1.text));
        all.max_by_key(|it| it.1.text.len()).map(|it| it.0)
    }

    fn around(&self, text: &str) -> Option<usize> {
        self.0.iter().position(|it| text.len() >= LEAST && it.text.contains(text))
    }
}

fn gather(value: &Value, path: String, all: &mut Vec<Word>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::String(text) if !text.trim().is_empty() => {
            all.push(Word { text: html(text.trim()), path, seen: false });
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(at, it)| gather(it, below(&at.to_string()), all)),
        Value::Object(members) => {
            let members = members.iter().filter(|it| it.0 != Placeholders::MEMBER);
            members.for_each(|(name, it)| gather(it, below(name), all));
        }
        _ => {}
    }
}
