//! Emitters: the only ways a value gets into a file. Each writes a value so that it cannot mean anything else.

use std::io::{self, Write};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Text for HTML, XML and SVG, in elements and in quoted attributes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            '\n' | '\t' => out.push(it),
            it if it.is_control() => {}
            it => out.push(it),
        }
    }
    out
}

/// Text for a quoted attribute, on one line.
pub fn attribute(text: &str) -> String {
    html(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A JSON value that can stand inside `<script>`: nothing in it can end the element or start a comment.
pub fn json_for_script(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for it in value.to_string().chars() {
        match it {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(it))),
            it => out.push(it),
        }
    }
    out
}

/// Text for Markdown: every character that could format is escaped, on one line.
fn markdown(text: &str) -> String {
    let mut out = String::new();
    for it in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_{}[]<>#|~$".contains(it) {
            out.push('\\');
        }
        out.push(it);
    }
    out
}

/// Registers the emitters and makes every value that passed none of them an error.
pub(super) fn register(tera: &mut Tera) {
    tera.autoescape_on(vec![""]);
    tera.set_escape_fn(refuse);
    filter(tera, "html", |it| Ok(html(it)));
    filter(tera, "attr", |it| Ok(attribute(it)));
    filter(tera, "ts", |it| Ok(crate::syntax::string(it)));
    filter(tera, "json", |it| Ok(serde_json::Value::from(it).to_string()));
    filter(tera, "md", |it| Ok(markdown(it)));
    filter(tera, "ident", identifier);
    filter(tera, "slug", slug);
    filter(tera, "jsx", jsx_text);
    filter(tera, "raw_text", |it| Ok(it.split_whitespace().collect::<Vec<_>>().join(" ")));
    filter(tera, "raw_safe", |it| Ok(it.to_owned()));
}

fn filter(tera: &mut Tera, name: &'static str, emit: fn(&str) -> TeraResult<String>) {
    tera.register_filter(name, move |value: &Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let text = value.as_str().ok_or_else(|| Error::message(format!("`{name}` takes a string")))?;
        Ok(Value::safe_string(&emit(text)?))
    });
}

fn refuse(text: &str, _: &mut dyn Write) -> io::Result<()> {
    Err(io::Error::other(format!("the value {text:?} passed no emitter")))
}

/// Text between JSX tags. Only plain words can stand there as they are, and no other have to.
fn jsx_text(text: &str) -> TeraResult<String> {
    if text.contains(['{', '}', '<', '>', '&', '\n', '\r']) {
        return Err(Error::message(format!("{text:?} is no plain text for JSX")));
    }
    Ok(text.to_owned())
}

fn identifier(text: &str) -> TeraResult<String> {
    let plain = text.chars().all(|it| it.is_ascii_alphanumeric());
    if plain && text.starts_with(|it: char| it.is_ascii_alphabetic()) {
        return Ok(text.to_owned());
    }
    Err(Error::message(format!("{text:?} is not an identifier")))
}

fn slug(text: &str) -> TeraResult<String> {
    let plain = text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-');
    if plain && !text.is_empty() {
        return Ok(text.to_owned());
    }
    Err(Error::message(format!("{text:?} is not a slug")))
}
