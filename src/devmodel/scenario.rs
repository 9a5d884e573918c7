//! The ways in which an answer can break: each with a name, and whether chance may choose it.

use std::time::Duration;

use serde_json::{Value, json};

use super::request::{Chat, Request};
use super::script::{DONE, Step, chunk, event, events, events_head, finish, gzip, head, json_body, last, piece, whole};

/// What a scenario breaks.
pub(super) struct Good<'a> {
    pub(super) text: &'a str,
    pub(super) chat: &'a Chat,
    pub(super) request: &'a Request,
    pub(super) latency: Duration,
}

/// One way in which an answer can break.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// Its name.
    pub name: &'static str,
    /// Whether the next try may be luckier, so that chance may choose it.
    pub passing: bool,
    pub(super) steps: fn(&Good<'_>) -> Vec<Step>,
}

/// Every scenario, sorted by what breaks: the status, the end, the form, the words, the wire.
pub fn scenarios() -> impl Iterator<Item = Scenario> {
    let status = STATUS.iter().map(|it| (it, true)).filter(|(it, _)| !ENDING.contains(&it.0));
    let ending = STATUS.iter().map(|it| (it, false)).filter(|(it, _)| ENDING.contains(&it.0));
    let body = BODY.iter().map(|it| (it, true));
    let slow = SLOW.iter().chain(FORM).map(|it| (it, false));
    status.chain(ending).chain(body).chain(slow).map(|(it, passing)| Scenario { name: it.0, passing, steps: it.1 })
}

type Row = (&'static str, fn(&Good<'_>) -> Vec<Step>);

/// The responses that nobody should ask for again.
const ENDING: &[&str] = &[
    "key-401",
    "key-403",
    "credit-402",
    "key-limit-402",
    "weight-402",
    "guardrail-403",
    "echo-401",
    "fastapi-400",
    "no-endpoints-404",
    "context-400",
    "context-413",
    "redirect",
];

const STATUS: &[Row] = &[
    ("key-401", |_| error(401, &json!({ "message": "Invalid credentials", "code": 401 }))),
    ("key-403", |_| error(403, &json!({ "message": "Key is disabled", "code": 403 }))),
    ("echo-401", echo),
    ("credit-402", |_| limit(402, "openrouter_credits")),
    ("key-limit-402", |_| limit(402, "openrouter_key_limit")),
    ("weight-402", |_| limit(402, "weight_exceeds_budget")),
    ("budget-402", |_| limit(402, "openrouter_in_flight_budget")),
    ("guardrail-403", |_| {
        error(403, &json!({ "message": "Flagged", "code": 403, "metadata": { "patterns": ["secrets"] } }))
    }),
    ("html-403", |_| whole(403, &[("content-type", "text/html")], PAGE)),
    ("empty-502", |_| whole(502, &[], "")),
    ("edge-524", |_| whole(524, &[("content-type", "text/html")], PAGE)),
    ("overloaded-529", |_| {
        error(529, &json!({ "message": "Overloaded", "metadata": { "error_type": "provider_overloaded" } }))
    }),
    ("loading-503", |_| error(503, &json!({ "code": 503, "message": "Loading model" }))),
    ("server-500", |_| error(500, &json!({ "message": "Internal error", "metadata": { "error_type": "server" } }))),
    ("limit-429", |_| limited(None)),
    ("limit-429-0", |_| limited(Some("0"))),
    ("limit-429-negative", |_| limited(Some("-1"))),
    ("limit-429-century", |_| limited(Some("1e9"))),
    ("limit-429-date", |_| limited(Some("Wed, 21 Oct 2099 07:28:00 GMT"))),
    ("limit-429-word", |_| limited(Some("soon"))),
    ("fastapi-400", |_| {
        json_body(400, &json!({ "detail": [{ "loc": ["body", "messages"], "msg": "field required" }] }))
    }),
    ("no-endpoints-404", |_| {
        let availability = json!({ "code": "no_endpoints", "retryable": false, "fallback_models": ["acme/other"] });
        error(404, &json!({ "message": "No endpoints found", "code": 404, "availability": availability }))
    }),
    ("context-400", |_| {
        error(
            400,
            &json!({ "message": "This model's maximum context length is 4096 tokens", "code": "context_length_exceeded" }),
        )
    }),
    ("context-413", |_| whole(413, &[], "")),
    ("redirect", |_| whole(307, &[("location", "https://elsewhere.example/v1")], "")),
];

const BODY: &[Row] = &[
    ("error-as-stream", |_| {
        let raw = json!({ "message": "Provider returned error", "code": 429, "metadata": { "raw": "rate-limited upstream" } });
        whole(200, &[("content-type", "text/event-stream")], json!({ "error": raw }).to_string())
    }),
    ("error-int", |it| broken(it, &json!({ "error": { "code": 429, "message": "slow down" } }))),
    ("error-word", |it| broken(it, &json!({ "error": { "code": "server_error", "message": "lost" } }))),
    ("error-type", |it| broken(it, &json!({ "error": { "error_type": "provider_overloaded", "message": "busy" } }))),
    ("error-vllm", |it| broken(it, &json!({ "object": "error", "message": "engine died", "code": 500 }))),
    ("error-line", |it| events(&format!("{}{}\n", piece(half(it)), json!({ "error": "the runner has stopped" })))),
    ("error-event", |it| events(&format!("{}event: error\ndata: upstream went away\n\n", piece(half(it))))),
    ("choice-error", |it| {
        let choice = json!({ "message": { "content": half(it) }, "finish_reason": "error", "error": { "code": 502, "message": "lost" } });
        json_body(200, &json!({ "choices": [choice] }))
    }),
    ("choices-none", |_| json_body(200, &json!({ "choices": [] }))),
    ("choices-missing", |_| json_body(200, &json!({ "id": "gen-dev" }))),
    ("reasoning-only", |it| message(&json!({ "content": null, "reasoning": it.text }), "stop")),
    ("reasoning-length", |it| message(&json!({ "content": "", "reasoning": it.text }), "length")),
    ("refusal", |_| message(&json!({ "content": null, "refusal": "I can't help with that." }), "stop")),
    ("blank", |_| events(&[piece(" \n "), finish("stop"), DONE.to_owned()].concat())),
    ("ends-early", |it| events(&piece(half(it)))),
    ("done-without-finish", |it| events(&[piece(half(it)), DONE.to_owned()].concat())),
    ("finish-blank", |it| events(&[piece(it.text), finish(""), DONE.to_owned()].concat())),
    ("finish-abort", |it| events(&[piece(half(it)), finish("abort"), DONE.to_owned()].concat())),
    ("finish-unknown", |it| events(&[piece(it.text), finish("banana"), DONE.to_owned()].concat())),
    ("finish-length", |it| events(&[piece(half(it)), finish("length"), DONE.to_owned()].concat())),
    ("finish-filter", |it| events(&[piece(half(it)), finish("content_filter"), DONE.to_owned()].concat())),
    ("not-utf8", |_| {
        let bytes = b"data: {\"choices\":[{\"delta\":{\"content\":\"\xff\xfe\"}}]}\n\n";
        vec![events_head(), Step::Send(chunk(bytes)), last()]
    }),
    ("not-json", |it| events(&format!("{}data: {{\"choices\": [}}\n\n{}{DONE}", piece(half(it)), finish("stop")))),
    ("html-200", |_| whole(200, &[("content-type", "text/html")], PAGE)),
    ("blanks", |_| vec![events_head(), Step::Forever(chunk(piece(&" \n".repeat(200))), Duration::ZERO)]),
    ("repeats", |_| vec![events_head(), Step::Forever(chunk(piece("    { \"kind\": \"hero\" },\n")), Duration::ZERO)]),
    ("deltas-empty", |_| vec![events_head(), Step::Forever(chunk(piece("").repeat(200)), Duration::ZERO)]),
    ("line-endless", |_| {
        vec![events_head(), Step::Forever(chunk("data: ".to_owned() + &"x".repeat(60_000)), Duration::ZERO)]
    }),
    ("length-long", |it| {
        vec![
            Step::Send(format!("HTTP/1.1 200 .\r\ncontent-length: 9999\r\n\r\n{}", piece(half(it))).into_bytes()),
            Step::Close,
        ]
    }),
    ("length-short", |it| {
        let text = [piece(it.text), finish("stop")].concat();
        let bytes = format!("HTTP/1.1 200 .\r\ncontent-length: 40\r\n\r\n{text}").into_bytes();
        vec![Step::Send(bytes), Step::Close]
    }),
    ("chunk-bad", |it| {
        vec![events_head(), Step::Send(chunk(piece(half(it)))), Step::Send(b"zz\r\n".to_vec()), Step::Close]
    }),
    ("reset", |it| vec![events_head(), Step::Send(chunk(piece(half(it)))), Step::Reset]),
    ("reset-at-once", |_| vec![Step::Reset]),
    ("gzip-cut", |it| {
        let bytes = gzip([piece(it.text), finish("stop")].concat().as_bytes());
        whole(200, &[("content-encoding", "gzip")], &bytes[..bytes.len() / 2])
    }),
    ("gzip-lie", |it| whole(200, &[("content-encoding", "gzip")], [piece(it.text), finish("stop")].concat())),
    ("zstd", |it| whole(200, &[("content-encoding", "zstd")], piece(it.text))),
];

/// Nothing comes for so long that only the client's patience ends it.
const SLOW: &[Row] = &[
    ("silent", |_| vec![Step::Hang]),
    ("idle", |it| vec![events_head(), Step::Send(chunk(piece(half(it)))), Step::Hang]),
    ("drip", |_| vec![events_head(), Step::Forever(chunk(": "), Duration::from_millis(5))]),
    ("comments-endless", |_| vec![events_head(), Step::Forever(chunk(": WAIT\n\n"), Duration::from_millis(2))]),
];

/// Good answers in odd forms, and servers that want to be asked differently.
const FORM: &[Row] = &[
    ("good", super::server::good),
    ("comments", |it| events(&format!("{}{}", ": OPENROUTER PROCESSING\n\n".repeat(40), plain(it)))),
    ("comments-wrapped", |it| events(&format!("data: : OPENROUTER PROCESSING\n\n{}", plain(it)))),
    ("open-after-done", |it| vec![events_head(), Step::Send(chunk(plain(it))), Step::Hang]),
    ("open-after-finish", |it| {
        vec![events_head(), Step::Send(chunk([piece(it.text), finish("stop")].concat())), Step::Hang]
    }),
    ("usage-last", |it| {
        let usage =
            event(&json!({ "choices": [], "usage": { "prompt_tokens": 7, "completion_tokens": 5, "cost": 0.25 } }));
        events(&[piece(it.text), finish("stop"), usage, DONE.to_owned()].concat())
    }),
    ("deltas-odd", |it| {
        let odd =
            [json!({ "delta": null }), json!({ "delta": {} }), json!({}), json!({ "delta": { "content": null } })];
        let odd = odd.map(|it| event(&json!({ "choices": [it] }))).concat();
        events(&format!("{odd}{}{}", event(&json!({ "choices": null })), plain(it)))
    }),
    ("choices-many", |it| {
        let other = json!({ "index": 1, "delta": { "content": "no" }, "finish_reason": "length" });
        let mine = json!({ "index": 0, "delta": { "content": it.text } });
        events(&[event(&json!({ "choices": [other, mine] })), finish("stop"), DONE.to_owned()].concat())
    }),
    ("bytes", |it| vec![events_head(), Step::Drip(chunk(plain(it))), last()]),
    ("bom", |it| events(&format!("\u{feff}{}", plain(it)))),
    ("cr", |it| events(&plain(it).replace('\n', "\r"))),
    ("crlf", |it| vec![events_head(), Step::Drip(chunk(plain(it).replace('\n', "\r\n"))), last()]),
    ("tight", |it| events(&plain(it).replace("data: ", "data:"))),
    ("two-lines", |it| events(&plain(it).replace(",\"choices\"", ",\ndata: \"choices\""))),
    ("two-events", |it| events(&plain(it).replace(",\"choices\"", ",\n\ndata: \"choices\""))),
    ("two-in-one", |it| events(&plain(it).replace("\n\ndata: {", "\ndata: {"))),
    ("twice", |it| events(&format!("{}{}", plain(it), plain(it)))),
    ("no-last-line", |it| events([piece(it.text), finish("stop")].concat().trim_end())),
    ("not-streamed", |it| message(&json!({ "content": it.text }), "stop")),
    ("pretty", |it| {
        let body = json!({ "choices": [{ "message": { "content": it.text }, "finish_reason": "stop" }] });
        whole(200, &[], serde_json::to_string_pretty(&body).unwrap_or_default())
    }),
    ("json-lines", |it| whole(200, &[("content-type", "application/x-ndjson")], plain(it).replace("data: ", ""))),
    ("parts", |it| message(&json!({ "content": [{ "type": "text", "text": it.text }] }), "stop")),
    ("gzip", |it| whole(200, &[("content-encoding", "gzip")], gzip(plain(it).as_bytes()))),
    ("cut-after-finish", |it| {
        vec![events_head(), Step::Send(chunk([piece(it.text), finish("stop")].concat())), Step::Reset]
    }),
    ("fenced", |it| events(&plain(&Good { text: &format!("Sure!\n```json\n{}\n```\nDone.", it.text), ..*it }))),
    ("echo-text", |it| {
        let key = it.request.header("authorization").unwrap_or_default();
        events(&[piece(key), finish("stop"), DONE.to_owned()].concat())
    }),
    ("no-schema", |it| refuse(it, "response_format", "'response_format.type' is not supported")),
    ("no-json-object", |it| {
        let body = json!({ "error": "'response_format.type' must be 'json_schema' or 'text'" });
        if it.chat.wants_json { json_body(400, &body) } else { super::server::good(it) }
    }),
    ("no-temperature", |it| refuse(it, "temperature", "Unsupported value: 'temperature'")),
    ("no-max-tokens", |it| refuse(it, "max_tokens", "'max_tokens' is not supported: use 'max_completion_tokens'")),
    ("no-usage", |it| refuse(it, "stream_options", "Unrecognized request argument: stream_options")),
    ("prompt-cut", |it| {
        let usage = event(&json!({ "choices": [], "usage": { "prompt_tokens": 2048, "completion_tokens": 5 } }));
        events(&[piece(it.text), finish("stop"), usage, DONE.to_owned()].concat())
    }),
];

const PAGE: &str = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>checking</body></html>";

/// A short stream of the good answer.
fn plain(good: &Good<'_>) -> String {
    let text = good.text;
    let middle = (0..=text.len() / 2).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default();
    [piece(&text[..middle]), piece(&text[middle..]), finish("stop"), DONE.to_owned()].concat()
}

fn half<'a>(good: &Good<'a>) -> &'a str {
    let text = good.text;
    &text[..(0..=text.len() / 2).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default()]
}

fn error(status: u16, error: &Value) -> Vec<Step> {
    json_body(status, &json!({ "error": error }))
}

fn limit(status: u16, source: &str) -> Vec<Step> {
    let body =
        json!({ "error": { "code": status, "message": "Payment required", "metadata": { "limit_source": source } } });
    whole(status, &[("content-type", "application/json"), ("retry-after", "1")], body.to_string())
}

fn limited(retry_after: Option<&str>) -> Vec<Step> {
    let body = json!({ "error": { "code": 429, "message": "Rate limit exceeded" } }).to_string();
    let headers: Vec<(&str, &str)> = retry_after.map(|it| ("retry-after", it)).into_iter().collect();
    whole(429, &headers, body)
}

fn broken(good: &Good<'_>, fault: &Value) -> Vec<Step> {
    let mut fault = fault.clone();
    fault["choices"] = json!([{ "index": 0, "delta": { "content": "" }, "finish_reason": "error" }]);
    events(&[piece(half(good)), event(&fault)].concat())
}

fn message(message: &Value, finish: &str) -> Vec<Step> {
    json_body(
        200,
        &json!({ "id": "gen-dev", "choices": [{ "index": 0, "message": message, "finish_reason": finish }] }),
    )
}

/// A server that does not know a parameter.
fn refuse(good: &Good<'_>, parameter: &str, words: &str) -> Vec<Step> {
    if good.chat.parameters.iter().any(|it| it == parameter) {
        return error(400, &json!({ "message": words, "type": "invalid_request_error" }));
    }
    super::server::good(good)
}

/// A server that sends back what it should keep, in several dresses.
fn echo(good: &Good<'_>) -> Vec<Step> {
    let header = good.request.header("authorization").unwrap_or_default();
    let key = header.trim_start_matches("Bearer ");
    let hex = key.bytes().map(|it| format!("{it:02x}")).collect::<Vec<_>>().concat();
    let percent = key.bytes().map(|it| format!("%{it:02X}")).collect::<Vec<_>>().concat();
    let base64 = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, header);
    let words = format!("Incorrect API key provided: {key} ({hex}) ({percent}) ({base64})");
    let mut steps = vec![head(401, "application/json")];
    steps.push(Step::Send(chunk(json!({ "error": { "message": words, "code": "invalid_api_key" } }).to_string())));
    steps.push(last());
    steps
}
