//! A project's own pack at the gate: each variant of it with the sample of its kind, before any section is made.

use serde_json::Value;

use super::error::PipelineError;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::export::{Found, Workplace};
use crate::path::SectionId;
use crate::plan::{Facts, Plan, SectionSpec, Site};
use crate::section::{Kind, Pack};
use crate::verify::{Author, Draft, DraftForm, Gate, verify};

/// What the project at `place` has of its own for the sections of `plan`.
pub(super) fn own_pack(place: &Workplace<'_>, plan: &Plan) -> Result<Pack, PipelineError> {
    let mut pack = Pack::default();
    for spec in &plan.sections {
        let file = Pack::file(&spec.kind, &spec.variant);
        let text = match place.found(&file)? {
            Found::Nothing => continue,
            Found::File(bytes) => String::from_utf8(bytes).ok(),
            Found::Other => None,
        };
        let Some(text) = text else {
            let message = "the variant of the project's own pack is no file with a text";
            return Err(PipelineError::Pack(vec![(
                Diagnostic::error("pack-file", Place::START, message).in_file(file),
                None,
            )]));
        };
        pack.put(&spec.kind, &spec.variant, text);
    }
    Ok(pack)
}

/// Judges every variant of `pack`, which the library of `gate` has, with the sample of its kind: what is wrong, with the
/// text it points into.
pub fn judge_pack(gate: &Gate, plan: &Plan, pack: &Pack) -> Vec<(Diagnostic, Option<String>)> {
    let mut all = Vec::new();
    for (name, variant, source) in pack.variants() {
        let Some(kind) = gate.library.kind(name) else { continue };
        let Some(id) = SectionId::new(name).ok() else { continue };
        let (kind_name, variant_name) = (name.to_owned(), variant.to_owned());
        let spec = SectionSpec { id, kind: kind_name, variant: variant_name, brief: String::new(), locked: false };
        let content = anchored(kind.sample(), name);
        let draft = Draft { form: DraftForm::Content(content), author: Author::Offline };
        let Err(rejection) = verify(gate, &sample_plan(plan, kind, &spec), &spec, draft) else { continue };
        let errors = rejection.findings.into_iter().filter(|it| it.severity == Severity::Error);
        all.extend(errors.map(|it| (it.in_file(Pack::file(name, variant)), Some(source.to_owned()))));
    }
    all
}

/// The plan of a page of one section. A sample is about a product of its own: its words are its brief.
fn sample_plan(plan: &Plan, kind: &Kind, spec: &SectionSpec) -> Plan {
    let site = Site { prompt: kind.sample().to_string(), lang: "en".to_owned(), ..plan.site.clone() };
    Plan { site, facts: Facts::default(), sections: vec![spec.clone()], ..plan.clone() }
}

/// `value` with every anchor led to `id`, the only one of a page with one section.
fn anchored(value: &Value, id: &str) -> Value {
    match value {
        Value::String(text) if text.starts_with('#') => Value::String(format!("#{id}")),
        Value::Array(all) => all.iter().map(|it| anchored(it, id)).collect(),
        Value::Object(all) => all.iter().map(|(key, it)| (key.clone(), anchored(it, id))).collect(),
        other => other.clone(),
    }
}
