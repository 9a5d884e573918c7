//! One kind of section, read from its folder in `templates/sections/`.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use serde_json::Value;

use super::schema::{self, Fault, Schema};
use crate::assets;
use crate::path;

pub(super) const FOLDER: &str = "sections/";

/// Where a section stands in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PagePart {
    /// Before the main content.
    Header,
    /// Inside `<main>`.
    Main,
    /// After the main content.
    Footer,
}

/// One way to show a kind: a component, and when to take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The name of its file: `split`.
    pub name: String,
    /// When it suits.
    pub use_when: String,
    /// The component's TSX source.
    pub source: String,
    /// Whether a project made it its own, so that nobody has judged it yet.
    pub foreign: bool,
}

/// One kind of section.
#[derive(Debug)]
pub struct Kind {
    /// The name of its folder: `location-hours`.
    pub name: String,
    /// Its name for people: `Location and hours`.
    pub title: String,
    /// Where it stands in the page.
    pub place: PagePart,
    /// When a page should have one.
    pub use_when: String,
    /// When it should not.
    pub not_when: String,
    /// The facts without which a page has none of it, by their keys in `airstrip.toml`; `a|b` is one of them.
    pub needs: Vec<String>,
    /// Whether a model draws each section of it anew instead of taking a variant.
    pub bespoke: bool,
    /// What each field of its content is for.
    pub fields: Vec<String>,
    /// Its variants, sorted by name.
    pub variants: Vec<Variant>,
    pub(super) schema: Arc<Schema>,
    sample: OnceLock<Value>,
    asked: [OnceLock<Arc<Value>>; 2],
}

impl Kind {
    /// The variant called `name`.
    pub fn variant(&self, name: &str) -> Option<&Variant> {
        self.variants.iter().find(|it| it.name == name)
    }

    /// The name of its content type in TypeScript: `LocationHoursContent`.
    pub fn content_type(&self) -> String {
        path::pascal(&self.name) + "Content"
    }

    /// What in `content` the schema does not allow; empty when it fits.
    pub fn faults(&self, content: &Value) -> Vec<Fault> {
        schema::faults(&self.schema, content)
    }

    /// The form in which a model is asked for the content, which `make` makes of the schema when it is first needed;
    /// one for servers that keep limits and one for others.
    pub fn asked(&self, bounded: bool, make: impl FnOnce(&Value) -> Value) -> Arc<Value> {
        Arc::clone(self.asked[usize::from(bounded)].get_or_init(|| Arc::new(make(self.schema()))))
    }

    /// Content that fits, for tests and galleries.
    pub fn sample(&self) -> &Value {
        self.sample.get_or_init(|| json(&self.name, "sample.json"))
    }

    /// The schema of the content, with every reference resolved.
    pub fn schema(&self) -> &Value {
        self.schema.value()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    title: String,
    place: PagePart,
    use_when: String,
    not_when: String,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    bespoke: bool,
    #[serde(default)]
    fields: Vec<String>,
    #[serde(default)]
    variant: BTreeMap<String, VariantNotes>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantNotes {
    #[serde(default)]
    use_when: String,
}

/// Reads the kind `name` from the binary.
///
/// # Panics
/// If a file is missing or malformed: a fault of the build, found by the library's own test.
pub(super) fn read(name: &str, shared: &Arc<Value>) -> Kind {
    let notes = notes(name);
    Kind {
        name: name.to_owned(),
        title: notes.title.clone(),
        place: notes.place,
        use_when: notes.use_when.clone(),
        not_when: notes.not_when.clone(),
        needs: notes.needs.clone(),
        bespoke: notes.bespoke,
        fields: notes.fields.clone(),
        asked: Default::default(),
        variants: variants(name, &notes.variant),
        sample: OnceLock::new(),
        schema: Schema::of(name, shared),
    }
}

/// The JSON in the file `file` of the kind `name`.
pub(super) fn json(name: &str, file: &str) -> Value {
    let text = assets::template_text(&format!("{FOLDER}{name}/{file}"));
    serde_json::from_str(&text).unwrap_or_else(|it| panic!("{file} of `{name}`: {it}"))
}

/// The facts that the kind `name` needs; none where there is no such kind.
pub(super) fn needs(name: &str) -> Vec<String> {
    let there = assets::template(&format!("{FOLDER}{name}/kind.toml")).is_some();
    if there { notes(name).needs.clone() } else { Vec::new() }
}

fn notes(name: &str) -> Arc<Notes> {
    assets::data(&format!("{FOLDER}{name}/kind.toml"))
}

fn variants(kind: &str, notes: &BTreeMap<String, VariantNotes>) -> Vec<Variant> {
    let folder = format!("{FOLDER}{kind}/");
    let name = |path: &str| Some(path.strip_prefix(&folder)?.strip_suffix(".tsx")?.to_owned());
    let names = assets::templates(&folder).into_iter().filter_map(|it| name(&it));
    names
        .map(|name| Variant {
            use_when: notes.get(&name).map(|it| it.use_when.clone()).unwrap_or_default(),
            source: assets::template_text(&format!("{folder}{name}.tsx")).into_owned(),
            foreign: false,
            name,
        })
        .collect()
}
