//! Which names are declared, used and written.

use std::collections::HashMap;

use oxc::semantic::Scoping;
use oxc::span::Span;

use super::read::word;
use super::reading::Reading;

/// Type names that TypeScript knows without a declaration and oxc lists as unresolved.
const TYPES: [&str; 3] = ["const", "JSX", "React"];

/// Adds what the scopes say. `identifiers` are the first places of names that are used.
pub(super) fn names(source: &str, scoping: &Scoping, identifiers: &HashMap<String, Span>, reading: &mut Reading) {
    for (name, _) in scoping.root_unresolved_references() {
        let name = name.as_str();
        if !TYPES.contains(&name) {
            let span = identifiers.get(name).copied().unwrap_or_default();
            reading.unresolved.push(word(source, name, span));
        }
    }
    reading.unresolved.sort_by_key(|it| it.place);
    let exported: Vec<String> = reading.defaults.iter().map(|it| it.text.clone()).collect();
    for symbol in scoping.symbol_ids() {
        let (name, flags) = (scoping.symbol_name(symbol), scoping.symbol_flags(symbol));
        let span = scoping.symbol_span(symbol);
        let is_export = exported.iter().any(|it| it == name);
        if scoping.symbol_is_unused(symbol) && !is_export && !name.starts_with('_') {
            reading.unused.push(word(source, name, span));
        }
        let fixed = flags.is_import() || flags.is_const_variable();
        if fixed && scoping.get_resolved_references(symbol).any(oxc::semantic::Reference::is_write) {
            reading.reassigned.push(word(source, name, span));
        }
    }
    reading.unused.sort_by_key(|it| it.place);
}
