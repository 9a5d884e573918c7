//! A studio on a port of its own, and a client that sends exactly what it is told.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use airstrip::pipeline::Shop;
use airstrip::studio::{Limits, Listeners, Options, serve};
use serde_json::Value;
use tokio::sync::oneshot;

use crate::support::gate;

/// A studio that is open until it is dropped.
pub(super) struct Open {
    pub(super) address: SocketAddr,
    pub(super) token: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Open {
    pub(super) fn at(workspace: &Path) -> Self {
        Self::with(workspace, Limits::default())
    }

    pub(super) fn with(workspace: &Path, limits: Limits) -> Self {
        Self::serving(Options { limits, ..Options::local(workspace) }, || Shop::offline(gate()))
    }

    pub(super) fn serving(options: Options, shop: impl FnOnce() -> Shop + Send + 'static) -> Self {
        let (say, heard) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let work = move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let listeners = Listeners::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a port");
                let address = listeners.address().expect("an address");
                let ready = |token: &str| say.send((address, token.to_owned())).expect("somebody waits");
                let until = async { stopped.await.unwrap_or_default() };
                serve(listeners, (shop(), &options), ready, until).await.expect("it serves");
            });
        };
        let thread = thread::spawn(work);
        let (address, token) = heard.recv_timeout(Duration::from_mins(1)).expect("the studio opens");
        Self { address, token, stop: Some(stop), thread: Some(thread) }
    }

    /// Sends `head` as it is, with `body`, and reads the answer until the connection ends.
    pub(super) fn raw(&self, head: &str, body: &str) -> Answer {
        send(self.address, head, body)
    }

    /// A request as a browser on this machine sends it, with `more` header lines.
    pub(super) fn ask(&self, method: &str, path: &str, more: &str, body: &str) -> Answer {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n{more}\r\n",
            self.address,
            body.len()
        );
        self.raw(&head, body)
    }

    /// A file of the preview of a site or component.
    pub(super) fn preview(&self, id: &str, path: &str) -> Answer {
        let port = preview_port(&self.get("/"));
        let head = format!("GET {path} HTTP/1.1\r\nHost: {id}.localhost:{port}\r\nConnection: close\r\n\r\n");
        send(SocketAddr::new(self.address.ip(), port), &head, "")
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", "")
    }

    /// A change, with the token.
    pub(super) fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        let more = format!("X-Airstrip-Token: {}\r\nContent-Type: application/json\r\n", self.token);
        self.ask(method, path, &more, &body.to_string())
    }
}

/// The port of the previews, as the policy of a page of the studio names it.
pub(super) fn preview_port(page: &Answer) -> u16 {
    let policy = page.header("content-security-policy").expect("a policy");
    let port = policy.split_once("http://localhost:").and_then(|it| it.1.split([' ', ';']).next());
    port.and_then(|it| it.parse().ok()).expect("the port of the previews")
}

pub(super) fn send(address: SocketAddr, head: &str, body: &str) -> Answer {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time-out");
    stream.write_all(head.as_bytes()).expect("it reads");
    stream.write_all(body.as_bytes()).expect("it reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("it answers");
    Answer::of(&bytes)
}

impl Drop for Open {
    fn drop(&mut self) {
        self.stop.take().map(|it| it.send(()));
        self.thread.take().map(JoinHandle::join);
    }
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or_default();
        let body = bytes.get(end + 4..).unwrap_or_default();
        let chunked = head.contains("transfer-encoding: chunked");
        Self { status, head, body: if chunked { unchunked(body) } else { body.to_vec() } }
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|it| panic!("{it}: {} {}", self.status, self.text()))
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(": "))
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(at) = body.windows(2).position(|it| it == b"\r\n") {
        let size = std::str::from_utf8(&body[..at]).ok().and_then(|it| usize::from_str_radix(it.trim(), 16).ok());
        let Some(size) = size.filter(|it| *it > 0 && at + 2 + it <= body.len()) else { break };
        out.extend_from_slice(&body[at + 2..at + 2 + size]);
        body = body.get(at + 2 + size + 2..).unwrap_or_default();
    }
    out
}
