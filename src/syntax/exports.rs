//! What a file imports and exports.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Declaration, ExportDefaultDeclarationKind, Expression, Function, ImportDeclaration, ImportDeclarationSpecifier,
    ModuleExportName, Statement,
};
use oxc::semantic::{Reference, SymbolId};
use oxc::span::{GetSpan, Span as TreeSpan};

use super::facts::{DefaultExport, Import, ModuleUse, ModuleWay, Reading, Shape};
use super::hooks;
use super::parse::{Tree, span};
use super::read::name;

/// Adds the imports and exports of a file to `reading`.
pub(super) fn collect(tree: &Tree<'_, '_>, reading: &mut Reading) {
    for statement in &tree.semantic.nodes().program().body {
        match statement {
            Statement::ImportDeclaration(it) => import(it, reading),
            Statement::ExportFromDeclaration(it) => reading.modules.push(from(it.source.value.as_str(), it.span)),
            Statement::ExportAllDeclaration(it) => reading.modules.push(from(it.source.value.as_str(), it.span)),
            Statement::ExportDefaultDeclaration(it) => {
                let export = default_export(tree, &it.declaration, it.span);
                reading.defaults.push(export);
            }
            Statement::ExportDeclaration(it) => declared(&it.declaration, reading),
            Statement::ExportNamedDeclaration(it) => {
                for specifier in &it.specifiers {
                    let exported = specifier.exported.name();
                    if exported == "default" {
                        let symbol = symbol_of(tree, &specifier.local);
                        reading.defaults.push(of_symbol(tree, symbol, specifier.span));
                    } else {
                        reading.exports.push(name(exported.as_str(), specifier.span));
                    }
                }
            }
            Statement::TSExportAssignment(it) => reading.defaults.push(other(it.span)),
            _ => {}
        }
    }
}

fn from(module: &str, at: TreeSpan) -> ModuleUse {
    ModuleUse { way: ModuleWay::ExportFrom, name: Some(module.to_owned()), span: span(at) }
}

fn import(declaration: &ImportDeclaration<'_>, reading: &mut Reading) {
    let module = declaration.source.value.as_str();
    let at = span(declaration.source.span);
    reading.modules.push(ModuleUse { way: ModuleWay::Import, name: Some(module.to_owned()), span: at });
    for specifier in declaration.specifiers.iter().flatten() {
        let (exported, is_type) = match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(it) => {
                (it.imported.name().to_string(), it.import_kind.is_type())
            }
            ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => ("default".to_owned(), false),
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => ("*".to_owned(), false),
        };
        reading.imports.push(Import {
            module: module.to_owned(),
            name: exported,
            local: specifier.local().name.to_string(),
            is_type: is_type || declaration.import_kind.is_type(),
            span: span(specifier.span()),
        });
    }
}

fn declared(declaration: &Declaration<'_>, reading: &mut Reading) {
    if let Declaration::VariableDeclaration(it) = declaration {
        for identifier in it.declarations.iter().flat_map(|it| it.id.get_binding_identifiers()) {
            reading.exports.push(name(identifier.name.as_str(), identifier.span));
        }
    } else if let Some(id) = declaration.id() {
        reading.exports.push(name(id.name.as_str(), id.span));
    }
}

fn other(at: TreeSpan) -> DefaultExport {
    DefaultExport { shape: Shape::Other, name: None, returns: false, span: span(at) }
}

fn default_export(tree: &Tree<'_, '_>, declaration: &ExportDefaultDeclarationKind<'_>, at: TreeSpan) -> DefaultExport {
    match declaration {
        ExportDefaultDeclarationKind::FunctionDeclaration(it) => of_function(tree, it, at),
        ExportDefaultDeclarationKind::ClassDeclaration(_) => DefaultExport { shape: Shape::Class, ..other(at) },
        other_kind => other_kind.as_expression().map_or_else(|| other(at), |it| of_expression(tree, it, at)),
    }
}

fn of_expression(tree: &Tree<'_, '_>, expression: &Expression<'_>, at: TreeSpan) -> DefaultExport {
    match expression.get_inner_expression() {
        Expression::FunctionExpression(it) => of_function(tree, it, at),
        Expression::ArrowFunctionExpression(it) => {
            let returns = it.body.as_expression().is_some() || hooks::returns(tree, it.span);
            DefaultExport { shape: Shape::Function, name: None, returns, span: span(at) }
        }
        Expression::ClassExpression(_) => DefaultExport { shape: Shape::Class, ..other(at) },
        Expression::Identifier(it) => {
            let reference = it.reference_id.get().map(|it| tree.semantic.scoping().get_reference(it));
            of_symbol(tree, reference.and_then(Reference::symbol_id), at)
        }
        _ => other(at),
    }
}

fn of_symbol(tree: &Tree<'_, '_>, symbol: Option<SymbolId>, at: TreeSpan) -> DefaultExport {
    let Some(symbol) = symbol else { return other(at) };
    let name = Some(tree.semantic.scoping().symbol_name(symbol).to_owned());
    let found = match tree.semantic.symbol_declaration(symbol).kind() {
        AstKind::Function(it) => of_function(tree, it, at),
        AstKind::Class(_) => DefaultExport { shape: Shape::Class, ..other(at) },
        AstKind::VariableDeclarator(it) => match it.init.as_ref().map(Expression::get_inner_expression) {
            // Not a name again: two constants can name each other.
            Some(Expression::Identifier(_)) | None => other(at),
            Some(init) => of_expression(tree, init, at),
        },
        _ => other(at),
    };
    DefaultExport { name, ..found }
}

fn of_function(tree: &Tree<'_, '_>, function: &Function<'_>, at: TreeSpan) -> DefaultExport {
    let returns = hooks::returns(tree, function.span);
    let name = function.id.as_ref().map(|it| it.name.to_string());
    DefaultExport { shape: Shape::Function, name, returns, span: span(at) }
}

fn symbol_of(tree: &Tree<'_, '_>, local: &ModuleExportName<'_>) -> Option<SymbolId> {
    let ModuleExportName::IdentifierReference(it) = local else { return None };
    it.reference_id.get().and_then(|it| tree.semantic.scoping().get_reference(it).symbol_id())
}
