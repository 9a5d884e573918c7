//! Each way in which an answer can break, and what becomes of it.

use std::collections::BTreeMap;

use airstrip::devmodel::{Options, scenarios};
use airstrip::llm::{Answer, Client, ErrorKind, FormatUsed, Heard, LlmError, Settings};
use serde_json::Value;

use super::{Bench, ask, question, run};

/// What each scenario ends in when every answer breaks by it: an answer, or the code of an error.
const EXPECTED: &str = "
    good OK · comments OK · comments-wrapped OK · open-after-done OK · open-after-finish OK · usage-last OK
    deltas-odd OK · choices-many OK · bytes OK · bom OK · cr OK · crlf OK · tight OK · two-lines OK · two-events OK
    two-in-one OK · twice OK · no-last-line OK · not-streamed OK · pretty OK · json-lines OK · parts OK · gzip OK
    cut-after-finish OK · fenced OK · no-schema OK · no-json-object OK · no-temperature OK · no-max-tokens OK
    no-usage OK · prompt-cut OK
    key-401 KEY · key-403 KEY · echo-401 KEY · credit-402 CREDIT · key-limit-402 CREDIT · weight-402 CREDIT · budget-402 BUDGET
    guardrail-403 REFUSED · html-403 SERVER · empty-502 SERVER · edge-524 SERVER · overloaded-529 OVERLOADED
    loading-503 OVERLOADED · server-500 SERVER · limit-429 RATE_LIMITED · limit-429-0 RATE_LIMITED
    limit-429-negative RATE_LIMITED · limit-429-century RATE_LIMITED · limit-429-date RATE_LIMITED
    limit-429-word RATE_LIMITED · fastapi-400 BAD_REQUEST · no-endpoints-404 NOT_FOUND
    context-400 CONTEXT_TOO_LONG · context-413 CONTEXT_TOO_LONG · redirect REDIRECT
    error-as-stream RATE_LIMITED · error-int RATE_LIMITED · error-word SERVER · error-type OVERLOADED
    error-vllm SERVER · error-line SERVER · error-event SERVER · choice-error SERVER · choices-none CUT
    choices-missing CUT · reasoning-only EMPTY · reasoning-length TRUNCATED · refusal REFUSED · blank EMPTY
    ends-early CUT · done-without-finish CUT · finish-blank CUT · finish-abort ABORTED · finish-unknown ABORTED
    finish-length TRUNCATED · finish-filter REFUSED · not-utf8 GARBLED · not-json GARBLED · html-200 GARBLED
    blanks RUNAWAY · repeats RUNAWAY · deltas-empty RUNAWAY · line-endless TOO_LARGE · length-long CUT · length-short CUT
    chunk-bad CUT · reset CUT · reset-at-once CUT · gzip-cut GARBLED · gzip-lie GARBLED · zstd GARBLED
    silent TIMEOUT_HEADERS · idle TIMEOUT_IDLE · drip TIMEOUT_IDLE · comments-endless TIMEOUT_IDLE
    echo-text GARBLED";

pub(crate) fn expected() -> BTreeMap<&'static str, &'static str> {
    let rows = EXPECTED.split(['·', '\n']).map(str::trim).filter(|it| !it.is_empty());
    rows.map(|it| it.split_once(' ').expect("a name and what becomes of it")).collect()
}

#[track_caller]
fn check(name: &str, expected: &str, found: &Result<Answer, LlmError>) {
    match found {
        Ok(answer) => {
            assert_eq!("OK", expected, "{name}: {answer:?}");
            let json = answer.text.trim_start_matches("Sure!\n```json\n").split("\n```").next().unwrap_or_default();
            let value: Value = serde_json::from_str(json).unwrap_or_else(|it| panic!("{name}: {it}: {answer:?}"));
            assert!(value["title"].is_string(), "{name}: {value}");
        }
        Err(error) => {
            assert_eq!(error.code(), expected, "{name}: {error}");
            let text = error.to_string();
            assert!(text.starts_with(error.kind.text()) && text.lines().count() == 1, "{name}: {text}");
        }
    }
}

#[test]
fn every_broken_answer_ends_in_an_answer_or_in_one_error() {
    run(async {
        let bench = Bench::clean().await;
        let mut expected = expected();
        for scenario in scenarios() {
            let row = expected.remove(scenario.name).unwrap_or_else(|| panic!("{} is not expected", scenario.name));
            let client = bench.client(scenario.name);
            check(scenario.name, row, &ask(&client).await);
        }
        assert!(expected.is_empty(), "no such scenarios: {expected:?}");
    });
}

#[test]
fn what_passes_is_asked_again() {
    run(async {
        let bench = Bench::clean().await;
        for scenario in scenarios().filter(|it| it.passing) {
            let kept = ["TRUNCATED", "REFUSED"].contains(&expected()[scenario.name]);
            let found = ask(&bench.client(&format!("{}:1", scenario.name))).await;
            // The count is by prompt, and each scenario has its own path: the second try is the good one.
            match found {
                Ok(answer) => assert!(answer.attempts <= 2, "{}: {answer:?}", scenario.name),
                Err(error) => assert!(kept, "{}: {error}", scenario.name),
            }
        }
    });
}

#[test]
fn one_in_twenty_breaks_and_nobody_notices() {
    run(async {
        let bench = Bench::new(Options { seed: 3, ..Options::default() }).await;
        let client = Client::new(Settings { base_url: bench.address.clone(), ..bench.settings("") }).expect("a client");
        let mut broken = 0;
        for number in 0..200 {
            let ask = airstrip::llm::Ask { seed: Some(number), ..question() };
            let ask = airstrip::llm::Ask { system: format!("{number}").into(), ..ask };
            match client.complete(&ask, &mut |_| {}).await {
                Ok(answer) => broken += u32::from(answer.attempts > 1),
                Err(error) => {
                    assert!(matches!(error.kind, ErrorKind::Truncated | ErrorKind::Refused), "{error}");
                    broken += 1;
                }
            }
        }
        assert!((2..=30).contains(&broken), "{broken}");
        let faults = bench.server.seen().iter().filter(|it| it.scenario != "good").count();
        assert!(faults >= 2, "{faults}");
    });
}

#[test]
fn a_refused_key_is_asked_once() {
    run(async {
        let bench = Bench::clean().await;
        let client = bench.client("key-401");
        for _ in 0..50 {
            let error = ask(&client).await.expect_err("no key");
            assert_eq!((error.kind, error.exit_code(), error.ends_run()), (ErrorKind::Key, 3, true));
            assert!(error.hint().is_some_and(|it| it.contains("AIRSTRIP_API_KEY")));
        }
        assert_eq!(bench.server.seen().len(), 1);
    });
}

#[test]
fn a_server_that_is_down_is_left_alone_after_five_tries() {
    run(async {
        let mut settings = Bench::clean().await.settings("good");
        settings.base_url = "http://127.0.0.1:1".to_owned();
        let client = Client::new(settings).expect("a client");
        let error = ask(&client).await.expect_err("nobody listens");
        assert_eq!((error.kind, error.facts.attempts), (ErrorKind::Unreachable, 4));
        assert!(error.to_string().contains("127.0.0.1:1"), "{error}");
        let kinds = [ask(&client).await, ask(&client).await].map(|it| it.expect_err("nobody listens").kind);
        assert_eq!(kinds[1], ErrorKind::BreakerOpen);
    });
}

#[test]
fn a_server_that_knows_no_schema_is_told_it_in_words_and_remembered() {
    run(async {
        let bench = Bench::clean().await;
        let client = bench.client("no-schema");
        let first = ask(&client).await.expect("an answer");
        assert_eq!((first.format_used, first.attempts), (FormatUsed::Text, 3));
        let calls = bench.server.seen().len();
        let memory = client.memory();
        let again = bench.client("no-schema");
        again.remember(serde_json::from_value(serde_json::to_value(memory).expect("JSON")).expect("a memory"));
        assert_eq!(ask(&again).await.expect("an answer").attempts, 1);
        assert_eq!(bench.server.seen().len(), calls + 1);
    });
}

#[test]
fn who_watches_hears_the_answer_and_what_is_void() {
    run(async {
        let bench = Bench::clean().await;
        let mut heard = Vec::new();
        let mut text = String::new();
        let client = bench.client("ends-early:1");
        let answer = client
            .complete(&question(), &mut |it| match it {
                Heard::Text(piece) => text.push_str(piece),
                Heard::Again { attempt, why, .. } => {
                    heard.push((attempt, why));
                    text.clear();
                }
            })
            .await
            .expect("an answer");
        assert_eq!(heard, [(2, ErrorKind::Cut)]);
        assert_eq!(text, answer.text);
    });
}

#[test]
fn a_prompt_that_was_cut_is_noticed() {
    run(async {
        let bench = Bench::clean().await;
        let long = airstrip::llm::Ask { system: "Words. ".repeat(6_000).into(), ..question() };
        let error = bench.client("prompt-cut").complete(&long, &mut |_| {}).await.expect_err("it was cut");
        assert_eq!(error.kind, ErrorKind::ContextTooLong);
        assert!(error.to_string().contains("2048"), "{error}");
    });
}

#[test]
fn a_dropped_call_closes_its_connection() {
    run(async {
        let bench = Bench::clean().await;
        let client = bench.client("idle");
        let stop = tokio::sync::Notify::new();
        let (ask, mut hear) = (question(), |_: Heard<'_>| stop.notify_one());
        tokio::select! {
            _ = client.complete(&ask, &mut hear) => panic!("it never ends"),
            () = stop.notified() => {}
        }
        // The server sees the end of the connection without another word from us.
        while !bench.server.seen()[0].left {
            tokio::task::yield_now().await;
        }
        let spent = client.spent();
        assert_eq!((spent.calls.len(), spent.calls[0].outcome.as_str()), (1, "CANCELLED"));
        assert!(spent.calls[0].usage.estimated && spent.completion_tokens > 0);
    });
}

/// `docs/faults.md` says which test sees a fault: every scenario is in it, and what it names is there.
#[test]
fn the_table_of_faults_names_what_exists() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = std::fs::read_to_string(root.join("docs/faults.md")).expect("the table");
    let tests: String = walkdir::WalkDir::new(root.join("tests/it"))
        .into_iter()
        .filter_map(|it| std::fs::read_to_string(it.ok()?.path()).ok())
        .collect();
    let known: Vec<&str> = scenarios().map(|it| it.name).collect();
    let columns = table.lines().filter_map(|it| it.strip_suffix(" |")?.rsplit_once("| ")).map(|it| it.1);
    let prose = table.lines().filter(|it| it.starts_with("The keys of providers"));
    let text: String = columns.chain(prose).collect::<Vec<_>>().join(" ");
    let named: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    for name in &named {
        assert!(known.contains(name) || tests.contains(&format!("\nfn {name}() {{")), "{name}");
    }
    let missing: Vec<&&str> = known.iter().filter(|it| !named.contains(it)).collect();
    assert!(missing.is_empty() && named.len() > known.len(), "{missing:?}");
}
