//! Compiles a source file to the body of a JavaScript function that the render engine runs.

use std::fmt::Write;
use std::path::Path;

use oxc::allocator::Allocator;
use oxc::ast::ast::{
    Declaration, ExportDefaultDeclarationKind, ImportDeclaration, ImportDeclarationSpecifier, Program, Statement,
};
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::parser::Parser;
use oxc::semantic::SemanticBuilder;
use oxc::span::{GetSpan, SourceType, Span as TreeSpan};
use oxc::transformer::{JsxRuntime, TransformOptions, Transformer};

use super::emit::string;
use super::parse::{finding, on_deep_stack, parse};
use crate::diagnostic::{Diagnostic, Place};

/// The module whose names are icons.
const ICONS: &str = "lucide-react";
/// What an export without a name is called.
const DEFAULT: &str = "_default";

/// A source file as JavaScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The body of a function that gets `require` and returns its exports: `{ default: Hero }`.
    pub body: String,
    /// The modules it imports, each once.
    pub imports: Vec<String>,
    /// The names it takes from `lucide-react`, sorted.
    pub icons: Vec<String>,
    /// The names it exports.
    pub exports: Vec<String>,
    lines: Vec<Mapping>,
}

/// Line and column in the body, then line and column in the source, all from 0.
type Mapping = (u32, u32, u32, u32);

impl Compiled {
    /// Where in the source the place `line`, `column` of the body comes from; both count from 1.
    pub fn origin(&self, line: u32, column: u32) -> Option<Place> {
        let wanted = (line.checked_sub(1)?, column.saturating_sub(1));
        let at = self.lines.partition_point(|it| (it.0, it.1) <= wanted).checked_sub(1)?;
        let found = self.lines.get(at).filter(|it| it.0 == wanted.0)?;
        Some(Place { line: found.2 + 1, column: found.3 + 1, length: 0 })
    }
}

/// Compiles `source`; gives the findings where that cannot be done.
pub fn compile(source: &str) -> Result<Compiled, Vec<Diagnostic>> {
    on_deep_stack(source, || {
        let (script, lines) = transform(source)?;
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, &script, SourceType::mjs()).parse();
        let mut body = Body { script: &script, ..Body::default() };
        for statement in &parsed.program.body {
            body.statement(statement).map_err(|it| vec![it])?;
        }
        Ok(body.finish(lines))
    })
}

/// The JavaScript `script`, a module, without spaces and comments; the findings where it is no JavaScript.
pub fn minify(script: &str) -> Result<String, Vec<Diagnostic>> {
    on_deep_stack(script, || {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, script, SourceType::mjs()).parse();
        if !parsed.diagnostics.is_empty() {
            return Err(parsed.diagnostics.iter().map(|it| finding(script, it)).collect());
        }
        Ok(Codegen::new().with_options(CodegenOptions::minify()).build(&parsed.program).code)
    })
}

/// JavaScript with modules, and where each of its pieces comes from.
fn transform(source: &str) -> Result<(String, Vec<Mapping>), Vec<Diagnostic>> {
    let allocator = Allocator::default();
    let mut program: Program<'_> = parse(&allocator, source)?;
    let analysed = SemanticBuilder::new_compiler().with_enum_eval(true).build(&program);
    let scoping = analysed.semantic.into_scoping();
    let path = Path::new("section.tsx");
    let mut options = TransformOptions::default();
    options.jsx.runtime = JsxRuntime::Automatic;
    options.jsx.development = false;
    let result = Transformer::new(&allocator, path, &options).build_with_scoping(scoping, &mut program);
    if !result.diagnostics.is_empty() {
        return Err(result.diagnostics.iter().map(|it| finding(source, it)).collect());
    }
    let options = CodegenOptions { source_map_path: Some(path.to_path_buf()), ..CodegenOptions::default() };
    let printed = Codegen::new().with_options(options).build(&program);
    let tokens = printed.map.iter().flat_map(|it| it.get_tokens().collect::<Vec<_>>());
    let lines = tokens.map(|it| (it.get_dst_line(), it.get_dst_col(), it.get_src_line(), it.get_src_col()));
    Ok((printed.code, lines.collect()))
}

#[derive(Default)]
struct Body<'s> {
    script: &'s str,
    /// Pieces of the script and what stands in their place, in order.
    edits: Vec<(TreeSpan, String)>,
    /// The imports, all on the first line: they come before everything, wherever they were written.
    head: String,
    exports: Vec<(String, String)>,
    imports: Vec<String>,
    icons: Vec<String>,
}

impl Body<'_> {
    fn statement(&mut self, statement: &Statement<'_>) -> Result<(), Diagnostic> {
        match statement {
            Statement::ImportDeclaration(it) => {
                self.cut(it.span, "");
                self.import(it);
            }
            Statement::ExportDeclaration(it) => {
                self.cut(TreeSpan::new(it.span.start, it.declaration.span().start), "");
                self.declared(&it.declaration);
            }
            Statement::ExportNamedDeclaration(it) => {
                self.cut(it.span, "");
                for specifier in &it.specifiers {
                    self.export(specifier.exported.name().as_str(), specifier.local.name().as_str());
                }
            }
            Statement::ExportDefaultDeclaration(it) => {
                let start = TreeSpan::new(it.span.start, it.declaration.span().start);
                let name = match &it.declaration {
                    ExportDefaultDeclarationKind::FunctionDeclaration(it) => it.id.as_ref(),
                    ExportDefaultDeclarationKind::ClassDeclaration(it) => it.id.as_ref(),
                    _ => None,
                };
                if let Some(it) = name {
                    self.cut(start, "");
                    self.export("default", it.name.as_str());
                } else {
                    self.cut(start, &format!("const {DEFAULT} = "));
                    self.export("default", DEFAULT);
                }
            }
            Statement::ExportFromDeclaration(_) | Statement::ExportAllDeclaration(_) => {
                let message = "a section does not export what other modules export";
                return Err(Diagnostic::error("export-from", Place::START, message));
            }
            _ => {}
        }
        Ok(())
    }

    fn cut(&mut self, at: TreeSpan, with: &str) {
        self.edits.push((at, with.to_owned()));
    }

    fn export(&mut self, exported: &str, local: &str) {
        self.exports.push((exported.to_owned(), local.to_owned()));
    }

    fn declared(&mut self, declaration: &Declaration<'_>) {
        if let Declaration::VariableDeclaration(it) = declaration {
            for identifier in it.declarations.iter().flat_map(|it| it.id.get_binding_identifiers()) {
                self.export(identifier.name.as_str(), identifier.name.as_str());
            }
        } else if let Some(id) = declaration.id() {
            self.export(id.name.as_str(), id.name.as_str());
        }
    }

    fn import(&mut self, import: &ImportDeclaration<'_>) {
        let module = import.source.value.as_str();
        let from = string(module);
        let mut is_bare = true;
        for specifier in import.specifiers.iter().flatten() {
            let (name, local) = match specifier {
                ImportDeclarationSpecifier::ImportSpecifier(it) => (it.imported.name().to_string(), &it.local),
                ImportDeclarationSpecifier::ImportDefaultSpecifier(it) => ("default".to_owned(), &it.local),
                ImportDeclarationSpecifier::ImportNamespaceSpecifier(it) => ("*".to_owned(), &it.local),
            };
            let pattern =
                if name == "*" { local.name.to_string() } else { format!("{{ {}: {} }}", string(&name), local.name) };
            write!(self.head, "const {pattern} = require({from});").ok();
            is_bare = false;
            if module == ICONS && name != "*" && name != "default" {
                self.icons.push(name);
            }
        }
        if is_bare {
            write!(self.head, "require({from});").ok();
        }
        if !self.imports.iter().any(|it| it == module) {
            self.imports.push(module.to_owned());
        }
    }

    fn finish(mut self, lines: Vec<Mapping>) -> Compiled {
        let mut body = format!("\"use strict\";{}", self.head);
        let mut at = 0;
        for (span, text) in &self.edits {
            body.push_str(&self.script[at..span.start as usize]);
            body.push_str(text);
            at = span.end as usize;
        }
        body.push_str(&self.script[at..]);
        let exports: Vec<String> =
            self.exports.iter().map(|(name, local)| format!("{}: {local}", string(name))).collect();
        write!(body, ";\nreturn {{ {} }};", exports.join(", ")).ok();
        self.icons.sort();
        self.icons.dedup();
        let exports = self.exports.into_iter().map(|it| it.0).collect();
        Compiled { body, imports: self.imports, icons: self.icons, exports, lines }
    }
}
