//! What all requests share.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tera::Tera;

use super::error::StudioError;
use super::ids::new_id;
use super::looks::Looks;
use super::running::{Running, Streams};
use super::shown::Shelf;
use super::tasks::Tasks;
use super::templates;
use super::workspace::Workspace;
use crate::pipeline::Shop;

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
}

/// What all requests share.
pub(super) struct Studio {
    pub(super) shop: Shop,
    pub(super) workspace: Workspace,
    pub(super) running: Running,
    pub(super) streams: Streams,
    pub(super) tasks: Tasks,
    pub(super) shelf: Shelf,
    pub(super) looks: Looks,
    pub(super) pages: Tera,
    pub(super) limits: Limits,
    /// The token that a change must come with.
    pub(super) token: String,
    /// The address of the preview, such as `http://localhost:4501`.
    pub(super) preview: String,
    pub(super) metrics: metrics_exporter_prometheus::PrometheusHandle,
}

impl Studio {
    /// Keeps an event of a stream, and tells those who read it.
    pub(super) fn say(&self, stream: &str, name: &str, data: &serde_json::Value) -> Result<(), StudioError> {
        let number = self.workspace.add_event(stream, name, data)?;
        self.streams.happened(stream, number);
        Ok(())
    }

    /// Where the site or component `id` is shown: each has an origin of its own.
    pub(super) fn preview_of(&self, id: &str) -> String {
        self.preview.replacen("://", &format!("://{id}."), 1)
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
            running: Running::default(),
            streams: Streams::default(),
            tasks,
            shelf: Shelf::default(),
            looks: Looks::default(),
            pages: templates::load()?,
            limits: options.limits,
            token: new_id()?,
            preview,
            metrics,
        }))
    }
}
