//! Walks the tree of a source once and lists what the gate asks about.

use std::collections::HashMap;

use oxc::ast::ast::{
    ArrowFunctionExpression, CallExpression, Class, ComputedMemberExpression, ConditionalExpression, Expression,
    Function, IdentifierReference, IfStatement, ImportExpression, ImportMeta, JSXAttributeItem, JSXAttributeName,
    JSXAttributeValue, JSXElementName, JSXOpeningElement, JSXText, LogicalExpression, ObjectProperty, PropertyKey,
    StaticMemberExpression, StringLiteral, TSAnyKeyword, TemplateLiteral,
};
use oxc::ast_visit::{Visit, walk};
use oxc::semantic::ScopeFlags;
use oxc::span::{GetSpan, Span};

use super::read::word;
use super::reading::{Attribute, AttributeValue, Element, Reading};

/// Fills a [`Reading`] while it walks.
pub(super) struct Listing<'r> {
    source: &'r str,
    reading: &'r mut Reading,
    identifiers: HashMap<String, Span>,
    /// How many branches and inner functions are around.
    branches: usize,
    functions: usize,
    in_class: bool,
}

impl<'r> Listing<'r> {
    pub(super) fn new(source: &'r str, reading: &'r mut Reading) -> Self {
        Self { source, reading, identifiers: HashMap::new(), branches: 0, functions: 0, in_class: false }
    }

    /// The first places of the names that are used.
    pub(super) fn identifiers(self) -> HashMap<String, Span> {
        self.identifiers
    }

    fn text(&mut self, text: &str, span: Span) {
        let found = word(self.source, text, span);
        if self.in_class {
            let words = text.split_ascii_whitespace().map(|it| word(self.source, it, span));
            self.reading.classes.extend(words);
        } else {
            self.reading.strings.push(found);
        }
    }

    fn parameters(&mut self, function: &Function<'_>) {
        for it in &function.params.items {
            if it.type_annotation.is_none() && it.initializer.is_none() {
                let span = it.span;
                let text = &self.source[span.start as usize..span.end as usize];
                self.reading.untyped.push(word(self.source, text, span));
            }
        }
    }

    fn attribute(&mut self, item: &JSXAttributeItem<'_>) -> Option<Attribute> {
        let JSXAttributeItem::Attribute(it) = item else { return None };
        let name = match &it.name {
            JSXAttributeName::Identifier(it) => it.name.to_string(),
            JSXAttributeName::NamespacedName(it) => format!("{}:{}", it.namespace.name, it.name.name),
        };
        let mut values = Vec::new();
        match &it.value {
            None => values.push(AttributeValue::Bare),
            Some(JSXAttributeValue::StringLiteral(it)) => values.push(AttributeValue::Text(it.value.to_string())),
            Some(JSXAttributeValue::ExpressionContainer(it)) => match it.expression.as_expression() {
                Some(it) => branches(it, &mut values),
                None => values.push(AttributeValue::Computed),
            },
            Some(_) => values.push(AttributeValue::Computed),
        }
        let place = word(self.source, "", it.span).place;
        Some(Attribute { name, values, place })
    }
}

fn branches(expression: &Expression<'_>, values: &mut Vec<AttributeValue>) {
    match expression {
        Expression::ConditionalExpression(it) => {
            branches(&it.consequent, values);
            branches(&it.alternate, values);
        }
        Expression::LogicalExpression(it) => {
            branches(&it.left, values);
            branches(&it.right, values);
        }
        Expression::ParenthesizedExpression(it) => branches(&it.expression, values),
        Expression::StringLiteral(it) => values.push(AttributeValue::Text(it.value.to_string())),
        Expression::TemplateLiteral(it) => {
            let first = it.quasis.first().and_then(|it| it.value.cooked).map(|it| it.to_string()).unwrap_or_default();
            let whole = it.expressions.is_empty();
            values.push(if whole { AttributeValue::Text(first) } else { AttributeValue::Template(first) });
        }
        Expression::Identifier(_) | Expression::StaticMemberExpression(_) | Expression::ChainExpression(_) => {
            values.push(AttributeValue::Reference);
        }
        Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
            values.push(AttributeValue::Function);
        }
        _ => values.push(AttributeValue::Computed),
    }
}

fn tag(name: &JSXElementName<'_>) -> String {
    match name {
        JSXElementName::Identifier(it) => it.name.to_string(),
        JSXElementName::IdentifierReference(it) => it.name.to_string(),
        JSXElementName::NamespacedName(it) => format!("{}:{}", it.namespace.name, it.name.name),
        JSXElementName::MemberExpression(it) => it.to_string(),
        JSXElementName::ThisExpression(_) => "this".to_owned(),
    }
}

fn is_hook(name: &str) -> bool {
    name == "use" || name.strip_prefix("use").is_some_and(|it| it.starts_with(|it: char| it.is_ascii_uppercase()))
}

impl<'a> Visit<'a> for Listing<'_> {
    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        self.identifiers.entry(it.name.to_string()).or_insert(it.span);
    }

    fn visit_jsx_opening_element(&mut self, it: &JSXOpeningElement<'a>) {
        let attributes = it.attributes.iter().filter_map(|it| self.attribute(it)).collect();
        let spreads = it.attributes.iter().filter(|it| matches!(it, JSXAttributeItem::SpreadAttribute(_)));
        let spreads = spreads.map(|it| word(self.source, "", it.span()).place).collect();
        let place = word(self.source, "", it.span).place;
        self.reading.elements.push(Element { tag: tag(&it.name), attributes, spreads, place });
        self.visit_jsx_element_name(&it.name);
        for item in &it.attributes {
            let is_class = matches!(item, JSXAttributeItem::Attribute(it)
                if matches!(&it.name, JSXAttributeName::Identifier(it) if it.name == "className"));
            self.in_class = is_class;
            self.visit_jsx_attribute_item(item);
            self.in_class = false;
        }
    }

    fn visit_jsx_text(&mut self, it: &JSXText<'a>) {
        if !it.value.trim().is_empty() {
            self.reading.texts.push(word(self.source, it.value.trim(), it.span));
        }
    }

    fn visit_string_literal(&mut self, it: &StringLiteral<'a>) {
        self.text(it.value.as_str(), it.span);
    }

    fn visit_template_literal(&mut self, it: &TemplateLiteral<'a>) {
        for quasi in &it.quasis {
            self.text(quasi.value.cooked.map_or("", |it| it.as_str()), quasi.span);
        }
        walk::walk_template_literal(self, it);
    }

    fn visit_static_member_expression(&mut self, it: &StaticMemberExpression<'a>) {
        self.reading.members.push(word(self.source, it.property.name.as_str(), it.property.span));
        walk::walk_static_member_expression(self, it);
    }

    fn visit_computed_member_expression(&mut self, it: &ComputedMemberExpression<'a>) {
        let name = match &it.expression {
            Expression::StringLiteral(it) => it.value.as_str(),
            Expression::NumericLiteral(_) => "0",
            _ => "[computed]",
        };
        self.reading.members.push(word(self.source, name, it.span));
        walk::walk_computed_member_expression(self, it);
    }

    fn visit_object_property(&mut self, it: &ObjectProperty<'a>) {
        if let PropertyKey::StaticIdentifier(key) = &it.key {
            self.reading.members.push(word(self.source, key.name.as_str(), key.span));
        }
        walk::walk_object_property(self, it);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        let name = match &it.callee {
            Expression::Identifier(it) => it.name.as_str(),
            Expression::StaticMemberExpression(it) => it.property.name.as_str(),
            _ => "",
        };
        if name == "require" {
            self.reading.loads.push(word(self.source, "require", it.span));
        }
        if is_hook(name) {
            self.reading.hooks.push(word(self.source, name, it.span));
            if self.branches > 0 || self.functions > 1 {
                self.reading.conditional_hooks.push(word(self.source, name, it.span));
            }
        }
        walk::walk_call_expression(self, it);
    }

    fn visit_import_expression(&mut self, it: &ImportExpression<'a>) {
        self.reading.loads.push(word(self.source, "import()", it.span));
        walk::walk_import_expression(self, it);
    }

    fn visit_import_meta(&mut self, it: &ImportMeta) {
        self.reading.loads.push(word(self.source, "import.meta", it.span));
    }

    fn visit_ts_any_keyword(&mut self, it: &TSAnyKeyword) {
        self.reading.untyped.push(word(self.source, "any", it.span));
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        self.reading.class_declarations.push(word(self.source, "class", it.span));
        walk::walk_class(self, it);
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        self.parameters(it);
        self.functions += 1;
        walk::walk_function(self, it, flags);
        self.functions -= 1;
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.functions += 1;
        walk::walk_arrow_function_expression(self, it);
        self.functions -= 1;
    }

    fn visit_if_statement(&mut self, it: &IfStatement<'a>) {
        self.branches += 1;
        walk::walk_if_statement(self, it);
        self.branches -= 1;
    }

    fn visit_conditional_expression(&mut self, it: &ConditionalExpression<'a>) {
        self.branches += 1;
        walk::walk_conditional_expression(self, it);
        self.branches -= 1;
    }

    fn visit_logical_expression(&mut self, it: &LogicalExpression<'a>) {
        self.branches += 1;
        walk::walk_logical_expression(self, it);
        self.branches -= 1;
    }
}
