//! `airstrip completions`: what a shell completes.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use super::console;
use super::failure::Failure;

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    #[expect(clippy::unnecessary_wraps, reason = "every command may fail")]
    pub(super) fn run(&self, mut command: Command) -> Result<ExitCode, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "airstrip", &mut script);
        console::data(&String::from_utf8_lossy(&script));
        Ok(ExitCode::SUCCESS)
    }
}
