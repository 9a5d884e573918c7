//! Versions of sites as they are shown and exported, kept while they are in use.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use axum::body::Bytes;
use tokio::task::block_in_place;

use super::error::StudioError;
use super::state::Studio;
use super::workspace::SiteRow;
use super::{build, component};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::{self, Checked};
use crate::plan::Plan;
use crate::project::Project;
use crate::site::static_site;
use crate::verify::Section;

/// How many versions are kept.
const MOST: usize = 64;

/// One version of a site.
pub(super) struct Shown {
    pub(super) version: u32,
    pub(super) plan: Plan,
    pub(super) sections: Vec<Section>,
    pub(super) findings: Vec<Diagnostic>,
    /// The project.
    pub(super) project: Project,
    /// The finished static site.
    pub(super) site: Project,
    /// Both as zips, once somebody asked for them.
    pub(super) zips: (Packed, Packed),
}

/// A zip, once somebody asked for it.
#[derive(Default)]
pub(super) struct Packed {
    /// What changes when its content does.
    pub(super) tag: OnceLock<String>,
    /// The zip.
    pub(super) bytes: OnceLock<Bytes>,
    /// Whoever packs it.
    pub(super) packing: Mutex<()>,
}

/// The versions that were shown last, the newest at the end.
#[derive(Default)]
pub(super) struct Shelf {
    all: Mutex<VecDeque<(String, Arc<Shown>)>>,
    /// Many who want the same at once wait for the first of them.
    making: [Mutex<()>; 16],
}

impl Shelf {
    /// The version `version` of a site; made where it is not on the shelf.
    fn get(&self, id: &str, version: u32) -> Option<Arc<Shown>> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|it| it.0 == id && it.1.version == version).map(|it| Arc::clone(&it.1))
    }

    /// The right to make what belongs to `id`.
    fn turn(&self, id: &str) -> MutexGuard<'_, ()> {
        let place = id.bytes().map(usize::from).sum::<usize>() % self.making.len();
        self.making[place].lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, id: &str, shown: &Arc<Shown>) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.pop_front();
        }
        all.push_back((id.to_owned(), Arc::clone(shown)));
    }
}

/// A component on a page of its own, by its id.
fn component(studio: &Studio, id: &str) -> Result<Arc<Shown>, StudioError> {
    if let Some(shown) = studio.shelf.get(id, 0) {
        return Ok(shown);
    }
    let turn = studio.shelf.turn(id);
    if let Some(shown) = studio.shelf.get(id, 0) {
        return Ok(shown);
    }
    let shown = Arc::new(component::shown(studio, id)?);
    studio.shelf.put(id, &shown);
    drop(turn);
    Ok(shown)
}

/// The present version of a site, or a component: what is on the shelf at once, else where making it blocks nobody.
pub(super) fn present(studio: &Studio, id: &str) -> Result<Arc<Shown>, StudioError> {
    let version = studio.workspace.site(id).map_or(0, |it| it.head);
    studio.shelf.get(id, version).map_or_else(|| block_in_place(|| made(studio, id)), Ok)
}

/// The same, which may take the time of judging a page.
pub(super) fn made(studio: &Studio, id: &str) -> Result<Arc<Shown>, StudioError> {
    let Ok(SiteRow { head, .. }) = studio.workspace.site(id) else { return component(studio, id) };
    if let Some(shown) = studio.shelf.get(id, head) {
        return Ok(shown);
    }
    let turn = studio.shelf.turn(id);
    if let Some(shown) = studio.shelf.get(id, head) {
        return Ok(shown);
    }
    let opened = build::open(studio, id)?;
    let Checked { plan, sections, findings } = pipeline::check(&studio.shop.gate, &opened.project);
    let errors: Vec<Diagnostic> = findings.iter().filter(|it| it.severity == Severity::Error).cloned().collect();
    let Some(plan) = plan.filter(|_| errors.is_empty()) else { return Err(StudioError::Findings(errors)) };
    let site = static_site(&studio.shop.gate, &opened.project, &plan, &sections)?;
    let version = opened.site.head;
    let shown =
        Arc::new(Shown { version, plan, sections, findings, project: opened.project, site, zips: Default::default() });
    studio.shelf.put(id, &shown);
    drop(turn);
    Ok(shown)
}
