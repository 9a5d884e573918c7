//! Work on several threads whose results are taken in order, a bounded number ahead.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How far ahead of what was taken the work may be.
const AHEAD: usize = 12;
/// Up to this many items are shared by two threads, whatever the processors: the system takes as long to count them as
/// one item takes.
const SOME: usize = 16;
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

/// What the thread that takes does next.
enum Next<R> {
    Take(R),
    Work(usize),
}

/// Does `work` for every one of `items`, and hands the results to `take` in their order. The first error of `take`
/// stops everything.
pub(super) fn in_order<'i, I: Sync, R: Send, E>(
    items: &'i [I],
    work: impl Fn(&'i I) -> R + Sync,
    mut take: impl FnMut(&'i I, R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = match items.len() {
        ..2 => 1,
        2..SOME => 2,
        _ => thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS),
    };
    if threads == 1 {
        return items.iter().try_for_each(|it| take(it, work(it)));
    }
    let state = State { next: 0, taken: 0, stopped: false, ready: BTreeMap::new() };
    let shared = Shared { state: Mutex::new(state), moved: Condvar::new() };
    thread::scope(|scope| {
        // The thread that takes works too while there is nothing to take.
        for _ in 1..threads {
            scope.spawn(|| shared.labour(items, &work));
        }
        let mut done = Ok(());
        for (index, item) in items.iter().enumerate() {
            done = take(item, shared.result(index, items, &work));
            if done.is_err() {
                break;
            }
        }
        shared.stop();
        done
    })
}

impl<R> Shared<R> {
    fn labour<'i, I>(&self, items: &'i [I], work: &(impl Fn(&'i I) -> R + Sync)) {
        while let Some(index) = self.claim(items.len()) {
            self.put(index, work(&items[index]));
        }
    }

    fn claim(&self, count: usize) -> Option<usize> {
        let ahead = |it: &mut State<R>| !it.stopped && it.next < count && !it.may_claim(count);
        let mut state = self.moved.wait_while(self.lock(), ahead).unwrap_or_else(PoisonError::into_inner);
        (!state.stopped).then(|| state.claim(count)).flatten()
    }

    /// The result of an item, whose turn it is to be taken.
    fn result<'i, I>(&self, index: usize, items: &'i [I], work: &(impl Fn(&'i I) -> R + Sync)) -> R {
        loop {
            match self.next(index, items.len()) {
                Next::Take(it) => return it,
                Next::Work(other) => self.put(other, work(&items[other])),
            }
        }
    }

    fn next(&self, index: usize, count: usize) -> Next<R> {
        let nothing = |it: &mut State<R>| !it.ready.contains_key(&index) && !it.may_claim(count);
        let mut state = self.moved.wait_while(self.lock(), nothing).unwrap_or_else(PoisonError::into_inner);
        if let Some(result) = state.ready.remove(&index) {
            state.taken = index + 1;
            drop(state);
            self.moved.notify_all();
            return Next::Take(result);
        }
        Next::Work(state.claim(count).expect("there was one to claim"))
    }

    fn put(&self, index: usize, result: R) {
        self.lock().ready.insert(index, result);
        self.moved.notify_all();
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.moved.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<R> State<R> {
    fn may_claim(&self, count: usize) -> bool {
        self.next < count && self.next < self.taken + AHEAD
    }

    fn claim(&mut self, count: usize) -> Option<usize> {
        let index = self.may_claim(count).then_some(self.next)?;
        self.next += 1;
        Some(index)
    }
}
