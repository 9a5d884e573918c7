//! Spans for a collector that speaks OTLP over HTTP: which request, job, section and call took how long. Words, prompts
//! and keys are in none of them.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use opentelemetry::trace::TracerProvider;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use thiserror::Error;
use tokio::runtime::Handle;
use tracing::Subscriber;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;

/// Where collectors take spans.
const PATH: &str = "/v1/traces";
/// How long the last spans may take when the program ends.
const LAST: Duration = Duration::from_secs(3);
/// How long one message may take.
const MESSAGE: Duration = Duration::from_secs(5);

/// Why no spans can be sent.
#[derive(Debug, Error)]
pub enum TelemetryError {
    /// It is no address of a collector.
    #[error("`{0}` is no address that spans can be sent to")]
    Address(String),
    /// The connection could not be prepared.
    #[error("could not prepare the connection to the collector")]
    Connection(#[source] reqwest::Error),
    /// The exporter could not be made.
    #[error("could not prepare the export of spans")]
    Exporter(#[from] ExporterBuildError),
}

/// Spans on their way to a collector.
pub struct Telemetry(SdkTracerProvider);

impl Telemetry {
    /// Sends spans to the collector at `url`, over the network of `runtime`, which must outlive it.
    pub fn open(url: &str, runtime: &Handle) -> Result<Self, TelemetryError> {
        let address =
            reqwest::Url::parse(url).ok().filter(|it| ["http", "https"].contains(&it.scheme()) && it.has_host());
        let address = address.ok_or_else(|| TelemetryError::Address(url.to_owned()))?;
        let whole = address.as_str().trim_end_matches('/');
        let endpoint = if whole.ends_with(PATH) { whole.to_owned() } else { format!("{whole}{PATH}") };
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Network::new(&address, runtime)?)
            .with_endpoint(endpoint)
            .with_timeout(MESSAGE)
            .build()?;
        let resource = Resource::builder().with_service_name("airstrip").build();
        Ok(Self(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build()))
    }

    /// What hears of the program's own spans, and of nothing else.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let own = filter_fn(|it| it.is_span() && it.target().starts_with("airstrip"));
        let layer = tracing_opentelemetry::layer().with_tracer(self.0.tracer("airstrip"));
        layer.with_location(false).with_threads(false).with_tracked_inactivity(false).with_filter(own)
    }

    /// Sends what is left.
    pub fn close(self) {
        if let Err(error) = self.0.shutdown_with_timeout(LAST) {
            tracing::warn!(%error, "the last spans could not be sent");
        }
    }
}

/// The way to the collector. The exporter's own thread waits for it.
#[derive(Debug)]
struct Network {
    http: reqwest::Client,
    runtime: Handle,
    /// The last message did not arrive, and that was said.
    failing: AtomicBool,
}

impl Network {
    fn new(address: &reqwest::Url, runtime: &Handle) -> Result<Self, TelemetryError> {
        // Somebody else may have installed a provider: any will do.
        rustls::crypto::ring::default_provider().install_default().ok();
        let mut http = reqwest::Client::builder().timeout(MESSAGE).redirect(reqwest::redirect::Policy::none());
        if address.scheme() == "http" {
            // A machine without certificates can still talk to itself.
            http = http.tls_certs_only([]);
        }
        let http = http.build().map_err(TelemetryError::Connection)?;
        Ok(Self { http, runtime: runtime.clone(), failing: AtomicBool::new(false) })
    }

    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        let sent = self.runtime.block_on(async {
            let answer = self.http.execute(request).await?;
            let status = answer.status();
            Ok::<_, reqwest::Error>((status, answer.bytes().await?))
        });
        let fails = sent.as_ref().map_or(true, |it| !it.0.is_success());
        if fails && !self.failing.swap(fails, Ordering::AcqRel) {
            tracing::warn!("the collector takes no spans; the studio goes on without");
        } else if !fails {
            self.failing.store(false, Ordering::Release);
        }
        let (status, body) = sent?;
        Ok(Response::builder().status(status).body(body)?)
    }
}

impl HttpClient for Network {
    fn send_bytes<'client, 'sent>(
        &'client self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'sent>>
    where
        'client: 'sent,
        Self: 'sent,
    {
        Box::pin(async move { self.send(request) })
    }
}
