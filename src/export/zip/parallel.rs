//! Work on several threads whose results are taken in order, a bounded number ahead.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How far ahead of what was taken the work may be.
const AHEAD: usize = 12;
/// Fewer items than this are not worth a thread.
const FEW: usize = 8;
/// More threads than this only wait for the one that writes.
const MOST_THREADS: usize = 4;

struct State<R> {
    next: usize,
    taken: usize,
    stopped: bool,
    ready: BTreeMap<usize, R>,
}

struct Shared<R> {
    state: Mutex<State<R>>,
    moved: Condvar,
}

/// Does `work` for every one of `items`, and hands the results to `take` in their order. The first error of `take`
/// stops everything.
pub(super) fn in_order<'i, I: Sync, R: Send, E>(
    items: &'i [I],
    work: impl Fn(&'i I) -> R + Sync,
    mut take: impl FnMut(&'i I, R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    if items.len() < FEW || threads == 1 {
        return items.iter().try_for_each(|it| take(it, work(it)));
    }
    let state = State { next: 0, taken: 0, stopped: false, ready: BTreeMap::new() };
    let shared = Shared { state: Mutex::new(state), moved: Condvar::new() };
    thread::scope(|scope| {
        // The thread that takes helps with nothing, but it mostly waits.
        for _ in 0..threads {
            scope.spawn(|| shared.labour(items, &work));
        }
        let done = items.iter().enumerate().try_for_each(|(index, it)| take(it, shared.result(index)));
        shared.stop();
        done
    })
}

impl<R> Shared<R> {
    fn labour<'i, I>(&self, items: &'i [I], work: &(impl Fn(&'i I) -> R + Sync)) {
        while let Some(index) = self.claim(items.len()) {
            let result = work(&items[index]);
            self.lock().ready.insert(index, result);
            self.moved.notify_all();
        }
    }

    fn claim(&self, count: usize) -> Option<usize> {
        let ahead = |it: &mut State<R>| !it.stopped && it.next < count && it.next >= it.taken + AHEAD;
        let mut state = self.moved.wait_while(self.lock(), ahead).unwrap_or_else(PoisonError::into_inner);
        if state.stopped || state.next >= count {
            return None;
        }
        state.next += 1;
        Some(state.next - 1)
    }

    fn result(&self, index: usize) -> R {
        let missing = |it: &mut State<R>| !it.ready.contains_key(&index);
        let mut state = self.moved.wait_while(self.lock(), missing).unwrap_or_else(PoisonError::into_inner);
        state.taken = index + 1;
        let result = state.ready.remove(&index).expect("it was waited for");
        drop(state);
        self.moved.notify_all();
        result
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.moved.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
