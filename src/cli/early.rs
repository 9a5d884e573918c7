//! The files of a new project that no section changes, written while its sections are made.

use std::path::{Path, PathBuf};

use tokio::task::JoinSet;

use crate::export::{Disk, NewFolder};
use crate::plan::Plan;
use crate::scaffold::scaffold_ahead;

/// A new folder that is being filled.
pub(super) struct Early(JoinSet<Option<NewFolder>>);

impl Early {
    /// Begins to fill `dir` with what `plan` alone decides. A folder in which it would stand is not made for it: the
    /// page may still come to nothing.
    pub(super) fn begin(dir: Option<PathBuf>, plan: &Plan) -> Self {
        let mut filling = JoinSet::new();
        let near = |it: &PathBuf| it.parent().is_some_and(|it| it == Path::new("") || it.is_dir());
        if let Some(dir) = dir.filter(near) {
            let plan = plan.clone();
            filling.spawn_blocking(move || fill(&dir, &plan));
        }
        Self(filling)
    }

    /// The folder, once it is filled; nothing where that was not possible, which whoever makes the folder then tells.
    pub(super) async fn folder(mut self) -> Option<NewFolder> {
        self.0.join_next().await?.ok()?
    }
}

fn fill(dir: &Path, plan: &Plan) -> Option<NewFolder> {
    let disk = Disk::real();
    let files = scaffold_ahead(plan).ok()?;
    let mut folder = NewFolder::begin(&disk, dir).ok()?;
    folder.ahead(&disk, files).ok()?;
    Some(folder)
}
