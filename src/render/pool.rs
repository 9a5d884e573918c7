//! A few workers that many threads share.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Up to `size` workers, each used by one caller at a time.
pub(super) struct Pool<W> {
    size: usize,
    state: Mutex<State<W>>,
    freed: Condvar,
}

struct State<W> {
    idle: Vec<W>,
    leased: usize,
}

/// A worker on loan. Dropping it ends the worker; [`Lease::keep`] gives it back.
pub(super) struct Lease<'a, W> {
    pool: &'a Pool<W>,
    pub(super) worker: W,
    ticket: Ticket<'a, W>,
}

/// The right to have one worker out of the pool.
struct Ticket<'a, W>(&'a Pool<W>);

impl<W> Pool<W> {
    pub(super) fn new(size: usize) -> Self {
        Self { size, state: Mutex::new(State { idle: Vec::new(), leased: 0 }), freed: Condvar::new() }
    }

    /// An idle worker, or a new one; waits when all are on loan.
    pub(super) fn lease<E>(&self, make: impl FnOnce() -> Result<W, E>) -> Result<Lease<'_, W>, E> {
        let (idle, ticket) = self.wait();
        let worker = idle.map_or_else(make, Ok)?;
        Ok(Lease { pool: self, worker, ticket })
    }

    /// Makes the workers that are missing.
    pub(super) fn fill<E>(&self, mut make: impl FnMut() -> Result<W, E>) -> Result<(), E> {
        let mut state = self.state();
        while state.idle.len() + state.leased < self.size {
            state.idle.push(make()?);
        }
        Ok(())
    }

    fn wait(&self) -> (Option<W>, Ticket<'_, W>) {
        let state = self.state();
        let full = |it: &mut State<W>| it.leased >= self.size;
        let mut state = self.freed.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        state.leased += 1;
        (state.idle.pop(), Ticket(self))
    }

    fn state(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W> Lease<'_, W> {
    /// Gives the worker back for the next caller.
    pub(super) fn keep(self) {
        let Self { pool, worker, ticket } = self;
        pool.state().idle.push(worker);
        drop(ticket);
    }
}

impl<W> Drop for Ticket<'_, W> {
    fn drop(&mut self) {
        self.0.state().leased -= 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::Pool;

    #[test]
    fn workers_are_shared_and_lost_ones_replaced() {
        let pool: Pool<usize> = Pool::new(2);
        let made = AtomicUsize::new(0);
        let another = || Ok::<_, Infallible>(made.fetch_add(1, Ordering::SeqCst));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| (0..50).for_each(|_| pool.lease(another).unwrap().keep()));
            }
        });
        assert!(made.load(Ordering::SeqCst) <= 2);
        let lost = pool.lease(another).unwrap().worker;
        assert_ne!(pool.lease(another).unwrap().worker, lost);
    }
}
