//! The program with a model: what it asks, what it says, what it keeps, and how it ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::support::{FERRULE, Folder, Ran};

/// A model server in a process of its own, which ends with this.
struct Server(Child, String);

impl Server {
    fn new(options: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        let command = command.arg("dev-model").args(options).env_clear().stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the server starts");
        let mut address = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut address).expect("an address");
        Self(child, address.trim().to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().expect("it ends");
        self.0.wait().expect("it ended");
    }
}

const PAGE: [&str; 4] = ["--type", "saas", "--sections", "navigation,hero,features,faq,footer"];

fn run(folder: &Folder, server: &Server, name: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["new", FERRULE, name, "--base-url", &server.1, "--model", "dev"];
    arguments.extend(PAGE.iter().chain(more));
    folder.run_with(&arguments, &[("AIRSTRIP_CACHE", folder.join("cache").to_str().expect("a path"))])
}

fn receipt(folder: &Folder, name: &str) -> Value {
    let text = fs::read_to_string(folder.join(name).join(".airstrip/receipt.json")).expect("a receipt");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn a_model_writes_a_page_and_is_paid_once() {
    let (folder, server) = (Folder::new(), Server::new(&["--clean"]));
    let ran = run(&folder, &server, "a", &[]).ok();
    assert!(ran.err().contains("6 calls to models"), "{}", ran.err());
    assert!(!ran.err().contains("fell back"), "{}", ran.err());
    let receipt = receipt(&folder, "a");
    assert_eq!(receipt["plan"]["author"], "model");
    let sections = receipt["sections"].as_array().expect("lines");
    assert!(sections.iter().all(|it| it["author"] == "model" && it["attempts"] == 1), "{receipt}");
    assert!(receipt["total"]["input_tokens"].as_u64().is_some_and(|it| it > 100));
    assert_eq!(fs::read_dir(folder.join("a/.airstrip/drafts")).expect("drafts").count(), 5);
    folder.run(&["check", "a"]).ok();
    folder.run(&["export", "a", "--as", "static", "--dir", "site"]).ok();

    let again = run(&folder, &server, "b", &[]).ok();
    assert!(again.err().contains("0 calls to models"), "{}", again.err());
    let bytes = |it: &str| fs::read(folder.join(it).join(".airstrip/base.json")).expect("the base");
    assert_eq!(bytes("a"), bytes("b"));
}

#[test]
fn a_model_draws_components_of_its_own() {
    let (folder, server) = (Folder::new(), Server::new(&["--clean"]));
    run(&folder, &server, "a", &["--author", "code"]).ok();
    let source = fs::read_to_string(folder.join("a/src/sections/Features.tsx")).expect("a component");
    assert!(source.contains("export default function Features"));
    let draft = fs::read_to_string(folder.join("a/.airstrip/drafts/features.json")).expect("a draft");
    assert!(draft.contains("\"source\""), "{draft}");
    folder.run(&["export", "a", "--as", "static", "--dir", "site"]).ok();
}

#[test]
fn events_are_one_object_a_line() {
    let (folder, server) = (Folder::new(), Server::new(&["--clean"]));
    let ran = run(&folder, &server, "a", &["--json"]).ok();
    let events: Vec<Value> = ran.out().lines().map(|it| serde_json::from_str(it).expect("JSON")).collect();
    let names: Vec<&str> = events.iter().filter_map(|it| it["event"].as_str()).collect();
    assert_eq!((names[0], names[1]), ("estimate", "planned"));
    assert_eq!(names[names.len() - 2..], ["receipt", "built"]);
    let step = |name: &str| events.iter().filter(|it| it["step"] == name).count();
    assert_eq!((step("verifying"), step("accepted")), (5, 5));
    assert!(events.iter().any(|it| it["model"] == "dev" && it["words"].is_string()));
}

#[test]
fn what_is_written_down_can_be_played_again() {
    let (folder, server) = (Folder::new(), Server::new(&["--clean"]));
    run(&folder, &server, "a", &["--record", "exchanges.jsonl"]).ok();
    drop(server);
    let arguments = [&["new", FERRULE, "b", "--replay", "exchanges.jsonl"], &PAGE[..]].concat();
    folder.run(&arguments).ok();
    let read = |it: &str, file: &str| fs::read(folder.join(it).join(file)).expect("a file");
    for file in ["airstrip.toml", "src/content/hero.ts", "src/content/faq.ts", "index.html"] {
        assert_eq!(read("a", file), read("b", file), "{file}");
    }
}

#[test]
fn whatever_breaks_the_page_is_made_and_says_so() {
    for scenario in ["guardrail-403", "server-500:1", "fenced", "no-schema", "ends-early:1"] {
        let (folder, server) = (Folder::new(), Server::new(&["--scenario", scenario]));
        let ran = run(&folder, &server, "a", &["--repairs", "0"]).ok();
        // Five failures in a row are enough to leave a server alone.
        let falls = ["guardrail-403", "server-500:1"].contains(&scenario);
        assert_eq!(ran.err().contains("fell back"), falls, "{scenario}: {}", ran.err());
        folder.run(&["check", "a"]).ok();
    }
}

#[test]
fn a_refusal_ends_the_run_with_its_own_code() {
    let folder = Folder::new();
    for (scenario, more, code, words) in [
        ("key-401", &[][..], 3, "does not accept the key"),
        ("credit-402", &[], 3, "credit"),
        ("guardrail-403", &["--no-fallback"], 1, "without --no-fallback"),
    ] {
        let server = Server::new(&["--scenario", scenario]);
        let ran = run(&folder, &server, "a", more);
        assert_eq!(ran.code(), code, "{scenario}: {}", ran.err());
        assert!(ran.err().contains(words), "{scenario}: {}", ran.err());
        assert!(!folder.join("a").exists());
    }
    let refused = |arguments: &[&str], code: i32, words: &str| {
        let ran = folder.run(arguments);
        assert!(ran.code() == code && ran.err().contains(words), "{}", ran.err());
    };
    refused(&["new", FERRULE, "--provider", "openruter"], 2, "did you mean `openrouter`?");
    refused(&["new", FERRULE, "--provider", "custom"], 2, "say --base-url");
    refused(&["new", FERRULE, "--provider", "replay"], 2, "say --replay");
    refused(&["new", FERRULE, "--provider", "openai"], 3, "OPENAI_API_KEY");
    for sum in ["-1", "nan", "inf", "much"] {
        refused(&["new", FERRULE, &format!("--max-cost={sum}")], 2, "an amount in US dollars");
    }
    refused(&["new", FERRULE, "--base-url", "http://127.0.0.1:1", "--no-fallback"], 1, "no model planned the page");
}

#[test]
fn a_plan_that_is_none_is_said_once_and_the_next_model_by_name() {
    let (folder, server) = (Folder::new(), Server::new(&["--scenario", "no-endpoints-404"]));
    let ran = run(&folder, &server, "a", &["--model", "one,two"]).ok();
    assert!(ran.err().contains("  asking `one` for section 1 of 5, Navigation"), "{}", ran.err());
    assert!(ran.err().contains("warning: fell back in section 5 of 5, Footer: "), "{}", ran.err());
    // Which plan a server gives depends on what it is asked; some have no section but the chrome, twice.
    let prompt = "Ferrule is a zero-downtime Postgres migration tool for platform engineers. Install with cargo \
                  install ferrule.";
    let planned = |seed: u32| {
        let server = Server::new(&["--clean", "--seed", &seed.to_string()]);
        let wish = ["new", prompt, "b", "--plan-only", "--type", "saas", "--base-url", &server.1, "--model", "dev"];
        Some(folder.run(&wish).ok()).filter(|it| it.err().contains("the plan has no sections of its own"))
    };
    let ran = (1..100).find_map(planned).expect("a plan that is none");
    assert_eq!(ran.err().matches("the plan has no sections of its own").count(), 1, "{}", ran.err());
    assert!(!ran.err().contains("choose three to six"), "{}", ran.err());
}

#[test]
fn a_run_that_is_killed_pays_only_for_what_is_missing() {
    let folder = Folder::new();
    let server = Server::new(&["--clean", "--latency-ms", "150"]);
    let cache = folder.join("cache");
    let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
    let command = command.args(["new", FERRULE, "a", "--json", "--base-url", &server.1, "--model", "dev"]).args(PAGE);
    let command = command.current_dir(folder.path()).env_clear().env("AIRSTRIP_CACHE", &cache);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let accepted = lines.map_while(Result::ok).find(|it| it.contains("\"accepted\""));
    assert!(accepted.is_some());
    child.kill().expect("it is killed");
    child.wait().expect("it ended");
    assert!(!folder.join("a").exists());
    let ran = run(&folder, &server, "a", &[]).ok();
    let calls: usize =
        ran.err().lines().find_map(|it| it.split_once(" call")?.0.parse().ok()).expect("a number of calls");
    assert!(calls <= 4, "{}", ran.err());
}

#[test]
fn a_component_comes_from_the_kit_or_from_a_model() {
    let (folder, server) = (Folder::new(), Server::new(&["--clean"]));
    let ran = folder.run(&["component", "Create a modern button"]).ok();
    assert!(ran.out().contains("export function ButtonLink"), "{}", ran.out());
    assert!(ran.err().contains("from: Button.tsx of the kit"), "{}", ran.err());
    let ran = folder.run(&["component", "A pricing card", "--json"]).ok();
    let made: Value = serde_json::from_str(&ran.out()).expect("JSON");
    assert!(made["source"].as_str().is_some_and(|it| it.contains("export default function Pricing")));
    let ran = folder.run(&["component", "Something that shines"]).ok();
    assert!(ran.err().contains("nearest-part"), "{}", ran.err());

    let wish =
        ["component", "Create a modern button", "--base-url", &server.1, "--model", "dev", "--out", "Button.tsx"];
    let ran = folder.run(&wish).ok();
    assert_eq!(ran.out(), "Button.tsx\n");
    assert!(ran.err().contains("from: written by dev"), "{}", ran.err());
    assert!(fs::read_to_string(folder.join("Button.tsx")).expect("a file").contains("export default function"));
    let ran = folder.run(&wish);
    assert!(ran.code() == 2 && ran.err().contains("--force"), "{}", ran.err());
    let refusing = Server::new(&["--scenario", "guardrail-403"]);
    let ran = folder.run(&["component", "Create a modern button", "--base-url", &refusing.1, "--model", "dev"]).ok();
    assert!(ran.err().contains("fell back") && ran.out().contains("ButtonLink"), "{}", ran.err());
}
