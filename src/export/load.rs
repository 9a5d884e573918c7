//! A project read back from its folder.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

use super::error::ExportError;
use crate::path::ProjectPath;
use crate::plan::PLAN_FILE;
use crate::project::Project;

/// How many files are read.
const MOST_FILES: usize = 5_000;
/// The largest file that is read, in bytes.
const MOST_BYTES: u64 = 16 << 20;
/// Folders that belong to tools.
const SKIPPED: [&str; 5] = ["node_modules", "dist", ".git", ".vite", "coverage"];

/// Reads the project in `dir`: all files but those of tools, without following links.
pub fn load(dir: &Path) -> Result<Project, ExportError> {
    if !dir.join(PLAN_FILE).is_file() {
        return Err(ExportError::NoProject(dir.to_owned()));
    }
    let mut project = Project::new();
    for entry in WalkDir::new(dir).sort_by_file_name().into_iter().filter_entry(is_ours) {
        let entry = entry.map_err(|it| ExportError::read(dir)(it.into()))?;
        let small = entry.metadata().is_ok_and(|it| it.len() <= MOST_BYTES);
        let Some(path) = project_path(dir, &entry).filter(|_| entry.file_type().is_file() && small) else { continue };
        if project.len() >= MOST_FILES {
            return Err(ExportError::TooMany { path: dir.to_owned(), most: MOST_FILES });
        }
        project.put(path, fs::read(entry.path()).map_err(ExportError::read(entry.path()))?);
    }
    Ok(project)
}

fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_str().unwrap_or_default();
    let secret = name == ".env" || name.starts_with(".env.");
    entry.depth() == 0 || !SKIPPED.contains(&name) && !secret
}

fn project_path(dir: &Path, entry: &DirEntry) -> Option<ProjectPath> {
    let inside = entry.path().strip_prefix(dir).ok()?;
    let parts: Option<Vec<&str>> = inside.iter().map(|it| it.to_str()).collect();
    ProjectPath::new(parts?.join("/")).ok()
}

/// `.airstrip/manifest.json`: the SHA-256 of every file of `project`, by which a later run knows what was changed.
pub fn manifest(project: &Project) -> String {
    let hash = |bytes: &[u8]| hex(&Sha256::digest(bytes));
    let files: Map<String, Value> =
        project.files().map(|(path, bytes)| (path.to_string(), hash(bytes).into())).collect();
    let value = json!({ "airstrip": env!("CARGO_PKG_VERSION"), "files": files });
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, it| {
        // A string takes every write.
        write!(out, "{it:02x}").ok();
        out
    })
}
