//! What happens to a site, as server-sent events with numbers: a reader that was cut off reads on.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::studio::caller::Owned;
use crate::studio::problem::Problem;
use crate::studio::running::Last;
use crate::studio::state::Studio;
use crate::studio::workspace::EventRow;

/// How often a silent stream says that it is still there.
const ALIVE: Duration = Duration::from_secs(15);
/// How often to look whether another process did something.
pub(super) const ELSEWHERE: Duration = Duration::from_secs(1);
/// The event that says where somebody pressed the preview. It has no number: whoever was away does not hear of it.
const PRESSED: &str = "pressed";
/// Events after which a job says nothing more.
const LAST: [&str; 3] = ["done", "failed", "cancelled"];

/// Follows a site
///
/// Server-sent events with numbers: `planned`, `section`, `done`, `failed` or `cancelled` while it is made, `changed`
/// afterwards, and `pressed` where a text of the preview was pressed to be changed. `Last-Event-ID` reads on after the
/// event of that number.
#[utoipa::path(
    get,
    path = "/api/sites/{id}/events",
    tag = "Sites",
    params(("id" = String, Path, description = "The site"), ("Last-Event-ID" = Option<String>, Header, description = "The last event that was read")),
    responses(
        (status = 200, description = "Events", body = String, content_type = "text/event-stream"),
        (status = 404, description = "No such site", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn of_site(
    State(studio): State<Arc<Studio>>,
    owned: Owned,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let last = headers.get("last-event-id").and_then(|it| it.to_str().ok()).and_then(|it| it.parse().ok());
    Ok(stream(studio, owned.id, last.unwrap_or(0), false))
}

struct Reader {
    studio: Arc<Studio>,
    stream: String,
    last: u32,
    seen: watch::Receiver<Last>,
    /// How many words were said aside when it last looked.
    asides: u32,
    waiting: VecDeque<EventRow>,
    /// Whether the stream ends with the job.
    ends: bool,
    over: bool,
}

/// The events of a stream after number `last`; with `ends` up to the end of its job.
pub(super) fn stream(
    studio: Arc<Studio>,
    stream: String,
    last: u32,
    ends: bool,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let seen = studio.streams.follow(&stream);
    let asides = seen.borrow().aside.0;
    let reader = Reader { studio, stream, last, seen, asides, waiting: VecDeque::new(), ends, over: false };
    let events = unfold(reader, |mut reader| async {
        let event = reader.next().await?;
        Some((Ok(event), reader))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE))
}

impl Reader {
    async fn next(&mut self) -> Option<Event> {
        if self.over {
            return None;
        }
        loop {
            if let Some(event) = self.waiting.pop_front() {
                self.last = event.number;
                self.over = self.ends && LAST.contains(&event.name.as_str());
                return Some(Event::default().id(event.number.to_string()).event(event.name).data(event.data));
            }
            let Last { aside, .. } = self.seen.borrow_and_update().clone();
            if aside.0 != self.asides {
                self.asides = aside.0;
                return Some(Event::default().event(PRESSED).data(&*aside.1));
            }
            let before = self.studio.workspace.others();
            self.waiting.extend(self.studio.workspace.events(&self.stream, self.last).ok()?);
            if self.waiting.is_empty() {
                self.change(before).await?;
            }
        }
    }

    /// Waits until something may have happened, here or in another process.
    async fn change(&mut self, before: i64) -> Option<()> {
        loop {
            match timeout(ELSEWHERE, self.seen.changed()).await {
                Ok(changed) => return changed.ok(),
                Err(_) if self.studio.workspace.others() != before => return Some(()),
                Err(_) => {}
            }
        }
    }
}
