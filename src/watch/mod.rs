//! Builds on every change, and shows the page while somebody works on it.

mod error;
mod events;
mod late;
mod live;
mod serve;
mod turn;
mod work;

pub use error::WatchError;
pub use serve::Listener;
pub use turn::{Order, Said};
pub use work::watch;
