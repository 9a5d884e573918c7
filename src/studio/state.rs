//! What all requests share.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tera::Tera;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::caller::Caller;
use super::error::StudioError;
use super::ids::new_id;
use super::looks::Looks;
use super::running::{Running, Streams};
use super::shown::Shelf;
use super::tasks::Tasks;
use super::templates;
use super::tokens::Tokens;
use super::workspace::{Account, Note, Workspace};
use crate::pipeline::Shop;

/// How long what happens is gathered before it is written down.
const SOON: Duration = Duration::from_millis(20);
/// How often the log of the database is taken over while much happens.
const OVER: Duration = Duration::from_secs(1);

/// How much at once, how large, how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest body of a request, in bytes.
    pub body: usize,
    /// Pages and components that are made at once.
    pub jobs: usize,
    /// Connections at once.
    pub connections: usize,
    /// Sites in the workspace.
    pub sites: u32,
    /// How long the head of a request may take to arrive.
    pub head: Duration,
    /// How long the body of a request may take to arrive.
    pub upload: Duration,
    /// How long a page may take to make.
    pub job: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 1 << 20,
            jobs: 1_000,
            connections: 4_096,
            sites: 10_000,
            head: Duration::from_secs(10),
            upload: Duration::from_secs(30),
            job: Duration::from_mins(15),
        }
    }
}

/// How the studio is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of its sites.
    pub workspace: PathBuf,
    /// Limits.
    pub limits: Limits,
    /// Hosts by which it may be addressed besides its own address.
    pub hosts: Vec<String>,
    /// The file with the tokens of those who may call; without one, whoever is on this machine may.
    pub auth: Option<PathBuf>,
    /// The name below which each preview has its own; else `localhost`.
    pub preview_host: Option<String>,
}

impl Options {
    /// A studio for this machine with its sites in `workspace`.
    pub fn local(workspace: impl Into<PathBuf>) -> Self {
        let (limits, hosts, auth, preview_host) = (Limits::default(), Vec::new(), None, None);
        Self { workspace: workspace.into(), limits, hosts, auth, preview_host }
    }
}

/// What all requests share.
pub(super) struct Studio {
    pub(super) shop: Shop,
    pub(super) workspace: Workspace,
    /// Something was noted that is to be written down.
    noted: Notify,
    pub(super) running: Running,
    pub(super) streams: Streams,
    pub(super) tasks: Tasks,
    pub(super) shelf: Shelf,
    pub(super) looks: Looks,
    pub(super) pages: Tera,
    pub(super) limits: Limits,
    /// The token that a change must come with.
    pub(super) token: String,
    /// Who may call, if not everybody on this machine.
    pub(super) tokens: Option<Tokens>,
    /// The pages that may show a preview, as a policy says it.
    pub(super) ancestors: String,
    /// The address of the preview, such as `http://localhost:4501`.
    pub(super) preview: String,
    pub(super) metrics: metrics_exporter_prometheus::PrometheusHandle,
}

impl Studio {
    /// Keeps an event of a stream, and tells those who read it.
    pub(super) fn say(&self, stream: &str, name: &'static str, data: &serde_json::Value) -> Result<(), StudioError> {
        self.workspace.note(Note::Event { stream: stream.to_owned(), name, data: data.to_string() });
        self.write_down()
    }

    /// The same for what [`Studio::keep`] writes down soon.
    pub(super) fn say_soon(&self, note: Note) {
        self.workspace.note(note);
        self.noted.notify_one();
    }

    /// Writes down what was noted, and tells those who read it.
    pub(super) fn write_down(&self) -> Result<(), StudioError> {
        for (stream, number) in self.workspace.write_notes()? {
            self.streams.happened(&stream, number);
        }
        Ok(())
    }

    /// Writes down what is noted, the first of it at once and what follows soon after, for as long as it is polled.
    pub(super) async fn keep(self: &Arc<Self>) {
        let (mut taking_over, mut last) = (JoinSet::new(), Instant::now());
        loop {
            self.noted.notified().await;
            if let Err(error) = self.write_down() {
                tracing::error!(%error, "could not keep what happened");
            }
            if last.elapsed() > OVER && taking_over.try_join_next().is_some() | taking_over.is_empty() {
                last = Instant::now();
                let studio = Arc::clone(self);
                // What cannot be taken over now is taken over by whoever writes when the log is long.
                taking_over.spawn_blocking(move || studio.workspace.take_over_log().unwrap_or_default());
            }
            tokio::time::sleep(SOON).await;
        }
    }

    /// What models took for `owner`.
    pub(super) fn spent(&self, owner: &str) -> Result<Account, StudioError> {
        self.write_down()?;
        Ok(self.workspace.spent(owner)?)
    }

    /// Where the site or component `id` is shown: each has an origin of its own.
    pub(super) fn preview_of(&self, id: &str) -> String {
        self.preview.replacen("://", &format!("://{id}."), 1)
    }

    /// The caller called `name`, for work that goes on without one.
    pub(super) fn caller(&self, name: &str) -> Caller {
        let known = self.tokens.as_ref().and_then(|it| it.named(name, &self.limits));
        known.unwrap_or_else(|| Caller { name: name.into(), ..Caller::local(&self.limits) })
    }

    /// Opens the workspace.
    pub(super) fn open(shop: Shop, options: &Options, tasks: Tasks, preview: String) -> Result<Arc<Self>, StudioError> {
        let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
        let metrics = recorder.handle();
        // A second studio in one process counts into the first one's numbers.
        metrics::set_global_recorder(recorder).unwrap_or_default();
        Ok(Arc::new(Self {
            shop,
            workspace: Workspace::open(&options.workspace, &new_id()?)?,
            noted: Notify::new(),
            running: Running::default(),
            streams: Streams::default(),
            tasks,
            shelf: Shelf::default(),
            looks: Looks::default(),
            pages: templates::load()?,
            limits: options.limits,
            token: new_id()?,
            ancestors: ancestors(&options.hosts),
            tokens: options.auth.as_deref().map(Tokens::read).transpose()?,
            preview,
            metrics,
        }))
    }
}

fn ancestors(hosts: &[String]) -> String {
    let fits = |it: &&String| it.bytes().all(|it| it.is_ascii_alphanumeric() || b".-:[]".contains(&it));
    let named = hosts.iter().filter(fits).map(|it| format!(" http://{it} https://{it}"));
    ["http://127.0.0.1:* http://localhost:*".to_owned()].into_iter().chain(named).collect()
}
