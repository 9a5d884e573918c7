//! Sentences with gaps: `{slot|filter}` is filled from a scope, `[…]` stays only where its gaps are filled.

use super::scope::Scope;
use super::wording;

/// A part of a sentence.
#[derive(Debug)]
enum Part<'t> {
    Text(&'t str),
    Slot(&'t str),
    Optional(Vec<Part<'t>>),
}

/// Fills a sentence; none where one of its gaps has nothing to hold.
pub(super) fn fill(template: &str, scope: &Scope<'_>) -> Option<String> {
    let mut out = String::new();
    fill_parts(&parse(template).0, scope, &mut out)?;
    Some(out)
}

fn parse(text: &str) -> (Vec<Part<'_>>, &str) {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[', ']']) {
        if at > 0 {
            parts.push(Part::Text(&rest[..at]));
        }
        let (mark, after) = rest[at..].split_at(1);
        rest = match mark {
            "{" => {
                let (slot, after) = after.split_once('}').unwrap_or((after, ""));
                parts.push(Part::Slot(slot));
                after
            }
            "[" => {
                let (inner, after) = parse(after);
                parts.push(Part::Optional(inner));
                after
            }
            _ => return (parts, after),
        };
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    (parts, "")
}

fn fill_parts(parts: &[Part<'_>], scope: &Scope<'_>, out: &mut String) -> Option<()> {
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Slot(slot) => out.push_str(&fill_slot(slot, scope)?),
            Part::Optional(inner) => {
                let mut text = String::new();
                if fill_parts(inner, scope, &mut text).is_some() {
                    out.push_str(&text);
                }
            }
        }
    }
    Some(())
}

fn fill_slot(slot: &str, scope: &Scope<'_>) -> Option<String> {
    let mut steps = slot.split('|').map(str::trim);
    let found = scope.get(steps.next()?)?.to_owned();
    steps.try_fold(found, |text, filter| wording::filter(filter, &text))
}
