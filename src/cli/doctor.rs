//! `airstrip doctor`: is everything in order, and what can the model do?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::console;
use super::failure::Failure;
use super::models::{ModelOptions, Writers};
use super::workshop;
use crate::llm::{ErrorKind, Probe};
use crate::plan::{self, ModelWish, PLAN_FILE};
use crate::render::{Module, Trust, Unit};

#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// The folder that pages will be written into
    #[arg(default_value = ".")]
    dir: PathBuf,
    #[command(flatten)]
    models: ModelOptions,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Check {
    /// What was looked at.
    name: &'static str,
    /// How it is.
    state: State,
    /// In words.
    text: String,
    /// What to do.
    hint: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// In order.
    Ok,
    /// Worth knowing; nothing is lost.
    Note,
    /// Out of order.
    Bad,
}

impl Doctor {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let mut checks = vec![renderer(), folder(&self.dir), browser()];
        let writers = self.models.writers(&wish(&self.dir))?;
        let mut refused = false;
        match &writers {
            Some(writers) => {
                let probe = workshop::wait(writers.client.probe())?;
                writers.remember();
                refused = probe.error.as_ref().is_some_and(|it| it.exit_code() == 3);
                checks.extend(of_model(&probe, writers));
            }
            None => checks.push(note("model", "none is set: the author in the binary writes", Some("--provider NAME"))),
        }
        self.show(&checks);
        let bad = checks.iter().any(|it| it.state == State::Bad);
        Ok(match (refused, bad) {
            (true, _) => ExitCode::from(3),
            (false, true) => ExitCode::FAILURE,
            (false, false) => ExitCode::SUCCESS,
        })
    }

    fn show(&self, checks: &[Check]) {
        if self.json {
            console::data(&json!({ "checks": checks }).to_string());
            return;
        }
        for check in checks {
            let state = match check.state {
                State::Ok => "ok  ",
                State::Note => "note",
                State::Bad => "bad ",
            };
            console::data(&format!("{state}  {:<12} {}", check.name, console::printable(&check.text)));
            if let Some(hint) = &check.hint {
                console::data(&format!("                   hint: {}", console::printable(hint)));
            }
        }
    }
}

/// What the project in `dir` wishes for, if there is one that can be read.
pub(super) fn wish(dir: &Path) -> ModelWish {
    let text = std::fs::read_to_string(dir.join(PLAN_FILE)).unwrap_or_default();
    plan::parse(&text).map(|it| it.model).unwrap_or_default()
}

/// Draws a section in both places: ours, and the child for foreign code.
fn renderer() -> Check {
    let body = r#"const { jsx } = require("react/jsx-runtime");
return { default: ({ content }) => jsx("h1", { children: content.title }) };"#;
    let modules = vec![Module { specifier: "@/sections/Doctor".to_owned(), body: body.to_owned() }];
    let props = json!({ "id": "doctor", "content": { "title": "Well" } });
    let unit = Unit { modules, entry: "@/sections/Doctor".to_owned(), props, icons: Vec::new(), island: String::new() };
    let renderer = workshop::renderer();
    for trust in [Trust::Library, Trust::Foreign] {
        match renderer.render(&unit, trust) {
            Ok(html) if html == "<h1>Well</h1>" => {}
            Ok(html) => return bad("renderer", format!("a section came out as `{html}`"), None),
            Err(fault) => return bad("renderer", format!("no section can be drawn: {fault:?}"), None),
        }
    }
    ok("renderer", "draws sections, foreign ones in a process of their own")
}

/// Makes a folder beside those that pages are staged in, and takes it away again.
fn folder(dir: &Path) -> Check {
    let shown = dir.display();
    match tempfile::Builder::new().prefix(".airstrip-doctor-").tempdir_in(dir) {
        Ok(_) => ok("folder", format!("`{shown}` can be written")),
        Err(error) => {
            bad("folder", format!("`{shown}` cannot be written: {error}"), Some("name another folder".to_owned()))
        }
    }
}

fn browser() -> Check {
    ok("tools", "no browser, no Node and no network are needed to make a page")
}

fn of_model(probe: &Probe, writers: &Writers) -> Vec<Check> {
    let settings = writers.client.settings();
    let provider = settings.preset.name();
    let mut checks = Vec::new();
    checks.push(match &probe.error {
        Some(error) if !probe.reachable => bad("model", error.to_string(), error.hint()),
        _ => ok("model", format!("`{provider}` answers at {}", settings.base_url)),
    });
    match (probe.key, settings.key.is_some()) {
        (Some(false), _) => {
            let hint = probe.error.as_ref().and_then(crate::llm::LlmError::hint);
            checks.push(bad("key", "it is not accepted", hint));
        }
        (Some(true), _) => checks.push(ok("key", "it is accepted")),
        (None, false) if probe.reachable => checks.push(note("key", "none is set, and none was asked for", None)),
        (None, _) => {}
    }
    checks.extend(name(probe));
    if let Some(error) = probe.error.as_ref().filter(|it| probe.reachable && it.kind != ErrorKind::Key) {
        checks.push(bad("answer", error.to_string(), error.hint()));
    }
    if probe.runs_on {
        let text = "a short answer ran into its limit: small models do, and the author in the binary writes then";
        checks.push(note("answer", text, Some("--model NAME of a larger one")));
    }
    checks.extend(abilities(probe));
    checks
}

fn name(probe: &Probe) -> Option<Check> {
    let model = &probe.model;
    if probe.listed? {
        return Some(ok("name", format!("`{model}` is one of {} models", probe.models.unwrap_or(1))));
    }
    let near = probe.nearest.first().map(|it| format!("did you mean --model {it}?"));
    Some(Check { hint: near, ..note("name", format!("`{model}` is not in the server's list"), None) })
}

fn abilities(probe: &Probe) -> Vec<Check> {
    let can = |name: &'static str, known: Option<bool>, yes: &str, no: &str| {
        known.map(|it| if it { ok(name, yes) } else { note(name, no, None) })
    };
    let schema = match (probe.json_schema, probe.keeps_schema) {
        (Some(true), Some(false)) => {
            Some(note("json_schema", "taken and not kept: the schema goes into the instructions too", None))
        }
        (known, _) => can("json_schema", known, "taken and kept", "refused: the schema goes into the instructions"),
    };
    let price = probe
        .price
        .map(|it| ok("price", format!("${} and ${} for a million tokens", it.prompt * 1e6, it.completion * 1e6)));
    let no_price = "the server does not say: --max-cost needs `price` in the settings";
    [
        can("streaming", probe.streaming, "words come as they are written", "an answer comes at its end"),
        schema,
        can("json_object", probe.json_object, "taken", "refused"),
        can("usage", probe.usage, "the server says what a call took", "estimated from the length of the text"),
        Some(price.unwrap_or_else(|| note("price", no_price, None))).filter(|_| probe.streaming.is_some()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn ok(name: &'static str, text: impl Into<String>) -> Check {
    Check { name, state: State::Ok, text: text.into(), hint: None }
}

fn note(name: &'static str, text: impl Into<String>, hint: Option<&str>) -> Check {
    Check { name, state: State::Note, text: text.into(), hint: hint.map(str::to_owned) }
}

fn bad(name: &'static str, text: impl Into<String>, hint: Option<String>) -> Check {
    Check { name, state: State::Bad, text: text.into(), hint }
}
