//! Names that are safe as paths: [`ProjectPath`] inside a project, [`SectionId`] in a plan.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest relative path a project may hold, in bytes.
pub const MAX_PATH: usize = 180;
/// The longest section id, in bytes.
pub const MAX_ID: usize = 40;

const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why a string is not a [`ProjectPath`] or a [`SectionId`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PathError {
    /// A part is empty, `.`, `..`, or the path is absolute.
    #[error("`{0}` leaves the project or has an empty part")]
    Escapes(String),
    /// A part holds a character that some file system refuses.
    #[error("`{0}` holds a character that is not portable in file names")]
    Character(String),
    /// A part is a device name on some system, such as `aux.tsx`.
    #[error("`{0}` holds a name that is reserved on some systems")]
    Reserved(String),
    /// Longer than [`MAX_PATH`] or [`MAX_ID`].
    #[error("`{0}` is too long")]
    Long(String),
}

/// A relative path with `/` between its parts, the same on every system, that cannot leave the project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ProjectPath(String);

impl ProjectPath {
    /// Checks `text` and keeps it.
    pub fn new(text: impl Into<String>) -> Result<Self, PathError> {
        let text = text.into();
        if text.len() > MAX_PATH {
            return Err(PathError::Long(text));
        }
        for part in text.split('/') {
            check_part(part, &text)?;
        }
        Ok(Self(text))
    }

    /// The path as text, with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn check_part(part: &str, whole: &str) -> Result<(), PathError> {
    if part.is_empty() || part == "." || part == ".." {
        return Err(PathError::Escapes(whole.to_owned()));
    }
    let portable = |it: char| it.is_ascii_alphanumeric() || "._-@+ ".contains(it);
    if !part.chars().all(portable) || part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Err(PathError::Character(whole.to_owned()));
    }
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    if RESERVED.contains(&stem.as_str()) || part.eq_ignore_ascii_case(".git") {
        return Err(PathError::Reserved(whole.to_owned()));
    }
    Ok(())
}

/// The id of a section in a plan: lower-case words with `-`, starting with a letter.
///
/// It is the section's anchor in the page, and its file names come from it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SectionId(String);

impl SectionId {
    /// Checks `text` and keeps it.
    pub fn new(text: impl Into<String>) -> Result<Self, PathError> {
        let text = text.into();
        if text.len() > MAX_ID {
            return Err(PathError::Long(text));
        }
        let lower = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        let starts = text.starts_with(|it: char| it.is_ascii_lowercase());
        if !starts || !text.chars().all(lower) || text.ends_with('-') || text.contains("--") {
            return Err(PathError::Character(text));
        }
        if RESERVED.contains(&text.as_str()) {
            return Err(PathError::Reserved(text));
        }
        Ok(Self(text))
    }

    /// The id as text: `location-hours`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as a component and file name: `LocationHours`.
    pub fn pascal(&self) -> String {
        pascal(&self.0)
    }

    /// The id as a variable name: `locationHours`.
    pub fn camel(&self) -> String {
        let pascal = self.pascal();
        pascal[..1].to_ascii_lowercase() + &pascal[1..]
    }
}

/// `location-hours` → `LocationHours`.
pub fn pascal(kebab: &str) -> String {
    kebab.split('-').filter(|it| !it.is_empty()).map(|it| it[..1].to_ascii_uppercase() + &it[1..]).collect()
}

impl TryFrom<String> for SectionId {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, PathError> {
        Self::new(text)
    }
}

impl From<SectionId> for String {
    fn from(id: SectionId) -> Self {
        id.0
    }
}

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
