//! What servers say when they fail, in every shape they say it → one kind of error.

use std::time::Duration;

use serde_json::Value;

use super::error::{ErrorKind, LlmError};
use super::reader::floor;

/// The most of a server's words that an error carries.
const MOST_SAID: usize = 300;

/// The error inside a value that came with a good status; nothing if there is none.
pub(super) fn inside(value: &Value) -> Option<LlmError> {
    let value = value.as_array().and_then(|it| it.first()).unwrap_or(value);
    let failed = value.get("error").is_some_and(|it| !it.is_null() && *it != Value::Bool(false))
        || value.get("object").is_some_and(|it| it == "error")
        || value.get("type").is_some_and(|it| it == "error")
        || (value.get("detail").is_some() && value.get("choices").is_none());
    failed.then(|| classify(None, value))
}

/// The error of a response with a bad status. `body` is at least its beginning.
pub(super) fn of_status(status: u16, body: &str) -> LlmError {
    let value: Option<Value> = serde_json::from_str(body.trim()).ok();
    let mut error = match value {
        Some(value) => classify(Some(status), value.as_array().and_then(|it| it.first()).unwrap_or(&value)),
        None => without_json(status, body),
    };
    error.facts.status = Some(status);
    error
}

/// A firewall answers with a page, and a proxy with nothing: neither is a verdict on the request.
fn without_json(status: u16, body: &str) -> LlmError {
    let page = body.trim_start().starts_with('<');
    let kind = match status {
        401 | 402 | 404 | 413 | 429 => by_status(status),
        400..=499 if page => ErrorKind::Server,
        _ => by_status(status),
    };
    let said = if page { format!("a web page: {}", title(body)) } else { clean(body) };
    LlmError::new(kind, said)
}

fn title(page: &str) -> String {
    let text = page.split_once("<title>").and_then(|(_, it)| it.split_once("</title>")).map_or("no title", |it| it.0);
    clean(text)
}

fn classify(status: Option<u16>, value: &Value) -> LlmError {
    let error = value.get("error").filter(|it| it.is_object() || it.is_string()).unwrap_or(value);
    let metadata = error.get("metadata").unwrap_or(&Value::Null);
    let availability = error.get("availability").unwrap_or(&Value::Null);
    let message = message(error, metadata);
    let code = error.get("code").or_else(|| error.get("http_status")).or_else(|| error.get("status"));
    let number = code.and_then(|it| it.as_u64().or_else(|| it.as_str()?.parse().ok()));
    let number = number.and_then(|it| u16::try_from(it).ok()).filter(|it| (400..600).contains(it)).or(status);
    let words = [
        metadata.get("error_type"),
        error.get("error_type"),
        availability.get("code"),
        code,
        metadata.get("limit_source"),
        error.get("type"),
    ];
    let named = words.into_iter().flatten().filter_map(Value::as_str).find_map(by_word);
    let kind = match number {
        Some(402) => payment(metadata),
        Some(403) if moderated(metadata) => ErrorKind::Refused,
        Some(403) if metadata.get("resets_at").is_some() => ErrorKind::Credit,
        _ => named
            .or_else(|| by_message(number, &message))
            .unwrap_or_else(|| number.map_or(ErrorKind::Server, by_status)),
    };
    let mut found = LlmError::new(kind, clean(&message));
    found.facts.status = status.or(number);
    found.facts.permanent = availability.get("retryable") == Some(&Value::Bool(false));
    found.facts.wait = seconds(availability.get("retry_after")).or_else(|| seconds(metadata.get("retry_after")));
    let models = availability.get("fallback_models").and_then(Value::as_array);
    let name = |it: &Value| it.as_str().map(|it| cut(it, 80));
    found.facts.instead = models.map(|it| it.iter().filter_map(name).take(3).collect()).unwrap_or_default();
    found
}

/// The words that say most: a gateway's own are often only that its provider failed.
fn message(error: &Value, metadata: &Value) -> String {
    let text = |it: &Value| it.as_str().filter(|it| !it.trim().is_empty()).map(str::to_owned);
    let own =
        text(error).or_else(|| error.get("message").and_then(text)).or_else(|| error.get("detail").and_then(text));
    let raw = metadata.get("raw").and_then(text);
    let refused = ["reasons", "patterns"].iter().find_map(|it| metadata.get(*it)).map(Value::to_string);
    let listed = error.get("detail").filter(|it| it.is_array()).map(Value::to_string);
    let parts: Vec<String> = [own, raw, refused, listed].into_iter().flatten().collect();
    parts.join(": ")
}

/// Status 402 means three things.
fn payment(metadata: &Value) -> ErrorKind {
    match metadata.get("limit_source").and_then(Value::as_str) {
        Some("openrouter_in_flight_budget") => ErrorKind::Budget,
        _ => ErrorKind::Credit,
    }
}

fn moderated(metadata: &Value) -> bool {
    ["patterns", "reasons", "flagged_input"].iter().any(|it| metadata.get(*it).is_some())
}

fn by_word(word: &str) -> Option<ErrorKind> {
    Some(match word {
        "context_length_exceeded"
        | "max_tokens_exceeded"
        | "token_limit_exceeded"
        | "string_too_long"
        | "payload_too_large"
        | "exceed_context_size_error"
        | "request_too_large" => ErrorKind::ContextTooLong,
        "authentication" | "authentication_error" | "invalid_api_key" | "permission_denied" | "permission_error" => {
            ErrorKind::Key
        }
        "payment_required" | "insufficient_quota" | "billing_hard_limit_reached" | "billing_error" => ErrorKind::Credit,
        "rate_limit_exceeded" | "rate_limit_error" | "tokens" | "requests" => ErrorKind::RateLimited,
        "provider_overloaded" | "overloaded_error" | "overloaded" | "unavailable_error" => ErrorKind::Overloaded,
        "provider_unavailable" | "server" | "server_error" | "internal_error" | "api_error" | "timeout" => {
            ErrorKind::Server
        }
        "not_found"
        | "not_found_error"
        | "model_not_found"
        | "no_endpoints"
        | "constraint_filtered"
        | "privacy_restricted"
        | "free_variant_ended"
        | "model_deprecated" => ErrorKind::NotFound,
        "content_policy_violation" | "refusal" | "content_filter" | "moderation_blocked" => ErrorKind::Refused,
        "invalid_prompt" | "precondition_failed" | "unprocessable" => ErrorKind::BadRequest,
        _ => return None,
    })
}

/// Some servers say in words only what they mean.
fn by_message(status: Option<u16>, message: &str) -> Option<ErrorKind> {
    let text = message.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|it| text.contains(it));
    if says(&["context length", "context size", "context window", "maximum context", "too many tokens"]) {
        return Some(ErrorKind::ContextTooLong);
    }
    if says(&["loading model", "overloaded"]) {
        return Some(ErrorKind::Overloaded);
    }
    let unsaid = status.is_none_or(|it| it == 200);
    if unsaid && says(&["rate limit", "rate-limit", "too many requests"]) {
        return Some(ErrorKind::RateLimited);
    }
    None
}

fn by_status(status: u16) -> ErrorKind {
    match status {
        300..=399 => ErrorKind::Redirect,
        401 | 403 => ErrorKind::Key,
        402 => ErrorKind::Credit,
        404 | 410 => ErrorKind::NotFound,
        408 | 409 | 425 => ErrorKind::Server,
        413 => ErrorKind::ContextTooLong,
        429 => ErrorKind::RateLimited,
        400..=499 => ErrorKind::BadRequest,
        503 | 529 => ErrorKind::Overloaded,
        _ => ErrorKind::Server,
    }
}

fn seconds(value: Option<&Value>) -> Option<Duration> {
    let seconds = value?.as_f64().filter(|it| it.is_finite() && (0.0..=1e9).contains(it))?;
    Some(Duration::from_secs_f64(seconds))
}

/// One line without characters that steer a terminal, and not much of it.
pub(super) fn clean(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|it: char| it.is_whitespace() || it.is_control()).filter(|it| !it.is_empty()).collect();
    cut(&words.join(" "), MOST_SAID)
}

fn cut(text: &str, most: usize) -> String {
    let end = floor(text, most);
    if end < text.len() { format!("{}…", &text[..end]) } else { text.to_owned() }
}
