//! What a name does for its living: `Otterbox makes wooden puzzles for toddlers`.

use super::audience::is_audience;
use super::lookup::{trim, without_article};
use super::name::Name;
use super::pattern::regex;
use super::source::Source;
use crate::author::offline::calling::doer;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Words after which the object of the verb has ended.
const ENDS: &str = r" (?i:to|for|in|at|on|from|out of|made|by|with|that|which|since|near|across|because|so|using|and we|when|where|every|under)\b";

/// Reads what is sold or made, and to whom, where the subject and its verb say no more than one thing. The sentence
/// stays open: it is the best account of the trade there is.
pub(super) fn read(source: &mut Source, facts: &mut Facts, name: Option<&Name>, lexicon: &Lexicon) {
    let text = source.text().to_owned();
    let starts = name.map(|it| it.range.end).into_iter();
    let ours = regex(
        r"(?:^|[.!\n] ?)(?:We|I|(?:[Mm]y|[Oo]ur) (?:shop|store|stall|company|studio|business|van|café|cafe|bakery))\b",
    )
    .find_iter(&text)
    .map(|it| it.end())
    .collect::<Vec<_>>();
    for start in starts.chain(ours) {
        let rest = &text[start..source.sentence_at(start.saturating_sub(1)).end.max(start)];
        let Some((trade, object, after)) = parted(rest) else { continue };
        let one = !object.contains([',', ';', ':']) && !object.contains(" and ");
        if !one
            || object.split(' ').count() > 5
            || object.split(' ').any(|it| it.starts_with(|it: char| it.is_ascii_digit()))
        {
            continue;
        }
        facts.what = format!("{trade} of {object}");
        if facts.audience.is_empty() {
            facts.audience = to_whom(&after, lexicon);
        }
        return;
    }
}

/// The trade, its object, and what follows: ` makes wooden puzzles for toddlers`.
fn parted(rest: &str) -> Option<(&'static str, String, String)> {
    let verb = regex(r"^ (?:only |just |mainly )?([a-z]+) ").captures(rest)?;
    let trade = doer(&verb[1])?;
    let object = &rest[verb[0].len()..];
    let object = object.split(['.', '!', '\n']).next().unwrap_or(object);
    let end = regex(ENDS).find(object).map_or(object.len(), |it| it.start());
    let (object, after) = object.split_at(end);
    let object = without_article(trim(object)).to_owned();
    let said = !object.is_empty() && !["it", "them", "things", "sure", "everything"].contains(&object.as_str());
    said.then(|| (trade, object, after.trim().to_owned()))
}

/// Whom it is for: what follows `to` or `for`, if that is people.
fn to_whom(after: &str, lexicon: &Lexicon) -> String {
    let Some(rest) = after.strip_prefix("to ").or_else(|| after.strip_prefix("for ")) else { return String::new() };
    let end = regex(r"(?:[,;(]| (?:out of|made of|in|at|from|across|who|that|with|by)\b).*$");
    let who = end.replace(rest, "").into_owned();
    let who = trim(without_article(&who)).to_owned();
    let people = is_audience(&who, lexicon) && who.split(' ').count() <= 6;
    if people { who } else { String::new() }
}
