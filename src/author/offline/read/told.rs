//! Lists of things that are told more about.

use super::features::Verbal;
use super::list;
use crate::author::offline::lexicon::shared;
use crate::plan::Facts;

/// Things of which the last are told more about: `Offline charts, a float plan your family can follow, and a warning when
/// the wind turns`. Those keep their article.
pub(super) fn of(open: &str, plain: &[String], facts: &Facts) -> Option<Vec<String>> {
    let whole = list::items(open);
    let known = shared::<Verbal>("reading/verbal.toml");
    let told = |it: &str| it.split(' ').any(|it| known.words.contains(&it.to_lowercase()));
    let begins = |it: &str| {
        ["a ", "an ", "one ", "your "].iter().any(|article| it.starts_with(article)) && it.split(' ').count() <= 9
    };
    let kept = |(at, it): (usize, &String)| match told(it) {
        true if at > 0 && begins(it) => Some(it.clone()),
        false if it.split(' ').count() <= 5 => plain.get(at).cloned(),
        _ => None,
    };
    let things: Option<Vec<String>> = whole.iter().enumerate().map(kept).collect();
    let plain = !open.contains(['\u{1}', '"', '“', ':']) && !facts.people.iter().any(|it| open.contains(&it.name));
    let more = whole.len() > 2 && whole.iter().any(|it| told(it));
    things.filter(|_| plain && more)
}
