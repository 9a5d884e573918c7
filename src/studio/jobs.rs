//! Making pages and components as jobs: begun once, watched by anybody who may, stopped by them, and begun again after a
//! crash.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Notify;
use tracing::field::Empty;
use tracing::{Instrument, Span};

use super::build::{self, NewSite};
use super::caller::Caller;
use super::component::{self, Wish};
use super::error::StudioError;
use super::ids::{new_id, now};
use super::meter;
use super::problem::Problem;
use super::state::Studio;
use super::wanted::Wanted;
use super::workspace::{Job, JobState, NewJob, Note, Outcome, WorkspaceError};
use crate::pipeline::{Shop, Turn};
use crate::progress::Event;
use crate::verify::Section;

/// What is to be made.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// A page.
    Page(Wanted),
    /// A component.
    Component(Wish),
}

impl Task {
    fn kind(&self) -> &'static str {
        match self {
            Self::Page(_) => "page",
            Self::Component(_) => "component",
        }
    }

    fn model(&self) -> Option<&str> {
        match self {
            Self::Page(it) => it.model.as_deref(),
            Self::Component(it) => it.model.as_deref(),
        }
    }

    fn request(&self) -> Result<Value, WorkspaceError> {
        Ok(match self {
            Self::Page(it) => serde_json::to_value(it)?,
            Self::Component(it) => serde_json::to_value(it)?,
        })
    }

    /// What a stored job was to make.
    fn of(job: &Job) -> Result<Self, WorkspaceError> {
        let request = job.request.clone();
        Ok(match job.kind.as_str() {
            "component" => Self::Component(serde_json::from_value(request)?),
            _ => Self::Page(serde_json::from_value(request)?),
        })
    }
}

/// Begins to make something, unless the same was asked for with the same key; the id of the job, which is that of the
/// site or component it makes.
pub(super) fn begin(
    studio: &Arc<Studio>,
    caller: &Caller,
    key: Option<&str>,
    task: Task,
) -> Result<String, StudioError> {
    let (id, request) = (new_id()?, task.request()?);
    if let Some(known) = again(studio, caller, key, &task)? {
        return Ok(known);
    }
    meter::must_have_money(studio, caller, task.model())?;
    let stop = studio.running.begin(&id, caller, studio.limits.jobs).map_err(StudioError::Busy)?;
    let job = NewJob { id: &id, kind: task.kind(), owner: &caller.name, request: &request, key, at: now() };
    let known = studio.workspace.add_job(&job);
    if !matches!(known, Ok(None)) {
        studio.running.end(&id);
    }
    // Somebody else was faster with the same key.
    if let Some(known) = known? {
        return same(known, &task);
    }
    let span = span(&task, &id);
    // The request that asked for it may be over long before it.
    span.follows_from(Span::current());
    hand_in(studio, id.clone(), (task, caller.clone()), stop, span);
    Ok(id)
}

/// The job that was begun with the same key, if there is one.
fn again(studio: &Studio, caller: &Caller, key: Option<&str>, task: &Task) -> Result<Option<String>, StudioError> {
    let Some(key) = key else { return Ok(None) };
    studio.workspace.keyed_job(&caller.name, key)?.map(|known| same(known, task)).transpose()
}

fn same(known: Job, task: &Task) -> Result<String, StudioError> {
    let same = known.kind == task.kind() && known.request == task.request()?;
    if same { Ok(known.id) } else { Err(StudioError::KeyReused) }
}

/// Takes up the jobs that were being worked on when a process ended. What was accepted before is taken from the cache.
pub(super) fn resume(studio: &Arc<Studio>) -> Result<usize, StudioError> {
    let mut resumed = 0;
    for job in studio.workspace.take_over_jobs()? {
        let caller = studio.caller(&job.owner);
        let Ok(task) = Task::of(&job) else {
            finish(studio, &job.id, failed(&StudioError::Fault("another version asked for this page")));
            continue;
        };
        // What was begun is not refused for want of a place.
        let Ok(stop) = studio.running.begin(&job.id, &Caller { jobs: usize::MAX, ..caller.clone() }, usize::MAX) else {
            continue;
        };
        let span = span(&task, &job.id);
        hand_in(studio, job.id, (task, caller), stop, span);
        resumed += 1;
    }
    Ok(resumed)
}

fn span(task: &Task, id: &str) -> Span {
    tracing::info_span!(parent: None, "job", kind = task.kind(), id, state = Empty)
}

/// Has a job done after those that were handed in before it, as far as they need the processors.
fn hand_in(studio: &Arc<Studio>, id: String, (task, caller): (Task, Caller), stop: Arc<Notify>, span: Span) {
    let turn = studio.shop.turn();
    studio.tasks.hand_in(work(Arc::clone(studio), id, (task, caller, turn), stop, span));
}

async fn work(
    studio: Arc<Studio>,
    id: String,
    (task, caller, turn): (Task, Caller, Turn),
    stop: Arc<Notify>,
    span: Span,
) {
    let making = async {
        studio.shop.begin(turn).await;
        let shop = meter::shop(&studio, &caller, task.model()).in_turn(turn);
        // On the heap only now: who waits holds no more than what was asked for.
        Box::pin(make(&studio, &id, (&shop, &caller), &task)).instrument(span.clone()).await
    };
    let outcome = tokio::select! {
        made = making => match made {
            Ok(result) => Outcome { state: JobState::Done, result },
            Err(it) => failed(&it),
        },
        () = stop.notified() => Outcome { state: JobState::Cancelled, result: json!({ "id": id }) },
        () = tokio::time::sleep(studio.limits.job) => failed(&StudioError::Fault("the page took too long to make")),
    };
    span.record("state", outcome.state.name());
    // Who hears that it is over may stop the studio at once.
    drop(span);
    finish(&studio, &id, outcome);
}

/// What was made, as the API says it.
async fn make(
    studio: &Arc<Studio>,
    id: &str,
    (shop, caller): (&Shop, &Caller),
    task: &Task,
) -> Result<Value, StudioError> {
    let hear = |event: Event| {
        // Whoever hears of a section finds it in the preview.
        if let Event::Section { made: Some(section), .. } = &event {
            studio.running.accepted(id, Arc::clone(section));
        }
        let (name, data) = told(&event);
        studio.say_soon(Note::Event { stream: id.to_owned(), name, data });
    };
    match task {
        Task::Page(it) => {
            let made = build::generate(studio, id, (shop, caller), (&it.prompt, &it.asked()), &hear).await?;
            Ok(result(&made))
        }
        Task::Component(it) => component::make(studio, (id, shop), it, &hear).await,
    }
}

/// Keeps how a job ended and tells it. The job is over when this returns.
fn finish(studio: &Studio, id: &str, outcome: Outcome) {
    let state = outcome.state.name();
    studio.workspace.note(Note::End { id: id.to_owned(), outcome, at: now() });
    if let Err(error) = studio.write_down() {
        tracing::error!(job = id, %error, "could not keep how a job ended");
    }
    metrics::counter!("airstrip_jobs_total", "state" => state).increment(1);
    studio.running.end(id);
}

fn failed(error: &StudioError) -> Outcome {
    let problem = Problem::of(error);
    Outcome { state: JobState::Failed, result: serde_json::to_value(&problem).unwrap_or_default() }
}

/// An event's name and what it says.
fn told(event: &Event) -> (&'static str, String) {
    let data = serde_json::to_string(event).unwrap_or_default();
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
