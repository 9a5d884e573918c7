//! Parses a text as TSX without ever overflowing the stack.

use std::thread;

use oxc::allocator::Allocator;
use oxc::ast::ast::Program;
use oxc::diagnostics::OxcDiagnostic;
use oxc::parser::Parser;
use oxc::semantic::{Semantic, SemanticBuilder};
use oxc::span::{SourceType, Span as TreeSpan};

use super::facts::Span;
use crate::diagnostic::{Diagnostic, Place};

/// The most bytes a source file may have.
pub const MAX_SOURCE: usize = 64 * 1024;
/// The most brackets that may be open at once.
const MAX_BRACKETS: usize = 256;
/// The parser recurses: this holds the deepest tree that [`MAX_SOURCE`] bytes can spell. Only what is used is touched.
const STACK: usize = 1 << 28;
/// The name of the threads that have it.
const DEEP: &str = "syntax";

/// A parsed file.
pub(super) struct Tree<'a, 't> {
    pub(super) source: &'a str,
    pub(super) semantic: &'t Semantic<'a>,
}

/// Parses `source` and hands its tree to `work`; gives the findings where it is not TSX.
pub(super) fn with_tree<T: Send>(
    source: &str,
    work: impl FnOnce(&Tree<'_, '_>) -> T + Send,
) -> Result<T, Vec<Diagnostic>> {
    on_deep_stack(source, || {
        let allocator = Allocator::default();
        let program = parse(&allocator, source)?;
        let build = SemanticBuilder::new_compiler().with_build_nodes(true).with_check_syntax_error(true);
        let result = build.build(&program);
        if !result.diagnostics.is_empty() {
            return Err(result.diagnostics.iter().map(|it| finding(source, it)).collect());
        }
        Ok(work(&Tree { source, semantic: &result.semantic }))
    })
}

/// Runs `work` where the parser has stack enough for `source`; gives the findings where it may not be parsed at all.
pub(super) fn on_deep_stack<T: Send>(
    source: &str,
    work: impl FnOnce() -> Result<T, Vec<Diagnostic>> + Send,
) -> Result<T, Vec<Diagnostic>> {
    if source.len() > MAX_SOURCE {
        let message = format!("the file has {} bytes, more than {MAX_SOURCE}", source.len());
        let finding = Diagnostic::error("source-size", Place::START, message);
        return Err(vec![finding.help("split it into smaller sections")]);
    }
    if let Some(at) = too_deep(source) {
        let place = Place::of(source, at, at + 1);
        let message = format!("more than {MAX_BRACKETS} brackets are open here");
        return Err(vec![Diagnostic::error("nesting", place, message).help("flatten the structure")]);
    }
    deep(work).and_then(|it| it)
}

/// Does `work`, which parses several files, on one thread with stack enough for each of them.
pub fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Vec<Diagnostic>> {
    if thread::current().name() == Some(DEEP) {
        return Ok(work());
    }
    let result = thread::scope(|scope| {
        let deep = thread::Builder::new().name(DEEP.to_owned()).stack_size(STACK);
        deep.spawn_scoped(scope, work).map(thread::ScopedJoinHandle::join)
    });
    match result {
        Ok(Ok(it)) => Ok(it),
        Ok(Err(_)) => Err(vec![gave_up("the parser gave up on this file")]),
        Err(it) => Err(vec![gave_up(&format!("no thread for the parser: {it}"))]),
    }
}

fn gave_up(message: &str) -> Diagnostic {
    Diagnostic::error("parser-gave-up", Place::START, message)
}

/// The tree of `source`, or what is wrong with its syntax.
pub(super) fn parse<'a>(allocator: &'a Allocator, source: &'a str) -> Result<Program<'a>, Vec<Diagnostic>> {
    let parsed = Parser::new(allocator, source, SourceType::tsx()).parse();
    if parsed.diagnostics.is_empty() && !parsed.panicked {
        return Ok(parsed.program);
    }
    let findings: Vec<Diagnostic> = parsed.diagnostics.iter().map(|it| finding(source, it)).collect();
    Err(if findings.is_empty() { vec![gave_up("the parser gave up on this file")] } else { findings })
}

/// What the parser says, as one of our findings.
pub(super) fn finding(source: &str, diagnostic: &OxcDiagnostic) -> Diagnostic {
    let label = diagnostic.labels.first();
    let place = label.map_or(Place::START, |it| span_of(source, it.offset(), it.len()));
    let message = diagnostic.message.trim_end_matches('.').to_owned();
    let finding = Diagnostic::error("syntax", place, message);
    match &diagnostic.help {
        Some(help) => finding.help(help.clone()),
        None => finding,
    }
}

fn span_of(source: &str, start: u32, length: u32) -> Place {
    Span { start, end: start.saturating_add(length) }.place(source)
}

pub(super) fn span(it: TreeSpan) -> Span {
    Span { start: it.start, end: it.end }
}

/// Where more brackets are open than [`MAX_BRACKETS`]. Strings and comments count too: they have no reason to open more.
fn too_deep(source: &str) -> Option<usize> {
    let mut open = 0_usize;
    source.bytes().position(|it| {
        match it {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MAX_BRACKETS
    })
}
