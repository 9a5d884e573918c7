//! What was recorded answers again, byte for byte.

use airstrip::llm::{Client, ErrorKind, Preset, Settings};

use super::{Bench, ask, question, run};
use crate::support::Folder;

fn replayed(path: &std::path::Path) -> Client {
    let settings = Settings { replay: Some(path.to_owned()), ..Settings::new(Preset::Replay) };
    Client::new(settings).expect("a recording")
}

#[test]
fn a_recording_answers_as_the_server_did_with_its_faults() {
    let folder = Folder::new();
    for name in ["good", "ends-early:1", "limit-429:2", "reset:1", "gzip", "bytes", "no-schema", "idle:1", "not-utf8:1"]
    {
        run(async {
            let path = folder.join(&format!("{}.jsonl", name.replace(':', "-")));
            let bench = Bench::clean().await;
            let settings = Settings { record: Some(path.clone()), ..bench.settings(name) };
            let first = ask(&Client::new(settings).expect("a client")).await.expect("an answer");
            let again = ask(&replayed(&path)).await.expect("an answer");
            assert_eq!((&again.text, again.attempts), (&first.text, first.attempts), "{name}");
            assert_eq!(again.format_used, first.format_used, "{name}");
        });
    }
}

#[test]
fn a_recording_of_a_failure_fails_alike() {
    run(async {
        let folder = Folder::new();
        let bench = Bench::clean().await;
        for name in ["finish-length", "key-401", "silent", "html-200"] {
            let path = folder.join(name);
            let settings = Settings { record: Some(path.clone()), ..bench.settings(name) };
            let first = ask(&Client::new(settings).expect("a client")).await.expect_err("a failure");
            let again = ask(&replayed(&path)).await.expect_err("a failure");
            assert_eq!((again.kind, again.facts.attempts), (first.kind, first.facts.attempts), "{name}");
        }
    });
}

#[test]
fn a_recording_answers_nothing_else() {
    run(async {
        let folder = Folder::new();
        let path = folder.join("one.jsonl");
        let bench = Bench::clean().await;
        let client = Client::new(Settings { record: Some(path.clone()), ..bench.settings("good") }).expect("a client");
        ask(&client).await.expect("an answer");
        let client = replayed(&path);
        assert_eq!(client.model(0).await.expect("its model"), "dev");
        let other = airstrip::llm::Ask { system: "Another.".into(), ..question() };
        let error = client.complete(&other, &mut |_| {}).await.expect_err("it was not asked");
        assert!(error.kind == ErrorKind::Recording && error.to_string().contains("`hero`"), "{error}");
        ask(&client).await.expect("the one that was asked");
        assert_eq!(ask(&client).await.expect_err("only once").kind, ErrorKind::Recording);
    });
}

#[test]
fn a_file_that_is_no_recording_is_named() {
    let folder = Folder::new();
    let path = folder.join("notes.txt");
    std::fs::write(&path, "hello").expect("a file");
    let open = |path| Client::new(Settings { replay: path, ..Settings::new(Preset::Replay) });
    let error = open(Some(path)).expect_err("no recording").to_string();
    assert!(error.contains("line 1") && error.contains("notes.txt"), "{error}");
    assert!(open(Some(folder.join("none"))).expect_err("no file").to_string().contains("could not read"));
    assert!(open(None).expect_err("no name").to_string().contains("--replay"));
}
