//! All calls of one ask: made again while that may help, in a form that the server takes, within time and money.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::ask::{Answer, Ask, Format, FormatUsed, Heard, Usage};
use super::attempt::{self, Attempt, Watch};
use super::body;
use super::client::{Inner, Source};
use super::error::{ErrorKind, LlmError};
use super::limiter::Place;
use super::money::{Bill, Call, Held};
use super::pace;
use super::reader::floor;
use super::record::{self, Exchange, Kept};
use super::settings::Price;

/// The most bytes of an unfinished answer that an error carries.
const MOST_PARTIAL: usize = 2_000;

/// An ask on its way.
struct Round<'a> {
    client: &'a Inner,
    ask: &'a Ask,
    model: String,
    hash: String,
    price: Option<Price>,
    number: u32,
}

/// Makes calls until one of them brings an answer or none can.
pub(super) async fn complete(
    client: &Inner,
    ask: &Ask,
    hear: &mut (dyn FnMut(Heard<'_>) + Send),
) -> Result<Answer, LlmError> {
    let model = client.model(ask.model).await?;
    let price = known_price(client, &model).await?;
    let mut round = Round { client, ask, model, price, hash: record::hash(ask), number: 0 };
    let limiter = client.limiter(&round.model);
    let mut failures: BTreeMap<&str, u32> = BTreeMap::new();
    let mut deadline = None;
    loop {
        client.health.check().map_err(|it| round.dressed(it))?;
        let place = limiter.enter().await;
        client.health.check().map_err(|it| round.dressed(it))?;
        round.number += 1;
        let deadline = *deadline.get_or_insert_with(|| Instant::now() + client.settings.limits.total);
        let error = match round.call(&place, deadline, hear).await? {
            Outcome::Answer(it) => return Ok(*it),
            Outcome::AskDifferently => {
                hear(Heard::Again { attempt: round.number + 1, after: Duration::ZERO, why: ErrorKind::BadRequest });
                continue;
            }
            Outcome::Failed(it) => it,
        };
        drop(place);
        let count = failures.entry(error.code()).or_default();
        *count += 1;
        let Some(wait) = round.wait(&error, *count, deadline) else { return Err(error) };
        hear(Heard::Again { attempt: round.number + 1, after: wait, why: error.kind });
        sleep(wait).await;
    }
}

/// A limit on the cost can only be kept where the price is known.
async fn known_price(client: &Inner, model: &str) -> Result<Option<Price>, LlmError> {
    // A list that is there already costs no further call.
    let free = client.settings.price.is_some() || client.settings.preset.is_local() || client.has_catalog();
    let asked = client.purse.needs_price() || free;
    let price = if asked { client.price(model).await } else { None };
    if price.is_none() && client.purse.needs_price() {
        let text = format!("nobody says what `{model}` costs: give --price, or --max-tokens instead of --max-cost");
        return Err(client.dressed(LlmError::new(ErrorKind::Settings, text)));
    }
    Ok(price)
}

/// What was sent, and in whose place.
struct Sent<'a> {
    place: &'a Place,
    form: FormatUsed,
    /// The request, or its outline where nobody keeps it.
    body: Value,
}

enum Outcome {
    Answer(Box<Answer>),
    AskDifferently,
    Failed(LlmError),
}

impl Round<'_> {
    /// One call, from the money that is set aside for it to the note of what it took.
    async fn call(
        &self,
        place: &Place,
        deadline: Instant,
        hear: &mut (dyn FnMut(Heard<'_>) + Send),
    ) -> Result<Outcome, LlmError> {
        let client = self.client;
        let limits = &client.settings.limits;
        let known = client.memory().get(&client.settings.base_url, &self.model);
        let form = body::form(&self.ask.format, &known);
        let body = body::body(self.ask, &self.model, client.settings.preset, &known);
        let held = client.purse.hold(self.entry(), self.most(), self.price).await;
        let mut held = held.map_err(|it| self.dressed(it))?;
        let mut sent = Sent { place, form, body: Value::Null };
        let reply = match &client.source {
            Source::Wire(transport) => {
                let text = body.to_string();
                sent.body = if client.recorder.is_some() { body } else { body::outline(body) };
                transport.ask(text, limits).await
            }
            Source::Replay(replay) => {
                sent.body = body;
                replay.next(&self.hash, &self.ask.label)
            }
        };
        let deadline = deadline.min(Instant::now() + limits.attempt);
        let (scrubber, tape) = (&client.scrubber, client.recorder.is_some());
        let watch = Watch { limits, scrubber, held: &mut held, hear, deadline, tape };
        let mut attempt = attempt::read(reply, watch).await;
        self.keep(&sent.body, &mut attempt)?;
        let outcome = std::mem::replace(&mut attempt.outcome, Ok(()));
        match outcome.and_then(|()| self.read_whole(&attempt)) {
            Ok(()) => {
                place.fine();
                client.health.fine();
                Ok(Outcome::Answer(Box::new(self.answer(attempt, held, form))))
            }
            Err(error) => Ok(self.failed(error, attempt, held, &sent)),
        }
    }

    fn answer(&self, attempt: Attempt, held: Held<'_>, used: FormatUsed) -> Answer {
        let clean = |it: String| self.client.scrubber.clean(&it);
        let generation_id = attempt.generation_id.or(attempt.said.id).map(clean);
        let bill = attempt.said.usage.filter(|it| it.completion_tokens > 0).map_or(Bill::Unsaid, Bill::Said);
        let usage = held.pay("OK", bill, generation_id.as_deref());
        if used == FormatUsed::JsonSchema && !self.keeps_schema(&attempt.said.text) {
            self.client.memory().entry(&self.client.settings.base_url, &self.model).ignores_schema = true;
        }
        let model = attempt.said.model.map_or_else(|| self.model.clone(), clean);
        Answer { text: attempt.said.text, usage, model, attempts: self.number, generation_id, format_used: used }
    }

    fn failed(&self, mut error: LlmError, attempt: Attempt, held: Held<'_>, sent: &Sent<'_>) -> Outcome {
        let client = self.client;
        error.facts.generation_id = attempt.generation_id.or(attempt.said.id);
        let text = client.scrubber.clean(&attempt.said.text);
        error.facts.partial = text[..floor(&text, MOST_PARTIAL)].to_owned();
        let mut error = self.dressed(error);
        let began = attempt.status.is_some_and(|it| (200..300).contains(&it));
        let bill = match attempt.said.usage {
            Some(usage) => Bill::Said(usage),
            None if began || error.kind == ErrorKind::TimeoutHeaders => Bill::Unsaid,
            None => Bill::Nothing,
        };
        held.pay(error.code(), bill, error.facts.generation_id.as_deref());
        if client.memory().entry(&client.settings.base_url, &self.model).learn(&error, sent.form, &sent.body) {
            return Outcome::AskDifferently;
        }
        if matches!(error.kind, ErrorKind::RateLimited | ErrorKind::Overloaded | ErrorKind::Budget) {
            sent.place.overrun(error.facts.wait.map(|_| pace::wait(&error, 1, &client.settings.limits, 1.0)));
        }
        error.facts.attempts = self.number;
        client.health.failed(&error, client.settings.limits.breaker);
        Outcome::Failed(error)
    }

    /// How long to wait before the next call; nothing if there is none.
    fn wait(&self, error: &LlmError, count: u32, deadline: Instant) -> Option<Duration> {
        let limits = &self.client.settings.limits;
        if error.facts.permanent || count > error.kind.retries() || self.number >= limits.attempts {
            return None;
        }
        // A server that says when to come back is not burdened by those who do.
        if error.facts.wait.is_none() && !self.client.health.take_retry() {
            return None;
        }
        if matches!(self.client.source, Source::Replay(_)) {
            return Some(Duration::ZERO);
        }
        let wait = pace::wait(error, count, limits, pace::chance());
        (Instant::now() + wait < deadline).then_some(wait)
    }

    /// Some servers cut a long prompt without a word and answer what is left.
    fn read_whole(&self, attempt: &Attempt) -> Result<(), LlmError> {
        let read = attempt.said.usage.map_or(0, |it| it.prompt_tokens);
        let bytes = self.ask.said() as u64;
        // No text has ten bytes a token, and no server that cuts has a window below a thousand.
        if read < 1_000 || bytes / 10 < read {
            return Ok(());
        }
        let text = format!("the server read {read} tokens of about {}", bytes / 4);
        Err(LlmError::new(ErrorKind::ContextTooLong, text))
    }

    /// Whether the answer looks as if the schema had been looked at.
    fn keeps_schema(&self, text: &str) -> bool {
        let Format::JsonSchema { schema, .. } = &self.ask.format else { return true };
        let Ok(Value::Object(answer)) = serde_json::from_str(text.trim()) else { return false };
        let required = schema.get("required").and_then(Value::as_array);
        required.is_none_or(|it| it.iter().filter_map(Value::as_str).all(|name| answer.contains_key(name)))
    }

    fn keep(&self, body: &Value, attempt: &mut Attempt) -> Result<(), LlmError> {
        let Some(recorder) = &self.client.recorder else { return Ok(()) };
        let exchange = Exchange {
            ask: self.hash.clone(),
            label: self.ask.label.clone(),
            model: self.model.clone(),
            request: body.clone(),
            status: attempt.status,
            retry_after: attempt.retry_after.clone(),
            generation_id: attempt.generation_id.clone(),
            body: Kept::new(attempt.tape.take().unwrap_or_default()),
            end: attempt.end,
        };
        recorder.keep(&exchange, &self.client.scrubber)
    }

    fn entry(&self) -> Call {
        Call {
            label: self.ask.label.clone(),
            model: self.model.clone(),
            ask: self.hash.clone(),
            attempt: self.number,
            outcome: String::new(),
            usage: Usage::default(),
            generation_id: None,
        }
    }

    fn most(&self) -> Usage {
        let (prompt_tokens, completion_tokens) = (self.ask.prompt_tokens(), self.ask.max_tokens.into());
        Usage { prompt_tokens, completion_tokens, ..Usage::default() }
    }

    fn dressed(&self, mut error: LlmError) -> LlmError {
        error.facts.model = self.model.clone();
        self.client.dressed(error)
    }
}
