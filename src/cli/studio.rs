//! `airstrip studio`: the browser way in, and the HTTP API.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::console;
use super::failure::Failure;
use super::models::ModelOptions;
use super::workshop;
use crate::pipeline::Shop;
use crate::plan::ModelWish;
use crate::section::Library;
use crate::studio::{self, Limits, Listeners, Options, StudioError};
use crate::telemetry::Telemetry;
use crate::verify::Gate;

/// How many threads do what would hold up sockets: pages are made on two at once, and each that was ever used keeps
/// some memory.
const THREADS: usize = 4;

#[derive(Debug, Args)]
pub(super) struct Studio {
    /// The folder of your sites; it is made if it is not there
    #[arg(default_value = "airstrip-studio")]
    workspace: PathBuf,
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 4400)]
    port: u16,
    /// The address to listen on; one that other machines reach demands --auth
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// A name by which it is called besides its address, with the port if that is not 80; may be said again
    #[arg(long = "name", value_name = "HOST[:PORT]")]
    names: Vec<String>,
    /// The name below which each preview has a name of its own
    #[arg(long, value_name = "HOST")]
    preview_host: Option<String>,
    /// The file with the tokens of those who may call
    #[arg(long, value_name = "FILE")]
    auth: Option<PathBuf>,
    /// Add a token for NAME to that file, print it once, and stop
    #[arg(long, value_name = "NAME", requires = "auth")]
    new_token: Option<String>,
    /// How many sites each may have
    #[arg(long, value_name = "N", default_value_t = Limits::default().sites)]
    max_sites: u32,
    /// How many pages are made at once
    #[arg(long, value_name = "N", default_value_t = Limits::default().jobs)]
    max_jobs: usize,
    /// Send spans of requests, jobs, sections and calls to this OTLP/HTTP collector, such as `http://127.0.0.1:4318`
    #[arg(long, value_name = "URL")]
    otlp: Option<String>,
    #[command(flatten)]
    models: ModelOptions,
}

impl Studio {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        if let (Some(name), Some(file)) = (&self.new_token, &self.auth) {
            console::data(&studio::new_token(file, name)?);
            return Ok(ExitCode::SUCCESS);
        }
        if !self.host.is_loopback() && self.auth.is_none() {
            return Err(StudioError::Open(self.host.to_string()).into());
        }
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.max_blocking_threads(THREADS).enable_all().build().map_err(Failure::Runtime)?;
        let open = |url: &String| Telemetry::open(url, runtime.handle());
        let telemetry = self.otlp.as_ref().map(open).transpose().map_err(|it| {
            let hint = "give the address of a collector, such as --otlp http://127.0.0.1:4318".to_owned();
            Failure::usage(it.to_string(), Some(hint))
        })?;
        console::log(telemetry.as_ref());
        let served = runtime.block_on(self.serve());
        if let Some(it) = telemetry {
            it.close();
        }
        served?;
        Ok(ExitCode::SUCCESS)
    }

    async fn serve(&self) -> Result<(), Failure> {
        let listeners = Listeners::bind(SocketAddr::new(self.host, self.port)).await?;
        let address = listeners.address()?;
        let renderer = workshop::renderer();
        renderer.warm();
        let gate = Gate::new(Library::read([]), renderer);
        let writers = self.models.writers(&ModelWish::default())?;
        let shop = match &writers {
            Some(it) => Shop::with(gate, self.models.models(it), it.cache.clone()),
            None => Shop::offline(gate),
        };
        let limits = Limits { sites: self.max_sites, jobs: self.max_jobs, ..Limits::default() };
        let options = Options {
            workspace: self.workspace.clone(),
            limits,
            hosts: self.names.clone(),
            auth: self.auth.clone(),
            preview_host: self.preview_host.clone(),
        };
        let ready = |token: &str| {
            console::say(&format!("The studio is open; its sites are in {}.", self.workspace.display()));
            console::say(&format!("Token for the API: {token}\nStop it with Ctrl-C."));
            console::data(&format!("http://{address}"));
        };
        let served = studio::serve(listeners, (shop, &options), ready, stop()).await;
        if let Some(writers) = &writers {
            writers.remember();
        }
        served?;
        Ok(())
    }
}

/// Waits for Ctrl-C or the signal that ends a service.
async fn stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = ended.recv() => {}
            }
            return;
        }
    }
    tokio::signal::ctrl_c().await.unwrap_or_default();
}
