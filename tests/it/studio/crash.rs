//! A studio that is killed while it makes a page: what was accepted is there, and nobody pays twice.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};

use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder};
use crate::wire::CANARY as KEY;

/// What is asked for where the model may not choose the sections.
fn wanted() -> Value {
    let sections = ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"];
    json!({ "prompt": FERRULE, "page_type": "saas", "sections": sections })
}

/// The sections of models that were accepted.
fn accepted(events: &str) -> BTreeSet<String> {
    let all = events.lines().filter_map(|it| serde_json::from_str::<Value>(it.strip_prefix("data: ")?).ok());
    let accepted = all.filter(|it| it["step"] == "accepted" && it["author"] == "model");
    accepted.filter_map(|it| it["id"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_killed_studio_goes_on_where_it_was() {
    let folder = Folder::new();
    let model = ModelServer::taking(Duration::from_millis(150));
    let mut studio = Process::start(folder.path(), &model);
    let id = studio.post("/api/sites", &wanted())["id"].clone();
    let id = id.as_str().expect("an id").to_owned();
    let enough: [&dyn Fn(&str) -> bool; 3] =
        [&|it| it.contains("event: planned"), &|it| !accepted(it).is_empty(), &|it| accepted(it).len() > 2];
    // How much was accepted before each process, and how much had been asked by then.
    let mut starts = Vec::new();
    for enough in enough {
        let events = studio.events(&id, enough);
        studio.kill();
        starts.push((accepted(&events).len(), model.server.seen().len()));
        studio = Process::start(folder.path(), &model);
    }
    studio.events(&id, |it| it.contains("event: done"));
    let site = studio.ask("GET", &format!("/api/sites/{id}"), "").json();
    assert_eq!(site["sections"].as_array().map(Vec::len), Some(7), "{site}");

    let seen = model.server.seen();
    let questions: BTreeSet<&str> = seen.iter().map(|it| it.body.as_str()).collect();
    assert_eq!(seen.iter().filter(|it| it.body == seen[0].body).count(), 1, "the plan is paid for once");
    let ends = starts[1..].iter().map(|it| it.1).chain([seen.len()]);
    for ((accepted, before), after) in starts.iter().zip(ends) {
        let open = questions.len() - 1 - accepted;
        assert!(after - before <= open, "{} questions for {open} open sections", after - before);
    }

    // Once the page is there, the same wish asks nobody.
    let page = studio.post("/api/generate-multi-section", &wanted());
    let by_model = page["sections"].as_array().expect("sections").iter().filter(|it| it["author"] == "model").count();
    assert!(by_model >= 4, "{page}");
    assert_eq!(model.server.seen().len(), seen.len(), "nothing is paid twice");
}

#[test]
fn the_key_of_a_provider_stays_in_the_server() {
    let folder = Folder::new();
    let model = ModelServer::taking(Duration::ZERO);
    let studio = Process::start(folder.path(), &model);
    let page = studio.post("/api/generate-multi-section", &json!({ "prompt": FERRULE, "page_type": "saas" }));
    let id = page["id"].as_str().expect("an id").to_owned();
    let component = studio.post("/api/generate-component", &json!({ "prompt": "Create a modern button" }));
    assert!(model.server.seen().iter().all(|it| it.authorization.as_deref().is_some_and(|it| it.contains(KEY))));
    let mut all =
        vec![page.to_string().into_bytes(), component.to_string().into_bytes(), studio.said.clone().into_bytes()];
    for path in
        ["/", "/docs", "/metrics", "/health", "/api/models", "/api/sites", "/api/openapi.json", "/assets/studio.js"]
    {
        all.push(studio.ask("GET", path, "").body);
    }
    for form in ["static", "project"] {
        let zip = studio.ask("GET", &format!("/api/sites/{id}/export.zip?as={form}"), "").body;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).expect("a zip");
        for place in 0..archive.len() {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut archive.by_index(place).expect("a file"), &mut bytes).expect("bytes");
            all.push(bytes);
        }
    }
    all.push(studio.ask("GET", &format!("/api/sites/{id}"), "").body);
    all.push(studio.ask("GET", &format!("/sites/{id}"), "").body);
    all.push(studio.events(&id, |it| it.contains("event: done")).into_bytes());
    all.push(studio.kill().into_bytes());
    for file in
        walkdir::WalkDir::new(folder.path()).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file())
    {
        all.push(std::fs::read(file.path()).expect("a file"));
    }
    let hidden = {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD_NO_PAD.encode(KEY)
    };
    let hex = KEY.bytes().fold(String::new(), |hex, it| hex + &format!("{it:02x}"));
    for bytes in all {
        let text = String::from_utf8_lossy(&bytes);
        for secret in [KEY, &hidden, &hex] {
            assert!(!text.contains(secret), "{secret} in {text:.200}");
        }
    }
}
