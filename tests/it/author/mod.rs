//! The offline author: what it reads, what it plans, and what it writes.

mod facts;
mod kinds;
mod planning;
mod prompts;
mod proof;
mod reading;
mod words;
