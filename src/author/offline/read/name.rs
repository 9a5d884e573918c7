//! The name of the product, place or person.

use std::ops::Range;

use super::lookup::{trim, without_article};
use super::order::{LEAD_IN, is_order};
use super::pattern::regex;
use super::source::Source;
use crate::author::offline::lexicon::Lexicon;

/// A name and where it first stands.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// The name as written.
    pub(super) text: String,
    /// Its place in the prompt.
    pub(super) range: Range<usize>,
}

const CAP: &str = r"(?:[\p{Lu}\p{Lo}\d][\p{L}\p{M}\p{N}'’+\-]*(?:\.[\p{L}\p{N}]+)*)";
const IS: &str = r"(?i:is|are|was|helps|lets|gives|makes|turns|keeps|brings|offers|provides|sells|bakes|serves|teaches|builds|repairs|mends|fixes|restores|roasts|brews|grows|rents|runs|cooks|cleans|delivers|writes|finds|sends|syncs|converts|monitors|manages|schedules|automates|collects|organises|organizes|protects|translates|sews|knits|takes|puts|tracks|allows|enables|connects|replaces|ist|sind|hilft|macht|bietet|est|sont|aide|propose|permet|es|son|ayuda|ofrece|permite|è)";
const SAID: &str = r"(?i:called|named|titled|namens|genannt|heißt|heisst|names|appelée?|nommée?|s['’]appelle|llamad[oa]|se llama|chiamat[oa]|name is|name:|brand:|product:|company:|business:|nom\s*:|nombre\s*:|marke:|firma:|product name:|project:|title:|под названием|называется)";
const QUOTED: &str = r"(?:“([^”\n]{1,48})”|„([^“”\n]{1,48})[“”]|«\s?([^»\n]{1,48}?)\s?»|\x22([^\x22\n]{1,48})\x22|「([^」\n]{1,40})」|『([^』\n]{1,40})』|'([^'\n]{2,40})')";

/// Finds the name; none where the prompt names nothing.
pub(super) fn find(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let ways: [fn(&str, &Lexicon) -> Option<Name>; 8] =
        [told, quoted, subject_of_order, owned, of_ourselves, at_start, dense, alone];
    ways.iter().find_map(|it| it(text, lexicon))
}

fn run(most: usize) -> String {
    format!(
        r"(?:(?:Dr|Prof|St|Mr|Mrs|Ms|Mme)\. )?{CAP}(?: (?:(?:&|and|of|the|de|del|la|le|les|du|des|und|y|zum|zur|von|by) )?{CAP}){{0,{most}}}"
    )
}

/// `a bakery called Kornblume`, `Name: Kornblume`.
fn told(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let quoted = regex(&format!(r"\b{SAID}\s*{QUOTED}"));
    if let Some(found) = quoted.captures(text) {
        let group = found.iter().skip(1).flatten().next()?;
        return named(text, group.range(), lexicon);
    }
    let plain = regex(&format!(r"\b{SAID}\s*({}|[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}.\-]*)", run(4)));
    plain.captures_iter(text).find_map(|it| named(text, it.get(1)?.range(), lexicon))
}

/// A short quoted text in the first two sentences.
fn quoted(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let sentences = Source::new(text).sentences();
    let end = sentences.get(1).or(sentences.first())?.end;
    let cue = regex(
        r"(?i)(?:button|cta|call[ -]to[ -]action|says?|said|tagline|slogan|headline|motto|reads|subtitle|like|sagt|section|=)\s*:?\s*$",
    );
    let for_whom = regex(r"\bfor\s*$");
    regex(QUOTED).captures_iter(&text[..end]).find_map(|it| {
        let group = it.iter().skip(1).flatten().next()?;
        let before = &text[..it.get(0)?.start()];
        let words = group.as_str().split_whitespace().count();
        let sentence =
            group.as_str().ends_with(['.', '!', '?', ',']) || for_whom.is_match(before) && !is_order(text, lexicon);
        (words <= 5 && !sentence && !cue.is_match(before)).then(|| named(text, group.range(), lexicon)).flatten()
    })
}

/// `Build a landing page for Ferrule, a …`.
fn subject_of_order(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let lead = regex(LEAD_IN).find(text)?;
    let rest = &text[lead.end()..];
    let name = regex(&format!(
        r"^((?i:the )?{}?|[\p{{L}}\p{{N}}]+[.\-][\p{{L}}\p{{N}}.\-]+)(?:\s*(?:[,.;:!(\n–—]|- |$)|(?:'s)? (?:{IS}|in|at|from|on|which|that|who|and|where)\b)",
        run(4)
    ));
    let found = name.captures(rest)?.get(1)?;
    named(text, lead.end() + found.start()..lead.end() + found.end(), lexicon)
}

/// `for my bakery Kornblume`, `unsere Bäckerei Kornblume`.
fn owned(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let pattern = regex(&format!(
        r"\b(?:(?i:my|our|meine[nr]?|unsere?[nr]?|mon|ma|notre|mi|nuestr[oa])|the|die|das|der|la|el|le)(?: [\p{{Ll}}\-]+){{0,4}} ({})(?:\s*(?:[,.;:!(\n–—]|$)| (?:{IS}|in|at|on|from|auf|à|en|near)\b)",
        run(4)
    ));
    let first = Source::new(text).sentences().first()?.clone();
    pattern.captures_iter(&text[first]).find_map(|it| named(text, it.get(1)?.range(), lexicon))
}

/// `We are Kornblume, a bakery`.
fn of_ourselves(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let pattern = regex(&format!(
        r"(?:^|[.!\n] ?)(?i:we are|we're|we’re|i am|i'm|i’m|wir sind|nous sommes|je suis|somos|soy|ich bin|this is|welcome to|meet|introducing|announcing|(?:we're |we’re |we are |i'm |i am )?(?:launching|opening|building)) ({})\s*(?:[,.:–—(\n]|$| (?:is|from|in|this|next|on)\b)",
        run(4)
    ));
    pattern.captures_iter(text).find_map(|it| named(text, it.get(1)?.range(), lexicon))
}

/// `Ferrule is a …`, `n8n: a …`, `Café Luna, a bistro`, `Kornblume in Leipzig`.
fn at_start(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let any = r"[\p{L}\p{N}{$][\p{L}\p{M}\p{N}.\-_+'’{}]*";
    let caps = run(4);
    let patterns = [
        format!(r"^({caps}?|{any}) {IS}\b"),
        format!(r"^({caps}?|{any}),? (?i:a|an|the|your|ein|eine|der|die|das|une?|una?|el|la)\s[\p{{L}}\d]"),
        format!(r"^({caps}?|{any}) ?[:–—|](?:\s|$)"),
        format!(r"^({caps}?|{any})(?: [^\p{{L}}\p{{N}}\s]+)? [-–—] "),
        r"^((?:[\p{Lo}\p{M}]+ ){0,2}[\p{Lo}\p{M}]+) (?:هو|هي|एक|היא|הוא)\s".to_owned(),
        r"^([\p{Lu}][\p{L}\-]*(?: [\p{Lu}][\p{L}\-]*){0,3}) (?:—|–|-) (?:это\s)?".to_owned(),
        format!(r"^({caps}),? (?:in|at|near|from|auf|à|en|on|aus)\s"),
        format!(r"^({caps}),\s"),
        r"^(\p{Lu}[\p{L}'’\-]+) [\p{Ll}]+s\s".to_owned(),
    ];
    let sentences = Source::new(text).sentences();
    sentences.iter().take(1).filter(|it| !is_order(&text[(*it).clone()], lexicon)).find_map(|it| {
        let start = it.start + text[it.start..].find(|it: char| it.is_alphanumeric()).unwrap_or(0);
        patterns.iter().find_map(|pattern| {
            let found = regex(pattern).captures(&text[start..])?.get(1)?.range();
            named(text, start + found.start..start + found.end, lexicon)
        })
    })
}

/// `東京パンは…`, `도쿄빵은 …`.
fn dense(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let pattern = regex(
        r"^([\p{Dense}A-Za-z0-9・]{1,20}?)(?:とは|は、|は|是一|是|，|、|：|:|은 |는 |이란 |란 )",
    );
    let found = pattern.captures(text)?.get(1)?;
    named(text, found.range(), lexicon)
}

/// A prompt that is a name and nothing else.
fn alone(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let line = text.lines().next()?;
    let words = line.split_whitespace().count();
    let first_line = text.lines().count() > 1 && words <= 4 && !line.ends_with([':', '.']);
    let capital = line.chars().next().is_some_and(|it| !it.is_lowercase());
    if !(text == line && words <= 3 || first_line) || !capital && words > 1 || is_order(line, lexicon) {
        return None;
    }
    let start = line.find(|it: char| it.is_alphanumeric())?;
    let end = line.trim_end_matches(|it: char| !it.is_alphanumeric()).len();
    named(text, start..end, lexicon)
}

/// The name in `range`, without generic words before it; none if nothing else is left.
fn named(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Option<Name> {
    let mut start = range.start + (text[range.clone()].len() - text[range.clone()].trim_start().len());
    let whole = trim(&text[start..range.end]);
    if lexicon.is_generic(whole) || is_order(whole, lexicon) {
        return None;
    }
    let possessive = text[..start]
        .trim_end()
        .rsplit([' ', '\n'])
        .next()
        .is_some_and(|it| !it.is_empty() && without_article(&format!("{it} x")) == "x");
    if possessive {
        while let Some((first, rest)) = text[start..range.end].split_once(' ') {
            if !lexicon.is_generic(first) {
                break;
            }
            start += first.len() + (text[start + first.len()..range.end].len() - rest.len());
        }
    }
    let name = trim(&text[start..range.end]);
    let words: Vec<&str> = name.split_whitespace().collect();
    let generic = words.iter().all(|it| lexicon.is_generic(it));
    let has_letter = name.chars().any(char::is_alphabetic);
    if name.is_empty() || generic || !has_letter || name.chars().count() > 48 {
        return None;
    }
    let start = start + text[start..].find(name)?;
    Some(Name { text: name.to_owned(), range: start..start + name.len() })
}
