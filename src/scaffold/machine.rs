//! Files for machines: robots, sitemap, manifest, and a plain-text page for language models.

use std::fmt::Write;

use serde_json::{Value, json};

use super::emit;
use super::head::Head;
use crate::plan::Plan;

/// `robots.txt`: everything may be read; where the sitemap is.
pub(super) fn robots(head: &Head) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n", head.url)
}

/// `sitemap.xml` with the one page. It has no date: equal plans give equal bytes.
pub(super) fn sitemap(head: &Head) -> String {
    let url = emit::html(&head.url);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n  <url>\n    <loc>{url}</loc>\n  </url>\n\
         </urlset>\n"
    )
}

/// `site.webmanifest`.
pub(super) fn manifest(plan: &Plan, head: &Head, ground: &str) -> String {
    let value = json!({
        "name": plan.site.name,
        "short_name": plan.site.name,
        "description": head.description,
        "lang": plan.site.lang,
        "start_url": "/",
        "display": "browser",
        "background_color": ground,
        "theme_color": ground,
        "icons": [{ "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml" }],
    });
    pretty(&value)
}

/// A JSON file as prettier prints it: short lists of plain values stay on one line.
pub(super) fn pretty(value: &Value) -> String {
    let mut out = serde_json::to_string_pretty(value).unwrap_or_default();
    out.push('\n');
    out
}

/// `llms.txt`: the page as Markdown, from the words of its sections.
pub(super) fn llms<'s>(plan: &Plan, head: &Head, contents: impl Iterator<Item = &'s Value>) -> String {
    let mut out = format!("# {}\n\n> {}\n", plan.site.name, head.description);
    for content in contents {
        let Some(title) = content.get("title").and_then(Value::as_str) else { continue };
        write!(out, "\n## {title}\n").ok();
        if let Some(lead) = content.get("lead").and_then(Value::as_str) {
            write!(out, "\n{lead}\n").ok();
        }
        items(&mut out, content);
    }
    out
}

fn items(out: &mut String, content: &Value) {
    let lists = ["items", "plans", "hours", "facts", "links", "paragraphs", "address"];
    for list in lists.iter().filter_map(|it| content.get(it)).filter_map(Value::as_array) {
        out.push('\n');
        for item in list {
            let line = match item {
                Value::String(text) => text.clone(),
                other => leaves(other).join(": "),
            };
            writeln!(out, "- {line}").ok();
        }
    }
}

/// The texts of an item, without addresses.
fn leaves(item: &Value) -> Vec<String> {
    let Value::Object(members) = item else { return Vec::new() };
    let mut texts = Vec::new();
    for (_, member) in members.iter().filter(|(name, _)| !matches!(name.as_str(), "href" | "action")) {
        match member {
            Value::String(text) => texts.push(text.clone()),
            Value::Array(points) => texts.extend(points.iter().filter_map(Value::as_str).map(str::to_owned)),
            _ => {}
        }
    }
    texts
}
