//! Which features are things, so that a sentence can offer them: `sourdough`, and not `dogs welcome`.

/// Words at the end of what is said of a thing, or of a time to have one for.
const ENDS: [&str; 29] = [
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
    "online",
];

/// Whether the name of a feature is that of a thing.
pub(super) fn is_thing(title: &str) -> bool {
    let lower = title.to_lowercase();
    let refuses = ["no ", "not ", "never ", "kein ", "keine ", "sans ", "sin "].iter().any(|it| lower.starts_with(it));
    !refuses && !lower.rsplit(' ').next().is_some_and(|it| ENDS.contains(&it))
}
