//! A thread that owns one engine and does one job after the other.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::fault::Fault;
use super::limits::THREAD_STACK;

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

/// A thread that owns an `S`. It ends with the worker, except when its job hangs.
pub(super) struct Worker<S> {
    /// `None` once it is dropped, which ends the thread.
    jobs: Option<mpsc::Sender<Job<S>>>,
    thread: Option<JoinHandle<()>>,
}

impl<S: 'static> Worker<S> {
    /// Starts a thread that makes its `S` at once; nobody waits for it.
    pub(super) fn start(make: impl FnOnce() -> Result<S, Fault> + Send + 'static) -> Result<Self, Fault> {
        let (jobs, queue) = mpsc::channel::<Job<S>>();
        let work = move || {
            // Without an engine the queue goes away, which each job then reports.
            if let Ok(mut engine) = make() {
                for job in queue {
                    job(&mut engine);
                }
            }
        };
        let thread = thread::Builder::new().name("script engine".to_owned()).stack_size(THREAD_STACK);
        let thread = thread.spawn(work).map_err(Fault::Unavailable)?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Has `job` done, and waits for it as long as `patience`.
    pub(super) fn ask<T: Send + 'static>(
        &mut self,
        patience: Duration,
        job: impl FnOnce(&mut S) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (reply, answer) = mpsc::sync_channel(1);
        let work = move |engine: &mut S| {
            // Nobody may wait any more.
            reply.send(job(engine)).unwrap_or_default();
        };
        let ended = || Fault::Crashed("its thread ended".to_owned());
        self.jobs.as_ref().ok_or_else(ended)?.send(Box::new(work)).map_err(|_unsent| ended())?;
        match answer.recv_timeout(patience) {
            Ok(it) => it,
            Err(RecvTimeoutError::Timeout) => {
                // It cannot be stopped, so nobody waits for it either.
                self.thread = None;
                Err(Fault::TimedOut(patience))
            }
            Err(RecvTimeoutError::Disconnected) => Err(ended()),
        }
    }
}

impl<S> Drop for Worker<S> {
    fn drop(&mut self) {
        self.jobs = None;
        self.thread.take().map(JoinHandle::join);
    }
}
