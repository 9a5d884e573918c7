//! The values of the skeletons: the site, its sections, and the page as JSX.

use std::fmt::Write;

use serde_json::{Value, json};

use super::emit;
use super::head::Head;
use super::words;
use crate::path::SectionId;
use crate::plan::Plan;
use crate::section::{Library, PagePart};
use crate::theme::{Fonts, Theme};
use crate::verify::Section;

/// The longest line prettier leaves.
const LINE: usize = 100;

pub(super) fn context(library: &Library, plan: &Plan, sections: &[Section], head: &Head, theme: &Theme) -> Value {
    let ground = |palette: &crate::theme::Palette| palette.get("ground").map(|it| it.hex()).unwrap_or_default();
    let listed: Vec<Value> = sections
        .iter()
        .map(|it| {
            let id = &it.spec().id;
            json!({ "id": id.as_str(), "ident": id.camel(), "component": id.pascal(), "needs_client": it.needs_client() })
        })
        .collect();
    let part = |wanted: PagePart, indent: usize| page_part(library, sections, wanted, indent);
    json!({
        "site": {
            "name": plan.site.name, "slug": slug(&plan.site.name), "title": head.title,
            "description": head.description, "lang": plan.site.lang, "dir": words::direction(&plan.site.lang),
            "url": head.url, "theme_color_light": ground(theme.first()), "theme_color_dark": ground(&theme.dark),
            "json_ld": emit::json_for_script(&head.json_ld), "og_alt": head.title,
        },
        "sections": listed,
        "has_client": sections.iter().any(Section::needs_client),
        "fonts": preloads(theme),
        "words": words::words(&plan.site.lang),
        "header": part(PagePart::Header, 6), "main": part(PagePart::Main, 8), "footer": part(PagePart::Footer, 6),
    })
}

/// A name for packages and files: `[a-z0-9-]`, never empty.
pub fn slug(name: &str) -> String {
    let slug: String = slug::slugify(name).chars().take(64).collect();
    let slug = slug.trim_matches('-').to_owned();
    if slug.is_empty() || SectionId::new(slug.as_str()).is_err() && slug.len() < 4 {
        "landing-page".to_owned()
    } else {
        slug
    }
}

/// The fonts that the first screen needs: display and text, in their first range.
fn preloads(theme: &Theme) -> Vec<String> {
    let fonts = Fonts::load();
    let mut files: Vec<String> = [&theme.font.display, &theme.font.text]
        .into_iter()
        .filter_map(|it| fonts.get(it)?.files.first().map(|it| it.file.clone()))
        .collect();
    files.dedup();
    files
}

fn page_part(library: &Library, sections: &[Section], wanted: PagePart, indent: usize) -> String {
    let place = |it: &Section| library.kind(&it.spec().kind).map_or(PagePart::Main, |it| it.place);
    sections.iter().filter(|it| place(it) == wanted).map(|it| element(it, indent)).collect()
}

/// One section as JSX, as prettier would print it.
fn element(section: &Section, indent: usize) -> String {
    let id = &section.spec().id;
    if section.needs_client() {
        let inside = tag(id, indent + 2);
        return format!("{:indent$}<Island id=\"{id}\">\n{inside}{:indent$}</Island>\n", "", "");
    }
    tag(id, indent)
}

fn tag(id: &SectionId, indent: usize) -> String {
    let (component, ident) = (id.pascal(), id.camel());
    let line = format!("{:indent$}<{component} id=\"{id}\" content={{{ident}}} />\n", "");
    if line.chars().count() <= LINE + 1 {
        return line;
    }
    let mut out = format!("{:indent$}<{component}\n", "");
    let inner = indent + 2;
    writeln!(out, "{:inner$}id=\"{id}\"\n{:inner$}content={{{ident}}}\n{:indent$}/>", "", "", "").ok();
    out
}
