//! Bytes of files by their BLAKE3 hash. They are kept with the version that names them, in one step.

use std::fs;
use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::error::WorkspaceError;

/// The files of older workspaces: `ab/cdef…`, each named by what it holds.
pub(super) struct Older {
    root: PathBuf,
}

impl Older {
    pub(super) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    fn get(&self, hash: &str) -> Option<Vec<u8>> {
        let named = hash.len() == 64 && hash.bytes().all(|it| it.is_ascii_hexdigit());
        fs::read(self.file(named.then_some(hash)?)).ok()
    }

    fn file(&self, hash: &str) -> PathBuf {
        self.root.join(&hash[..2]).join(&hash[2..])
    }
}

/// The name of `bytes`.
pub(super) fn name(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Keeps `bytes` under their name `hash`, if they are not kept yet.
pub(super) fn put(change: &Transaction<'_>, hash: &str, bytes: &[u8]) -> Result<(), WorkspaceError> {
    if !change.prepare_cached("SELECT 1 FROM blob WHERE hash = ?1")?.exists([hash])? {
        change.prepare_cached("INSERT INTO blob (hash, bytes) VALUES (?1, ?2)")?.execute(params![hash, bytes])?;
    }
    Ok(())
}

/// The bytes called `hash`; what does not have that hash any more is damaged.
pub(super) fn get(database: &Connection, older: &Older, hash: &str) -> Result<Vec<u8>, WorkspaceError> {
    let mut query = database.prepare_cached("SELECT bytes FROM blob WHERE hash = ?1")?;
    let kept = query.query_row([hash], |it| it.get::<_, Vec<u8>>(0)).optional()?;
    let whole = |it: &Vec<u8>| name(it) == hash;
    kept.or_else(|| older.get(hash)).filter(whole).ok_or_else(|| WorkspaceError::Blob(hash.to_owned()))
}
