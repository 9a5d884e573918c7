//! The words that reading knows, from `templates/reading/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::assets;

/// The word lists of reading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    /// Beginnings of sentences that order a page.
    pub(super) orders: Vec<String>,
    /// Words that begin a text and are no name.
    pub(super) openers: Vec<String>,
    /// Names of kinds of things.
    pub(super) nouns: Vec<String>,
    /// Names of techniques, days and months.
    pub(super) techniques: Vec<String>,
    /// Heads of groups of people.
    pub(super) people: Vec<String>,
    /// Words that end like people and are none.
    pub(super) things: Vec<String>,
    /// Verbs that begin a promise.
    pub(super) verbs: Vec<String>,
    /// Towns, regions and countries, as people type them small.
    #[serde(skip)]
    pub(super) towns: Vec<String>,
    /// What only programs are or have.
    pub(super) programs: Vec<String>,
    /// Languages, which always have a capital.
    pub(super) tongues: Vec<String>,
    /// How a page may sound.
    pub(super) tones: Vec<String>,
    /// Colours and their hue.
    pub(super) hues: BTreeMap<String, f32>,
    /// Function words by language.
    #[serde(skip)]
    pub(super) languages: BTreeMap<String, Vec<String>>,
    /// What stands before a colon in notes, by the fact that follows.
    #[serde(skip)]
    pub(super) labels: BTreeMap<String, Vec<String>>,
    /// What people call each kind of section.
    #[serde(skip)]
    pub(super) sections: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// Reads the word lists in the binary.
    pub(super) fn load() -> Self {
        let mut lexicon: Self = file("reading/lexicon.toml");
        lexicon.languages = file("reading/languages.toml");
        lexicon.sections = file("reading/sections.toml");
        lexicon.labels = file("reading/labels.toml");
        lexicon.orders.extend(["de", "fr", "es"].into_iter().flat_map(orders));
        lexicon.towns = file::<BTreeMap<String, Vec<String>>>("reading/places.toml").into_values().flatten().collect();
        lexicon
    }

    /// Whether `word` is a function word of any language.
    pub(super) fn is_function_word(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.languages.values().any(|it| it.contains(&lower))
    }

    /// Whether `text` names a kind of thing rather than one thing.
    pub(super) fn is_generic(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        has(&self.nouns, &lower) || has(&self.techniques, &lower) || has(&self.openers, &lower)
    }

    /// Whether the last word of a noun phrase means people.
    pub(super) fn are_people(&self, phrase: &str) -> bool {
        let lower = phrase.to_lowercase();
        let stop = ["who", "that", "with", "in", "at", "without", "from", "of", "on", "between", "under", "over"];
        let head: Vec<&str> = lower.split(' ').take_while(|it| !stop.contains(it)).collect();
        let ends = |it: &str| ["ers", "ors", "ists", "ians", "ants", "mates"].iter().any(|end| it.ends_with(end));
        let person = |it: &&str| has(&self.people, it) || ends(it) && !has(&self.things, it);
        head.iter().map(|it| it.trim_matches(',')).any(|it| person(&it))
    }
}

/// Words that speak for each page type, beside its own: those of a language, and those of languages without a folder.
pub(super) fn types(lang: &str) -> Vec<Arc<BTreeMap<String, Vec<String>>>> {
    let own = format!("reading/{}/types.toml", lang.split('-').next().unwrap_or(lang));
    let folder = assets::template(&own).is_some();
    [Some("reading/types.toml"), folder.then_some(own.as_str())].into_iter().flatten().map(shared).collect()
}

/// English verbs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verbs {
    /// Those whose third person is hardly ever a plural of things.
    firm: String,
    /// Those whose third person often is.
    both: String,
    /// What begins what a verb is done to.
    objects: String,
    /// A verb with a word behind it that would else speak for a plural.
    pub(super) pairs: Vec<String>,
}

impl Verbs {
    /// Whether the base form of a verb has a third person that is hardly ever a plural.
    pub(super) fn is_firm(&self, base: &str) -> bool {
        self.firm.split_whitespace().any(|it| it == base)
    }

    /// Whether it is one whose third person often is a plural.
    pub(super) fn is_both(&self, base: &str) -> bool {
        self.both.split_whitespace().any(|it| it == base)
    }

    /// Whether what a verb is done to can begin with a word.
    pub(super) fn is_object(&self, word: &str) -> bool {
        self.objects.split_whitespace().any(|it| it == word)
    }
}

/// The verbs of `reading/verbs.toml`, in their base form.
pub(super) fn verbs() -> Arc<Verbs> {
    shared("reading/verbs.toml")
}

/// Words of content and letters by which each language is known.
pub(super) fn signs() -> Arc<BTreeMap<String, Vec<String>>> {
    shared("reading/signs.toml")
}

/// Beginnings of sentences that order something of the author, as people type them in a language.
fn orders(lang: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Spoken {
        orders: Vec<String>,
    }
    shared::<Spoken>(&format!("reading/{lang}/spoken.toml")).orders.clone()
}

/// What only programs are or have.
pub(super) fn programs() -> Vec<String> {
    shared::<Lexicon>("reading/lexicon.toml").programs.clone()
}

/// The data in a file of the binary; it is parsed once.
pub(super) fn file<T: DeserializeOwned + Clone + Send + Sync + 'static>(path: &str) -> T {
    T::clone(&shared(path))
}

/// The same, for one who only reads it.
pub(super) fn shared<T: DeserializeOwned + Send + Sync + 'static>(path: &str) -> Arc<T> {
    assets::data(path)
}

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|it| it == word)
}
