//! `airstrip undo`: takes the last build back.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::build::{PATIENCE, tell_conflicts};
use super::console;
use super::failure::Failure;
use crate::export::{Disk, Lost, Workplace, history, undo};

#[derive(Debug, Args)]
pub(super) struct Undo {
    /// The project
    #[arg(default_value = ".")]
    project: PathBuf,
    /// List what can be undone, the last one first
    #[arg(long)]
    list: bool,
    /// Take the rest back where a file's past is no longer kept
    #[arg(long, conflicts_with = "list")]
    rest: bool,
}

impl Undo {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let disk = Disk::real();
        let place = Workplace::open(&self.project, &disk, "undo", PATIENCE)?;
        if self.list {
            for past in history(&place) {
                console::data(&format!("{}  {} files  {}", past.command, past.files.len(), past.time));
            }
            return Ok(ExitCode::SUCCESS);
        }
        let Some(undone) = undo(&place, &|_, _| None, if self.rest { Lost::Leave } else { Lost::Refuse })? else {
            console::say("there is nothing to undo");
            return Ok(ExitCode::SUCCESS);
        };
        console::say(&format!("undid `airstrip {}`", undone.past.command));
        for it in &undone.files {
            console::data(it);
        }
        for it in &undone.lost {
            console::say(&format!("`{it}` stays as it is: what it was is no longer kept"));
        }
        tell_conflicts(&undone.conflicts);
        let all = undone.conflicts.is_empty() && undone.lost.is_empty();
        Ok(if all { ExitCode::SUCCESS } else { ExitCode::from(4) })
    }
}
