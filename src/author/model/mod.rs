//! The author that is a language model: asks for plans, words and components, and makes drafts of what comes back.

mod answer;
mod ask;
mod brief;
mod kit;
mod lenient;
mod llm;
mod outline;
mod planned;
mod preview;
mod repair;
mod salvage;
mod schema;
mod settle;
mod tongue;

pub use answer::{Read, code, words};
pub use ask::{Task, ask_code, ask_component, ask_words};
pub use kit::Kit;
pub use llm::{Llm, Watch};
pub use outline::ask_plan;
pub use planned::planned;
pub use preview::Preview;
pub use repair::{diagnosis, repair, smaller};
