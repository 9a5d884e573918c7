//! `airstrip watch`.

mod pages;
mod parts;
mod running;
mod secrets;
mod storms;
