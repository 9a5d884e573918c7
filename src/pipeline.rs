//! The one pipeline: plan → sections → project. The only loop.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use thiserror::Error;

use crate::author;
use crate::diagnostic::{Diagnostic, Severity};
use crate::path::{PathError, ProjectPath};
use crate::plan::{PLAN_FILE, Placeholders, Plan, SectionSpec, parse};
use crate::progress::{Event, Step};
use crate::project::Project;
use crate::scaffold::{ScaffoldError, scaffold};
use crate::syntax;
use crate::verify::{Author, Draft, DraftForm, Gate, Rejection, Section, page, verify};

/// Sections that are made at once in this process. They share two engines.
const AT_ONCE: usize = 2;
/// Where the hashes of a project's files are.
const MANIFEST: &str = ".airstrip/manifest.json";

/// Why no page could be made.
#[derive(Debug, Error)]
pub enum PipelineError {
    /// A section of the library did not pass the gate: a fault of ours.
    #[error("the section `{id}` did not pass the gate")]
    Rejected {
        /// The section.
        id: String,
        /// Why.
        rejection: Box<Rejection>,
    },
    /// The sections do not make a page together.
    #[error("the sections do not make a page together")]
    Page(Vec<Diagnostic>),
    /// The tree could not be made.
    #[error("could not make the project")]
    Scaffold(#[from] ScaffoldError),
    /// A file would have a name that is not portable.
    #[error("could not place a file")]
    Path(#[from] PathError),
}

/// Writes and verifies every section of `plan`, two at a time; `watch` hears of each in the order it happens.
pub fn sections(gate: &Gate, plan: &Plan, watch: &mut dyn FnMut(Event)) -> Result<Vec<Section>, PipelineError> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<Result<Section, Rejection>>>> = Mutex::new(plan.sections.iter().map(|_| None).collect());
    thread::scope(|scope| {
        let (events, heard) = mpsc::channel();
        for _ in 0..AT_ONCE {
            let events = events.clone();
            let (next, done) = (&next, &done);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(spec) = plan.sections.get(index) else { break };
                    let result = section(gate, plan, spec, index, &events);
                    if let Ok(mut all) = done.lock() {
                        all[index] = Some(result);
                    }
                }
            });
        }
        drop(events);
        heard.into_iter().for_each(watch);
    });
    let results = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut sections = Vec::new();
    for (spec, result) in plan.sections.iter().zip(results) {
        let result = result.unwrap_or_else(|| Err(Rejection { findings: Vec::new(), source: None }));
        let failed = |it| PipelineError::Rejected { id: spec.id.to_string(), rejection: Box::new(it) };
        sections.push(result.map_err(failed)?);
    }
    let findings = page(&sections);
    let wrong = findings.iter().any(|it| it.severity == Severity::Error);
    if wrong { Err(PipelineError::Page(findings)) } else { Ok(sections) }
}

fn section(
    gate: &Gate,
    plan: &Plan,
    spec: &SectionSpec,
    index: usize,
    events: &mpsc::Sender<Event>,
) -> Result<Section, Rejection> {
    let title = gate.library.kind(&spec.kind).map_or_else(|| spec.kind.clone(), |it| it.title.clone());
    let say = |step, attempts, findings| {
        let (id, title) = (spec.id.to_string(), title.clone());
        let (number, of) = (index + 1, plan.sections.len());
        // Who listens may have gone; the section is made all the same.
        events.send(Event::Section { id, title, number, of, step, author: Author::Offline, attempts, findings }).ok();
    };
    say(Step::Writing, 0, Vec::new());
    let form = DraftForm::Content(author::write(&gate.library, plan, spec));
    let section = verify(gate, plan, spec, Draft { form, author: Author::Offline })?;
    say(Step::Accepted, 1, section.findings().to_vec());
    Ok(section)
}

/// The project of `plan` and its `sections`, with the hashes of its files.
pub fn project(gate: &Gate, plan: &Plan, sections: &[Section]) -> Result<Project, PipelineError> {
    let mut project = scaffold(&gate.library, plan, sections)?;
    let manifest = crate::export::manifest(&project);
    project.put(ProjectPath::new(MANIFEST)?, manifest);
    Ok(project)
}

/// A project as it is on the disk, judged.
#[derive(Debug)]
pub struct Checked {
    /// The plan, where it could be read.
    pub plan: Option<Plan>,
    /// The sections that passed.
    pub sections: Vec<Section>,
    /// Everything that was found, with files and places.
    pub findings: Vec<Diagnostic>,
}

/// Judges `project` as it is: its plan, the words and the component of every section, and the page.
pub fn check(gate: &Gate, project: &Project) -> Checked {
    let mut checked = Checked { plan: None, sections: Vec::new(), findings: Vec::new() };
    let plan = match parse(project.text(PLAN_FILE).unwrap_or_default()) {
        Ok(plan) => plan,
        Err(findings) => {
            checked.findings = findings;
            return checked;
        }
    };
    for spec in &plan.sections {
        match by_hand(gate, project, &plan, spec) {
            Ok(section) => {
                checked.findings.extend(placed(project, spec, section.findings().to_vec()));
                checked.sections.push(section);
            }
            Err(findings) => checked.findings.extend(findings),
        }
    }
    if checked.sections.len() == plan.sections.len() {
        checked.findings.extend(page(&checked.sections));
    }
    checked.plan = Some(plan);
    checked
}

fn content_file(spec: &SectionSpec) -> String {
    format!("src/content/{}.ts", spec.id.camel())
}

fn component_file(spec: &SectionSpec) -> String {
    format!("src/sections/{}.tsx", spec.id.pascal())
}

fn by_hand(gate: &Gate, project: &Project, plan: &Plan, spec: &SectionSpec) -> Result<Section, Vec<Diagnostic>> {
    let (words, component) = (content_file(spec), component_file(spec));
    let missing = |file: &str| {
        let message = format!("the plan has the section `{}`, but the project has no `{file}`", spec.id);
        vec![Diagnostic::error("missing-file", crate::diagnostic::Place::START, message).in_file(file)]
    };
    let text = project.text(&words).ok_or_else(|| missing(&words))?;
    let source = project.text(&component).ok_or_else(|| missing(&component))?;
    let in_words = |it: Vec<Diagnostic>| it.into_iter().map(|it| it.in_file(words.as_str())).collect::<Vec<_>>();
    let content = syntax::literal(text, &spec.id.camel()).map_err(in_words)?;
    let form = DraftForm::Code { text: source.to_owned(), content };
    verify(gate, plan, spec, Draft { form, author: Author::Hand }).map_err(|it| placed(project, spec, it.findings))
}

/// Findings of a section with their files; those that name a value by its path get its place in the content file.
fn placed(project: &Project, spec: &SectionSpec, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let words = content_file(spec);
    let places = project.text(&words).map(|it| syntax::places(it, &spec.id.camel())).unwrap_or_default();
    findings
        .into_iter()
        .map(|it| {
            let path = it.message.strip_prefix('`').and_then(|it| it.split_once('`')).map(|(path, _)| path.to_owned());
            let place = path.and_then(|path| places.iter().find(|(known, _)| *known == path));
            match place {
                Some((_, place)) => Diagnostic { place: *place, ..it }.in_file(words.as_str()),
                None if it.code == "content-schema" => it.in_file(words.as_str()),
                None => it.in_file(component_file(spec)),
            }
        })
        .collect()
}

/// How many marks of `sections` still wait for a fact.
pub fn placeholders(sections: &[Section]) -> usize {
    sections.iter().map(|it| Placeholders::open(it.content()).len()).sum()
}
