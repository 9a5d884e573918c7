//! Places for work that takes a processor: what was begun first goes before what was begun later.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// When a page was asked for: the smaller, the earlier. What is done in nobody's turn goes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn(u64);

/// Places for work. Whoever waits for one is served in the order of their turns, and among equal turns of their coming:
/// a page that was begun is done before the next one is, so that few are half made at once.
#[derive(Debug, Clone)]
pub(super) struct Places(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    free: usize,
    /// How many turns were given.
    turns: u64,
    /// How many have waited.
    came: u64,
    waiting: BTreeMap<(Turn, u64), oneshot::Sender<Place>>,
}

/// A place. It is free again when this is dropped.
#[derive(Debug)]
pub(super) struct Place(Places);

impl Places {
    pub(super) fn new(free: usize) -> Self {
        Self(Arc::new(Mutex::new(State { free, turns: 0, came: 0, waiting: BTreeMap::new() })))
    }

    /// The turn of a page that is asked for now: after all that were asked for before.
    pub(super) fn turn(&self) -> Turn {
        let mut state = self.state();
        state.turns += 1;
        Turn(state.turns)
    }

    /// Waits for a place.
    pub(super) async fn enter(&self, turn: Turn) -> Place {
        let (give, take) = oneshot::channel();
        {
            let mut state = self.state();
            state.came += 1;
            let number = state.came;
            state.waiting.insert((turn, number), give);
        }
        self.admit();
        match take.await {
            Ok(place) => place,
            // Nobody forgets who waits.
            Err(_) => std::future::pending().await,
        }
    }

    fn admit(&self) {
        loop {
            let mut state = self.state();
            if state.free == 0 {
                return;
            }
            let Some((_, next)) = state.waiting.pop_first() else { return };
            state.free -= 1;
            drop(state);
            // One who no longer waits gives the place back by dropping it, and that admits the next one.
            if let Err(unwanted) = next.send(Place(self.clone())) {
                drop(unwanted);
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.state().free += 1;
        self.0.admit();
    }
}

#[cfg(test)]
mod tests {
    use std::pin::{Pin, pin};
    use std::task::{Context, Poll, Waker};

    use super::{Place, Places};

    fn poll(waiting: Pin<&mut impl Future<Output = Place>>) -> Option<Place> {
        match waiting.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(place) => Some(place),
            Poll::Pending => None,
        }
    }

    #[test]
    fn what_was_begun_first_goes_first() {
        let places = Places::new(1);
        let [early, late] = [places.turn(), places.turn()];
        let held = poll(pin!(places.enter(late))).unwrap();
        let (mut next, mut after) = (pin!(places.enter(late)), pin!(places.enter(late)));
        let mut first = pin!(places.enter(early));
        for waiting in [next.as_mut(), after.as_mut()] {
            assert!(poll(waiting).is_none());
        }
        assert!(poll(first.as_mut()).is_none(), "there is one place");
        drop(held);
        assert!(poll(next.as_mut()).is_none(), "it came before, and was begun later");
        let held = poll(first.as_mut()).unwrap();
        drop(held);
        assert!(poll(after.as_mut()).is_none(), "it came last of its turn");
        assert!(poll(next.as_mut()).is_some());
        assert!(poll(after.as_mut()).is_some());
    }

    #[test]
    fn who_gave_up_holds_nothing() {
        let places = Places::new(1);
        let turn = places.turn();
        let held = poll(pin!(places.enter(turn))).unwrap();
        {
            let mut given_up = pin!(places.enter(turn));
            assert!(poll(given_up.as_mut()).is_none());
        }
        let mut waiting = pin!(places.enter(places.turn()));
        assert!(poll(waiting.as_mut()).is_none());
        drop(held);
        let held = poll(waiting.as_mut()).unwrap();
        // A place that was given, and never taken, is free again.
        {
            let mut unaware = pin!(places.enter(turn));
            assert!(poll(unaware.as_mut()).is_none());
            drop(held);
        }
        assert!(poll(pin!(places.enter(turn))).is_some());
    }
}
