//! The pack of a project: variants that it copied out of the binary to change them.

use std::collections::BTreeMap;

use super::kind::FOLDER;

/// Where a project keeps them.
pub const PACK: &str = "pack/";

/// Variants that a project made its own, by kind and name. Their code is nobody's that is known: it is judged like an
/// answer, and never renders in this process.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pack(BTreeMap<(String, String), String>);

impl Pack {
    /// The file that a project has of `variant` of `kind`: `pack/sections/hero/split.tsx`.
    pub fn file(kind: &str, variant: &str) -> String {
        format!("{PACK}{FOLDER}{kind}/{variant}.tsx")
    }

    /// The kind and the variant whose file is called so.
    pub fn parse(path: &str) -> Option<(&str, &str)> {
        let (kind, variant) = path.strip_prefix(PACK)?.strip_prefix(FOLDER)?.strip_suffix(".tsx")?.split_once('/')?;
        (!variant.contains('/')).then_some((kind, variant))
    }

    /// Has `source` for `variant` of `kind`.
    pub fn put(&mut self, kind: &str, variant: &str, source: String) {
        self.0.insert((kind.to_owned(), variant.to_owned()), source);
    }

    /// Its variants: kind, name and source, in order.
    pub fn variants(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.0.iter().map(|((kind, variant), source)| (kind.as_str(), variant.as_str(), source.as_str()))
    }

    /// Whether `other` has another source for `variant` of `kind`, or none.
    pub fn differs(&self, other: &Self, kind: &str, variant: &str) -> bool {
        self.get(kind, variant) != other.get(kind, variant)
    }

    /// Its source of a variant.
    pub(super) fn get(&self, kind: &str, variant: &str) -> Option<&str> {
        self.0.get(&(kind.to_owned(), variant.to_owned())).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Pack;

    #[test]
    fn a_file_names_its_variant() {
        assert_eq!(Pack::parse(&Pack::file("hero", "split")), Some(("hero", "split")));
        for other in
            ["pack/sections/hero.tsx", "pack/sections/hero/a/b.tsx", "pack/themes/x.toml", "src/sections/a/b.tsx"]
        {
            assert_eq!(Pack::parse(other), None, "{other}");
        }
    }
}
