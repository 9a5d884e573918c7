//! A client for one provider: everything a run asks goes through it.

use std::sync::{Arc, Mutex, PoisonError};

use secrecy::ExposeSecret;
use serde_json::Value;

use super::ask::{Answer, Ask, Heard, Usage};
use super::body;
use super::error::{ErrorKind, LlmError};
use super::memory::Memory;
use super::money::{Call, Spent};
use super::settings::{Price, Settings};

/// A client for one provider. Clones share everything: the limits, the money and the connections.
#[derive(Debug, Clone)]
pub struct Client(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: Settings,
    http: reqwest::Client,
    memory: Mutex<Memory>,
    spent: Mutex<Spent>,
}

impl Client {
    /// A client with `settings`; nothing is sent yet.
    pub fn new(settings: Settings) -> Result<Self, LlmError> {
        // Somebody else may have installed a provider: any will do.
        rustls::crypto::ring::default_provider().install_default().ok();
        let http = reqwest::Client::builder()
            .http1_only()
            .connect_timeout(settings.limits.connect)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|it| LlmError::new(ErrorKind::Settings, it.without_url().to_string()))?;
        Ok(Self(Arc::new(Inner { settings, http, memory: Mutex::default(), spent: Mutex::default() })))
    }

    /// What the client was made with.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What is known of the servers by now.
    pub fn memory(&self) -> Memory {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What all calls took by now.
    pub fn spent(&self) -> Spent {
        self.0.spent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What `asks` cost at the most, in US dollars; nothing when the price is not known.
    pub async fn estimate(&self, asks: &[Ask]) -> Option<f64> {
        let price = self.price().await?;
        let cost = |ask: &Ask| price.of(ask.prompt_tokens(), ask.max_tokens.into());
        Some(asks.iter().map(cost).sum())
    }

    /// What a token costs.
    #[expect(clippy::unused_async, reason = "prices will come from the provider's list")]
    async fn price(&self) -> Option<Price> {
        let free = Price { prompt: 0.0, completion: 0.0 };
        self.0.settings.price.or_else(|| self.0.settings.preset.is_local().then_some(free))
    }

    /// How many models there are to fall back through; at least one.
    pub fn models(&self) -> usize {
        self.0.settings.models.len().max(1)
    }

    /// Asks, and tells `watch` the answer as it comes. Dropping the future closes the connection.
    pub async fn complete(&self, ask: &Ask, watch: &mut (dyn FnMut(Heard<'_>) + Send)) -> Result<Answer, LlmError> {
        let settings = &self.0.settings;
        let model = settings.models.get(ask.model).cloned().unwrap_or_default();
        let known = self.memory().get(&settings.base_url, &model);
        let mut body = body::body(ask, &model, settings.preset, &known);
        body["stream"] = false.into();
        let address = format!("{}/chat/completions", settings.base_url.trim_end_matches('/'));
        let mut request = self.0.http.post(address).header("content-type", "application/json").body(body.to_string());
        if let Some(key) = &settings.key {
            request = request.bearer_auth(key.expose_secret());
        }
        let failed = |it: reqwest::Error| LlmError::new(ErrorKind::Unreachable, it.without_url().to_string());
        let text = request.send().await.map_err(failed)?.text().await.map_err(failed)?;
        let value: Value =
            serde_json::from_str(&text).map_err(|it| LlmError::new(ErrorKind::Garbled, it.to_string()))?;
        let text = value["choices"][0]["message"]["content"].as_str().unwrap_or_default().to_owned();
        if text.trim().is_empty() {
            return Err(LlmError::new(ErrorKind::Empty, ""));
        }
        watch(Heard::Text(&text));
        let tokens = |name: &str| value["usage"][name].as_u64().unwrap_or_default();
        let usage = Usage {
            prompt_tokens: tokens("prompt_tokens"),
            completion_tokens: tokens("completion_tokens"),
            cost: None,
            estimated: false,
        };
        let call = Call {
            label: ask.label.clone(),
            model: model.clone(),
            ask: String::new(),
            attempt: 1,
            outcome: "OK".to_owned(),
            usage,
            generation_id: None,
        };
        self.0.spent.lock().unwrap_or_else(PoisonError::into_inner).add(call);
        Ok(Answer {
            text,
            usage,
            model,
            attempts: 1,
            generation_id: None,
            format_used: body::form(&ask.format, &known),
        })
    }
}
