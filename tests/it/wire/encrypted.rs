//! Over an encrypted connection: with a certificate that is trusted, and with one that is not.

use std::process::Command;
use std::sync::Arc;
use std::thread;

use airstrip::llm::{Client, Preset, Settings};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::CANARY;
use crate::support::Folder;

const ANSWER: &str = r#"{"data":[{"id":"dev"}],"choices":[{"message":{"content":"Hello."},"finish_reason":"stop"}]}"#;

/// Certificates for `localhost` by one authority.
const GOOD: &str = include_str!("tls/leaf.pem");
const EXPIRED: &str = include_str!("tls/old.pem");
const NOT_YET: &str = include_str!("tls/young.pem");

fn acceptor(certificate: &str) -> TlsAcceptor {
    let chain = CertificateDer::pem_slice_iter(certificate.as_bytes());
    let chain = chain.collect::<Result<Vec<_>, _>>().expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/leaf.key")).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.expect("versions").with_no_client_auth().with_single_cert(chain, key).expect("a pair");
    TlsAcceptor::from(Arc::new(config))
}

/// How a server ends a connection.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// It says so.
    Closed,
    /// It is gone without a word, its answer whole.
    Gone,
}

/// Serves answers over an encrypted connection until it is told to stop.
async fn serve((certificate, end): (&str, End), port: oneshot::Sender<u16>, mut stop: oneshot::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    port.send(listener.local_addr().expect("an address").port()).expect("somebody asks");
    let acceptor = acceptor(certificate);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted.expect("a connection").0,
            _ = &mut stop => return,
        };
        // A client that does not trust us goes before the first byte.
        let Ok(mut stream) = acceptor.accept(stream).await else { continue };
        let mut buffer = vec![0; 64 << 10];
        let read = stream.read(&mut buffer).await.unwrap_or_default();
        if read > 0 {
            let head = format!("HTTP/1.1 200 .\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", ANSWER.len());
            stream.write_all(format!("{head}{ANSWER}").as_bytes()).await.ok();
            if end == End::Closed {
                stream.shutdown().await.ok();
            }
        }
    }
}

/// What the doctor finds when it trusts `authority` only.
fn doctor(port: u16, authority: &str) -> (Value, String) {
    let folder = Folder::new();
    let ca = folder.join("ca.pem");
    std::fs::write(&ca, authority).expect("a file");
    let url = format!("https://localhost:{port}/v1");
    let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
    command.args(["doctor", "--json", "--provider", "custom", "--base-url", &url]).current_dir(folder.path());
    let output = command.env_clear().env("SSL_CERT_FILE", &ca).env("AIRSTRIP_API_KEY", CANARY).output();
    let output = output.expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let everything = format!("{text}{}", String::from_utf8_lossy(&output.stderr));
    (serde_json::from_str(&text).unwrap_or_else(|it| panic!("{it}: {everything}")), everything)
}

fn state<'a>(found: &'a Value, name: &str) -> &'a str {
    let checks = found["checks"].as_array().expect("checks");
    checks.iter().find(|it| it["name"] == name).map_or("missing", |it| it["state"].as_str().unwrap_or_default())
}

/// What the doctor finds at a server with `certificate`, when it trusts `authority` only.
fn examined(server: (&str, End), authority: &str) -> (Value, String) {
    let (port, ask) = oneshot::channel();
    let (stop, stopped) = oneshot::channel();
    thread::scope(|scope| {
        scope.spawn(|| super::run(serve(server, port, stopped)));
        let found = doctor(ask.blocking_recv().expect("a port"), authority);
        stop.send(()).expect("the server runs");
        found
    })
}

#[test]
fn a_trusted_certificate_is_enough_and_another_is_refused() {
    // Who does not say that he goes has said all, where the answer has a length.
    for end in [End::Closed, End::Gone] {
        let (good, _) = examined((GOOD, end), include_str!("tls/ca.pem"));
        assert_eq!((state(&good, "model"), state(&good, "key")), ("ok", "ok"), "{good}");
    }
    let (strange, text) = examined((GOOD, End::Closed), include_str!("tls/other.pem"));
    assert_eq!(state(&strange, "model"), "bad", "{strange}");
    assert!(text.contains("certificate") && !text.contains(CANARY), "{text}");
}

#[test]
fn a_certificate_out_of_its_time_is_refused_and_said() {
    for (certificate, words) in [(EXPIRED, "expired"), (NOT_YET, "not valid yet")] {
        let (found, text) = examined((certificate, End::Closed), include_str!("tls/ca.pem"));
        assert_eq!(state(&found, "model"), "bad", "{found}");
        assert!(text.contains(words) && !text.contains(CANARY), "{text}");
    }
}

#[test]
fn a_server_that_speaks_plain_text_is_no_encrypted_one() {
    super::run(async {
        let bench = super::Bench::clean().await;
        let address = bench.address.replace("http://", "https://");
        let settings = Settings { base_url: address, limits: super::quick(), ..Settings::new(Preset::Custom) };
        // A machine without certificates cannot even try.
        let ended = match Client::new(Settings { models: vec!["dev".to_owned()], ..settings }) {
            Ok(client) => super::ask(&client).await.expect_err("it is not encrypted").code(),
            Err(error) => error.code(),
        };
        assert!(["UNREACHABLE", "TIMEOUT_HEADERS", "SETTINGS"].contains(&ended), "{ended}");
        assert!(bench.server.seen().is_empty(), "no key went over it");
    });
}
