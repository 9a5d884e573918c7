//! Three texts become one, or a clash that says where they cannot.

use std::collections::HashMap;

use diffy::{ConflictStyle, IncompleteHunkStyle, MergeOptions};

use super::hunk;

/// The project's formatter: a path and a text give the text as `npm run format` would leave it, where it can be told.
pub type Format<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// The shortest conflict mark; it is longer where the texts hold such a run themselves.
const MARK: usize = 7;
const BOM: char = '\u{FEFF}';

/// Two edits of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The text with conflict marks round each place, in the line endings of yours.
    pub marked: String,
}

/// Merges what changed from `base` to `new` into `yours`. Line endings, the final newline and a byte order mark stay as
/// they are in `yours`. Where the texts clash, `format` decides whether layout alone is to blame.
pub fn merge_text(path: &str, base: &str, yours: &str, new: &str, format: Format<'_>) -> Result<String, Clash> {
    let shape = Shape::of(yours);
    let (base, plain, new) = (plain(base), plain(yours), plain(new));
    let marked = match lines(&base, &plain, &new) {
        Ok(text) => return Ok(shape.restore(text)),
        Err(marked) => marked,
    };
    if same_value(path, &plain, &base) {
        return Ok(shape.restore(new));
    }
    match format(path, &plain).map(|it| self::plain(&it)) {
        Some(it) if it == base => return Ok(shape.restore(new)),
        Some(it) if it != plain => {
            if let Ok(text) = lines(&base, &it, &new) {
                return Ok(shape.restore(text));
            }
        }
        _ => {}
    }
    Err(Clash { marked: shape.restore(marked) })
}

/// The merge by lines: clean, or with marks.
fn lines(base: &str, yours: &str, new: &str) -> Result<String, String> {
    let mark = mark_length(&[base, yours, new]);
    let mut options = MergeOptions::new();
    options
        .set_conflict_marker_length(mark)
        .set_conflict_style(ConflictStyle::Diff3)
        .set_incomplete_hunk_style(IncompleteHunkStyle::Git);
    let merged = match options.merge(base, yours, new) {
        Ok(text) => text,
        Err(marked) => match hunk::resolve(&marked, mark) {
            Some(text) => text,
            None => return Err(marked),
        },
    };
    if keeps_edits(base, yours, &merged) { Ok(merged) } else { Err(whole(yours, new, mark)) }
}

/// Whether every line that `yours` has more often than `base` is in `merged` at least that much more often.
fn keeps_edits(base: &str, yours: &str, merged: &str) -> bool {
    let mut surplus: HashMap<&str, isize> = HashMap::new();
    yours.lines().for_each(|it| *surplus.entry(it).or_default() += 1);
    base.lines().for_each(|it| *surplus.entry(it).or_default() -= 1);
    merged.lines().for_each(|it| {
        if let Some(count) = surplus.get_mut(it) {
            *count -= 1;
        }
    });
    surplus.values().all(|it| *it <= 0)
}

/// Everything as one conflict.
fn whole(yours: &str, new: &str, mark: usize) -> String {
    let of = |it: char| it.to_string().repeat(mark);
    format!("{} ours\n{yours}{}\n{new}{} theirs\n", of('<'), of('='), of('>'))
}

/// A length of marks that no line of `texts` starts with.
fn mark_length(texts: &[&str]) -> usize {
    let run = |line: &str| {
        let first = line.chars().next().filter(|it| "<|=>".contains(*it));
        first.map_or(0, |first| line.chars().take_while(|it| *it == first).count())
    };
    let longest = texts.iter().flat_map(|it| it.lines()).map(run).max().unwrap_or(0);
    MARK.max(longest + 1)
}

/// Whether two texts of a data format say the same.
fn same_value(path: &str, one: &str, other: &str) -> bool {
    if !matches!(path.rsplit('.').next(), Some("json" | "webmanifest")) {
        return blank_ends(one).eq(blank_ends(other));
    }
    let value = |it: &str| serde_json::from_str::<serde_json::Value>(it).ok();
    value(one).is_some_and(|it| Some(it) == value(other))
}

/// Lines without the white space at their ends.
fn blank_ends(text: &str) -> impl Iterator<Item = &str> {
    text.trim_end().lines().map(str::trim_end)
}

/// `text` with `\n` at the end of every line and no byte order mark.
fn plain(text: &str) -> String {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let mut out = if Shape::of(text).crlf { text.replace("\r\n", "\n") } else { text.to_owned() };
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// What an editor decides and a reader does not see.
#[derive(Debug, Clone, Copy)]
struct Shape {
    bom: bool,
    crlf: bool,
    open_end: bool,
}

impl Shape {
    fn of(text: &str) -> Self {
        let ends = text.matches('\n').count();
        Self {
            bom: text.starts_with(BOM),
            crlf: ends > 0 && text.matches("\r\n").count() == ends,
            open_end: !text.is_empty() && !text.ends_with('\n'),
        }
    }

    fn restore(self, text: String) -> String {
        let mut out = if self.crlf { text.replace('\n', "\r\n") } else { text };
        if self.open_end {
            out.truncate(out.trim_end_matches(['\r', '\n']).len());
        }
        if self.bom {
            out.insert(0, BOM);
        }
        out
    }
}
