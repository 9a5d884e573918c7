//! The key goes to the server and nowhere else.

use std::fmt::Write;

use airstrip::devmodel::scenarios;
use airstrip::llm::{Client, Settings};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use super::{Bench, CANARY, ask, run};
use crate::support::Folder;

/// The key in every dress that it could leave in.
fn forms() -> Vec<String> {
    let each = |form: fn(u8) -> String| CANARY.bytes().map(form).collect::<Vec<_>>().concat();
    let bearer = format!("Bearer {CANARY}");
    let mut forms = vec![
        CANARY.to_owned(),
        each(|it| format!("{it:02x}")),
        each(|it| format!("{it:02X}")),
        each(|it| format!("%{it:02X}")),
        CANARY.chars().rev().collect(),
    ];
    forms.push(each(|it| format!("\\u{it:04x}")));
    for text in [CANARY, &bearer, &format!("user:{CANARY}")] {
        for engine in [STANDARD, URL_SAFE] {
            // Its middle, wherever in a longer text it stood.
            forms.extend((0..3).map(|shift| {
                let whole = engine.encode(" ".repeat(shift) + text);
                whole[4..whole.len() - 4].to_owned()
            }));
        }
    }
    forms
}

#[track_caller]
pub(super) fn check(what: &str, text: &str) {
    for form in forms() {
        assert!(!text.contains(&form), "{what} holds the key: {text}");
    }
}

#[test]
fn the_key_is_in_no_error_event_receipt_debug_or_recording() {
    run(async {
        let folder = Folder::new();
        let bench = Bench::clean().await;
        let recording = folder.join("all.jsonl");
        for scenario in scenarios() {
            let settings = Settings { record: Some(recording.clone()), ..bench.settings(scenario.name) };
            check("the settings", &format!("{settings:?}"));
            let client = Client::new(settings).expect("a client");
            let mut heard = String::new();
            let answer =
                client.complete(&super::question(), &mut |it| write!(heard, "{it:?}").expect("a string")).await;
            match &answer {
                Ok(it) => check(scenario.name, &format!("{it:?}")),
                Err(it) => check(scenario.name, &format!("{it} {it:?} {:?}", it.hint())),
            }
            check("what is heard", &heard);
            check("the client", &format!("{client:?}"));
            check("the receipt", &serde_json::to_string(&client.spent()).expect("JSON"));
            check("the memory", &serde_json::to_string(&client.memory()).expect("JSON"));
        }
        let text = std::fs::read_to_string(&recording).expect("a recording");
        assert!(text.lines().count() > 80 && text.contains("[key]"), "the echoes are in it, without the key");
        check("the recording", &text);
        let sent = bench
            .server
            .seen()
            .iter()
            .filter(|it| it.authorization.as_deref() == Some("Bearer sk-canary-7d1f0c2e9b"))
            .count();
        assert_eq!(sent, bench.server.seen().len(), "the server has it");
    });
}

#[test]
fn a_redirect_takes_no_key_along() {
    run(async {
        let bench = Bench::clean().await;
        let error = ask(&bench.client("redirect")).await.expect_err("it sends elsewhere");
        assert!(error.to_string().contains("https://elsewhere.example/v1"), "{error}");
        assert_eq!(bench.server.seen().len(), 1);
    });
}
