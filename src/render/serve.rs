//! The render child: what `airstrip __render` does.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::fault::Fault;
use super::limits::{Limits, THREAD_STACK};
use super::page::Page;
use super::wire::{self, Reply, Request};

/// The hidden command under which our own executable renders foreign code.
pub const COMMAND: &str = "__render";

/// CPU time after which the system ends the process, even when nobody is left to kill it.
const CPU_SECONDS: u64 = 60;
/// Time in renders after which the process gives way to a fresh one, well before [`CPU_SECONDS`].
const MOST_BUSY: Duration = Duration::from_secs(30);
/// Address space for all that is not the engine's own memory: the program, stacks, frames.
const ADDRESS_SPACE: u64 = 1 << 30;

/// Renders what is asked on `input` until it ends.
///
/// It limits the whole process first, so it is only for a process of its own.
pub fn serve(input: impl Read + Send + 'static, output: impl Write + Send + 'static) -> ExitCode {
    confine();
    let work = || answer(input, output);
    let thread = thread::Builder::new().stack_size(THREAD_STACK).spawn(work);
    // The end of the input is the usual end, so there is nothing to tell apart.
    thread.map(|it| it.join().ok()).map_or(ExitCode::FAILURE, |_| ExitCode::SUCCESS)
}

fn answer(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut busy = Duration::ZERO;
    while busy < MOST_BUSY {
        // A fresh realm for each unit, made while nobody waits.
        let page = Page::start(Limits::default());
        wire::write(&mut output, &wire::frame(&Reply::Ready)?)?;
        let request: Request = wire::read(&mut input)?;
        let begun = Instant::now();
        let result = page.and_then(|it| render(it, &request, &mut output));
        if let Err(fault) = result {
            wire::write(&mut output, &wire::frame(&Reply::Done(Err(fault)))?)?;
        }
        busy += begun.elapsed();
    }
    Ok(())
}

fn render(mut page: Page, request: &Request, output: &mut impl Write) -> Result<(), Fault> {
    page.limit(request.limits);
    let html = page.render(&request.unit)?;
    let sent = wire::frame(&Reply::Done(Ok(html))).and_then(|it| wire::write(output, &it));
    sent.map_err(Fault::Unavailable)
}

/// Bounds what this process may take from the system, whatever its script does.
fn confine() {
    let bound = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    // Where the system refuses a bound, the parent's timer and the engine's own limits still hold.
    setrlimit(Resource::As, bound(ADDRESS_SPACE)).ok();
    setrlimit(Resource::Cpu, bound(CPU_SECONDS)).ok();
    setrlimit(Resource::Core, bound(0)).ok();
}
