//! What somebody does for a living: the verb, who does it, and how the thing was done.

/// A verb, the one who does it, and its participle: `bake`, `baker`, `baked`.
const CALLINGS: [(&str, &str, &str); 22] = [
    ("sell", "seller", "sold"),
    ("make", "maker", "made"),
    ("build", "builder", "built"),
    ("craft", "maker", "made"),
    ("bake", "baker", "baked"),
    ("roast", "roaster", "roasted"),
    ("brew", "brewer", "brewed"),
    ("grow", "grower", "grown"),
    ("print", "printer", "printed"),
    ("publish", "publisher", "published"),
    ("design", "designer", "designed"),
    ("restore", "restorer", "restored"),
    ("repair", "repairer", "repaired"),
    ("mend", "mender", "mended"),
    ("import", "importer", "imported"),
    ("teach", "teacher", "taught"),
    ("sew", "maker", "made"),
    ("knit", "maker", "made"),
    ("forge", "maker", "made"),
    ("produce", "producer", "produced"),
    ("weave", "weaver", "woven"),
    ("organise", "organiser", "organised"),
];

/// Who does what the verb says, in its base form or the third person: `maker` of `makes`.
pub(super) fn doer(verb: &str) -> Option<&'static str> {
    let is = |base: &str| verb.strip_prefix(base).is_some_and(|it| ["", "s", "es"].contains(&it));
    CALLINGS.iter().find(|it| is(it.0)).map(|it| it.1)
}

/// How a thing was done, by who does it: `made` of `maker`.
pub(super) fn done(doer: &str) -> Option<&'static str> {
    CALLINGS.iter().find(|it| it.1 == doer).map(|it| it.2)
}

/// What somebody does: `makes` of `maker`.
pub(super) fn does(doer: &str) -> Option<String> {
    CALLINGS.iter().find(|it| it.1 == doer).and_then(|it| super::wording::filter("third", it.0))
}
