//! A name amid what is said of it, with nothing that introduces it: `for our dog groomer van, pawsh & go, we come to you`,
//! `B2B tool: Ledgerline reconciles payouts`.

use std::ops::Range;

use super::name::{Name, Prose, named};
use super::order::lead_in;
use super::pattern::regex;
use crate::author::offline::calendar::calendar;
use crate::author::offline::lexicon::Lexicon;

/// A name of two small words with an *and*, between commas after what is ours.
pub(super) fn small(it: &Prose<'_>) -> Option<Name> {
    let ours = r"\b(?i:for|about|have|run|own) (?i:our|my|a|an) [\p{L} '’-]{3,60}, (\p{Ll}[\p{L}\d'’]*(?: (?:&|and|\+|n|'n'|’n’) \p{Ll}[\p{L}\d'’]*))(?:,|\.| - | – ) ?(?:we|i|in|at|near|open|based|from)\b";
    let found = regex(ours).captures(it.text)?.get(1)?.range();
    // `for our café, tea and cake, we …` are things.
    let sign = it.text[found.clone()].contains([' ', '&']) && !it.text[found.clone()].contains(" and ");
    sign.then(|| named(it, found)).flatten()
}

/// A name with capitals, between commas behind what is somebody's own: `our restaurant, Fjord, is in Oslo`.
pub(super) fn ours(it: &Prose<'_>) -> Option<Name> {
    let ours = r"\b(?i:my|our) (?:[\p{L}'’-]+ ){0,4}([\p{L}-]+), (\p{Lu}[\p{L}\d’'&-]*(?: (?:(?:&|and|of|the|de) )?\p{Lu}[\p{L}\d’'&-]*){0,3})(?:,| -| –)? (?i:we|i|it|in|at|near|open|based|from|where|which|is|has|does|makes|sells|serves|needs|offers|opens|runs|helps|lets|brings) ";
    // `our bakery, Hull, we sell …` says where, and `our bar, Friday, open late` when.
    let told = |name: &str| {
        let name = name.to_lowercase();
        it.lexicon.towns.contains(&name) || calendar().is_day(&name) || calendar().is_month(&name)
    };
    let pattern = regex(ours);
    let mut found = pattern.captures_iter(it.text).filter(|found| is_kind(&found[1], it.lexicon) && !told(&found[2]));
    found.find_map(|found| named(it, found.get(2)?.range()))
}

/// Whether a word says what somebody has or makes.
fn is_kind(word: &str, lexicon: &Lexicon) -> bool {
    const KINDS: [&str; 10] =
        ["tool", "app", "software", "saas", "startup", "service", "van", "truck", "stall", "boat"];
    let word = word.to_lowercase();
    lexicon.nouns.contains(&word) || KINDS.contains(&&*word)
}

/// A name that does something, behind a label that says what it is.
pub(super) fn labelled(it: &Prose<'_>) -> Option<Name> {
    let start = lead_in(it.text).map_or(0, |it| it.end);
    let label = r"^((?:[\p{L}\d'’/-]+ ){0,3}[\p{L}\d/-]+): (\p{Lu}[\p{L}\d]+) (\p{Ll}{2,}s|lets|helps|is) ";
    let found = regex(label).captures(&it.text[start..])?;
    let known = is_kind(found.get(1)?.as_str().rsplit(' ').next()?, it.lexicon);
    let name = found.get(2)?.range();
    let range: Range<usize> = start + name.start..start + name.end;
    (known && !it.lexicon.is_generic(&it.text[range.clone()])).then(|| named(it, range)).flatten()
}
