//! The finished static site: the page as plain files, made without Node.

mod css;
mod islands;
mod page;
mod tree;

pub use page::shell;
pub use tree::{SiteError, static_site};
