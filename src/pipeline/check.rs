//! A project as it is on the disk, judged.

use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{PLAN_FILE, Plan, SectionSpec, parse};
use crate::project::Project;
use crate::syntax;
use crate::verify::{Author, Draft, DraftForm, Gate, Section, page, verify};

/// Where a project puts its sections together.
const PAGE: &str = "src/App.tsx";

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
    checked.findings.extend(checked.sections.iter().filter_map(|it| not_taken_over(project, it)));
    checked.plan = Some(plan);
    checked
}

/// The page of a project takes over a section that runs in the browser only where `App.tsx` says so.
fn not_taken_over(project: &Project, section: &Section) -> Option<Diagnostic> {
    let id = &section.spec().id;
    let said = project.text(PAGE).is_some_and(|it| it.contains(&format!("<Island id=\"{id}\">")));
    if !section.needs_client() || said {
        return None;
    }
    let message = format!("the section `{id}` runs in the browser, but the page shows it without its script");
    let finding = Diagnostic::warning("no-island", Place::START, message).in_file(PAGE);
    Some(finding.help("run `airstrip build`; the static export needs nothing"))
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
        vec![Diagnostic::error("missing-file", Place::START, message).in_file(file)]
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
