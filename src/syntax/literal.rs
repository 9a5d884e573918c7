//! A content file as the value it holds, without running it.

use oxc::allocator::Allocator;
use oxc::ast::ast::{
    ArrayExpressionElement, Declaration, Expression, ObjectPropertyKind, Program, PropertyKey, PropertyKind, Statement,
    UnaryOperator,
};
use oxc::parser::Parser;
use oxc::span::{GetSpan, SourceType, Span};
use serde_json::{Map, Value};

use super::guard;
use super::read::from_oxc;
use crate::diagnostic::{Diagnostic, Place};

/// The value that `source` exports as `name`. It must be a plain literal; anything to be computed is a finding.
pub fn literal(source: &str, name: &str) -> Result<Value, Vec<Diagnostic>> {
    evaluate(source, name, &mut Vec::new())
}

/// The places of all plain values in what `source` exports as `name`, by path: `plans.0.price`.
pub fn places(source: &str, name: &str) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    // Findings are what `literal` is for; what was placed before one is still right.
    evaluate(source, name, &mut found).ok();
    found
}

fn evaluate(source: &str, name: &str, found: &mut Vec<(String, Place)>) -> Result<Value, Vec<Diagnostic>> {
    if let Some(it) = guard::refuse(source) {
        return Err(vec![it]);
    }
    guard::on_deep_stack(|| parse(source, name, found))
}

fn parse(source: &str, name: &str, found: &mut Vec<(String, Place)>) -> Result<Value, Vec<Diagnostic>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::ts()).parse();
    if !parsed.diagnostics.is_empty() {
        return Err(parsed.diagnostics.iter().map(|it| from_oxc("syntax", source, it)).collect());
    }
    let Some(expression) = exported(&parsed.program, name) else {
        let message = format!("there is no `export const {name} = …`");
        return Err(vec![Diagnostic::error("content-missing", Place::START, message)]);
    };
    let mut reader = Reader { source, found };
    reader.value(expression, "").map_err(|span| {
        let place = Place::of(source, span.start as usize, span.end as usize);
        let found = Diagnostic::error("content-not-literal", place, "words must be plain values, not code");
        vec![found.help("write the text itself: a string, a number, a list or an object")]
    })
}

fn exported<'p, 'a>(program: &'p Program<'a>, name: &str) -> Option<&'p Expression<'a>> {
    program.body.iter().find_map(|it| {
        let Statement::ExportDeclaration(it) = it else { return None };
        let Declaration::VariableDeclaration(it) = &it.declaration else { return None };
        let found = it.declarations.iter().find(|it| it.id.get_identifier_name().is_some_and(|it| it == name))?;
        found.init.as_ref()
    })
}

struct Reader<'s> {
    source: &'s str,
    found: &'s mut Vec<(String, Place)>,
}

impl Reader<'_> {
    fn value(&mut self, expression: &Expression<'_>, path: &str) -> Result<Value, Span> {
        match expression {
            Expression::TSSatisfiesExpression(it) => return self.value(&it.expression, path),
            Expression::TSAsExpression(it) => return self.value(&it.expression, path),
            Expression::ParenthesizedExpression(it) => return self.value(&it.expression, path),
            Expression::ObjectExpression(it) => return self.object(&it.properties, path),
            Expression::ArrayExpression(it) => return self.array(&it.elements, path),
            _ => {}
        }
        let value = scalar(expression).ok_or_else(|| expression.span())?;
        let span = expression.span();
        self.found.push((path.to_owned(), Place::of(self.source, span.start as usize, span.end as usize)));
        Ok(value)
    }

    fn object(&mut self, properties: &[ObjectPropertyKind<'_>], path: &str) -> Result<Value, Span> {
        let mut members = Map::new();
        for property in properties {
            let ObjectPropertyKind::ObjectProperty(it) = property else { return Err(property.span()) };
            let key = match &it.key {
                PropertyKey::StaticIdentifier(it) => it.name.to_string(),
                PropertyKey::StringLiteral(it) => it.value.to_string(),
                other => return Err(other.span()),
            };
            if it.method || it.computed || it.shorthand || it.kind != PropertyKind::Init {
                return Err(property.span());
            }
            let value = self.value(&it.value, &join(path, &key))?;
            members.insert(key, value);
        }
        Ok(Value::Object(members))
    }

    fn array(&mut self, elements: &[ArrayExpressionElement<'_>], path: &str) -> Result<Value, Span> {
        let mut items = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let it = element.as_expression().ok_or_else(|| element.span())?;
            items.push(self.value(it, &join(path, &index.to_string()))?);
        }
        Ok(Value::Array(items))
    }
}

fn join(path: &str, part: &str) -> String {
    if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") }
}

fn scalar(expression: &Expression<'_>) -> Option<Value> {
    match expression {
        Expression::StringLiteral(it) => Some(it.value.as_str().into()),
        Expression::BooleanLiteral(it) => Some(it.value.into()),
        Expression::NullLiteral(_) => Some(Value::Null),
        Expression::NumericLiteral(it) => number(it.value),
        Expression::UnaryExpression(it) if it.operator == UnaryOperator::UnaryNegation => match &it.argument {
            Expression::NumericLiteral(it) => number(-it.value),
            _ => None,
        },
        Expression::TemplateLiteral(it) if it.expressions.is_empty() => {
            it.quasis.first()?.value.cooked.map(|it| it.as_str().into())
        }
        _ => None,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "whole numbers within the range of `f64`'s exact ones")]
fn number(value: f64) -> Option<Value> {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return Some((value as i64).into());
    }
    serde_json::Number::from_f64(value).map(Value::Number)
}
