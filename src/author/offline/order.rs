//! Where sections go that the prompt asks for and the page type does not have.

use serde::Deserialize;

use super::choice::Choice;
use super::lexicon::file;

#[derive(Clone, Deserialize)]
struct Order {
    order: Vec<String>,
}

/// Adds the kinds `wanted` to `kinds`, each before the first one that comes later in a page.
pub(super) fn insert(kinds: &mut Vec<String>, wanted: &[String]) {
    if wanted.iter().all(|it| kinds.contains(it)) {
        return;
    }
    let Order { order } = file("reading/order.toml");
    // A kind that the order does not know comes before the questions.
    let rank = |kind: &str| {
        let known = |it: &str| order.iter().position(|kind| kind == it);
        known(kind).or_else(|| known("faq")).unwrap_or(order.len())
    };
    for kind in wanted {
        if !kinds.contains(kind) {
            let before = kinds.iter().position(|it| rank(it) >= rank(kind));
            kinds.insert(before.unwrap_or(kinds.len()), kind.clone());
        }
    }
}

/// A page may say who is behind it before it shows anything, or after: not all do it in the same place.
pub(super) fn turned(mut kinds: Vec<String>, choice: &Choice) -> Vec<String> {
    let (hero, about) = (kinds.iter().position(|it| it == "hero"), kinds.iter().position(|it| it == "about"));
    if let (Some(hero), Some(about)) = (hero, about)
        && about > hero + 1
        && choice.pick("turned", 3) == 0
    {
        kinds[hero + 1..=about].rotate_right(1);
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::{Order, insert};
    use crate::author::offline::lexicon::file;
    use crate::section::Library;

    #[test]
    fn every_kind_has_a_place() {
        let Order { order } = file("reading/order.toml");
        for kind in Library::names() {
            assert!(order.contains(&kind), "{kind} is not in templates/reading/order.toml");
        }
    }

    #[test]
    fn what_is_wanted_goes_where_a_reader_expects_it() {
        let list = |it: &str| it.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut kinds = list("navigation hero features steps pricing faq footer");
        insert(&mut kinds, &list("cta testimonials announcement features own-thing"));
        let expected =
            list("announcement navigation hero features steps testimonials pricing own-thing faq cta footer");
        assert_eq!(kinds, expected);
    }
}
