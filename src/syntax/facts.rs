//! What a source file says, as plain data: no type of the parser leaves this module.

use crate::diagnostic::{Diagnostic, Place};

/// A byte range of a source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it starts.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

impl Span {
    /// Line, column and length in `source`.
    pub fn place(self, source: &str) -> Place {
        Place::of(source, self.start as usize, self.end as usize)
    }

    /// The text it covers.
    pub fn of(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A name at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it is.
    pub span: Span,
    /// Whether it stands for a type.
    pub is_type: bool,
}

/// One name that is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The module it comes from.
    pub module: String,
    /// The name it is exported by: `default` for the default export, `*` for all of them.
    pub name: String,
    /// The name it has here.
    pub local: String,
    /// Whether it is imported as a type only.
    pub is_type: bool,
    /// Where it is.
    pub span: Span,
}

/// How a module is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModuleWay {
    /// `import … from "x"`, or `import "x"`.
    Import,
    /// `export … from "x"`.
    ExportFrom,
    /// `import("x")`.
    Dynamic,
    /// `require("x")`, or `import x = require("x")`.
    Require,
    /// `typeof import("x")` in a type.
    Type,
}

/// One time that a module is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleUse {
    /// How.
    pub way: ModuleWay,
    /// Its specifier, where it is a plain string.
    pub name: Option<String>,
    /// Where.
    pub span: Span,
}

/// What a default export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A function.
    Function,
    /// A class.
    Class,
    /// Something else.
    Other,
}

/// A default export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultExport {
    /// What it is.
    pub shape: Shape,
    /// The name of its function, where it has one.
    pub name: Option<String>,
    /// Whether a function returns something.
    pub returns: bool,
    /// Where it is.
    pub span: Span,
}

/// What is known of a value without running the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing is given: `<input disabled>`.
    None,
    /// This text.
    Text(String),
    /// A text that starts with this; the rest is computed.
    Starts(String),
    /// A number, `true`, `false`, `null` or `undefined`.
    Plain,
    /// A function.
    Function,
    /// An element.
    Element,
    /// One of several.
    OneOf(Vec<Value>),
    /// An object with these members and no others.
    Members(Vec<(String, Value)>),
    /// Something that was handed in: a parameter or a part of one.
    Given,
    /// Anything else.
    Computed,
}

/// An attribute of an element, or a member of an object literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Where it is, from its name to the end of its value.
    pub span: Span,
}

/// One JSX element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its tag as written: `a`, `Container`, `item.icon`.
    pub tag: String,
    /// The HTML elements it can be: its tag, or what a local constant used as a tag says.
    pub html: Vec<String>,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// What is spread into it.
    pub spreads: Vec<(Value, Span)>,
    /// Where its opening tag is.
    pub span: Span,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// In a `className`, or in an argument of `cn(…)`: a list of class names.
    Class,
    /// Between tags.
    Markup,
    /// Anywhere else in the code.
    Code,
    /// In a comment.
    Comment,
}

/// A text of the source: a string, a piece of a template, markup or a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub role: TextRole,
    /// Where it is.
    pub span: Span,
}

/// One call of a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its name: `useState`.
    pub name: String,
    /// Whether it is not called on every render, in the same order.
    pub conditional: bool,
    /// Where it is called.
    pub span: Span,
}

/// One assignment to something that should stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// To a constant or an import.
    Constant(Name),
    /// To a member of an object: `box.innerHTML`.
    Member(Name),
    /// To a member whose name is computed.
    Computed(Span),
}

impl Reading {
    /// The class names that the file lists, each with the list it is in.
    pub fn class_names(&self) -> impl Iterator<Item = (&str, Span)> {
        let lists = self.texts.iter().filter(|it| it.role == TextRole::Class);
        lists.flat_map(|list| list.text.split_whitespace().map(|it| (it, list.span)))
    }
}

/// What one source file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Why it could not be read.
    pub findings: Vec<Diagnostic>,
    /// The names that are imported.
    pub imports: Vec<Import>,
    /// Every time that a module is asked for.
    pub modules: Vec<ModuleUse>,
    /// The default exports.
    pub defaults: Vec<DefaultExport>,
    /// The names of the other exports.
    pub exports: Vec<Name>,
    /// Names that nothing in the file declares.
    pub unresolved: Vec<Name>,
    /// Calls of such names whose first argument is not a function: `setTimeout("…")`.
    pub called_with_data: Vec<Name>,
    /// All elements in the order of the text.
    pub elements: Vec<Element>,
    /// How deep elements are nested.
    pub nesting: usize,
    /// Elements in a list that have no `key`.
    pub keyless: Vec<Span>,
    /// The members of all object literals.
    pub members: Vec<Attribute>,
    /// The names of all properties that are read, also by destructuring and by string.
    pub properties: Vec<Name>,
    /// Properties whose name is put together from text.
    pub computed: Vec<Span>,
    /// All texts.
    pub texts: Vec<Text>,
    /// Hooks that are called.
    pub hooks: Vec<Hook>,
    /// Attributes that handle events.
    pub handlers: Vec<Span>,
    /// Assignments to what should stay.
    pub writes: Vec<Write>,
    /// Imports, locals and parameters that nothing reads.
    pub unused: Vec<Name>,
    /// Parameters without a type that nothing else gives them.
    pub untyped: Vec<Name>,
    /// Uses of the type `any`.
    pub any: Vec<Span>,
    /// Classes.
    pub classes: Vec<Span>,
    /// `import.meta` and `debugger`.
    pub meta: Vec<Name>,
    /// Directives: `use client`.
    pub directives: Vec<Name>,
    /// Names with characters outside ASCII.
    pub foreign_names: Vec<Name>,
}
