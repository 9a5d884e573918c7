//! The wire to a model, against a server that breaks every answer in every way.

mod canary;
mod cost;
pub(crate) mod doctor;
mod encrypted;
pub(crate) mod faults;
mod many;
mod recording;
pub(crate) mod secrets;

use std::future::Future;
use std::time::Duration;

use airstrip::devmodel::{Options, Server};
use airstrip::llm::{Answer, Ask, Client, Format, Limits, LlmError, Preset, Settings};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// The key of the tests; it may come up nowhere.
pub(crate) const CANARY: &str = "sk-canary-7d1f0c2e9b";
/// Another key, of a provider that is not asked.
pub(crate) const OTHER: &str = "sk-canary-or-0b1946ac92";

/// Runs `work` on a runtime of its own; it must end within its deadline.
#[track_caller]
pub(crate) fn run<T>(work: impl Future<Output = T>) -> T {
    run_within(Duration::from_mins(1), work)
}

/// Runs `work`, which must end within `deadline`.
#[track_caller]
pub(crate) fn run_within<T>(deadline: Duration, work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async { timeout(deadline, work).await }).expect("it ends within its deadline")
}

/// A model server that ends with the test.
pub(crate) struct Bench {
    pub(crate) server: Server,
    pub(crate) address: String,
    _tasks: JoinSet<std::io::Result<()>>,
}

impl Bench {
    /// A server that breaks nothing by chance.
    pub(crate) async fn clean() -> Self {
        Self::new(Options { faults: 0.0, ..Options::default() }).await
    }

    pub(crate) async fn new(options: Options) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let server = Server::new(options);
        let mut tasks = JoinSet::new();
        let serving = server.clone();
        tasks.spawn(async move { serving.serve(listener).await });
        Self { server, address, _tasks: tasks }
    }

    /// Settings for the server, which breaks every answer by `scenario`.
    pub(crate) fn settings(&self, scenario: &str) -> Settings {
        Settings {
            base_url: format!("{}/scenario/{scenario}/v1", self.address),
            models: vec!["dev".to_owned()],
            key: Some(CANARY.into()),
            limits: quick(),
            ..Settings::new(Preset::Custom)
        }
    }

    pub(crate) fn client(&self, scenario: &str) -> Client {
        Client::new(self.settings(scenario)).expect("a client")
    }
}

/// Limits that a test can wait for.
pub(crate) fn quick() -> Limits {
    let short = Duration::from_millis(150);
    Limits {
        header: short,
        idle: short,
        quiet: 3 * short,
        attempt: Duration::from_millis(900),
        total: Duration::from_secs(20),
        grace: Duration::from_millis(20),
        backoff: Duration::from_millis(1),
        backoff_most: Duration::from_millis(4),
        retry_after_least: Duration::ZERO,
        retry_after_most: Duration::from_millis(5),
        ..Limits::new(Preset::Custom)
    }
}

/// A question whose answer is JSON.
pub(crate) fn question() -> Ask {
    let schema = json!({ "type": "object", "required": ["title", "note"], "additionalProperties": false,
        "properties": { "title": { "type": "string", "minLength": 30 }, "note": { "type": "string" } } });
    let format = Format::JsonSchema { name: "words".to_owned(), schema: schema.into() };
    Ask { label: "hero".to_owned(), format, ..Ask::new("You write words.", "Write the words 👩🏽‍💻.") }
}

pub(crate) async fn ask(client: &Client) -> Result<Answer, LlmError> {
    client.complete(&question(), &mut |_| {}).await
}
