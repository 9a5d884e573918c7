//! A finished tree in memory: relative path → bytes, sorted.

use std::collections::BTreeMap;

use crate::path::ProjectPath;

/// A tree of files, sorted by path: what scaffold makes, and what export writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    files: BTreeMap<ProjectPath, Vec<u8>>,
}

impl Project {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file; one that was there is replaced.
    pub fn put(&mut self, path: ProjectPath, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path, bytes.into());
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        ProjectPath::new(path).ok().and_then(|it| self.files.get(&it)).map(Vec::as_slice)
    }

    /// The text of a file, if it is there and UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path).and_then(|it| std::str::from_utf8(it).ok())
    }

    /// All files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&ProjectPath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
