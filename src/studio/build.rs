//! Making and changing sites: plan, sections and project in, a new version out.

use std::sync::Arc;

use tokio::task::block_in_place;

use super::caller::Caller;
use super::error::StudioError;
use super::ids::{new_id, now};
use super::state::Studio;
use super::workspace::{SiteRow, Step};
use crate::author::{Asked, Planned};
use crate::pipeline::{self, Hear, Kept, Made, Shop};
use crate::plan::{PLAN_FILE, Plan, parse};
use crate::progress::Event;
use crate::project::Project;
use crate::prompt::Prompt;
use crate::scaffold::slug;

/// A site that was made.
pub(super) struct NewSite {
    pub(super) site: SiteRow,
    pub(super) plan: Plan,
    pub(super) made: Made,
}

/// Makes a site from a prompt.
pub(super) async fn generate(
    studio: &Arc<Studio>,
    id: &str,
    (shop, caller): (&Shop, &Caller),
    (prompt, asked): (&str, &Asked),
    hear: &Hear<'_>,
) -> Result<NewSite, StudioError> {
    let prompt = Prompt::new(prompt)?;
    let outlined = pipeline::plan(shop, &prompt, asked).await?;
    let Planned { plan, notes, .. } = outlined.planned;
    studio.running.planned(id, &plan);
    hear(Event::Planned {
        name: plan.site.name.clone(),
        page_type: plan.site.page_type.clone(),
        theme: plan.site.theme.clone(),
        lang: plan.site.lang.clone(),
        sections: plan.sections.iter().map(|it| it.id.to_string()).collect(),
        findings: notes,
    });
    let mut kept = Kept::default();
    kept.receipt.plan = outlined.line;
    let made = pipeline::sections(shop, &plan, &kept, hear).await?;
    let (studio, id, caller) = (Arc::clone(studio), id.to_owned(), caller.clone());
    shop.work(move || keep_new(&studio, (&id, &caller), &plan, &made).map(|site| NewSite { site, plan, made })).await
}

fn keep_new(studio: &Studio, (id, caller): (&str, &Caller), plan: &Plan, made: &Made) -> Result<SiteRow, StudioError> {
    // It was kept, and the process ended before it could say so.
    if let Ok(site) = studio.workspace.site(id) {
        return Ok(site);
    }
    let (project, card) = pipeline::bare(&studio.shop.gate, plan, made)?;
    let at = now();
    let name = plan.site.name.clone();
    let site = SiteRow {
        id: id.to_owned(),
        owner: caller.name.to_string(),
        slug: slug(&name),
        name: name.clone(),
        head: 1,
        created: at,
        updated: at,
    };
    let step = Step { what: "Made from the prompt".to_owned(), project, picture: Some(card), name, at };
    studio.workspace.add_site(&site, &step, caller.sites)?;
    Ok(site)
}

/// A version of a site, as it can be changed.
pub(super) struct Opened {
    pub(super) site: SiteRow,
    pub(super) plan: Plan,
    pub(super) kept: Kept,
    pub(super) project: Project,
}

/// Opens the present version of a site.
pub(super) fn open(studio: &Studio, id: &str) -> Result<Opened, StudioError> {
    let site = studio.workspace.site(id)?;
    let project = studio.workspace.project(id, site.head)?;
    let plan = parse(project.text(PLAN_FILE).unwrap_or_default()).map_err(StudioError::Findings)?;
    let kept = Kept::of(&project);
    Ok(Opened { site, plan, kept, project })
}

/// Makes a site of its own from the present version of another.
pub(super) fn duplicate(studio: &Studio, id: &str, caller: &Caller) -> Result<SiteRow, StudioError> {
    let from = studio.workspace.site(id)?;
    let project = studio.workspace.project(id, from.head)?;
    let at = now();
    let site =
        SiteRow { id: new_id()?, owner: caller.name.to_string(), head: 1, created: at, updated: at, ..from.clone() };
    let what = format!("Copied from version {}", from.head);
    let step = Step { what, project, picture: None, name: from.name, at };
    studio.workspace.add_site(&site, &step, caller.sites)?;
    Ok(site)
}

/// Makes a new version of a site from a changed plan and changed drafts; its number.
pub(super) async fn save(
    (studio, shop): (&Arc<Studio>, &Shop),
    site: &SiteRow,
    plan: &Plan,
    kept: &Kept,
    what: String,
) -> Result<u32, StudioError> {
    let made = pipeline::sections(shop, plan, kept, &|_| {}).await?;
    block_in_place(|| {
        let (project, card) = pipeline::bare(&studio.shop.gate, plan, &made)?;
        let step = Step { what, project, picture: Some(card), name: plan.site.name.clone(), at: now() };
        Ok(studio.workspace.add_version(&site.id, site.head, &step)?)
    })
}
