//! What a run may take, and how many calls run at once.

use std::time::Duration;

use airstrip::devmodel::Options;
use airstrip::llm::{Ask, Client, ErrorKind, Preset, Price, Settings};
use futures_util::future::join_all;

use super::{Bench, ask, question, quick, run};

const PRICE: Price = Price { prompt: 0.001, completion: 0.002 };

#[test]
fn what_the_server_says_is_what_it_cost() {
    run(async {
        let bench = Bench::clean().await;
        let client = bench.client("usage-last");
        let answer = ask(&client).await.expect("an answer");
        assert_eq!((answer.usage.prompt_tokens, answer.usage.completion_tokens), (7, 5));
        assert_eq!((answer.usage.cost, answer.usage.estimated), (Some(0.25), false));
        assert_eq!(answer.generation_id.as_deref(), Some("gen-dev"));
        let spent = client.spent();
        assert!((spent.cost - 0.25).abs() < 1e-9 && spent.unpriced == 0, "{spent:?}");
        assert_eq!((spent.calls[0].label.as_str(), spent.calls[0].outcome.as_str()), ("hero", "OK"));
    });
}

#[test]
fn a_limit_on_the_cost_is_not_crossed_however_many_ask() {
    run(async {
        let bench = Bench::clean().await;
        let most = 1.0;
        let settings = Settings { price: Some(PRICE), max_cost: Some(most), ..bench.settings("good") };
        let client = Client::new(settings).expect("a client");
        let asks: Vec<Ask> = (0..60).map(|it| Ask { max_tokens: 100, seed: Some(it), ..question() }).collect();
        let (client, asks) = (&client, &asks);
        let answers = join_all(asks.iter().map(|it| async move { client.complete(it, &mut |_| {}).await })).await;
        let fine = answers.iter().filter(|it| it.is_ok()).count();
        let spent = client.spent();
        assert!(spent.cost <= most && spent.cost > most / 2.0, "{}", spent.cost);
        assert_eq!((fine, bench.server.seen().len()), (spent.calls.len(), fine));
        let refused: Vec<ErrorKind> = answers.into_iter().filter_map(Result::err).map(|it| it.kind).collect();
        assert!(!refused.is_empty() && refused.iter().all(|it| *it == ErrorKind::Ceiling), "{refused:?}");
    });
}

#[test]
fn a_limit_on_tokens_is_not_crossed() {
    run(async {
        let bench = Bench::clean().await;
        let settings = Settings { max_tokens: Some(2_000), ..bench.settings("good") };
        let client = Client::new(settings).expect("a client");
        let mut kinds = Vec::new();
        for seed in 0..60 {
            let ask = Ask { max_tokens: 200, seed: Some(seed), ..question() };
            kinds.extend(client.complete(&ask, &mut |_| {}).await.err().map(|it| it.kind));
        }
        let spent = client.spent();
        assert!(spent.prompt_tokens + spent.completion_tokens <= 2_000, "{spent:?}");
        assert!(!kinds.is_empty() && kinds.iter().all(|it| *it == ErrorKind::Ceiling), "{kinds:?}");
    });
}

#[test]
fn a_limit_on_the_cost_needs_a_price() {
    run(async {
        let bench = Bench::clean().await;
        let unknown = Settings { models: vec!["nobody".to_owned()], max_cost: Some(1.0), ..bench.settings("good") };
        let error = ask(&Client::new(unknown).expect("a client")).await.expect_err("no price");
        assert_eq!(error.kind, ErrorKind::Settings);
        assert!(error.to_string().contains("--price"), "{error}");
        let listed = Settings { max_cost: Some(1.0), ..bench.settings("good") };
        let client = Client::new(listed).expect("a client");
        let estimate = client.estimate(&[question(), question()]).await.expect("the list has its price");
        ask(&client).await.expect("an answer");
        assert!(client.spent().cost > 0.0 && client.spent().cost * 2.0 < estimate);
    });
}

#[test]
fn a_price_that_is_known_is_in_the_receipt() {
    run(async {
        let bench = Bench::clean().await;
        let client = bench.client("good");
        client.estimate(&[question()]).await.expect("the list has its price");
        let answer = ask(&client).await.expect("an answer");
        assert!(answer.usage.cost.is_some_and(|it| it > 0.0), "{answer:?}");
        assert_eq!(client.spent().unpriced, 0);
    });
}

#[test]
fn a_refused_call_costs_nothing() {
    run(async {
        let bench = Bench::clean().await;
        let client = bench.client("limit-429-0:2");
        ask(&client).await.expect("an answer");
        let outcomes: Vec<String> = client.spent().calls.iter().map(|it| it.outcome.clone()).collect();
        assert_eq!(outcomes, ["RATE_LIMITED", "RATE_LIMITED", "OK"]);
        assert_eq!(client.spent().calls[0].usage.prompt_tokens, 0);
    });
}

#[test]
fn many_calls_run_at_once() {
    run(async {
        let latency = Duration::from_millis(200);
        let bench = Bench::new(Options { faults: 0.0, latency, ..Options::default() }).await;
        let limits =
            airstrip::llm::Limits { header: Duration::from_secs(10), attempt: Duration::from_secs(20), ..quick() };
        let client = Client::new(Settings { limits, ..bench.settings("good") }).expect("a client");
        let asks: Vec<Ask> = (0..40).map(|it| Ask { seed: Some(it), ..question() }).collect();
        let (client, asks) = (&client, &asks);
        let answers = join_all(asks.iter().map(|it| async move { client.complete(it, &mut |_| {}).await })).await;
        assert!(answers.iter().all(Result::is_ok));
        // In sequence the second would come when the first is answered: here all came before any was.
        assert_eq!(bench.server.most_at_once(), 40);
    });
}

#[test]
fn a_server_without_a_named_model_is_asked_for_one() {
    run(async {
        let bench = Bench::clean().await;
        let client = Client::new(Settings { models: Vec::new(), ..bench.settings("good") }).expect("a client");
        ask(&client).await.expect("an answer");
        assert!(bench.server.seen()[0].body.contains(r#""model":"dev""#));
        let settings = Settings { models: vec!["dev-smal".to_owned()], ..bench.settings("good") };
        let probe = Client::new(settings).expect("a client").probe().await;
        assert_eq!((probe.listed, probe.nearest.first().map(String::as_str)), (Some(false), Some("dev-small")));
        assert_eq!((probe.reachable, probe.key, probe.streaming), (true, Some(true), Some(true)));
        assert_eq!((probe.json_schema, probe.json_object, probe.usage), (Some(true), Some(true), Some(true)));
        let refused = bench.client("key-401").probe().await;
        assert_eq!((refused.reachable, refused.key), (true, Some(false)));
    });
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    for (url, word) in [
        ("", "--base-url"),
        ("localhost:80", "http://"),
        ("ftp://example.com", "http://"),
        ("http://user:secret@example.com", "user name"),
        ("http://example.com/?key=1", "`?`"),
        ("http://", "no address"),
    ] {
        let error = Client::new(Settings { base_url: url.to_owned(), ..Settings::new(Preset::Custom) });
        let error = error.expect_err("no address");
        assert!(error.to_string().contains(word) && error.exit_code() == 2, "{url}: {error}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    let error = Client::new(Settings::new(Preset::OpenRouter)).expect_err("no key");
    assert!(error.kind == ErrorKind::Key && error.hint().is_some_and(|it| it.contains("OPENROUTER_API_KEY")));
}
