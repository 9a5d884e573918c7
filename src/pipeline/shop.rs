//! What every page is made with: the gate, the authors, the cache. Made once, and shared by all who make pages.

use std::sync::Arc;

use tokio::task::{JoinError, JoinSet};

use super::places::{Places, Turn};
use crate::author::model::{Kit, Llm};
use crate::progress::Event;
use crate::scaffold::Drawn;
use crate::store::Cache;
use crate::verify::Gate;

/// Drafts that are judged, and projects that are put together, at once in this process: more would share the same
/// processors, and each needs memory.
const AT_ONCE: usize = 2;
/// How often a draft may be mended, if nobody says otherwise.
pub const REPAIRS: u32 = 2;

/// Whoever hears what happens while a page is made.
pub type Hear<'a> = dyn Fn(Event) + Send + Sync + 'a;

/// What every page is made with.
pub struct Shop {
    /// The gate.
    pub gate: Arc<Gate>,
    /// Where accepted drafts are kept the moment they pass.
    pub cache: Cache,
    /// The models that write, if any do; the author in the binary writes what they do not.
    pub models: Option<Models>,
    /// Places at the gate.
    places: Places,
    /// When what is made with it was begun: before all that wait for their turn, unless it is one of them.
    turn: Turn,
    /// The preview picture of the last page; nothing where none is drawn.
    pub(super) drawn: Option<Arc<Drawn>>,
}

/// The models that write, and how.
#[derive(Clone)]
pub struct Models {
    /// Whoever answers.
    pub llm: Arc<dyn Llm>,
    /// What components may use.
    pub kit: Kit,
    /// The form of every section; nothing leaves it to the kind.
    pub form: Option<Form>,
    /// How often a draft may be mended.
    pub repairs: u32,
    /// Whether the author in the binary writes what no model did.
    pub fallback: bool,
}

/// The form of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words; a component of the library shows them.
    Content,
    /// A component of its own.
    Code,
}

impl Shop {
    /// Does `work` that takes a processor for a while, where it holds up no socket, once there is a place for it. What it
    /// panics with goes on here.
    pub async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        match self.try_work(work).await {
            Ok(done) => done,
            Err(it) if it.is_panic() => std::panic::resume_unwind(it.into_panic()),
            // The process ends before it began.
            Err(_) => std::future::pending().await,
        }
    }

    /// The same; what it panics with comes back.
    pub(super) async fn try_work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        let place = self.places.enter(self.turn).await;
        let mut working = JoinSet::new();
        // What was begun takes its place to the end, though nobody may wait for it any more.
        working.spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        match working.join_next().await {
            Some(done) => done,
            None => std::future::pending().await,
        }
    }

    /// The turn of a page that is asked for now.
    pub fn turn(&self) -> Turn {
        self.places.turn()
    }

    /// Waits for the turn of a page: until no page that was asked for before needs the places. Whoever waits here has
    /// begun nothing yet, and holds nothing.
    pub async fn begin(&self, turn: Turn) {
        drop(self.places.enter(turn).await);
    }

    /// The same shop for a page with a turn: its work waits for that of the pages before it.
    #[must_use]
    pub fn in_turn(self, turn: Turn) -> Self {
        Self { turn, ..self }
    }

    /// A shop whose only author is the one in the binary.
    pub fn offline(gate: Gate) -> Self {
        Self {
            gate: Arc::new(gate),
            cache: Cache::none(),
            models: None,
            places: Places::new(AT_ONCE),
            turn: Turn::default(),
            drawn: Some(Arc::default()),
        }
    }

    /// A shop in which models write.
    pub fn with(gate: Gate, models: Models, cache: Cache) -> Self {
        Self { models: Some(models), cache, ..Self::offline(gate) }
    }

    /// The same shop with other authors: gate, cache and the places at the gate are shared. It draws no preview pictures:
    /// its pages are kept by what theirs say.
    #[must_use]
    pub fn undrawn_by(&self, models: Option<Models>) -> Self {
        Self {
            gate: Arc::clone(&self.gate),
            cache: self.cache.clone(),
            models,
            places: self.places.clone(),
            turn: self.turn,
            drawn: None,
        }
    }
}

impl Models {
    /// Models that write with the kit in the binary.
    pub fn new(llm: Arc<dyn Llm>) -> Self {
        Self { llm, kit: Kit::own(), form: None, repairs: REPAIRS, fallback: true }
    }
}
