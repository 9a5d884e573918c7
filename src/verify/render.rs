//! Stage 5: the section is really rendered, within limits.

use serde_json::{Value, json};

use super::gate::{self, Case};
use crate::assets;
use crate::diagnostic::{Diagnostic, Place};
use crate::render::{self, Fault, KitModule, Module, Unit};
use crate::syntax::{self, Compiled};

const KIT: &str = "kit/";
/// The specifier under which sections import the kit.
pub(super) const KIT_SPECIFIER: &str = "@/components/ui/";
const ENTRY: &str = "section";
/// The most HTML that one section of a page gives.
const MAX_HTML: usize = 128 * 1024;

/// The kit in the binary, each module after those it imports. A kit that is read from the disk is compiled.
pub(super) fn own_kit() -> Vec<KitModule> {
    if cfg!(debug_assertions) { compiled() } else { render::kit().to_vec() }
}

/// # Panics
/// If a module does not compile: a fault of the build, found by the kit's own test.
fn compiled() -> Vec<KitModule> {
    kit(&own_sources()).unwrap_or_else(|it| panic!("the kit in the binary: {it:?}"))
}

/// Whether `sources` are the kit in the binary.
pub(super) fn is_own(sources: &[(String, String)]) -> bool {
    sources == own_sources()
}

fn own_sources() -> Vec<(String, String)> {
    let name = |path: &str| path[KIT.len()..].trim_end_matches(".tsx").to_owned();
    assets::templates(KIT).iter().map(|it| (name(it), assets::template_text(it).into_owned())).collect()
}

/// The modules of a kit, each after those it imports. Findings come with the name of their module.
pub(super) fn kit(sources: &[(String, String)]) -> Result<Vec<KitModule>, Vec<(String, Diagnostic)>> {
    let all = syntax::deep(|| sources.iter().map(kit_module).collect::<Result<Vec<_>, _>>());
    let mut waiting = all.unwrap_or_else(|it| Err(it.into_iter().map(|it| (String::new(), it)).collect()))?;
    let mut sorted: Vec<KitModule> = Vec::new();
    while !waiting.is_empty() {
        let known = |it: &String| !it.starts_with(KIT_SPECIFIER) || sorted.iter().any(|k| k.module.specifier == *it);
        let Some(at) = waiting.iter().position(|it| it.imports.iter().all(known)) else {
            let message = "it imports a kit module that is missing, or that imports it in turn";
            let finding = Diagnostic::error("kit-import", Place::START, message);
            let names = waiting.iter().map(|it| it.module.specifier[KIT_SPECIFIER.len()..].to_owned());
            return Err(names.map(|it| (it, finding.clone())).collect());
        };
        sorted.push(waiting.remove(at));
    }
    Ok(sorted)
}

fn kit_module((name, source): &(String, String)) -> Result<KitModule, Vec<(String, Diagnostic)>> {
    let named = |it: Vec<Diagnostic>| it.into_iter().map(|it| (name.clone(), it)).collect::<Vec<_>>();
    let compiled = syntax::compile(source).map_err(named)?;
    let reading = syntax::read(source);
    let module = Module { specifier: format!("{KIT_SPECIFIER}{name}"), body: compiled.body };
    let classes = gate::classes(&reading);
    // What it exports as types, a section may import too.
    let mut exports = compiled.exports;
    exports.extend(reading.exports.into_iter().map(|it| it.text));
    exports.sort();
    exports.dedup();
    Ok(KitModule { module, exports, imports: compiled.imports, icons: compiled.icons, classes })
}

/// The HTML of a section, or why there is none.
///
/// If it `needs_client`, it is markup that the browser takes over.
pub(super) fn html(
    case: &Case<'_>,
    compiled: &Compiled,
    content: &Value,
    needs_client: bool,
) -> Result<String, Diagnostic> {
    let unit = unit(&case.gate.kit, compiled, case.spec.id.as_str(), content, needs_client);
    let html = case.gate.renderer.render(&unit, case.trust).map_err(|it| finding(&it, compiled))?;
    if html.len() > MAX_HTML {
        return Err(finding(&Fault::TooLarge(html.len()), compiled));
    }
    if html.trim().is_empty() {
        let finding = Diagnostic::error("render-empty", Place::START, "the section shows nothing");
        return Err(finding.help("return an element whatever the content is"));
    }
    Ok(html)
}

/// A section and what it imports, to be rendered.
pub(super) fn unit(kit: &[KitModule], compiled: &Compiled, id: &str, content: &Value, is_island: bool) -> Unit {
    let mut names = compiled.imports.clone();
    // Backwards: what a module imports stands before it.
    for it in kit.iter().rev() {
        if names.contains(&it.module.specifier) {
            names.extend(it.imports.iter().cloned());
        }
    }
    let wanted: Vec<&KitModule> = kit.iter().filter(|it| names.contains(&it.module.specifier)).collect();
    let mut icons = compiled.icons.clone();
    icons.extend(wanted.iter().flat_map(|it| it.icons.iter().cloned()));
    icons.sort();
    icons.dedup();
    let mut modules: Vec<Module> = wanted.iter().map(|it| it.module.clone()).collect();
    modules.push(Module { specifier: ENTRY.to_owned(), body: compiled.body.clone() });
    let island = if is_island { id.to_owned() } else { String::new() };
    Unit { modules, entry: ENTRY.to_owned(), props: json!({ "id": id, "content": content }), icons, island }
}

fn finding(fault: &Fault, compiled: &Compiled) -> Diagnostic {
    let error = |code, message: String| Diagnostic::error(code, Place::START, message);
    match fault {
        Fault::Threw { message, at, .. } => {
            let place = at.as_ref().and_then(|it| compiled.origin(it.line, it.column)).unwrap_or(Place::START);
            let first = message.lines().next().unwrap_or_default();
            let finding = Diagnostic::error("render-threw", place, format!("rendering it throws: {first}"));
            finding.help("guard values that may be missing before they are used")
        }
        Fault::TimedOut(wall) => error("render-timeout", format!("rendering it takes longer than {wall:?}"))
            .help("remove endless loops and heavy work"),
        Fault::OutOfMemory => {
            error("render-memory", "rendering it runs out of memory".to_owned()).help("make fewer and smaller lists")
        }
        Fault::StackOverflow => error("render-recursion", "rendering it calls itself without end".to_owned())
            .help("a component cannot contain itself"),
        Fault::TooLarge(bytes) => {
            error("render-size", format!("it gives {bytes} bytes of HTML")).help("show fewer items")
        }
        Fault::Crashed(why) => error("render-crashed", format!("rendering it ends the engine: {why}")),
        Fault::Unavailable(why) => error("render-unavailable", format!("it could not be rendered: {why}")),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{env, fs};

    use super::compiled;
    use crate::render;

    #[test]
    fn what_is_kept_of_the_kit_is_what_it_compiles_to() {
        let (now, file) = (compiled(), Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/kit.json"));
        if env::var_os("INSTA_UPDATE").is_some_and(|it| it == "always") {
            let text = serde_json::to_string_pretty(&now).expect("JSON");
            fs::write(file, text + "\n").expect("written");
            return;
        }
        assert!(now == render::kit(), "the kit changed: run this test with INSTA_UPDATE=always, then build again");
    }
}
