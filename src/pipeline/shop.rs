//! What every page is made with: the gate, the authors, the cache. Made once, and shared by all who make pages.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::progress::Event;
use crate::store::Cache;
use crate::verify::Gate;

/// Drafts that are judged at once in this process. They share two engines.
const AT_ONCE: usize = 2;

/// Whoever hears what happens while a page is made.
pub type Hear<'a> = dyn Fn(Event) + Send + Sync + 'a;

/// What every page is made with.
pub struct Shop {
    /// The gate.
    pub gate: Arc<Gate>,
    /// Where accepted drafts are kept the moment they pass.
    pub cache: Cache,
    /// Places at the gate.
    pub(super) places: Semaphore,
}

impl Shop {
    /// A shop whose only author is the one in the binary.
    pub fn offline(gate: Gate) -> Self {
        Self { gate: Arc::new(gate), cache: Cache::none(), places: Semaphore::new(AT_ONCE) }
    }
}
