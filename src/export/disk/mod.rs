//! The disk under a project: every change of it goes through here, whole or not at all, and never leaves the root.

#[cfg(unix)]
mod beneath;
#[cfg(not(unix))]
#[path = "beneath_plain.rs"]
mod beneath;
mod commit;
mod fault;
mod journal;
mod lock;
mod name;
mod stage;
mod workplace;

pub use commit::Change;
pub use fault::{Disk, Fault, Operation};
pub use workplace::Workplace;

pub(super) use name::rename_new;
pub(super) use stage::{Written, sync_folder};

/// Where a project keeps what belongs to this machine alone: it is not committed and not exported.
pub(super) const LOCAL: &str = ".airstrip/local";
