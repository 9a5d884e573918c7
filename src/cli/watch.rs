//! `airstrip watch`: builds on every change, with a live preview.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::build::tell_conflicts;
use super::console;
use super::failure::Failure;
use super::workshop;
use crate::watch::{Listener, Order, Said, watch};

#[derive(Debug, Args)]
pub(super) struct Watch {
    /// The project
    #[arg(default_value = ".")]
    project: PathBuf,
    /// The port of the preview; 0 takes any that is free
    #[arg(long, default_value_t = 4321)]
    port: u16,
    /// Only build, without a preview
    #[arg(long)]
    no_serve: bool,
    /// Keep a zip of the project fresh
    #[arg(long, value_name = "FILE")]
    zip: Option<PathBuf>,
    /// Keep a folder with the finished site fresh
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Pack files that look like keys too
    #[arg(long, requires = "zip")]
    allow_secrets: bool,
    /// Look for changes instead of being told: for network file systems
    #[arg(long)]
    poll: bool,
}

impl Watch {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let dir = std::fs::canonicalize(&self.project)
            .map_err(|_| crate::export::ExportError::NoProject(self.project.clone()))?;
        let order = Order {
            dir,
            zip: self.zip.clone(),
            allow_secrets: self.allow_secrets,
            out: self.out.clone(),
            poll: self.poll,
            renderer: &workshop::renderer,
        };
        workshop::wait(async {
            let listener = if self.no_serve { None } else { Some(Listener::bind(self.port).await?) };
            match &listener {
                Some(it) => console::data(&it.url()),
                None => console::say("watching; stop it with Ctrl-C"),
            }
            watch(&order, listener, &tell).await
        })??;
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(said: Said) {
    match said {
        Said::Built(files) => console::say(&format!("wrote {}", files.join(", "))),
        Said::Shown(took) => console::say(&format!("shown after {} ms", took.as_millis())),
        Said::Conflicts(all) => tell_conflicts(&all),
        Said::Wrong(found) => {
            for (finding, source) in found {
                console::say(&console::underlined(&finding, source.as_deref()));
            }
        }
        Said::Fixed => console::say("fixed"),
        Said::Failed(text, again) => {
            console::say(&format!("error: {}", console::printable(&text)));
            if again {
                console::say("hint: it is tried again by itself, at the latest after half a minute");
            }
        }
        Said::Fresh(files) => {
            let names: Vec<String> = files.iter().map(|it| format!("`{}`", it.display())).collect();
            console::say(&format!("fresh again: {}", console::printable(&names.join(", "))));
        }
    }
}
