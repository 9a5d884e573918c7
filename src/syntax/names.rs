//! Which names a file uses, leaves unused, writes to, or leaves without a type.

use oxc::ast::AstKind;
use oxc::ast::ast::{BindingPattern, FormalParameters};
use oxc::semantic::{NodeId, SymbolId};
use oxc::span::{GetSpan, Span as TreeSpan};

use super::facts::{Name, Reading, Write};
use super::parse::{Tree, span};
use super::read::name;

/// Adds what is unresolved, unused, untyped or written to `reading`.
pub(super) fn collect(tree: &Tree<'_, '_>, reading: &mut Reading) {
    unresolved(tree, reading);
    for symbol in tree.semantic.scoping().symbol_ids() {
        unused(tree, symbol, reading);
        written(tree, symbol, reading);
    }
    for node in tree.semantic.nodes().iter() {
        match node.kind() {
            AstKind::Function(it) if it.body.is_some() => untyped(tree, node.id(), &it.params, reading),
            AstKind::ArrowFunctionExpression(it) => untyped(tree, node.id(), &it.params, reading),
            _ => {}
        }
    }
}

fn unresolved(tree: &Tree<'_, '_>, reading: &mut Reading) {
    let scoping = tree.semantic.scoping();
    for (text, ids) in scoping.root_unresolved_references() {
        let references = ids.iter().map(|it| scoping.get_reference(*it));
        let places = references.map(|it| (tree.semantic.reference_span(it), it.is_type() && !it.is_value()));
        let Some((at, is_type)) = places.min_by_key(|it| (it.1, it.0.start)) else { continue };
        reading.unresolved.push(Name { is_type, ..name(text.as_str(), at) });
    }
    reading.unresolved.sort_by_key(|it| it.span);
}

fn unused(tree: &Tree<'_, '_>, symbol: SymbolId, reading: &mut Reading) {
    let scoping = tree.semantic.scoping();
    let text = scoping.symbol_name(symbol);
    if !scoping.symbol_is_unused(symbol) || text.starts_with('_') {
        return;
    }
    let declaration = scoping.symbol_declaration(symbol);
    if is_exported(tree, declaration) || is_excused(tree, symbol, declaration) {
        return;
    }
    reading.unused.push(name(text, scoping.symbol_span(symbol)));
}

fn is_exported(tree: &Tree<'_, '_>, declaration: NodeId) -> bool {
    let nodes = tree.semantic.nodes();
    let export = |it: AstKind<'_>| matches!(it, AstKind::ExportDeclaration(_) | AstKind::ExportDefaultDeclaration(_));
    let mut kinds = std::iter::once(nodes.kind(declaration)).chain(nodes.ancestor_kinds(declaration)).take(3);
    kinds.any(export)
}

/// Names that must be written although nothing reads them.
fn is_excused(tree: &Tree<'_, '_>, symbol: SymbolId, declaration: NodeId) -> bool {
    let nodes = tree.semantic.nodes();
    let flags = tree.semantic.scoping().symbol_flags(symbol);
    if flags.is_catch_variable() || flags.is_enum_member() || flags.is_ambient() {
        return true;
    }
    let in_type = |it: AstKind<'_>| {
        matches!(
            it,
            AstKind::TSFunctionType(_)
                | AstKind::TSMethodSignature(_)
                | AstKind::TSCallSignatureDeclaration(_)
                | AstKind::TSConstructSignatureDeclaration(_)
                | AstKind::TSConstructorType(_)
                | AstKind::TSMappedType(_)
                | AstKind::TSInferType(_)
        )
    };
    if in_type(nodes.kind(declaration)) || nodes.ancestor_kinds(declaration).take(3).any(in_type) {
        return true;
    }
    // A function expression may have a name for stack traces only.
    match nodes.kind(declaration) {
        AstKind::Function(it) => it.is_expression(),
        AstKind::VariableDeclarator(it) => is_before_rest(&it.id, tree.semantic.scoping().symbol_span(symbol)),
        AstKind::FormalParameter(it) => is_before_rest(&it.pattern, tree.semantic.scoping().symbol_span(symbol)),
        _ => false,
    }
}

/// `const { id, ...rest } = props` takes `id` out of `rest`.
fn is_before_rest(pattern: &BindingPattern<'_>, at: TreeSpan) -> bool {
    match pattern {
        BindingPattern::ObjectPattern(it) => {
            let rest = it.rest.as_ref();
            rest.is_some_and(|it| !it.span.contains_inclusive(at)) && it.span.contains_inclusive(at)
        }
        _ => false,
    }
}

fn written(tree: &Tree<'_, '_>, symbol: SymbolId, reading: &mut Reading) {
    let scoping = tree.semantic.scoping();
    let flags = scoping.symbol_flags(symbol);
    if !flags.is_import() && !flags.is_const_variable() {
        return;
    }
    for reference in scoping.get_resolved_references(symbol).filter(|it| it.is_write()) {
        let at = tree.semantic.reference_span(reference);
        reading.writes.push(Write::Constant(name(scoping.symbol_name(symbol), at)));
    }
}

fn untyped(tree: &Tree<'_, '_>, function: NodeId, parameters: &FormalParameters<'_>, reading: &mut Reading) {
    if is_typed_by_context(tree, function) {
        return;
    }
    let items = parameters.items.iter().filter(|it| it.type_annotation.is_none() && it.initializer.is_none());
    let rest = parameters.rest.iter().filter(|it| it.type_annotation.is_none()).map(|it| it.span);
    for at in items.map(|it| it.span).chain(rest) {
        reading.untyped.push(name(span(at).of(tree.source), at));
    }
}

/// Whether what a function is handed to, or assigned to, says the types of its parameters.
fn is_typed_by_context(tree: &Tree<'_, '_>, function: NodeId) -> bool {
    let nodes = tree.semantic.nodes();
    let kind = nodes.kind(function);
    if matches!(kind, AstKind::Function(it) if !it.is_expression()) {
        return false;
    }
    let mut at = kind.span();
    for parent in nodes.ancestor_kinds(function) {
        match parent {
            AstKind::ParenthesizedExpression(_)
            | AstKind::ConditionalExpression(_)
            | AstKind::LogicalExpression(_)
            | AstKind::ArrayExpression(_)
            | AstKind::ObjectProperty(_)
            | AstKind::ObjectExpression(_) => at = parent.span(),
            AstKind::VariableDeclarator(it) => return it.type_annotation.is_some(),
            AstKind::CallExpression(it) => return it.callee.span() != at,
            AstKind::MethodDefinition(_) | AstKind::PropertyDefinition(_) | AstKind::ExportDefaultDeclaration(_) => {
                return false;
            }
            _ => return true,
        }
    }
    true
}
