//! A client for one provider: everything a run asks goes through it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

use super::ask::{Answer, Ask, Heard};
use super::catalog::Catalog;
use super::error::{ErrorKind, LlmError};
use super::health::Health;
use super::limiter::Limiter;
use super::memory::Memory;
use super::money::{Purse, Spent};
use super::record::{Recorder, Replay};
use super::rounds;
use super::secret::Scrubber;
use super::settings::{Preset, Price, Settings};
use super::transport::Transport;

/// A client for one provider. Clones share everything: the limits, the money and the connections.
#[derive(Debug, Clone)]
pub struct Client(Arc<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) settings: Settings,
    pub(super) source: Source,
    pub(super) scrubber: Scrubber,
    pub(super) recorder: Option<Recorder>,
    pub(super) health: Health,
    pub(super) purse: Purse,
    memory: Mutex<Memory>,
    limiters: Mutex<BTreeMap<String, Limiter>>,
    catalog: OnceCell<Catalog>,
}

/// Where answers come from.
#[derive(Debug)]
pub(super) enum Source {
    Wire(Transport),
    Replay(Replay),
}

impl Client {
    /// A client with `settings`; nothing is sent yet.
    pub fn new(settings: Settings) -> Result<Self, LlmError> {
        let source = source(&settings)?;
        if settings.preset.needs_key() && settings.key.is_none() {
            let error = LlmError::new(ErrorKind::Key, "no key is set");
            return Err(dressed(error, &settings, &source));
        }
        let recorder = settings.record.as_deref().map(Recorder::open).transpose()?;
        let inner = Inner {
            scrubber: Scrubber::new(settings.key.as_ref()),
            health: Health::new(),
            purse: Purse::new(settings.max_cost, settings.max_tokens),
            memory: Mutex::default(),
            limiters: Mutex::default(),
            catalog: OnceCell::new(),
            recorder,
            source,
            settings,
        };
        Ok(Self(Arc::new(inner)))
    }

    /// The same client, which knows what `memory` knows.
    pub fn remember(&self, memory: Memory) {
        self.0.memory().merge(memory);
    }

    /// What the client was made with.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What is known of the servers by now; the caller may keep it for the next run.
    pub fn memory(&self) -> Memory {
        self.0.memory().clone()
    }

    /// What all calls took by now.
    pub fn spent(&self) -> Spent {
        self.0.purse.spent()
    }

    /// How many models there are to fall back through; at least one.
    pub fn models(&self) -> usize {
        let recorded = match &self.0.source {
            Source::Replay(it) => it.models.len(),
            Source::Wire(_) => 0,
        };
        self.0.settings.models.len().max(recorded).max(1)
    }

    /// The name of the model at a place in the fallback order. A server that nobody named a model for is asked.
    pub async fn model(&self, place: usize) -> Result<String, LlmError> {
        self.0.model(place).await
    }

    /// What `asks` cost at the most, in US dollars; nothing when the price is not known.
    pub async fn estimate(&self, asks: &[Ask]) -> Option<f64> {
        let mut sum = 0.0;
        for ask in asks {
            let price = self.price(ask.model).await?;
            sum += price.of(ask.prompt_tokens(), ask.max_tokens.into());
        }
        Some(sum)
    }

    /// What a token of the model at a place in the fallback order costs; nothing when nobody says.
    pub async fn price(&self, place: usize) -> Option<Price> {
        let model = self.model(place).await.ok()?;
        self.0.price(&model).await
    }

    /// Asks, and tells `watch` the answer as it comes. Dropping the future closes the connection.
    ///
    /// Calls that fail in passing are made again, within the limits of the settings. A call whose answer is too long
    /// ends in [`ErrorKind::Truncated`]: whoever asks knows what to leave out.
    pub async fn complete(&self, ask: &Ask, watch: &mut (dyn FnMut(Heard<'_>) + Send)) -> Result<Answer, LlmError> {
        Box::pin(rounds::complete(&self.0, ask, watch)).await
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }
}

impl Inner {
    pub(super) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn limiter(&self, model: &str) -> Limiter {
        let mut limiters = self.limiters.lock().unwrap_or_else(PoisonError::into_inner);
        let limits = &self.settings.limits;
        let new = || Limiter::new(limits.concurrency, limits.concurrency_most);
        limiters.entry(model.to_owned()).or_insert_with(new).clone()
    }

    pub(super) async fn model(&self, place: usize) -> Result<String, LlmError> {
        let recorded = match &self.source {
            Source::Replay(it) => it.models.as_slice(),
            Source::Wire(_) => &[],
        };
        if let Some(model) = self.settings.models.get(place).or_else(|| recorded.get(place)) {
            return Ok(model.clone());
        }
        let unnamed = |said: &str| LlmError::new(ErrorKind::Settings, said);
        if place > 0 {
            return Err(self.dressed(unnamed("there is no such model in the fallback order")));
        }
        match &self.source {
            Source::Replay(_) => Ok(String::new()),
            Source::Wire(_) => {
                let first = self.catalog().await?.first().map(str::to_owned);
                first.ok_or_else(|| self.dressed(unnamed("the server has no model: name one with --model")))
            }
        }
    }

    pub(super) async fn price(&self, model: &str) -> Option<Price> {
        let free = Price { prompt: 0.0, completion: 0.0 };
        match (self.settings.price, &self.source) {
            (Some(price), _) => Some(price),
            (None, Source::Replay(_)) => Some(free),
            (None, Source::Wire(_)) if self.settings.preset.is_local() => Some(free),
            (None, Source::Wire(_)) => self.catalog().await.ok()?.price(model),
        }
    }

    /// Whether the list of models has been asked for.
    pub(super) fn has_catalog(&self) -> bool {
        self.catalog.initialized()
    }

    /// The server's list of models, asked for once.
    pub(super) async fn catalog(&self) -> Result<&Catalog, LlmError> {
        let Source::Wire(transport) = &self.source else {
            return Err(LlmError::new(ErrorKind::Recording, "a recording holds no list of models"));
        };
        let fetched = self.catalog.get_or_try_init(|| Catalog::fetch(transport, &self.settings.limits)).await;
        fetched.map_err(|it| self.dressed(it))
    }

    /// `error` with what the client knows, and without the key.
    pub(super) fn dressed(&self, error: LlmError) -> LlmError {
        let mut error = dressed(error, &self.settings, &self.source);
        let facts = &mut error.facts;
        facts.said = self.scrubber.clean(&facts.said);
        facts.partial = self.scrubber.clean(&facts.partial);
        facts.model = self.scrubber.clean(&facts.model);
        facts.instead = facts.instead.iter().map(|it| self.scrubber.clean(it)).collect();
        facts.generation_id = facts.generation_id.take().map(|it| self.scrubber.clean(&it));
        error
    }
}

fn source(settings: &Settings) -> Result<Source, LlmError> {
    if settings.preset != Preset::Replay {
        return Transport::new(settings).map(Source::Wire);
    }
    match settings.replay.as_deref() {
        Some(path) => Replay::read(path).map(Source::Replay),
        None => Err(LlmError::new(ErrorKind::Settings, "no recording is named: give --replay")),
    }
}

fn dressed(mut error: LlmError, settings: &Settings, source: &Source) -> LlmError {
    error.facts.key_variable = settings.preset.key_variable();
    if let (Source::Wire(transport), true) = (source, error.facts.host.is_empty()) {
        error.facts.host = transport.host();
    }
    error
}
