//! Which part of a page somebody wishes for.

use serde::Deserialize;

use crate::assets;
use crate::section::Library;

/// The kind that is taken where a wish names nothing that is known.
const NEAREST: &str = "cta";

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The kind of section that it is, or that shows it.
    pub kind: String,
    /// The file of the kit that it is, if it is smaller than a section.
    pub kit: Option<String>,
    /// The word by which it was found; nothing where the nearest was taken.
    pub word: Option<String>,
}

#[derive(Deserialize)]
struct Names {
    part: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    words: Vec<String>,
    kit: Option<String>,
    kind: String,
}

/// The part that `text` wishes for: the longest name in it wins, and the first of equals.
///
/// # Panics
/// If the list in the binary is malformed: a fault of the build, found by its own test.
pub fn part(text: &str) -> Part {
    let names: Names = assets::own_data("reading/components.toml");
    let own = Library::names().into_iter().map(|it| Row { words: vec![it.replace('-', " ")], kit: None, kind: it });
    let lower = text.to_lowercase();
    let mut best: Option<(usize, Part)> = None;
    for row in names.part.into_iter().chain(own) {
        for word in row.words {
            let longer = best.as_ref().is_none_or(|it| word.len() > it.0);
            if longer && stands_alone(&lower, &word) {
                let length = word.len();
                best = Some((length, Part { kind: row.kind.clone(), kit: row.kit.clone(), word: Some(word) }));
            }
        }
    }
    best.map_or(Part { kind: NEAREST.to_owned(), kit: None, word: None }, |it| it.1)
}

fn stands_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let edge = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
        let after = &text[at + word.len()..];
        edge(text[..at].chars().next_back()) && edge(after.strip_prefix('s').unwrap_or(after).chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::{Names, part};
    use crate::assets;
    use crate::section::Library;

    #[track_caller]
    fn check(text: &str, kind: &str, kit: Option<&str>) {
        let found = part(text);
        assert_eq!((found.kind.as_str(), found.kit.as_deref()), (kind, kit), "{text}");
    }

    #[test]
    fn wishes_find_their_parts() {
        check("Create a modern button", "cta", Some("Button"));
        check("two buttons, please", "cta", Some("Button"));
        check("a pricing card for three plans", "pricing", None);
        check("Card with a title", "features", None);
        check("A newsletter form", "newsletter", None);
        check("contact form", "contact", None);
        check("responsive navbar", "navigation", None);
        check("FAQ accordion", "faq", None);
        check("a thing that shines", "cta", None);
        assert_eq!(part("a thing that shines").word, None);
    }

    #[test]
    fn every_part_exists() {
        let names: Names = assets::own_data("reading/components.toml");
        let kinds = Library::names();
        for row in names.part {
            assert!(kinds.contains(&row.kind), "{}", row.kind);
            let exists = |it: String| assets::template(&format!("kit/{it}.tsx")).is_some();
            assert!(row.kit.is_none_or(exists), "{:?}", row.words);
        }
    }
}
