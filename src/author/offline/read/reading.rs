//! The order in which facts are read: the unmistakable ones first, so that what is left is prose.

use super::source::Source;
use super::wishes::Wishes;
use super::{
    action, address, claims, contact, dates, features, hours, identity, install, language, licence, name, price,
    quotes, steps, tone, wishes,
};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// What a prompt says.
#[derive(Debug, Default)]
pub(in crate::author::offline) struct Reading {
    /// The name, as it is written; none where the prompt names nothing.
    pub(in crate::author::offline) name: Option<String>,
    /// The language of the words.
    pub(in crate::author::offline) lang: String,
    /// The product's own address.
    pub(in crate::author::offline) url: String,
    /// Which sections are asked for and which are not.
    pub(in crate::author::offline) wishes: Wishes,
    /// Everything else.
    pub(in crate::author::offline) facts: Facts,
}

/// Reads a prompt.
pub(in crate::author::offline) fn read(text: &str, lexicon: &Lexicon) -> Reading {
    let mut source = Source::new(text);
    let mut facts = Facts::default();
    let (lang, wishes) = (language::read(&mut source, lexicon), wishes::read(&mut source, lexicon));
    let name = name::find(text, lexicon);
    install::read(&mut source, &mut facts);
    let url = contact::read(&mut source, &mut facts, name.as_ref().map(|it| it.text.as_str()));
    action::read(&mut source, &mut facts);
    quotes::read(&mut source, &mut facts, name.as_ref());
    hours::read(&mut source, &mut facts);
    address::read(&mut source, &mut facts);
    steps::read(&mut source, &mut facts, lexicon);
    features::read(&mut source, &mut facts);
    price::read(&mut source, &mut facts);
    licence::read(&mut source, &mut facts);
    dates::read(&mut source, &mut facts);
    tone::read(&mut source, &mut facts, lexicon);
    identity::read(&mut source, &mut facts, name.as_ref(), lexicon);
    address::places(&mut source, &mut facts, lexicon);
    features::from_prose(&mut source, &mut facts, lexicon);
    claims::read(&source, &mut facts, lexicon);
    Reading { name: name.map(|it| it.text), lang, url, wishes, facts }
}
