//! `airstrip doctor` and `airstrip dev-model`, as a person runs them.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::CANARY;
use crate::support::Folder;

/// A model server in a process of its own, which ends with the test.
pub(crate) struct Served {
    child: Child,
    pub(crate) address: String,
}

impl Served {
    pub(crate) fn new(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        let child = command.arg("dev-model").args(arguments).env_clear().stdout(Stdio::piped()).spawn();
        let mut child = child.expect("the program starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("a pipe");
        BufReader::new(output).read_line(&mut line).expect("an address");
        Self { child, address: line.trim().to_owned() }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().and_then(|()| self.child.wait()).ok();
    }
}

#[track_caller]
fn doctor(arguments: &[&str]) -> (i32, String) {
    let folder = Folder::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
    command.arg("doctor").args(arguments).current_dir(folder.path()).env_clear().env("AIRSTRIP_API_KEY", CANARY);
    let output = command.output().expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!text.contains(CANARY), "{text}");
    (output.status.code().unwrap_or(-1), text)
}

#[test]
fn without_a_model_the_author_in_the_binary_writes() {
    let (code, text) = doctor(&[]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("ok    renderer") && text.contains("the author in the binary writes"), "{text}");
}

#[test]
fn what_a_server_can_do_is_said() {
    let served = Served::new(&["--clean"]);
    let (code, text) = doctor(&["--base-url", &served.address, "--model", "dev-smal"]);
    assert_eq!(code, 0, "{text}");
    for line in ["ok    model", "ok    key", "did you mean --model dev-small?", "ok    json_schema  taken and kept"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let (code, text) = doctor(&["--base-url", &served.address, "--model", "dev-small"]);
    assert!(code == 0 && text.contains("ok    price        $1 and $2"), "{text}");
}

#[test]
fn a_refused_key_has_its_own_exit_code() {
    let served = Served::new(&["--scenario", "echo-401"]);
    let (code, text) = doctor(&["--base-url", &served.address, "--model", "dev"]);
    assert_eq!(code, 3, "{text}");
    assert!(text.contains("bad   key") && text.contains("AIRSTRIP_API_KEY"), "{text}");
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let (code, text) = doctor(&["--base-url", "http://127.0.0.1:1/v1", "--model", "dev"]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("bad   model") && text.contains("127.0.0.1:1"), "{text}");
}

#[test]
fn a_scenario_that_does_not_exist_is_refused() {
    let folder = Folder::new();
    let ran = folder.run(&["dev-model", "--scenario", "nothing"]);
    assert_eq!(ran.code(), 2);
    assert!(ran.err().contains("--list"), "{}", ran.err());
    assert!(folder.run(&["dev-model", "--list"]).ok().out().lines().any(|it| it == "ends-early"));
}
