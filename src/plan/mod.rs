//! The plan of a page: what it is about, how it looks, and which sections it has.

mod check;
mod edit;
mod facts;
mod page_type;
mod placeholder;
mod spec;
mod toml;

pub use check::{is_address, known, unknown_colour, variants};
pub use edit::{Edit, EditError, edit};
pub use facts::{Action, Facts, Feature, Hours, Link, Person, Price, Question, Quote, Session, Stat};
pub use page_type::{PageType, page_type, page_types};
pub use placeholder::{Placeholders, is_unnamed, unnamed};
pub use spec::{Image, ModelWish, Plan, SectionSpec, Site};
pub use toml::{PLAN_FILE, parse, print};
