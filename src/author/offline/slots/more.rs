//! What further sections say of the same facts: a second sentence about a feature, and who said what.

use super::gloss::Glosses;
use super::tongue::Tongue;
use crate::author::offline::scope::{Item, Scope};
use crate::author::offline::wording;
use crate::plan::Facts;

/// Sets `feature.more`, the names and roles of `quote`, and the slots that are made from them.
pub(super) fn of(scope: &mut Scope<'_>, facts: &Facts, glosses: &mut Glosses<'_>, tongue: &Tongue) {
    features(scope, glosses);
    let named: Vec<&str> = facts.integrations.iter().take(4).map(String::as_str).collect();
    if named.len() == facts.integrations.len() {
        scope.set("integrations.all", tongue.join(&named));
    }
    quotes(scope, facts);
}

/// A second sentence about each feature, where its name says enough for two.
fn features(scope: &mut Scope<'_>, glosses: &mut Glosses<'_>) {
    let mut items = scope.list("feature").to_vec();
    for item in &mut items {
        let more = glosses.of(item.text("title"), scope);
        if !more.is_empty() {
            item.slots.insert("more".to_owned(), more);
        }
    }
    scope.set_list("feature", items);
}

/// An amount that would be cut where there is little room, with a sign for its word: `from €3,900`.
pub(super) fn compact(amount: &str) -> String {
    const ROOM: usize = 14;
    let signs = [(" euros", '€'), (" pounds", '£'), (" dollars", '$')];
    let word = signs.iter().find_map(|it| Some((amount.strip_suffix(it.0)?, it.1)));
    let Some((number, sign)) = word.filter(|_| amount.chars().count() > ROOM) else { return amount.to_owned() };
    if let Some((least, most)) = number.split_once(" to ").filter(|it| !it.0.contains(' ') && !it.1.contains(' ')) {
        return format!("{sign}{least} to {most}");
    }
    let from = number.strip_prefix("from ").filter(|it| !it.contains(' '));
    from.map_or_else(|| amount.to_owned(), |it| format!("from {sign}{it}"))
}

/// Splits `Priya Nair, producer at Fold` into a name and a role.
fn quotes(scope: &mut Scope<'_>, facts: &Facts) {
    let quote = |it: &crate::plan::Quote| {
        let (name, role) = it.by.split_once(", ").unwrap_or((it.by.as_str(), ""));
        let role = wording::capital(role);
        Item::of([("text", it.text.as_str()), ("by", it.by.as_str()), ("name", name), ("role", role.as_str())])
    };
    let items: Vec<Item> = facts.quotes.iter().map(quote).collect();
    scope.set("said.name", items.first().map_or("", |it| it.text("name")));
    scope.set_list("quote", items);
}

/// A sentence without where and when at its end, if it is too long for a title.
pub(super) fn shortened(claim: &str) -> String {
    let mut text = claim.trim_end_matches(['.', '!']);
    if let Some((before, _)) = text.split_once(": ").filter(|it| it.0.chars().count() >= 20) {
        text = before;
    }
    while text.chars().count() > 64 {
        let Some(at) = [" on ", " in ", " at ", " from ", ", "].iter().filter_map(|it| text.rfind(it)).max() else {
            return String::new();
        };
        text = &text[..at];
    }
    text.to_owned()
}

/// A price among others of which some have no name: `£35 per month, £8 (day pass)`.
pub(super) fn spoken(plan: &str, price: String, mixed: bool, tongue: &Tongue) -> String {
    if mixed && !plan.is_empty() { format!("{price} ({})", tongue.small(plan)) } else { price }
}
