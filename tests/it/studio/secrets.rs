//! The keys of providers through the studio: nothing that it says, sends or keeps holds one, in any dress.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder};
use crate::wire::CANARY;
use crate::wire::secrets::{check, check_bytes, check_files};

/// What a browser and a program may look at without a site.
const EVERYWHERE: [&str; 16] = [
    "/",
    "/docs",
    "/login",
    "/metrics",
    "/health",
    "/health/live",
    "/health/ready",
    "/api/models",
    "/api/sites",
    "/api/openapi.json",
    "/api/sites/0123456789abcdef0123456789abcdef",
    "/nothing",
    "/assets/studio.js",
    "/assets/tools.js",
    "/assets/desk.js",
    "/assets/studio.css",
];

struct Room {
    folder: Folder,
    model: ModelServer,
    studio: Process,
}

impl Room {
    fn new(scenario: Option<&str>) -> Self {
        let (folder, model) = (Folder::new(), ModelServer::breaking(scenario));
        let studio = Process::start_with(folder.path(), &model, &["--repairs", "0", "--record", "calls.jsonl"]);
        check("what it says at its start", &studio.said);
        Self { folder, model, studio }
    }

    /// Asks, and looks at the head and the body of the answer.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.studio.ask(method, path, &body.to_string());
        check(path, &answer.head);
        check_bytes(path, &answer.body);
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    fn get(&self, path: &str) {
        self.ask("GET", path, &Value::Null);
    }

    /// Makes a page while its events are read; its id.
    fn page(&self) -> String {
        let wanted = json!({ "prompt": FERRULE, "page_type": "saas", "sections": ["hero", "faq"] });
        let id = self.ask("POST", "/api/sites", &wanted)["id"].as_str().expect("an id").to_owned();
        let over = |it: &str| it.contains("event: done") || it.contains("event: failed");
        check("the events", &self.studio.events(&id, over));
        id
    }

    /// Ends it, and looks at its log, at every file and at every value in its database; how many those are.
    fn search(self) -> usize {
        let sent = self.model.server.seen();
        assert!(!sent.is_empty() && sent.iter().all(|it| it.authorization == Some(format!("Bearer {CANARY}"))));
        check("the log", &self.studio.kill());
        let calls = std::fs::read_to_string(self.folder.join("calls.jsonl")).expect("a recording");
        assert!(calls.lines().count() >= sent.len(), "every call is recorded");
        check_files(self.folder.path()) + check_database(&self.folder.join("ws/studio.db"))
    }
}

/// Looks at every value in a database, which a file of pages may hold in pieces; how many there are.
fn check_database(file: &Path) -> usize {
    let database = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("a database");
    let mut tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("tables");
    let names = tables.query_map([], |it| it.get::<_, String>(0)).expect("rows");
    let mut values = 0;
    for name in names.map(|it| it.expect("a name")) {
        let mut all = database.prepare(&format!("SELECT * FROM \"{name}\"")).expect("a table");
        let columns = all.column_count();
        let mut rows = all.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..columns {
                if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column).expect("a value") {
                    check_bytes(&name, bytes);
                    values += 1;
                }
            }
        }
    }
    values
}

#[test]
fn what_is_made_changed_shown_and_exported_holds_no_key() {
    let room = Room::new(None);
    let id = room.page();
    let site = format!("/api/sites/{id}");
    room.ask("POST", "/api/generate-multi-section", &json!({ "prompt": "Kornblume is a bakery in Leipzig." }));
    let component = room.ask("POST", "/api/generate-component", &json!({ "prompt": "Create a modern button" }));
    room.get(&format!("/api/components/{}", component["id"].as_str().expect("an id")));
    room.ask("POST", &format!("{site}/sections/faq/redo"), &json!({ "instruction": "shorter" }));
    for change in [
        json!({ "change": "theme", "theme": "harbor" }),
        json!({ "change": "theme", "theme": "no such" }),
        json!({ "change": "undo" }),
        json!({ "change": "nothing" }),
    ] {
        room.ask("PATCH", &site, &change);
    }
    for path in EVERYWHERE {
        room.get(path);
    }
    room.get(&site);
    for more in ["", "/sections/hero", "/thumbnail.png"] {
        room.get(&format!("/sites/{id}{more}"));
    }
    for form in ["static", "project"] {
        room.get(&format!("{site}/export.zip?as={form}"));
    }
    for path in ["/", "/~/hero/split", "/og.png", "/nothing"] {
        check_bytes(path, &room.studio.preview(&id, path).body);
    }
    assert!(room.search() > 100);
}

#[test]
fn a_model_that_says_the_key_is_not_repeated() {
    for (scenario, problem) in [("echo-401", true), ("echo-text", false), ("redirect", true)] {
        let room = Room::new(Some(scenario));
        let id = room.page();
        let shown = room.ask("GET", &format!("/api/sites/{id}"), &Value::Null);
        assert_eq!(shown["state"] == "failed", problem, "{scenario}: {shown}");
        room.get(&format!("/sites/{id}"));
        room.ask("POST", "/api/generate-component", &json!({ "prompt": "Create a modern button" }));
        room.get("/metrics");
        room.get("/health");
        assert!(room.search() >= 2);
    }
}
