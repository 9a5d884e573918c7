//! Making pages as jobs: begun once, watched by anybody, stopped by anybody who may, and begun again after a crash.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::build::{self, NewSite};
use super::error::StudioError;
use super::ids::{new_id, now};
use super::problem::Problem;
use super::state::Studio;
use super::workspace::{Job, JobState, NewJob, Outcome};
use crate::author::Asked;
use crate::plan::{known, page_types};
use crate::progress::Event;
use crate::section::Library;
use crate::theme;
use crate::verify::Section;

/// What a page is to be made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// What the page is about, in a sentence or a page of notes.
    #[schema(example = "Kornblume is a bakery in Leipzig. Open Tue to Sat 7:00-18:00.")]
    pub prompt: String,
    /// The page type, such as `saas`; else the prompt decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_type: Option<String>,
    /// The theme, such as `harbor`; else type and seed decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The language, a BCP 47 tag; else that of the prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The kinds of the sections, in order; else those of the page type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<String>,
    /// Decides what the prompt leaves open.
    #[serde(default)]
    pub seed: u32,
}

impl Wanted {
    fn asked(&self) -> Asked {
        Asked {
            page_type: self.page_type.clone(),
            sections: self.sections.clone(),
            theme: self.theme.clone(),
            lang: self.lang.clone(),
            seed: self.seed,
            ..Asked::default()
        }
    }

    /// Refuses what does not exist before anything is begun.
    pub(super) fn check(&self) -> Result<(), StudioError> {
        let types: Vec<String> = page_types().into_iter().map(|it| it.name).collect();
        must_be("page type", self.page_type.as_deref(), &types)?;
        must_be("theme", self.theme.as_deref(), &theme::names())?;
        let kinds = Library::names();
        for kind in &self.sections {
            must_be("section kind", Some(kind), &kinds)?;
        }
        let heroes = self.sections.iter().filter(|it| *it == "hero").count();
        if !self.sections.is_empty() && heroes != 1 {
            return Err(StudioError::Asked(format!("a page has exactly one hero, this one has {heroes}")));
        }
        crate::prompt::Prompt::new(&self.prompt)?;
        Ok(())
    }
}

/// Refuses `name` if it is not among `names`.
pub(super) fn must_be(what: &str, name: Option<&str>, names: &[String]) -> Result<(), StudioError> {
    let found = name.and_then(|it| known("unknown-name", what, it, names, crate::diagnostic::Place::START));
    found.map_or(Ok(()), |it| {
        let help = it.help.unwrap_or_default();
        Err(StudioError::Asked(format!("{}; {help}", it.message)))
    })
}

/// Begins to make a page, unless the same was asked for with the same key; the id of the job, which is that of the
/// site it makes.
pub(super) fn begin(
    studio: &Arc<Studio>,
    owner: &str,
    key: Option<&str>,
    wanted: &Wanted,
) -> Result<String, StudioError> {
    let id = new_id()?;
    let request = serde_json::to_value(wanted).map_err(super::workspace::WorkspaceError::from)?;
    let Some(stop) = studio.running.begin(&id, studio.limits.jobs) else {
        return Err(StudioError::Busy(studio.limits.jobs));
    };
    let job = NewJob { id: &id, kind: "page", owner, request: &request, key, at: now() };
    match studio.workspace.add_job(&job) {
        Ok(None) => {}
        Ok(Some(known)) => {
            studio.running.end(&id);
            return if known.request == request { Ok(known.id) } else { Err(StudioError::KeyReused) };
        }
        Err(it) => {
            studio.running.end(&id);
            return Err(it.into());
        }
    }
    studio.tasks.hand_in(work(Arc::clone(studio), id.clone(), wanted.clone(), stop));
    Ok(id)
}

/// Takes up the jobs that were being worked on when a process ended. What was accepted before is taken from the cache.
pub(super) fn resume(studio: &Arc<Studio>) -> Result<usize, StudioError> {
    let jobs: Vec<Job> = studio.workspace.unfinished_jobs()?;
    let mut resumed = 0;
    for job in jobs {
        let Ok(wanted) = serde_json::from_value::<Wanted>(job.request) else { continue };
        let Some(stop) = studio.running.begin(&job.id, studio.limits.jobs) else { break };
        studio.tasks.hand_in(work(Arc::clone(studio), job.id, wanted, stop));
        resumed += 1;
    }
    Ok(resumed)
}

async fn work(studio: Arc<Studio>, id: String, wanted: Wanted, stop: Arc<tokio::sync::Notify>) {
    let made = async {
        let hear = |event: Event| {
            let (name, data) = told(&event);
            // Who cannot keep an event still makes the page.
            studio.say(&id, name, &data).unwrap_or_default();
        };
        build::generate(&studio, &id, (&wanted.prompt, &wanted.asked()), &hear).await
    };
    let outcome = tokio::select! {
        made = made => match made {
            Ok(site) => Outcome { state: JobState::Done, result: result(&site) },
            Err(it) => failed(&it),
        },
        () = stop.notified() => Outcome { state: JobState::Cancelled, result: json!({ "id": id }) },
        () = tokio::time::sleep(studio.limits.job) => failed(&StudioError::Fault("the page took too long to make")),
    };
    finish(&studio, &id, &outcome);
}

/// Keeps how a job ended and tells it. The job is over when this returns.
fn finish(studio: &Studio, id: &str, outcome: &Outcome) {
    let kept = studio.workspace.end_job(id, outcome, now());
    let told = studio.say(id, outcome.state.name(), &outcome.result);
    if let Err(error) = kept.map_err(StudioError::from).and(told) {
        tracing::error!(job = id, %error, "could not keep how a job ended");
    }
    metrics::counter!("airstrip_jobs_total", "state" => outcome.state.name()).increment(1);
    studio.running.end(id);
}

fn failed(error: &StudioError) -> Outcome {
    let problem = Problem::of(error);
    Outcome { state: JobState::Failed, result: serde_json::to_value(&problem).unwrap_or_default() }
}

/// An event's name and what it says.
fn told(event: &Event) -> (&'static str, Value) {
    let data = serde_json::to_value(event).unwrap_or_default();
    let name = match event {
        Event::Estimate { .. } => "estimate",
        Event::Receipt(_) => "receipt",
        Event::Planned { .. } => "planned",
        Event::Section { .. } => "section",
        Event::Built { .. } => "built",
    };
    (name, data)
}

/// What a page that was made says of itself.
fn result(made: &NewSite) -> Value {
    json!({
        "id": made.site.id,
        "name": made.plan.site.name,
        "page_type": made.plan.site.page_type,
        "theme": made.plan.site.theme,
        "lang": made.plan.site.lang,
        "sections": made.made.sections.iter().map(section).collect::<Vec<_>>(),
        "receipt": made.made.receipt,
        "findings": made.made.findings,
    })
}

/// A section, for those who use the API.
pub(super) fn section(section: &Section) -> Value {
    json!({
        "id": section.spec().id.as_str(),
        "kind": section.spec().kind,
        "variant": section.spec().variant,
        "author": section.author(),
        "code": section.source(),
        "content": section.content(),
        "html": section.html(),
        "findings": section.findings(),
    })
}
