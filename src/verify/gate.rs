//! The six stages in order, cheapest first.

use serde_json::Value;

use super::draft::{Author, Draft, DraftForm, Rejection};
use super::section::Section;
use super::{audit, names, policy, render, shape, structure};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Plan, SectionSpec};
use crate::render::{Module, Renderer, Trust};
use crate::section::{Kind, Library};
use crate::syntax;

/// What the gate needs to judge a draft. Made once, and then shared by all threads.
pub struct Gate {
    /// The kinds there are.
    pub library: Library,
    /// The engines.
    pub renderer: Renderer,
    pub(super) kit: Vec<KitModule>,
    /// Whether the kit is the one in the binary, so that sections of the library may run in this process.
    own_kit: bool,
}

/// One module of the kit, compiled.
pub(super) struct KitModule {
    pub(super) module: Module,
    pub(super) exports: Vec<String>,
    pub(super) icons: Vec<String>,
    pub(super) classes: Vec<String>,
}

impl Gate {
    /// A gate with the kit from the binary.
    pub fn new(library: Library, renderer: Renderer) -> Self {
        let kit = render::own_kit();
        Self { library, renderer, kit, own_kit: true }
    }

    /// A gate with a project's kit: modules by name. Findings come with the name of the module they are in.
    pub fn with_kit(
        library: Library,
        renderer: Renderer,
        sources: &[(String, String)],
    ) -> Result<Self, Vec<(String, Diagnostic)>> {
        let own_kit = render::is_own(sources);
        let mut gate = Self { library, renderer, kit: render::kit(sources.to_vec())?, own_kit };
        if own_kit {
            return Ok(gate);
        }
        let judge = |(name, source): &(String, String)| {
            let reading = syntax::read(source);
            let mut found = names::check(&gate, &reading);
            found.extend(policy::check(source, &reading));
            found.into_iter().map(|it| (name.clone(), it)).collect::<Vec<_>>()
        };
        let found: Vec<_> = sources.iter().flat_map(judge).filter(|(_, it)| it.severity == Severity::Error).collect();
        gate.own_kit = false;
        if found.is_empty() { Ok(gate) } else { Err(found) }
    }

    /// Class names of the kit that a stylesheet must have, with repeats.
    pub fn kit_classes(&self) -> impl Iterator<Item = &str> {
        self.kit.iter().flat_map(|it| it.classes.iter().map(String::as_str))
    }
}

/// Judges `draft` for the section `spec` of `plan`.
pub fn verify(gate: &Gate, plan: &Plan, spec: &SectionSpec, draft: Draft) -> Result<Section, Rejection> {
    let kind = gate.library.kind(&spec.kind).ok_or_else(|| refuse(shape::no_kind(spec)))?;
    let (source, content, trust) = parts(kind, spec, draft.form)?;
    let trust = if gate.own_kit { trust } else { Trust::Foreign };
    let reject = |findings: Vec<Diagnostic>| Rejection { findings, source: Some(source.clone()) };
    let mut notes = pass(shape::content(kind, &content)).map_err(&reject)?;
    let reading = syntax::read(&source);
    notes.extend(pass(structure::check(&reading)).map_err(&reject)?);
    notes.extend(pass(names::check(gate, &reading)).map_err(&reject)?);
    notes.extend(pass(policy::check(&source, &reading)).map_err(&reject)?);
    notes.extend(pass(policy::words(&content)).map_err(&reject)?);
    let compiled = syntax::compile(&source).map_err(&reject)?;
    let html = render::html(gate, spec, &compiled, &content, trust).map_err(|it| reject(vec![it]))?;
    notes.extend(
        pass(audit::check(
            gate,
            plan,
            spec,
            &audit::Shown { html: &html, reading: &reading, content: &content, author: draft.author, trust },
        ))
        .map_err(&reject)?,
    );
    Ok(Section {
        spec: spec.clone(),
        needs_client: names::needs_client(&reading),
        classes: reading.classes.iter().chain(&reading.strings).map(|it| it.text.clone()).collect(),
        source,
        content,
        html,
        findings: notes,
        author: draft.author,
    })
}

/// The component, its words, and where it may run.
fn parts(kind: &Kind, spec: &SectionSpec, form: DraftForm) -> Result<(String, Value, Trust), Rejection> {
    let of_library = |source: &str| kind.variants.iter().any(|it| it.source == source);
    match form {
        DraftForm::Content(content) => {
            let variant = kind.variant(&spec.variant).ok_or_else(|| refuse(shape::no_variant(kind, spec)))?;
            Ok((variant.source.clone(), content, Trust::Library))
        }
        DraftForm::Code { text, content } if of_library(&text) => Ok((text, content, Trust::Library)),
        DraftForm::Code { text, content } => {
            let source = shape::unfence(&text).map_err(refuse)?;
            let findings =
                pass(shape::code(&source)).map_err(|findings| Rejection { findings, source: Some(source.clone()) });
            findings.map(|_| (source, content, Trust::Foreign))
        }
    }
}

fn refuse(finding: Diagnostic) -> Rejection {
    Rejection { findings: vec![finding], source: None }
}

/// The findings that let a draft pass, or all of them if one does not.
fn pass(findings: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    if findings.iter().any(|it| it.severity == Severity::Error) { Err(findings) } else { Ok(findings) }
}

/// Whether an author may only say what the brief gives.
pub(super) fn must_not_invent(author: Author) -> bool {
    author != Author::Hand
}
