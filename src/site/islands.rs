//! The scripts of sections that run in the browser: React, and one module that takes over their markup.

use std::fmt::Write;

use serde_json::json;

use super::tree::SiteError;
use crate::assets;
use crate::render::{Module, icon_rows};
use crate::syntax;
use crate::verify::{Gate, Section};

const REACT: &str = "js/react-client.js";
const ICONS: &str = "js/lucide.js";
const START: &str = include_str!("js/islands.js");

/// A script file of the site.
pub(super) struct Script {
    /// Its path in the site, which names what is in it.
    pub(super) path: String,
    /// What is in it.
    pub(super) text: String,
}

/// What brings the islands among `sections` to life: the module that starts it, and what that imports. Nothing for a
/// page without them.
pub(super) fn scripts(gate: &Gate, sections: &[Section]) -> Result<Vec<Script>, SiteError> {
    let islands: Vec<&Section> = sections.iter().filter(|it| it.needs_client()).collect();
    if islands.is_empty() {
        return Ok(Vec::new());
    }
    let react = script("react", assets::vendor_text(REACT).into_owned());
    let start = format!("import * as react from \"/{}\";\n{}", react.path, program(gate, &islands)?);
    let start = syntax::minify(&start).map_err(|_| SiteError::Script("the islands"))?;
    Ok(vec![script("islands", start), react])
}

fn script(name: &str, text: String) -> Script {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    Script { path: format!("assets/{name}-{}.js", &hash[..10]), text }
}

fn program(gate: &Gate, islands: &[&Section]) -> Result<String, SiteError> {
    let mut modules: Vec<Module> = Vec::new();
    let (mut icons, mut starts) = (Vec::new(), String::new());
    for section in islands {
        let id = section.spec().id.as_str();
        let unit = gate.island(section).map_err(|_| SiteError::Script("a section"))?;
        let name = format!("section:{id}");
        for module in unit.modules {
            let specifier = if module.specifier == unit.entry { name.clone() } else { module.specifier };
            if !modules.iter().any(|it| it.specifier == specifier) {
                modules.push(Module { specifier, body: module.body });
            }
        }
        icons.extend(unit.icons);
        // JSON is JavaScript; a string takes every write.
        writeln!(starts, "hydrate({}, {}, {});", json!(id), json!(name), unit.props).ok();
    }
    icons.sort();
    icons.dedup();
    let mut out = START.to_owned();
    if !icons.is_empty() {
        write!(out, "{}\nicons({});\n", assets::vendor_text(ICONS), icon_rows(&icons)).ok();
    }
    for module in &modules {
        writeln!(out, "define({}, (require) => {{\n{}\n}});", json!(module.specifier), module.body).ok();
    }
    Ok(out + &starts)
}
