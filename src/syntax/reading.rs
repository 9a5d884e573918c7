//! What a source says, as plain facts with their places.

use crate::diagnostic::{Diagnostic, Place};

/// A word of the source and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// What a TSX source says. Empty where the source could not be parsed; then [`Reading::findings`] says why.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What the parser and the scopes have to say.
    pub findings: Vec<Diagnostic>,
    /// Import declarations.
    pub imports: Vec<Import>,
    /// `import()`, `require()` and `import.meta`, by what they name.
    pub loads: Vec<Word>,
    /// Modules that something is exported from again.
    pub reexports: Vec<Word>,
    /// The default exports: the name of the function, empty for anything else.
    pub defaults: Vec<Word>,
    /// Names that nothing declares.
    pub unresolved: Vec<Word>,
    /// Names that are declared and never used.
    pub unused: Vec<Word>,
    /// Constants and imports that are written to.
    pub reassigned: Vec<Word>,
    /// Parameters of declared functions without a type, and uses of `any`.
    pub untyped: Vec<Word>,
    /// JSX elements in the order they open.
    pub elements: Vec<Element>,
    /// Properties that are asked for by name: `x.innerHTML`, `x["innerHTML"]`; `[computed]` where it is computed.
    pub members: Vec<Word>,
    /// Strings and the fixed parts of templates, outside class names.
    pub strings: Vec<Word>,
    /// Class names, one word each.
    pub classes: Vec<Word>,
    /// Text between tags.
    pub texts: Vec<Word>,
    /// Hooks that are called.
    pub hooks: Vec<Word>,
    /// Hooks that are called inside a branch, a loop or an inner function.
    pub conditional_hooks: Vec<Word>,
    /// Directives such as `"use server"`.
    pub directives: Vec<Word>,
    /// Comments.
    pub comments: Vec<Word>,
    /// Classes that are declared.
    pub class_declarations: Vec<Word>,
}

/// One import declaration.
#[derive(Debug, Clone)]
pub struct Import {
    /// The module's specifier, and where it stands.
    pub module: Word,
    /// What is imported. Empty for an import for its effects.
    pub names: Vec<Named>,
}

/// One imported name.
#[derive(Debug, Clone)]
pub struct Named {
    /// The export: `Check`, `default`, or `*` for all.
    pub imported: Word,
    /// Whether only its type is imported.
    pub type_only: bool,
}

/// One JSX element.
#[derive(Debug, Clone)]
pub struct Element {
    /// `section`, `Button`, `svg:use`, `Icons.Check`.
    pub tag: String,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Attributes that are spread from something.
    pub spreads: Vec<Place>,
    /// Where it opens.
    pub place: Place,
}

/// One attribute of an element.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// What it can be: one value, or one for each branch of a condition.
    pub values: Vec<AttributeValue>,
    /// Where it stands.
    pub place: Place,
}

/// What an attribute can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeValue {
    /// Given without a value.
    Bare,
    /// A fixed text.
    Text(String),
    /// A template: the text before its first hole.
    Template(String),
    /// A name or a property: its value comes from the content or the caller.
    Reference,
    /// A function.
    Function,
    /// Anything else.
    Computed,
}
