//! A response as a list of steps, so that it can break between any two bytes.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

/// One step of a response.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Writes bytes at once.
    Send(Vec<u8>),
    /// Writes bytes one by one.
    Drip(Vec<u8>),
    /// Waits.
    Pause(Duration),
    /// Writes the same bytes until the client goes.
    Forever(Vec<u8>, Duration),
    /// Waits until the client goes.
    Hang,
    /// Resets the connection.
    Reset,
    /// Closes the connection.
    Close,
}

/// How the connection is after a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Another request may come.
    Open,
    /// It is closed by us.
    Closed,
    /// The client went before the end.
    Left,
}

/// Performs `steps` on `stream`.
pub(super) async fn perform(steps: Vec<Step>, stream: &mut TcpStream) -> After {
    for step in steps {
        let alive = match step {
            Step::Send(bytes) => stream.write_all(&bytes).await.is_ok(),
            Step::Drip(bytes) => drip(&bytes, stream).await,
            Step::Pause(time) => pause(time, stream).await,
            Step::Forever(bytes, time) => {
                while stream.write_all(&bytes).await.is_ok() && pause(time, stream).await {}
                false
            }
            Step::Hang => {
                let mut buffer = [0; 512];
                while stream.read(&mut buffer).await.is_ok_and(|it| it > 0) {}
                false
            }
            Step::Reset => {
                // If the option cannot be set, the connection is closed instead, which breaks the response too.
                stream.set_zero_linger().ok();
                return After::Closed;
            }
            Step::Close => {
                stream.shutdown().await.ok();
                return After::Closed;
            }
        };
        if !alive {
            return After::Left;
        }
    }
    After::Open
}

async fn drip(bytes: &[u8], stream: &mut TcpStream) -> bool {
    for byte in bytes {
        if stream.write_all(&[*byte]).await.is_err() || stream.flush().await.is_err() {
            return false;
        }
        tokio::task::yield_now().await;
    }
    true
}

/// Waits, and says whether the client is still there.
async fn pause(time: Duration, stream: &mut TcpStream) -> bool {
    if time.is_zero() {
        tokio::task::yield_now().await;
        return true;
    }
    let mut buffer = [0; 1];
    tokio::select! {
        () = sleep(time) => true,
        read = stream.read(&mut buffer) => read.is_ok_and(|it| it > 0),
    }
}

/// The head of a chunked response.
pub(super) fn head(status: u16, kind: &str) -> Step {
    let head = format!("HTTP/1.1 {status} .\r\ncontent-type: {kind}\r\ntransfer-encoding: chunked\r\n\r\n");
    Step::Send(head.into_bytes())
}

/// The head of a stream of events.
pub(super) fn events_head() -> Step {
    head(200, "text/event-stream")
}

/// One chunk.
pub(super) fn chunk(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let bytes = bytes.as_ref();
    let mut whole = format!("{:x}\r\n", bytes.len()).into_bytes();
    whole.extend_from_slice(bytes);
    whole.extend_from_slice(b"\r\n");
    whole
}

/// The chunk that ends a response.
pub(super) fn last() -> Step {
    Step::Send(b"0\r\n\r\n".to_vec())
}

/// A whole response of known length.
pub(super) fn whole(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Vec<Step> {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status} .\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        bytes.push_str(&format!("{name}: {value}\r\n"));
    }
    let mut bytes = format!("{bytes}\r\n").into_bytes();
    bytes.extend_from_slice(body);
    vec![Step::Send(bytes)]
}

/// A whole response of JSON.
pub(super) fn json_body(status: u16, body: &Value) -> Vec<Step> {
    whole(status, &[("content-type", "application/json")], body.to_string())
}

/// An event with a piece of text.
pub(super) fn piece(text: &str) -> String {
    event(&json!({ "id": "gen-dev", "model": "dev", "choices": [{ "index": 0, "delta": { "content": text } }] }))
}

/// An event with a finish reason.
pub(super) fn finish(reason: &str) -> String {
    event(&json!({ "id": "gen-dev", "choices": [{ "index": 0, "delta": {}, "finish_reason": reason }] }))
}

/// An event with any value.
pub(super) fn event(value: &Value) -> String {
    format!("data: {value}\n\n")
}

/// The end mark.
pub(super) const DONE: &str = "data: [DONE]\n\n";

/// A chunked stream of `text`, whole.
pub(super) fn events(text: &str) -> Vec<Step> {
    vec![events_head(), Step::Send(chunk(text)), last()]
}

/// A gzip file that holds `bytes` as they are.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut whole = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    for (index, block) in bytes.chunks(0xffff).enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        whole.push(u8::from((index + 1) * 0xffff >= bytes.len()));
        whole.extend_from_slice(&length.to_le_bytes());
        whole.extend_from_slice(&(!length).to_le_bytes());
        whole.extend_from_slice(block);
    }
    whole.extend_from_slice(&checksum(bytes).to_le_bytes());
    whole.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    whole
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}
