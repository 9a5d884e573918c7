//! Work that outlives the request that asked for it. It is owned by the server, which waits for it when it stops.

use std::future::Future;
use std::pin::Pin;

use tokio::sync::mpsc;
use tokio::task::JoinSet;

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where tasks are handed in.
#[derive(Clone)]
pub(super) struct Tasks(mpsc::UnboundedSender<Task>);

/// Where they are done.
pub(super) struct Workers(mpsc::UnboundedReceiver<Task>);

/// Both ends.
pub(super) fn tasks() -> (Tasks, Workers) {
    let (sender, receiver) = mpsc::unbounded_channel();
    (Tasks(sender), Workers(receiver))
}

impl Tasks {
    /// Hands in a task. Once the server has stopped, nothing is done any more; what a task is for is kept in the
    /// workspace and done at the next start.
    pub(super) fn hand_in(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.0.send(Box::pin(task)).unwrap_or_default();
    }
}

impl Workers {
    /// Does tasks until all who could hand one in are gone. Dropping the future stops all of them.
    pub(super) async fn work(mut self) {
        let mut working = JoinSet::new();
        loop {
            tokio::select! {
                task = self.0.recv() => match task {
                    Some(task) => drop(working.spawn(task)),
                    None => break,
                },
                Some(_) = working.join_next() => {}
            }
        }
        while working.join_next().await.is_some() {}
    }
}
