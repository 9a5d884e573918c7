//! The order in which facts are read: the unmistakable ones first, so that what is left is prose.

use super::source::Source;
use super::wishes::Wishes;
use super::{
    abroad, action, address, carte, claims, clause, clean, contact, counted, dates, doings, features, foreign, goods,
    hours, identity, install, language, letters, licence, look, lookup, lost, meals, mended, name, notes, occasion,
    partners, people, price, questions, quotes, repeats, roles, schedule, settled, shared, spoken, stats, steps,
    tagged, times, tone, towns, unsaid, wished, wishes,
};
use crate::author::offline::deck::Deck;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// What a prompt says.
#[derive(Debug, Clone, Default)]
pub(in crate::author::offline) struct Reading {
    /// The name, as it is written; none where the prompt names nothing.
    pub(in crate::author::offline) name: Option<String>,
    /// What the mail address is called after, where the prompt names nothing.
    pub(in crate::author::offline) from_address: Option<String>,
    /// The language of the words.
    pub(in crate::author::offline) lang: String,
    /// The product's own address.
    pub(in crate::author::offline) url: String,
    /// Which sections are asked for and which are not.
    pub(in crate::author::offline) wishes: Wishes,
    /// Everything else.
    pub(in crate::author::offline) facts: Facts,
}

/// Reads a prompt, whose language may have been said.
pub(in crate::author::offline) fn read(text: &str, asked: Option<&str>, lexicon: &Lexicon) -> Reading {
    let (prepared, found, strange) = prepared(text, lexicon);
    let text = prepared.as_str();
    let mut facts = Facts::default();
    let mut source = Source::new(text);
    if !strange {
        language::read(&mut source, lexicon);
    }
    let lang = asked.map_or(found, |it| it.split('-').next().unwrap_or(it).to_owned());
    let wishes = wishes::read(&mut source, lexicon);
    let name = name::find(text, lexicon).or_else(|| if strange { foreign::name(text) } else { None });
    wishes_of_looks(&mut source, &mut facts, &lang, lexicon);
    let ordered = source.clone();
    questions::read(&mut source, &mut facts);
    install::read(&mut source, &mut facts);
    let url = contact::read(&mut source, &mut facts, name.as_ref().map(|it| it.text.as_str()));
    action::read(&mut source, &mut facts, &url);
    quotes::read(&mut source, &mut facts, name.as_ref());
    notes::read(&mut source, &mut facts, lexicon);
    schedule::read(&mut source, &mut facts);
    settled::early(&mut source, &mut facts, &lang);
    hours_of(&mut source, &mut facts, &lang);
    street(&mut source, &mut facts, &lang, lexicon);
    let meals = meals::read(&mut source);
    things(&mut source, &mut facts, &lang, lexicon);
    partners::read(&mut source, &mut facts, lexicon);
    let named = name.as_ref().map_or("", |it| it.text.as_str());
    people_of(&mut source, &mut facts, named, lexicon);
    steps::read(&mut source, &mut facts, lexicon);
    letters::read(&mut source, &mut facts, name.as_ref());
    features::read(&mut source, &mut facts);
    prices(&mut source, &mut facts, &lang);
    licence::read(&mut source, &mut facts);
    dates::read(&mut source, &mut facts);
    dates::venue(&mut source, &mut facts, lexicon);
    occasion::venue(&source, &mut facts);
    tone::read(&mut source, &mut facts, lexicon);
    let before = source.clone();
    towns::read(&mut source, &mut facts, &lang);
    abroad::read(&mut source, &mut facts, name.as_ref(), &lang);
    identity::read(&mut source, &mut facts, name.as_ref(), lexicon, &lang);
    stats::read(&source, &mut facts, &lang);
    around(&mut source, &mut facts, (named, &lang), lexicon);
    // One thing with a price is no list: what else is done stands in a sentence. Several are, and the sentence is said.
    let priced = facts.features.iter().all(|it| !it.price.is_empty()) && facts.features.len() == 1 && lang != "en";
    let priced = if priced { std::mem::take(&mut facts.features) } else { Vec::new() };
    features::from_prose(&mut source, &mut facts, lexicon);
    features::without_name(&mut facts, named);
    facts.features.splice(0..0, priced);
    facts.features.extend(meals);
    abroad::mend(&mut source, &mut facts, &lang);
    // What no deck of its own language can say again stays as it is written.
    let kept = if Deck::exists(&lang) { source } else { before };
    sentences(&kept, &ordered, &mut facts, (named, &lang), lexicon);
    let name = name.or_else(|| abroad::called_after_itself(text, &mut facts, &lang));
    let from_address = name.is_none().then(|| address_name(&facts.email, lexicon)).flatten();
    spoken::to_whom(text, &mut facts, &lang);
    repeats::mend(&mut facts, name.as_ref().map_or("", |it| it.text.as_str()), &lang);
    settled::mend(text, &mut facts, &lang);
    abroad::without_looks(&mut facts, lexicon, &lang);
    foreign::mend(text, &mut facts, name.as_ref(), (&lang, lexicon));
    unsaid::keep(text, &mut facts, (name.as_ref().map_or("", |it| it.text.as_str()), &lang), lexicon);
    Reading { name: name.map(|it| it.text), from_address, lang, url, wishes, facts }
}

/// Reads who it is, each with what they do.
fn people_of(source: &mut Source, facts: &mut Facts, name: &str, lexicon: &Lexicon) {
    roles::read(source, facts);
    people::read(source, facts, name, lexicon);
    roles::part(facts);
}

/// Keeps what is said in sentences, and then what is still lost.
fn sentences(source: &Source, ordered: &Source, facts: &mut Facts, of: (&str, &str), lexicon: &Lexicon) {
    claims::read(source, facts, of, lexicon);
    lost::keep(source, ordered, facts, of, lexicon);
    mended::mend(source, facts, of, lexicon);
}

/// A prompt as it is read, the language of its page, and whether that has no deck.
fn prepared(text: &str, lexicon: &Lexicon) -> (String, String, bool) {
    let text = clean::clean(text, lexicon);
    let found = language::read(&mut Source::new(&text), lexicon);
    let strange = !Deck::exists(&found);
    let text = if strange {
        foreign::without_order(&text)
    } else {
        spoken::written_out(&text, language::written(&text, lexicon), lexicon)
    };
    (text, found, strange)
}

/// Reads a street, with a word for one or beside a town.
fn street(source: &mut Source, facts: &mut Facts, lang: &str, lexicon: &Lexicon) {
    address::read(source, facts, lexicon);
    towns::street(source, facts, lang);
    towns::found_at(source, facts);
    towns::island(source, facts);
}

/// Reads the things that somebody has, with what they cost.
fn things(source: &mut Source, facts: &mut Facts, lang: &str, lexicon: &Lexicon) {
    goods::read(source, facts, lexicon);
    if lang == "en" {
        facts.address = lookup::capital(&facts.address);
        carte::read(source, facts);
        counted::read(source, facts);
    }
}

/// Reads what is paid, and for what.
fn prices(source: &mut Source, facts: &mut Facts, lang: &str) {
    price::read(source, facts);
    shared::on_request(source, facts);
    clause::name_prices(source, facts, lang);
    if lang == "en" {
        tagged::name_prices(source, facts);
    }
}

/// Reads where it is, at what time of the day that is said, and what readers do with it.
fn around(source: &mut Source, facts: &mut Facts, of: (&str, &str), lexicon: &Lexicon) {
    address::places(source, facts, lexicon);
    towns::based(source, facts);
    times::read(source, facts, of);
    if facts.features.is_empty() && of.1 == "en" {
        facts.features = doings::uses(source, lexicon);
    }
}

/// Reads when somebody is open, in parts of the year and on days.
fn hours_of(source: &mut Source, facts: &mut Facts, lang: &str) {
    if lang == "en" {
        hours::seasons(source, facts);
    }
    hours::read(source, facts, lang);
    foreign::hours(source, facts, lang);
}

/// Takes what says only how the page should be.
fn wishes_of_looks(source: &mut Source, facts: &mut Facts, lang: &str, lexicon: &Lexicon) {
    look::read(source, facts, lexicon);
    if lang == "en" {
        wished::read(source);
    }
}

/// The name in a mail address: `Kanji Med` of `hello@kanji-med.example`; none where many share the domain.
fn address_name(email: &str, lexicon: &Lexicon) -> Option<String> {
    let domain = email.split_once('@')?.1;
    let label = domain.split('.').next()?;
    let shared = lookup::is_host(label) || domain.split('.').count() > 3;
    if shared
        || label.len() < 4
        || lexicon.is_generic(label)
        || !label.chars().all(|it| it.is_ascii_alphabetic() || it == '-')
    {
        return None;
    }
    Some(label.split('-').map(super::lookup::capital).collect::<Vec<_>>().join(" "))
}
