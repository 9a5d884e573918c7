//! The face of this module: everything that runs a script, behind one value that threads may share.

use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use super::css::Tailwind;
use super::fault::Fault;
use super::format::{Formatter, Syntax};
use super::limits::Limits;
use super::page::Page;
use super::pool::Pool;
use super::process::Process;
use super::table::{self, Classes, Meaning};
use super::unit::{Trust, Unit};
use super::worker::Worker;

/// How many renders, and how many formats, run at once.
const AT_ONCE: usize = 2;
/// How long an engine of ours is waited for above its limit: it stops itself, unless a native function hangs.
const PATIENCE: Duration = Duration::from_secs(10);

/// Everything that runs a script. Engines start when first needed, and stay warm.
pub struct Renderer {
    limits: Limits,
    program: Option<PathBuf>,
    pages: Pool<Worker<Page>>,
    children: Pool<Process>,
    formatters: Pool<Worker<Formatter>>,
    tailwind: Pool<Worker<Tailwind>>,
    table: OnceLock<Option<Classes<'static>>>,
}

impl Renderer {
    /// A renderer whose foreign units run in `program`, our own executable. Without one they do not run at all.
    pub fn new(limits: Limits, program: Option<PathBuf>) -> Self {
        Self {
            limits,
            program,
            pages: Pool::new(AT_ONCE),
            children: Pool::new(AT_ONCE),
            formatters: Pool::new(AT_ONCE),
            tailwind: Pool::new(1),
            table: OnceLock::new(),
        }
    }

    /// The same for one page on a machine with `cores`: starting a second engine takes longer than what it would render,
    /// unless nothing else has to be done meanwhile.
    #[must_use]
    pub fn for_one_page(self, cores: usize) -> Self {
        Self { pages: Pool::new(if cores > AT_ONCE { AT_ONCE } else { 1 }), ..self }
    }

    /// Starts the engines that render the library's sections, without waiting for them. What cannot start is reported
    /// when it is used.
    pub fn warm(&self) {
        self.pages.fill(|| self.page()).unwrap_or_default();
    }

    /// Starts Tailwind and Prettier, without waiting for them. What cannot start is reported when it is used.
    pub fn warm_tools(&self) {
        self.tailwind.fill(|| Worker::start(Tailwind::start)).unwrap_or_default();
        self.formatters.fill(|| Worker::start(Formatter::start)).unwrap_or_default();
    }

    /// The HTML of `unit`.
    pub fn render(&self, unit: &Unit, trust: Trust) -> Result<String, Fault> {
        match trust {
            Trust::Library => self.render_here(unit.clone()),
            Trust::Foreign => self.render_apart(unit),
        }
    }

    /// `text` as Prettier writes it.
    pub fn format(&self, text: &str, syntax: Syntax) -> Result<String, Fault> {
        let text = text.to_owned();
        ask(&self.formatters, Formatter::start, Limits::TOOL, move |it| it.format(&text, syntax))
    }

    /// The CSS that `classes` need under a project's `main.css`, the `stylesheet`, and no more.
    pub fn css(&self, stylesheet: &str, classes: &[String]) -> Result<String, Fault> {
        let known = self.table(stylesheet).and_then(|it| it.css(classes));
        if let Some(css) = known {
            return Ok(css);
        }
        let (stylesheet, classes) = (stylesheet.to_owned(), classes.to_vec());
        ask(&self.tailwind, Tailwind::start, Limits::TOOL, move |it| it.css(&stylesheet, &classes))
    }

    /// Those of `classes` that mean nothing under a project's `main.css`, the `stylesheet`, in their order.
    pub fn unknown_classes(&self, stylesheet: &str, classes: &[String]) -> Result<Vec<String>, Fault> {
        let Some(table) = self.table(stylesheet) else {
            return self.unknown_to_tailwind(stylesheet, classes.to_vec());
        };
        let meanings: Vec<Meaning> = classes.iter().map(|it| table.meaning(it)).collect();
        let named = |wanted| classes.iter().zip(&meanings).filter(move |it| *it.1 == wanted).map(|it| it.0);
        let unsure: Vec<String> = named(Meaning::Unknown).cloned().collect();
        let mut unknown = if unsure.is_empty() { unsure } else { self.unknown_to_tailwind(stylesheet, unsure)? };
        unknown.extend(named(Meaning::Nothing).cloned());
        Ok(classes.iter().filter(|it| unknown.contains(it)).cloned().collect())
    }

    fn unknown_to_tailwind(&self, stylesheet: &str, classes: Vec<String>) -> Result<Vec<String>, Fault> {
        let stylesheet = stylesheet.to_owned();
        ask(&self.tailwind, Tailwind::start, Limits::TOOL, move |it| it.unknown(&stylesheet, &classes))
    }

    /// What is known of the library's classes, if it holds under `stylesheet`.
    fn table(&self, stylesheet: &str) -> Option<&Classes<'static>> {
        self.table.get_or_init(table::built_in).as_ref().filter(|it| it.is_for(stylesheet))
    }

    fn render_here(&self, unit: Unit) -> Result<String, Fault> {
        let limits = self.limits;
        ask(&self.pages, move || Page::start(limits), limits, move |it| it.render(&unit))
    }

    fn render_apart(&self, unit: &Unit) -> Result<String, Fault> {
        let mut lease = self.children.lease(|| self.child())?;
        if lease.worker.ready().is_err() {
            // It ended while it was idle, which is nobody's fault.
            lease.worker = self.child()?;
            lease.worker.ready()?;
        }
        let result = lease.worker.render(self.limits, unit);
        if lease.worker.healthy() {
            lease.keep();
        }
        result
    }

    fn page(&self) -> Result<Worker<Page>, Fault> {
        let limits = self.limits;
        Worker::start(move || Page::start(limits))
    }

    fn child(&self) -> Result<Process, Fault> {
        let none = || Fault::Unavailable(io::Error::other("there is no program to render foreign code in"));
        Process::start(self.program.as_ref().ok_or_else(none)?)
    }
}

/// Has an engine of `pool` do `job`. An engine that hangs or ends is replaced.
fn ask<S: 'static, T: Send + 'static>(
    pool: &Pool<Worker<S>>,
    start: impl FnOnce() -> Result<S, Fault> + Send + 'static,
    limits: Limits,
    job: impl FnOnce(&mut S) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let mut lease = pool.lease(|| Worker::start(start))?;
    let result = lease.worker.ask(limits.wall + PATIENCE, job);
    if !matches!(result, Err(Fault::Crashed(_) | Fault::TimedOut(_) | Fault::OutOfMemory)) {
        lease.keep();
    }
    result
}
