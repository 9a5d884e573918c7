//! `airstrip watch`.

mod late;
mod pages;
mod parts;
pub(crate) mod running;
mod secrets;
mod storms;
