//! `airstrip component`: one component that passed the gate.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::console::{self, Watcher};
use super::failure::Failure;
use super::models::ModelOptions;
use super::workshop;
use crate::pipeline::{Shop, component};
use crate::plan::ModelWish;
use crate::prompt::Prompt;

#[derive(Debug, Args)]
pub(super) struct Component {
    /// What it should be: `Create a modern button`
    prompt: String,
    /// Write it to a file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long)]
    force: bool,
    /// Print one JSON object with the source and what was found
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    models: ModelOptions,
}

impl Component {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let prompt = Prompt::new(&self.prompt)?;
        if let Some(file) = self.out.as_ref().filter(|it| it.exists() && !self.force) {
            let message = format!("`{}` exists", file.display());
            return Err(Failure::usage(message, Some("say --force to replace it".to_owned())));
        }
        let writers = self.models.writers(&ModelWish::default())?;
        let gate = workshop::whole_gate(workshop::renderer());
        let shop = match &writers {
            Some(it) => Shop::with(gate, self.models.models(it), it.cache.clone()),
            None => Shop::offline(gate),
        };
        let watcher = Watcher::new(false);
        // Events are for those who wait; the answer is one object.
        let hear = |event| {
            if !self.json && writers.is_some() {
                watcher.hear(&event);
            }
        };
        let made = workshop::wait(component(&shop, &prompt, None, &hear));
        watcher.done();
        if let Some(writers) = &writers {
            writers.remember();
        }
        let made = made??;
        if !self.json {
            console::say(&format!("from: {}", made.from));
            made.findings.iter().for_each(|it| console::say(&console::underlined(it, Some(&made.source))));
        }
        match &self.out {
            Some(file) => {
                fs::write(file, &made.source).map_err(|source| Failure::Output { path: file.clone(), source })?;
                console::data(&file.display().to_string());
            }
            None if self.json => {
                let all = json!({ "source": made.source, "from": made.from, "findings": made.findings });
                console::data(&all.to_string());
            }
            None => console::data(&made.source),
        }
        Ok(ExitCode::SUCCESS)
    }
}
