//! `airstrip section`: changes the section list of a plan, and builds.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::build::{Asked, BuildOptions, PATIENCE, realise};
use super::console;
use super::failure::Failure;
use super::models::ModelOptions;
use crate::export::{Change, Disk, ExportError, Workplace};
use crate::path::{ProjectPath, SectionId};
use crate::plan::{self, Edit, PLAN_FILE, Plan, SectionSpec, parse};
use crate::section::{Library, PagePart};

#[derive(Debug, Args)]
pub(super) struct Section {
    #[command(subcommand)]
    change: Action,
    /// The project
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    project: PathBuf,
    #[command(flatten)]
    options: BuildOptions,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the sections of the page in their order
    List,
    /// Add a section
    Add {
        /// Its kind
        #[arg(value_parser = names(Library::names()))]
        kind: String,
        /// Its variant [default: the kind's first]
        #[arg(long)]
        variant: Option<String>,
        /// Its id [default: the kind]
        #[arg(long)]
        id: Option<String>,
        /// The section that it follows [default: the last one before the footer]
        #[arg(long, value_name = "ID")]
        after: Option<String>,
        #[command(flatten)]
        models: Box<ModelOptions>,
    },
    /// Write a section anew
    Redo {
        /// The section
        id: String,
        #[command(flatten)]
        models: Box<ModelOptions>,
    },
    /// Remove a section
    Remove {
        /// The section
        id: String,
    },
    /// Move a section
    Move {
        /// The section
        id: String,
        /// The section that it will follow
        #[arg(long, value_name = "ID", required_unless_present = "before")]
        after: Option<String>,
        /// The section that it will come before
        #[arg(long, value_name = "ID", conflicts_with = "after")]
        before: Option<String>,
    },
    /// Show a section in another variant
    Variant {
        /// The section
        id: String,
        /// The variant
        #[arg(value_parser = names(all_variants()))]
        variant: String,
    },
}

impl Section {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let file = self.project.join(PLAN_FILE);
        let text = fs::read_to_string(&file).map_err(|_| ExportError::NoProject(self.project.clone()))?;
        let plan = parse(&text).map_err(|it| found(&text, it))?;
        match &self.change {
            Action::List => {
                for it in &plan.sections {
                    console::data(&format!("{}\t{}\t{}", it.id, it.kind, it.variant));
                }
                Ok(ExitCode::SUCCESS)
            }
            Action::Redo { id, models } => self.redo(&plan, id, models),
            change => {
                let changed = edited(&text, &plan, change)?;
                parse(&changed).map_err(|it| found(&changed, it))?;
                self.write_plan(&text, &changed)?;
                let anew = new_section(&plan, &changed);
                let models = match change {
                    Action::Add { models, .. } => Some(models.as_ref()),
                    _ => None,
                };
                realise(&self.project, change.name(), &self.options, &Asked { anew, models, ..Asked::default() })
            }
        }
    }

    fn write_plan(&self, was: &str, now: &str) -> Result<(), Failure> {
        let disk = Disk::real();
        let place = Workplace::open(&self.project, &disk, "section", PATIENCE)?;
        let path = ProjectPath::new(PLAN_FILE).map_err(crate::pipeline::PipelineError::from)?;
        place.commit(&[Change { path, was: Some(was.into()), now: Some(now.into()) }])?;
        Ok(())
    }

    /// The section's two files are written as new. `airstrip undo` brings back what they were.
    fn redo(&self, plan: &Plan, id: &str, models: &ModelOptions) -> Result<ExitCode, Failure> {
        let spec = plan.section(id).ok_or_else(|| no_section(plan, id))?;
        let renewed = [format!("src/content/{}.ts", spec.id.camel()), format!("src/sections/{}.tsx", spec.id.pascal())];
        let asked = Asked { renewed: renewed.into(), anew: Some(spec.id.clone()), models: Some(models) };
        realise(&self.project, "section redo", &self.options, &asked)
    }
}

/// The section that `changed` has and `plan` has not.
fn new_section(plan: &Plan, changed: &str) -> Option<SectionId> {
    let after = parse(changed).ok()?;
    after.sections.into_iter().map(|it| it.id).find(|it| plan.section(it.as_str()).is_none())
}

/// Names that a shell completes. They live as long as the program, as clap wants them.
fn names(all: Vec<String>) -> PossibleValuesParser {
    PossibleValuesParser::new(all.into_iter().map(|it| &*it.leak()))
}

fn all_variants() -> Vec<String> {
    let mut all: Vec<String> = Library::names().iter().flat_map(|it| plan::variants(it)).collect();
    all.sort();
    all.dedup();
    all
}

impl Action {
    fn name(&self) -> &'static str {
        match self {
            Self::List => "section list",
            Self::Add { .. } => "section add",
            Self::Redo { .. } => "section redo",
            Self::Remove { .. } => "section remove",
            Self::Move { .. } => "section move",
            Self::Variant { .. } => "section variant",
        }
    }
}

fn edited(text: &str, plan: &Plan, change: &Action) -> Result<String, Failure> {
    let at = |id: &str| plan.sections.iter().position(|it| it.id.as_str() == id).ok_or_else(|| no_section(plan, id));
    let refused = |it: plan::EditError| Failure::usage(it.to_string(), Some(format!("edit `{PLAN_FILE}` by hand")));
    let done = match change {
        Action::Add { kind, variant, id, after, .. } => {
            let place = match after {
                Some(it) => at(it)? + 1,
                None => place_of(plan, kind),
            };
            let spec = added(plan, kind, variant.as_deref(), id.as_deref())?;
            plan::edit(text, &Edit::Add(&spec, place))
        }
        Action::Remove { id } => {
            at(id)?;
            plan::edit(text, &Edit::Remove(id))
        }
        Action::Move { id, after, before } => {
            let from = at(id)?;
            let to = match (after, before) {
                (Some(it), _) => at(it)? + 1,
                (None, Some(it)) => at(it)?,
                (None, None) => from,
            };
            // Without the section, those behind it are one place nearer.
            plan::edit(text, &Edit::Move(id, if to > from { to - 1 } else { to }))
        }
        Action::Variant { id, variant } => {
            let spec = &plan.sections[at(id)?];
            known_variant(&spec.kind, variant)?;
            plan::edit(text, &Edit::Variant(id, variant))
        }
        Action::List | Action::Redo { .. } => Ok(text.to_owned()),
    };
    done.map_err(refused)
}

fn added(plan: &Plan, kind: &str, variant: Option<&str>, id: Option<&str>) -> Result<SectionSpec, Failure> {
    let variant = match variant {
        Some(it) => known_variant(kind, it)?,
        None => plan::variants(kind).first().cloned().unwrap_or_default(),
    };
    let id = id.map_or_else(|| free_id(plan, kind), str::to_owned);
    let id = SectionId::new(id).map_err(|it| Failure::usage(it.to_string(), Some("such as `faq-2`".to_owned())))?;
    Ok(SectionSpec { id, kind: kind.to_owned(), variant, brief: String::new(), locked: false })
}

fn free_id(plan: &Plan, kind: &str) -> String {
    let names = std::iter::once(kind.to_owned()).chain((2..).map(|it| format!("{kind}-{it}")));
    names.into_iter().find(|it| plan.section(it).is_none()).unwrap_or_default()
}

/// Where a section of `kind` goes if nobody says: at the end of its part of the page.
fn place_of(plan: &Plan, kind: &str) -> usize {
    let library = Library::read(plan.sections.iter().map(|it| it.kind.as_str()).chain([kind]));
    let part = |kind: &str| library.kind(kind).map_or(PagePart::Main, |it| it.place);
    match part(kind) {
        PagePart::Header => 0,
        PagePart::Footer => plan.sections.len(),
        PagePart::Main => {
            let footer = plan.sections.iter().rposition(|it| part(&it.kind) != PagePart::Footer);
            footer.map_or(0, |it| it + 1)
        }
    }
}

fn known_variant(kind: &str, variant: &str) -> Result<String, Failure> {
    let names = plan::variants(kind);
    match plan::known("unknown-variant", "variant", variant, &names, crate::diagnostic::Place::START) {
        Some(it) => Err(Failure::usage(it.message, it.help)),
        None => Ok(variant.to_owned()),
    }
}

fn no_section(plan: &Plan, id: &str) -> Failure {
    let ids: Vec<&str> = plan.sections.iter().map(|it| it.id.as_str()).collect();
    Failure::usage(format!("the plan has no section `{id}`"), Some(format!("there are: {}", ids.join(", "))))
}

fn found(text: &str, findings: Vec<crate::diagnostic::Diagnostic>) -> Failure {
    Failure::Findings(findings.into_iter().map(|it| (it, Some(text.to_owned()))).collect())
}
