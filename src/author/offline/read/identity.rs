//! What it is, for whom, and what it does for them.

use std::ops::Range;
use std::sync::Arc;

use super::audience::{self, is_audience};
use super::kind::{
    VAGUE, is_adjective, is_day, is_given, is_idiom, is_plain, is_town, spelt, without_end, without_is, without_page,
    without_slash,
};
use super::lookup::{trim, without_article};
use super::name::{LABELS, Name};
use super::order::lead_in;
use super::pattern::{Pattern, regex};
use super::promise;
use super::source::Source;
use super::titled;
use super::trade;
use crate::author::offline::lexicon::Lexicon;
use crate::author::offline::wording::{head, is_plural, lower_first};
use crate::plan::Facts;

/// Words before which a noun phrase ends.
const END: &str = concat!(
    r"(?i:that|which|who|whose|where|with|since|run by|run|led by|roasted|baked|brewed|grown|crafted|taught|hosted|organised|organized|curated|delivered|maintained|made by|built|doing|designed|made (?:by|in|for|from)|written|aimed|helping|offering|serving|selling|specialising|specializing|so that|so|because|while|featuring|located|based|when|launching|coming|available|priced|open|owned by|founded|covering|across|from|near|at|called|named|and we|we|i|und wir",
    r"|der|die|das den|mit|seit|aus|im|von|wo|bei|damit|namens|pour|avec|qui|depuis|où|basée?|installée?|situé|située|ubicad[oa]|afincad[oa]|para|con|que|desde|donde|y)"
);

/// Reads what it is, for whom, and what it does.
pub(super) fn read(source: &mut Source, facts: &mut Facts, name: Option<&Name>, lexicon: &Lexicon, lang: &str) {
    if let Some(name) = name {
        source.take(label_start(source.text(), name.range.start)..name.range.end);
    }
    take_lead_in(source);
    if facts.promise.is_empty() && lang == "en" {
        promise::said_first(source, facts, lexicon);
    }
    if facts.promise.is_empty() {
        promise::read(source, facts, lexicon);
    }
    if facts.audience.is_empty() {
        audience::named(source, facts);
    }
    if facts.what.is_empty() {
        what(source, facts, (name, lang), lexicon);
    }
    if facts.audience.is_empty() {
        audience::read(source, facts, lexicon, lang);
    }
    // The `Ashdown community choir` is a community choir.
    if facts.what.is_empty() && lang == "en" {
        facts.what = name.and_then(|it| titled::kind_in(&it.text, lexicon)).unwrap_or_default();
    }
    if facts.what.is_empty() && facts.promise.is_empty() {
        trade::read(source, facts, name, lexicon);
    }
    if facts.what.is_empty() && lang == "en" {
        facts.what = super::order::ordered(source.text(), lexicon);
    }
    clean(source, facts);
}

/// Where the label before a name begins, or the name itself: `Product: Tarn`.
fn label_start(text: &str, name: usize) -> usize {
    let line = text[..name].rfind(['\n', '.', ',']).map_or(0, |it| it + 1);
    let label = text[line..name].trim_end();
    let bare = label.trim_end_matches(':').trim_matches(['*', '#', '-', ' ']).to_lowercase();
    // `Wedding venue: Hollins Barn` says what it is.
    let only = LABELS.contains(&bare.as_str()) || !bare.contains(' ') || bare.ends_with(" name");
    if label.ends_with(':') && label.split(' ').count() <= 3 && only { line } else { name }
}

fn take_lead_in(source: &mut Source) {
    if let Some(lead) = lead_in(source.text()) {
        source.take(lead);
    }
}

fn what(source: &mut Source, facts: &mut Facts, (name, lang): (Option<&Name>, &str), lexicon: &Lexicon) {
    // `a dataset of 14,200 readings`
    let phrase = r"((?:\d[.,]\d|[^,.;:!?\n\x01(–—])*(?:\.\p{L}[^,.;:!?\n\x01(–—]*)?)";
    let det = r"(?i:an|a|the|your|our|one|eine|ein|der|die|das|une|una|un|le|la|el|uma|um|een)";
    let be = r"(?i:is|are|was|ist|sind|est|sont|es|son|è|é|jest)";
    let after = [
        format!(
            r#"^[”"“»'」]?\)?(?: ?\(\x01+\))?(?: \p{{Ll}}{{3,14}})?,? {be} (?:(?i:not just|simply|auch|also) )?(?:{det} )?(?:(?:free|fast|small|tiny|simple|modern|cosy|cozy|lightweight|friendly|quiet|secure|private|minimal|independent),? (?:and )?)?{phrase}"#
        ),
        format!(r#"^[”"“»'」]?[\x01 ]*, {det} {phrase}"#),
        // `Moth in spring 2027 – a lamp that dims`: the date is taken.
        format!(r"^ ?\x01[\x01 ]*[:–—-] ?{det} {phrase}"),
        format!(r"^, (?i:i'm|i’m|i am|and i'm|and i’m|and i am) (?:{det} )?{phrase}"),
        format!(r"^\. (?:{det} )?(\p{{Lu}}[\p{{L}}\-]+ \p{{L}}[^,.;:!?\n\x01(–—]*)"),
        format!(r#"^[”"“»'」]?\)?(?: [^\p{{L}}\p{{N}}\s\x01]+)? ?[,:–—|-]+ ?(?:это )?(?:{det} )?{phrase}"#),
        format!(r#"^[”"“»'」]? (?:هو|هي|एक) {phrase}"#),
        r"^[』」]?(?:とは|は、?|是一?|은|는) ?([^、。，.\n\x01]{2,40})".to_owned(),
    ];
    let open = source.open();
    let found = name.and_then(|name| {
        let rest = &open[name.range.end..];
        let later = |ways: &[String]| {
            ways.iter().find_map(|it| Some((regex(it).captures(rest)?.get(1)?.range(), name.range.end)))
        };
        // `Name: a, b and c` lists what there is.
        let list = |phrase: &str, end: usize| {
            let bare = rest.trim_start().strip_prefix(": ").is_some_and(|it| it.starts_with(phrase));
            let short = phrase.split(' ').count() <= 3 && !lexicon.is_generic(&head(phrase).to_lowercase());
            bare && short && open[end..].starts_with(", ")
        };
        let usable = |it: &(Range<usize>, usize)| {
            let phrase = &open[it.0.start + it.1..it.0.end + it.1];
            let town = rest.starts_with(", ") && lang == "en" && is_town(phrase, lexicon);
            let after = &open[it.0.end + it.1..];
            let offers = rest.starts_with(". ") && lang == "en" && is_offer(phrase, after, lexicon);
            is_noun(phrase, lexicon) && !list(phrase, it.0.end + it.1) && !town && !offers
        };
        let earlier = || Some((kind_before(&open[..name.range.start], lexicon)?, 0));
        // `…, called Quillpen. Markdown in`: what follows goes on.
        let told = ["called ", "named "].iter().any(|it| open[..name.range.start].ends_with(it));
        let last = || if told { later(&after[2..4]).or_else(|| later(&after[5..])) } else { later(&after[2..]) };
        later(&after[..2]).filter(usable).or_else(earlier).or_else(|| last().filter(usable))
    });
    let found = found.or_else(|| unnamed(source.text(), &open, facts, lexicon));
    let Some((range, offset)) = found else { return };
    let range = range.start + offset..range.end + offset;
    // `Praxis für Physiotherapie Berg` is a Praxis where the name begins behind it.
    let said = source.text()[range.clone()].trim_end();
    let said = without_end(said);
    let range = range.start..range.start + said.len();
    let text = source.text()[range.clone()].trim().to_owned();
    let first = text.split(' ').next().unwrap_or("").to_lowercase();
    let open_source = text.to_lowercase().starts_with("open source ");
    // `a book club` is a club.
    let before = source.text()[..range.start].trim_end().rsplit([' ', '\n']).next().unwrap_or_default().to_lowercase();
    let noun = open_source || ["a", "an", "the", "our", "my"].contains(&before.as_str());
    if lexicon.verbs.contains(&first) && text.contains(' ') && !noun && !DECKS.contains(&lang) {
        if facts.promise.is_empty() {
            let (range, text) = promise::whole_clause(source, range, text);
            promise::keep(source, facts, range, &text, lexicon);
        }
        return;
    }
    let own = name.filter(|_| !DECKS.contains(&lang));
    keep_what(source, facts, range, own.map(|it| it.text.as_str()), lexicon);
}

/// Whether a sentence after a name lists what there is, or has a price: `Sports injuries, back pain`, `Tasting boxes €15`.
fn is_offer(phrase: &str, after: &str, lexicon: &Lexicon) -> bool {
    let several = after.strip_prefix(", ").is_some_and(|it| it.starts_with(char::is_lowercase));
    let several = several && !lexicon.is_generic(&head(phrase).to_lowercase());
    several || after.starts_with(super::source::TAKEN) && phrase.ends_with(' ')
}

/// What kind of thing the words before a name say that it is: `our bakery`, `unsere Bäckerei heißt`.
fn kind_before(open: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    let before = r#"(?:^|[ \n\x01'])(?:(?i:my|our|the|a|an|meine[nr]?|unsere?[nr]?|eine?[nr]?|die|das|mon|ma|notre|une?|mi|nuestr[oa]|una?) )?((?:\d{1,2}-\p{Ll}+ )?[\p{L}\-'’&]+(?: [\p{L}\-'’&]+){0,5}) ?(?:(?i:called|named|namens|appelée?|nommée?|llamad[oa]) )?["“„«「']?$"#;
    // `our wedding photography duo, Fern & Flint`
    let apart = r"(?:^|[ \n\x01])(?i:my|our) ([\p{L}\-'’]+(?: [\p{L}\-'’]+){0,4}), $";
    // `a physio clinic in Cork: Lee Valley Physio`, `Record shop in Lisbon, "Disco Rua"`
    let told = r#"^[\x01 ]*(?:(?i:an?|the) )?([\p{L}\-'’]+(?: [\p{L}\-'’/&]+){0,4}?)(?: (?:in|near|from|at|on) [^,:;.\x01]{2,40})?[,:] \x01*["“„«'‘]?$"#;
    let is_kind = |range: &Range<usize>| {
        let head = open[range.clone()].rsplit(' ').next().unwrap_or_default().to_lowercase();
        lexicon.is_generic(&head) || lexicon.are_people(&format!("{head}s"))
    };
    let whole = |it: &str| Some(regex(it).captures(open)?.get(1)?.range());
    let found = [before, apart].iter().find_map(|it| whole(it)).or_else(|| whole(told).filter(is_kind))?;
    // `We are a tiny animal rescue called …`
    let ours = regex(r"^(?i:we are|we're|we’re|i am|i'm|this is|it is|it's) (?:an?|the) ")
        .find(&open[found.clone()])
        .map_or(0, |it| it.end());
    let found = found.start + ours..found.end;
    let kind = without_article(&open[found.clone()]).to_owned();
    // `Unsere Bäckerei heißt …`
    let (kind, found) = match CALLS.iter().find_map(|it| kind.strip_suffix(it)) {
        Some(kind) => (kind.to_owned(), found.start..found.start + open[found].rfind(' ')?),
        None => (kind, found),
    };
    const VAGUELY: &str = " product company business project brand startup name page site it produkt firma unternehmen projekt marke sie er es produit entreprise projet elle il producto empresa proyecto marca seite ";
    let first = kind.split([' ', '\'', '’']).next().unwrap_or("").to_lowercase();
    let vague = VAGUELY.contains(&format!(" {first} "));
    let loose = [" for", " für", " pour", " para", " of", " name"].iter().any(|it| kind.ends_with(it));
    let doing = loose
        || kind.ends_with("call it")
        || kind.ends_with("ing") && !kind.contains(' ')
        || CALLED.contains(&&*first)
        || ["presents", "presenting", "introduces", "introducing"].iter().any(|it| kind.ends_with(it))
        || ["i", "we", "ich", "wir", "je", "nous", "soy", "somos", "me", "se", "nos", "ça", "cela", "qui"]
            .contains(&&*first);
    (kind.contains(char::is_alphabetic) && !vague && !doing && !lexicon.is_function_word(&kind)).then_some(found)
}

/// Languages whose nouns are no English verbs: `control de stock`.
const DECKS: [&str; 3] = ["de", "fr", "es"];

/// What it is in a prompt that only says `a landing page for a …` or `We are a …`.
fn unnamed(text: &str, open: &str, facts: &Facts, lexicon: &Lexicon) -> Option<(Range<usize>, usize)> {
    let leads = lead_in(text).is_some();
    let patterns = [
        if leads {
            r"^\x01+(?i:(?:a|an|my|our|the|eine?[nr]?|meine[nr]?|unsere?[nr]?|une?|mon|ma|notre|una?|mi|nuestr[oa])\b)? ?([^,.;:!?\n\x01(–—]{3,90})"
        } else {
            r"^\x01+ (?i:a|an|the) ([^,.;:!?\n\x01(–—]{3,90})"
        },
        r"(?:^|[.!\n] ?)(?i:we are|we're|i am|i'm|it is|it's|this is|wir sind|ich bin|nous sommes|je suis|somos|soy|es ist) (?i:a|an|the|eine?|une?|una?) ([^,.;:!?\n\x01(–—]{3,90})",
        r"(?:^|[.!\n] ?)(?i:ich bin|je suis|soy) (\p{L}{4}[^,.;:!?\n\x01(–—]{1,56})",
        r"\b(?i:und bin|et je suis|y soy|and i am|and i'm) (?i:a |an |eine? |une? |una? )?([^,.;:!?\n\x01(–—]{3,60})",
        r"\b(?i:führen?|betreiben?|eröffnen?|gründen?|leiten?|tenons|tiens|dirigeons|ouvrons|ouvre|lançons|lance|tenemos|llevamos|abrimos|tengo|llevo|montamos) (?i:eine?n?|une?|una?) (?:klein(?:e|en|es) )?([^,.;:!?\n\x01(–—]{3,90})",
        r"\b(?i:running|who run|we run|starting|launching|opening|setting up) (?i:a|an|the|our) ([^,.;:!?\n\x01(–—]{3,60})",
        r"(?:^|[.!\n] ?)(?i:we|i|we're|we’re|i'm|i’m) (?i:run|own|have|built|build|make|are building|am building|are opening|am opening|are starting|am starting|opening|starting|launching|building|running) (?i:a|an|the|our|my) ([^,.;:!?\n\x01(–—]{3,90})",
        r"\b(?i:organising|organizing|hosting|holding|putting on) (?:a|an|the|our) ([^,.;:!?\n\x01(–—]{3,90})",
        r"(?:^|[.\n] ?)(?i:join) [^.,\x01\n]{2,40} (?:for|at|on) (?:a|an|the|our) ([^,.;:!?\n\x01(–—]{3,90})",
        r"(?m)(?:^|\x01[.!] ?)(?i:a|an|my|our|eine?|meine?|unsere?|une?|ma|mon|notre|una?|mi|nuestr[oa]) ([^,.;:!?\n\x01(–—]{3,90})",
        r"^([\p{L}\d][^,.;:!?\n\x01(–—]{2,60})",
    ];
    let usable = |it: &str| is_noun(it, lexicon) && facts.promise != it;
    patterns.iter().find_map(|it| {
        let found = regex(it).captures(open)?.get(1)?;
        usable(found.as_str()).then(|| (found.range(), 0))
    })
}

/// Whether a phrase can be what something is: no order, no adjective alone, no clause.
fn is_noun(phrase: &str, lexicon: &Lexicon) -> bool {
    const NO: &str = " en à dans chez aus près cerca depuis by qui que où dont quien montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo habe spiele arbeite wohne jeden jede jedes chaque cada tous todos alle es er sie elle il ella ils elles tag rund called named ich wir je nous yo me free open now not very here located available run based in at on for to we it closed launching coming and \
with works lives that which no licensed licenced made built since owned ready we're we’re i'm i’m it's it’s i you they this there you're our ";
    let phrase = phrase.trim();
    let first = phrase.split(' ').next().unwrap_or("").to_lowercase();
    let free = first == "free" && is_given(phrase, lexicon);
    let barred = NO.contains(&format!(" {first} ")) && !(first == "open" && phrase.contains("source ")) && !free;
    let says_name =
        [" is called", " is named", "product is", "company is", "name is"].iter().any(|it| phrase.contains(it));
    // `9 Via Roma` is an address.
    // `four Saturdays in March` says when, and `a bunch of parents` who is speaking.
    const COUNTS: &str = " two three four five six seven eight nine ten twelve ";
    let second = phrase.split(' ').nth(1).unwrap_or_default();
    let when = COUNTS.contains(&format!(" {first} "))
        && ["days", "evenings", "weekends", "nights", "mornings"].iter().any(|it| second.ends_with(it));
    // `Mina Roy, 15 years at newspapers`
    let number = COUNTS.contains(&format!(" {first} ")) || first.starts_with(|it: char| it.is_ascii_digit());
    let long = number && ["year", "years", "months"].contains(&second);
    let who = ["bunch of", "group of", "couple of", "handful of", "pair of"].iter().any(|it| phrase.contains(it))
        && phrase.contains("ing ");
    let last = phrase.rsplit(' ').next().unwrap_or_default();
    let stated =
        ["registered", "certified", "qualified", "trained", "accredited", "licensed", "insured"].contains(&last);
    // `Our shop sells records` says what somebody does.
    let does = crate::author::offline::calling::doer(second).is_some() && second.ends_with('s');
    let house = first.bytes().all(|it| it.is_ascii_digit())
        && phrase.split(' ').nth(1).is_some_and(|it| it.starts_with(char::is_uppercase));
    // `34 singers` are a part of it.
    let counted = first.bytes().all(|it| it.is_ascii_digit()) && lexicon.are_people(phrase);
    let ends = [" ist", " sind", " est", " sont", " es", " son"].iter().any(|it| phrase.ends_with(it));
    // `ski lessons for adults who are scared` says of whom.
    let main =
        [" who ", " that ", " which "].iter().filter_map(|it| phrase.find(it)).min().map_or(phrase, |it| &phrase[..it]);
    let clause = ends || [" is ", " are ", " was "].iter().any(|it| main.contains(it));
    let ourselves = [" of us", " von uns", " d'entre nous", " de nosotros"].iter().any(|it| phrase.ends_with(it));
    !phrase.is_empty()
        && !clause
        && !ourselves
        && !house
        && !does
        && !is_day(phrase)
        && !counted
        && !when
        && !long
        && !stated
        && !who
        && !barred
        && !says_name
        && !["j'", "j’", "J'", "J’"].iter().any(|it| phrase.starts_with(it))
        && !super::order::is_order(phrase, lexicon)
}

/// Words that call something by the name which follows them.
const CALLS: [&str; 7] =
    [" heißt", " heisst", " nennt sich", " s'appelle", " s’appelle", " qui s'appelle", " se llama"];

/// Words before a name that say nothing of what has it.
const CALLED: [&str; 8] = ["called", "named", "namens", "genannt", "appelé", "appelée", "llamado", "llamada"];

/// Where a thing is that belongs to it: `a sauna on Brighton beach`.
const SHORE: &str = r"^on \p{Lu}[\p{L}]+ (?:beach|coast|seafront|pier|harbour|harbor|island|lake|river)\b";

/// What ends the words for what something is.
fn stop() -> Arc<Pattern> {
    regex(&format!(
        r" {END}(?: |$)| in (?:north|south|east|west|central|the) \p{{Lu}}| by (?:\p{{Lu}}|me\b|us\b|two |a |an |the )| (?:in|in der|en|à|on) \p{{Lu}}| (?i:in der|in the|en el) | to \p{{Ll}}+| (?i:for|für|pour|para) | (?:und (?:habe|betreibe|führe|leite|biete)|et j[’']|et je |y tengo|y llevo|y hago)"
    ))
}

fn keep_what(source: &mut Source, facts: &mut Facts, range: Range<usize>, name: Option<&str>, lexicon: &Lexicon) {
    let text = source.text()[range.clone()].to_owned();
    let stop = stop();
    // `markdown to PDF` says what is turned into what.
    let turned = regex(r"^ ?[\p{L}\d]+ to [\p{L}\d\-]+").is_match(&text);
    if turned && !text.find(" to ").is_some_and(|at| is_idiom(&text, at)) {
        return;
    }
    let mut end = text.len();
    for found in stop.find_iter(&text).filter(|it| !is_idiom(&text, it.start()) && !is_adjective(&text, it.start())) {
        let rest = &text[found.start() + 1..];
        let to_people = ["for ", "für ", "pour ", "para "].iter().find_map(|it| rest.strip_prefix(it));
        let keeps = to_people.is_some_and(|it| {
            // What it is for belongs to it, a doing at greater length: `a library for retrying HTTP calls with jitter`.
            let it = regex(&format!(r" {END} ")).find(it).map_or(it, |end| &it[..end.start()]);
            let doing = it.split(' ').next().is_some_and(|it| it.ends_with("ing"));
            let most = if doing { 7 } else { 4 };
            !is_audience(it, lexicon) && text[..found.start()].split(' ').count() <= 3 && it.split(' ').count() <= most
        });
        // A thing with one part, not the beginning of a list: `a bottle with a cork sleeve`.
        let with = ["with a ", "with an "].iter().find_map(|it| rest.strip_prefix(it));
        let part = with.is_some_and(|it| it.split(' ').take_while(|it| *it != "that").count() <= 3)
            && !source.text()[range.end..].starts_with([',', ':']);
        // `a pub with rooms`
        let part = part || rest.starts_with("with rooms");
        let shore = regex(SHORE).is_match(rest);
        if !(keeps || part || shore || theirs(&text[..found.start()], rest)) && found.start() > 0 {
            end = found.start();
            break;
        }
    }
    let lead = text.len() - text.trim_start().len();
    let kept = trim(without_article(&text[lead.min(end)..end]));
    if kept.chars().count() < 2 || kept.chars().count() > 90 || lexicon.is_function_word(kept) {
        return;
    }
    let kept = without_is(kept);
    let kept = without_page(kept.trim_matches(['\'', '’', ' ', '&']));
    if VAGUE.contains(&kept.to_lowercase().as_str()) {
        return source.take(range.start..range.start + end);
    }
    let kept = &match name {
        Some(name)
            if is_plural(kept)
                && lexicon.are_people(head(kept))
                && name.chars().next().is_some_and(char::is_uppercase) =>
        {
            format!("{} of {kept}", if name.contains('&') { "firm" } else { "team" })
        }
        _ => kept.to_owned(),
    };
    let before = source.text()[..range.start + lead].trim_end();
    let small = before.is_empty() || before.ends_with(['.', ':', '–', '—', '-', '!', '\n']);
    let kept = kept.strip_prefix("Freelance ").map_or_else(|| kept.to_owned(), |it| format!("freelance {it}"));
    let kept = &spelt(&without_slash(&kept));
    // `Upholsterer in Norwich.`
    let trade = !kept.contains(' ') && small && is_trade(kept, lexicon);
    let kept = &if trade { kept.to_lowercase() } else { kept.clone() };
    facts.what = if is_plain(kept) && !kept.contains(' ') && lexicon.is_generic(&kept.to_lowercase()) {
        kept.to_lowercase()
    } else if small {
        lower_first(kept)
    } else {
        kept.clone()
    };
    source.take(range.start..range.start + end);
}

/// Whether a clause belongs to what something is about: `a podcast about rivers and the people who live by them`.
fn theirs(before: &str, rest: &str) -> bool {
    // `A workshop` says little: `a workshop where older men make and mend things`.
    let bare = rest.starts_with("where ") && before.trim().split(' ').count() <= 2;
    bare || ["who ", "that "].iter().any(|it| rest.starts_with(it)) && before.contains(" about ")
}

/// Whether a word in capitals is one for somebody with a trade: `Upholsterer`.
fn is_trade(word: &str, lexicon: &Lexicon) -> bool {
    is_plain(word) && word.is_ascii() && lexicon.are_people(&format!("{}s", word.to_lowercase()))
}

/// Takes the words that only repeat what is known: `open source`.
fn clean(source: &mut Source, facts: &mut Facts) {
    if facts.licence.is_empty() {
        return;
    }
    for start in ["open-source ", "open source ", "Open-source ", "Open source "] {
        if let Some(rest) = facts.what.strip_prefix(start) {
            facts.what = rest.to_owned();
        }
    }
    for found in source.find_all(r"(?i)\b(?:it is |it's |and )?(?:free and )?open[- ]source(?:d)?\b") {
        source.take(found.range());
    }
}
