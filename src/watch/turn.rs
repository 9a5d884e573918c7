//! One turn: the project is built as it is now, and the page made from it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::diagnostic::Diagnostic;
use crate::export::{
    Conflict, Disk, ExportError, Policy, Workplace, ZipOptions, list, load_without, record, replace_folder,
    write_zip_of,
};
use crate::pipeline::{self, Kept, PipelineError, Shop, Start, build};
use crate::plan::Plan;
use crate::project::Project;
use crate::render::Renderer;
use crate::section::Pack;
use crate::site::static_site;
use crate::verify::Section;

/// How long another airstrip is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is watched, and what is kept fresh.
pub struct Order<'a> {
    /// The project.
    pub dir: PathBuf,
    /// A zip of the project.
    pub zip: Option<PathBuf>,
    /// Whether files that look like keys are packed too.
    pub allow_secrets: bool,
    /// A folder with the finished site.
    pub out: Option<PathBuf>,
    /// Whether to look for changes instead of being told.
    pub poll: bool,
    /// Makes engines.
    pub renderer: &'a (dyn Fn() -> Renderer + Sync),
}

impl Order<'_> {
    /// What is kept fresh.
    pub(super) fn kept(&self) -> impl Iterator<Item = &PathBuf> {
        self.zip.iter().chain(&self.out)
    }

    /// The zip that is kept fresh, where it lies in the project itself.
    fn own(&self) -> Option<PathBuf> {
        let file = fs::canonicalize(self.zip.as_ref()?).ok()?;
        file.starts_with(&self.dir).then_some(file)
    }
}

/// What the person is told.
#[derive(Debug)]
pub enum Said {
    /// A build changed these files.
    Built(Vec<String>),
    /// The page was made again.
    Shown(Duration),
    /// Files that could not be merged.
    Conflicts(Vec<Conflict>),
    /// What is wrong, with the text it points into.
    Wrong(Vec<(Diagnostic, Option<String>)>),
    /// Nothing is wrong any more.
    Fixed,
    /// Something failed that is no finding; whether it is tried again by itself.
    Failed(String, bool),
    /// What is kept fresh could not be written for a while, and is now.
    Fresh(Vec<PathBuf>),
}

/// What is kept from turn to turn.
#[derive(Default)]
pub(super) struct Memory {
    shop: Option<(String, Pack, Shop)>,
    kept: Option<Kept>,
    page: Option<(Plan, Vec<Section>)>,
    /// The hash of what was there when the page was made.
    built: Option<String>,
    tree: Option<String>,
    broken: Vec<Diagnostic>,
}

/// What one turn came to.
pub(super) struct Turned {
    pub(super) changed: Vec<String>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) broken: Vec<Diagnostic>,
    /// The site, if it is another one now.
    pub(super) site: Option<Project>,
    /// The project as it is on the disk.
    pub(super) tree: Project,
}

/// Why a turn came to nothing.
pub(super) enum Stopped {
    /// A file was saved meanwhile: what would have been written is old already.
    Meanwhile,
    Findings(Vec<(Diagnostic, Option<String>)>),
    Failed(String),
}

/// Builds the project and makes its page.
pub(super) async fn turn(order: &Order<'_>, memory: &mut Memory) -> Result<Turned, Stopped> {
    let (changed, conflicts, broken) = realise(order, memory).await.map_err(stopped)?;
    let tree = load_without(&order.dir, order.own().as_deref()).map_err(|it| stopped(it.into()))?;
    let mut turned = Turned { changed, conflicts, broken, site: None, tree };
    let key = hash(&turned.tree) + &rest(order, &turned.tree).map_err(|it| stopped(it.into()))?;
    if memory.tree.as_ref() == Some(&key) {
        return Ok(turned);
    }
    if let (Some((plan, sections)), Some((.., shop))) = (&memory.page, &memory.shop) {
        let site = static_site(&shop.gate, &turned.tree, plan, sections);
        turned.site = Some(site.map_err(|it| Stopped::Failed(chain(&it)))?);
        memory.tree = Some(key);
    }
    Ok(turned)
}

type Realised = (Vec<String>, Vec<Conflict>, Vec<Diagnostic>);

async fn realise(order: &Order<'_>, memory: &mut Memory) -> Result<Realised, PipelineError> {
    let disk = Disk::real();
    let place = Workplace::open(&order.dir, &disk, "watch", PATIENCE)?;
    let start = Start::read(&place)?;
    // What another airstrip built is unchanged too, but it is not the page that is kept here.
    if start.unchanged && memory.built.as_ref() == Some(&start.fingerprint) {
        return Ok((Vec::new(), Vec::new(), memory.broken.clone()));
    }
    let key = start.gate_key(&place)?;
    if memory.shop.as_ref().is_none_or(|it| it.0 != key || it.1 != start.pack) {
        let renderer = (order.renderer)();
        renderer.warm();
        let shop = Shop::offline(pipeline::kit_gate(&place, &start, renderer)?);
        // Sections whose variant nobody changed stay.
        let before = memory.shop.take().filter(|it| it.0 == key).map(|it| it.1);
        memory.kept = memory.kept.take().zip(before).map(|(mut kept, before)| {
            kept.forget_changed(&before, &start.pack);
            kept
        });
        memory.shop = Some((key, start.pack.clone(), shop));
    }
    let Some((.., shop)) = &memory.shop else { return Ok((Vec::new(), Vec::new(), Vec::new())) };
    // Drafts are read again: another airstrip may have had one written anew.
    let kept = Kept::of(&start.own).after(memory.kept.as_ref());
    let asked = pipeline::Order { policy: Policy::Offer, ..pipeline::Order::default() };
    let built = build(shop, (&place, &start), &asked, &kept, &|_| {}).await?;
    let names = built.changes.iter().map(|it| it.path.to_string());
    let changed: Vec<String> = names.filter(|it| !it.starts_with(".airstrip/")).collect();
    let mut changes = built.changes;
    if !changed.is_empty() {
        let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
        changes = record(&place, ("watch", time), changes, (start.bases.plan(), &start.text))?;
    }
    place.commit(&changes)?;
    Start::settle(&place, &built.left)?;
    memory.built = Some(built.left);
    memory.kept = Some(built.kept);
    memory.page = Some((start.plan, built.sections));
    memory.tree = None;
    memory.broken.clone_from(&built.broken);
    Ok((changed, built.merged.conflicts, built.broken))
}

/// Writes the zip and the folder that are kept fresh.
pub(super) fn export(order: &Order<'_>, site: Option<&Project>) -> Result<(), ExportError> {
    let disk = Disk::real();
    if let Some(file) = &order.zip {
        let options = ZipOptions { force: true, allow_secrets: order.allow_secrets };
        write_zip_of(&disk, &list(&order.dir)?, file, options)?;
    }
    if let (Some(dir), Some(site)) = (&order.out, site) {
        replace_folder(&disk, site, dir)?;
    }
    Ok(())
}

/// What the zip has besides the tree, by name, size and time: files that are too large to be read for a page.
fn rest(order: &Order<'_>, tree: &Project) -> Result<String, ExportError> {
    if order.zip.is_none() {
        return Ok(String::new());
    }
    let listing = list(&order.dir)?.without(order.own().as_deref());
    let others = listing.files().filter(|it| tree.get(&it.name).is_none());
    let state = |it: &Path| fs::metadata(it).ok().map(|it| (it.len(), it.modified().ok()));
    let lines: Vec<String> = others.map(|it| format!("\n{} {:?}", it.name, state(&it.full))).collect();
    Ok(lines.concat())
}

fn stopped(error: PipelineError) -> Stopped {
    match error {
        PipelineError::Export(ExportError::Changed(_)) => Stopped::Meanwhile,
        PipelineError::Plan(text, found) => {
            let source = (!text.is_empty()).then_some(text);
            Stopped::Findings(found.into_iter().map(|it| (it, source.clone())).collect())
        }
        PipelineError::Pack(found) => Stopped::Findings(found),
        PipelineError::Page(found) => Stopped::Findings(found.into_iter().map(|it| (it, None)).collect()),
        PipelineError::Rejected { rejection, .. } => {
            let source = rejection.source.clone();
            Stopped::Findings(rejection.findings.into_iter().map(|it| (it, source.clone())).collect())
        }
        other => Stopped::Failed(chain(&other)),
    }
}

pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(it) = next {
        text.push_str(&format!("\n  caused by: {it}"));
        next = it.source();
    }
    text
}

fn hash(project: &Project) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in project.files() {
        hasher.update(path.as_str().as_bytes()).update(&[0]).update(blake3::hash(bytes).as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
