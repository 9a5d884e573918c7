//! What a sentence calls its reader to do, one thing at a time: `Log what you catch, see the tide and share spots`.

use crate::author::offline::lexicon::{Verbs, verbs};
use crate::author::offline::scope::{Item, Scope};
use crate::author::offline::wording;
use crate::plan::Facts;

/// What one line of a drawn screen holds.
const LINE: usize = 44;
/// What a headline of two doings holds.
const HEADLINE: usize = 64;

/// Sets the list `doing` and `doings.two`, where a page has no other list: a screen then shows what is done on it.
pub(super) fn of(scope: &mut Scope<'_>, facts: &Facts) {
    if !facts.features.is_empty() || !scope.get("lang").is_none_or(|it| it.starts_with("en")) {
        return;
    }
    let verbs = verbs();
    // What the app itself does is its promise, and nothing that its reader does.
    let Some(all) = facts.claims.iter().map(|it| parts(it, &verbs)).find(|it| it.len() > 1) else { return };
    let two = format!("{} and {}", all[0], all[1]);
    scope.set("doings.two", if two.chars().count() <= HEADLINE { two } else { String::new() });
    let item = |it: &String| Item::of([("title", wording::capital(it).as_str())]);
    scope.set_list("doing", all.iter().map(item).collect());
}

/// The things to do in a sentence that is a list of them, each beginning with its verb; none where it is another one.
fn parts(sentence: &str, verbs: &Verbs) -> Vec<String> {
    let is_verb = |it: &str| verbs.is_firm(it) || verbs.is_both(it);
    let text = sentence.trim().trim_end_matches(['.', '!']);
    let text = text.strip_prefix("to ").unwrap_or(text);
    let mut all: Vec<Vec<&str>> = Vec::new();
    let mut parted = true;
    for word in text.split(' ') {
        let lower = word.to_lowercase();
        if parted && is_verb(lower.trim_end_matches(',')) {
            all.push(Vec::new());
        } else if all.is_empty() {
            return Vec::new();
        }
        parted = lower.ends_with(',') || lower == "and";
        if let Some(last) = all.last_mut() {
            last.push(word);
        }
    }
    let joined = |it: &Vec<&str>| {
        let text = it.join(" ");
        let text = text.strip_suffix(" and").unwrap_or(&text).trim_end_matches(',');
        let mut letters = text.chars();
        letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect::<String>())
    };
    let all: Vec<String> = all.iter().map(joined).collect();
    let fits = |it: &String| it.contains(' ') && it.chars().count() <= LINE && !it.contains([':', ';', '.']);
    if all.iter().all(fits) { all } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::{parts, verbs};

    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        assert_eq!(parts(sentence, &verbs()), expected, "{sentence}");
    }

    #[test]
    fn a_list_of_things_to_do_is_parted_at_its_verbs() {
        check(
            "Log what you catch, see the tide for your harbour, and share spots with friends.",
            &["log what you catch", "see the tide for your harbour", "share spots with friends"],
        );
        check(
            "Plan meals and share lists with family and friends",
            &["plan meals", "share lists with family and friends"],
        );
    }

    #[test]
    fn a_sentence_about_somebody_is_no_list() {
        check("Carers share shifts, see their route and write reports.", &[]);
        check("Walks, talks and open gardens.", &[]);
    }

    #[test]
    fn what_no_line_holds_is_no_list() {
        check("See the tide, and share every spot that you have ever found with all of your friends.", &[]);
    }
}
