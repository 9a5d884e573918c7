//! The studio over real sockets: who may call, what is made, and that nothing is lost.

mod access;
mod api;
mod component;
mod desk;
mod guard;
mod open;
