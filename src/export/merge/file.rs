//! One file: what becomes of it, given its three versions.

use super::base::Base;
use super::text::{Format, merge_text};

/// What is on the disk under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A file with these bytes.
    File(Vec<u8>),
    /// Something that airstrip never made: a folder, a link, a device.
    Other,
}

/// What to do where your edits and the new text meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// Your file stays, the new one is written beside it, and the conflict is listed.
    #[default]
    Offer,
    /// Your file stays.
    Ours,
    /// The new file replaces yours.
    Theirs,
    /// Your file holds both, with conflict marks.
    Markers,
}

/// The three versions of a file.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'a> {
    /// Its path in the project.
    pub path: &'a str,
    /// What airstrip last wrote, if it did.
    pub base: Option<&'a Base>,
    /// What is on the disk.
    pub yours: &'a Found,
    /// What airstrip would write now; nothing where the plan has no need for the file any more.
    pub new: Option<&'a [u8]>,
}

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is as it should be, or is none of airstrip's business.
    Same,
    /// These bytes are written.
    Write(Vec<u8>),
    /// It is removed: nobody edited it, and nothing needs it.
    Remove,
    /// You deleted it, and it stays deleted.
    StaysDeleted,
    /// You edited it, and nothing needs it any more: it is yours now.
    Orphan,
    /// It cannot be decided; the text is marked where both are texts.
    Conflict(Reason, Option<String>),
}

/// Why a file cannot be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Both sides changed one place.
    Edited,
    /// Both sides changed a file that is no text.
    Binary,
    /// Somebody made a file of that name before airstrip did.
    NotOurs,
    /// A merge by lines gave a section that does not pass the gate.
    Refused,
}

impl Reason {
    /// The reason as a clause.
    pub fn words(self) -> &'static str {
        match self {
            Self::Edited => "you and the plan changed the same lines",
            Self::Binary => "you and the plan changed it, and it is no text",
            Self::NotOurs => "airstrip did not make what is there",
            Self::Refused => "your edits and the new text do not work together",
        }
    }
}

/// Decides what becomes of one file. `format` is asked only where lines alone do not decide.
pub fn merge_file(versions: Versions<'_>, format: Format<'_>) -> Outcome {
    let Versions { path, base, yours, new } = versions;
    match (base, yours, new) {
        (None, Found::Nothing, Some(new)) => Outcome::Write(new.to_vec()),
        (_, Found::File(yours), Some(new)) if yours == new => Outcome::Same,
        (None, _, Some(_)) | (Some(_), Found::Other, Some(_)) => Outcome::Conflict(Reason::NotOurs, None),
        (Some(_), Found::Nothing, Some(_)) => Outcome::StaysDeleted,
        (None, _, None) | (Some(_), Found::Nothing | Found::Other, None) => Outcome::Same,
        (Some(base), Found::File(yours), None) if base.is(yours) => Outcome::Remove,
        (Some(_), Found::File(_), None) => Outcome::Orphan,
        (Some(base), Found::File(_), Some(new)) if base.is(new) => Outcome::Same,
        (Some(base), Found::File(yours), Some(new)) if base.is(yours) => Outcome::Write(new.to_vec()),
        (Some(base), Found::File(yours), Some(new)) => both_changed(path, base, (yours, new), format),
    }
}

fn both_changed(path: &str, base: &Base, (yours, new): (&[u8], &[u8]), format: Format<'_>) -> Outcome {
    let text = |it| std::str::from_utf8(it).ok();
    let (Some(base), Some(mine), Some(new)) = (base.text(), text(yours), text(new)) else {
        return Outcome::Conflict(Reason::Binary, None);
    };
    match merge_text(path, base, mine, new, format) {
        Ok(merged) if merged.as_bytes() == yours => Outcome::Same,
        Ok(merged) => Outcome::Write(merged.into_bytes()),
        Err(clash) => Outcome::Conflict(Reason::Edited, Some(clash.marked)),
    }
}
