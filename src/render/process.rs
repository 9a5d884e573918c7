//! The parent's end of one render child.

use std::io;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::fault::Fault;
use super::limits::Limits;
use super::serve::COMMAND;
use super::unit::Unit;
use super::wire::{self, Reply, Request};

/// How long a child may take to be ready: it has only to load React.
const STARTUP: Duration = Duration::from_secs(10);
/// What a child gets above its wall time, to answer by itself that the time is over.
const GRACE: Duration = Duration::from_millis(250);

/// One render child. Dropping it kills the child.
pub(super) struct Process {
    child: Child,
    /// `None` once it is dropped, which ends the courier.
    requests: Option<mpsc::Sender<Vec<u8>>>,
    replies: mpsc::Receiver<Reply>,
    courier: Option<JoinHandle<()>>,
    healthy: bool,
}

impl Process {
    /// Starts `program` as a render child, without waiting for it.
    pub(super) fn start(program: &Path) -> Result<Self, Fault> {
        let mut command = Command::new(program);
        // The allocator would take as much address space at once as the child may have.
        command.arg(COMMAND).env_clear().env("TZ", "UTC0").env("MIMALLOC_ARENA_RESERVE", "64MiB");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(Fault::Unavailable)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Fault::Unavailable(io::ErrorKind::BrokenPipe.into()));
        };
        let (requests, outgoing) = mpsc::channel();
        let (incoming, replies) = mpsc::channel();
        // Pipes cannot be waited on for a time, channels can.
        let carry = move || carry(input, output, &outgoing, &incoming).unwrap_or_default();
        let mut process = Self { child, requests: Some(requests), replies, courier: None, healthy: true };
        let courier = thread::Builder::new().name("render courier".to_owned()).spawn(carry);
        process.courier = Some(courier.map_err(Fault::Unavailable)?);
        Ok(process)
    }

    /// Waits until the child can take a unit.
    pub(super) fn ready(&mut self) -> Result<(), Fault> {
        match self.replies.recv_timeout(STARTUP) {
            Ok(Reply::Ready) => Ok(()),
            _ => Err(Fault::Unavailable(io::Error::other("the render process did not start"))),
        }
    }

    /// The HTML of `unit`. The child must be ready.
    pub(super) fn render(&mut self, limits: Limits, unit: &Unit) -> Result<String, Fault> {
        let request = Request { limits, unit: unit.clone() };
        let frame = wire::frame(&request).map_err(|it| Fault::Crashed(it.to_string()))?;
        // When the courier has gone, the next line says so.
        self.requests.as_ref().map(|it| it.send(frame));
        let reply = self.replies.recv_timeout(limits.wall + GRACE);
        if let Ok(Reply::Done(result)) = reply {
            return result;
        }
        self.healthy = false;
        match reply {
            Err(RecvTimeoutError::Timeout) => Err(Fault::TimedOut(limits.wall)),
            _ => Err(Fault::Crashed(self.end())),
        }
    }

    /// Whether the child can be used again.
    pub(super) fn healthy(&self) -> bool {
        self.healthy
    }

    /// Ends the child, and says how it ended when it already had.
    fn end(&mut self) -> String {
        // A child that has already ended keeps its own status.
        self.child.kill().unwrap_or_default();
        self.child.wait().map_or_else(|it| it.to_string(), |it| it.to_string())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
        self.requests = None;
        self.courier.take().map(JoinHandle::join);
    }
}

/// Takes requests to the child and replies from it, in turn, until one side ends.
fn carry(
    mut input: ChildStdin,
    mut output: ChildStdout,
    requests: &mpsc::Receiver<Vec<u8>>,
    replies: &mpsc::Sender<Reply>,
) -> io::Result<()> {
    let ended = || io::Error::from(io::ErrorKind::BrokenPipe);
    loop {
        replies.send(wire::read(&mut output)?).map_err(|_gone| ended())?;
        let request = requests.recv().map_err(|_gone| ended())?;
        wire::write(&mut input, &request)?;
        replies.send(wire::read(&mut output)?).map_err(|_gone| ended())?;
    }
}
