//! The rules of React: hooks are called always and in order, and items of a list have keys.

use oxc::ast::AstKind;
use oxc::ast::ast::{Argument, CallExpression, Expression, JSXAttributeItem, JSXAttributeName, JSXElement};
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as TreeSpan};

use super::facts::{Hook, Reading};
use super::parse::{Tree, span};

/// Adds hooks and elements without a key to `reading`.
pub(super) fn collect(tree: &Tree<'_, '_>, reading: &mut Reading) {
    for node in tree.semantic.nodes().iter() {
        match node.kind() {
            AstKind::CallExpression(call) => {
                if let Some(name) = hook_name(call) {
                    let conditional = is_conditional(tree, node.id(), call.span);
                    reading.hooks.push(Hook { name: name.to_owned(), conditional, span: span(call.span) });
                }
            }
            AstKind::JSXElement(it) if !has_key(it) && is_item(tree, node.id()) => {
                reading.keyless.push(span(it.opening_element.span));
            }
            AstKind::JSXFragment(it) if is_item(tree, node.id()) => {
                reading.keyless.push(span(it.opening_fragment.span));
            }
            _ => {}
        }
    }
}

/// Whether the function at `function` has a `return` with something in it.
pub(super) fn returns(tree: &Tree<'_, '_>, function: TreeSpan) -> bool {
    tree.semantic.nodes().iter().any(|node| match node.kind() {
        AstKind::ReturnStatement(it) => it.argument.is_some() && owner(tree, node.id()) == Some(function),
        _ => false,
    })
}

/// The function a node is in.
fn owner(tree: &Tree<'_, '_>, node: NodeId) -> Option<TreeSpan> {
    tree.semantic.nodes().ancestor_kinds(node).find(|it| it.is_function_like()).map(|it| it.span())
}

fn hook_name<'a>(call: &CallExpression<'a>) -> Option<&'a str> {
    let name = match &call.callee {
        Expression::Identifier(it) => it.name.as_str(),
        Expression::StaticMemberExpression(it) => it.property.name.as_str(),
        _ => return None,
    };
    is_hook(name).then_some(name)
}

fn is_hook(name: &str) -> bool {
    name.strip_prefix("use").is_some_and(|it| it.starts_with(|it: char| it.is_ascii_uppercase()))
}

fn is_conditional(tree: &Tree<'_, '_>, call: NodeId, at: TreeSpan) -> bool {
    let nodes = tree.semantic.nodes();
    for id in nodes.ancestor_ids(call) {
        let kind = nodes.kind(id);
        if kind.is_function_like() {
            return !may_call_hooks(tree, id) || returns_before(tree, kind.span(), at);
        }
        if branches(kind, at) {
            return true;
        }
    }
    true
}

/// Whether `kind` runs what is at `at` only sometimes, or more than once.
fn branches(kind: AstKind<'_>, at: TreeSpan) -> bool {
    match kind {
        AstKind::IfStatement(it) => !it.test.span().contains_inclusive(at),
        AstKind::ConditionalExpression(it) => !it.test.span().contains_inclusive(at),
        AstKind::LogicalExpression(it) => it.right.span().contains_inclusive(at),
        AstKind::SwitchCase(_)
        | AstKind::TryStatement(_)
        | AstKind::ForStatement(_)
        | AstKind::ForInStatement(_)
        | AstKind::ForOfStatement(_)
        | AstKind::WhileStatement(_)
        | AstKind::DoWhileStatement(_) => true,
        _ => false,
    }
}

/// Whether a function is a component or a hook by its name, or the file's nameless default export.
fn may_call_hooks(tree: &Tree<'_, '_>, function: NodeId) -> bool {
    let nodes = tree.semantic.nodes();
    let named = |name: &str| is_hook(name) || name.starts_with(|it: char| it.is_ascii_uppercase());
    if let AstKind::Function(it) = nodes.kind(function)
        && let Some(id) = &it.id
    {
        return named(id.name.as_str());
    }
    match nodes.parent_kind(function) {
        AstKind::VariableDeclarator(it) => it.id.get_identifier_name().is_some_and(|it| named(it.as_str())),
        AstKind::ExportDefaultDeclaration(_) => true,
        _ => false,
    }
}

/// Whether a function can return before it comes to `at`.
fn returns_before(tree: &Tree<'_, '_>, function: TreeSpan, at: TreeSpan) -> bool {
    tree.semantic.nodes().iter().any(|node| match node.kind() {
        AstKind::ReturnStatement(it) => it.span.end <= at.start && owner(tree, node.id()) == Some(function),
        _ => false,
    })
}

fn has_key(element: &JSXElement<'_>) -> bool {
    element.opening_element.attributes.iter().any(|it| match it {
        JSXAttributeItem::Attribute(it) => matches!(&it.name, JSXAttributeName::Identifier(it) if it.name == "key"),
        JSXAttributeItem::SpreadAttribute(_) => false,
    })
}

/// Whether an element is what a callback of `map` returns, so that it needs a key.
fn is_item(tree: &Tree<'_, '_>, element: NodeId) -> bool {
    let nodes = tree.semantic.nodes();
    let mut ids = nodes.ancestor_ids(element);
    let function = ids.find(|it| !is_transparent(nodes.kind(*it)));
    let Some(function) = function.filter(|it| nodes.kind(*it).is_function_like()) else { return false };
    let AstKind::CallExpression(call) = nodes.parent_kind(function) else { return false };
    let at = nodes.kind(function).span();
    let handed = call.arguments.iter().filter_map(Argument::as_expression).any(|it| it.span() == at);
    let method = match &call.callee {
        Expression::StaticMemberExpression(it) => it.property.name.as_str(),
        _ => "",
    };
    handed && matches!(method, "map" | "flatMap" | "from")
}

fn is_transparent(kind: AstKind<'_>) -> bool {
    matches!(
        kind,
        AstKind::ParenthesizedExpression(_)
            | AstKind::ConditionalExpression(_)
            | AstKind::LogicalExpression(_)
            | AstKind::ReturnStatement(_)
            | AstKind::ExpressionStatement(_)
            | AstKind::FunctionBody(_)
            | AstKind::IfStatement(_)
            | AstKind::BlockStatement(_)
    )
}
