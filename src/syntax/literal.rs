//! Reads a content file: one exported constant that is plain data.

use oxc::ast::ast::{
    ArrayExpressionElement, BindingPattern, Declaration, Expression, ObjectExpression, ObjectPropertyKind,
    PropertyKind, Statement, VariableDeclarationKind,
};
use oxc::span::{GetSpan, Span as TreeSpan};
use oxc::syntax::operator::UnaryOperator;
use serde_json::{Map, Number, Value};

use super::parse::{span, with_tree};
use super::value::key_name;
use crate::diagnostic::{Diagnostic, Place};

const NOT_LITERAL: &str = "content-not-literal";

/// The value of the constant `export_name` in the content file `source`, with its members in order.
pub fn literal(source: &str, export_name: &str) -> Result<Value, Vec<Diagnostic>> {
    read(source, export_name).map(|it| it.0)
}

/// Where each text, number and truth value of the constant `export_name` is, by its path: `plans.0.price`.
///
/// Empty for a file that is not plain data: [`literal`] says why.
pub fn places(source: &str, export_name: &str) -> Vec<(String, Place)> {
    read(source, export_name).map(|it| it.1).unwrap_or_default()
}

type Found = (Value, Vec<(String, Place)>);

fn read(source: &str, export_name: &str) -> Result<Found, Vec<Diagnostic>> {
    with_tree(source, |tree| {
        let mut walk = Walk { source, findings: Vec::new(), places: Vec::new() };
        let mut value = None;
        for statement in &tree.semantic.nodes().program().body {
            match constant(statement) {
                Some((name, init)) if export_name == name && value.is_none() => {
                    value = Some(walk.value(init, ""));
                }
                _ if is_type_only(statement) => {}
                _ => walk.refuse(statement.span(), "a content file holds its type's import and one constant"),
            }
        }
        let Walk { mut findings, places, .. } = walk;
        match value {
            Some(value) if findings.is_empty() => Ok((value, places)),
            Some(_) => Err(findings),
            None => {
                let message = format!("the file does not export the constant `{export_name}`");
                findings.insert(0, Diagnostic::error("content-missing", Place::START, message));
                Err(findings)
            }
        }
    })?
}

/// The name and value of `export const name = value`.
fn constant<'a, 't>(statement: &'t Statement<'a>) -> Option<(&'a str, &'t Expression<'a>)> {
    let Statement::ExportDeclaration(export) = statement else { return None };
    let Declaration::VariableDeclaration(it) = &export.declaration else { return None };
    let [declarator] = it.declarations.as_slice() else { return None };
    let BindingPattern::BindingIdentifier(id) = &declarator.id else { return None };
    let constant = it.kind == VariableDeclarationKind::Const;
    Some((id.name.as_str(), declarator.init.as_ref().filter(|_| constant)?))
}

fn is_type_only(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ImportDeclaration(it) => it.import_kind.is_type(),
        Statement::EmptyStatement(_) => true,
        _ => false,
    }
}

struct Walk<'s> {
    source: &'s str,
    findings: Vec<Diagnostic>,
    places: Vec<(String, Place)>,
}

impl Walk<'_> {
    fn refuse(&mut self, at: TreeSpan, message: &str) {
        let finding = Diagnostic::error(NOT_LITERAL, span(at).place(self.source), message);
        self.findings.push(finding.help("write texts, numbers, true, false, null, lists and objects"));
    }

    fn value(&mut self, expression: &Expression<'_>, path: &str) -> Value {
        let expression = bare(expression);
        let leaf = match expression {
            Expression::ArrayExpression(it) => return self.array(&it.elements, path),
            Expression::ObjectExpression(it) => return self.object(it, path),
            Expression::StringLiteral(it) if !it.lone_surrogates => Some(Value::from(it.value.as_str())),
            Expression::TemplateLiteral(it) if it.expressions.is_empty() => it
                .quasis
                .first()
                .filter(|it| !it.lone_surrogates)
                .and_then(|it| it.value.cooked)
                .map(|it| it.as_str().into()),
            Expression::BooleanLiteral(it) => Some(it.value.into()),
            Expression::NullLiteral(_) => Some(Value::Null),
            Expression::NumericLiteral(it) => number(it.value),
            Expression::UnaryExpression(it) if it.operator == UnaryOperator::UnaryNegation => match &it.argument {
                Expression::NumericLiteral(it) => number(-it.value),
                _ => None,
            },
            _ => None,
        };
        if let Some(it) = leaf {
            self.places.push((path.to_owned(), span(expression.span()).place(self.source)));
            return it;
        }
        self.refuse(expression.span(), "this is not plain data");
        Value::Null
    }

    fn array(&mut self, elements: &[ArrayExpressionElement<'_>], path: &str) -> Value {
        let mut items = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            match element.as_expression() {
                Some(it) => items.push(self.value(it, &join(path, &index.to_string()))),
                None => self.refuse(element.span(), "a list of plain data has no gaps and no spreads"),
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, object: &ObjectExpression<'_>, path: &str) -> Value {
        let mut members = Map::new();
        for property in &object.properties {
            let named = match property {
                ObjectPropertyKind::ObjectProperty(it) => {
                    let plain = it.kind == PropertyKind::Init && !it.method && !it.shorthand && !it.computed;
                    key_name(&it.key).filter(|name| plain && name != "__proto__").map(|name| (name, &it.value))
                }
                ObjectPropertyKind::SpreadProperty(_) => None,
            };
            let Some((name, value)) = named else {
                self.refuse(property.span(), "an object of plain data has only `name: value` members");
                continue;
            };
            let value = self.value(value, &join(path, &name));
            if members.insert(name, value).is_some() {
                self.refuse(property.span(), "this member is there twice");
            }
        }
        Value::Object(members)
    }
}

/// `expression` without `as const`, `satisfies …` and parentheses.
fn bare<'a, 't>(expression: &'t Expression<'a>) -> &'t Expression<'a> {
    let mut it = expression;
    loop {
        it = match it {
            Expression::ParenthesizedExpression(inner) => &inner.expression,
            Expression::TSAsExpression(inner) => &inner.expression,
            Expression::TSSatisfiesExpression(inner) => &inner.expression,
            _ => return it,
        };
    }
}

/// Whole numbers stay whole.
fn number(value: f64) -> Option<Value> {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if value.fract() == 0.0 && value.abs() <= SAFE {
        return format!("{value:.0}").parse::<i64>().ok().map(Value::from);
    }
    Number::from_f64(value).map(Value::Number)
}

fn join(path: &str, part: &str) -> String {
    if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") }
}
