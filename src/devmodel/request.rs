//! What a client sends: an HTTP request, and the chat in it.

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt};

/// The most bytes of a request.
const MOST: usize = 8 << 20;

/// One HTTP request.
#[derive(Debug, Clone, Default)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// Reads the next request of a connection; nothing when the client has gone.
    pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin), rest: &mut Vec<u8>) -> Option<Self> {
        let head_end = loop {
            if let Some(at) = rest.windows(4).position(|it| it == b"\r\n\r\n") {
                break at;
            }
            more(stream, rest).await?;
        };
        let head = String::from_utf8_lossy(&rest[..head_end]).into_owned();
        rest.drain(..head_end + 4);
        let mut lines = head.split("\r\n");
        let mut first = lines.next().unwrap_or_default().split(' ');
        let mut request = Self {
            method: first.next().unwrap_or_default().to_owned(),
            path: first.next().unwrap_or_default().to_owned(),
            ..Self::default()
        };
        let header = |it: &str| it.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
        request.headers = lines.filter_map(header).collect();
        let length = request.header("content-length").and_then(|it| it.parse().ok()).unwrap_or(0_usize).min(MOST);
        while rest.len() < length {
            more(stream, rest).await?;
        }
        request.body = rest.drain(..length).collect();
        Some(request)
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }
}

async fn more(stream: &mut (impl AsyncRead + Unpin), rest: &mut Vec<u8>) -> Option<()> {
    rest.reserve(16 << 10);
    stream.read_buf(rest).await.ok().filter(|it| *it > 0 && rest.len() < 2 * MOST).map(drop)
}

/// What is asked in a request.
#[derive(Debug, Clone, Default)]
pub(super) struct Chat {
    pub(super) model: String,
    pub(super) system: String,
    /// Everything that the user says.
    pub(super) question: String,
    pub(super) streams: bool,
    pub(super) wants_usage: bool,
    pub(super) wants_json: bool,
    pub(super) parameters: Vec<String>,
    schema: Option<Value>,
}

impl Chat {
    pub(super) fn of(body: &[u8]) -> Self {
        let value: Value = serde_json::from_slice(body).unwrap_or_default();
        let said = |role: &str| {
            let turns = value["messages"].as_array().into_iter().flatten().filter(|it| it["role"] == role);
            turns.filter_map(|it| it["content"].as_str()).collect::<Vec<_>>().join("\n\n")
        };
        let form = &value["response_format"];
        Self {
            model: value["model"].as_str().unwrap_or("dev").to_owned(),
            system: said("system"),
            question: said("user"),
            streams: value["stream"] == true,
            wants_usage: value["stream_options"]["include_usage"] == true,
            wants_json: form["type"] == "json_object",
            parameters: value.as_object().into_iter().flatten().map(|it| it.0.clone()).collect(),
            schema: form["json_schema"].get("schema").cloned(),
        }
    }

    /// The schema of the answer: in the format, or in the instructions.
    pub(super) fn schema(&self) -> Option<Value> {
        let told = || {
            let (_, rest) = self.system.split_once("JSON schema:")?;
            serde_json::Deserializer::from_str(rest).into_iter().next()?.ok()
        };
        self.schema.clone().or_else(told)
    }
}
