//! `airstrip pack`: what pages are made of.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::console;
use super::failure::Failure;
use crate::plan;
use crate::section::Library;
use crate::theme;

#[derive(Debug, Args)]
pub(super) struct Pack {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List page types, themes, section kinds and their variants
    List,
}

impl Pack {
    #[expect(clippy::unnecessary_wraps, reason = "every command may fail")]
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let Action::List = self.action;
        for it in plan::page_types() {
            console::data(&format!("type\t{}\t{}", it.name, it.sections.join(",")));
        }
        for it in theme::names() {
            console::data(&format!("theme\t{it}\t"));
        }
        for it in Library::names() {
            console::data(&format!("kind\t{it}\t{}", plan::variants(&it).join(",")));
        }
        Ok(ExitCode::SUCCESS)
    }
}
