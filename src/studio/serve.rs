//! The server: listens, keeps time over every connection, and stops in order.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::error::StudioError;
use super::http::{Guard, app, previews};
use super::jobs;
use super::state::{Limits, Options, Studio};
use super::tasks::tasks;
use crate::pipeline::Shop;

/// How long requests in flight may take once the studio stops. Pages that are not done then are taken up at the next
/// start.
const GRACE: Duration = Duration::from_secs(5);

/// Where the studio and its previews listen.
pub struct Listeners {
    studio: TcpListener,
    previews: TcpListener,
}

impl Listeners {
    /// Listens on `address`, and for the previews on any free port of the same host.
    pub async fn bind(address: SocketAddr) -> Result<Self, StudioError> {
        let listen = async |address: SocketAddr| {
            let bound = TcpListener::bind(address).await;
            bound.map_err(|source| StudioError::Listen { address: address.to_string(), source })
        };
        Ok(Self { studio: listen(address).await?, previews: listen(SocketAddr::new(address.ip(), 0)).await? })
    }

    /// The address of the studio.
    pub fn address(&self) -> Result<SocketAddr, StudioError> {
        address(&self.studio)
    }
}

fn address(listener: &TcpListener) -> Result<SocketAddr, StudioError> {
    listener.local_addr().map_err(|source| StudioError::Listen { address: "its own address".to_owned(), source })
}

/// Serves the studio until `shutdown`; `ready` hears the token that changes need, once it can be called.
pub async fn serve(
    listeners: Listeners,
    (shop, options): (Shop, &Options),
    ready: impl FnOnce(&str),
    shutdown: impl Future<Output = ()>,
) -> Result<(), StudioError> {
    let (tasks, workers) = tasks();
    let own = listeners.address()?;
    if !own.ip().is_loopback() && options.auth.is_none() {
        return Err(StudioError::Open(own.ip().to_string()));
    }
    let below = options.preview_host.as_deref().unwrap_or("localhost");
    let preview = format!("http://{below}:{}", address(&listeners.previews)?.port());
    let studio = Studio::open(shop, options, tasks, preview)?;
    let resumed = jobs::resume(&studio)?;
    if resumed > 0 {
        tracing::info!(resumed, "taking up pages that were being made");
    }
    let guard = Guard::new(own, &options.hosts);
    ready(&studio.token);
    let (stop, stopped) = watch::channel(false);
    let limits = options.limits;
    let pages = accept(listeners.studio, app(Arc::clone(&studio), guard), limits, stopped.clone());
    let shown = accept(listeners.previews, previews(Arc::clone(&studio)), limits, stopped);
    let stopping = async {
        shutdown.await;
        studio.running.park();
        stop.send_replace(true);
    };
    tokio::select! {
        _ = async { tokio::join!(pages, shown, stopping) } => {}
        () = workers.work() => {}
        () = studio.keep() => {}
    }
    studio.write_down()
}

/// Accepts connections until `stopped`, then lets those that are open end. Dropping the future closes all of them.
async fn accept(listener: TcpListener, router: Router, limits: Limits, mut stopped: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut open = JoinSet::new();
    loop {
        tokio::select! {
            accepted = accept_one(&listener, &places) => {
                // What cannot be accepted, for want of a file handle say, is tried again by the other side.
                let Some((stream, place)) = accepted else { continue };
                let connection = connection(stream, router.clone(), limits, &graceful);
                open.spawn(async move {
                    connection.await;
                    drop(place);
                });
            }
            Some(_) = open.join_next() => {}
            _ = stopped.wait_for(|it| *it) => break,
        }
    }
    drop(listener);
    // Streams of events never end by themselves: the time is up for them.
    tokio::time::timeout(GRACE, graceful.shutdown()).await.unwrap_or_default();
}

async fn accept_one(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    let (stream, _) = listener.accept().await.ok()?;
    Some((stream, place))
}

/// One connection: its heads must arrive in time.
fn connection(
    stream: TcpStream,
    router: Router,
    limits: Limits,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + Send + 'static {
    stream.set_nodelay(true).unwrap_or_default();
    let mut server = hyper::server::conn::http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(64 << 10);
    let service = TowerToHyperService::new(router);
    let served = graceful.watch(server.serve_connection(TokioIo::new(stream), service));
    async move {
        // A connection that breaks is the other side's affair.
        served.await.unwrap_or_default();
    }
}
