//! Ten thousand broken streams and drafts: each ends in an answer or in findings, in time and in little memory.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use airstrip::author::model::{Task, words};
use airstrip::llm::{Client, Preset, Settings};
use airstrip::verify::Author;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::bench::{Bench, section, with};
use crate::support::Folder;
use crate::wire::{self, quick, run_within};

/// How many streams are read.
const STREAMS: usize = 8_000;
/// How many drafts are judged: half of them words, half of them components.
const DRAFTS: usize = 2_000;
/// How long one of them may take on a busy machine.
const EACH: Duration = Duration::from_secs(20);
/// What the process that does all this may take.
const MOST_MEMORY: u64 = 200 << 20;
/// What the process that does the work is told, and nothing else understands.
const ALONE: &str = "a-process-of-its-own";

/// Equal on every run.
struct Dice(TestRng);

impl Dice {
    fn new() -> Self {
        Self(TestRng::deterministic_rng(RngAlgorithm::ChaCha))
    }

    fn below(&mut self, most: usize) -> usize {
        let number = usize::try_from(self.0.next_u64() >> 32).expect("32 bits");
        number % most.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// `bytes`, broken in one to six places.
    fn broken(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let (at, until) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
            let (start, end) = (at.min(until), at.max(until));
            match self.below(8) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(start..end.min(start + 40))),
                2 => {
                    let piece = bytes[start..end.min(start + 400)].to_vec();
                    let again = piece.repeat(1 + self.below(9));
                    bytes.splice(at..at, again);
                }
                3 if !bytes.is_empty() => {
                    let at = at.min(bytes.len() - 1);
                    bytes[at] ^= 1 << self.below(8);
                }
                4 => bytes[start..end].reverse(),
                5 => drop(bytes.splice(start..end.min(start + 3), self.pick(ODD).bytes())),
                6 => drop(bytes.splice(at..at, [u8::try_from(self.below(256)).expect("a byte"); 3])),
                _ => drop(bytes.splice(at..at, self.pick(ODD).bytes())),
            }
        }
        bytes
    }
}

/// What turns readers aside.
const ODD: &[&str] = &[
    "\n\n",
    "\r",
    "\r\n",
    "data: ",
    "data:",
    "[DONE]",
    "event: error\n",
    ": comment\n",
    "null",
    "{}",
    "[]",
    "\"",
    "\\",
    "\\u0000",
    "\\ud83d",
    "\u{FEFF}",
    "\u{202E}",
    "👩🏽‍💻",
    "-1",
    "1e999",
    "{\"error\":\"x\"}",
    "\"finish_reason\":\"\"",
    "\"choices\":[]",
    "\"delta\":null",
    "```",
    "<think>",
    "</think>",
    "//",
    "/*",
    "`${",
    "</div>",
    "<div",
    "{",
    "}",
    "(",
    "=>",
    "import ",
    "export default ",
    "\0",
    "\u{7F}",
    "'",
];

const STATUSES: &[u16] = &[200, 200, 200, 200, 200, 200, 201, 301, 400, 402, 404, 413, 429, 500, 503, 529, 999];

#[test]
fn ten_thousand_broken_streams_and_drafts() {
    if std::env::args().any(|it| it == ALONE) {
        return work();
    }
    let own = std::env::current_exe().expect("this program");
    let name = "fuzz::ten_thousand_broken_streams_and_drafts";
    let output = Command::new(own).args([name, "--exact", "--nocapture", "--skip", ALONE]).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

fn work() {
    let mut dice = Dice::new();
    let read = run_within(Duration::from_mins(10), streams(&mut dice));
    assert!(read >= STREAMS, "{read}");
    let (passed, refused) = drafts(&mut dice);
    assert!(passed > 10 && refused > DRAFTS / 4 && passed + refused == DRAFTS, "{passed} and {refused}");
    if let Ok(status) = fs::read_to_string("/proc/self/status") {
        let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).expect("the most memory");
        let kib: u64 = line.trim().trim_end_matches(" kB").trim().parse().expect("a number");
        assert!(kib << 10 < MOST_MEMORY, "{} MiB", kib >> 10);
    }
}

/// One exchange of each of some scenarios, as it was recorded.
async fn recorded(path: &Path) -> Vec<Value> {
    let bench = wire::Bench::clean().await;
    for scenario in ["good", "not-streamed", "usage-last", "two-lines", "choice-error", "parts", "deltas-odd", "fenced"]
    {
        let settings = Settings { record: Some(path.to_owned()), ..bench.settings(scenario) };
        // What becomes of it is not the question here.
        wire::ask(&Client::new(settings).expect("a client")).await.ok();
    }
    let text = fs::read_to_string(path).expect("a recording");
    text.lines().map(|it| serde_json::from_str(it).expect("JSON")).collect()
}

/// Has a client read broken streams, and says how many it read.
async fn streams(dice: &mut Dice) -> usize {
    let folder = Folder::new();
    let whole = recorded(&folder.join("whole.jsonl")).await;
    let (path, mut read) = (folder.join("broken.jsonl"), 0);
    while read < STREAMS {
        let lines: Vec<String> = (0..6).map(|_| exchange(dice, &whole).to_string()).collect();
        fs::write(&path, lines.join("\n")).expect("a file");
        let settings = Settings { limits: quick(), replay: Some(path.clone()), ..Settings::new(Preset::Replay) };
        let client = Client::new(settings).expect("a recording");
        let ended = timeout(EACH, wire::ask(&client)).await.expect("it ends in time");
        read += match ended {
            Ok(answer) => {
                assert!(!answer.text.trim().is_empty());
                answer.attempts
            }
            Err(error) => {
                assert_eq!(error.to_string().lines().count(), 1, "{error}");
                error.facts.attempts.max(1)
            }
        } as usize;
    }
    read
}

fn exchange(dice: &mut Dice, whole: &[Value]) -> Value {
    let mut one = dice.pick(whole).clone();
    let text = one["body"]["text"].as_str().unwrap_or_default().to_owned();
    one["body"] = json!({ "base64": STANDARD.encode(dice.broken(text.as_bytes())) });
    one["status"] = json!(dice.pick(STATUSES));
    one["ask"] = whole[0]["ask"].clone();
    one
}

/// Judges broken words and components: how many passed, and how many were refused.
fn drafts(dice: &mut Dice) -> (usize, usize) {
    let bench = Bench::new();
    let kind = bench.gate.library.kind("features").expect("it works");
    let spec = bench.plan.section("features").expect("it is there").clone();
    let task = Task { library: &bench.gate.library, plan: &bench.plan, spec: &spec, bounded: false };
    let first = task.first_draft();
    let good = first.to_string();
    let components = [
        section("<p className=\"text-muted\">{content.lead}</p>"),
        section("{content.items.map((it) => <p key={it.title}>{it.title}</p>)}"),
        with("import { useState } from \"react\";", "<button type=\"button\" onClick={() => undefined}>Go</button>"),
    ];
    let mut passed = 0;
    for number in 0..DRAFTS {
        let judged = if number % 2 == 0 {
            let answer = String::from_utf8_lossy(&dice.broken(good.as_bytes())).into_owned();
            words(&task, kind, &first, &answer).and_then(|it| bench.draft("features", it.draft.form, Author::Model))
        } else {
            let bytes = dice.pick(&components).clone();
            let text = String::from_utf8_lossy(&dice.broken(bytes.as_bytes())).into_owned();
            bench.code(&text)
        };
        match judged {
            Ok(_) => passed += 1,
            Err(rejection) => assert!(!rejection.findings.is_empty()),
        }
    }
    (passed, DRAFTS - passed)
}
