//! Which features are things, so that a sentence can offer them: `sourdough`, and not `dogs welcome`.

use crate::author::offline::lexicon::verbs;
use crate::author::offline::scope::Scope;

/// Words at the end of what is said of a thing, or of a time to have one for.
const ENDS: [&str; 40] = [
    "compliant",
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
    let made = ["hosted", "stored", "made", "built", "written", "printed"].contains(&first);
    let says =
        made || lower.contains(" or ") || ["able", "ible"].iter().any(|it| first.ends_with(it)) || does(title, scope);
    !refuses && !says && !lower.rsplit(' ').next().is_some_and(|it| ENDS.contains(&it))
}

/// Whether a feature is a sentence with somebody who does something: `managers approve with one tap`.
pub(super) fn is_clause(title: &str) -> bool {
    let verbs = verbs();
    let words: Vec<String> = title.split(' ').map(str::to_lowercase).collect();
    let many =
        |it: &String| it.len() > 3 && it.ends_with('s') || ["people", "you", "they", "children"].contains(&it.as_str());
    let does = |it: &String| verbs.is_firm(it) || verbs.is_both(it);
    words.len() > 3 && (1..=2).any(|at| many(&words[at - 1]) && does(&words[at]))
}

/// Whether a feature is said as something it does, which only English shows by an ending: `Writes the summary`.
pub(super) fn does(title: &str, scope: &Scope<'_>) -> bool {
    if scope.get("lang").is_some_and(|it| ["de", "fr", "es"].iter().any(|lang| it.starts_with(lang))) {
        return false;
    }
    let first = title.split(' ').next().unwrap_or("");
    let second = title.split(' ').nth(1).unwrap_or("");
    if NO_OBJECT.contains(&second) && !ALONE.contains(&first.to_lowercase().as_str()) {
        return false;
    }
    title.contains(' ') && first.ends_with('s') && !["ss", "us", "is"].iter().any(|it| first.ends_with(it))
}

/// Whether a feature is said as what readers do, which is nothing that a thing brings: `Rank them by revenue`.
pub(super) fn asks(title: &str) -> bool {
    let known = verbs();
    let mut words = title.split(' ');
    let first = words.next().unwrap_or_default().to_lowercase();
    words.next().is_some_and(|it| known.is_object(it)) && (known.is_firm(&first) || known.is_both(&first))
}

/// Whether a verb in the third person says what a thing does by itself: nobody is asked to weigh 900 g.
pub(super) fn by_itself(verb: &str) -> bool {
    ALONE.contains(&verb)
        || super::base::MACHINES.iter().any(|it| verb.strip_prefix(it).is_some_and(|it| ["s", "es"].contains(&it)))
}

/// Words after a plural, not after a verb: `beginners welcome`, `carers see their route`.
const NO_OBJECT: [&str; 56] = [
    "welcome",
    "only",
    "too",
    "and",
    "or",
    "for",
    "from",
    "in",
    "at",
    "on",
    "with",
    "of",
    "available",
    "included",
    "free",
    "until",
    "per",
    "are",
    "is",
    "by",
    "to",
    "after",
    "before",
    "as",
    "without",
    "under",
    "see",
    "get",
    "pick",
    "know",
    "find",
    "can",
    "will",
    "have",
    "come",
    "book",
    "pay",
    "keep",
    "write",
    "read",
    "send",
    "need",
    "want",
    "learn",
    "meet",
    "make",
    "take",
    "share",
    "choose",
    "join",
    "bring",
    "track",
    "plan",
    "ask",
    "sign",
    "confirm",
];
/// Verbs that need no object: `works offline`, `runs on a Pi`.
const ALONE: [&str; 22] = [
    "works",
    "runs",
    "ships",
    "fits",
    "syncs",
    "comes",
    "plays",
    "sits",
    "speaks",
    "exports",
    "imports",
    "integrates",
    "listens",
    "connects",
    "charges",
    "scales",
    "talks",
    "prints",
    "stays",
    "reads",
    "writes",
    "answers",
];

/// Whether a sentence can answer alone: it says one thing or two, and is no list of all that is known.
pub(super) fn is_short(claim: &str) -> bool {
    (8..=90).contains(&claim.chars().count()) && claim.matches(", ").count() < 3
}
