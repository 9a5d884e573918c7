//! What each build changed, so that it can be undone without version control. It stays on this machine, and is bounded.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::disk::{Change, LOCAL, Workplace};
use super::error::ExportError;
use super::merge::{Base, Conflict, Format, Found, OFFER, Outcome, Reason, Versions, merge_file};
use crate::path::ProjectPath;
use crate::plan::PLAN_FILE;

const FOLDER: &str = "history";
const OBJECTS: &str = "history/objects";
/// How many builds can be undone.
const MOST: usize = 50;

/// One build that changed files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// The command that changed them.
    pub command: String,
    /// When, in seconds since 1970.
    pub time: u64,
    /// The files, each with the hash of what it was and of what it became.
    pub files: Vec<(String, Option<String>, Option<String>)>,
}

/// What undoing came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The build that was undone.
    pub past: Past,
    /// Files that were changed.
    pub files: Vec<String>,
    /// Files that you edited since, where your edits and going back meet.
    pub conflicts: Vec<Conflict>,
    /// Files that stay as they are, because what they were is no longer kept.
    pub lost: Vec<String>,
}

/// What becomes of an undo for which something is no longer kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// It is refused as a whole.
    Refuse,
    /// It takes back the rest.
    Leave,
}

/// Keeps what `changes` replace, as part of the commit that it returns: the same changes and the record of them. `plan`
/// is the plan before and after.
pub fn record(
    place: &Workplace<'_>,
    (command, time): (&str, u64),
    mut changes: Vec<Change>,
    plan: (Option<&str>, &str),
) -> Result<Vec<Change>, ExportError> {
    let mut past = Past { command: command.to_owned(), time, files: Vec::new() };
    let mut keep = |path: &str, was: Option<&[u8]>, now: Option<&[u8]>| -> Result<(), ExportError> {
        let [was, now] = [was, now].map(|it| it.map(|it| object(place, it)).transpose());
        past.files.push((path.to_owned(), was?, now?));
        Ok(())
    };
    for change in &changes {
        keep(change.path.as_str(), change.was.as_deref(), change.now.as_deref())?;
    }
    if let Some(before) = plan.0.filter(|it| *it != plan.1) {
        keep(PLAN_FILE, Some(before.as_bytes()), Some(plan.1.as_bytes()))?;
    }
    let number = numbers(place).last().map_or(1, |it| it + 1);
    let text = serde_json::to_vec_pretty(&past).unwrap_or_default();
    changes.push(Change { path: file(number)?, was: None, now: Some(text) });
    prune(place, &past)?;
    Ok(changes)
}

/// The builds that can be undone, the last one first.
pub fn history(place: &Workplace<'_>) -> Vec<Past> {
    numbers(place).into_iter().rev().filter_map(|it| read(place, it)).collect()
}

/// Undoes the last build; nothing if there is none. What was edited since is merged.
///
/// # Errors
/// Where what is needed to go back is no longer kept, unless it is left out by `lost`: then nothing is changed.
pub fn undo(place: &Workplace<'_>, format: Format<'_>, lost: Lost) -> Result<Option<Undone>, ExportError> {
    let Some(number) = numbers(place).pop() else { return Ok(None) };
    let Some(past) = read(place, number) else {
        if lost == Lost::Refuse {
            return Err(ExportError::LostRecord(format!("{LOCAL}/{}", name(number))));
        }
        place.remove_local(&name(number))?;
        return undo(place, format, lost);
    };
    let mut back = Back::default();
    for it in &past.files {
        back.file(place, it, format)?;
    }
    if lost == Lost::Refuse && !back.lost.is_empty() {
        return Err(ExportError::Lost(back.lost));
    }
    let Back { mut changes, conflicts, lost } = back;
    let files = changes.iter().map(|it| it.path.to_string()).collect();
    let own = file(number)?;
    let record = place.read_local(&name(number));
    changes.push(Change { path: own, was: record, now: None });
    place.commit(&changes)?;
    Ok(Some(Undone { past, files, conflicts, lost }))
}

/// What going back comes to, file by file.
#[derive(Default)]
struct Back {
    changes: Vec<Change>,
    conflicts: Vec<Conflict>,
    lost: Vec<String>,
}

impl Back {
    fn file(
        &mut self,
        place: &Workplace<'_>,
        (path, was, now): &(String, Option<String>, Option<String>),
        format: Format<'_>,
    ) -> Result<(), ExportError> {
        let yours = place.found(path)?;
        let there = match &yours {
            Found::File(bytes) => Some(bytes.clone()),
            _ => None,
        };
        if was.is_some() && *was == there.as_deref().map(hash) {
            // It is what it was already.
            return Ok(());
        }
        let (Ok(target), Some(was), Some(now)) = (
            ProjectPath::new(path.as_str()),
            load(place, was.as_ref(), None),
            load(place, now.as_ref(), there.as_deref()),
        ) else {
            self.lost.push(path.clone());
            return Ok(());
        };
        let base = now.as_deref().map(Base::of);
        match merge_file(Versions { path, base: base.as_ref(), yours: &yours, new: was.as_deref() }, format) {
            Outcome::Write(bytes) => self.changes.push(Change { path: target, was: there, now: Some(bytes) }),
            Outcome::Remove => self.changes.push(Change { path: target, was: there, now: None }),
            Outcome::Conflict(reason, _) => self.offer(place, path, (reason, was))?,
            Outcome::Same | Outcome::StaysDeleted | Outcome::Orphan => {}
        }
        Ok(())
    }

    /// Puts what a file was beside it.
    fn offer(
        &mut self,
        place: &Workplace<'_>,
        path: &str,
        (reason, was): (Reason, Option<Vec<u8>>),
    ) -> Result<(), ExportError> {
        let offer = format!("{path}{OFFER}");
        let held = match place.found(&offer)? {
            Found::File(bytes) => Some(bytes),
            _ => None,
        };
        if let Ok(target) = ProjectPath::new(offer.as_str()) {
            self.changes.push(Change { path: target, was: held, now: was });
        }
        self.conflicts.push(Conflict { path: path.to_owned(), why: reason.words(), offer: Some(offer), diff: None });
        Ok(())
    }
}

fn name(number: u32) -> String {
    format!("{FOLDER}/{number:06}.json")
}

fn file(number: u32) -> Result<ProjectPath, ExportError> {
    let path = format!("{LOCAL}/{}", name(number));
    ProjectPath::new(path.as_str()).map_err(|it| ExportError::write(path.as_ref())(std::io::Error::other(it)))
}

fn numbers(place: &Workplace<'_>) -> Vec<u32> {
    let names = place.local_names(FOLDER);
    names.iter().filter_map(|it| it.strip_suffix(".json")?.parse().ok()).collect()
}

fn read(place: &Workplace<'_>, number: u32) -> Option<Past> {
    serde_json::from_slice(&place.read_local(&name(number))?).ok()
}

/// Keeps `bytes` by their hash.
fn object(place: &Workplace<'_>, bytes: &[u8]) -> Result<String, ExportError> {
    let hash = hash(bytes);
    let name = format!("{OBJECTS}/{hash}");
    if place.read_local(&name).as_deref() != Some(bytes) {
        place.write_local(&name, bytes)?;
    }
    Ok(hash)
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// What was kept under a `wanted` hash, or is `there` still; nothing if neither is what it should be. No hash means no
/// file.
#[expect(clippy::option_option, reason = "no file, and no object, are two things")]
fn load(place: &Workplace<'_>, wanted: Option<&String>, there: Option<&[u8]>) -> Option<Option<Vec<u8>>> {
    let Some(wanted) = wanted else { return Some(None) };
    let kept = || place.read_local(&format!("{OBJECTS}/{wanted}")).filter(|it| hash(it) == *wanted);
    there.filter(|it| hash(it) == *wanted).map(<[u8]>::to_vec).or_else(kept).map(Some)
}

/// Forgets the oldest builds, and objects that neither the others nor `newest` need.
fn prune(place: &Workplace<'_>, newest: &Past) -> Result<(), ExportError> {
    let numbers = numbers(place);
    let Some(old) = numbers.len().checked_sub(MOST).filter(|it| *it > 0) else { return Ok(()) };
    for number in &numbers[..old] {
        place.remove_local(&name(*number))?;
    }
    let kept: Vec<Past> = numbers[old..].iter().filter_map(|it| read(place, *it)).collect();
    let files = kept.iter().chain([newest]).flat_map(|it| &it.files);
    let needed: BTreeSet<&String> = files.flat_map(|(_, was, now)| [was, now]).flatten().collect();
    for hash in place.local_names(OBJECTS).iter().filter(|it| !needed.contains(it)) {
        place.remove_local(&format!("{OBJECTS}/{hash}"))?;
    }
    Ok(())
}
