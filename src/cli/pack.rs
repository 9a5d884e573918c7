//! `airstrip pack`: what pages are made of, and what a project makes its own of it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::build::PATIENCE;
use super::check::with_sources;
use super::console;
use super::failure::Failure;
use super::workshop;
use crate::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::export::{Change, Disk, Found, Workplace, load};
use crate::path::ProjectPath;
use crate::pipeline::{PipelineError, Start, judge_pack};
use crate::plan::{self, PLAN_FILE, parse};
use crate::project::Project;
use crate::section::{Library, PACK, Pack};
use crate::theme;

#[derive(Debug, Args)]
pub(super) struct PackCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List page types, themes, section kinds and their variants
    List,
    /// Copy a variant into a project, which then builds from its own
    Eject {
        /// The kind and the variant, such as hero/split
        #[arg(value_name = "KIND/VARIANT")]
        variant: String,
        /// The project
        #[arg(long, default_value = ".")]
        project: PathBuf,
    },
    /// Judge a project's own variants with the samples of their kinds
    Check {
        /// The project
        #[arg(default_value = ".")]
        project: PathBuf,
    },
}

impl PackCommand {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        match &self.action {
            Action::List => list(),
            Action::Eject { variant, project } => eject(variant, project)?,
            Action::Check { project } => check(&load(project)?)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn list() {
    for it in plan::page_types() {
        console::data(&format!("type\t{}\t{}", it.name, it.sections.join(",")));
    }
    for it in theme::names() {
        console::data(&format!("theme\t{it}\t"));
    }
    for it in Library::names() {
        console::data(&format!("kind\t{it}\t{}", plan::variants(&it).join(",")));
    }
}

fn eject(name: &str, dir: &std::path::Path) -> Result<(), Failure> {
    let all: Vec<String> = all_variants();
    let Some((kind, variant)) = name.split_once('/').filter(|_| all.iter().any(|it| it == name)) else {
        let near = did_you_mean(name, all.iter().map(String::as_str));
        let hint =
            near.map_or_else(|| "`airstrip pack list` names them".to_owned(), |it| format!("did you mean `{it}`?"));
        return Err(Failure::usage(format!("there is no variant `{name}`"), Some(hint)));
    };
    let disk = Disk::real();
    let place = Workplace::open(dir, &disk, "pack eject", PATIENCE)?;
    let start = Start::read(&place)?;
    let file = Pack::file(kind, variant);
    if place.found(&file)? != Found::Nothing {
        let hint = "it is yours: change it, or delete it to build from the one in the program again";
        return Err(Failure::usage(format!("the project has `{file}` already"), Some(hint.to_owned())));
    }
    let library = Library::read([kind]);
    let source = library.kind(kind).and_then(|it| it.variant(variant)).map(|it| it.source.clone());
    let path = ProjectPath::new(file.as_str()).map_err(PipelineError::from)?;
    place.commit(&[Change { path, was: None, now: source.map(String::into_bytes) }])?;
    console::data(&file);
    let shown: Vec<String> = start
        .plan
        .sections
        .iter()
        .filter(|it| it.kind == kind && it.variant == variant)
        .map(|it| it.id.to_string())
        .collect();
    console::say(&if shown.is_empty() {
        format!("no section has it yet: `airstrip section variant ID {variant}` gives it to one")
    } else {
        format!("it shows {}: change it, then run `airstrip build`", shown.join(", "))
    });
    Ok(())
}

/// All variants, as they are named here.
fn all_variants() -> Vec<String> {
    let of = |kind: String| plan::variants(&kind).into_iter().map(move |it| format!("{kind}/{it}"));
    Library::names().into_iter().flat_map(of).collect()
}

fn check(project: &Project) -> Result<(), Failure> {
    let text = project.text(PLAN_FILE).unwrap_or_default();
    let plan = parse(text).map_err(|it| Failure::Findings(with_sources(project, it)))?;
    let (all, mut pack, mut wrong) = (all_variants(), Pack::default(), Vec::new());
    for (path, bytes) in project.files().filter(|(path, _)| path.as_str().starts_with(PACK)) {
        let known = Pack::parse(path.as_str()).filter(|(kind, variant)| all.contains(&format!("{kind}/{variant}")));
        match (known, std::str::from_utf8(bytes)) {
            (Some((kind, variant)), Ok(text)) => pack.put(kind, variant, text.to_owned()),
            (Some(_), Err(_)) => wrong.push((unlike(path.as_str(), "it is no text"), None)),
            (None, _) => wrong.push((unlike(path.as_str(), "no variant of the library is called so"), None)),
        }
    }
    let gate = workshop::gate_with(&plan, project, &pack).map_err(|it| Failure::Findings(with_sources(project, it)))?;
    wrong.extend(judge_pack(&gate, &plan, &pack));
    if !wrong.is_empty() {
        return Err(Failure::Findings(wrong));
    }
    for (kind, variant, _) in pack.variants() {
        console::data(&Pack::file(kind, variant));
    }
    console::say(&match pack.variants().count() {
        0 => "the project has no pack of its own: `airstrip pack eject KIND/VARIANT` begins one".to_owned(),
        1 => "the variant passes the gate".to_owned(),
        count => format!("all {count} variants pass the gate"),
    });
    Ok(())
}

fn unlike(path: &str, why: &str) -> Diagnostic {
    let finding = Diagnostic::error("pack-file", Place::START, format!("nothing can be made from it: {why}"));
    finding.in_file(path).help("`airstrip pack list` names the variants, and `airstrip pack eject` copies one")
}
