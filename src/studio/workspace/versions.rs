//! Versions of a site: each a whole project, its files named by their hash. Undo and redo move between them.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::error::WorkspaceError;
use super::{Workspace, blobs};
use crate::export::BASE_FILE;
use crate::path::ProjectPath;
use crate::pipeline;
use crate::project::Project;
use crate::scaffold::{Card, PICTURE};

/// How many versions of a site are kept.
const MOST: u32 = 200;

/// A change that is to become a version.
pub(in crate::studio) struct Step {
    /// What was done, for people: `Theme changed to harbor`.
    pub(in crate::studio) what: String,
    /// The project after it.
    pub(in crate::studio) project: Project,
    /// What its preview picture says, if the project is without one: it is drawn whenever the version is opened.
    pub(in crate::studio) picture: Option<Card>,
    /// The name of the site after it.
    pub(in crate::studio) name: String,
    /// When it was done, in seconds since 1970.
    pub(in crate::studio) at: i64,
}

/// A version as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::studio) struct VersionRow {
    /// Its number, from 1.
    pub(in crate::studio) number: u32,
    /// The version it was made from; 0 for the first.
    pub(in crate::studio) parent: u32,
    /// What was done.
    pub(in crate::studio) what: String,
    /// When, in seconds since 1970.
    pub(in crate::studio) created: i64,
}

impl VersionRow {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            parent: row.get("parent")?,
            what: row.get("what")?,
            created: row.get("created")?,
        })
    }
}

/// How a version keeps a file.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Kept {
    /// The name of its bytes.
    Bytes(String),
    /// The preview picture, by what it says: most pages are made by programs and never looked at.
    Picture(Card),
}

/// The files of a step by path. What all of them were when they were written is not kept: nobody edits a version, so it
/// follows from them.
pub(super) fn files(step: &Step) -> BTreeMap<&str, Kept> {
    let files = step.project.files().filter(|(path, _)| path.as_str() != BASE_FILE);
    let mut files: BTreeMap<&str, Kept> =
        files.map(|(path, bytes)| (path.as_str(), Kept::Bytes(blobs::name(bytes)))).collect();
    if let Some(card) = &step.picture {
        files.insert(PICTURE, Kept::Picture(card.clone()));
    }
    files
}

/// Keeps the `files` of a step; as JSON.
pub(super) fn keep(
    change: &Transaction<'_>,
    step: &Step,
    files: &BTreeMap<&str, Kept>,
) -> Result<String, WorkspaceError> {
    for (path, bytes) in step.project.files() {
        if let Some(Kept::Bytes(name)) = files.get(path.as_str()) {
            blobs::put(change, name, bytes)?;
        }
    }
    Ok(serde_json::to_string(files)?)
}

impl Workspace {
    /// The project of one version of a site.
    pub(in crate::studio) fn project(&self, site: &str, number: u32) -> Result<Project, WorkspaceError> {
        let database = self.database();
        let files: Option<String> = database
            .query_row("SELECT files FROM version WHERE site = ?1 AND number = ?2", params![site, number], |it| {
                it.get(0)
            })
            .optional()?;
        let files = files.ok_or_else(|| WorkspaceError::NoSite(site.to_owned()))?;
        let files: BTreeMap<String, Kept> = serde_json::from_str(&files)?;
        let (mut project, mut picture) = (Project::new(), None);
        for (path, kept) in files {
            let path = ProjectPath::new(path.as_str()).map_err(|_| WorkspaceError::Blob(path.clone()))?;
            match kept {
                Kept::Bytes(hash) => project.put(path, blobs::get(&database, &self.older, &hash)?),
                Kept::Picture(card) => picture = Some((path, card)),
            }
        }
        drop(database);
        if let Some((path, card)) = picture {
            project.put(path, card.draw().map_err(|_| WorkspaceError::Blob(PICTURE.to_owned()))?);
        }
        // Older workspaces kept it.
        if project.get(BASE_FILE).is_some() {
            return Ok(project);
        }
        pipeline::based(project).map_err(|_| WorkspaceError::Blob(BASE_FILE.to_owned()))
    }

    /// The versions of a site on the way to its newest, oldest first.
    pub(in crate::studio) fn versions(&self, site: &str) -> Result<Vec<VersionRow>, WorkspaceError> {
        let database = self.database();
        let mut all =
            database.prepare("SELECT number, parent, what, created FROM version WHERE site = ?1 ORDER BY number")?;
        let rows = all.query_map([site], VersionRow::of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds `step` to a site whose present version is `from`, and makes it the present one. Versions after `from`, which
    /// were undone, are gone then.
    pub(in crate::studio) fn add_version(&self, site: &str, from: u32, step: &Step) -> Result<u32, WorkspaceError> {
        let kept = files(step);
        let mut database = self.database();
        let change = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head: Option<u32> =
            change.query_row("SELECT head FROM site WHERE id = ?1", [site], |it| it.get(0)).optional()?;
        match head {
            None => return Err(WorkspaceError::NoSite(site.to_owned())),
            Some(head) if head != from => return Err(WorkspaceError::Conflict),
            Some(_) => {}
        }
        let number = from + 1;
        let files = keep(&change, step, &kept)?;
        change.execute("DELETE FROM version WHERE site = ?1 AND number >= ?2", params![site, number])?;
        change.execute("DELETE FROM version WHERE site = ?1 AND number + ?3 <= ?2", params![site, number, MOST])?;
        change.execute(
            "INSERT INTO version (site, number, parent, what, files, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![site, number, from, step.what, files, step.at],
        )?;
        change.execute(
            "UPDATE site SET head = ?2, name = ?3, updated = ?4 WHERE id = ?1",
            params![site, number, step.name, step.at],
        )?;
        change.commit()?;
        Ok(number)
    }

    /// Makes another version of a site the present one; the number it has then.
    pub(in crate::studio) fn go_to(&self, site: &str, number: u32, at: i64) -> Result<u32, WorkspaceError> {
        let moved = self.database().execute(
            "UPDATE site SET head = ?2, updated = ?3 WHERE id = ?1
             AND EXISTS (SELECT 1 FROM version WHERE site = ?1 AND number = ?2)",
            params![site, number, at],
        )?;
        if moved == 0 { Err(WorkspaceError::NoSite(site.to_owned())) } else { Ok(number) }
    }
}
