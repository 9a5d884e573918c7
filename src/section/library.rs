//! All kinds of sections, found by the names of their folders.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use super::kind::{self, Kind};
use super::pack::Pack;
use crate::assets;

/// The section library that is inside the binary.
#[derive(Debug)]
pub struct Library {
    kinds: BTreeMap<String, Kind>,
    shared: Arc<Value>,
}

impl Library {
    /// Reads the kinds `wanted`; all of them where it is empty. Names that do not exist are left out.
    pub fn read<'n>(wanted: impl IntoIterator<Item = &'n str>) -> Self {
        let wanted: BTreeSet<&str> = wanted.into_iter().collect();
        let shared = shared();
        let names = kind_names().into_iter().filter(|it| wanted.is_empty() || wanted.contains(it.as_str()));
        let kinds = names.map(|it| (it.clone(), kind::read(&it, &shared))).collect();
        Self { kinds, shared }
    }

    /// The same with what a project made its own of it. What it did not change stays the binary's.
    #[must_use]
    pub fn with_pack(mut self, pack: &Pack) -> Self {
        for kind in self.kinds.values_mut() {
            for variant in &mut kind.variants {
                if let Some(source) = pack.get(&kind.name, &variant.name).filter(|it| *it != variant.source) {
                    source.clone_into(&mut variant.source);
                    variant.foreign = true;
                }
            }
        }
        self
    }

    /// The kind called `name`.
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.get(name)
    }

    /// All kinds that were read, sorted by name.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.values()
    }

    /// The definitions that several kinds share: `link`, `figure`.
    pub fn shared(&self) -> &Value {
        &self.shared
    }
}

/// The names of all kinds, sorted.
pub(super) fn kind_names() -> Vec<String> {
    let name = |path: &str| Some(path.strip_prefix(kind::FOLDER)?.strip_suffix("/kind.toml")?.to_owned());
    assets::templates(kind::FOLDER).into_iter().filter_map(|it| name(&it)).collect()
}

impl Library {
    /// The names of all kinds in the binary, sorted.
    pub fn names() -> Vec<String> {
        kind_names()
    }

    /// The facts without which a page has no section of the kind `name`, by their keys in `airstrip.toml`.
    pub fn needs(name: &str) -> Vec<String> {
        kind::needs(name)
    }
}

/// The definitions that several kinds share; those in the binary are read once, those on the disk each time.
fn shared() -> Arc<Value> {
    static READ: LazyLock<Arc<Value>> = LazyLock::new(read_shared);
    if cfg!(debug_assertions) { read_shared() } else { Arc::clone(&READ) }
}

fn read_shared() -> Arc<Value> {
    let text = assets::template_text("sections/shared.schema.json");
    Arc::new(serde_json::from_str(&text).unwrap_or_else(|it| panic!("shared.schema.json in the binary: {it}")))
}
