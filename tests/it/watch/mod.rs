//! `airstrip watch`.

mod pages;
mod running;
mod storms;
