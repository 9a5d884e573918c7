//! Changes of the section list in the text of a plan, so that its other lines and its comments stay as they are.

use serde::Deserialize;
use thiserror::Error;

use super::spec::SectionSpec;

const HEAD: &str = "[[section]]";

/// One change of the section list. Places count from 0.
#[derive(Debug, Clone)]
pub enum Edit<'a> {
    /// A section more, at a place.
    Add(&'a SectionSpec, usize),
    /// A section less.
    Remove(&'a str),
    /// A section at another place.
    Move(&'a str, usize),
    /// Another variant of a section.
    Variant(&'a str, &'a str),
}

/// Why a section list cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// There is no such section.
    #[error("the plan has no section `{0}`")]
    NoSection(String),
    /// The sections are not written as `[[section]]`.
    #[error("the sections of the plan are not written as `[[section]]` tables")]
    Form,
}

/// `text` with one change.
pub fn edit(text: &str, edit: &Edit<'_>) -> Result<String, EditError> {
    let mut list = List::read(text)?;
    match edit {
        Edit::Add(spec, at) => {
            let table = toml_edit::ser::to_string_pretty(spec).map_err(|_| EditError::Form)?;
            list.blocks.insert((*at).min(list.blocks.len()), format!("{HEAD}\n{}\n", table.trim_end()));
        }
        Edit::Remove(id) => {
            let at = list.find(id)?;
            list.blocks.remove(at);
        }
        Edit::Move(id, to) => {
            let at = list.find(id)?;
            let block = list.blocks.remove(at);
            list.blocks.insert((*to).min(list.blocks.len()), block);
        }
        Edit::Variant(id, variant) => {
            let at = list.find(id)?;
            let value = toml_edit::Value::from(*variant);
            let line = format!("variant = {}", value.to_string().trim());
            let is = |it: &str| it.split_once('=').is_some_and(|(key, _)| key.trim() == "variant");
            let lines = list.blocks[at].lines().map(|it| if is(it) { line.as_str() } else { it });
            list.blocks[at] = lines.map(|it| it.to_owned() + "\n").collect();
        }
    }
    let changed = list.print();
    let ends = text.matches('\n').count();
    let crlf = ends > 0 && text.matches("\r\n").count() == ends;
    Ok(if crlf { changed.replace('\n', "\r\n") } else { changed })
}

/// A plan's text, cut at its sections.
struct List {
    before: String,
    blocks: Vec<String>,
    after: String,
}

impl List {
    fn read(text: &str) -> Result<Self, EditError> {
        let lines: Vec<&str> = text.lines().collect();
        let heads: Vec<usize> = (0..lines.len()).filter(|it| lines[*it].trim() == HEAD).collect();
        let Some(first) = heads.first().copied() else { return Err(EditError::Form) };
        // A comment right above a section belongs to it, but for the one above the first.
        let start = |head: usize| {
            let comments = lines[..head].iter().rev().take_while(|it| it.trim_start().starts_with('#')).count();
            if head == first { head } else { head - comments }
        };
        let table = |it: &&str| it.starts_with('[') && it.trim() != HEAD;
        let end = lines[first..].iter().position(table).map_or(lines.len(), |it| first + it);
        let mut starts: Vec<usize> = heads.iter().filter(|it| **it < end).map(|it| start(*it)).collect();
        starts.push(end);
        let join = |part: &[&str]| part.iter().map(|it| (*it).to_owned() + "\n").collect::<String>();
        let block = |it: &[usize]| join(&lines[it[0]..it[1]]).trim_end().to_owned() + "\n";
        Ok(Self {
            before: join(&lines[..first]),
            blocks: starts.windows(2).map(block).collect(),
            after: join(&lines[end..]),
        })
    }

    fn find(&self, id: &str) -> Result<usize, EditError> {
        #[derive(Deserialize)]
        struct Part {
            section: Vec<Named>,
        }
        #[derive(Deserialize)]
        struct Named {
            id: String,
        }
        let named = |block: &String| {
            let part: Option<Part> = toml_edit::de::from_str(block).ok();
            part.is_some_and(|it| it.section.iter().any(|it| it.id == id))
        };
        self.blocks.iter().position(named).ok_or_else(|| EditError::NoSection(id.to_owned()))
    }

    fn print(&self) -> String {
        let mut out = self.before.clone() + &self.blocks.join("\n");
        if !self.after.is_empty() {
            out.push('\n');
            out.push_str(&self.after);
        }
        out
    }
}
