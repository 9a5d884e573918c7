//! What the last noun of a phrase decides: which trade somebody has, and what a name says of it.

use std::sync::Arc;

use serde::Deserialize;

use crate::author::offline::lexicon::shared;
use crate::author::offline::scope::Scope;
use crate::author::offline::wording;
use crate::plan::Plan;

/// The nouns of `templates/reading/heads.toml`, which says what each list is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Heads {
    others: Vec<String>,
    joined: Vec<String>,
    vague: Vec<String>,
    notes: Vec<String>,
}

fn heads() -> Arc<Heads> {
    shared("reading/heads.toml")
}

/// The words of what somebody is that can say which trade it is: `cleaning` of `restaurant cleaning`.
pub(super) fn telling(what: &str) -> &str {
    let core = wording::core(what);
    let last = core.rsplit(' ').next().unwrap_or(core);
    let other = last.len() < core.len() && heads().others.contains(&last.to_lowercase());
    if other { last } else { what }
}

/// Sets what a name says that its bearer is, where nothing else says it: `canoe hire` of `Oxbow Canoe Hire`.
pub(super) fn of_name(scope: &mut Scope<'_>, plan: &Plan) {
    let near = ["place", "cause", "work"].contains(&scope.get("family").unwrap_or_default());
    if near && plan.facts.what.is_empty() && plan.site.lang.starts_with("en") {
        scope.set("name.trade", in_name(&plan.site.name).unwrap_or_default());
    }
}

/// Sets whether what is listed are the terms of something and no parts of it: `boat included, all levels`.
pub(super) fn of_list(scope: &mut Scope<'_>, plan: &Plan) {
    let heads = heads();
    let term = |title: &str| title.to_lowercase().split(' ').any(|it| heads.notes.iter().any(|note| note == it));
    let features = &plan.facts.features;
    let terms = features.iter().filter(|it| it.price.is_empty() && term(&it.title)).count();
    // Practices want something as much as those who work there do, and are none who.
    let head = wording::head(&plan.facts.audience).to_lowercase();
    let people =
        ["ers", "ors", "lords", "ists", "ians", "ants", "nts", "people", "men", "children", "kids", "adults", "nurses"];
    scope.set("audience.who", if people.iter().any(|it| head.ends_with(it)) { "who" } else { "that" });
    scope.set("features.notes", if terms > 0 && terms * 2 >= features.len() { "yes" } else { "" });
}

fn in_name(name: &str) -> Option<String> {
    let mut words = name.rsplit(' ');
    let (head, before) = (words.next()?.to_lowercase(), words.next()?.to_lowercase());
    let heads = heads();
    let joins = words.next().is_some()
        && heads.joined.contains(&head)
        && !heads.vague.contains(&before)
        && before.chars().all(char::is_alphabetic)
        && !before.ends_with('s');
    joins.then(|| format!("{before} {head}"))
}

#[cfg(test)]
mod tests {
    use super::{in_name, telling};

    #[test]
    fn a_name_says_what_has_it() {
        assert_eq!(in_name("Oxbow Canoe Hire").as_deref(), Some("canoe hire"));
        assert_eq!(in_name("Northside Food Bank").as_deref(), Some("food bank"));
        for name in ["Canoe Hire", "Pim and Daughters", "The Old School", "Bell Street Library", "St James's Park"] {
            assert_eq!(in_name(name), None, "{name}");
        }
    }

    #[test]
    fn the_last_noun_decides() {
        assert_eq!(telling("restaurant cleaning"), "cleaning");
        assert_eq!(telling("wedding photographer in Kent"), "photographer");
        assert_eq!(telling("yoga studio"), "yoga studio");
        assert_eq!(telling("photographer"), "photographer");
    }
}
