//! A warm child process of ourselves that renders foreign code.

use std::io;
use std::path::Path;
use std::process::{self, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::fault::Fault;
use super::limits::Limits;
use super::serve::COMMAND;
use super::unit::Unit;
use super::wire::{self, Reply, Request};

/// How long a child may take to be ready.
const START: Duration = Duration::from_secs(10);
/// How long after its time a child may still answer before it is killed.
const GRACE: Duration = Duration::from_millis(250);

/// A render child. It is killed when this is dropped.
pub(super) struct Child {
    process: process::Child,
    requests: ChildStdin,
    replies: Receiver<io::Result<Reply>>,
}

impl Child {
    /// Starts `program` as a render child; it gets no environment.
    pub(super) fn start(program: &Path) -> Result<Self, Fault> {
        let mut command = Command::new(program);
        command.arg(COMMAND).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().map_err(Fault::Unavailable)?;
        let missing = || Fault::Unavailable(io::Error::other("the child has no pipes"));
        let requests = process.stdin.take().ok_or_else(missing)?;
        let mut output = process.stdout.take().ok_or_else(missing)?;
        let (sender, replies) = mpsc::channel();
        let read = move || {
            loop {
                let reply = wire::read(&mut output);
                let ended = reply.is_err();
                if sender.send(reply).is_err() || ended {
                    break;
                }
            }
        };
        thread::Builder::new().name("render child".to_owned()).spawn(read).map_err(Fault::Unavailable)?;
        Ok(Self { process, requests, replies })
    }

    /// The HTML of `unit`. After a fault other than a throw the child may be gone.
    pub(super) fn render(&mut self, unit: &Unit, limits: Limits) -> Result<String, Fault> {
        self.reply(START)?;
        let request = wire::frame(&Request { limits, unit: unit.clone() }).map_err(Fault::Unavailable)?;
        wire::write(&mut self.requests, &request).map_err(|it| Fault::Crashed(it.to_string()))?;
        match self.reply(limits.wall + GRACE) {
            Ok(Reply::Done(result)) => result,
            Ok(Reply::Ready) => Err(Fault::Crashed("it answered out of turn".to_owned())),
            Err(Fault::TimedOut(_)) => Err(Fault::TimedOut(limits.wall)),
            Err(other) => Err(other),
        }
    }

    fn reply(&self, patience: Duration) -> Result<Reply, Fault> {
        match self.replies.recv_timeout(patience) {
            Ok(Ok(it)) => Ok(it),
            Ok(Err(it)) => Err(Fault::Crashed(it.to_string())),
            Err(RecvTimeoutError::Timeout) => Err(Fault::TimedOut(patience)),
            Err(RecvTimeoutError::Disconnected) => Err(Fault::Crashed("it closed its output".to_owned())),
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // It may have ended already.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
