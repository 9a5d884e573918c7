//! Page types: which sections a kind of page has, in order. One file each in `templates/page-types/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::assets;

const FOLDER: &str = "page-types/";

/// A page type.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageType {
    /// The name of its file: `saas`.
    #[serde(skip)]
    pub name: String,
    /// Its name for people: `Software as a service`.
    pub title: String,
    /// The schema.org type of the page's subject: `SoftwareApplication`.
    pub schema_org: String,
    /// What it is akin to in what can be said of it: `software`, `place`, `work`, `meeting`, `thing`, `cause`, `paper`.
    pub family: String,
    /// What stands for the name where a prompt gives none, by language; English is always there.
    pub unnamed: BTreeMap<String, String>,
    /// The kinds of its sections, in order.
    pub sections: Vec<String>,
    /// Whether every section stays, also one for which the prompt gives nothing: its words wait then.
    #[serde(default)]
    pub complete: bool,
    /// What a page of this type has even if the prompt says so little that it would be bare, most needed first: what
    /// is not given waits then.
    #[serde(default)]
    pub bones: Vec<String>,
    /// Words in a prompt that speak for this type, in lower case.
    pub words: Vec<String>,
    /// With what a prompt begins that asks for a page of this type, in lower case.
    #[serde(default)]
    pub asked: Vec<String>,
    /// How much each of the words counts; 1 where it is not said.
    #[serde(default)]
    pub word: usize,
    /// What something of this type is called, in lower case; it speaks for it more than any word.
    #[serde(default)]
    pub heads: Vec<String>,
    /// The facts that speak for this type, by their keys in `airstrip.toml`, and how much each counts.
    #[serde(default)]
    pub signs: BTreeMap<String, usize>,
    /// The facts without which a page of this type leaves a kind out, by kind; `a|b` is one of them.
    #[serde(default)]
    pub needs: BTreeMap<String, String>,
    /// Whether facts count only where a word speaks for this type too.
    #[serde(default)]
    pub timid: bool,
    /// The themes that suit it best; the first fits where nothing else decides.
    pub themes: Vec<String>,
}

/// The page type called `name`.
pub fn page_type(name: &str) -> Option<PageType> {
    let path = format!("{FOLDER}{name}.toml");
    assets::template(&path)?;
    let read: Arc<PageType> = assets::data(&path);
    let mut page_type = PageType::clone(&read);
    name.clone_into(&mut page_type.name);
    Some(page_type)
}

/// All page types, sorted by name.
pub fn page_types() -> Vec<PageType> {
    let name = |path: &str| Some(path.strip_prefix(FOLDER)?.strip_suffix(".toml")?.to_owned());
    let names = assets::templates(FOLDER).into_iter().filter_map(|it| name(&it));
    names.filter_map(|it| page_type(&it)).collect()
}
