//! Stage 1: what came back is one whole answer, and its words fit the layout.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{SectionSpec, known};
use crate::section::Kind;
use crate::syntax::MAX_SOURCE;

/// White space in a row after which an answer has run away.
const RUN: usize = 512;
/// What stands where an author left something out, in lower case.
const LEFT_OUT: [&str; 9] = [
    "rest of the component",
    "rest of component",
    "same as before",
    "existing code",
    "lorem ipsum",
    "your_api_key",
    "todo:",
    "fixme",
    "... rest",
];

pub(super) fn no_kind(spec: &SectionSpec) -> Diagnostic {
    let names = crate::section::Library::names();
    known("unknown-kind", "section kind", &spec.kind, &names, Place::START).unwrap_or_else(|| {
        Diagnostic::error("unknown-kind", Place::START, format!("the kind `{}` was not read", spec.kind))
    })
}

pub(super) fn no_variant(kind: &Kind, spec: &SectionSpec) -> Diagnostic {
    let names: Vec<String> = kind.variants.iter().map(|it| it.name.clone()).collect();
    known("unknown-variant", "variant", &spec.variant, &names, Place::START)
        .unwrap_or_else(|| Diagnostic::error("unknown-variant", Place::START, "the variant was not read"))
}

/// Whether the words fit the kind's schema.
pub(super) fn content(kind: &Kind, content: &Value) -> Vec<Diagnostic> {
    let faults = kind.faults(content);
    faults
        .into_iter()
        .map(|it| {
            let at = if it.path.is_empty() { "the content".to_owned() } else { format!("`{}`", it.path) };
            Diagnostic::error("content-schema", Place::START, format!("{at}: {}", it.message))
        })
        .collect()
}

/// The component in an answer: thinking and prose removed, and of several fences the last.
pub(super) fn unfence(answer: &str) -> Result<String, Diagnostic> {
    let text = match (answer.find("<think>"), answer.find("</think>")) {
        (Some(_), Some(end)) => &answer[end + "</think>".len()..],
        _ => answer,
    };
    let fences: Vec<usize> = text.match_indices("```").map(|(at, _)| at).collect();
    if fences.is_empty() {
        return Ok(text.to_owned());
    }
    if fences.len() % 2 == 1 {
        let found = Diagnostic::error("truncated", Place::START, "the answer ends inside its code fence");
        return Err(found.help("ask for a smaller section"));
    }
    let (open, close) = (fences[fences.len() - 2], fences[fences.len() - 1]);
    let inside = &text[open + 3..close];
    let body = inside.split_once('\n').map_or(inside, |(_, body)| body);
    Ok(body.to_owned())
}

/// Whether a component is whole: not too large, no run-away repetition, nothing left out.
pub(super) fn code(source: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if source.len() > MAX_SOURCE {
        let message = format!("the source has {} bytes, more than {MAX_SOURCE}", source.len());
        found.push(Diagnostic::error("source-size", Place::START, message));
    }
    if runs_away(source) {
        found.push(Diagnostic::error("repetition", Place::START, "the source repeats itself without end"));
    }
    let lower = source.to_lowercase();
    for words in LEFT_OUT {
        if let Some(at) = lower.find(words) {
            let place = Place::of(source, at.min(source.len()), (at + words.len()).min(source.len()));
            let found_it =
                Diagnostic::error("left-out", place, format!("`{words}` stands where something was left out"));
            found.push(found_it.help("write the whole section"));
        }
    }
    found
}

fn runs_away(source: &str) -> bool {
    let mut run = 0;
    for byte in source.bytes() {
        run = if byte.is_ascii_whitespace() { run + 1 } else { 0 };
        if run >= RUN {
            return true;
        }
    }
    let chunks: Vec<&[u8]> = source.as_bytes().windows(64).step_by(16).collect();
    let mut distinct = chunks.clone();
    distinct.sort_unstable();
    distinct.dedup();
    chunks.len() > 64 && distinct.len() * 4 < chunks.len()
}
