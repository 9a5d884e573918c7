//! `airstrip build`: realises the plan of a project again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::console::{self, Watcher};
use super::doctor::wish;
use super::failure::Failure;
use super::models::{ModelOptions, Writers};
use super::workshop;
use crate::diagnostic::{Diagnostic, Severity};
use crate::export::{Conflict, Disk, ExportError, Policy, Workplace, record};
use crate::path::SectionId;
use crate::pipeline::{self, Built, Kept, Order, Shop, Start};

/// How long another airstrip is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// How often a build begins again because a file was saved meanwhile.
const TRIES: u32 = 3;

#[derive(Debug, Args)]
pub(super) struct Build {
    /// The project
    #[arg(default_value = ".")]
    project: PathBuf,
    #[command(flatten)]
    options: BuildOptions,
    /// Make a file that you deleted again, or one that you edited as new
    #[arg(long, value_name = "FILE")]
    restore: Vec<String>,
}

#[derive(Debug, Clone, Default, Args)]
pub(super) struct BuildOptions {
    /// What to do where you and the plan changed the same lines [default: keep yours, write the new file beside it]
    #[arg(long, value_enum, global = true)]
    conflict: Option<OnConflict>,
    /// Warnings fail too
    #[arg(long, global = true)]
    strict: bool,
    /// Print the result as one JSON object
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnConflict {
    /// Keep your file
    Ours,
    /// Take the new file
    Theirs,
    /// Write both into the file, with conflict marks
    Markers,
}

impl Build {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let renewed = self.restore.iter().cloned().collect();
        realise(&self.project, "build", &self.options, &Asked { renewed, ..Asked::default() })
    }
}

/// What is asked for besides the plan.
#[derive(Default)]
pub(super) struct Asked<'a> {
    /// Files that are written as new.
    pub(super) renewed: BTreeSet<String>,
    /// A section that is written anew.
    pub(super) anew: Option<SectionId>,
    /// The models that write it, if any do.
    pub(super) models: Option<&'a ModelOptions>,
}

/// What a build came to, and where.
struct Outcome {
    changed: Vec<String>,
    conflicts: Vec<Conflict>,
    built: Option<Built>,
}

/// Builds the project in `dir` and tells what became of it.
pub(super) fn realise(
    dir: &Path,
    command: &str,
    options: &BuildOptions,
    asked: &Asked<'_>,
) -> Result<ExitCode, Failure> {
    let order = Order { policy: options.policy(), renewed: asked.renewed.clone() };
    let writers = asked.models.map_or(Ok(None), |it| it.writers(&wish(dir)))?;
    let models = asked.models.zip(writers.as_ref());
    let disk = Disk::real();
    let mut tries = 0;
    let outcome = loop {
        tries += 1;
        match attempt(&Workplace::open(dir, &disk, command, PATIENCE)?, command, (&order, asked.anew.as_ref(), models))
        {
            Err(Failure::Export(ExportError::Changed(_))) if tries < TRIES => {}
            done => break done?,
        }
    };
    if let Some(writers) = &writers {
        writers.remember();
        writers.tell();
    }
    Ok(tell(&outcome, options))
}

/// What is built, which section anew, and by whose models.
type Wanted<'a> = (&'a Order, Option<&'a SectionId>, Option<(&'a ModelOptions, &'a Writers)>);

fn attempt(place: &Workplace<'_>, command: &str, (order, anew, models): Wanted<'_>) -> Result<Outcome, Failure> {
    let start = Start::read(place)?;
    let waiting = start.waiting(place)?;
    if start.unchanged
        && (waiting.is_empty() || order.policy == Policy::Offer)
        && order.renewed.is_empty()
        && anew.is_none()
    {
        let conflict = |path: String| {
            let offer = Some(format!("{path}{}", crate::export::OFFER));
            Conflict { path, why: "a conflict waits for you", offer, diff: None }
        };
        let conflicts = waiting.into_iter().map(conflict).collect();
        return Ok(Outcome { changed: Vec::new(), conflicts, built: None });
    }
    let renderer = workshop::renderer();
    renderer.warm();
    let mut shop = Shop::offline(pipeline::kit_gate(place, &start, renderer)?);
    let watcher = Watcher::new(false);
    let mut kept = Kept::of(&start.own);
    let hear = |event| watcher.hear(&event);
    let mut built = workshop::wait(async {
        if let (Some(id), Some((options, writers))) = (anew, models) {
            // The others are taken as they are: only this one is asked for.
            kept = pipeline::sections(&shop, &start.plan, &kept, &|_| {}).await?.kept();
            kept.forget(id);
            shop.models = Some(options.models(writers));
            shop.cache = writers.cache.clone();
        } else if let Some(id) = anew {
            kept.forget(id);
        }
        pipeline::build(&shop, (place, &start), order, &kept, &hear).await
    })??;
    watcher.done();
    let changed: Vec<String> = built.changes.iter().map(|it| it.path.to_string()).collect();
    let changed: Vec<String> = changed.into_iter().filter(|it| !it.starts_with(".airstrip/")).collect();
    let mut changes = std::mem::take(&mut built.changes);
    if !changed.is_empty() {
        changes = record(place, (command, now()), changes, (start.bases.plan(), &start.text))?;
    }
    place.commit(&changes)?;
    Start::settle(place, &built.left)?;
    Ok(Outcome { changed, conflicts: built.merged.conflicts.clone(), built: Some(built) })
}

pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs())
}

fn tell(outcome: &Outcome, options: &BuildOptions) -> ExitCode {
    let findings: &[Diagnostic] = outcome.built.as_ref().map_or(&[], |it| &it.findings);
    let kept = outcome.built.as_ref().map(|it| it.merged.kept.clone()).unwrap_or_default();
    let Outcome { changed, conflicts, .. } = outcome;
    if options.json {
        let value = json!({ "changed": changed, "kept": kept, "conflicts": conflicts, "findings": findings });
        console::data(&value.to_string());
    } else {
        for finding in findings {
            console::say(&console::underlined(finding, None));
        }
        for it in &kept {
            console::say(&format!("kept `{}`: {}", it.path, it.why));
        }
        tell_conflicts(conflicts);
        for it in changed {
            console::data(it);
        }
        if changed.is_empty() {
            console::say("nothing changed");
        }
    }
    let warned = findings.iter().any(|it| it.severity >= Severity::Warning);
    if conflicts.is_empty() && !(options.strict && warned) { ExitCode::SUCCESS } else { ExitCode::from(4) }
}

pub(super) fn tell_conflicts(conflicts: &[Conflict]) {
    for it in conflicts {
        console::say(&format!("conflict in `{}`: {}", it.path, it.why));
        if let Some(diff) = &it.diff {
            console::say(&console::printable(diff));
        }
    }
    if let Some(offer) = conflicts.iter().find_map(|it| it.offer.as_ref()) {
        console::say(&format!(
            "hint: your files stay as they are; take what you want from `{offer}` and delete it, or say --conflict theirs"
        ));
    }
}

impl BuildOptions {
    fn policy(&self) -> Policy {
        match self.conflict {
            None => Policy::Offer,
            Some(OnConflict::Ours) => Policy::Ours,
            Some(OnConflict::Theirs) => Policy::Theirs,
            Some(OnConflict::Markers) => Policy::Markers,
        }
    }
}
