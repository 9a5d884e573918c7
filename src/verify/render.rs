//! Stage 5: the section is really rendered, within limits.

use serde_json::{Value, json};

use super::gate::{Gate, KitModule};
use crate::assets;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::SectionSpec;
use crate::render::{Fault, Module, Trust, Unit};
use crate::syntax::{self, Compiled};

const KIT: &str = "kit/";
/// The specifier under which sections import the kit.
pub(super) const KIT_SPECIFIER: &str = "@/components/ui/";
const ENTRY: &str = "section";

/// The kit in the binary, each module after those it imports.
///
/// # Panics
/// If a module does not compile: a fault of the build, found by the kit's own test.
pub(super) fn own_kit() -> Vec<KitModule> {
    kit(own_sources()).unwrap_or_else(|it| panic!("the kit in the binary: {it:?}"))
}

/// Whether `sources` are the kit in the binary.
pub(super) fn is_own(sources: &[(String, String)]) -> bool {
    sources == own_sources()
}

fn own_sources() -> Vec<(String, String)> {
    let name = |path: &str| path[KIT.len()..].trim_end_matches(".tsx").to_owned();
    assets::templates(KIT).iter().map(|it| (name(it), assets::template_text(it).into_owned())).collect()
}

/// The modules of a kit, each after those it imports.
pub(super) fn kit(sources: Vec<(String, String)>) -> Result<Vec<KitModule>, Vec<(String, Diagnostic)>> {
    let mut waiting = sources.into_iter().map(kit_module).collect::<Result<Vec<_>, _>>()?;
    let mut sorted: Vec<KitModule> = Vec::new();
    while !waiting.is_empty() {
        let known = |it: &String| !it.starts_with(KIT_SPECIFIER) || sorted.iter().any(|k| k.module.specifier == *it);
        let Some(at) = waiting.iter().position(|(imports, _)| imports.iter().all(known)) else {
            let message = "it imports a kit module that is missing, or that imports it in turn";
            let found = Diagnostic::error("kit-import", Place::START, message);
            let names = waiting.iter().map(|(_, it)| it.module.specifier[KIT_SPECIFIER.len()..].to_owned());
            return Err(names.map(|it| (it, found.clone())).collect());
        };
        sorted.push(waiting.remove(at).1);
    }
    Ok(sorted)
}

type Waiting = (Vec<String>, KitModule);

fn kit_module((name, source): (String, String)) -> Result<Waiting, Vec<(String, Diagnostic)>> {
    let compiled =
        syntax::compile(&source).map_err(|it| it.into_iter().map(|it| (name.clone(), it)).collect::<Vec<_>>())?;
    let reading = syntax::read(&source);
    let module = Module { specifier: format!("{KIT_SPECIFIER}{name}"), body: compiled.body };
    let classes = reading.classes.iter().chain(&reading.strings).map(|it| it.text.clone()).collect();
    Ok((compiled.imports, KitModule { module, exports: compiled.exports, icons: compiled.icons, classes }))
}

/// The HTML of a section, or why there is none.
pub(super) fn html(
    gate: &Gate,
    spec: &SectionSpec,
    compiled: &Compiled,
    content: &Value,
    trust: Trust,
) -> Result<String, Diagnostic> {
    let unit = unit(gate, compiled, json!({ "id": spec.id.as_str(), "content": content }));
    let html = gate.renderer.render(&unit, trust).map_err(|it| finding(&it))?;
    if html.trim().is_empty() {
        return Err(Diagnostic::error("render-empty", Place::START, "the section renders nothing"));
    }
    Ok(html)
}

fn unit(gate: &Gate, compiled: &Compiled, props: Value) -> Unit {
    let mut icons = compiled.icons.clone();
    icons.extend(gate.kit.iter().flat_map(|it| it.icons.iter().cloned()));
    icons.sort();
    icons.dedup();
    let mut modules: Vec<Module> = gate.kit.iter().map(|it| it.module.clone()).collect();
    modules.push(Module { specifier: ENTRY.to_owned(), body: compiled.body.clone() });
    Unit { modules, entry: ENTRY.to_owned(), props, icons }
}

fn finding(fault: &Fault) -> Diagnostic {
    let error = |code, message: String| Diagnostic::error(code, Place::START, message);
    match fault {
        Fault::Threw { message, .. } => error("render-threw", format!("rendering it throws: {message}"))
            .help("values may be missing: guard optional fields before they are used"),
        Fault::TimedOut(wall) => error("render-timeout", format!("rendering it takes longer than {wall:?}"))
            .help("remove endless loops and heavy work from the component"),
        Fault::OutOfMemory => error("render-memory", "rendering it runs out of memory".to_owned()),
        Fault::StackOverflow => error("render-recursion", "it calls itself without end".to_owned()),
        Fault::TooLarge(bytes) => error("render-size", format!("it renders {bytes} bytes of HTML")),
        Fault::Crashed(why) => error("render-crashed", format!("rendering it ends the engine: {why}")),
        Fault::Unavailable(why) => error("render-unavailable", format!("it could not be rendered: {why}")),
    }
}
