//! A module as the body of a JavaScript function, which the engine can call.

use std::fmt::Write;
use std::path::Path;

use oxc::allocator::{Allocator, TakeIn, Vec as ArenaVec};
use oxc::ast::ast::{
    Declaration, ExportDefaultDeclarationKind, ImportDeclaration, ImportDeclarationSpecifier, Program, Statement,
};
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::parser::Parser;
use oxc::semantic::SemanticBuilder;
use oxc::span::SourceType;
use oxc::transformer::{JsxRuntime, TransformOptions, Transformer};

use super::guard;
use super::read::from_oxc;
use crate::diagnostic::{Diagnostic, Place};

/// A module that the engine can run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The body of a function that gets `require` and returns the module's exports.
    pub body: String,
    /// The modules it imports, in order, each once.
    pub imports: Vec<String>,
    /// The names it imports from `lucide-react`.
    pub icons: Vec<String>,
    /// The names it exports.
    pub exports: Vec<String>,
}

/// Strips the types of `source`, turns its JSX into calls, and makes it the body of a function.
pub fn compile(source: &str) -> Result<Compiled, Vec<Diagnostic>> {
    if let Some(found) = guard::refuse(source) {
        return Err(vec![found]);
    }
    guard::on_deep_stack(|| transform(source))
}

fn transform(source: &str) -> Result<Compiled, Vec<Diagnostic>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::tsx()).parse();
    if !parsed.diagnostics.is_empty() {
        return Err(parsed.diagnostics.iter().map(|it| from_oxc("syntax", source, it)).collect());
    }
    let mut program = parsed.program;
    let scoping = SemanticBuilder::new_compiler().with_enum_eval(true).build(&program).semantic.into_scoping();
    let mut options = TransformOptions::default();
    options.jsx.runtime = JsxRuntime::Automatic;
    options.jsx.development = false;
    let done =
        Transformer::new(&allocator, Path::new("section.tsx"), &options).build_with_scoping(scoping, &mut program);
    if !done.diagnostics.is_empty() {
        return Err(done.diagnostics.iter().map(|it| from_oxc("syntax", source, it)).collect());
    }
    unwrap_module(&allocator, &mut program)
}

#[derive(Default)]
struct Outside {
    prelude: String,
    exports: Vec<(String, String)>,
    imports: Vec<String>,
    icons: Vec<String>,
}

fn unwrap_module<'a>(allocator: &'a Allocator, program: &mut Program<'a>) -> Result<Compiled, Vec<Diagnostic>> {
    let mut outside = Outside::default();
    let mut body = ArenaVec::new_in(&allocator);
    for statement in program.body.take_in(&allocator) {
        if let Some(it) = outside.take(statement)? {
            body.push(it);
        }
    }
    program.body = body;
    let code = Codegen::new().with_options(CodegenOptions::minify()).build(program).code;
    let exports: Vec<String> = outside
        .exports
        .iter()
        .map(|(name, local)| format!("{}: {local}", serde_json::Value::from(name.as_str())))
        .collect();
    let body = format!("{}{code}return {{ {} }};", outside.prelude, exports.join(", "));
    let exports = outside.exports.into_iter().map(|(name, _)| name).collect();
    Ok(Compiled { body, imports: outside.imports, icons: outside.icons, exports })
}

impl Outside {
    /// Notes what `statement` imports or exports, and returns what is left of it.
    fn take<'a>(&mut self, statement: Statement<'a>) -> Result<Option<Statement<'a>>, Vec<Diagnostic>> {
        match statement {
            Statement::ImportDeclaration(it) => {
                self.import(&it);
                Ok(None)
            }
            Statement::ExportDefaultDeclaration(it) => match it.unbox().declaration {
                ExportDefaultDeclarationKind::FunctionDeclaration(function) if function.id.is_some() => {
                    let name = function.id.as_ref().map(|it| it.name.to_string()).unwrap_or_default();
                    self.exports.push(("default".to_owned(), name));
                    Ok(Some(Statement::FunctionDeclaration(function)))
                }
                _ => Err(unsupported("the default export is not a named function")),
            },
            Statement::ExportNamedDeclaration(it) => {
                let it = it.unbox();
                for specifier in &it.specifiers {
                    let names = (specifier.exported.name().to_string(), specifier.local.name().to_string());
                    self.exports.push(names);
                }
                Ok(None)
            }
            Statement::ExportDeclaration(it) => Ok(self.declaration(it.unbox().declaration)),
            Statement::ExportAllDeclaration(_) | Statement::ExportFromDeclaration(_) => {
                Err(unsupported("what is exported from another module cannot be rendered"))
            }
            other => Ok(Some(other)),
        }
    }

    fn declaration<'a>(&mut self, declaration: Declaration<'a>) -> Option<Statement<'a>> {
        match declaration {
            Declaration::FunctionDeclaration(it) => {
                let name = it.id.as_ref()?.name.to_string();
                self.exports.push((name.clone(), name));
                Some(Statement::FunctionDeclaration(it))
            }
            Declaration::VariableDeclaration(it) => {
                for name in it.declarations.iter().filter_map(|it| it.id.get_identifier_name()) {
                    self.exports.push((name.to_string(), name.to_string()));
                }
                Some(Statement::VariableDeclaration(it))
            }
            _ => None,
        }
    }

    fn import(&mut self, it: &ImportDeclaration<'_>) {
        let module = it.source.value.to_string();
        let quoted = serde_json::Value::from(module.as_str());
        let mut names = Vec::new();
        for specifier in it.specifiers.iter().flatten() {
            match specifier {
                ImportDeclarationSpecifier::ImportSpecifier(it) => {
                    let imported = it.imported.name();
                    names.push(format!("{}: {}", serde_json::Value::from(imported.as_str()), it.local.name));
                    if module == "lucide-react" {
                        self.icons.push(imported.to_string());
                    }
                }
                ImportDeclarationSpecifier::ImportDefaultSpecifier(it) => {
                    names.push(format!("default: {}", it.local.name));
                }
                ImportDeclarationSpecifier::ImportNamespaceSpecifier(it) => {
                    writeln!(self.prelude, "const {} = require({quoted});", it.local.name).ok();
                }
            }
        }
        if !names.is_empty() {
            writeln!(self.prelude, "const {{ {} }} = require({quoted});", names.join(", ")).ok();
        }
        if !self.imports.contains(&module) {
            self.imports.push(module);
        }
    }
}

fn unsupported(message: &str) -> Vec<Diagnostic> {
    vec![Diagnostic::error("syntax", Place::START, message)]
}
