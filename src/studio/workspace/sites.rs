//! Sites: a name, and which of its versions is the present one.

use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};

use super::Workspace;
use super::error::WorkspaceError;
use super::versions::{Step, files, keep};

/// A site as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::studio) struct SiteRow {
    /// 128 random bits in hexadecimal.
    pub(in crate::studio) id: String,
    /// Whose it is.
    pub(in crate::studio) owner: String,
    /// The name on the page.
    pub(in crate::studio) name: String,
    /// The name for files.
    pub(in crate::studio) slug: String,
    /// The number of its present version.
    pub(in crate::studio) head: u32,
    /// When it was made, in seconds since 1970.
    pub(in crate::studio) created: i64,
    /// When it was last changed, in seconds since 1970.
    pub(in crate::studio) updated: i64,
}

impl SiteRow {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            owner: row.get("owner")?,
            name: row.get("name")?,
            slug: row.get("slug")?,
            head: row.get("head")?,
            created: row.get("created")?,
            updated: row.get("updated")?,
        })
    }
}

impl Workspace {
    /// All sites of `owner`, the one that was changed last first.
    pub(in crate::studio) fn sites(&self, owner: &str) -> Result<Vec<SiteRow>, WorkspaceError> {
        let database = self.database();
        let mut all = database.prepare("SELECT * FROM site WHERE owner = ?1 ORDER BY updated DESC, id")?;
        let rows = all.query_map([owner], SiteRow::of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The site called `id`.
    pub(in crate::studio) fn site(&self, id: &str) -> Result<SiteRow, WorkspaceError> {
        let database = self.database();
        let mut query = database.prepare_cached("SELECT * FROM site WHERE id = ?1")?;
        let row = query.query_row([id], SiteRow::of).optional()?;
        row.ok_or_else(|| WorkspaceError::NoSite(id.to_owned()))
    }

    /// Who owns the site or the job called `id`.
    pub(in crate::studio) fn owner(&self, id: &str) -> Result<Option<String>, WorkspaceError> {
        let query = "SELECT owner FROM site WHERE id = ?1 UNION ALL SELECT owner FROM job WHERE id = ?1 LIMIT 1";
        let database = self.database();
        Ok(database.prepare_cached(query)?.query_row([id], |it| it.get(0)).optional()?)
    }

    /// Adds a site whose first version is `step`, unless its owner has `most` already.
    pub(in crate::studio) fn add_site(&self, site: &SiteRow, step: &Step, most: u32) -> Result<(), WorkspaceError> {
        let kept = files(step);
        let mut database = self.database();
        let change = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut counted = change.prepare_cached("SELECT count(*) FROM site WHERE owner = ?1")?;
        let count: u32 = counted.query_row([&site.owner], |row| row.get(0))?;
        drop(counted);
        if count >= most {
            return Err(WorkspaceError::Full(most));
        }
        let files = keep(&change, step, &kept)?;
        let add = "INSERT INTO site (id, name, slug, head, created, updated, owner) VALUES (?1, ?2, ?3, 1, ?4, ?4, ?5)";
        change.prepare_cached(add)?.execute(params![site.id, site.name, site.slug, site.created, site.owner])?;
        let first = "INSERT INTO version (site, number, parent, what, files, created) VALUES (?1, 1, 0, ?2, ?3, ?4)";
        change.prepare_cached(first)?.execute(params![site.id, step.what, files, site.created])?;
        change.commit()?;
        Ok(())
    }

    /// Deletes a site with its versions. Its files stay: another site may have the same.
    pub(in crate::studio) fn delete_site(&self, id: &str) -> Result<(), WorkspaceError> {
        let database = self.database();
        database.execute("DELETE FROM event WHERE stream = ?1", [id])?;
        database.execute("DELETE FROM job WHERE id = ?1 AND state <> 'running'", [id])?;
        match database.execute("DELETE FROM site WHERE id = ?1", [id])? {
            0 => Err(WorkspaceError::NoSite(id.to_owned())),
            _ => Ok(()),
        }
    }
}
