//! The integration tests, one binary.

mod author;
mod bench;
mod build;
mod cli;
mod content;
mod export;
#[cfg(target_os = "linux")]
mod free;
mod fuzz;
mod gate;
mod hostile;
mod images;
mod islands;
mod library;
mod model;
mod models;
mod pack;
mod pipeline;
mod plan;
#[cfg(target_os = "linux")]
mod readonly;
mod regenerate;
mod render;
mod rough;
mod rules;
mod saves;
mod studio;
mod support;
mod syntax;
mod themes;
mod tidy;
mod tree;
mod typescript;
mod verify;
mod watch;
mod wild;
mod wire;
mod words;
