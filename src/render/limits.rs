//! What one render may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What one render may use. Tailwind and Prettier have their own, larger limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes an engine may allocate: 64 MiB unless told.
    pub memory: usize,
    /// Bytes of stack for JavaScript calls: 4 MiB unless told, at most 12 MiB.
    pub stack: usize,
    /// Time for one render: 2 seconds unless told.
    pub wall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory: 64 << 20, stack: 4 << 20, wall: Duration::from_secs(2) }
    }
}

impl Limits {
    /// For Tailwind and Prettier, which are ours: only so that a fault of theirs ends.
    pub(super) const TOOL: Self = Self { memory: 512 << 20, stack: 8 << 20, wall: Duration::from_secs(30) };
}

/// The stack of a thread that runs an engine.
pub(super) const THREAD_STACK: usize = 16 << 20;
/// The most a script may use of [`THREAD_STACK`]: `QuickJS` and what it calls need the rest.
pub(super) const MOST_STACK: usize = 12 << 20;
/// The most HTML one render may give.
pub(super) const MOST_HTML: usize = 2 << 20;
