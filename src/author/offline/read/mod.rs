//! Reading a prompt: each file finds one sort of fact and takes its words from the text.

mod action;
mod address;
mod claims;
mod contact;
mod dates;
mod features;
mod hours;
mod identity;
mod install;
mod language;
mod licence;
mod list;
mod lookup;
mod name;
mod order;
mod pattern;
mod price;
mod quotes;
mod reading;
mod source;
mod steps;
mod subject;
mod tone;
mod wishes;
mod words;

pub(super) use reading::{Reading, read};
