//! TypeScript: reads it, compiles it for the render engine, and prints literals. The only place that names the parser.

mod compile;
mod emit;
mod exports;
mod facts;
mod hooks;
mod literal;
mod names;
mod parse;
mod read;
mod value;
mod width;

pub use compile::{Compiled, compile, minify};
pub use emit::{print_content, string};
pub use facts::{
    Attribute, DefaultExport, Element, Hook, Import, ModuleUse, ModuleWay, Name, Reading, Shape, Span, Text, TextRole,
    Value, Write,
};
pub use literal::{literal, places};
pub use parse::{MAX_SOURCE, deep};
pub use read::read;
