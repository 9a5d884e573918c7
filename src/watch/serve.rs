//! The preview server: on this machine only, from memory.

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::StreamExt;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_stream::wrappers::WatchStream;

use super::error::WatchError;
use super::live::{SCRIPT, Shown};

/// How long the head of a request may take.
const HEAD: Duration = Duration::from_secs(10);
/// How many connections may be open.
const MOST: usize = 128;

/// The address of a preview.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// Listens on `port` of 127.0.0.1; 0 takes any that is free.
    pub async fn bind(port: u16) -> Result<Self, WatchError> {
        let failed = |source| WatchError::Listen { port, source };
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
        let address = socket.local_addr().map_err(failed)?;
        Ok(Self { socket, address })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

#[derive(Clone)]
struct Preview {
    shown: watch::Receiver<Arc<Shown>>,
    hosts: Arc<[String; 2]>,
}

/// Shows pages until it is dropped.
pub(super) async fn serve(listener: Listener, shown: watch::Receiver<Arc<Shown>>) {
    let port = listener.address.port();
    let hosts = Arc::new([format!("127.0.0.1:{port}"), format!("localhost:{port}")]);
    let app = Router::new()
        .route("/__airstrip/events", get(events))
        .route("/__airstrip/live.js", get(script))
        .fallback(file)
        .with_state(Preview { shown, hosts });
    let mut open = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.socket.accept(), if open.len() < MOST => {
                if let Ok((stream, _)) = accepted {
                    open.spawn(connection(stream, app.clone()));
                }
            }
            Some(_) = open.join_next() => {}
        }
    }
}

fn connection(stream: TcpStream, app: Router) -> impl Future<Output = ()> + Send + 'static {
    stream.set_nodelay(true).unwrap_or_default();
    let mut server = hyper::server::conn::http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 << 10);
    let served = server.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
    async move {
        // A connection that breaks is the other side's affair.
        served.await.unwrap_or_default();
    }
}

impl Preview {
    /// A page of somebody else's that resolves to this machine must not read the preview.
    fn refuses(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
        !self.hosts.iter().any(|it| it == host)
    }
}

fn refused() -> Response {
    (StatusCode::FORBIDDEN, "this preview is shown on 127.0.0.1 only\n").into_response()
}

async fn events(State(preview): State<Preview>, headers: HeaderMap) -> Response {
    if preview.refuses(&headers) {
        return refused();
    }
    let stream = WatchStream::new(preview.shown).map(|it| Ok::<_, std::convert::Infallible>(it.event()));
    answer(Body::from_stream(stream), "text/event-stream")
}

async fn script(State(preview): State<Preview>, headers: HeaderMap) -> Response {
    if preview.refuses(&headers) { refused() } else { answer(Body::from(SCRIPT), "text/javascript; charset=utf-8") }
}

async fn file(State(preview): State<Preview>, request: Request) -> Response {
    if preview.refuses(request.headers()) {
        return refused();
    }
    let shown = Arc::clone(&preview.shown.borrow());
    let path = request.uri().path().trim_start_matches('/');
    if path.is_empty() || path == "index.html" {
        let mut page = answer(Body::from(shown.page()), "text/html; charset=utf-8");
        if let Ok(policy) = HeaderValue::from_str(&shown.policy()) {
            page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        return page;
    }
    match shown.site.get(path) {
        Some(bytes) => answer(Body::from(bytes.to_vec()), media_type(path)),
        None => (StatusCode::NOT_FOUND, "there is no such file\n").into_response(),
    }
}

fn answer(body: Body, media_type: &'static str) -> Response {
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
