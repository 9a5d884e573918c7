//! The finished static site: the page as plain files, made without Node.

mod css;
mod growing;
mod islands;
mod page;
mod tree;
mod words;

pub use growing::{arrivals, face, places};
pub use page::shell;
pub use tree::{SiteError, static_site};
pub use words::pressable;
