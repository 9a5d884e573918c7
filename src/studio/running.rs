//! Jobs that are being worked on in this process, and those who wait for what happens.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, watch};

use super::caller::Caller;
use super::growing::Grown;
use crate::plan::Plan;
use crate::verify::Section;

/// All jobs of this process, with what stops each.
#[derive(Default)]
pub(super) struct Running {
    all: Mutex<HashMap<String, Job>>,
    /// The process stops: what is not done is parked, and taken up at the next start.
    parked: AtomicBool,
}

/// One job.
struct Job {
    /// Whose it is.
    owner: Arc<str>,
    /// What stops it.
    stop: Arc<Notify>,
    /// The page that it makes, as far as it is.
    page: watch::Sender<Grown>,
}

impl Running {
    /// Takes a job of `caller` on, unless `most` are being worked on, or as many as the caller may have: what is
    /// notified when somebody stops it, or how many are being worked on.
    pub(super) fn begin(&self, id: &str, caller: &Caller, most: usize) -> Result<Arc<Notify>, usize> {
        let mut all = locked(&self.all);
        let own = all.values().filter(|it| it.owner == caller.name).count();
        if all.len() >= most || own >= caller.jobs {
            return Err(own);
        }
        let owner = Arc::clone(&caller.name);
        let new = || Job { owner, stop: Arc::default(), page: watch::Sender::default() };
        let job = all.entry(id.to_owned()).or_insert_with(new);
        Ok(Arc::clone(&job.stop))
    }

    /// Stops the job `id`; whether this process worked on it.
    pub(super) fn stop(&self, id: &str) -> bool {
        let found = locked(&self.all).get(id).map(|it| Arc::clone(&it.stop));
        found.is_some_and(|it| {
            it.notify_one();
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

    /// The page that the job `id` makes has a plan.
    pub(super) fn planned(&self, id: &str, plan: &Plan) {
        if let Some(job) = locked(&self.all).get(id) {
            job.page.send_modify(|it| it.plan = Some(Arc::new(plan.clone())));
        }
    }

    /// A section of the page that the job `id` makes was accepted.
    pub(super) fn accepted(&self, id: &str, section: Arc<Section>) {
        if let Some(job) = locked(&self.all).get(id) {
            job.page.send_modify(|it| it.sections.push(section));
        }
    }

    /// The page that the job `id` makes, as far as it is, and as it goes on.
    pub(super) fn page(&self, id: &str) -> Option<watch::Receiver<Grown>> {
        locked(&self.all).get(id).map(|it| it.page.subscribe())
    }

    /// How many are being worked on.
    pub(super) fn len(&self) -> usize {
        locked(&self.all).len()
    }
}

/// How many streams are read before somebody looks whether they still are.
const READ: usize = 64;

/// What happened last in streams that somebody reads.
#[derive(Default)]
pub(super) struct Streams(Mutex<HashMap<String, watch::Sender<Last>>>);

/// What happened last in a stream.
#[derive(Clone, Default)]
pub(super) struct Last {
    /// The number of the last event.
    pub(super) number: u32,
    /// How many words were said to those who read just then, and the last of them: as JSON, kept nowhere.
    pub(super) aside: (u32, Arc<str>),
}

impl Streams {
    /// What happened last in a stream, as it changes. Read the events there are after asking for this.
    pub(super) fn follow(&self, stream: &str) -> watch::Receiver<Last> {
        let mut all = locked(&self.0);
        // Now and then those are forgotten that nobody reads any more.
        if all.len() % READ == READ - 1 {
            all.retain(|_, it| it.receiver_count() > 0);
        }
        all.entry(stream.to_owned()).or_default().subscribe()
    }

    /// Says that a stream has an event with that number.
    pub(super) fn happened(&self, stream: &str, number: u32) {
        self.tell(stream, |it| it.number = number);
    }

    /// Says something to those who read a stream now, and to nobody later.
    pub(super) fn aside(&self, stream: &str, said: &serde_json::Value) {
        self.tell(stream, |it| it.aside = (it.aside.0.wrapping_add(1), said.to_string().into()));
    }

    fn tell(&self, stream: &str, change: impl FnOnce(&mut Last)) {
        let mut all = locked(&self.0);
        let Some(sender) = all.get(stream) else { return };
        if sender.receiver_count() == 0 {
            all.remove(stream);
            return;
        }
        sender.send_modify(change);
    }
}

fn locked<T>(all: &Mutex<T>) -> MutexGuard<'_, T> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}
