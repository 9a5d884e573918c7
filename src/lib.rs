#![doc = include_str!("../ARCHITECTURE.md")]
pub mod assets;
pub mod diagnostic;
pub mod path;
pub mod plan;
pub mod project;
pub mod prompt;
pub mod section;
