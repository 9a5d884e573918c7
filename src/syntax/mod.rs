//! TypeScript: read as facts, compiled for the engine, and written. The only place that names oxc.

mod compile;
mod guard;
mod literal;
mod print;
mod read;
mod reading;
mod scope;
mod visit;

pub use compile::{Compiled, compile};
pub use guard::{MAX_DEPTH, MAX_SOURCE};
pub use literal::{literal, places};
pub use print::{print_content, string};
pub use read::read;
pub use reading::{Attribute, AttributeValue, Element, Import, Named, Reading, Word};
