//! The rules of the classes that the library uses, made when the program is built, so that a page of library sections
//! needs no Tailwind.

mod classes;
#[cfg(test)]
mod make;
mod marks;
mod sheet;
#[cfg(test)]
pub(crate) mod tests;

pub(super) use classes::{Classes, Meaning};
pub(super) use sheet::for_tailwind;

/// A table as it was made when the program was built: empty in a program that reads its templates from the disk.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/classes.txt"));

/// The table of the library in this binary, where there is one.
pub(super) fn built_in() -> Option<Classes<'static>> {
    Classes::read(BUILT_IN)
}
