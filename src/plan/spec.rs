//! The nouns of a plan: the site, and its sections in order.

use serde::{Deserialize, Serialize};

use super::facts::Facts;
use crate::path::SectionId;

/// A whole plan: what `airstrip.toml` holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The site as a whole.
    pub site: Site,
    /// What every section is written from.
    #[serde(default)]
    pub facts: Facts,
    /// The user's own pictures, in the order in which the page shows them.
    #[serde(default, rename = "image", skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Image>,
    /// The sections in the order of the page.
    #[serde(rename = "section")]
    pub sections: Vec<SectionSpec>,
    /// Who writes, where the project wants somebody else than its reader does.
    #[serde(default, skip_serializing_if = "ModelWish::is_empty")]
    pub model: ModelWish,
}

/// Who writes a project. An address or a key is no part of it: a project that somebody else made must not send a
/// reader's key anywhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ModelWish {
    /// The provider, such as `openrouter` or `offline`; empty for the reader's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub provider: String,
    /// The models, the first choice first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

impl ModelWish {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The site as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The name of the product, place or person, as it is written.
    pub name: String,
    /// The page type, a file in `templates/page-types/`.
    #[serde(rename = "type")]
    pub page_type: String,
    /// The theme, a file in `templates/themes/`.
    pub theme: String,
    /// The brand's colour, a hex or a name: `#0f766e`, `dark green`; empty for the theme's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub colour: String,
    /// The language of the words, a BCP 47 tag.
    pub lang: String,
    /// What is exported: `vite`.
    #[serde(default = "vite")]
    pub target: String,
    /// The address the page will have, absolute; empty while it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The seed of every choice that the prompt leaves open.
    #[serde(default)]
    pub seed: u32,
    /// The prompt the plan was made from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prompt: String,
}

fn vite() -> String {
    "vite".to_owned()
}

/// A picture of the user's own, in `public/images/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Its file: `kitchen.jpg`.
    pub file: String,
    /// The file with half its size; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub small: String,
    /// What it shows, for people who cannot see it; empty while nobody has said.
    #[serde(default)]
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl Image {
    /// The path in the page of one of its files.
    pub fn path(file: &str) -> String {
        format!("/images/{file}")
    }
}

/// One section of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSpec {
    /// Its id: the anchor in the page and the name of its files.
    pub id: SectionId,
    /// Its kind, a folder in `templates/sections/`.
    pub kind: String,
    /// Its variant, a file in the kind's folder.
    pub variant: String,
    /// What it should say, for an author; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub brief: String,
    /// Whether its files are yours alone: no build writes them again.
    #[serde(default, skip_serializing_if = "is_false")]
    pub locked: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(it: &bool) -> bool {
    !it
}

impl Plan {
    /// The section with the id `id`.
    pub fn section(&self, id: &str) -> Option<&SectionSpec> {
        self.sections.iter().find(|it| it.id.as_str() == id)
    }

    /// The id of the first section of a kind.
    pub fn first_of(&self, kind: &str) -> Option<&SectionId> {
        self.sections.iter().find(|it| it.kind == kind).map(|it| &it.id)
    }
}
