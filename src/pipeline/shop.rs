//! What every page is made with: the gate, the authors, the cache. Made once, and shared by all who make pages.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

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
    pub(super) places: Arc<Semaphore>,
    /// The preview picture of the last page.
    pub(super) drawn: Arc<Drawn>,
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
        // The semaphore lives as long as the shop and is never closed.
        let _place = self.places.acquire().await.ok();
        let mut working = JoinSet::new();
        working.spawn_blocking(work);
        match working.join_next().await {
            Some(Ok(done)) => done,
            Some(Err(it)) if it.is_panic() => std::panic::resume_unwind(it.into_panic()),
            // The process ends before it began.
            _ => std::future::pending().await,
        }
    }

    /// A shop whose only author is the one in the binary.
    pub fn offline(gate: Gate) -> Self {
        Self {
            gate: Arc::new(gate),
            cache: Cache::none(),
            models: None,
            places: Arc::new(Semaphore::new(AT_ONCE)),
            drawn: Arc::default(),
        }
    }

    /// A shop in which models write.
    pub fn with(gate: Gate, models: Models, cache: Cache) -> Self {
        Self { models: Some(models), cache, ..Self::offline(gate) }
    }

    /// The same shop with other authors: gate, cache and the places at the gate are shared.
    #[must_use]
    pub fn written_by(&self, models: Option<Models>) -> Self {
        Self {
            gate: Arc::clone(&self.gate),
            cache: self.cache.clone(),
            models,
            places: Arc::clone(&self.places),
            drawn: Arc::default(),
        }
    }
}

impl Models {
    /// Models that write with the kit in the binary.
    pub fn new(llm: Arc<dyn Llm>) -> Self {
        Self { llm, kit: Kit::own(), form: None, repairs: REPAIRS, fallback: true }
    }
}
