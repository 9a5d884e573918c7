//! The integration tests, one binary.

mod author;
mod cli;
mod gate;
mod library;
mod plan;
mod render;
mod support;
mod syntax;
mod themes;
mod tidy;
mod tree;
