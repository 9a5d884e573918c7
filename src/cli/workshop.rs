//! What every command needs: the library, the engines and the gate.

use std::future::Future;
use std::num::NonZero;
use std::{panic, thread};

use super::failure::Failure;
use crate::author::Planned;
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::project::Project;
use crate::render::{Limits, Renderer};
use crate::section::{Library, Pack};
use crate::verify::{Gate, OwnKit};

/// Where a project has the kit.
const KIT: &str = "src/components/ui/";

/// Engines that start now, for a command that will soon make one page.
pub(super) fn warm_renderer() -> Renderer {
    let renderer = renderer().for_one_page(thread::available_parallelism().map_or(1, NonZero::get));
    renderer.warm();
    renderer
}

/// Leaves `it` to the system, which takes back the memory of a process faster than engines are taken down.
pub(super) fn leave<T>(it: T) {
    std::mem::forget(it);
}

/// What `make` plans, and a gate for its kinds. The kit, most of what a gate takes, is compiled beside it.
pub(super) fn planned(make: impl FnOnce() -> Planned, renderer: Renderer) -> (Planned, Gate) {
    let (planned, kit) = thread::scope(|scope| {
        let kit = scope.spawn(OwnKit::compile);
        (make(), kit.join())
    });
    let library = Library::read(planned.plan.sections.iter().map(|it| it.kind.as_str()));
    let kit = kit.unwrap_or_else(|fault| panic::resume_unwind(fault));
    (planned, Gate::with_own_kit(library, renderer, kit))
}

/// A gate for every kind: a model may plan any of them.
pub(super) fn whole_gate(renderer: Renderer) -> Gate {
    Gate::new(Library::read([]), renderer)
}

/// Engines; foreign code runs in a child of our own executable.
pub(super) fn renderer() -> Renderer {
    Renderer::new(Limits::default(), std::env::current_exe().ok())
}

/// A gate for `plan` with the kit that `project` has: somebody may have changed it.
pub(super) fn gate_for(plan: &Plan, project: &Project) -> Result<Gate, Vec<Diagnostic>> {
    gate_with(plan, project, &Pack::default())
}

/// The same with a `pack` of the project's own, and its kinds.
pub(super) fn gate_with(plan: &Plan, project: &Project, pack: &Pack) -> Result<Gate, Vec<Diagnostic>> {
    let kit: Vec<(String, String)> = project
        .files()
        .filter_map(|(path, bytes)| {
            let name = path.as_str().strip_prefix(KIT)?.strip_suffix(".tsx")?;
            Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        })
        .collect();
    let kinds = plan.sections.iter().map(|it| it.kind.as_str()).chain(pack.variants().map(|it| it.0));
    let library = Library::read(kinds).with_pack(pack);
    let gate = Gate::with_kit(library, renderer(), &kit);
    gate.map_err(|it| it.into_iter().map(|(name, it)| it.in_file(format!("{KIT}{name}.tsx"))).collect())
}

/// Waits for `work`, or for the person to stop it, which drops it.
pub(super) fn wait<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Runtime)?;
    runtime.block_on(async {
        tokio::select! {
            done = work => Ok(done),
            stopped = tokio::signal::ctrl_c() => match stopped {
                Ok(()) => Err(Failure::Cancelled),
                Err(it) => Err(Failure::Runtime(it)),
            },
        }
    })
}
