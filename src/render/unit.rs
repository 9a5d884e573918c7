//! What is rendered: modules, the one to start from, and its props.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One module as the body of a JavaScript function.
///
/// The function gets `require(specifier)` and returns an object of its exports: `{ default: Hero }`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Module {
    /// The name others import it by: `@/components/ui/Button`.
    pub specifier: String,
    /// The body of the function.
    pub body: String,
}

/// A component to render, with everything it imports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// The modules, each after those it imports.
    pub modules: Vec<Module>,
    /// The specifier of the module whose default export is rendered.
    pub entry: String,
    /// The props of that component: a JSON object.
    pub props: Value,
    /// The icons imported from `lucide-react`.
    pub icons: Vec<String>,
    /// The id of the island whose markup a browser takes over; empty for markup that stays as it is.
    #[serde(default)]
    pub island: String,
}

/// Who wrote a unit, and so where it may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The section library: runs in this process.
    Library,
    /// A model or a user: runs in a child process that is killed when its time is over.
    Foreign,
}
