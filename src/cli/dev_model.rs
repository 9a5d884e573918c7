//! `airstrip dev-model`: a model server for tests and for trying things without a model.

use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use tokio::net::TcpListener;

use super::console;
use super::failure::Failure;
use crate::devmodel::{Options, Server, scenarios};

#[derive(Debug, Args)]
pub(super) struct DevModel {
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Decides what is answered and what breaks
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Break nothing
    #[arg(long)]
    clean: bool,
    /// How long an answer takes
    #[arg(long, value_name = "N", default_value_t = 0)]
    latency_ms: u64,
    /// How much longer each of several answers at once takes than the one before it
    #[arg(long, value_name = "N", default_value_t = 0)]
    apart_ms: u64,
    /// Break every answer in this way; `NAME:2` breaks the first two to each prompt
    #[arg(long, value_name = "NAME")]
    scenario: Option<String>,
    /// List the scenarios and stop
    #[arg(long)]
    list: bool,
}

impl DevModel {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        if self.list {
            scenarios().for_each(|it| console::data(it.name));
            return Ok(ExitCode::SUCCESS);
        }
        if let Some(name) = &self.scenario {
            let bare = name.split(':').next().unwrap_or_default();
            if !scenarios().any(|it| it.name == bare) {
                let hint = Some("airstrip dev-model --list".to_owned());
                return Err(Failure::usage(format!("there is no scenario `{bare}`"), hint));
            }
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Runtime)?;
        runtime.block_on(self.serve()).map_err(Failure::Serve)?;
        Ok(ExitCode::SUCCESS)
    }

    async fn serve(&self) -> std::io::Result<()> {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await?;
        console::data(&format!("http://{}/v1", listener.local_addr()?));
        let server = Server::new(Options {
            seed: self.seed,
            faults: if self.clean { 0.0 } else { Options::default().faults },
            latency: Duration::from_millis(self.latency_ms),
            apart: Duration::from_millis(self.apart_ms),
            scenario: self.scenario.clone(),
        });
        server.serve(listener).await
    }
}
