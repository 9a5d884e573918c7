//! `airstrip watch`.

mod late;
mod pages;
mod parts;
mod running;
mod secrets;
mod storms;
