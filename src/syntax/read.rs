//! Reads a source file into plain facts.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, AssignmentTarget, BinaryExpression, CallExpression, Expression, JSXAttribute, JSXAttributeItem,
    JSXAttributeName, JSXAttributeValue, JSXElementName, JSXMemberExpression, JSXMemberExpressionObject,
    JSXOpeningElement, ObjectProperty, SimpleAssignmentTarget,
};
use oxc::semantic::{AstNode, NodeId};
use oxc::span::{GetSpan, Span as TreeSpan};
use oxc::syntax::operator::{BinaryOperator, UnaryOperator};

use super::facts::{Attribute, Element, ModuleUse, ModuleWay, Name, Reading, Text, TextRole, Value, Write};
use super::parse::{Tree, span, with_tree};
use super::value::{Reader, key_name};
use super::{exports, hooks, names};

/// How far up the tree is looked, so that deep trees take no longer than wide ones.
const MAX_STEPS_UP: usize = 500;

/// What `source` says as TSX. Where it is not TSX, [`Reading::findings`] says why, and all else is empty.
pub fn read(source: &str) -> Reading {
    let read = with_tree(source, |tree| {
        let mut scan = Scan { tree, values: Reader::new(tree.semantic), reading: Reading::default() };
        for node in tree.semantic.nodes().iter() {
            scan.visit(node);
        }
        let mut reading = scan.reading;
        comments(tree, &mut reading);
        exports::collect(tree, &mut reading);
        names::collect(tree, &mut reading);
        hooks::collect(tree, &mut reading);
        reading
    });
    read.unwrap_or_else(|findings| Reading { findings, ..Reading::default() })
}

fn comments(tree: &Tree<'_, '_>, reading: &mut Reading) {
    for comment in tree.semantic.comments() {
        let span = span(comment.content_span());
        reading.texts.push(Text { text: span.of(tree.source).to_owned(), role: TextRole::Comment, span });
    }
}

struct Scan<'a, 't> {
    tree: &'t Tree<'a, 't>,
    values: Reader<'a, 't>,
    reading: Reading,
}

impl<'a> Scan<'a, '_> {
    fn visit(&mut self, node: &AstNode<'a>) {
        match node.kind() {
            AstKind::JSXOpeningElement(it) => self.element(it, node.id()),
            AstKind::CallExpression(it) => self.call(it),
            AstKind::ObjectProperty(it) => self.member(it),
            AstKind::AssignmentExpression(it) => self.write(&it.left, it.span),
            AstKind::BinaryExpression(it) => self.sum(it, node.id()),
            AstKind::StaticMemberExpression(it) => self.property(it.property.name.as_str(), it.property.span),
            AstKind::ComputedMemberExpression(it) => self.key(&it.expression, it.span),
            AstKind::BindingProperty(it) => match key_name(&it.key) {
                Some(name) if !it.computed => self.property(&name, it.key.span()),
                _ => self.reading.computed.push(span(it.span)),
            },
            AstKind::AssignmentTargetPropertyIdentifier(it) => self.property(it.binding.name.as_str(), it.span),
            AstKind::AssignmentTargetPropertyProperty(it) => match key_name(&it.name) {
                Some(name) => self.property(&name, it.span),
                None => self.reading.computed.push(span(it.span)),
            },
            AstKind::UpdateExpression(it) => self.simple_write(&it.argument, it.span),
            AstKind::UnaryExpression(it) if it.operator == UnaryOperator::Delete => {
                self.reading.writes.push(Write::Computed(span(it.span)));
            }
            _ => self.visit_text(node),
        }
    }

    fn visit_text(&mut self, node: &AstNode<'a>) {
        match node.kind() {
            AstKind::StringLiteral(it) => self.text(it.value.as_str(), it.span, node.id()),
            AstKind::TemplateElement(it) => {
                let text = it.value.cooked.as_deref().unwrap_or(&it.value.raw);
                self.text(text, it.span, node.id());
            }
            AstKind::TemplateLiteral(it) if it.quasis.len() > 1 => {
                if let Value::Text(text) | Value::Starts(text) = self.values.value_of_template(it) {
                    self.text(&text, it.span, node.id());
                }
            }
            AstKind::JSXText(it) if !it.value.trim().is_empty() => {
                let text = Text { text: it.value.to_string(), role: TextRole::Markup, span: span(it.span) };
                self.reading.texts.push(text);
            }
            AstKind::RegExpLiteral(it) => self.text(it.regex.pattern.text.as_str(), it.span, node.id()),
            _ => self.visit_rest(node),
        }
    }

    fn visit_rest(&mut self, node: &AstNode<'a>) {
        let module =
            |way, name: Option<&str>, it: TreeSpan| ModuleUse { way, name: name.map(str::to_owned), span: span(it) };
        match node.kind() {
            AstKind::ImportExpression(it) => {
                let name = if let Expression::StringLiteral(it) = &it.source { Some(it.value.as_str()) } else { None };
                self.reading.modules.push(module(ModuleWay::Dynamic, name, it.span));
            }
            AstKind::TSImportType(it) => {
                self.reading.modules.push(module(ModuleWay::Type, Some(it.source.value.as_str()), it.span));
            }
            AstKind::TSImportEqualsDeclaration(it) => {
                self.reading.modules.push(module(ModuleWay::Require, None, it.span));
            }
            AstKind::ImportMeta(it) => self.reading.meta.push(name("import.meta", it.span)),
            AstKind::DebuggerStatement(it) => self.reading.meta.push(name("debugger", it.span)),
            AstKind::Directive(it) => self.reading.directives.push(name(it.directive.as_str(), it.span)),
            AstKind::Class(it) => self.reading.classes.push(span(it.span)),
            AstKind::TSAnyKeyword(it) => self.reading.any.push(span(it.span)),
            AstKind::BindingIdentifier(it) if !it.name.is_ascii() => {
                self.reading.foreign_names.push(name(it.name.as_str(), it.span));
            }
            AstKind::IdentifierName(it) if !it.name.is_ascii() => {
                self.reading.foreign_names.push(name(it.name.as_str(), it.span));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: TreeSpan, node: NodeId) {
        let role = self.role(node);
        self.reading.texts.push(Text { text: text.to_owned(), role, span: span(at) });
    }

    /// Whether a text is in a list of class names.
    fn role(&self, node: NodeId) -> TextRole {
        for kind in self.tree.semantic.nodes().ancestor_kinds(node).take(MAX_STEPS_UP) {
            match kind {
                AstKind::JSXAttribute(it) => {
                    let class = matches!(&it.name, JSXAttributeName::Identifier(it) if is_class(it.name.as_str()));
                    return if class { TextRole::Class } else { TextRole::Code };
                }
                AstKind::CallExpression(it) => {
                    if matches!(&it.callee, Expression::Identifier(it) if it.name == "cn" || it.name == "clsx") {
                        return TextRole::Class;
                    }
                }
                AstKind::JSXOpeningElement(_) | AstKind::Function(_) | AstKind::ComputedMemberExpression(_) => break,
                AstKind::BinaryExpression(it) if it.operator != BinaryOperator::Addition => break,
                _ => {}
            }
        }
        TextRole::Code
    }

    fn element(&mut self, opening: &JSXOpeningElement<'a>, node: NodeId) {
        let nodes = self.tree.semantic.nodes();
        let around = nodes.ancestor_kinds(node).take(MAX_STEPS_UP);
        let depth = around.filter(|it| matches!(it, AstKind::JSXElement(_))).count();
        self.reading.nesting = self.reading.nesting.max(depth);
        let (tag, html) = self.tag(&opening.name);
        let mut element = Element { tag, html, attributes: Vec::new(), spreads: Vec::new(), span: span(opening.span) };
        for item in &opening.attributes {
            match item {
                JSXAttributeItem::Attribute(it) => element.attributes.push(self.attribute(it)),
                JSXAttributeItem::SpreadAttribute(it) => {
                    element.spreads.push((self.values.value(&it.argument), span(it.span)));
                }
            }
        }
        let handlers = element.attributes.iter().filter(|it| is_handler(&it.name));
        self.reading.handlers.extend(handlers.map(|it| it.span));
        self.reading.elements.push(element);
    }

    fn tag(&self, name: &JSXElementName<'a>) -> (String, Vec<String>) {
        match name {
            JSXElementName::Identifier(it) => (it.name.to_string(), vec![it.name.to_string()]),
            JSXElementName::IdentifierReference(it) => {
                let mut html = Vec::new();
                texts_of(&self.values.name(it), &mut html);
                (it.name.to_string(), html)
            }
            JSXElementName::NamespacedName(it) => {
                let tag = format!("{}:{}", it.namespace.name, it.name.name);
                (tag.clone(), vec![tag])
            }
            JSXElementName::MemberExpression(it) => (member_path(it), Vec::new()),
            JSXElementName::ThisExpression(_) => ("this".to_owned(), Vec::new()),
        }
    }

    fn attribute(&self, attribute: &JSXAttribute<'a>) -> Attribute {
        let name = match &attribute.name {
            JSXAttributeName::Identifier(it) => it.name.to_string(),
            JSXAttributeName::NamespacedName(it) => format!("{}:{}", it.namespace.name, it.name.name),
        };
        let value = match &attribute.value {
            None => Value::None,
            Some(JSXAttributeValue::StringLiteral(it)) => Value::Text(it.value.to_string()),
            Some(JSXAttributeValue::ExpressionContainer(it)) => {
                it.expression.as_expression().map_or(Value::None, |it| self.values.value(it))
            }
            Some(JSXAttributeValue::Element(_) | JSXAttributeValue::Fragment(_)) => Value::Element,
        };
        Attribute { name, value, span: span(attribute.span) }
    }

    fn member(&mut self, property: &ObjectProperty<'a>) {
        let Some(name) = key_name(&property.key).filter(|_| !property.computed) else {
            self.reading.computed.push(span(property.span));
            return;
        };
        let value = self.values.value(&property.value);
        self.reading.members.push(Attribute { name, value, span: span(property.span) });
    }

    fn call(&mut self, call: &CallExpression<'a>) {
        let Expression::Identifier(callee) = &call.callee else { return };
        let first = call.arguments.first();
        if callee.name == "require" {
            let name = match first {
                Some(Argument::StringLiteral(it)) => Some(it.value.to_string()),
                _ => None,
            };
            self.reading.modules.push(ModuleUse { way: ModuleWay::Require, name, span: span(call.span) });
        }
        let value = first.and_then(Argument::as_expression).map(|it| self.values.value(it));
        let is_global = self.tree.semantic.is_reference_to_global_variable(callee);
        if is_global && value != Some(Value::Function) {
            self.reading.called_with_data.push(name(callee.name.as_str(), call.span));
        }
    }

    fn property(&mut self, text: &str, at: TreeSpan) {
        self.reading.properties.push(name(text, at));
    }

    fn key(&mut self, key: &Expression<'a>, at: TreeSpan) {
        match self.values.value(key) {
            Value::Text(text) => self.property(&text, at),
            Value::Starts(_) => self.reading.computed.push(span(at)),
            Value::Computed if !is_counting(key) => self.reading.computed.push(span(at)),
            value => {
                let mut texts = Vec::new();
                texts_of(&value, &mut texts);
                for text in texts {
                    self.property(&text, at);
                }
            }
        }
    }

    /// The text that a sum of texts gives, once for the whole sum.
    fn sum(&mut self, sum: &BinaryExpression<'a>, node: NodeId) {
        let parent = self.tree.semantic.nodes().parent_kind(node);
        let inner = matches!(parent, AstKind::BinaryExpression(it) if it.operator == BinaryOperator::Addition);
        if inner || sum.operator != BinaryOperator::Addition {
            return;
        }
        if let Value::Text(text) | Value::Starts(text) = self.values.value_of_sum(sum) {
            self.text(&text, sum.span, node);
        }
    }

    fn write(&mut self, target: &AssignmentTarget<'a>, at: TreeSpan) {
        match target.as_simple_assignment_target() {
            Some(it) => self.simple_write(it, at),
            None => self.reading.writes.push(Write::Computed(span(at))),
        }
    }

    fn simple_write(&mut self, target: &SimpleAssignmentTarget<'a>, at: TreeSpan) {
        match target {
            SimpleAssignmentTarget::StaticMemberExpression(it) => {
                self.reading.writes.push(Write::Member(name(it.property.name.as_str(), at)));
            }
            SimpleAssignmentTarget::AssignmentTargetIdentifier(_) => {}
            _ => self.reading.writes.push(Write::Computed(span(at))),
        }
    }
}

pub(super) fn name(text: &str, at: TreeSpan) -> Name {
    Name { text: text.to_owned(), span: span(at), is_type: false }
}

/// All texts that `value` can be.
fn texts_of(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Text(it) | Value::Starts(it) => texts.push(it.clone()),
        Value::OneOf(values) => values.iter().for_each(|it| texts_of(it, texts)),
        _ => {}
    }
}

fn is_class(name: &str) -> bool {
    name == "className" || name.ends_with("ClassName") || name == "class"
}

/// `onClick`, not `once`.
fn is_handler(name: &str) -> bool {
    name.strip_prefix("on").is_some_and(|it| it.starts_with(|it: char| it.is_ascii_uppercase()))
}

/// Whether a key is a number whatever happens: the result of a function of `Math`, or of `Number`.
fn is_counting(key: &Expression<'_>) -> bool {
    let Expression::CallExpression(call) = key else { return matches!(key, Expression::StaticMemberExpression(_)) };
    match &call.callee {
        Expression::StaticMemberExpression(it) => matches!(&it.object, Expression::Identifier(it) if it.name == "Math"),
        Expression::Identifier(it) => it.name == "Number" || it.name == "parseInt",
        _ => false,
    }
}

fn member_path(it: &JSXMemberExpression<'_>) -> String {
    let object = match &it.object {
        JSXMemberExpressionObject::IdentifierReference(it) => it.name.to_string(),
        JSXMemberExpressionObject::MemberExpression(it) => member_path(it),
        JSXMemberExpressionObject::ThisExpression(_) => "this".to_owned(),
    };
    format!("{object}.{}", it.property.name)
}
