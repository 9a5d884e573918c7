//! The engines as one value: what the rest of the program asks.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::css::Tailwind;
use super::fault::Fault;
use super::format::{Formatter, Syntax};
use super::limits::Limits;
use super::page::Page;
use super::pool::Pool;
use super::process::Child;
use super::unit::{Trust, Unit};
use super::worker::Worker;

/// Engines of a kind that run at once.
const ENGINES: usize = 2;
/// How long past its limit a job in this process may wait for an engine that is still starting.
const PATIENCE: Duration = Duration::from_secs(10);

/// Engines that start when they are first needed and stay warm. Many threads may ask at once.
pub struct Renderer {
    limits: Limits,
    program: Option<PathBuf>,
    pages: Pool<Worker<Page>>,
    children: Pool<Child>,
    tailwind: Pool<Worker<Tailwind>>,
    prettier: Pool<Worker<Formatter>>,
}

impl Renderer {
    /// Engines under `limits`. `program` is our own executable: without it no foreign code is rendered.
    pub fn new(limits: Limits, program: Option<PathBuf>) -> Self {
        let (pages, children) = (Pool::new(ENGINES), Pool::new(ENGINES));
        Self { limits, program, pages, children, tailwind: Pool::new(1), prettier: Pool::new(1) }
    }

    /// Starts the engines for library sections on their own threads, ahead of use.
    pub fn warm(&self) {
        // A failure shows again, and is reported, at the first render.
        self.pages.fill(|| self.page()).ok();
    }

    /// The HTML of `unit`.
    pub fn render(&self, unit: &Unit, trust: Trust) -> Result<String, Fault> {
        match trust {
            Trust::Library => {
                let unit = unit.clone();
                let page = || self.page();
                ask(&self.pages, page, self.limits.wall, move |it: &mut Page| it.render(&unit))
            }
            Trust::Foreign => self.foreign(unit),
        }
    }

    /// `text` as Prettier formats it.
    pub fn format(&self, text: &str, syntax: Syntax) -> Result<String, Fault> {
        let text = text.to_owned();
        let start = || Worker::start(Formatter::start);
        ask(&self.prettier, start, Limits::TOOL.wall, move |it| it.format(&text, syntax))
    }

    /// The CSS that Tailwind makes of exactly `classes` under `stylesheet`.
    pub fn css(&self, stylesheet: &str, classes: &[String]) -> Result<String, Fault> {
        let (stylesheet, classes) = (stylesheet.to_owned(), classes.to_vec());
        let start = || Worker::start(Tailwind::start);
        ask(&self.tailwind, start, Limits::TOOL.wall, move |it| it.css(&stylesheet, &classes))
    }

    /// Those of `classes` that Tailwind does not know under `stylesheet`.
    pub fn unknown_classes(&self, stylesheet: &str, classes: &[String]) -> Result<Vec<String>, Fault> {
        let (stylesheet, classes) = (stylesheet.to_owned(), classes.to_vec());
        let start = || Worker::start(Tailwind::start);
        ask(&self.tailwind, start, Limits::TOOL.wall, move |it| it.unknown(&stylesheet, &classes))
    }

    fn page(&self) -> Result<Worker<Page>, Fault> {
        let limits = self.limits;
        Worker::start(move || Page::start(limits))
    }

    fn foreign(&self, unit: &Unit) -> Result<String, Fault> {
        let missing = || Fault::Unavailable(io::Error::other("the program does not know its own file"));
        let program = self.program.as_deref().ok_or_else(missing)?;
        let mut lease = self.children.lease(|| Child::start(program))?;
        let result = lease.worker.render(unit, self.limits);
        if matches!(result, Ok(_) | Err(Fault::Threw { .. } | Fault::TooLarge(_))) {
            lease.keep();
        }
        result
    }
}

fn ask<S: 'static, T: Send + 'static>(
    pool: &Pool<Worker<S>>,
    make: impl FnOnce() -> Result<Worker<S>, Fault>,
    wall: Duration,
    job: impl FnOnce(&mut S) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let lease = pool.lease(make)?;
    let result = lease.worker.ask(wall + PATIENCE, job);
    if matches!(result, Ok(_) | Err(Fault::Threw { .. } | Fault::TooLarge(_))) {
        lease.keep();
    }
    result
}
