//! The author's words in a language: `templates/copy/<lang>/<kind>.toml`. A language is a folder; where it has no file
//! for a kind, sections of that kind are written in English, from the first word to the last.

use std::cell::OnceCell;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::lexicon::shared;
use super::manner::Manner;
use crate::assets;

const FOLDER: &str = "copy/";
const ENGLISH: &str = "en";

/// The words of one language.
#[derive(Debug)]
pub(super) struct Deck {
    lang: String,
    /// How it speaks to who reads it, where that is not how it is written.
    manner: Option<Arc<Manner>>,
    /// What words in features mean, read when it is first asked.
    terms: OnceCell<Arc<Terms>>,
}

#[derive(Debug, Default, Deserialize)]
struct Terms {
    term: Vec<Term>,
}

/// What is said in each trade.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Trades {
    pub(super) trade: Vec<Map<String, Value>>,
}

/// What a word in a feature's name means for the reader.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Term {
    /// Beginnings of words that call for it, in lower case.
    #[serde(rename = "match")]
    pub(super) words: Vec<String>,
    /// Whether the word has to begin the feature's name.
    #[serde(default)]
    pub(super) first: bool,
    /// Whether the word means this before the noun that is named too: `encrypted backups`, and not `cider pressing`.
    #[serde(default)]
    pub(super) before: bool,
    /// The families of pages on which the word means this; empty for all of them.
    #[serde(default)]
    pub(super) family: Vec<String>,
    /// What the page says that speaks against it, in lower case.
    #[serde(default)]
    pub(super) unless: Vec<String>,
    /// What to call it where it is said of the whole; empty where it is only said of a feature.
    #[serde(default)]
    pub(super) title: String,
    /// Sentences.
    pub(super) say: Vec<String>,
}

impl Terms {
    /// These words in a manner.
    fn said(&self, manner: &Manner) -> Self {
        let said = |it: &Term| Term {
            title: manner.say(&it.title),
            say: it.say.iter().map(|it| manner.say(it)).collect(),
            ..it.clone()
        };
        Self { term: self.term.iter().map(said).collect() }
    }
}

impl Trades {
    /// These words in a manner.
    fn said(&self, manner: &Manner) -> Self {
        let said = |it: &Map<String, Value>| it.iter().map(|(key, it)| (key.clone(), manner.say_all(it))).collect();
        Self { trade: self.trade.iter().map(said).collect() }
    }
}

impl Deck {
    /// The deck of a language; English where there is none.
    pub(super) fn of(lang: &str) -> Self {
        let base = lang.split('-').next().unwrap_or(lang);
        let lang = if Self::exists(base) { base } else { ENGLISH };
        Self { lang: lang.to_owned(), manner: None, terms: OnceCell::new() }
    }

    /// This deck as it speaks on a page with a tone: `per du`.
    pub(super) fn in_tone(self, tone: &str) -> Self {
        Self { manner: Manner::of(&self.lang, tone), ..self }
    }

    /// This deck, or the English one where this one has no words for sections of `kind` and English has.
    pub(super) fn for_kind(self, kind: &str) -> Self {
        if Self::lacks(&self.lang, kind) { Self::of(ENGLISH) } else { self }
    }

    /// Whether a language has a deck, and it has no words for sections of `kind` that English has.
    pub(super) fn lacks(lang: &str, kind: &str) -> bool {
        let base = lang.split('-').next().unwrap_or(lang);
        let has = |lang: &str| assets::template(&format!("{FOLDER}{lang}/{kind}.toml")).is_some();
        Self::exists(base) && !has(base) && has(ENGLISH)
    }

    /// Whether the words of a prompt in `lang` are in another language than this deck.
    pub(super) fn is_foreign(&self, lang: &str) -> bool {
        lang.split('-').next() != Some(self.lang.as_str())
    }

    /// Whether there is a deck for a language.
    pub(super) fn exists(lang: &str) -> bool {
        let base = lang.split('-').next().unwrap_or(lang);
        assets::template(&format!("{FOLDER}{base}/common.toml")).is_some()
    }

    /// The words for `name`: a kind, `common` or `generic`; nothing where no language has them. A file with `ways` is
    /// several decks: each way over what they share.
    pub(super) fn words(&self, name: &str) -> Arc<Value> {
        let words: Arc<Value> = self.path(name).map_or_else(Arc::default, |it| shared(&it));
        self.manner.as_ref().map_or_else(|| Arc::clone(&words), |it| Arc::new(it.say_all(&words)))
    }

    /// What words in features mean.
    pub(super) fn terms(&self) -> &[Term] {
        let said = || {
            let terms: Arc<Terms> = self.own("terms");
            self.manner.as_ref().map_or_else(|| Arc::clone(&terms), |it| Arc::new(terms.said(it)))
        };
        &self.terms.get_or_init(said).term
    }

    /// What is said in each trade.
    pub(super) fn trades(&self) -> Arc<Trades> {
        let trades: Arc<Trades> = self.own("trades");
        self.manner.as_ref().map_or_else(|| Arc::clone(&trades), |it| Arc::new(trades.said(it)))
    }

    /// The words of this language alone; nothing where it has none.
    fn own<T: Default + DeserializeOwned + Send + Sync + 'static>(&self, name: &str) -> Arc<T> {
        let own = format!("{FOLDER}{}/{name}.toml", self.lang);
        if assets::template(&own).is_some() { shared(&own) } else { Arc::default() }
    }

    fn path(&self, name: &str) -> Option<String> {
        let of = |lang: &str| format!("{FOLDER}{lang}/{name}.toml");
        [self.lang.as_str(), ENGLISH].iter().map(|it| of(it)).find(|it| assets::template(it).is_some())
    }
}
