//! Which files of a folder belong to the project: all but those that its ignore rules, tools and airstrip itself leave
//! out.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use ignore::{DirEntry, Walk, WalkBuilder};

use super::disk::LOCAL;
use super::error::ExportError;
use super::folder::OURS;
use super::merge::OFFER;
use super::zip::SUMS;
use crate::plan::PLAN_FILE;

/// How many files are read.
const MOST_FILES: usize = 20_000;
/// Folders that belong to tools.
const SKIPPED: [&str; 6] = ["node_modules", "dist", ".git", ".vite", ".astro", "coverage"];

/// One file of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path in the project, with `/` between its parts.
    pub name: String,
    /// Where it is.
    pub full: PathBuf,
}

/// The files of a project, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    files: Vec<Listed>,
}

/// Lists the project in `dir`: the project's own ignore rules hold, and links are not followed.
pub fn list(dir: &Path) -> Result<Listing, ExportError> {
    if !dir.join(PLAN_FILE).is_file() {
        return Err(ExportError::NoProject(dir.to_owned()));
    }
    let mut listing = Listing::default();
    for entry in walk(dir) {
        let entry = entry.map_err(|it| ExportError::read(dir)(io_error(it)))?;
        if !entry.file_type().is_some_and(|it| it.is_file()) {
            continue;
        }
        let Some(name) = name_in(dir, entry.path()) else { continue };
        if listing.files.len() >= MOST_FILES {
            return Err(ExportError::TooMany { path: dir.to_owned(), most: MOST_FILES });
        }
        listing.files.push(Listed { name, full: entry.into_path() });
    }
    listing.files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(listing)
}

/// The folders of a project, itself first: those in which a file of it may be.
pub fn folders(dir: &Path) -> impl Iterator<Item = PathBuf> {
    let folders = walk(dir).filter_map(Result::ok).filter(|it| it.file_type().is_some_and(|it| it.is_dir()));
    folders.map(DirEntry::into_path)
}

fn walk(dir: &Path) -> Walk {
    let root = dir.to_owned();
    WalkBuilder::new(dir)
        .hidden(false)
        // A file of tools that search; what a project leaves out is in `.gitignore`.
        .ignore(false)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .follow_links(false)
        .filter_entry(move |it| it.depth() == 0 || is_ours(&root, it))
        .build()
}

impl Listing {
    /// The same without the file at `full`, which must be given as [`list`] gives its files.
    #[must_use]
    pub fn without(mut self, full: Option<&Path>) -> Self {
        self.files.retain(|it| Some(it.full.as_path()) != full);
        self
    }

    /// The files in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = &Listed> {
        self.files.iter()
    }
}

fn is_ours(root: &Path, entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let secret = name == ".env" || name.starts_with(".env.") && name != ".env.example";
    let inside = inside(root, entry.path()).unwrap_or_default();
    // A folder that is kept fresh is what was made from the project, not a part of it.
    let made = entry.file_type().is_some_and(|it| it.is_dir()) && entry.path().join(OURS).is_file();
    let skipped = SKIPPED.contains(&name.as_ref()) || inside == LOCAL || inside == SUMS;
    !skipped && !made && !secret && !name.ends_with(OFFER)
}

/// The path of `full` inside `dir`; nothing where it is no text, or holds what no archive should.
fn name_in(dir: &Path, full: &Path) -> Option<String> {
    let inside = inside(dir, full)?;
    let name = if MAIN_SEPARATOR == '/' { inside.to_owned() } else { inside.replace(MAIN_SEPARATOR, "/") };
    let plain = !name.is_empty() && !name.contains(|it: char| it.is_control() || it == '\\');
    plain.then_some(name)
}

/// What comes after `dir` in `full`, which a walk through `dir` gave: it begins with the same letters.
fn inside<'p>(dir: &Path, full: &'p Path) -> Option<&'p str> {
    let inside = full.as_os_str().as_encoded_bytes().strip_prefix(dir.as_os_str().as_encoded_bytes())?;
    Some(std::str::from_utf8(inside).ok()?.trim_start_matches(MAIN_SEPARATOR))
}

fn io_error(error: ignore::Error) -> std::io::Error {
    let words = error.to_string();
    error.into_io_error().unwrap_or_else(|| std::io::Error::other(words))
}
