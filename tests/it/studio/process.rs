//! A studio as a process that can be killed, and a model server that it asks.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use airstrip::devmodel::{Options, Server};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::open::{Answer, preview_port, send};
use crate::wire::{CANARY, OTHER};

/// A model server that ends with the test.
pub(super) struct ModelServer {
    pub(super) server: Server,
    pub(super) address: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ModelServer {
    /// One that breaks nothing, and takes its time.
    pub(super) fn taking(latency: Duration) -> Self {
        Self::new(Options { faults: 0.0, latency, ..Options::default() })
    }

    /// One whose answers come one after the other.
    pub(super) fn one_by_one(latency: Duration, apart: Duration) -> Self {
        Self::new(Options { faults: 0.0, latency, apart, ..Options::default() })
    }

    /// One that breaks every answer in the way of `scenario`, or none.
    pub(super) fn breaking(scenario: Option<&str>) -> Self {
        Self::new(Options { faults: 0.0, scenario: scenario.map(str::to_owned), ..Options::default() })
    }

    fn new(options: Options) -> Self {
        let server = Server::new(options);
        let serving = server.clone();
        let (say, heard) = mpsc::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
                say.send(listener.local_addr().expect("an address")).expect("somebody waits");
                tokio::select! {
                    _ = serving.serve(listener) => {}
                    _ = stopped => {}
                }
            });
        });
        let address = format!("http://{}/v1", heard.recv().expect("it listens"));
        Self { server, address, stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for ModelServer {
    fn drop(&mut self) {
        self.stop.take().map(|it| it.send(()));
        self.thread.take().map(JoinHandle::join);
    }
}

/// A studio as a process; it is killed when it is dropped.
pub(super) struct Process {
    child: Child,
    pub(super) address: SocketAddr,
    token: String,
    /// What it said at its start.
    pub(super) said: String,
    rest: Option<JoinHandle<String>>,
}

impl Process {
    /// A studio in the folder `ws` below `folder`, whose pages `model` writes.
    pub(super) fn start(folder: &Path, model: &ModelServer) -> Self {
        Self::start_with(folder, model, &[])
    }

    /// The same with `more` options.
    pub(super) fn start_with(folder: &Path, model: &ModelServer, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_airstrip"))
            .args(["studio", "ws", "--port", "0", "--model", "dev", "--base-url", &model.address])
            .args(more)
            .current_dir(folder)
            .env_clear()
            .env("AIRSTRIP_CACHE", folder.join("cache"))
            .env("AIRSTRIP_API_KEY", CANARY)
            .env("OPENROUTER_API_KEY", OTHER)
            .env("RUST_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut errors = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut said = String::new();
        while !said.contains("Stop it with") {
            assert!(errors.read_line(&mut said).expect("text") > 0, "{said}");
        }
        let mut address = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut address).expect("an address");
        let address = address.trim().trim_start_matches("http://").parse().expect("an address");
        let token =
            said.split("Token for the API: ").nth(1).and_then(|it| it.lines().next()).expect("a token").to_owned();
        let rest = thread::spawn(move || {
            let mut text = String::new();
            errors.read_to_string(&mut text).expect("text");
            text
        });
        Self { child, address, token, said, rest: Some(rest) }
    }

    pub(super) fn ask(&self, method: &str, path: &str, body: &str) -> Answer {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             X-Airstrip-Token: {}\r\nContent-Length: {}\r\n\r\n",
            self.address,
            self.token,
            body.len()
        );
        send(self.address, &head, body)
    }

    /// A file of the preview of a site.
    pub(super) fn preview(&self, id: &str, path: &str) -> Answer {
        let port = preview_port(&self.ask("GET", "/", ""));
        let head = format!("GET {path} HTTP/1.1\r\nHost: {id}.localhost:{port}\r\nConnection: close\r\n\r\n");
        send(SocketAddr::new(self.address.ip(), port), &head, "")
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Value {
        self.ask("POST", path, &body.to_string()).json()
    }

    /// The events of a site from its first, until there are enough.
    pub(super) fn events(&self, id: &str, enough: impl Fn(&str) -> bool) -> String {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time-out");
        let head = format!("GET /api/sites/{id}/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        stream.write_all(head.as_bytes()).expect("it reads");
        let (mut text, mut bytes) = (String::new(), [0; 4096]);
        while !enough(&text) {
            let read = stream.read(&mut bytes).expect("it answers");
            assert!(read > 0, "{text}");
            text.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
        text
    }

    /// Stops it as a service manager does: whether it ended in order.
    pub(super) fn stop(mut self) -> bool {
        let pid = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw).expect("a process");
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("it is there");
        self.child.wait().expect("it ends").success()
    }

    /// Kills it as `kill -9` does; what it said after its start.
    pub(super) fn kill(mut self) -> String {
        self.child.kill().expect("it is there");
        self.child.wait().expect("it ends");
        self.rest.take().expect("once").join().expect("text")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}
