//! The studio over real sockets: who may call, what is made, and that nothing is lost.

mod access;
mod api;
mod component;
mod crash;
mod desk;
mod growing;
mod guard;
mod inplace;
mod older;
mod open;
mod picture;
mod preview;
mod process;
mod queue;
mod secrets;
mod slow;
mod telemetry;
mod together;
