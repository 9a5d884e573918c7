//! Runs JavaScript: React for sections, Tailwind for stylesheets, Prettier for source files.
//!
//! Library code runs in engines inside this process. Foreign code (a model wrote it) runs in a child process, because
//! `QuickJS` cannot be interrupted inside its native functions; the child is killed when its time is over.

mod bytecode;
mod css;
mod engine;
mod fault;
mod format;
mod icons;
mod kit;
mod limits;
mod page;
mod pool;
mod process;
mod renderer;
mod serve;
mod table;
mod unit;
mod wire;
mod worker;

pub use fault::{Fault, Spot};
pub use format::Syntax;
pub use icons::{has_icon, icon_names, icon_rows};
pub use kit::{KitModule, kit};
pub use limits::Limits;
pub use renderer::Renderer;
pub use serve::{COMMAND, serve};
#[cfg(test)]
pub(crate) use table::tests::unknown_words;
pub use unit::{Module, Trust, Unit};
