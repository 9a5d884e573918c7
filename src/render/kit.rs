//! The kit in the binary, compiled: `kit.json` holds each of its modules as JavaScript with what the gate knows of it,
//! and `build.rs` makes bytecode of them, so that no page compiles the kit. A test of the gate holds the file against
//! the kit, and writes it anew with `INSTA_UPDATE=always`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::unit::Module;

/// One module of a kit, compiled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitModule {
    /// What runs.
    pub module: Module,
    /// What it exports, types too.
    pub exports: Vec<String>,
    /// What it imports.
    pub imports: Vec<String>,
    /// The icons it imports.
    pub icons: Vec<String>,
    /// The classes in its texts.
    pub classes: Vec<String>,
}

static KIT: LazyLock<Vec<KitModule>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("kit.json")).unwrap_or_else(|it| panic!("kit.json in the binary: {it}"))
});

/// The modules of the kit in the binary, each after those it imports.
pub fn kit() -> &'static [KitModule] {
    &KIT
}
