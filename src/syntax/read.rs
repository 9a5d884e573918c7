//! Reads a TSX source: parses it, resolves its names, and lists what it says.

use oxc::allocator::Allocator;
use oxc::ast::ast::{ExportDefaultDeclarationKind, ImportDeclaration, ImportDeclarationSpecifier, Program, Statement};
use oxc::ast_visit::Visit;
use oxc::diagnostics::OxcDiagnostic;
use oxc::parser::Parser;
use oxc::semantic::SemanticBuilder;
use oxc::span::{SourceType, Span};

use super::guard;
use super::reading::{Import, Named, Reading, Word};
use super::scope;
use super::visit::Listing;
use crate::diagnostic::{Diagnostic, Place};

/// What `source` says as a TSX module.
pub fn read(source: &str) -> Reading {
    let mut reading = Reading::default();
    if let Some(found) = guard::refuse(source) {
        reading.findings.push(found);
        return reading;
    }
    guard::on_deep_stack(move || parse(source, reading))
}

fn parse(source: &str, mut reading: Reading) -> Reading {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::tsx()).parse();
    reading.findings.extend(parsed.diagnostics.iter().map(|it| from_oxc("syntax", source, it)));
    if !reading.findings.is_empty() {
        return reading;
    }
    let program = parsed.program;
    let built = SemanticBuilder::new_compiler().with_enum_eval(true).with_check_syntax_error(true).build(&program);
    reading.findings.extend(built.diagnostics.iter().map(|it| from_oxc("syntax", source, it)));
    modules(source, &program, &mut reading);
    let mut listing = Listing::new(source, &mut reading);
    listing.visit_program(&program);
    let idents = listing.identifiers();
    scope::names(source, built.semantic.scoping(), &idents, &mut reading);
    for it in &program.comments {
        let span = it.span;
        reading.comments.push(word(source, &source[span.start as usize..span.end as usize], span));
    }
    reading
}

/// A parser's finding as ours.
pub(super) fn from_oxc(code: &'static str, source: &str, it: &OxcDiagnostic) -> Diagnostic {
    let place = it.labels.first().map_or(Place::START, |label| {
        let start = label.offset();
        Place::of(source, start as usize, (start + label.len()) as usize)
    });
    let found = Diagnostic::error(code, place, it.message.to_string());
    match &it.help {
        Some(help) => found.help(help.to_string()),
        None => found,
    }
}

pub(super) fn word(source: &str, text: &str, span: Span) -> Word {
    Word { text: text.to_owned(), place: Place::of(source, span.start as usize, span.end as usize) }
}

fn modules(source: &str, program: &Program<'_>, reading: &mut Reading) {
    for it in &program.directives {
        reading.directives.push(word(source, it.directive.as_str(), it.span));
    }
    for statement in &program.body {
        match statement {
            Statement::ImportDeclaration(it) => reading.imports.push(import(source, it)),
            Statement::ExportAllDeclaration(it) => {
                reading.reexports.push(word(source, it.source.value.as_str(), it.source.span));
            }
            Statement::ExportFromDeclaration(it) => {
                reading.reexports.push(word(source, it.source.value.as_str(), it.source.span));
            }
            Statement::ExportDefaultDeclaration(it) => {
                let name = match &it.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(it) => {
                        it.id.as_ref().map_or("", |it| it.name.as_str())
                    }
                    _ => "",
                };
                reading.defaults.push(word(source, name, it.span));
            }
            _ => {}
        }
    }
}

fn import(source: &str, it: &ImportDeclaration<'_>) -> Import {
    let whole = it.import_kind.is_type();
    let named = |text: &str, span: Span, type_only: bool| Named { imported: word(source, text, span), type_only };
    let names = it.specifiers.iter().flatten().map(|specifier| match specifier {
        ImportDeclarationSpecifier::ImportSpecifier(it) => {
            named(it.imported.name().as_str(), it.span, whole || it.import_kind.is_type())
        }
        ImportDeclarationSpecifier::ImportDefaultSpecifier(it) => named("default", it.span, whole),
        ImportDeclarationSpecifier::ImportNamespaceSpecifier(it) => named("*", it.span, whole),
    });
    Import { module: word(source, it.source.value.as_str(), it.source.span), names: names.collect() }
}
