//! What sentences are filled from: the facts of a plan, and what follows from them.
//!
//! Slots hold one text: `{name}`, `{what}`, `{audience}`, `{promise}`, `{tagline}`, `{venue}`, `{email}`, `{phone}`,
//! `{address}`, `{place}`, `{date}`, … Lists are walked with `each = "…"`, and `when = ["…"]` asks whether one has
//! entries: `feature` and `priced` (title, text, price, group, gloss, more, motif), `group` (its name, with `dish` lists:
//! title, text, price), `price`, `hour`, `step`, `quote` (text, by, name, role), `link`, `claim`, `person` (name, role,
//! text), `session` (day, time, title, who), `day` (its name, with `session` lists), `stat` (value, label), `question`
//! (question, answer), `doing` (title), `place`, `date`, `platform`, `integration`, `customer`.

mod base;
mod day;
mod doing;
mod gloss;
mod heads;
mod lists;
mod more;
mod motif;
mod programme;
mod share;
mod signs;
mod things;
mod tongue;

pub(super) use base::{known, of};
pub(super) use motif::Motifs;
