//! Where a build starts: the plan, what was written before, and whether anything changed since.

use std::collections::BTreeMap;

use super::error::PipelineError;
use super::pack::{judge_pack, own_pack};
use crate::assets;
use crate::diagnostic::Diagnostic;
use crate::export::{
    BASE_FILE, Bases, ExportError, Found, Merged, OFFER, Outcome, Request, Versions, Workplace, merge_file,
};
use crate::path::ProjectPath;
use crate::plan::{PLAN_FILE, Plan, parse};
use crate::project::Project;
use crate::receipt::RECEIPT_FILE;
use crate::render::Renderer;
use crate::scaffold::kit_files;
use crate::section::{Library, Pack};
use crate::store::DRAFTS;
use crate::verify::Gate;

/// Where a project keeps the hash of what its last build found and left.
const BUILT: &str = "built";
/// Where a project has the kit.
const KIT: &str = "src/components/ui/";

/// Where a build starts.
#[derive(Debug)]
pub struct Start {
    /// The plan.
    pub plan: Plan,
    /// The plan as text.
    pub text: String,
    /// What airstrip last wrote.
    pub bases: Bases,
    /// The files of airstrip's own that a build reads: drafts and the receipt.
    pub own: Project,
    /// What the project has of a pack of its own.
    pub pack: Pack,
    /// The hash of everything that a build is made from.
    pub fingerprint: String,
    /// Whether nothing changed since the last build.
    pub unchanged: bool,
}

impl Start {
    /// Reads where a build of the project at `place` starts.
    pub fn read(place: &Workplace<'_>) -> Result<Self, PipelineError> {
        let text = text_at(place, PLAN_FILE)?.unwrap_or_default();
        let plan = parse(&text).map_err(|it| PipelineError::Plan(text.clone(), it))?;
        let bases = text_at(place, BASE_FILE)?.as_deref().and_then(Bases::parse).unwrap_or_default();
        let mut own = Project::new();
        let drafts = plan.sections.iter().map(|it| format!("{DRAFTS}{}.json", it.id));
        for path in drafts.chain([RECEIPT_FILE.to_owned()]) {
            if let (Found::File(bytes), Ok(path)) = (place.found(&path)?, ProjectPath::new(path.as_str())) {
                own.put(path, bytes);
            }
        }
        let pack = own_pack(place, &plan)?;
        let fingerprint = fingerprint((&text, &bases, &own), &pack, &|path| place.found(path))?;
        let unchanged = place.read_local(BUILT).is_some_and(|it| it == fingerprint.as_bytes());
        Ok(Self { plan, text, bases, own, pack, fingerprint, unchanged })
    }

    /// Files whose conflict waits for you.
    pub fn waiting(&self, place: &Workplace<'_>) -> Result<Vec<String>, PipelineError> {
        let mut waiting = Vec::new();
        for path in self.bases.waiting() {
            if place.found(&format!("{path}{OFFER}"))? != Found::Nothing {
                waiting.push(path.to_owned());
            }
        }
        Ok(waiting)
    }

    /// Remembers that everything was built as `fingerprint` says: what the build read and what it made of it. A file that
    /// was saved since is none of that, so that the next build finds it changed.
    pub fn settle(place: &Workplace<'_>, fingerprint: &str) -> Result<(), PipelineError> {
        if place.read_local(BUILT).is_none_or(|it| it != fingerprint.as_bytes()) {
            place.write_local(BUILT, fingerprint.as_bytes())?;
        }
        Ok(())
    }

    /// The hash of what a build from here leaves: `merged` of what it found in `yours`, and its own files in `new`.
    pub(super) fn left(
        &self,
        merged: &Merged,
        yours: &BTreeMap<String, Found>,
        new: &Project,
    ) -> Result<String, PipelineError> {
        let mut own = Project::new();
        let drafts = self.plan.sections.iter().map(|it| format!("{DRAFTS}{}.json", it.id));
        for path in drafts.chain([RECEIPT_FILE.to_owned()]) {
            if let (Some(bytes), Ok(path)) = (new.get(&path), ProjectPath::new(path.as_str())) {
                own.put(path, bytes.to_vec());
            }
        }
        let found = |path: &str| {
            let known = ProjectPath::new(path).ok();
            let written = known.as_ref().and_then(|it| merged.writes.get(it));
            let removed = known.as_ref().is_some_and(|it| merged.removes.contains(it));
            Ok(match written {
                Some(bytes) => Found::File(bytes.clone()),
                None if removed => Found::Nothing,
                None => yours.get(path).cloned().unwrap_or(Found::Nothing),
            })
        };
        fingerprint((&self.text, &merged.bases, &own), &self.pack, &found)
    }

    /// The hash of what a gate is made from besides the project's own pack: while both stay, a gate may be used again.
    pub fn gate_key(&self, place: &Workplace<'_>) -> Result<String, PipelineError> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(assets::fingerprint().as_bytes());
        for kind in self.plan.sections.iter().map(|it| it.kind.as_str()) {
            hasher.update(kind.as_bytes()).update(&[0]);
        }
        for (path, new) in kit_files() {
            let there = match place.found(&path)? {
                Found::File(bytes) => bytes,
                _ => Vec::new(),
            };
            hasher.update(&(there.len() as u64).to_le_bytes()).update(&there).update(new.as_bytes());
        }
        Ok(hasher.finalize().to_hex().to_string())
    }
}

/// The hash of everything that a build is made from: the plan, the bases, airstrip's own files, the project's own pack,
/// and every file that is merged, as `found` finds it.
fn fingerprint(
    (text, bases, own): (&str, &Bases, &Project),
    pack: &Pack,
    found: &dyn Fn(&str) -> Result<Found, ExportError>,
) -> Result<String, PipelineError> {
    let mut hasher = blake3::Hasher::new();
    let mut put = |name: &str, bytes: &[u8]| {
        let length = (bytes.len() as u64).to_le_bytes();
        hasher.update(name.as_bytes()).update(&[0]).update(&length).update(bytes);
    };
    put(env!("CARGO_PKG_VERSION"), assets::fingerprint().as_bytes());
    put(PLAN_FILE, text.as_bytes());
    put(BASE_FILE, bases.print().as_bytes());
    for (path, bytes) in own.files() {
        put(path.as_str(), bytes);
    }
    for (kind, variant, source) in pack.variants() {
        put(&Pack::file(kind, variant), source.as_bytes());
    }
    for path in Request::paths(bases, &Project::new()) {
        match found(&path)? {
            Found::Nothing => {}
            Found::Other => put(&path, b"\0other"),
            Found::File(bytes) => put(&path, &bytes),
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// A gate for the plan with the kit as it will be, yours where you edited it, else the one in the binary; and with the
/// project's own pack, which is judged first.
pub fn kit_gate(place: &Workplace<'_>, start: &Start, renderer: Renderer) -> Result<Gate, PipelineError> {
    let mut kit = Vec::new();
    for (path, new) in kit_files() {
        let name = path.trim_start_matches(KIT).trim_end_matches(".tsx").to_owned();
        let yours = place.found(&path)?;
        let versions = Versions { path: &path, base: start.bases.get(&path), yours: &yours, new: Some(new.as_bytes()) };
        let bytes = match (merge_file(versions, &|_, _| None), yours) {
            (Outcome::Write(bytes), _) => bytes,
            (Outcome::StaysDeleted, _) => continue,
            (_, Found::File(yours)) => yours,
            _ => new.into_bytes(),
        };
        kit.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    let library = Library::read(start.plan.sections.iter().map(|it| it.kind.as_str())).with_pack(&start.pack);
    let in_file = |(name, it): (String, Diagnostic)| it.in_file(format!("{KIT}{name}.tsx"));
    let gate = Gate::with_kit(library, renderer, &kit)
        .map_err(|it| PipelineError::Plan(String::new(), it.into_iter().map(in_file).collect()))?;
    let wrong = judge_pack(&gate, &start.plan, &start.pack);
    if wrong.is_empty() { Ok(gate) } else { Err(PipelineError::Pack(wrong)) }
}

fn text_at(place: &Workplace<'_>, path: &str) -> Result<Option<String>, PipelineError> {
    Ok(match place.found(path)? {
        Found::File(bytes) => String::from_utf8(bytes).ok(),
        _ => None,
    })
}
