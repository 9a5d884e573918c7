//! The vendored scripts as bytecode that `build.rs` made.

use rquickjs::{Ctx, Module, Result};

/// A vendored script.
#[derive(Clone, Copy)]
pub(super) struct Script(&'static [u8]);

macro_rules! script {
    ($name:literal) => {
        Script(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bytecode")))
    };
}

pub(super) const INTL: Script = script!("intl");
pub(super) const KIT: Script = script!("kit");
pub(super) const LUCIDE: Script = script!("lucide");
pub(super) const PAGE: Script = script!("page");
pub(super) const PRETTIER: Script = script!("prettier");
pub(super) const REACT: Script = script!("react-server");
pub(super) const TAILWIND: Script = script!("tailwind");

/// Runs `script` in `ctx`; what it offers is then a global.
#[expect(unsafe_code, reason = "bytecode can be loaded in no other way")]
pub(super) fn load(ctx: &Ctx<'_>, script: Script) -> Result<()> {
    // SAFETY: the bytes were written by the same QuickJS, linked into build.rs, and nobody else can make a `Script`.
    // QuickJS may keep pointing into them, which is sound because they are part of the binary.
    let module = unsafe { Module::load(ctx.clone(), script.0) }?;
    let (_, done) = module.eval()?;
    done.finish()
}
