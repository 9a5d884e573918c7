//! What sentences are filled from: the facts of a plan, and what follows from them.

mod base;
mod gloss;
mod lists;

pub(super) use base::of;
