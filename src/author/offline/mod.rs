//! The author inside the binary: reads a prompt and writes a page from it, without a model and without a network.

mod article;
mod calendar;
mod calling;
mod choice;
mod compose;
mod deck;
mod design;
mod fit;
mod images;
mod lexicon;
mod manner;
mod order;
mod plan;
mod read;
mod scope;
mod slots;
mod subject;
mod suggest;
mod template;
mod wording;
mod write;

pub(super) use plan::plan_again;
pub use plan::{Asked, Planned, plan};
pub use write::{Ground, write, write_from};
