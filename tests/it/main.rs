//! The integration tests, one binary.

mod author;
mod bench;
mod build;
mod cli;
mod content;
mod export;
mod gate;
mod hostile;
mod images;
mod islands;
mod library;
mod model;
mod models;
mod pipeline;
mod plan;
mod render;
mod studio;
mod support;
mod syntax;
mod themes;
mod tidy;
mod tree;
mod typescript;
mod verify;
mod watch;
mod wire;
