//! Which features are things, so that a sentence can offer them: `sourdough`, and not `dogs welcome`.

use super::lists::does;
use crate::author::offline::scope::Scope;

/// Words at the end of what is said of a thing, or of a time to have one for.
const ENDS: [&str; 39] = [
    "welcome",
    "provided",
    "included",
    "free",
    "open",
    "allowed",
    "possible",
    "available",
    "offered",
    "only",
    "needed",
    "required",
    "guaranteed",
    "certified",
    "approved",
    "insured",
    "accepted",
    "spoken",
    "parked",
    "day",
    "days",
    "hour",
    "hours",
    "week",
    "night",
    "month",
    "weekend",
    "offline",
    "weekly",
    "daily",
    "monthly",
    "frozen",
    "fresh",
    "home",
    "worldwide",
    "anytime",
    "together",
    "yourself",
    "online",
];

/// Whether the name of a feature is that of a thing.
pub(super) fn is_thing(title: &str, scope: &Scope<'_>) -> bool {
    let lower = title.to_lowercase();
    let refuses = ["no ", "not ", "never ", "kein ", "keine ", "sans ", "sin "].iter().any(|it| lower.starts_with(it));
    let first = lower.split(' ').next().unwrap_or_default();
    let says = ["able", "ible"].iter().any(|it| first.ends_with(it)) || does(title, scope);
    !refuses && !says && !lower.rsplit(' ').next().is_some_and(|it| ENDS.contains(&it))
}
