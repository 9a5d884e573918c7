//! Bytes of files by their BLAKE3 hash: `ab/cdef…`, each written whole or not at all.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::WorkspaceError;

/// A folder of files that are named by what they hold.
pub(in crate::studio) struct Blobs {
    root: PathBuf,
}

impl Blobs {
    pub(super) fn open(root: &Path) -> Result<Self, WorkspaceError> {
        fs::create_dir_all(root).map_err(WorkspaceError::folder(root))?;
        Ok(Self { root: root.to_owned() })
    }

    /// Keeps `bytes`, and returns their name.
    pub(in crate::studio) fn put(&self, bytes: &[u8]) -> Result<String, WorkspaceError> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        let file = self.file(&hash);
        if file.exists() {
            return Ok(hash);
        }
        let folder = file.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).map_err(WorkspaceError::folder(folder))?;
        let mut staged = tempfile::NamedTempFile::new_in(folder).map_err(WorkspaceError::folder(folder))?;
        staged.write_all(bytes).map_err(WorkspaceError::folder(&file))?;
        staged.as_file().sync_all().map_err(WorkspaceError::folder(&file))?;
        staged.persist(&file).map_err(|it| WorkspaceError::folder(&file)(it.error))?;
        Ok(hash)
    }

    /// The bytes called `hash`; what does not have that hash any more is damaged.
    pub(in crate::studio) fn get(&self, hash: &str) -> Result<Vec<u8>, WorkspaceError> {
        let lost = || WorkspaceError::Blob(hash.to_owned());
        let named = hash.len() == 64 && hash.bytes().all(|it| it.is_ascii_hexdigit());
        let bytes = fs::read(self.file(if named { hash } else { return Err(lost()) })).map_err(|_| lost())?;
        if blake3::hash(&bytes).to_hex().as_str() == hash { Ok(bytes) } else { Err(lost()) }
    }

    fn file(&self, hash: &str) -> PathBuf {
        self.root.join(&hash[..2]).join(&hash[2..])
    }
}
