//! A page that is still being made, as HTML that is written while it is read: first a place for every section, then
//! each section as it is finished, in whatever order. The places are slots of a shadow tree, so this needs no script.

use std::fmt::Write;

use super::page;
use super::tree::{self, SiteError};
use crate::assets;
use crate::plan::{Plan, SectionSpec};
use crate::scaffold::{attribute, direction, html};
use crate::section::{Library, PagePart};
use crate::theme::{self, Fonts};
use crate::verify::{Gate, Section};

/// How a place looks while its section is on its way.
const WAITING: &str = "main{display:block}.place{display:grid;place-items:center;box-sizing:border-box;min-height:15rem;\
    margin-block-start:-1px;border-block:1px solid var(--line);color:var(--muted);\
    font:500 0.875rem/1.4 var(--font-text-family)}.header{min-height:4.5rem}.footer{min-height:9rem}.hero{min-height:26rem}";

/// The beginning: a head in the looks of `plan`, and a place for each of its sections.
pub fn places(gate: &Gate, plan: &Plan) -> Result<String, SiteError> {
    let site = &plan.site;
    let looks = theme::dressed(&site.theme, &site.colour);
    let values = looks.map(|it| theme::stylesheet(&it, &Fonts::load(), "/fonts/")).unwrap_or_default();
    let rules = tree::utilities(gate, &theme::main_styles(), [])?;
    let part = |wanted: PagePart| -> String {
        let all = plan.sections.iter().filter(|it| place(&gate.library, it) == wanted);
        all.map(|it| waiting(&gate.library, it)).collect()
    };
    Ok(format!(
        "<!doctype html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"UTF-8\" />\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\
         <meta name=\"color-scheme\" content=\"light dark\" /><title>{}</title><style>{}</style></head>\
         <body><template shadowrootmode=\"open\"><style>{WAITING}</style>{}<main>{}</main>{}</template>\n",
        attribute(&site.lang),
        direction(&site.lang),
        html(&site.name),
        tree::element(&format!("{rules}\n{values}")),
        part(PagePart::Header),
        part(PagePart::Main),
        part(PagePart::Footer),
    ))
}

fn place(library: &Library, spec: &SectionSpec) -> PagePart {
    library.kind(&spec.kind).map_or(PagePart::Main, |it| it.place)
}

fn waiting(library: &Library, spec: &SectionSpec) -> String {
    let title = library.kind(&spec.kind).map_or(&spec.kind, |it| &it.title);
    let class = match place(library, spec) {
        PagePart::Header => "header",
        PagePart::Footer => "footer",
        PagePart::Main if spec.kind == "hero" => "hero",
        PagePart::Main => "main",
    };
    let (id, title) = (attribute(spec.id.as_str()), html(title));
    format!("<slot name=\"{id}\"><div class=\"place {class}\">{title}</div></slot>")
}

/// What follows once the sections from number `from` on are finished too: the rules for all of them, and each for its
/// place. A section that takes the place of an earlier one hides it.
pub fn arrivals<'a>(gate: &Gate, sections: &[&'a Section], from: usize) -> Result<String, SiteError> {
    let mut rules = tree::utilities(gate, &theme::main_styles(), sections.iter().copied())?;
    let (mut elements, id) = (String::new(), |it: &'a Section| it.spec().id.as_str());
    for (number, section) in sections.iter().enumerate().skip(from) {
        let earlier = sections[..number].iter().enumerate().filter(|it| id(it.1) == id(section));
        for (number, _) in earlier {
            write!(rules, "\n.arrival-{number}{{display:none!important}}").ok();
        }
        let (id, html) = (attribute(id(section)), page::element(section));
        writeln!(elements, "<div slot=\"{id}\" class=\"arrival-{number}\" style=\"display:contents\">{html}</div>")
            .ok();
    }
    Ok(format!("<style>{}</style>{elements}", tree::element(&rules)))
}

/// The file of a typeface in the looks of `plan`, by its name.
pub fn face(plan: &Plan, name: &str) -> Option<Vec<u8>> {
    let looks = theme::dressed(&plan.site.theme, &plan.site.colour)?;
    let fonts = Fonts::load();
    let chosen = [&looks.font.display, &looks.font.text, &looks.font.mono];
    let known = chosen.iter().filter_map(|it| fonts.get(it)).flat_map(|it| &it.files).any(|it| it.file == name);
    known.then(|| assets::vendor(&format!("fonts/{name}")).into_owned())
}
