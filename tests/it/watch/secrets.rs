//! Keys through `airstrip watch`: nothing that it says, shows or writes holds one.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use super::running::{Watch, replace};
use crate::support::Folder;
use crate::wire::doctor::Served;
use crate::wire::secrets::{check, check_bytes, check_files};
use crate::wire::{CANARY, OTHER};

/// The first event of the preview.
fn first_event(watch: &Watch) -> String {
    let mut stream = TcpStream::connect(&watch.host).expect("a connection");
    write!(stream, "GET /__airstrip/events HTTP/1.1\r\nHost: {}\r\n\r\n", watch.host).expect("a request");
    let mut text = String::new();
    let mut lines = BufReader::new(stream);
    while !text.contains("data:") {
        assert!(lines.read_line(&mut text).expect("a line") > 0, "{text}");
    }
    text
}

#[test]
fn a_watched_project_that_a_model_writes_in_holds_no_key() {
    for scenario in [&["--clean"][..], &["--scenario", "echo-text"], &["--scenario", "echo-401"]] {
        let (folder, served) = (Folder::new(), Served::new(scenario));
        let cache = folder.join("cache");
        let keys = [
            ("AIRSTRIP_API_KEY", CANARY),
            ("OPENROUTER_API_KEY", OTHER),
            ("AIRSTRIP_CACHE", cache.to_str().expect("a path")),
            ("RUST_LOG", "trace"),
            ("RUST_BACKTRACE", "full"),
        ];
        let mut watch = Watch::start_with(&folder, &["--zip", "kept.zip", "--out", "site"], &keys);
        let redo = ["section", "redo", "hero", "--project", "p", "--base-url", &served.address, "--model", "dev"];
        let ran = folder.run_with(&[&redo[..], &["--repairs", "0", "--record", "calls.jsonl"]].concat(), &keys);
        check("what the other command says", &format!("{}{}", ran.out(), ran.err()));
        // A project with a fault of its own, and one without.
        replace(&folder, "airstrip.toml", "kind = \"hero\"", "kind = \"heroo\"");
        watch.until("there is no section kind `heroo`");
        check("the overlay", &first_event(&watch));
        replace(&folder, "airstrip.toml", "kind = \"heroo\"", "kind = \"hero\"");
        watch.until("fixed");
        replace(&folder, "src/content/faq.ts", "title: \"", "title: \"Mine: ");
        watch.until_page("Mine: ");
        for path in ["/", "/__airstrip/live.js", "/og.png", "/no/such"] {
            check_bytes(path, watch.get(path, &watch.host).as_bytes());
        }
        check("a stranger's answer", &watch.get("/", "evil.example"));
        check("what it says", &watch.said);
        assert!(fs::read(folder.join("calls.jsonl")).is_ok_and(|it| !it.is_empty()), "a model was asked");
        assert!(check_files(folder.path()) > 60);
    }
}
