//! The key goes to the server and nowhere else.

use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use airstrip::devmodel::scenarios;
use airstrip::llm::{Client, Settings};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use super::{Bench, CANARY, OTHER, ask, run};
use crate::support::Folder;

/// A key in every dress that it could leave in.
fn forms(key: &str) -> Vec<String> {
    let each = |form: fn(u8) -> String| key.bytes().map(form).collect::<Vec<_>>().concat();
    let bearer = format!("Bearer {key}");
    let mut forms = vec![
        key.to_owned(),
        key.to_uppercase(),
        key.replace('-', "%2D"),
        key.replace('-', "%2d"),
        key.replace('-', "\\u002d"),
        key.replace('-', "&#45;"),
        each(|it| format!("{it:02x}")),
        each(|it| format!("{it:02X}")),
        each(|it| format!("%{it:02X}")),
        key.chars().rev().collect(),
    ];
    forms.push(each(|it| format!("\\u{it:04x}")));
    for text in [key, &bearer, &format!("user:{key}")] {
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

/// Neither key is in `text`, in any dress.
#[track_caller]
pub(crate) fn check(what: &str, text: &str) {
    for form in [CANARY, OTHER].into_iter().flat_map(forms) {
        assert!(!text.contains(&form), "{what} holds a key: {text:.2000}");
    }
}

/// Neither key is in `bytes`; nor, where they are an archive, in what is packed in it.
#[track_caller]
pub(crate) fn check_bytes(what: &str, bytes: &[u8]) {
    check(what, &String::from_utf8_lossy(bytes));
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return };
    for place in 0..archive.len() {
        let mut packed = Vec::new();
        let mut entry = archive.by_index(place).expect("an entry");
        entry.read_to_end(&mut packed).expect("its bytes");
        check(&format!("{what}: {}", entry.name().expect("a name")), &String::from_utf8_lossy(&packed));
    }
}

/// Neither key is in a file below `folder` or in its name; how many files there are.
#[track_caller]
pub(crate) fn check_files(folder: &Path) -> usize {
    let mut files = 0;
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("an entry");
        let name = entry.path().to_string_lossy().into_owned();
        check("the name of a file", &name);
        if entry.file_type().is_file() {
            check_bytes(&name, &fs::read(entry.path()).expect("a file"));
            files += 1;
        }
    }
    files
}

/// A search that finds nothing is worth nothing: it finds each dress, and what is packed.
#[test]
fn what_is_hidden_is_found() {
    let found = |bytes: &[u8]| std::panic::catch_unwind(|| check_bytes("a trap", bytes)).is_err();
    assert!(!found(b"sk-canary is a prefix only"));
    for key in [CANARY, OTHER] {
        for form in forms(key) {
            assert!(found(format!("before {form} after").as_bytes()), "{form}");
        }
        for text in [key.to_owned(), format!("Bearer {key}"), format!("{{\"key\":\"{key}\"}}")] {
            for shift in 0..3 {
                let hidden = STANDARD.encode("x".repeat(shift) + &text);
                assert!(found(hidden.as_bytes()), "{hidden}");
            }
        }
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("notes.txt", zip::write::SimpleFileOptions::default()).expect("an entry");
    std::io::Write::write_all(&mut archive, CANARY.repeat(20).as_bytes()).expect("it takes it");
    let packed = archive.finish().expect("a zip").into_inner();
    assert!(!String::from_utf8_lossy(&packed).contains(&CANARY.repeat(2)), "it is packed");
    assert!(found(&packed));
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
