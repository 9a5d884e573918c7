//! Pages that wait for their turn: they can be stopped, and who waits for a model holds nobody up.

use std::time::Duration;

use airstrip::studio::Limits;
use serde_json::{Value, json};

use super::open::Open;
use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder};

/// A page with a key, asked for at `path`; asked for again, it is the same one.
fn keyed(studio: &Open, key: usize, (path, accept): (&str, &str)) -> String {
    let more = format!(
        "X-Airstrip-Token: {}\r\nContent-Type: application/json\r\nAccept: {accept}\r\nIdempotency-Key: page-{key}\r\n",
        studio.token
    );
    let body = json!({ "prompt": FERRULE, "page_type": "saas", "model": "offline" });
    studio.ask("POST", path, &more, &body.to_string()).text()
}

/// The events of such a page, from its first to its last.
fn events(studio: &Open, key: usize) -> String {
    keyed(studio, key, ("/api/generate-multi-section", "text/event-stream"))
}

#[test]
fn a_page_that_waits_is_stopped_before_it_is_begun() {
    let folder = Folder::new();
    let studio = Open::with(&folder.join("ws"), Limits { jobs: 100, ..Limits::default() });
    let begin = |key| {
        let begun: Value = serde_json::from_str(&keyed(&studio, key, ("/api/sites", "*/*"))).expect("JSON");
        begun["id"].as_str().unwrap_or_else(|| panic!("{begun}")).to_owned()
    };
    // Each takes the processors for a while, and they are made in the order in which they were asked for.
    let ids: Vec<String> = (0..40).map(begin).collect();
    let last = &ids[39];
    assert_eq!(studio.send("DELETE", &format!("/api/sites/{last}"), &json!({})).status, 204);
    let said = events(&studio, 39);
    assert!(said.contains("event: cancelled"), "{said}");
    assert!(!said.contains("event: planned"), "it was begun: {said}");
    for key in 0..39 {
        let said = events(&studio, key);
        let order = ["event: planned", "event: section", "event: done"].map(|it| said.find(it));
        assert!(order.is_sorted() && order[0].is_some(), "{said}");
    }
    assert_eq!(studio.get("/api/sites").json().as_array().map(Vec::len), Some(39));
}

#[test]
fn who_waits_for_a_model_holds_nobody_up() {
    let folder = Folder::new();
    let model = ModelServer::taking(Duration::from_mins(10));
    let studio = Process::start(folder.path(), &model);
    let begin = |_| studio.post("/api/sites", &json!({ "prompt": FERRULE }))["id"].as_str().expect("an id").to_owned();
    let ids: Vec<String> = (0..20).map(begin).collect();
    let page = studio.post("/api/generate-multi-section", &json!({ "prompt": FERRULE, "model": "offline" }));
    assert!(page["sections"].as_array().is_some_and(|it| it.len() > 3), "{page}");
    // The one that was asked for last is done, so all before it have had their turn, and asked the model.
    assert!(ids.iter().all(|it| studio.ask("GET", &format!("/api/sites/{it}"), "").json()["state"] == "running"));
    assert!(studio.ask("DELETE", &format!("/api/sites/{}", ids[7]), "").status == 204);
    studio.events(&ids[7], |it| it.contains("event: cancelled"));
}
