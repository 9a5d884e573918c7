//! `airstrip watch`.

mod pages;
mod running;
mod secrets;
mod storms;
