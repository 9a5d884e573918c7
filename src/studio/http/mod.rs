//! Everything that speaks HTTP: routes, who may call them, and what they answer.

mod app;
mod assets;
mod component;
mod desk;
mod documents;
mod events;
mod export;
mod generate;
mod guard;
mod health;
mod openapi;
mod owned;
mod pages;
mod preview;
mod sections;
mod sites;
mod traced;
mod who;

pub(super) use app::{app, previews};
pub(super) use guard::Guard;
pub use openapi::api_document;
