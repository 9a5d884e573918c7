//! Changes on the disk. Events are only hints that something changed: what did is read from the files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, timeout_at};

use super::error::WatchError;
use crate::export::folders;

/// No event for this long, and a save is over.
const QUIET: Duration = Duration::from_millis(6);
/// The longest that a storm of events is waited out.
const LONGEST: Duration = Duration::from_millis(200);
/// How often a polling watcher looks.
const POLL: Duration = Duration::from_millis(400);
/// How long a project that is gone may take to come back: a tool may put another in its place.
const GONE: Duration = Duration::from_secs(2);
/// How often it is looked for meanwhile.
const AGAIN: Duration = Duration::from_millis(20);

/// Changes below a folder.
pub(super) struct Events {
    dir: PathBuf,
    heard: Arc<Notify>,
    /// Whether a change was heard and not yet told: who waits for it may stop waiting while the save goes on.
    pending: bool,
    watcher: Box<dyn Watcher + Send>,
}

impl Events {
    /// Watches `dir`; with `poll`, by looking again and again.
    pub(super) fn new(dir: &Path, poll: bool) -> Result<Self, WatchError> {
        let heard = Arc::new(Notify::new());
        let tell = Arc::clone(&heard);
        let root = dir.to_owned();
        let hear = move |event: Result<Event, notify::Error>| {
            let idle =
                |it: &Event| it.kind.is_access() || !it.paths.is_empty() && it.paths.iter().all(|it| local(&root, it));
            if !event.as_ref().is_ok_and(idle) {
                tell.notify_one();
            }
        };
        let failed = |source| WatchError::Notify { path: dir.to_owned(), source };
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let watcher: Box<dyn Watcher + Send> = if poll {
            Box::new(PollWatcher::new(hear, config).map_err(failed)?)
        } else {
            Box::new(RecommendedWatcher::new(hear, config).map_err(failed)?)
        };
        let mut events = Self { dir: dir.to_owned(), heard, pending: false, watcher };
        events.watch_folders()?;
        Ok(events)
    }

    /// Waits until something changed and it is quiet again. Dropping the future loses no change.
    pub(super) async fn next(&mut self) -> Result<(), WatchError> {
        if !self.pending {
            self.heard.notified().await;
            self.pending = true;
        }
        let end = Instant::now() + LONGEST;
        while timeout_at(end.min(Instant::now() + QUIET), self.heard.notified()).await.is_ok() {}
        let end = Instant::now() + GONE;
        while !self.dir.is_dir() && Instant::now() < end {
            sleep(AGAIN).await;
        }
        self.pending = false;
        // Folders that were made meanwhile are not watched by themselves.
        self.watch_folders()
    }

    /// Watches each folder by itself, so that the many of tools are never watched.
    fn watch_folders(&mut self) -> Result<(), WatchError> {
        if !self.dir.is_dir() {
            return Err(WatchError::Gone(self.dir.clone()));
        }
        for folder in folders(&self.dir) {
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                // It went while it was listed.
                Err(it) if matches!(it.kind, notify::ErrorKind::PathNotFound | notify::ErrorKind::Io(_)) => {}
                Err(source) => return Err(WatchError::Notify { path: self.dir.clone(), source }),
                Ok(()) => {}
            }
        }
        Ok(())
    }
}

/// Whether a path is in the folder where airstrip keeps what is its own.
fn local(root: &Path, path: &Path) -> bool {
    path.strip_prefix(root).is_ok_and(|it| it.starts_with(".airstrip/local"))
}
