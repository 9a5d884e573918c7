//! Whoever answers: a client on the wire, or a script in a test.

use futures_util::future::BoxFuture;

use crate::llm::{Answer, Ask, Client, Heard, LlmError};

/// Whoever hears an answer while it comes.
pub type Watch<'a> = dyn FnMut(Heard<'_>) + Send + 'a;

/// Whoever answers.
pub trait Llm: Send + Sync {
    /// The models to fall back through, by name; at least one. The first part says where they are.
    fn models(&self) -> (String, Vec<String>);

    /// Whether a schema becomes a grammar there, so that its limits hold.
    fn bounds(&self) -> bool;

    /// Asks, and tells `watch` the answer as it comes. Dropping the future ends the call.
    fn complete<'a>(&'a self, ask: &'a Ask, watch: &'a mut Watch<'_>) -> BoxFuture<'a, Result<Answer, LlmError>>;
}

impl Llm for Client {
    fn models(&self) -> (String, Vec<String>) {
        let settings = self.settings();
        let unnamed = || (1..=Client::models(self)).map(|it| format!("model {it}")).collect();
        let names = if settings.models.is_empty() { unnamed() } else { settings.models.clone() };
        (settings.base_url.clone(), names)
    }

    fn bounds(&self) -> bool {
        self.settings().preset.is_local()
    }

    fn complete<'a>(&'a self, ask: &'a Ask, watch: &'a mut Watch<'_>) -> BoxFuture<'a, Result<Answer, LlmError>> {
        Box::pin(Client::complete(self, ask, watch))
    }
}
