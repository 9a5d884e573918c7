//! What is known of an expression without running it.

use std::cell::Cell;

use oxc::ast::AstKind;
use oxc::ast::ast::{
    ArrayExpressionElement, BinaryExpression, BindingPattern, ChainElement, Expression, IdentifierReference,
    ObjectExpression, ObjectPropertyKind, PropertyKey, TemplateLiteral, VariableDeclarator,
};
use oxc::semantic::{Semantic, SymbolId};
use oxc::syntax::operator::BinaryOperator;

use super::facts::Value;

/// How deep a value is followed through constants before it counts as computed.
const MAX_STEPS: usize = 24;
/// How many expressions are read for one value.
const MAX_READ: usize = 500;
/// How much of a text is kept: only its beginning decides anything.
const MAX_TEXT: usize = 2048;

/// Follows local constants while it reads expressions.
pub(super) struct Reader<'a, 't> {
    semantic: &'t Semantic<'a>,
    left: Cell<usize>,
}

impl<'a, 't> Reader<'a, 't> {
    pub(super) fn new(semantic: &'t Semantic<'a>) -> Self {
        Self { semantic, left: Cell::new(MAX_READ) }
    }

    /// What is known of `expression`.
    pub(super) fn value(&self, expression: &Expression<'a>) -> Value {
        self.left.set(MAX_READ);
        self.at(expression, MAX_STEPS)
    }

    /// What is known of the constant, parameter or function a name stands for.
    pub(super) fn name(&self, name: &IdentifierReference<'a>) -> Value {
        self.left.set(MAX_READ);
        self.identifier(name, MAX_STEPS)
    }

    /// What is known of a template.
    pub(super) fn value_of_template(&self, template: &TemplateLiteral<'a>) -> Value {
        self.left.set(MAX_READ);
        self.template(template, MAX_STEPS)
    }

    /// What is known of a sum.
    pub(super) fn value_of_sum(&self, sum: &BinaryExpression<'a>) -> Value {
        self.left.set(MAX_READ);
        self.sum(sum, MAX_STEPS)
    }

    fn at(&self, expression: &Expression<'a>, steps: usize) -> Value {
        let left = self.left.get().checked_sub(1);
        let (Some(steps), Some(left)) = (steps.checked_sub(1), left) else { return Value::Computed };
        self.left.set(left);
        match expression {
            Expression::StringLiteral(it) => Value::Text(it.value.to_string()),
            Expression::TemplateLiteral(it) => self.template(it, steps),
            Expression::BinaryExpression(it) => self.sum(it, steps),
            Expression::ConditionalExpression(it) => {
                one_of(vec![self.at(&it.consequent, steps), self.at(&it.alternate, steps)])
            }
            Expression::LogicalExpression(it) => one_of(vec![self.at(&it.left, steps), self.at(&it.right, steps)]),
            Expression::Identifier(it) => self.identifier(it, steps),
            Expression::StaticMemberExpression(it) => {
                member(self.at(&it.object, steps), Some(it.property.name.as_str()))
            }
            Expression::ComputedMemberExpression(it) => self.computed(&it.object, &it.expression, steps),
            Expression::ChainExpression(it) => match &it.expression {
                ChainElement::StaticMemberExpression(it) => {
                    member(self.at(&it.object, steps), Some(it.property.name.as_str()))
                }
                ChainElement::ComputedMemberExpression(it) => self.computed(&it.object, &it.expression, steps),
                _ => Value::Computed,
            },
            Expression::ArrayExpression(it) => {
                let items = it.elements.iter().map(|it| match it {
                    ArrayExpressionElement::SpreadElement(_) => Value::Computed,
                    ArrayExpressionElement::Elision(_) => Value::Plain,
                    other => other.as_expression().map_or(Value::Computed, |it| self.at(it, steps)),
                });
                one_of(items.collect())
            }
            Expression::ObjectExpression(it) => self.object(it, steps),
            other => self.wrapped(other, steps),
        }
    }

    fn wrapped(&self, expression: &Expression<'a>, steps: usize) -> Value {
        match expression {
            Expression::ParenthesizedExpression(it) => self.at(&it.expression, steps),
            Expression::TSAsExpression(it) => self.at(&it.expression, steps),
            Expression::TSSatisfiesExpression(it) => self.at(&it.expression, steps),
            Expression::TSNonNullExpression(it) => self.at(&it.expression, steps),
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => Value::Function,
            Expression::JSXElement(_) | Expression::JSXFragment(_) => Value::Element,
            Expression::NumericLiteral(_)
            | Expression::BooleanLiteral(_)
            | Expression::NullLiteral(_)
            | Expression::BigIntLiteral(_)
            | Expression::UnaryExpression(_)
            | Expression::UpdateExpression(_) => Value::Plain,
            _ => Value::Computed,
        }
    }

    fn template(&self, template: &TemplateLiteral<'a>, steps: usize) -> Value {
        let mut known = String::new();
        for (index, quasi) in template.quasis.iter().enumerate() {
            known.push_str(quasi.value.cooked.as_deref().unwrap_or(&quasi.value.raw));
            let Some(expression) = template.expressions.get(index) else { break };
            match self.at(expression, steps) {
                Value::Text(text) => known.push_str(&text),
                Value::Starts(text) => return Value::Starts(known + &text),
                _ => return Value::Starts(known),
            }
        }
        text(known)
    }

    fn sum(&self, sum: &BinaryExpression<'a>, steps: usize) -> Value {
        if sum.operator != BinaryOperator::Addition {
            return Value::Plain;
        }
        match (self.at(&sum.left, steps), self.at(&sum.right, steps)) {
            (Value::Text(left), Value::Text(right)) => text(left + &right),
            (Value::Text(left), Value::Starts(right)) => Value::Starts(left + &right),
            (Value::Text(left) | Value::Starts(left), _) => Value::Starts(left),
            (Value::Plain, Value::Plain) => Value::Plain,
            _ => Value::Starts(String::new()),
        }
    }

    fn object(&self, object: &ObjectExpression<'a>, steps: usize) -> Value {
        let member = |it: &ObjectPropertyKind<'a>| match it {
            ObjectPropertyKind::ObjectProperty(it) if !it.computed => {
                Some((key_name(&it.key)?, self.at(&it.value, steps)))
            }
            _ => None,
        };
        object.properties.iter().map(member).collect::<Option<Vec<_>>>().map_or(Value::Computed, Value::Members)
    }

    fn computed(&self, object: &Expression<'a>, key: &Expression<'a>, steps: usize) -> Value {
        let object = self.at(object, steps);
        match self.at(key, steps) {
            Value::Text(name) => member(object, Some(&name)),
            _ => member(object, None),
        }
    }

    fn identifier(&self, name: &IdentifierReference<'a>, steps: usize) -> Value {
        if name.name == "undefined" {
            return Value::Plain;
        }
        let scoping = self.semantic.scoping();
        let symbol = name.reference_id.get().and_then(|it| scoping.get_reference(it).symbol_id());
        symbol.map_or(Value::Computed, |it| self.symbol(it, steps))
    }

    fn symbol(&self, symbol: SymbolId, steps: usize) -> Value {
        match self.semantic.symbol_declaration(symbol).kind() {
            AstKind::VariableDeclarator(it) => self.declared(it, symbol, steps),
            AstKind::FormalParameter(_) | AstKind::FormalParameterRest(_) => Value::Given,
            AstKind::Function(_) => Value::Function,
            _ => Value::Computed,
        }
    }

    fn declared(&self, declarator: &VariableDeclarator<'a>, symbol: SymbolId, steps: usize) -> Value {
        let constant = self.semantic.scoping().symbol_flags(symbol).is_const_variable();
        let Some(init) = declarator.init.as_ref().filter(|_| constant) else { return Value::Computed };
        let init = self.at(init, steps);
        match &declarator.id {
            BindingPattern::BindingIdentifier(_) => init,
            BindingPattern::ObjectPattern(pattern) => {
                let is_it = |it: &BindingPattern<'a>| match it {
                    BindingPattern::BindingIdentifier(it) => it.symbol_id.get() == Some(symbol),
                    _ => false,
                };
                let found = pattern.properties.iter().find(|it| is_it(&it.value));
                member(init, found.and_then(|it| key_name(&it.key)).as_deref())
            }
            _ => member(init, None),
        }
    }
}

/// The name of a key that is not computed.
pub(super) fn key_name(key: &PropertyKey<'_>) -> Option<String> {
    match key {
        PropertyKey::StaticIdentifier(it) => Some(it.name.to_string()),
        PropertyKey::StringLiteral(it) => Some(it.value.to_string()),
        PropertyKey::NumericLiteral(it) => Some(it.value.to_string()),
        _ => None,
    }
}

fn text(mut it: String) -> Value {
    if it.len() <= MAX_TEXT {
        return Value::Text(it);
    }
    it.truncate(it.floor_char_boundary(MAX_TEXT));
    Value::Starts(it)
}

fn one_of(values: Vec<Value>) -> Value {
    match values.len() {
        0 => Value::Plain,
        _ => Value::OneOf(values),
    }
}

/// What is known of a member of `object`; of any member where `name` is not known.
fn member(object: Value, name: Option<&str>) -> Value {
    match object {
        Value::Given => Value::Given,
        Value::Members(members) => {
            let named = name.and_then(|name| members.iter().find(|it| it.0 == name));
            match named {
                Some((_, value)) => value.clone(),
                None => one_of(members.into_iter().map(|it| it.1).collect()),
            }
        }
        Value::OneOf(values) if name.is_none() => Value::OneOf(values),
        Value::OneOf(values) => one_of(values.into_iter().map(|it| member(it, name)).collect()),
        _ => Value::Computed,
    }
}
