//! The only file that names an HTTP library: one request, one response, its bytes.

use std::error::Error as _;
use std::time::Duration;

use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, RETRY_AFTER, USER_AGENT};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Url};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::timeout;

use super::error::{ErrorKind, LlmError};
use super::fault::clean;
use super::settings::{Limits, Settings};

/// A connection to one server. The key goes to its address and nowhere else: redirects are not followed.
#[derive(Debug)]
pub(super) struct Transport {
    http: reqwest::Client,
    base: Url,
    key: Option<SecretString>,
}

/// A response whose body comes piece by piece.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Headers,
    body: Body,
}

/// The headers that matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Headers {
    pub(super) retry_after: Option<String>,
    pub(super) generation_id: Option<String>,
    pub(super) location: Option<String>,
}

#[derive(Debug)]
enum Body {
    Wire(reqwest::Response),
    Kept { bytes: Option<Vec<u8>>, end: Option<ErrorKind> },
}

impl Transport {
    pub(super) fn new(settings: &Settings) -> Result<Self, LlmError> {
        let base = base(&settings.base_url)?;
        // Somebody else may have installed a provider: any will do.
        rustls::crypto::ring::default_provider().install_default().ok();
        let mut builder = reqwest::Client::builder()
            .http1_only()
            .connect_timeout(settings.limits.connect)
            .redirect(Policy::none())
            .referer(false)
            .tcp_nodelay(true);
        if base.scheme() == "http" {
            // A machine without certificates can still talk to itself.
            builder = builder.tls_certs_only([]);
        }
        if is_loopback(&base) {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|it| {
            let why = format!("no secure connection is possible: {}; are `ca-certificates` installed?", causes(&it));
            LlmError::new(ErrorKind::Settings, why)
        })?;
        Ok(Self { http, base, key: settings.key.clone() })
    }

    /// The host, with the port where it is not the usual one.
    pub(super) fn host(&self) -> String {
        let host = self.base.host_str().unwrap_or_default();
        self.base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The address that requests go below.
    pub(super) fn base(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }

    pub(super) async fn ask(&self, body: String, limits: &Limits) -> Result<Reply, LlmError> {
        let request = self.http.post(self.address("chat/completions")).header(CONTENT_TYPE, "application/json");
        self.send(request.body(body), limits.header).await
    }

    pub(super) async fn models(&self, limits: &Limits) -> Result<Reply, LlmError> {
        self.send(self.http.get(self.address("models")), limits.header).await
    }

    fn address(&self, path: &str) -> String {
        format!("{}/{path}", self.base())
    }

    async fn send(&self, request: RequestBuilder, header: Duration) -> Result<Reply, LlmError> {
        // Compression would hold words back until a block is full.
        let mut request = request
            .header(ACCEPT, "text/event-stream, application/json")
            .header(ACCEPT_ENCODING, "identity")
            .header(USER_AGENT, concat!("airstrip/", env!("CARGO_PKG_VERSION")));
        if let Some(key) = &self.key {
            request = request.bearer_auth(key.expose_secret());
        }
        let late = |_| LlmError::new(ErrorKind::TimeoutHeaders, format!("nothing after {} s", header.as_secs_f32()));
        let response = timeout(header, request.send()).await.map_err(late)?.map_err(|it| failure(&it))?;
        let encoding = response.headers().get(CONTENT_ENCODING).and_then(|it| it.to_str().ok()).unwrap_or("identity");
        if encoding != "identity" {
            return Err(LlmError::new(
                ErrorKind::Garbled,
                format!("nobody asked for the encoding `{}`", clean(encoding)),
            ));
        }
        let headers = headers(response.headers());
        Ok(Reply { status: response.status().as_u16(), headers, body: Body::Wire(response) })
    }
}

impl Reply {
    /// A response that was kept: its bytes, and how it broke off.
    pub(super) fn kept(status: u16, headers: Headers, bytes: Vec<u8>, end: Option<ErrorKind>) -> Self {
        Self { status, headers, body: Body::Kept { bytes: Some(bytes), end } }
    }

    /// The next bytes; nothing at the end.
    pub(super) async fn chunk(&mut self) -> Result<Option<Vec<u8>>, LlmError> {
        match &mut self.body {
            Body::Wire(response) => {
                let bytes = response.chunk().await.map_err(|it| failure(&it))?;
                Ok(bytes.map(|it| it.to_vec()))
            }
            Body::Kept { bytes, end } => match (bytes.take(), *end) {
                (Some(bytes), _) => Ok(Some(bytes)),
                (None, Some(kind)) => Err(LlmError::new(kind, "so it was recorded")),
                (None, None) => Ok(None),
            },
        }
    }

    /// The body as text, up to `most` bytes, within `time`; what cannot be read is left out.
    pub(super) async fn text(&mut self, most: usize, time: Duration) -> (String, Option<LlmError>) {
        let mut bytes = Vec::new();
        let mut failed = None;
        while bytes.len() < most {
            match timeout(time, self.chunk()).await {
                Ok(Ok(Some(it))) => bytes.extend_from_slice(&it),
                Ok(Ok(None)) => break,
                Ok(Err(it)) => {
                    failed = Some(it);
                    break;
                }
                Err(_) => {
                    failed = Some(LlmError::new(ErrorKind::TimeoutIdle, ""));
                    break;
                }
            }
        }
        bytes.truncate(most);
        (String::from_utf8_lossy(&bytes).into_owned(), failed)
    }
}

fn base(address: &str) -> Result<Url, LlmError> {
    let wrong = |why: &str| LlmError::new(ErrorKind::Settings, format!("the base URL {why}"));
    let text = address.trim().trim_end_matches('/');
    let text = text.strip_suffix("/chat/completions").unwrap_or(text);
    if text.is_empty() {
        return Err(wrong("is not set: give --base-url"));
    }
    let mut url = Url::parse(text).map_err(|it| wrong(&format!("is no address: {it}")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(wrong("must begin with http:// or https://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("must not hold a user name or password"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("must not hold `?` or `#`"));
    }
    if url.path() == "/" {
        url.set_path("/v1");
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|it| it.is_loopback())
}

fn headers(map: &HeaderMap) -> Headers {
    let text = |name: &str| map.get(name).and_then(|it| it.to_str().ok()).map(clean);
    Headers {
        retry_after: text(RETRY_AFTER.as_str()),
        generation_id: text("x-generation-id").or_else(|| text("x-request-id")),
        location: text("location"),
    }
}

fn failure(error: &reqwest::Error) -> LlmError {
    let kind = match () {
        () if error.is_connect() && error.is_timeout() => ErrorKind::TimeoutConnect,
        () if error.is_connect() => ErrorKind::Unreachable,
        // A connection that breaks is told as a body that cannot be decoded.
        () if error.is_decode() && !broke(error) => ErrorKind::Garbled,
        () if error.is_builder() => ErrorKind::Settings,
        () => ErrorKind::Cut,
    };
    LlmError::new(kind, causes(error))
}

/// Whether the connection itself failed.
fn broke(error: &reqwest::Error) -> bool {
    let mut next = error.source();
    while let Some(it) = next {
        if it.is::<hyper::Error>() {
            return true;
        }
        next = it.source();
    }
    false
}

/// The innermost words, which say most, without the address.
fn causes(error: &reqwest::Error) -> String {
    let mut words = Vec::new();
    let mut next = error.source();
    while let Some(it) = next {
        words.push(it.to_string());
        next = it.source();
    }
    words.dedup();
    let words: Vec<String> = words.into_iter().rev().take(2).collect();
    clean(&words.into_iter().rev().collect::<Vec<_>>().join(": "))
}
