//! The command line: one file a command, and the only place that prints.

mod build;
mod check;
mod completions;
mod component;
mod console;
mod dev_model;
mod doctor;
mod early;
mod export;
mod failure;
mod models;
mod new;
mod pack;
mod pictures;
mod section;
mod studio;
mod undo;
mod watch;
mod workshop;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::render;

/// From one prompt to a landing page you own.
#[derive(Debug, Parser)]
#[command(name = "airstrip", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a landing page project from a prompt
    New(Box<new::New>),
    /// Realise a project's plan again: only what changed is written, and your edits stay
    Build(build::Build),
    /// Build on every change, with a live preview
    Watch(watch::Watch),
    /// Take the last build back
    Undo(undo::Undo),
    /// Change the section list of a project, and build
    Section(section::Section),
    /// See what pages are made of, and make a variant your own
    Pack(pack::PackCommand),
    /// Print what a shell completes
    Completions(completions::Completions),
    /// Make one component
    Component(Box<component::Component>),
    /// Make a zip, a folder or a static site from a project
    Export(export::Export),
    /// Judge a project as it is on the disk
    Check(check::Check),
    /// Say whether everything is in order, and what the model can do
    Doctor(doctor::Doctor),
    /// Serve a model that answers from the schema and fails on purpose
    #[command(hide = true)]
    DevModel(dev_model::DevModel),
    /// Open the studio in the browser, and the HTTP API
    Studio(studio::Studio),
    /// Render foreign code for another airstrip
    #[command(name = render::COMMAND, hide = true)]
    Render,
}

/// Runs the command that the arguments name. Exit codes: 0 done, 1 failed, 2 usage, 3 the provider refuses, 4 done but
/// findings under `--strict` or conflicts, 130 stopped.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(it) => it,
        Err(it) => return console::usage(&it),
    };
    let done = match arguments.command {
        Command::New(it) => it.run(),
        Command::Build(it) => it.run(),
        Command::Watch(it) => it.run(),
        Command::Undo(it) => it.run(),
        Command::Section(it) => it.run(),
        Command::Pack(it) => it.run(),
        Command::Completions(it) => it.run(Arguments::command()),
        Command::Component(it) => it.run(),
        Command::Export(it) => it.run(),
        Command::Check(it) => it.run(),
        Command::Doctor(it) => it.run(),
        Command::DevModel(it) => it.run(),
        Command::Studio(it) => it.run(),
        Command::Render => return render::serve(io::stdin(), io::stdout()),
    };
    done.unwrap_or_else(|it| console::failed(&it))
}
