//! The question for the plan of a page, and the form of its answer.

use std::fmt::Write;
use std::sync::Arc;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use serde_json::{Value, json};

use super::brief::fenced;
use super::schema;
use crate::assets;
use crate::author::offline::Asked;
use crate::llm::{Ask, Format};
use crate::plan::{Plan, page_types};
use crate::prompt::Prompt;
use crate::section::Library;
use crate::theme;

/// What a model answers.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(super) struct Outline {
    /// The page type.
    pub(super) page_type: String,
    /// The theme.
    pub(super) theme: String,
    /// What it is, as a noun phrase without an article, in the prompt's own words.
    #[schemars(length(max = 120))]
    pub(super) what: String,
    /// For whom, in the prompt's own words.
    #[schemars(length(max = 120))]
    pub(super) audience: String,
    /// What it does for them, as a verb phrase, in the prompt's own words.
    #[schemars(length(max = 160))]
    pub(super) promise: String,
    /// How the page sounds, in at most ten words.
    #[schemars(length(max = 120))]
    pub(super) voice: String,
    /// What the main button says.
    #[schemars(length(max = 40))]
    pub(super) action: String,
    /// The sections in order.
    #[schemars(length(min = 1, max = 16))]
    pub(super) sections: Vec<Part>,
}

/// One section of an outline.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(super) struct Part {
    /// The kind.
    pub(super) kind: String,
    /// One of the variants of that kind, or empty.
    #[schemars(length(max = 40))]
    pub(super) variant: String,
    /// What it should say and show, and why here: one or two sentences.
    #[schemars(length(max = 240))]
    pub(super) brief: String,
}

/// Asks for the plan of a page.
///
/// Where limits of a schema hold at the server, `bounded`, a small model cannot go on for ever.
pub fn ask_plan(library: &Library, prompt: &Prompt, base: &Plan, asked: &Asked, bounded: bool) -> Ask {
    let mut out = String::from("# The customer's prompt\n<<<\n");
    let line = |out: &mut String, text: std::fmt::Arguments<'_>| {
        // A string takes every write.
        writeln!(out, "{text}").ok();
    };
    line(&mut out, format_args!("{}\n>>>\n\n# What was read in it", fenced(prompt.text())));
    line(&mut out, format_args!("{}", fenced(&serde_json::to_string_pretty(&base.facts).unwrap_or_default())));
    line(&mut out, format_args!("\n# Page types"));
    for it in page_types() {
        line(&mut out, format_args!("- {}: {}; usually {}", it.name, it.title, it.sections.join(", ")));
    }
    line(&mut out, format_args!("\n# Themes"));
    for it in theme::names().iter().filter_map(|it| theme::load(it)) {
        line(&mut out, format_args!("- {}: {}", it.name, it.mood));
    }
    line(&mut out, format_args!("\n# Kinds of sections, with their variants"));
    for it in library.kinds() {
        let variants: Vec<&str> = it.variants.iter().map(|it| it.name.as_str()).collect();
        let (use_when, not_when) = (&it.use_when, &it.not_when);
        line(&mut out, format_args!("- {} ({}): {use_when} Not: {not_when}", it.name, variants.join(", ")));
    }
    line(&mut out, format_args!("\n# Decided already"));
    line(&mut out, format_args!("language: {}", base.site.lang));
    for (what, chosen) in [("page type", &asked.page_type), ("theme", &asked.theme)] {
        if let Some(chosen) = chosen {
            line(&mut out, format_args!("{what}: {chosen}"));
        }
    }
    if !asked.sections.is_empty() {
        line(&mut out, format_args!("sections, exactly these: {}", asked.sections.join(", ")));
    }
    out.push_str("\nPlan the page.");
    let format = Format::JsonSchema { name: "plan".to_owned(), schema: Arc::new(outline_schema(library, bounded)) };
    let system = assets::template_text("prompts/plan.md").into_owned();
    let seed = Some(asked.seed.into());
    Ask { label: "plan".to_owned(), format, max_tokens: 2_500, seed, temperature: 0.5, ..Ask::new(system, out) }
}

/// The schema of an outline, in strict form, with the names that exist.
fn outline_schema(library: &Library, bounded: bool) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|it| {
        it.inline_subschemas = true;
        it.meta_schema = None;
    });
    let made: Schema = settings.into_generator().into_root_schema_for::<Outline>();
    let mut value = made.to_value();
    let names: Vec<String> = page_types().into_iter().map(|it| it.name).collect();
    value["properties"]["page_type"]["enum"] = json!(names);
    value["properties"]["theme"]["enum"] = json!(theme::names());
    let kinds: Vec<&str> = library.kinds().map(|it| it.name.as_str()).collect();
    value["properties"]["sections"]["items"]["properties"]["kind"]["enum"] = json!(kinds);
    // Every member is asked for, empty or not.
    require_all(&mut value);
    schema::strict(&value, bounded)
}

fn require_all(value: &mut Value) {
    let properties = value.get("properties").and_then(Value::as_object);
    if let Some(names) = properties.map(|it| it.keys().cloned().collect::<Vec<String>>()) {
        value["required"] = json!(names);
        for name in &names {
            require_all(&mut value["properties"][name]);
        }
    }
    if value.get("items").is_some() {
        require_all(&mut value["items"]);
    }
}
