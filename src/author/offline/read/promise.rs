//! What it does for people: `helps teams ship`, `lets you pick a slot`, `a tool to read logs`.

use std::ops::Range;

use serde::Deserialize;

use super::audience::is_audience;
use super::lookup::{trim, without_article};
use super::order::is_use;
use super::pattern::regex;
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::author::offline::wording::lower_first;
use crate::plan::Facts;

/// What people do for a living, in the third person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Trades {
    /// What is no promise to the reader.
    lists: Vec<String>,
    /// What a whole sentence may say of somebody.
    crafts: Vec<String>,
}

/// What it does: `helps … do`, `lets you …`, `that does …`, `to do …`.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    let to_end = r"((?:\bSt\.|\bDr\.|[^.;!?\n\x01(–—]){6,130})";
    if helps(source, facts, to_end, lexicon) {
        return;
    }
    if taught(source, facts, lexicon) {
        return;
    }
    if let Some(found) = source.find(&format!(r"\b(?:lets|allows|enables) ((?:\p{{L}}[\p{{L}}\-]* ){{1,3}}){to_end}")) {
        let (who, does) = helped(&format!("{} {}", found.text(1).trim(), found.text(2)), lexicon);
        if !who.is_empty() {
            if facts.audience.is_empty() {
                facts.audience = who;
            }
            return keep(source, facts, found.range(), &addressed(&does), lexicon);
        }
    }
    let lets = format!(
        r"\b(?:lets|allows|enables|so that|so) (you|them|users|teams|people|everyone|anyone)(?: can)?(?: to)? ({VERBS}\b{to_end})"
    );
    if let Some(found) = source.find(&lets) {
        return keep(source, facts, found.range(), &addressed(found.text(2)), lexicon);
    }
    if does(source, facts, to_end, lexicon) {
        return;
    }
    let makes = format!(r"\bmakes it (?:\w+ )?(?:easy|simple|possible|fast|quick)(?:er)? to ({VERBS}\b{to_end})");
    if let Some(found) = source.find(&makes) {
        return keep(source, facts, found.range(), found.text(1), lexicon);
    }
    let does = format!(r"(?:\bthat|, which) (\p{{Ll}}+s)( {to_end})");
    for found in source.find_all(&does) {
        if let Some(verb) = base(found.text(1)) {
            let text = format!("{verb} {}", found.text(2));
            return keep(source, facts, found.range(), &text, lexicon);
        }
    }
    let made = format!(
        r"\b(?i:tool|app|service|platform|library|software|program|assistant|system) for ((?:\p{{Ll}}[\p{{Ll}}\-]* ){{1,3}})to ({VERBS}\b{to_end})"
    );
    if let Some(found) =
        source.find(&made).filter(|it| is_audience(it.text(1), lexicon) && !it.text(2).starts_with("use "))
    {
        if facts.audience.is_empty() {
            without_article(found.text(1)).clone_into(&mut facts.audience);
        }
        let start = found.range().start + found.text(0).find(" for ").unwrap_or(0);
        return keep(source, facts, start..found.range().end, &addressed(found.text(2)), lexicon);
    }
    let to = format!(
        r"\b(?i:tool|app|way|service|platform|library|place|software|program|assistant|system) to ({VERBS}\b{to_end})"
    );
    if let Some(found) = source.find(&to) {
        let start = found.range().start + found.text(0).find(" to ").unwrap_or(0);
        keep(source, facts, start..found.range().end, found.text(1), lexicon);
    }
}

/// What the first sentence says that readers do: `Track every parcel from your phone.`
pub(super) fn said_first(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    const LONGEST: usize = 80;
    let Some(range) = source.sentences().first().cloned() else { return };
    let text = source.open()[range.clone()].trim().to_owned();
    let plain = text.ends_with('.') && text.split(' ').count() > 2 && !text.contains([TAKEN, ':', '"', '“', '(']);
    if plain && text.chars().count() <= LONGEST && is_use(&text, lexicon) {
        facts.promise = lower_first(text.trim_end_matches('.'));
        source.take(range);
    }
}

/// Who is helped to do what: `helps marina managers assign berths`.
fn helps(source: &mut Source, facts: &mut Facts, to_end: &str, lexicon: &Lexicon) -> bool {
    let Some(found) =
        source.find(&format!(r"\b(?:helps|helping|help) {to_end}")).filter(|it| !it.text(1).starts_with("for "))
    else {
        return false;
    };
    let (who, does) = helped(found.text(1), lexicon);
    // `helps rotas happen` names nobody, and begins with no verb.
    let known = crate::author::offline::lexicon::verbs();
    let first = does.split(' ').next().unwrap_or_default();
    if who.is_empty() && !known.is_firm(first) && !known.is_both(first) && !lexicon.verbs.iter().any(|it| it == first) {
        return false;
    }
    // `help freelancers in Poland set aside tax`: where they are belongs to them.
    let place = regex(r"^(?:in|across|around|from) (?:the )?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? ");
    let (who, does) = match place.find(&does).filter(|_| !who.is_empty()) {
        Some(it) => (format!("{who} {}", it.as_str().trim()), does[it.end()..].to_owned()),
        None => (who, does),
    };
    if !who.is_empty() && facts.audience.is_empty() {
        facts.audience.clone_from(&who);
    }
    // `Our app helps night-shift nurses sleep`: one verb is no headline, but a sentence.
    if !who.is_empty() && !does.contains(' ') {
        facts.claims.push(format!("It helps {who} {does}"));
        source.take(found.range());
    } else {
        keep(source, facts, found.range(), &addressed(&does), lexicon);
    }
    true
}

/// What the name does: `Nell plans your week`.
fn does(source: &mut Source, facts: &mut Facts, to_end: &str, lexicon: &Lexicon) -> bool {
    let Some(found) = source.find(&format!(r"\x01 (\p{{Ll}}{{3,}}s)( {to_end})")) else { return false };
    let does = found.text(1);
    // `£25 buys a metre of path` is what a price does.
    if source.text()[..=found.range().start].trim_end().ends_with(|it: char| it.is_ascii_digit()) {
        return false;
    }
    // `builds treehouses` is a trade; `builds your site` is a promise.
    let trade = ["builds", "crafts", "restores"].contains(&does) && !format!(" {}", found.text(2)).contains(" your ");
    // `Fernweh Bindery repairs old family bibles by hand` says one thing, and is no list of things.
    let whole = source.sentence_at(found.range().start).end;
    let trades = shared::<Trades>("reading/trades.toml");
    let is = |all: &[String]| all.iter().any(|it| it == does);
    let one = is(&trades.crafts)
        && found.text(2).trim().split(' ').count() > 2
        && !found.text(2).contains(',')
        && !source.open()[found.range().end..whole].contains(char::is_alphanumeric);
    let verb = base(does).filter(|it| one || lexicon.verbs.contains(it) && !is(&trades.lists) && !trade);
    let Some(verb) = verb else { return false };
    // Whom somebody works for belongs to what they do.
    if one {
        facts.promise = base_after_and(trim(&format!("{verb} {}", found.text(2))), lexicon);
        source.take(found.range());
        return true;
    }
    keep(source, facts, found.range(), &format!("{verb} {}", found.text(2)), lexicon);
    true
}

/// Whom somebody teaches, and what: `I teach adults to swim`.
fn taught(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) -> bool {
    let pattern = r"\b(?:teach|teaches|teaching) ([^.;!?\n\x01(–—]{3,50}?) (?:how )?to ([^.;!?\n\x01(–—]{3,80})";
    let Some(found) = source.find(pattern) else { return false };
    let who = without_article(found.text(1)).to_owned();
    // `I teach piano to adults` says what, and to whom.
    if !found.text(0).contains(" how to ") && is_audience(found.text(2), lexicon) && !is_audience(&who, lexicon) {
        let end = regex(r"(?: (?:at|in|from|on|and|who|with|over)\b|,).*$");
        let whom = end.replace(found.text(2), "").into_owned();
        if facts.what.is_empty() && who.split(' ').count() <= 2 {
            facts.what = format!("{who} teacher");
        }
        if facts.audience.is_empty() {
            without_article(&whom).clone_into(&mut facts.audience);
        }
        let start = found.range().start;
        let end = found.place(2).map_or(start, |it| it.start + whom.len());
        source.take(start..end);
        return true;
    }
    if facts.audience.is_empty() && !["you", "them", "people"].contains(&&*who) {
        facts.audience = who;
    }
    let does = format!("learn to {}", addressed(found.text(2)));
    keep(source, facts, found.range(), &does, lexicon);
    true
}

/// Who is helped, and to do what: `marina managers assign berths`.
fn helped(text: &str, lexicon: &Lexicon) -> (String, String) {
    // `refugees learn to cycle`: what is done begins before its own *to*.
    let early = |it: &(&str, &str)| {
        let (head, last) = it.0.rsplit_once(' ').unwrap_or_default();
        lexicon.verbs.iter().any(|verb| verb == last) && lexicon.are_people(head)
    };
    let (who, does) =
        text.split_once(" to ").filter(|it| it.0.split(' ').count() <= 5 && !early(it)).unwrap_or_else(|| {
            let ends = text.match_indices(' ').map(|it| it.0);
            let known = ["you", "us", "them", "me"];
            let people = |it: &usize| {
                lexicon.are_people(text[..*it].rsplit(' ').next().unwrap_or("")) || known.contains(&&text[..*it])
            };
            let found = ends.clone().take(5).find(people);
            // `architects track drawings`: a plural before a verb.
            let plural = |it: &usize| {
                let next = text[*it..].trim_start().split(' ').next().unwrap_or_default();
                text[..*it].ends_with('s') && lexicon.verbs.iter().any(|verb| verb == next)
            };
            let found = found.or_else(|| ends.take(4).find(plural));
            found.map_or(("", text), |it| (&text[..it], text[it..].trim_start()))
        });
    let vague = ["you", "us", "them", "me", "people", "users", "everyone"].contains(&who);
    (if vague { String::new() } else { without_article(who).to_owned() }, does.to_owned())
}

/// A word that can be a verb.
const VERBS: &str = r"\p{Ll}[\p{Ll}\-]{1,20}";

pub(super) fn keep(source: &mut Source, facts: &mut Facts, range: Range<usize>, text: &str, lexicon: &Lexicon) {
    // `help seniors with meals` says with what, and not what they get to do.
    if text.trim_start().starts_with("with ") {
        return;
    }
    // What follows a colon says more, and is read by others.
    let whole = text.len();
    let text = text.split_once(": ").map_or(text, |it| it.0);
    let cut = regex(r"(?:, (?:(?:iOS|Android|iPhone|web|desktop|mobile)(?:[ -]first| only)|works?|exports?|shows?|sends?|runs?|keeps?|prints?|reads?|writes?|saves?|tells?|open[ -]source|with (?:a|an|no)|for|free|made|built|and (?:it|we|you)|which|so)\b.*| for (?:free|example)\b.*)$").replace(text, "").into_owned();
    let kept = by_means_of(&base_after_and(trim(&cut), lexicon));
    let taken = range.end - (whole - cut.len()).min(range.len());
    let kept = for_whom(facts, &kept, lexicon);
    if kept.split(' ').count() < 2 {
        return;
    }
    facts.promise = kept;
    source.take(range.start..taken);
}

/// `use drones to inspect turbines` → `inspect turbines with drones`: what is done comes first.
fn by_means_of(text: &str) -> String {
    let found = regex(r"^use (?:the )?([\p{L}\- ]{3,30}) to (\p{Ll}+ .+)$").captures(text);
    found.map_or_else(|| text.to_owned(), |it| format!("{} with {}", &it[2], &it[1]))
}

/// `mend what they own` → `mend what you own`: a page speaks to its reader.
fn addressed(text: &str) -> String {
    let turned = |word: &str| match word {
        "they" => "you".to_owned(),
        "their" => "your".to_owned(),
        "theirs" => "yours".to_owned(),
        "themselves" => "yourself".to_owned(),
        "they're" | "they’re" => "you are".to_owned(),
        _ => word.to_owned(),
    };
    text.split(' ').map(turned).collect::<Vec<_>>().join(" ")
}

/// Takes `for somebody` off the end of a promise.
fn for_whom(facts: &mut Facts, promise: &str, lexicon: &Lexicon) -> String {
    match promise.rsplit_once(" for ") {
        Some((does, who)) if facts.audience.is_empty() && is_audience(who, lexicon) && who.split(' ').count() <= 7 => {
            without_article(who).clone_into(&mut facts.audience);
            does.to_owned()
        }
        _ => promise.to_owned(),
    }
}

/// `play noise and hides your mail` → `play noise and hide your mail`.
fn base_after_and(text: &str, lexicon: &Lexicon) -> String {
    let second = regex(
        r"(, | and |, and )(\p{Ll}{2,}s) (your|the|a|an|you|them|every|all|it|each|their|its|what|who|when|where|how|to)\b",
    );
    let changed = second.replace_all(text, |found: &regex_lite::Captures<'_>| {
        let verb = base(&found[2]).unwrap_or_else(|| found[2].to_owned());
        format!("{}{verb} {}", &found[1], &found[3])
    });
    // `and groups repeated errors`: a verb that is known needs no article after it.
    let known = regex(r"( and |, )(\p{Ll}{3,}s) (\p{Ll})");
    let changed = known.replace_all(&changed, |found: &regex_lite::Captures<'_>| {
        let verb = base(&found[2]).filter(|it| lexicon.verbs.contains(it)).unwrap_or_else(|| found[2].to_owned());
        format!("{}{verb} {}", &found[1], &found[3])
    });
    changed.into_owned()
}

/// The base form of an English verb in the third person; none where the word is no such verb.
fn base(verb: &str) -> Option<String> {
    const NO: [&str; 12] =
        ["is", "was", "this", "its", "has", "does", "us", "always", "others", "means", "sits", "comes"];
    if NO.contains(&verb) || verb.ends_with("ss") {
        return None;
    }
    let stem = verb.strip_suffix("ies").map(|it| format!("{it}y"));
    let hissing = |it: &&str| ["ss", "sh", "ch", "x", "zz", "o"].iter().any(|end| it.ends_with(end));
    stem.or_else(|| verb.strip_suffix("es").filter(hissing).map(str::to_owned))
        .or_else(|| verb.strip_suffix('s').map(str::to_owned))
}

/// A promise of several verbs up to the end of its sentence: `see who is on call, page them, and write it up`.
pub(super) fn whole_clause(source: &Source, range: Range<usize>, text: String) -> (Range<usize>, String) {
    let end = source.sentence_at(range.start).end;
    let whole = range.start..end;
    let open = &source.open()[whole.clone()];
    let rest = &open[range.len().min(open.len())..];
    // `Type a question about your sales data, get a chart`
    let gets = [", get ", ", see ", ", have ", ", receive "].iter().any(|it| rest.starts_with(it));
    let listed = gets || rest.starts_with(", ") && open.contains(" and ");
    if !listed || open.contains(TAKEN) || open.chars().count() > 110 {
        return (range, text);
    }
    let text = source.text()[whole.clone()].trim().trim_end_matches(['.', '!']).to_owned();
    (whole, text)
}
