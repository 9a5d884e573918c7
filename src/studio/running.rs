//! Jobs that are being worked on in this process, and those who wait for what happens.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, watch};

use super::caller::Caller;

/// All jobs of this process, with what stops each.
#[derive(Default)]
pub(super) struct Running {
    all: Mutex<HashMap<String, One>>,
    /// The process stops: what is not done is parked, and taken up at the next start.
    parked: AtomicBool,
}

/// A job: whose it is, and what stops it.
type One = (Arc<str>, Arc<Notify>);

impl Running {
    /// Takes a job of `caller` on, unless `most` are being worked on, or as many as the caller may have: what is
    /// notified when somebody stops it, or how many are being worked on.
    pub(super) fn begin(&self, id: &str, caller: &Caller, most: usize) -> Result<Arc<Notify>, usize> {
        let mut all = locked(&self.all);
        let own = all.values().filter(|it| it.0 == caller.name).count();
        if all.len() >= most || own >= caller.jobs {
            return Err(own);
        }
        let job = all.entry(id.to_owned()).or_insert_with(|| (Arc::clone(&caller.name), Arc::default()));
        Ok(Arc::clone(&job.1))
    }

    /// Stops the job `id`; whether this process worked on it.
    pub(super) fn stop(&self, id: &str) -> bool {
        let found = locked(&self.all).get(id).cloned();
        found.is_some_and(|it| {
            it.1.notify_one();
            true
        })
    }

    /// Nobody waits for the job `id` any more: it is stopped, unless the process stops, which parks it.
    pub(super) fn leave(&self, id: &str) {
        if !self.parked.load(Ordering::Acquire) {
            self.stop(id);
        }
    }

    /// The process stops.
    pub(super) fn park(&self) {
        self.parked.store(true, Ordering::Release);
    }

    /// Ends a job.
    pub(super) fn end(&self, id: &str) {
        locked(&self.all).remove(id);
    }

    /// How many are being worked on.
    pub(super) fn len(&self) -> usize {
        locked(&self.all).len()
    }
}

/// The numbers of the last events of streams that somebody reads.
#[derive(Default)]
pub(super) struct Streams(Mutex<HashMap<String, watch::Sender<u32>>>);

impl Streams {
    /// The number of the last event of a stream, as it changes. Read the events there are after asking for this.
    pub(super) fn follow(&self, stream: &str) -> watch::Receiver<u32> {
        locked(&self.0).entry(stream.to_owned()).or_insert_with(|| watch::channel(0).0).subscribe()
    }

    /// Says that a stream has an event with that number.
    pub(super) fn happened(&self, stream: &str, number: u32) {
        let mut all = locked(&self.0);
        let Some(sender) = all.get(stream) else { return };
        if sender.receiver_count() == 0 {
            all.remove(stream);
            return;
        }
        sender.send_replace(number);
    }
}

fn locked<T>(all: &Mutex<T>) -> MutexGuard<'_, T> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}
