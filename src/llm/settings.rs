//! Which model is asked, where, and within which limits.

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// A kind of server that speaks the chat-completions protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preset {
    /// openrouter.ai
    OpenRouter,
    /// api.openai.com
    OpenAi,
    /// api.anthropic.com, by its OpenAI-compatible address
    Anthropic,
    /// api.groq.com
    Groq,
    /// Ollama on this machine
    Ollama,
    /// llama.cpp's server on this machine
    LlamaCpp,
    /// LM Studio on this machine
    LmStudio,
    /// vLLM on this machine
    Vllm,
    /// Any other server
    Custom,
    /// Answers from a recording
    Replay,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 10] = [
        Self::OpenRouter,
        Self::OpenAi,
        Self::Anthropic,
        Self::Groq,
        Self::Ollama,
        Self::LlamaCpp,
        Self::LmStudio,
        Self::Vllm,
        Self::Custom,
        Self::Replay,
    ];

    /// The preset with a name, such as `openrouter`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenRouter => "openrouter",
            Self::OpenAi => "openai",
            Self::Anthropic => "anthropic",
            Self::Groq => "groq",
            Self::Ollama => "ollama",
            Self::LlamaCpp => "llamacpp",
            Self::LmStudio => "lmstudio",
            Self::Vllm => "vllm",
            Self::Custom => "custom",
            Self::Replay => "replay",
        }
    }

    /// Where it listens when nobody says otherwise.
    pub fn base_url(self) -> Option<&'static str> {
        match self {
            Self::OpenRouter => Some("https://openrouter.ai/api/v1"),
            Self::OpenAi => Some("https://api.openai.com/v1"),
            Self::Anthropic => Some("https://api.anthropic.com/v1"),
            Self::Groq => Some("https://api.groq.com/openai/v1"),
            Self::Ollama => Some("http://127.0.0.1:11434/v1"),
            Self::LlamaCpp => Some("http://127.0.0.1:8080/v1"),
            Self::LmStudio => Some("http://127.0.0.1:1234/v1"),
            Self::Vllm => Some("http://127.0.0.1:8000/v1"),
            Self::Custom | Self::Replay => None,
        }
    }

    /// The environment variable that holds its key. The library never reads it: the edge does, and errors name it.
    pub fn key_variable(self) -> Option<&'static str> {
        match self {
            Self::OpenRouter => Some("OPENROUTER_API_KEY"),
            Self::OpenAi => Some("OPENAI_API_KEY"),
            Self::Anthropic => Some("ANTHROPIC_API_KEY"),
            Self::Groq => Some("GROQ_API_KEY"),
            Self::Ollama | Self::LlamaCpp | Self::LmStudio | Self::Vllm | Self::Custom => Some("AIRSTRIP_API_KEY"),
            Self::Replay => None,
        }
    }

    /// Whether it answers nobody without a key.
    pub fn needs_key(self) -> bool {
        matches!(self, Self::OpenRouter | Self::OpenAi | Self::Anthropic | Self::Groq)
    }

    /// Whether it runs on the user's machine: slow to begin, and free.
    pub fn is_local(self) -> bool {
        matches!(self, Self::Ollama | Self::LlamaCpp | Self::LmStudio | Self::Vllm)
    }

    /// The model it is asked for when nobody says otherwise; a local server is asked what it has.
    pub fn model(self) -> Option<&'static str> {
        match self {
            Self::OpenRouter => Some("openrouter/auto"),
            Self::OpenAi => Some("gpt-5-mini"),
            Self::Anthropic => Some("claude-sonnet-4-5"),
            Self::Groq => Some("openai/gpt-oss-120b"),
            _ => None,
        }
    }
}

/// Which model is asked, where, and within which limits.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The kind of server.
    pub preset: Preset,
    /// Its address, up to and with `/v1`.
    pub base_url: String,
    /// The names of the models in the order in which they are tried. Empty: the server's own first.
    pub models: Vec<String>,
    /// The key. It is sent to `base_url` and nowhere else.
    pub key: Option<SecretString>,
    /// Times and sizes.
    pub limits: Limits,
    /// US dollars that all calls together may cost.
    pub max_cost: Option<f64>,
    /// Tokens that all calls together may take, read and written.
    pub max_tokens: Option<u64>,
    /// What a token costs, where the server does not say.
    pub price: Option<Price>,
    /// Where exchanges are written down, without keys.
    pub record: Option<PathBuf>,
    /// The recording that [`Preset::Replay`] answers from.
    pub replay: Option<PathBuf>,
}

impl Settings {
    /// The preset's own address and model, without a key.
    pub fn new(preset: Preset) -> Self {
        Self {
            preset,
            base_url: preset.base_url().unwrap_or_default().to_owned(),
            models: preset.model().map(str::to_owned).into_iter().collect(),
            key: None,
            limits: Limits::new(preset),
            max_cost: None,
            max_tokens: None,
            price: None,
            record: None,
            replay: None,
        }
    }
}

/// What tokens cost, in US dollars a token.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Price {
    /// A token that is read.
    pub prompt: f64,
    /// A token that is written.
    pub completion: f64,
}

impl Price {
    /// What `usage` costs.
    pub fn of(self, prompt_tokens: u64, completion_tokens: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "no run reads 2^52 tokens")]
        let (read, written) = (prompt_tokens as f64, completion_tokens as f64);
        read * self.prompt + written * self.completion
    }
}

/// The times and sizes that no call exceeds.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// Until the connection stands.
    pub connect: Duration,
    /// Until the first line of the answer.
    pub header: Duration,
    /// Between two bytes.
    pub idle: Duration,
    /// Between two pieces of text, however many comments keep the line alive.
    pub quiet: Duration,
    /// One call from its start to its end.
    pub attempt: Duration,
    /// All calls of one ask, with the waits between them; the wait for a free place does not count.
    pub total: Duration,
    /// How long a server that said it is done may still tell what it took.
    pub grace: Duration,
    /// The first wait before a call is made again, doubled each time.
    pub backoff: Duration,
    /// The longest such wait.
    pub backoff_most: Duration,
    /// The shortest wait that a server may ask for.
    pub retry_after_least: Duration,
    /// The longest wait that is granted to a server that asks for one.
    pub retry_after_most: Duration,
    /// How long a server that failed five times in a row is left alone.
    pub breaker: Duration,
    /// The most calls of one ask.
    pub attempts: u32,
    /// The most bytes of one answer on the wire.
    pub bytes: usize,
    /// The most bytes of one line on the wire.
    pub line: usize,
    /// The most bytes of text.
    pub text: usize,
    /// The longest run of white space in a text.
    pub blank: usize,
    /// How many calls run at once to begin with.
    pub concurrency: usize,
    /// How many calls run at once at the most.
    pub concurrency_most: usize,
}

impl Limits {
    /// What suits a preset: a server on this machine loads a model first, and answers one after the other.
    pub fn new(preset: Preset) -> Self {
        let local = preset.is_local();
        let patient = |remote: u64, local_time: u64| Duration::from_secs(if local { local_time } else { remote });
        Self {
            connect: Duration::from_secs(10),
            header: patient(60, 600),
            idle: patient(75, 300),
            quiet: Duration::from_mins(10),
            attempt: patient(600, 1800),
            total: patient(1200, 3600),
            grace: Duration::from_secs(2),
            backoff: Duration::from_secs(1),
            backoff_most: Duration::from_mins(1),
            retry_after_least: Duration::from_millis(500),
            retry_after_most: Duration::from_mins(2),
            breaker: Duration::from_secs(30),
            attempts: 6,
            bytes: 32 << 20,
            line: 1 << 20,
            text: 1 << 20,
            blank: 2_000,
            concurrency: if local { 8 } else { 64 },
            concurrency_most: if local { 256 } else { 4_096 },
        }
    }
}
