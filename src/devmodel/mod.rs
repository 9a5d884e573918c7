//! A model server for tests and for trying things by hand: it answers what a schema asks for, and fails on purpose.
//!
//! It writes raw sockets, so that every way in which a response can break is possible. One answer in twenty breaks,
//! chosen by the seed and the prompt; [`Options::faults`] says how many. A scenario breaks every answer in one way:
//! name it in [`Options::scenario`], in the header `X-Scenario`, or in the path: `/scenario/NAME/v1/chat/completions`.
//! `NAME:2` breaks only the first two answers to a prompt.

mod answer;
mod dice;
mod instance;
mod request;
mod scenario;
mod script;
mod server;

pub use instance::instance;
pub use scenario::{Scenario, scenarios};
pub use server::{Options, Seen, Server};
