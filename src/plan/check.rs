//! Whether a plan holds together: names exist, ids are unique, addresses are addresses.

use std::collections::BTreeSet;

use toml_edit::{Document, Item};

use super::page_type;
use super::spec::{Image, Plan, SectionSpec};
use crate::assets;
use crate::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::section::Library;
use crate::theme;

/// The most sections a page may have.
const MAX_SECTIONS: usize = 40;

/// What does not hold together in `plan`, with places in `text`, the file it was read from.
pub(super) fn check(plan: &Plan, text: &str) -> Vec<Diagnostic> {
    let document = Document::parse(text).ok();
    let at =
        |path: &[Step<'_>]| document.as_ref().and_then(|it| place(it.as_item(), path, text)).unwrap_or(Place::START);
    let mut found = site(plan, &|key| at(&[Step::Key("site"), Step::Key(key)]));
    let in_section = |index: usize, key| at(&[Step::Key("section"), Step::Index(index), Step::Key(key)]);
    let mut seen = BTreeSet::new();
    for (index, spec) in plan.sections.iter().enumerate() {
        found.extend(section(spec, &|key| in_section(index, key)));
        if !seen.insert(spec.id.as_str()) {
            let message = format!("two sections have the id `{}`", spec.id);
            found.push(Diagnostic::error("duplicate-id", in_section(index, "id"), message));
        }
    }
    found.extend(page(plan));
    for (index, image) in plan.images.iter().enumerate() {
        found.extend(picture(image, at(&[Step::Key("image"), Step::Index(index), Step::Key("file")])));
    }
    found
}

/// A finding if a picture has no plain file name or no size.
fn picture(image: &Image, place: Place) -> Option<Diagnostic> {
    let plain = |it: &str| {
        it.len() <= 120
            && !it.starts_with('.')
            && it.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || "-.".contains(it))
    };
    if !plain(&image.file) || image.file.is_empty() || !plain(&image.small) {
        let message = format!("`{}` is no file in `public/images/`", image.file);
        let help = "only its name, of small letters, digits, `-` and `.`: `kitchen.jpg`";
        return Some(Diagnostic::error("image-file", place, message).help(help));
    }
    if image.width == 0 || image.height == 0 {
        let message = format!("the picture `{}` has no size", image.file);
        return Some(Diagnostic::error("image-size", place, message).help("write its width and height in pixels"));
    }
    None
}

fn page(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let heroes = plan.sections.iter().filter(|it| it.kind == "hero").count();
    if heroes != 1 {
        let message = format!("a page has exactly one hero, this plan has {heroes}");
        let help = "the hero holds the page's one main heading";
        found.push(Diagnostic::error("one-hero", Place::START, message).help(help));
    }
    if plan.sections.len() > MAX_SECTIONS {
        let message = format!("the plan has {} sections, more than {MAX_SECTIONS}", plan.sections.len());
        found.push(Diagnostic::error("too-many-sections", Place::START, message));
    }
    found
}

fn site(plan: &Plan, at: &dyn Fn(&'static str) -> Place) -> Vec<Diagnostic> {
    let types: Vec<String> = page_type::page_types().into_iter().map(|it| it.name).collect();
    let mut found = Vec::new();
    found.extend(known("unknown-page-type", "page type", &plan.site.page_type, &types, at("type")));
    found.extend(known("unknown-theme", "theme", &plan.site.theme, &theme::names(), at("theme")));
    found.extend(unknown_colour(&plan.site.colour, at("colour")));
    found.extend(known("unknown-target", "target", &plan.site.target, &["vite".to_owned()], at("target")));
    if plan.site.name.trim().is_empty() || plan.site.name.len() > 120 {
        found.push(Diagnostic::error("site-name", at("name"), "the name is empty or has more than 120 bytes"));
    }
    if !plan.site.url.is_empty() && !is_address(&plan.site.url) {
        let message = format!("`{}` is not an absolute http or https address", plan.site.url);
        found.push(Diagnostic::error("site-url", at("url"), message).help("such as `https://example.com/`"));
    }
    let tag = |it: char| it.is_ascii_alphanumeric() || it == '-';
    if plan.site.lang.len() < 2 || plan.site.lang.len() > 35 || !plan.site.lang.chars().all(tag) {
        let message = format!("`{}` is not a language tag", plan.site.lang);
        found.push(Diagnostic::error("site-lang", at("lang"), message).help("such as `en` or `pt-BR`"));
    }
    found
}

/// A finding if `colour` is neither empty nor a colour.
pub fn unknown_colour(colour: &str, place: Place) -> Option<Diagnostic> {
    if colour.is_empty() || theme::colour(colour).is_some() {
        return None;
    }
    let found = Diagnostic::error("unknown-colour", place, format!("`{colour}` is no colour"));
    let names = theme::colour_names();
    Some(match did_you_mean(colour, names.iter().map(String::as_str)) {
        Some(near) => found.help(format!("did you mean `{near}`? or write it as `#0f766e`")),
        None => found.help("write it as `#0f766e`, or name it: `teal`, `dark green`, `navy`"),
    })
}

/// Whether `url` is an absolute http(s) address without spaces, quotes or credentials.
pub fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|it| it.split(['/', '?', '#']).next()).unwrap_or_default();
    let plain = |it: char| !it.is_whitespace() && !it.is_control() && !"\"'<>\\`{}|^".contains(it);
    !host.is_empty() && !host.contains('@') && url.len() <= 300 && url.chars().all(plain)
}

fn section(spec: &SectionSpec, at: &dyn Fn(&'static str) -> Place) -> Option<Diagnostic> {
    let kinds = Library::names();
    if let Some(found) = known("unknown-kind", "section kind", &spec.kind, &kinds, at("kind")) {
        return Some(found);
    }
    known("unknown-variant", "variant", &spec.variant, &variants(&spec.kind), at("variant"))
}

/// The names of the variants of `kind`, sorted.
pub fn variants(kind: &str) -> Vec<String> {
    let folder = format!("sections/{kind}/");
    let name = |it: &str| Some(it.strip_prefix(&folder)?.strip_suffix(".tsx")?.to_owned());
    assets::templates(&folder).iter().filter_map(|it| name(it)).collect()
}

/// A finding if `name` is not among `names`.
pub fn known(code: &'static str, what: &str, name: &str, names: &[String], place: Place) -> Option<Diagnostic> {
    if names.iter().any(|it| it == name) {
        return None;
    }
    let found = Diagnostic::error(code, place, format!("there is no {what} `{name}`"));
    Some(match did_you_mean(name, names.iter().map(String::as_str)) {
        Some(near) => found.help(format!("did you mean `{near}`? there are: {}", names.join(", "))),
        None => found.help(format!("there are: {}", names.join(", "))),
    })
}

enum Step<'k> {
    Key(&'k str),
    Index(usize),
}

/// The place of the value at `path`, or of the nearest value above it.
fn place(root: &Item, path: &[Step<'_>], text: &str) -> Option<Place> {
    let mut item = root;
    let mut span = None;
    for step in path {
        let next = match step {
            Step::Key(key) => item.get(key),
            Step::Index(index) => item.get(index),
        };
        let Some(next) = next else { break };
        span = next.span().or(span);
        item = next;
    }
    let span = span?;
    Some(Place::of(text, span.start, span.end.min(span.start + 80)))
}
