//! One section of a site in another variant, as a page: what a variant picker shows.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::error::StudioError;
use super::shown::{self, Shown};
use super::state::Studio;
use super::wanted::must_be;
use crate::plan::variants;
use crate::site::static_site;
use crate::verify::{Author, Draft, DraftForm, Section, verify};

/// How many are kept.
const MOST: usize = 256;

/// A page, as HTML.
pub(super) type Page = Arc<[u8]>;

/// The looks that were asked for last, the newest at the end.
#[derive(Default)]
pub(super) struct Looks(Mutex<VecDeque<(String, Page)>>);

impl Looks {
    fn get(&self, key: &str) -> Option<Page> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|it| it.0 == key).map(|it| Arc::clone(&it.1))
    }

    fn put(&self, key: String, page: &Page) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.pop_front();
        }
        all.push_back((key, Arc::clone(page)));
    }
}

/// The section `section` of the present version of a site, alone on its page, as `variant`.
pub(super) fn look(studio: &Studio, id: &str, (section, variant): (&str, &str)) -> Result<Page, StudioError> {
    let shown = shown::present(studio, id)?;
    let key = format!("{id}/{}/{section}/{variant}", shown.version);
    if let Some(page) = studio.looks.get(&key) {
        return Ok(page);
    }
    let page: Page = page(studio, &shown, section, variant)?.into();
    studio.looks.put(key, &page);
    Ok(page)
}

fn page(studio: &Studio, shown: &Shown, section: &str, variant: &str) -> Result<Vec<u8>, StudioError> {
    let missing = || StudioError::Missing(format!("section `{section}`"));
    let made = shown.sections.iter().find(|it| it.spec().id.as_str() == section).ok_or_else(missing)?;
    must_be("variant", Some(variant), &variants(&made.spec().kind))?;
    let mut plan = shown.plan.clone();
    let spec = plan.sections.iter_mut().find(|it| it.id.as_str() == section).ok_or_else(missing)?;
    variant.clone_into(&mut spec.variant);
    let spec = spec.clone();
    let draft = Draft { form: DraftForm::Content(made.content().clone()), author: Author::Hand };
    let judged = verify(&studio.shop.gate, &plan, &spec, draft).map_err(|it| StudioError::Findings(it.findings))?;
    let site = static_site(&studio.shop.gate, &shown.project, &plan, &[judged])?;
    site.get("index.html").map(<[u8]>::to_vec).ok_or(StudioError::Fault("a site without a page"))
}

/// The variants in which a section can be shown; none for one that brings its own component.
pub(super) fn choices(studio: &Studio, section: &Section) -> Vec<(String, String)> {
    let kind = studio.shop.gate.library.kind(&section.spec().kind);
    let Some(kind) = kind.filter(|it| it.variants.iter().any(|it| it.source == section.source())) else {
        return Vec::new();
    };
    kind.variants.iter().map(|it| (it.name.clone(), it.use_when.clone())).collect()
}
