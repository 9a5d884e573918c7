//! Listens, answers, and remembers what it was asked.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::answer::answer;
use super::dice::Dice;
use super::request::{Chat, Request};
use super::scenario::{Good, Scenario, scenarios};
use super::script::{After, DONE, Step, chunk, event, events_head, finish, json_body, last, perform, piece};

/// How many letters of an answer come at once, at the least.
const PIECE: usize = 48;

/// Into how many pieces an answer is cut at the most, so that their waits are longer than a timer's tick.
const MOST_PIECES: usize = 16;

/// How the server behaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Decides what is answered and what breaks.
    pub seed: u64,
    /// The share of answers that break, from 0 to 1.
    pub faults: f64,
    /// How long an answer takes.
    pub latency: Duration,
    /// How much longer each of several answers at once takes than the one before it.
    pub apart: Duration,
    /// The scenario that every answer is broken by, such as `idle` or `limit-429:2`.
    pub scenario: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, faults: 0.05, latency: Duration::ZERO, apart: Duration::ZERO, scenario: None }
    }
}

/// A request that was answered, or is being answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The first words of the question.
    pub question: String,
    /// The body, byte for byte.
    pub body: String,
    /// The value of the header `Authorization`.
    pub authorization: Option<String>,
    /// What was done with it: `good`, or the name of a scenario.
    pub scenario: String,
    /// The client went before the end.
    pub left: bool,
}

/// A model server.
#[derive(Debug, Clone)]
pub struct Server(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    options: Options,
    seen: Mutex<Vec<Seen>>,
    /// How often each prompt was asked.
    counts: Mutex<BTreeMap<String, usize>>,
    /// How many requests are being answered, and how many were at the most.
    busy: Mutex<(usize, usize)>,
}

impl Server {
    /// A server that nobody reaches yet.
    pub fn new(options: Options) -> Self {
        Self(Arc::new(Shared { options, seen: Mutex::default(), counts: Mutex::default(), busy: Mutex::default() }))
    }

    /// Every request so far, in the order in which they came.
    pub fn seen(&self) -> Vec<Seen> {
        self.lock().clone()
    }

    /// How many requests were being answered at once, at the most.
    pub fn most_at_once(&self) -> usize {
        self.0.busy.lock().unwrap_or_else(PoisonError::into_inner).1
    }

    /// Answers whoever connects to `listener`, until the future is dropped.
    pub async fn serve(&self, listener: TcpListener) -> io::Result<()> {
        let mut connections = JoinSet::new();
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true).ok();
            let server = self.clone();
            connections.spawn(async move { server.connection(stream).await });
            while connections.try_join_next().is_some() {}
        }
    }

    async fn connection(&self, mut stream: TcpStream) {
        let mut rest = Vec::new();
        while let Some(request) = Request::read(&mut stream, &mut rest).await {
            let after = match (request.method.as_str(), request.path.ends_with("/chat/completions")) {
                ("POST", true) => self.chat(&request, &mut stream).await,
                ("GET", false) if request.path.ends_with("/models") => perform(models(), &mut stream).await,
                _ => perform(json_body(404, &json!({ "error": { "message": "no such path" } })), &mut stream).await,
            };
            if after != After::Open {
                return;
            }
        }
    }

    async fn chat(&self, request: &Request, stream: &mut TcpStream) -> After {
        let chat = Chat::of(&request.body);
        let prompt = format!("{}\n{}", chat.system, chat.question);
        let count = self.count(&prompt);
        let scenario = self.choose(request, &prompt, count);
        let at = self.note(request, &chat, scenario.map_or("good", |it| it.name));
        let options = &self.0.options;
        let text = answer(&chat, Dice::of(options.seed, &prompt).below(usize::MAX) as u64);
        let ahead = self.busy(|it| it.0 += 1);
        let latency = options.latency + options.apart * u32::try_from(ahead).unwrap_or(u32::MAX);
        let good_answer = Good { text: &text, chat: &chat, request, latency };
        let steps = scenario.map_or(good as fn(&Good<'_>) -> Vec<Step>, |it| it.steps)(&good_answer);
        let after = perform(steps, stream).await;
        self.busy(|it| it.0 -= 1);
        if after == After::Left
            && let Some(it) = self.lock().get_mut(at)
        {
            it.left = true;
        }
        after
    }

    /// The scenario that the header, the path or the options name, or that chance picks.
    fn choose(&self, request: &Request, prompt: &str, count: usize) -> Option<Scenario> {
        let options = &self.0.options;
        let in_path = || request.path.strip_prefix("/scenario/")?.split('/').next();
        let named = request.header("x-scenario").or_else(in_path).or(options.scenario.as_deref());
        if let Some(named) = named {
            let (name, most) = named.split_once(':').unwrap_or((named, ""));
            let broken = most.parse().map_or(true, |most: usize| count < most);
            return scenarios().find(|it| it.name == name && broken);
        }
        let mut dice = Dice::of(options.seed, &format!("{count} {prompt}"));
        let passing: Vec<Scenario> = scenarios().filter(|it| it.passing).collect();
        dice.happens(options.faults).then(|| passing[dice.below(passing.len())])
    }

    fn count(&self, prompt: &str) -> usize {
        let mut counts = self.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(blake3::hash(prompt.as_bytes()).to_string()).or_default();
        *count += 1;
        *count - 1
    }

    fn note(&self, request: &Request, chat: &Chat, scenario: &str) -> usize {
        let mut seen = self.lock();
        seen.push(Seen {
            question: chat.question.chars().take(80).collect(),
            body: String::from_utf8_lossy(&request.body).into_owned(),
            authorization: request.header("authorization").map(str::to_owned),
            scenario: scenario.to_owned(),
            left: false,
        });
        seen.len() - 1
    }

    /// Changes how many requests are being answered; how many it were before.
    fn busy(&self, change: fn(&mut (usize, usize))) -> usize {
        let mut busy = self.0.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let before = busy.0;
        change(&mut busy);
        busy.1 = busy.1.max(busy.0);
        before
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Seen>> {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn models() -> Vec<Step> {
    let free = json!({ "prompt": "0.000001", "completion": "0.000002" });
    json_body(200, &json!({ "data": [{ "id": "dev", "pricing": free }, { "id": "dev-small", "pricing": free }] }))
}

/// The answer as it should be, in pieces that take the latency together.
pub(super) fn good(good: &Good<'_>) -> Vec<Step> {
    let (chat, text) = (good.chat, good.text);
    let (read, written) = ((chat.system.len() + chat.question.len()).div_ceil(4), text.len().div_ceil(4));
    let usage = json!({ "prompt_tokens": read, "completion_tokens": written });
    if !chat.streams {
        let choice = json!({ "index": 0, "message": { "content": text }, "finish_reason": "stop" });
        let mut steps = vec![Step::Pause(good.latency)];
        steps.extend(json_body(
            200,
            &json!({ "id": "gen-dev", "model": chat.model, "choices": [choice], "usage": usage }),
        ));
        return steps;
    }
    let pieces: Vec<String> = split(text).iter().map(|it| piece(it)).collect();
    // Most of the time passes before the first word, as with a real model.
    let (first, each) = (good.latency / 2, good.latency / 2 / u32::try_from(pieces.len().max(1)).unwrap_or(1));
    let mut steps = vec![Step::Pause(first), events_head()];
    for it in pieces {
        steps.extend([Step::Pause(each), Step::Send(chunk(it))]);
    }
    steps.push(Step::Send(chunk(finish("stop"))));
    if chat.wants_usage {
        steps.push(Step::Send(chunk(event(&json!({ "choices": [], "usage": usage })))));
    }
    steps.extend([Step::Send(chunk(DONE)), last()]);
    steps
}

fn split(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(PIECE.max(letters.len().div_ceil(MOST_PIECES))).map(|it| it.iter().collect()).collect()
}
