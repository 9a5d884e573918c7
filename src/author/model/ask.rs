//! The questions: for the words of a section, for its component, and for a component alone.

use serde_json::Value;

use super::brief;
use super::kit::Kit;
use super::schema;
use crate::assets;
use crate::author::offline;
use crate::llm::{Ask, Format};
use crate::plan::{Plan, SectionSpec};
use crate::section::{Kind, Library, types_file};

/// The fewest and most tokens of the words of a section.
const WORDS: (usize, usize) = (600, 3_000);
/// The most tokens of a component.
const CODE: u32 = 8_000;

/// What a writer works on.
#[derive(Debug, Clone, Copy)]
pub struct Task<'a> {
    /// The kinds there are.
    pub library: &'a Library,
    /// The page.
    pub plan: &'a Plan,
    /// The section.
    pub spec: &'a SectionSpec,
    /// Whether limits of a schema hold at the server.
    pub bounded: bool,
}

impl<'a> Task<'a> {
    /// The kind of the section; nothing if the library has none such.
    pub fn kind(&self) -> Option<&'a Kind> {
        self.library.kind(&self.spec.kind)
    }

    /// The words that the offline author would write: they hold the facts, and the marks of those that are missing.
    pub fn first_draft(&self) -> Value {
        offline::write(self.library, self.plan, self.spec)
    }
}

/// Asks for the words of a section, of which `first` is the first draft.
pub fn ask_words(task: &Task<'_>, kind: &Kind, first: &Value) -> Ask {
    let mut draft = first.clone();
    if let Some(members) = draft.as_object_mut() {
        members.shift_remove(crate::plan::Placeholders::MEMBER);
    }
    let draft = serde_json::to_string_pretty(&draft).unwrap_or_default();
    let question = format!(
        "{}\n# A first draft: its facts and addresses are right, its words may be better\n{draft}\n\n\
         Write the words of the section `{}` in `{}`.",
        brief::brief(task.library, task.plan, task.spec),
        task.spec.id,
        task.plan.site.lang,
    );
    let format =
        Format::JsonSchema { name: kind.name.replace('-', "_"), schema: schema::strict_of(kind, task.bounded) };
    let max_tokens = tokens(kind.schema(), &task.plan.site.lang);
    Ask { format, max_tokens, ..ask(task, "words.md", question) }
}

/// Asks for the component that shows `content`.
pub fn ask_code(task: &Task<'_>, kind: &Kind, content: &Value, kit: &Kit) -> Ask {
    let question = format!(
        "{}\n{}\n{}\nWrite the component of the section `{}`.",
        brief::brief(task.library, task.plan, task.spec),
        kit.text(),
        given(task.library, kind, content, task.spec.id.pascal().as_str()),
        task.spec.id,
    );
    Ask { max_tokens: CODE, temperature: 0.5, ..ask(task, "code.md", question) }
}

/// Asks for one component that somebody wishes for, shown with `content`.
pub fn ask_component(task: &Task<'_>, kind: &Kind, content: &Value, kit: &Kit) -> Ask {
    let question = format!(
        "# What is wished for\n<<<\n{}\n>>>\n\n{}\n{}\nWrite that component.",
        brief::fenced(&task.plan.site.prompt),
        kit.text(),
        given(task.library, kind, content, task.spec.id.pascal().as_str()),
    );
    Ask { max_tokens: CODE, temperature: 0.5, ..ask(task, "component.md", question) }
}

/// What a component is given: its types, its words, its first lines.
fn given(library: &Library, kind: &Kind, content: &Value, name: &str) -> String {
    let content_type = kind.content_type();
    format!(
        "# What it is given\n```ts\n// from \"@/content/types\"\n{}```\nIts words:\n```json\n{}\n```\nIts first lines:\n\
         ```tsx\nimport type {{ {content_type}, SectionProps }} from \"@/content/types\";\n\n\
         export default function {name}({{ id, content }}: SectionProps<{content_type}>) {{\n```\n",
        types_file(library, &[kind]),
        serde_json::to_string_pretty(content).unwrap_or_default(),
    )
}

fn ask(task: &Task<'_>, prompt: &str, question: String) -> Ask {
    let system = assets::template_text(&format!("prompts/{prompt}")).into_owned();
    Ask { label: task.spec.id.to_string(), seed: Some(task.plan.site.seed.into()), ..Ask::new(system, question) }
}

/// As many tokens as the longest words that fit the schema need, and some more for their form.
fn tokens(schema: &Value, lang: &str) -> u32 {
    let dense = ["ja", "zh", "ko", "th", "hi", "ar", "he", "ru", "uk", "el"].iter().any(|it| lang.starts_with(it));
    let each = if dense { 1 } else { 3 };
    let (least, most) = WORDS;
    u32::try_from((longest(schema) / each + 200).clamp(least, most)).unwrap_or(CODE)
}

/// How many characters the longest value of a schema has.
fn longest(schema: &Value) -> usize {
    let limit = |name: &str| schema.get(name).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
    if let Some(options) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
        return options.iter().map(longest).max().unwrap_or(0);
    }
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        return properties.iter().map(|(name, it)| name.len() + 6 + longest(it)).sum();
    }
    match schema.get("items") {
        Some(items) => limit("maxItems").unwrap_or(8) * (longest(items) + 3),
        None => limit("maxLength").unwrap_or(24),
    }
}
