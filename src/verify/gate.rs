//! The six stages in order, cheapest first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::brief::Brief;
use super::draft::{Author, Draft, DraftForm, Rejection};
use super::section::Section;
use super::{audit, names, policy, render, shape, structure};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Plan, SectionSpec};
use crate::render::{KitModule, Renderer, Trust, Unit};
use crate::section::{Kind, Library};
use crate::syntax::{self, Compiled, Reading, TextRole};

/// What the gate needs to judge a draft. Made once, and then shared by all threads.
pub struct Gate {
    /// The kinds there are.
    pub library: Library,
    /// The engines.
    pub renderer: Renderer,
    pub(super) kit: Vec<KitModule>,
    /// The library's components that were needed so far, by their source.
    known: Mutex<HashMap<String, Arc<Component>>>,
    /// Whether the kit is the one in the binary, so that sections of the library may run in this process.
    own_kit: bool,
    /// The rule that is off.
    spared: Option<&'static str>,
}

/// The kit in the binary, compiled.
pub struct OwnKit(Vec<KitModule>);

impl OwnKit {
    /// Compiles it: most of what a gate takes.
    pub fn compile() -> Self {
        Self(render::own_kit())
    }
}

/// A component that passed the stages that look at code, ready to be rendered.
pub(super) struct Component {
    pub(super) compiled: Compiled,
    pub(super) reading: Reading,
    pub(super) classes: Vec<String>,
}

/// Everything that the stages are told besides the draft itself.
pub(super) struct Case<'a> {
    pub(super) gate: &'a Gate,
    pub(super) plan: &'a Plan,
    pub(super) spec: &'a SectionSpec,
    pub(super) kind: &'a Kind,
    pub(super) brief: Brief,
    pub(super) trust: Trust,
}

impl Gate {
    /// A gate with the kit from the binary.
    pub fn new(library: Library, renderer: Renderer) -> Self {
        Self::with_own_kit(library, renderer, OwnKit::compile())
    }

    /// The same, with a kit that is compiled already.
    pub fn with_own_kit(library: Library, renderer: Renderer, OwnKit(kit): OwnKit) -> Self {
        Self { library, renderer, kit, known: Mutex::default(), own_kit: true, spared: None }
    }

    /// A gate with a project's kit: names and sources of modules. Findings come with the name of their module.
    pub fn with_kit(
        library: Library,
        renderer: Renderer,
        sources: &[(String, String)],
    ) -> Result<Self, Vec<(String, Diagnostic)>> {
        let own_kit = render::is_own(sources);
        let kit = render::kit(sources)?;
        let gate = Self { library, renderer, kit, known: Mutex::default(), own_kit, spared: None };
        let judged = if own_kit { Vec::new() } else { gate.judge_kit(sources) };
        if judged.is_empty() { Ok(gate) } else { Err(judged) }
    }

    /// Turns the rule `code` off, to show that nothing else refuses what it refuses. No page is made with such a gate.
    #[doc(hidden)]
    pub fn spare(&mut self, code: &'static str) {
        self.spared = Some(code);
    }

    /// The findings that let a draft pass, or all of them if one does not.
    fn pass(&self, mut findings: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        findings.retain(|it| self.spared != Some(it.code));
        if findings.iter().any(|it| it.severity == Severity::Error) { Err(findings) } else { Ok(findings) }
    }

    fn judge_kit(&self, sources: &[(String, String)]) -> Vec<(String, Diagnostic)> {
        let mut found = Vec::new();
        for (name, source) in sources {
            let of_module = match syntax::read(source) {
                reading if !reading.findings.is_empty() => reading.findings,
                reading => {
                    let mut of_module = names::check(self, source, &reading);
                    of_module.extend(policy::check(&Brief::none(), source, &reading));
                    of_module
                }
            };
            let errors = of_module.into_iter().filter(|it| it.severity == Severity::Error);
            found.extend(errors.map(|it| (name.clone(), it)));
        }
        found
    }

    /// Class names of the kit that a stylesheet must have, with repeats.
    pub fn kit_classes(&self) -> impl Iterator<Item = &str> {
        self.kit.iter().flat_map(|it| it.classes.iter().map(String::as_str))
    }

    /// `section` and what it imports, as a browser takes it over.
    pub fn island(&self, section: &Section) -> Result<Unit, Vec<Diagnostic>> {
        let compiled = syntax::compile(section.source())?;
        Ok(render::unit(&self.kit, &compiled, section.spec.id.as_str(), &section.content, true))
    }

    /// A component of the library: its code was judged when the library was tested.
    fn of_library(&self, source: &str) -> Result<Arc<Component>, Vec<Diagnostic>> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = known().get(source) {
            return Ok(Arc::clone(it));
        }
        let made = Arc::new(syntax::deep(|| Component::new(source, read(source)?)).and_then(|it| it)?);
        known().insert(source.to_owned(), Arc::clone(&made));
        Ok(made)
    }
}

impl Component {
    fn new(source: &str, reading: Reading) -> Result<Self, Vec<Diagnostic>> {
        let compiled = syntax::compile(source)?;
        Ok(Self { compiled, classes: classes(&reading), reading })
    }
}

/// The texts of a file that can hold class names: all but markup and comments.
pub(super) fn classes(reading: &Reading) -> Vec<String> {
    let texts = reading.texts.iter().filter(|it| matches!(it.role, TextRole::Class | TextRole::Code));
    texts.map(|it| it.text.clone()).collect()
}

/// What `source` says, or why it says nothing.
fn read(source: &str) -> Result<Reading, Vec<Diagnostic>> {
    let mut reading = syntax::read(source);
    if reading.findings.is_empty() { Ok(reading) } else { Err(std::mem::take(&mut reading.findings)) }
}

/// Judges `draft` for the section `spec` of `plan`.
pub fn verify(gate: &Gate, plan: &Plan, spec: &SectionSpec, draft: Draft) -> Result<Section, Rejection> {
    let author = draft.author;
    let kind = gate.library.kind(&spec.kind).ok_or_else(|| refuse(shape::no_kind(&gate.library, spec)))?;
    let (source, content, trust) = parts(kind, spec, draft)?;

    let trust = if gate.own_kit { trust } else { Trust::Foreign };
    let case = Case { gate, plan, spec, kind, brief: Brief::of(plan, author), trust };
    judge(&case, &source, &content)
        .map(|passed| Section {
            spec: spec.clone(),
            needs_client: names::needs_client(&passed.component.reading),
            classes: passed.component.classes.as_slice().into(),
            source: source.as_str().into(),
            content: content.into(),
            html: passed.html.into(),
            findings: passed.notes,
            author,
        })
        .map_err(|findings| Rejection { findings, source: Some(source) })
}

struct Passed {
    component: Arc<Component>,
    html: String,
    notes: Vec<Diagnostic>,
}

fn judge(case: &Case<'_>, source: &str, content: &Value) -> Result<Passed, Vec<Diagnostic>> {
    let mut notes = case.gate.pass(shape::content(case.kind, content, &case.plan.site.prompt))?;
    notes.extend(case.gate.pass(policy::words(&case.brief, content))?);
    let component = match case.trust {
        Trust::Library => case.gate.of_library(source)?,
        Trust::Foreign => {
            let (component, more) = syntax::deep(|| code(case, source)).and_then(|it| it)?;
            notes.extend(more);
            Arc::new(component)
        }
    };
    let needs_client = names::needs_client(&component.reading);
    let html = render::html(case, &component.compiled, content, needs_client).map_err(|it| vec![it])?;
    let shown = audit::Shown { source, content, html: &html, reading: &component.reading };
    notes.extend(case.gate.pass(audit::check(case, &shown))?);
    Ok(Passed { component, html, notes })
}

/// The stages that look at code.
fn code(case: &Case<'_>, source: &str) -> Result<(Component, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut notes = case.gate.pass(shape::code(source))?;
    let reading = read(source)?;
    notes.extend(case.gate.pass(structure::check(source, &reading))?);
    notes.extend(case.gate.pass(names::check(case.gate, source, &reading))?);
    notes.extend(case.gate.pass(policy::check(&case.brief, source, &reading))?);
    Ok((Component::new(source, reading)?, notes))
}

/// The component, its words, and where it may run.
fn parts(kind: &Kind, spec: &SectionSpec, draft: Draft) -> Result<(String, Value, Trust), Rejection> {
    let (text, content) = match draft.form {
        DraftForm::Content(content) => {
            let variant = kind.variant(&spec.variant).ok_or_else(|| refuse(shape::no_variant(kind, spec)))?;
            let trust = if variant.foreign { Trust::Foreign } else { Trust::Library };
            return Ok((variant.source.clone(), content, trust));
        }
        DraftForm::Code { text, content } => (text, content),
    };
    if kind.variants.iter().any(|it| !it.foreign && it.source == text) {
        return Ok((text, content, Trust::Library));
    }
    // What a person saved is judged as it stands; only an answer has prose around it.
    let source = if draft.author == Author::Hand { text } else { shape::unfence(&text).map_err(refuse)? };
    Ok((source, content, Trust::Foreign))
}

fn refuse(finding: Diagnostic) -> Rejection {
    Rejection { findings: vec![finding], source: None }
}

#[cfg(test)]
mod tests {
    use super::{classes, render};
    use crate::render::unknown_words;
    use crate::section::Library;
    use crate::syntax;

    /// Else its page would wait for Tailwind.
    #[test]
    fn the_class_table_knows_every_word_of_the_library() {
        let library = Library::read([]);
        let sources = library.kinds().flat_map(|it| it.variants.iter().map(|it| it.source.as_str()));
        let mut texts: Vec<String> = sources.flat_map(|it| classes(&syntax::read(it))).collect();
        texts.extend(render::own_kit().into_iter().flat_map(|it| it.classes));
        let mut words: Vec<String> =
            texts.iter().flat_map(|it| it.split_ascii_whitespace()).map(str::to_owned).collect();
        words.sort();
        words.dedup();
        assert!(words.len() > 300, "{}", words.len());
        assert_eq!(unknown_words(&words), Vec::<String>::new());
    }
}
