//! Several studios on one folder, one after the other and at once.

use std::time::Duration;

use serde_json::json;

use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder};

#[test]
fn two_studios_share_a_folder() {
    let folder = Folder::new();
    let model = ModelServer::taking(Duration::from_millis(150));
    let one = Process::start(folder.path(), &model);
    let begun = one.post("/api/sites", &json!({ "prompt": FERRULE, "page_type": "saas" }))["id"].clone();
    let id = begun.as_str().expect("an id").to_owned();
    // The second one opens while the first works: it takes nothing over, and hears what the first one does.
    let two = Process::start(folder.path(), &model);
    two.events(&id, |it| it.contains("event: done"));
    let questions: std::collections::BTreeSet<String> = model.server.seen().into_iter().map(|it| it.body).collect();
    assert_eq!(model.server.seen().len(), questions.len(), "nobody is asked twice");

    let path = format!("/api/sites/{id}");
    let theme = |name: &str| json!({ "change": "theme", "theme": name, "version": 1 }).to_string();
    assert_eq!(two.ask("PATCH", &path, &theme("harbor")).status, 200);
    assert_eq!(one.ask("PATCH", &path, &theme("ledger")).status, 409, "the other one was faster");
    assert_eq!(one.ask("GET", &path, "").json()["plan"]["site"]["theme"], "harbor");
}

#[test]
fn what_is_not_done_is_parked() {
    let folder = Folder::new();
    let model = ModelServer::taking(Duration::from_secs(8));
    let studio = Process::start(folder.path(), &model);
    let id = studio.post("/api/sites", &json!({ "prompt": FERRULE, "page_type": "saas" }))["id"].clone();
    let id = id.as_str().expect("an id").to_owned();
    assert!(studio.stop(), "it ends in order");
    drop(model);
    let model = ModelServer::taking(Duration::ZERO);
    let again = Process::start(folder.path(), &model);
    again.events(&id, |it| it.contains("event: done"));
    assert_eq!(again.ask("GET", &format!("/api/sites/{id}"), "").json()["state"], "done");
}
