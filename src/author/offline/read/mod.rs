//! Reading a prompt: each file finds one sort of fact and takes its words from the text.

mod abroad;
mod action;
mod address;
mod claims;
mod contact;
mod dates;
mod features;
mod goods;
mod hours;
mod identity;
mod install;
mod language;
mod licence;
mod list;
mod lookup;
mod name;
mod notes;
mod order;
mod partners;
mod pattern;
mod people;
mod price;
mod promise;
mod questions;
mod quotes;
mod reading;
mod schedule;
mod source;
mod stats;
mod steps;
mod subject;
mod tone;
mod trade;
mod wishes;
mod words;

pub(super) use reading::{Reading, read};
