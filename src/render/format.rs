//! Prettier, for the files of a generated project.

use rquickjs::promise::MaybePromise;
use rquickjs::{Context, Function, Object};

use super::bytecode::PRETTIER;
use super::engine::Engine;
use super::fault::Fault;
use super::limits::Limits;

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// TypeScript with JSX.
    Tsx,
    /// TypeScript.
    TypeScript,
    /// CSS.
    Css,
    /// JSON.
    Json,
}

/// An engine with Prettier in it.
pub(super) struct Formatter(Engine);

impl Formatter {
    pub(super) fn start() -> Result<Self, Fault> {
        Engine::start(Limits::TOOL, Context::full, &[PRETTIER]).map(Self)
    }

    pub(super) fn format(&self, text: &str, syntax: Syntax) -> Result<String, Fault> {
        self.0.run(|ctx| {
            let prettier: Object<'_> = ctx.globals().get("__airstrip_prettier")?;
            let format: Function<'_> = prettier.get("format")?;
            format.call::<_, MaybePromise<'_>>((text, syntax.parser()))?.finish()
        })
    }
}

impl Syntax {
    fn parser(self) -> &'static str {
        match self {
            Self::Tsx => "tsx",
            Self::TypeScript => "typescript",
            Self::Css => "css",
            Self::Json => "json",
        }
    }
}
