//! The render child: what `airstrip __render` does.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use super::limits::{Limits, THREAD_STACK};
use super::page::Page;
use super::wire::{self, Reply, Request};

/// The hidden command under which our own executable renders foreign code.
pub const COMMAND: &str = "__render";

/// CPU time after which the system ends the process, even when nobody is left to kill it.
#[cfg(unix)]
const CPU_SECONDS: u64 = 60;
/// Time in renders after which the process gives way to a fresh one, well before its CPU time is over.
const MOST_BUSY: Duration = Duration::from_secs(30);
/// Address space of the process: the engine's memory, the program, stacks, frames.
#[cfg(unix)]
const ADDRESS_SPACE: u64 = 1 << 30;
/// Open files: the three it has, and a few that the system library may want.
#[cfg(unix)]
const FILES: u64 = 16;

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
        // A fresh engine for each unit, made while nobody waits.
        let mut page = Page::start(Limits::default()).map_err(io::Error::other)?;
        wire::write(&mut output, &wire::frame(&Reply::Ready)?)?;
        let request: Request = wire::read(&mut input)?;
        let begun = Instant::now();
        page.limit(request.limits);
        let done = page.render(&request.unit);
        // The answer goes out before the engine is taken down, which foreign code may have made hard.
        wire::write(&mut output, &wire::frame(&Reply::Done(done))?)?;
        drop(page);
        busy += begun.elapsed();
    }
    Ok(())
}

/// Takes from this process what rendering does not need.
#[cfg(unix)]
fn confine() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [
        (Resource::As, ADDRESS_SPACE),
        (Resource::Cpu, CPU_SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, FILES),
    ];
    for (resource, most) in limits {
        // A limit that cannot be set is one of several walls; the engine's own limits and the parent's timer stand.
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).unwrap_or_default();
    }
}

/// There are no such limits here; the engine's own and the parent's timer stand.
#[cfg(not(unix))]
fn confine() {}
