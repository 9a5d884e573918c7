//! How many calls run at once: more while all goes well, half as many when a server is overrun.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until};

/// Places for calls to one model, given in the order in which they were asked for.
#[derive(Debug, Clone)]
pub(super) struct Limiter(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    limit: f64,
    most: f64,
    running: usize,
    /// No overload was seen yet, so each success makes one more place.
    climbing: bool,
    /// Counts the cuts: calls that began before a cut cannot cause another.
    epoch: u64,
    resume: Option<Instant>,
    queue: VecDeque<oneshot::Sender<Place>>,
}

/// The right to make one call. It ends when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    limiter: Limiter,
    epoch: u64,
}

impl Limiter {
    pub(super) fn new(first: usize, most: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a number of connections")]
        let (limit, most) = (first.clamp(1, most.max(1)) as f64, most.max(1) as f64);
        let (running, climbing, epoch, resume, queue) = (0, true, 0, None, VecDeque::new());
        Self(Arc::new(Mutex::new(State { limit, most, running, climbing, epoch, resume, queue })))
    }

    /// Waits for a place, and until the server wants to hear from us again.
    pub(super) async fn enter(&self) -> Place {
        let (give, take) = oneshot::channel();
        self.state().queue.push_back(give);
        self.admit();
        // The queue is never dropped while somebody waits in it: the waiting one holds the limiter.
        let mut place = take.await.unwrap_or_else(|_| Place { limiter: self.clone(), epoch: 0 });
        while let Some(resume) = self.pause() {
            sleep_until(resume).await;
        }
        place.epoch = self.state().epoch;
        place
    }

    /// How many calls may run at once now.
    #[cfg(test)]
    fn limit(&self) -> f64 {
        self.state().limit
    }

    fn pause(&self) -> Option<Instant> {
        self.state().resume.filter(|it| *it > Instant::now())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn admit(&self) {
        loop {
            let mut state = self.state();
            #[expect(clippy::cast_precision_loss, reason = "a number of connections")]
            let free = (state.running as f64) < state.limit.floor();
            let Some(next) = free.then(|| state.queue.pop_front()).flatten() else { return };
            state.running += 1;
            let place = Place { limiter: self.clone(), epoch: state.epoch };
            drop(state);
            // One who no longer waits gives the place back by dropping it, and that admits the next one.
            if let Err(unwanted) = next.send(place) {
                drop(unwanted);
            }
        }
    }
}

impl Place {
    /// The call went well.
    pub(super) fn fine(&self) {
        let mut state = self.limiter.state();
        let step = if state.climbing { 1.0 } else { 1.0 / state.limit };
        state.limit = (state.limit + step).min(state.most);
    }

    /// The server is overrun, and may have said for how long.
    pub(super) fn overrun(&self, wait: Option<Duration>) {
        let mut state = self.limiter.state();
        if self.epoch >= state.epoch {
            state.limit = (state.limit / 2.0).max(1.0);
            state.epoch += 1;
            state.climbing = false;
        }
        let resume = wait.map(|it| Instant::now() + it);
        state.resume = state.resume.max(resume);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.limiter.state().running -= 1;
        self.limiter.admit();
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    /// The place, if there is one now.
    fn now(limiter: &Limiter) -> Option<Place> {
        match pin!(limiter.enter()).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(it) => Some(it),
            Poll::Pending => None,
        }
    }

    #[test]
    fn places_are_few_and_come_back() {
        let limiter = Limiter::new(2, 8);
        let (first, second) = (now(&limiter), now(&limiter));
        assert!(first.is_some() && second.is_some());
        assert!(now(&limiter).is_none());
        drop(first);
        assert!(now(&limiter).is_some(), "the one who gave up holds nothing");
    }

    #[test]
    fn who_waits_longest_is_first() {
        let limiter = Limiter::new(1, 1);
        let held = now(&limiter);
        let mut context = Context::from_waker(Waker::noop());
        let (mut first, mut second) = (pin!(limiter.enter()), pin!(limiter.enter()));
        assert!(first.as_mut().poll(&mut context).is_pending());
        assert!(second.as_mut().poll(&mut context).is_pending());
        drop(held);
        assert!(second.as_mut().poll(&mut context).is_pending());
        assert!(first.as_mut().poll(&mut context).is_ready());
    }

    #[test]
    fn a_burst_of_overruns_halves_once() {
        let limiter = Limiter::new(16, 64);
        let places: Vec<Place> = (0..8).filter_map(|_| now(&limiter)).collect();
        for place in &places {
            place.overrun(None);
        }
        assert!((limiter.limit() - 8.0).abs() < f64::EPSILON);
        drop(places);
        now(&limiter).expect("a place").overrun(None);
        assert!((limiter.limit() - 4.0).abs() < f64::EPSILON);
        now(&limiter).expect("a place").fine();
        assert!((limiter.limit() - 4.25).abs() < f64::EPSILON);
    }
}
