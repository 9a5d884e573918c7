//! The key through every command: nothing that is written or said holds it, in any dress.

use super::doctor::Served;
use super::secrets::{check, check_files};
use super::{CANARY, OTHER};
use crate::support::{FERRULE, Folder, Ran};

/// A folder with a key in its environment.
struct Room {
    folder: Folder,
    address: String,
    /// The server in it, until the room is left.
    _served: Served,
}

impl Room {
    fn new(server: &[&str]) -> Self {
        let served = Served::new(server);
        Self { folder: Folder::new(), address: served.address.clone(), _served: served }
    }

    fn run(&self, arguments: &[&str], wired: bool) -> Ran {
        let mut all = arguments.to_vec();
        if wired {
            all.extend(["--base-url", &self.address, "--model", "dev", "--repairs", "0", "--record", "calls.jsonl"]);
        }
        let cache = self.folder.join("cache");
        let ran = self.folder.run_with(
            &all,
            &[
                ("AIRSTRIP_API_KEY", CANARY),
                ("OPENROUTER_API_KEY", OTHER),
                ("AIRSTRIP_CACHE", cache.to_str().expect("a path")),
                ("RUST_LOG", "trace"),
                ("RUST_BACKTRACE", "full"),
            ],
        );
        check(&format!("what `{arguments:?}` says"), &format!("{}{}", ran.out(), ran.err()));
        ran
    }

    /// Searches every file that there is now, and says how many those are.
    fn search(&self) -> usize {
        check_files(self.folder.path())
    }
}

const PAGE: [&str; 6] = ["new", FERRULE, "page", "--sections", "hero,faq", "--json"];

#[test]
fn a_page_that_is_made_and_changed_holds_no_key() {
    let room = Room::new(&["--clean"]);
    room.run(&["doctor"], true).ok();
    room.run(&["doctor", "--json"], true).ok();
    room.run(&[&PAGE[..], &["--author", "code", "--zip", "page.zip"]].concat(), true);
    room.run(&PAGE, true).ok();
    room.run(&["section", "redo", "faq", "--project", "page"], true).ok();
    room.run(&["component", "Create a modern button", "--out", "Button.tsx"], true).ok();
    for offline in [
        &["build", "page", "--json"][..],
        &["check", "page"],
        &["section", "add", "cta", "--project", "page"],
        &["undo", "page"],
        &["export", "page", "--as", "static", "--dir", "site"],
        &["export", "page", "--zip", "page.zip"],
    ] {
        room.run(offline, false);
    }
    assert!(room.search() > 40);
}

#[test]
fn a_server_that_sends_the_key_back_is_not_repeated() {
    for (scenario, exit) in [("echo-401", 3), ("echo-text", 0), ("redirect", 1)] {
        let room = Room::new(&["--scenario", scenario]);
        room.run(&["doctor", "--json"], true);
        let ran = room.run(&PAGE, true);
        assert_eq!(ran.code(), exit, "{scenario}: {}", ran.err());
        room.run(&["component", "Create a modern button"], true);
        room.run(&["new", FERRULE, "strict", "--sections", "hero", "--no-fallback"], true);
        let calls = std::fs::read_to_string(room.folder.join("calls.jsonl")).expect("a recording");
        let echoed = scenario.starts_with("echo");
        assert_eq!(calls.contains("[key]"), echoed, "{scenario}: the server has the key, and says it");
        assert!(room.search() >= 1);
    }
}

#[test]
fn errors_before_the_first_call_hold_no_key() {
    let room = Room::new(&["--clean"]);
    let nowhere = format!("http://{CANARY}@127.0.0.1:1/v1");
    for wrong in [
        &["new", FERRULE, "page", "--base-url", "http://127.0.0.1:1/v1", "--model", "dev", "--no-fallback"][..],
        &["new", FERRULE, "page", "--base-url", "not an address", "--model", "dev"],
        &["new", FERRULE, "page", "--provider", "custom"],
        &["new", FERRULE, "page", "--max-cost", "1", "--base-url", &room.address, "--model", "nobody"],
        &["doctor", "--base-url", "http://127.0.0.1:1/v1"],
        &["doctor", "--base-url", &nowhere],
        &["doctor", "--replay", "none.jsonl"],
    ] {
        let ran = room.run(wrong, false);
        assert_ne!(ran.code(), 0, "{wrong:?}: {}", ran.err());
    }
    room.search();
}
