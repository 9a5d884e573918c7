//! Who calls, and what they may.

use std::sync::Arc;

use super::state::Limits;

/// Whoever uses a studio without tokens.
const LOCAL: &str = "local";

/// Who calls, and what they may.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    /// Whose sites they are.
    pub(super) name: Arc<str>,
    /// What models may cost them, in US dollars.
    pub(super) max_cost: Option<f64>,
    /// How much may be made for them at once.
    pub(super) jobs: usize,
    /// How many sites they may have.
    pub(super) sites: u32,
}

impl Caller {
    /// Whoever uses this machine.
    pub(super) fn local(limits: &Limits) -> Self {
        Self { name: LOCAL.into(), max_cost: None, jobs: limits.jobs, sites: limits.sites }
    }
}

/// The site or component that a path names, which belongs to who calls.
pub(super) struct Owned {
    /// Its id.
    pub(super) id: String,
    /// Who calls.
    pub(super) caller: Caller,
}
