//! Stage 1: the draft is whole, of its form, and of a sane size.

use std::collections::HashSet;

use serde_json::Value;

use super::policy::each;
use crate::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::plan::SectionSpec;
use crate::section::{Kind, Library};
use crate::syntax::MAX_SOURCE;

/// The longest run of white space.
const MAX_BLANK: usize = 512;
/// The length of the pieces that are compared to see whether a text repeats itself.
const PIECE: usize = 64;
/// A text shorter than this may repeat itself: markup does.
const LONG: usize = 8 * 1024;
/// The largest content, as JSON.
const MAX_CONTENT: usize = 64 * 1024;
/// What a hurried author leaves for others, in lower case.
const LEFT_OUT: [&str; 8] = [
    "lorem ipsum",
    "your_api_key",
    "your-api-key",
    "insert text here",
    "your text here",
    "placeholder text",
    "[your ",
    "example.com",
];
const HELP: &str = "write the whole section; mark words that wait for a fact as placeholders";

pub(super) fn no_kind(library: &Library, spec: &SectionSpec) -> Diagnostic {
    let names: Vec<&str> = library.kinds().map(|it| it.name.as_str()).collect();
    unknown("unknown-kind", "kind", &spec.kind, &names)
}

pub(super) fn no_variant(kind: &Kind, spec: &SectionSpec) -> Diagnostic {
    let names: Vec<&str> = kind.variants.iter().map(|it| it.name.as_str()).collect();
    unknown("unknown-variant", "variant", &spec.variant, &names)
}

fn unknown(code: &'static str, what: &str, name: &str, names: &[&str]) -> Diagnostic {
    let found = Diagnostic::error(code, Place::START, format!("there is no {what} `{name}`"));
    match did_you_mean(name, names.iter().copied()) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help(format!("there are: {}", names.join(", "))),
    }
}

/// Whether the words fit the kind's schema, and none was left out. What the `prompt` gives itself stands for nothing else.
pub(super) fn content(kind: &Kind, content: &Value, prompt: &str) -> Vec<Diagnostic> {
    let size = content.to_string().len();
    if size > MAX_CONTENT {
        let message = format!("the words take {size} bytes, more than {MAX_CONTENT}");
        return vec![Diagnostic::error("content-size", Place::START, message)];
    }
    let mut found = Vec::new();
    for fault in kind.faults(content) {
        let at = if fault.path.is_empty() { "the content".to_owned() } else { format!("`{}`", fault.path) };
        found.push(Diagnostic::error("content-schema", Place::START, format!("{at}: {}", fault.message)));
    }
    let given = prompt.to_lowercase();
    each(content, "", &mut |path, _, text| {
        if let Some(words) = left_out(text).filter(|it| !given.contains(it)) {
            let message = format!("`{path}` holds “{words}”, which stands for something else");
            found.push(Diagnostic::error("left-out", Place::START, message).help(HELP));
        }
    });
    found
}

fn left_out(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    LEFT_OUT.into_iter().find(|it| lower.contains(it))
}

/// Whether a component is of a sane size, and nothing was left out.
pub(super) fn code(source: &str) -> Vec<Diagnostic> {
    if source.trim().is_empty() {
        return vec![Diagnostic::error("empty-draft", Place::START, "there is no component")];
    }
    if source.len() > MAX_SOURCE {
        let message = format!("the file has {} bytes, more than {MAX_SOURCE}", source.len());
        return vec![Diagnostic::error("source-size", Place::START, message)];
    }
    let mut found = Vec::new();
    if let Some(at) = runs_away(source) {
        let message = "from here the text only repeats itself";
        found.push(Diagnostic::error("repetition", Place::of(source, at, at), message));
    }
    let lower = source.to_lowercase();
    for words in LEFT_OUT {
        if let Some(at) = lower.find(words) {
            let message = format!("“{words}” stands for something else");
            found.push(Diagnostic::error("left-out", Place::of(source, at, at + words.len()), message).help(HELP));
        }
    }
    found
}

/// Where a text starts to be white space only, or to repeat itself.
fn runs_away(source: &str) -> Option<usize> {
    let mut blank = 0;
    for (at, it) in source.bytes().enumerate() {
        blank = if it.is_ascii_whitespace() { blank + 1 } else { 0 };
        if blank == MAX_BLANK {
            return Some(at + 1 - MAX_BLANK);
        }
    }
    if source.len() < LONG {
        return None;
    }
    let pieces = source.as_bytes().windows(PIECE);
    let (mut seen, mut repeated, mut first) = (HashSet::with_capacity(source.len()), 0, None);
    for (at, piece) in pieces.enumerate() {
        if !seen.insert(piece) {
            repeated += 1;
            first = first.or(Some(at));
        }
    }
    first.filter(|_| repeated * 2 > source.len() - PIECE)
}

/// The component in an answer: thinking, prose and fences removed.
pub(super) fn unfence(answer: &str) -> Result<String, Diagnostic> {
    let answer = answer.strip_prefix('\u{FEFF}').unwrap_or(answer).replace("\r\n", "\n").replace('\r', "\n");
    let answer = without_thinking(&answer)?;
    let source = match blocks(&answer)? {
        blocks if blocks.is_empty() => without_prose(&answer).to_owned(),
        blocks => {
            let whole = blocks.iter().rev().find(|it| it.contains("export default"));
            whole.or(blocks.last()).cloned().unwrap_or_default()
        }
    };
    Ok(source.trim().to_owned() + "\n")
}

fn cut_off(what: &str) -> Diagnostic {
    let found = Diagnostic::error("truncated", Place::START, format!("the answer ends inside {what}"));
    found.help("write a shorter section, and end it")
}

fn without_thinking(answer: &str) -> Result<String, Diagnostic> {
    let mut rest = answer;
    let mut kept = String::with_capacity(answer.len());
    for (open, close) in [("<think>", "</think>"), ("<thinking>", "</thinking>")] {
        while let Some((before, inside)) = rest.split_once(open) {
            let Some((_, after)) = inside.split_once(close) else { return Err(cut_off("its own thinking")) };
            kept.push_str(before);
            rest = after;
        }
        // Some servers eat the opening tag.
        if let Some((_, after)) = rest.split_once(close) {
            rest = after;
        }
    }
    kept.push_str(rest);
    Ok(kept)
}

/// The fenced blocks of an answer that are closed; a finding where the last one is not.
fn blocks(answer: &str) -> Result<Vec<String>, Diagnostic> {
    let mut found = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in answer.lines() {
        let trimmed = line.trim();
        let fence = ["```", "~~~"].into_iter().find(|it| trimmed.starts_with(it));
        open = match (open, fence) {
            (None, Some(fence)) => Some((fence, String::new())),
            (Some((of, text)), Some(fence)) if fence == of && trimmed.chars().all(|it| of.contains(it)) => {
                found.push(text);
                None
            }
            (Some((fence, mut text)), _) => {
                text.push_str(line);
                text.push('\n');
                Some((fence, text))
            }
            (None, None) => None,
        };
    }
    if open.is_some() { Err(cut_off("its code fence")) } else { Ok(found) }
}

/// `answer` from its first to its last line of code.
fn without_prose(answer: &str) -> &str {
    let mut at = 0;
    let (mut first, mut last) = (None, answer.len());
    for line in answer.split_inclusive('\n') {
        let end = at + line.len();
        if first.is_none() && is_code(line) {
            first = Some(at);
        }
        if first.is_some() && ["}", "};", ");"].contains(&line.trim_end()) {
            last = end;
        }
        at = end;
    }
    let Some(first) = first else { return answer };
    let goes_on = answer[last..].lines().any(|it| is_code(it) || it.contains(['{', '}', ';']));
    if goes_on { &answer[first..] } else { &answer[first..last] }
}

fn is_code(line: &str) -> bool {
    let starts = [
        "import ",
        "export ",
        "const ",
        "function ",
        "type ",
        "interface ",
        "class ",
        "let ",
        "//",
        "/*",
        "\"use ",
        "'use ",
    ];
    starts.iter().any(|it| line.starts_with(it))
}
