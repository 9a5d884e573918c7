//! Clients that say nothing, or say it slowly: they lose their place, and others get it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use airstrip::studio::Limits;
use serde_json::json;

use super::open::Open;
use crate::support::{FERRULE, Folder};

fn connect(studio: &Open, said: &str) -> TcpStream {
    let mut stream = TcpStream::connect(studio.address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time-out");
    stream.write_all(said.as_bytes()).expect("it reads");
    stream
}

/// What comes until the studio closes the connection.
fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is reset is closed, too.
    stream.read_to_end(&mut bytes).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn slow_clients_lose_their_place() {
    let folder = Folder::new();
    let short = Duration::from_millis(300);
    let limits = Limits { head: short, upload: short, connections: 8, ..Limits::default() };
    let studio = Open::with(&folder.join("ws"), limits);
    let host = studio.address;
    let silent: Vec<TcpStream> = (0..4).map(|_| connect(&studio, "")).collect();
    let begun: Vec<TcpStream> =
        (0..4).map(|_| connect(&studio, &format!("GET / HTTP/1.1\r\nHost: {host}\r\nX-Slow: "))).collect();
    // All places are taken: whoever comes now waits until the slow ones are shown out.
    assert_eq!(studio.get("/health/live").status, 200);
    for stream in silent.into_iter().chain(begun) {
        let text = rest(stream);
        assert!(text.is_empty() || text.starts_with("HTTP/1.1 408"), "{text}");
    }
    let token = &studio.token;
    let body = format!(
        "POST /api/sites HTTP/1.1\r\nHost: {host}\r\nX-Airstrip-Token: {token}\r\nContent-Type: \
         application/json\r\nContent-Length: 100\r\n\r\n{{\"prompt\""
    );
    let text = rest(connect(&studio, &body));
    assert!(text.starts_with("HTTP/1.1 408") && text.contains("\"code\":\"late\""), "{text}");
}

#[test]
fn who_never_reads_holds_nothing_up() {
    let folder = Folder::new();
    let studio = Open::with(&folder.join("ws"), Limits::default());
    let begun = studio.send("POST", "/api/sites", &json!({ "prompt": FERRULE })).json()["id"].clone();
    let head = format!(
        "GET /api/sites/{}/events HTTP/1.1\r\nHost: {}\r\n\r\n",
        begun.as_str().expect("an id"),
        studio.address
    );
    let deaf: Vec<TcpStream> = (0..200).map(|_| connect(&studio, &head)).collect();
    let page = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": FERRULE, "page_type": "saas" }));
    assert_eq!(page.status, 200, "{}", page.text());
    drop(deaf);
}
