//! A studio that is killed while it makes a page: what was accepted is there, and nobody pays twice.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};

use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder};

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
