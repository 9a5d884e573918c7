//! `airstrip check`: judges a project as it is on the disk.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::console;
use super::failure::Failure;
use super::workshop;
use crate::diagnostic::{Diagnostic, Severity};
use crate::export::load;
use crate::pipeline::{Checked, check};
use crate::plan::{PLAN_FILE, parse};
use crate::project::Project;
use crate::verify::Gate;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The project
    #[arg(default_value = ".")]
    project: PathBuf,
    /// Warnings fail too, such as words that wait for a fact
    #[arg(long)]
    strict: bool,
    /// One JSON object a finding
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let project = load(&self.project)?;
        let findings = match judge(&project) {
            Ok((_, checked)) => checked.findings,
            Err(Failure::Findings(found)) => found.into_iter().map(|(it, _)| it).collect(),
            Err(other) => return Err(other),
        };
        let count = |wanted: Severity| findings.iter().filter(|it| it.severity == wanted).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        for (finding, source) in with_sources(&project, findings) {
            if self.json {
                console::data(&json!(finding).to_string());
            } else {
                console::say(&console::underlined(&finding, source.as_deref()));
            }
        }
        if !self.json {
            let plural = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
            console::say(&format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")));
        }
        Ok(match (errors, warnings) {
            (0, 0) => ExitCode::SUCCESS,
            (0, _) if self.strict => ExitCode::from(4),
            (0, _) => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        })
    }
}

/// Judges `project`, with the gate that it was judged by.
pub(super) fn judge(project: &Project) -> Result<(Gate, Checked), Failure> {
    let text = project.text(PLAN_FILE).unwrap_or_default();
    let plan = parse(text).map_err(|it| Failure::Findings(with_sources(project, it)))?;
    let gate = workshop::gate_for(&plan, project).map_err(|it| Failure::Findings(with_sources(project, it)))?;
    let checked = check(&gate, project);
    Ok((gate, checked))
}

/// Findings with the texts of the files they point into.
pub(super) fn with_sources(project: &Project, findings: Vec<Diagnostic>) -> Vec<(Diagnostic, Option<String>)> {
    let text = |it: &Diagnostic| it.file.as_deref().and_then(|file| project.text(file)).map(str::to_owned);
    findings.into_iter().map(|it| (text(&it), it)).map(|(text, it)| (it, text)).collect()
}
