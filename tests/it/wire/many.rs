//! Many answers at once, addresses of both kinds, and a server that speaks another protocol.

use std::net::ToSocketAddrs;
use std::time::Duration;

use airstrip::devmodel::{Options, Server};
use airstrip::llm::{Ask, Client, Heard, Limits, Preset, Settings};
use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{Bench, ask, question, quick, run};

/// How many answers are read at once.
const MANY: usize = 250;

#[test]
fn no_answer_waits_behind_another() {
    run(async {
        let bench = Bench::clean().await;
        // Every answer begins and none ends, so all are open at once or this never ends.
        let long = Duration::from_secs(50);
        let limits =
            Limits { header: long, idle: long, quiet: long, attempt: long, total: long, concurrency: MANY, ..quick() };
        let client = Client::new(Settings { limits, ..bench.settings("idle") }).expect("a client");
        let asks: Vec<Ask> = (0..MANY as u64).map(|it| Ask { seed: Some(it), ..question() }).collect();
        let begun = tokio::sync::Semaphore::new(0);
        let (client, begun) = (&client, &begun);
        let answers = join_all(asks.iter().map(|it| async move {
            let mut first = true;
            let mut hear = |heard: Heard<'_>| {
                if std::mem::take(&mut first) && matches!(heard, Heard::Text(_)) {
                    begun.add_permits(1);
                }
            };
            client.complete(it, &mut hear).await
        }));
        let all = begun.acquire_many(u32::try_from(MANY).expect("few"));
        tokio::select! {
            _ = answers => panic!("none of them ends"),
            words = all => drop(words.expect("it is open")),
        }
        assert_eq!(bench.server.most_at_once(), MANY);
        // Who goes leaves no connection behind.
        while !bench.server.seen().iter().all(|it| it.left) {
            tokio::task::yield_now().await;
        }
        assert_eq!(bench.server.seen().len(), MANY);
    });
}

/// What becomes of a question to `host`, where only `listener` listens: an answer, or the code of an error.
async fn asked(listener: TcpListener, host: &str) -> Result<String, String> {
    let port = listener.local_addr().expect("an address").port();
    let server = Server::new(Options { faults: 0.0, ..Options::default() });
    let limits = Limits { header: Duration::from_secs(10), attempt: Duration::from_secs(10), attempts: 1, ..quick() };
    let settings = Settings {
        base_url: format!("http://{host}:{port}/v1"),
        models: vec!["dev".to_owned()],
        limits,
        ..Settings::new(Preset::Custom)
    };
    let client = Client::new(settings).expect("a client");
    tokio::select! {
        ended = server.serve(listener) => panic!("{ended:?}"),
        answer = ask(&client) => answer.map(|it| it.text).map_err(|it| format!("{} {it}", it.code())),
    }
}

#[test]
fn a_server_on_one_kind_of_address_is_reached_by_its_name() {
    run(async {
        let old = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        asked(old, "localhost").await.expect("the other address is tried");
        // A machine without the newer kind of address says which one it cannot reach.
        let Ok(new) = TcpListener::bind("[::1]:0").await else {
            let old = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let error = asked(old, "[::1]").await.expect_err("nobody listens there");
            assert!(error.starts_with("UNREACHABLE") && error.contains("[::1]"), "{error}");
            return;
        };
        asked(new, "[::1]").await.expect("an answer");
        let new = TcpListener::bind("[::1]:0").await.expect("a port");
        let known = ("localhost", 1).to_socket_addrs().expect("a name").any(|it| it.is_ipv6());
        let found = asked(new, "localhost").await;
        assert!(found.is_ok() == known, "{found:?}");
    });
}

/// What a client says of a server that answers every connection with `bytes`.
async fn answered(bytes: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let settings = Settings {
        base_url: format!("http://{address}/v1"),
        models: vec!["dev".to_owned()],
        limits: quick(),
        ..Settings::new(Preset::Custom)
    };
    let client = Client::new(settings).expect("a client");
    let serve = async {
        loop {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut question = vec![0; 64 << 10];
            stream.read(&mut question).await.unwrap_or_default();
            assert!(question.starts_with(b"POST /v1/chat/completions HTTP/1.1\r\n"), "it speaks the older protocol");
            stream.write_all(bytes).await.unwrap_or_default();
        }
    };
    tokio::select! {
        () = serve => unreachable!("it serves on"),
        answer = ask(&client) => {
            let error = answer.expect_err("it is no answer");
            assert!(error.to_string().contains(&address.to_string()), "{error}");
            error.code().to_owned()
        }
    }
}

/// The client asks over HTTP/1.1, a connection an answer: no frame can end or refuse the others.
#[test]
fn a_server_of_another_protocol_ends_in_one_error() {
    run(async {
        for bytes in [
            // Settings and a farewell of HTTP/2, and a stream that is refused.
            &b"\0\0\0\x04\0\0\0\0\0\0\0\x08\x07\0\0\0\0\0\0\0\0\x03\0\0\0\x0b"[..],
            b"\0\0\0\x04\0\0\0\0\0\0\0\x04\x03\0\0\0\0\x01\0\0\0\x07",
            b"SSH-2.0-OpenSSH_9.9\r\n",
            b"",
        ] {
            let code = answered(bytes).await;
            assert_eq!(code, "CUT", "{bytes:?}");
        }
    });
}
