//! One `QuickJS` engine with its limits.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rquickjs::{CaughtError, Coerced, Context, Ctx, Runtime, Value};

use super::bytecode::{self, Script};
use super::fault::Fault;
use super::limits::{Limits, MOST_STACK};

/// The longest message and stack trace that are kept, in bytes.
const MOST_TEXT: usize = 4096;
/// Garbage waits until there is this much: most scripts end before that.
const GARBAGE: usize = 16 << 20;

/// One `QuickJS` engine. It stays on the thread that made it.
pub(super) struct Engine {
    context: Context,
    runtime: Runtime,
    watch: Rc<Watch>,
    limits: Limits,
}

#[derive(Default)]
struct Watch {
    deadline: Cell<Option<Instant>>,
    expired: Cell<bool>,
}

impl Engine {
    /// Starts an engine whose globals are those that `realm` makes, and runs `scripts` in it.
    pub(super) fn start(
        limits: Limits,
        realm: fn(&Runtime) -> rquickjs::Result<Context>,
        scripts: &[Script],
    ) -> Result<Self, Fault> {
        let runtime = Runtime::new().map_err(|_allocation| Fault::OutOfMemory)?;
        runtime.set_gc_threshold(GARBAGE);
        let watch = Rc::new(Watch::default());
        let handler = Rc::clone(&watch);
        runtime.set_interrupt_handler(Some(Box::new(move || handler.is_over())));
        let context = realm(&runtime).map_err(|_allocation| Fault::OutOfMemory)?;
        let mut engine = Self { context, runtime, watch, limits };
        engine.limit(limits);
        engine.run(|ctx| scripts.iter().try_for_each(|it| bytecode::load(ctx, *it)))?;
        Ok(engine)
    }

    /// Gives later runs other limits.
    pub(super) fn limit(&mut self, limits: Limits) {
        self.runtime.set_memory_limit(limits.memory);
        self.runtime.set_max_stack_size(limits.stack.min(MOST_STACK));
        self.limits = limits;
    }

    /// Takes back what scripts left behind. What is left of a render refers to itself in circles, so that nothing of it
    /// goes before this.
    pub(super) fn tidy(&self) {
        self.runtime.run_gc();
    }

    /// Does `job` in the engine, for as long as the limits allow.
    pub(super) fn run<T>(&self, job: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>) -> Result<T, Fault> {
        self.watch.start(self.limits.wall);
        // What was thrown may be a trap itself (a getter that loops), so the watch goes on while it is read.
        let result = self.context.with(|ctx| job(&ctx).map_err(|it| fault(&CaughtError::from_error(&ctx, it))));
        let expired = self.watch.stop();
        if expired { Err(Fault::TimedOut(self.limits.wall)) } else { result }
    }
}

impl Watch {
    fn start(&self, wall: Duration) {
        self.deadline.set(Some(Instant::now() + wall));
        self.expired.set(false);
    }

    fn stop(&self) -> bool {
        self.deadline.set(None);
        self.expired.get()
    }

    fn is_over(&self) -> bool {
        let over = self.deadline.get().is_some_and(|it| Instant::now() >= it);
        if over {
            self.expired.set(true);
        }
        over
    }
}

fn fault(caught: &CaughtError<'_>) -> Fault {
    let (message, stack) = match caught {
        CaughtError::Error(rquickjs::Error::Allocation) => return Fault::OutOfMemory,
        CaughtError::Error(it) => (it.to_string(), None),
        // QuickJS throws this when there is no memory left for an error; people hardly ever do.
        CaughtError::Value(it) if it.is_null() => return Fault::OutOfMemory,
        CaughtError::Exception(it) => (it.message().unwrap_or_default(), it.stack()),
        CaughtError::Value(it) => (text(it), None),
    };
    match message.as_str() {
        "out of memory" => Fault::OutOfMemory,
        "Maximum call stack size exceeded" => Fault::StackOverflow,
        _ => Fault::Threw { message: short(message), stack: stack.as_deref().and_then(calls), at: None },
    }
}

/// What was thrown, when it was no `Error`.
fn text(value: &Value<'_>) -> String {
    let ctx = value.ctx();
    let json = || ctx.json_stringify(value.clone()).ok().flatten().and_then(|it| it.to_string().ok());
    let written = if value.is_object() { json() } else { None };
    let coerced = || value.get::<Coerced<String>>().ok().map(|it| it.0);
    let text = written.or_else(coerced);
    // What failed while the value was read is of no interest, and must not stay pending.
    drop(ctx.catch());
    text.unwrap_or_else(|| value.type_name().to_owned())
}

/// The calls of a stack trace, less those inside the vendored scripts, whose names and places say nothing.
fn calls(stack: &str) -> Option<String> {
    let told: Vec<&str> = stack.lines().map(str::trim).filter(|it| !it.contains("<null>")).collect();
    if told.is_empty() { None } else { Some(short(told.join("\n"))) }
}

fn short(mut text: String) -> String {
    if text.len() > MOST_TEXT {
        text.truncate(text.floor_char_boundary(MOST_TEXT));
        text.push('…');
    }
    text
}
