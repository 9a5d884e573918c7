//! What the API makes, changes, keeps and gives back.

use std::io::Cursor;

use airstrip::studio::api_document;
use serde_json::{Value, json};

use super::open::Open;
use crate::support::{FERRULE, Folder};

fn made(studio: &Open) -> String {
    let answer = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": FERRULE, "page_type": "saas" }));
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_page_is_made_in_one_call() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let answer = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": FERRULE, "page_type": "saas" }));
    let page = answer.json();
    let kinds: Vec<&str> =
        page["sections"].as_array().expect("sections").iter().map(|it| it["kind"].as_str().expect("a kind")).collect();
    assert_eq!(kinds, ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"]);
    for section in page["sections"].as_array().expect("sections") {
        assert!(section["code"].as_str().expect("code").contains("export default function"));
        assert!(section["html"].as_str().expect("html").starts_with('<'));
    }
    let site = studio.get(&format!("/api/sites/{}", page["id"].as_str().expect("an id"))).json();
    assert_eq!(site["name"], "Ferrule");
    assert_eq!(studio.get("/api/sites").json().as_array().expect("a list").len(), 1);
}

#[test]
fn what_happens_is_told_and_can_be_read_again() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let more = format!(
        "X-Airstrip-Token: {}\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n",
        studio.token
    );
    let body = json!({ "prompt": FERRULE, "page_type": "saas" }).to_string();
    let answer = studio.ask("POST", "/api/generate-multi-section", &more, &body);
    let text = answer.text();
    let names: Vec<&str> = text.lines().filter_map(|it| it.strip_prefix("event: ")).collect();
    assert_eq!(names.first(), Some(&"planned"), "{text}");
    assert_eq!(names.last(), Some(&"done"));
    for number in 1..=7 {
        assert!(text.contains(&format!("\"number\":{number},\"of\":7")), "section {number}");
    }
    let ids: Vec<u32> = text.lines().filter_map(|it| it.strip_prefix("id: ")?.parse().ok()).collect();
    assert_eq!(ids, (1..=u32::try_from(ids.len()).expect("few")).collect::<Vec<_>>());
    let place = answer.header("content-location").expect("where to read on").to_owned();
    let head = format!("GET {place} HTTP/1.1\r\nHost: {}\r\nLast-Event-ID: {}\r\n\r\n", studio.address, ids.len() - 2);
    let again = first_events(&studio, &head, 2);
    assert!(
        again.contains(&format!("id: {}\n", ids.len() - 1)) && !again.contains(&format!("id: {}\n", ids.len() - 2)),
        "{again}"
    );
}

/// Reads a stream until `count` events are there.
fn first_events(studio: &Open, head: &str, count: usize) -> String {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(studio.address).expect("it listens");
    stream.write_all(head.as_bytes()).expect("it reads");
    let mut text = String::new();
    let mut bytes = [0; 4096];
    while text.matches("event: ").count() < count {
        let read = stream.read(&mut bytes).expect("it answers");
        assert!(read > 0, "{text}");
        text.push_str(&String::from_utf8_lossy(&bytes[..read]));
    }
    text
}

#[test]
fn the_same_key_makes_one_page() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let more =
        format!("X-Airstrip-Token: {}\r\nContent-Type: application/json\r\nIdempotency-Key: once\r\n", studio.token);
    let ask = |prompt: &str| {
        studio.ask("POST", "/api/generate-multi-section", &more, &json!({ "prompt": prompt }).to_string())
    };
    let (first, second) = (ask(FERRULE).json(), ask(FERRULE).json());
    assert_eq!(first["id"], second["id"]);
    assert_eq!(ask("Kornblume is a bakery in Leipzig").status, 422);
    assert_eq!(studio.get("/api/sites").json().as_array().expect("a list").len(), 1);
}

#[test]
fn a_site_is_changed_undone_and_kept() {
    let folder = Folder::new();
    let workspace = folder.join("ws");
    let id = {
        let studio = Open::at(&workspace);
        let id = made(&studio);
        let path = format!("/api/sites/{id}");
        let change = |what: Value| studio.send("PATCH", &path, &what);
        assert_eq!(change(json!({ "change": "theme", "theme": "harbor" })).json()["version"], 2);
        assert_eq!(change(json!({ "change": "name", "name": "Ferrule Two" })).json()["version"], 3);
        let stale = change(json!({ "change": "theme", "theme": "ledger", "version": 1 }));
        assert_eq!(
            (stale.status, stale.json()["code"].as_str().map(str::to_owned)),
            (409, Some("conflict".to_owned()))
        );
        let site = studio.get(&path).json();
        let mut words = site["sections"][1]["content"].clone();
        words["title"] = "Migrate at noon on a Monday".into();
        assert_eq!(change(json!({ "change": "words", "section": "hero", "content": words })).json()["version"], 4);
        words["title"] = Value::Null;
        let refused = change(json!({ "change": "words", "section": "hero", "content": words }));
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.json()["findings"][0]["message"].as_str().is_some_and(|it| it.contains("title")));
        assert_eq!(change(json!({ "change": "remove", "section": "faq" })).json()["version"], 5);
        assert_eq!(change(json!({ "change": "undo" })).json()["version"], 4);
        let unknown = change(json!({ "change": "theme", "theme": "habor" }));
        assert!(unknown.status == 422 && unknown.text().contains("harbor"), "{}", unknown.text());
        id
    };
    let studio = Open::at(&workspace);
    let site = studio.get(&format!("/api/sites/{id}")).json();
    assert_eq!((&site["name"], &site["version"]), (&json!("Ferrule Two"), &json!(4)));
    assert_eq!(site["sections"][1]["content"]["title"], "Migrate at noon on a Monday");
    let order: Vec<&str> = site["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .rev()
        .map(|it| it["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(
        studio.send("PATCH", &format!("/api/sites/{id}"), &json!({ "change": "order", "sections": order })).status,
        200
    );
    assert_eq!(studio.send("DELETE", &format!("/api/sites/{id}"), &json!({})).status, 204);
    assert_eq!(studio.get(&format!("/api/sites/{id}")).status, 404);
}

#[test]
fn a_zip_is_whole_tagged_and_cut_into_ranges() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let id = made(&studio);
    for (form, file) in [("project", "package.json"), ("static", "index.html")] {
        let path = format!("/api/sites/{id}/export.zip?as={form}");
        let whole = studio.get(&path);
        assert_eq!(whole.header("content-type"), Some("application/zip"));
        assert_eq!(whole.header("transfer-encoding"), Some("chunked"), "it is sent while it is made");
        assert_eq!(studio.get(&path).body, whole.body);
        assert!(whole.header("content-disposition").is_some_and(|it| it.contains("ferrule")), "{}", whole.head);
        let mut archive = zip::ZipArchive::new(Cursor::new(whole.body.clone())).expect("a zip");
        assert!(archive.by_name(file).is_ok(), "{form} has no {file}");
        let tag = whole.header("etag").expect("a tag").to_owned();
        let get = |more: &str| studio.ask("GET", &path, more, "");
        assert_eq!(get(&format!("If-None-Match: {tag}\r\n")).status, 304);
        let part = get("Range: bytes=10-19\r\n");
        assert_eq!((part.status, part.body.as_slice()), (206, &whole.body[10..20]));
        assert_eq!(get("Range: bytes=999999999-\r\n").status, 416);
        assert_eq!(get("If-Range: \"other\"\r\nRange: bytes=10-19\r\n").status, 200);
    }
    let name = json!({ "change": "name", "name": "F\"er;rule\r\nX-Evil: 1 \u{1f980}/../é" });
    studio.send("PATCH", &format!("/api/sites/{id}"), &name);
    let named = studio.get(&format!("/api/sites/{id}/export.zip"));
    let file =
        named.header("content-disposition").and_then(|it| it.strip_prefix("attachment; filename=\"")).expect("a name");
    let file = file.strip_suffix(".zip\"").expect("a zip");
    assert!(file.chars().all(|it| it.is_ascii_alphanumeric() || it == '-'), "{file}");
    assert!(named.header("x-evil").is_none());
    assert_eq!(studio.get(&format!("/api/sites/{id}/export.zip?as=exe")).status, 400);
    assert_eq!(studio.get(&format!("/api/sites/{id}/export.zip?target=next")).status, 422);
}

#[test]
fn what_cannot_be_used_is_a_problem_with_a_hint() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    for (body, status, code) in [
        (json!({ "prompt": "  " }), 422, "prompt"),
        (json!({ "prompt": "x".repeat(20_000) }), 422, "prompt"),
        (json!({ "prompt": FERRULE, "theme": "habor" }), 422, "asked"),
        (json!({ "prompt": FERRULE, "sections": ["faq"] }), 422, "asked"),
        (json!({ "prompt": FERRULE, "surprise": 1 }), 400, "body"),
        (json!({}), 400, "body"),
        (json!([]), 400, "body"),
    ] {
        let answer = studio.send("POST", "/api/generate-multi-section", &body);
        assert_eq!(answer.status, status, "{:.80}: {}", body.to_string(), answer.text());
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert_eq!(answer.json()["code"], code);
    }
    // What is too large is refused by its head alone.
    let head = format!(
        "POST /api/sites HTTP/1.1\r\nHost: {}\r\nX-Airstrip-Token: {}\r\nContent-Type: application/json\r\nConnection: \
         close\r\nContent-Length: 99999999\r\n\r\n",
        studio.address, studio.token
    );
    assert_eq!(studio.raw(&head, "").status, 413);
}

#[test]
fn the_document_describes_every_route() {
    let document = serde_json::to_value(api_document()).expect("JSON");
    assert!(document["openapi"].as_str().expect("a version").starts_with("3.1"));
    let paths = document["paths"].as_object().expect("paths");
    for path in [
        "/api/generate-multi-section",
        "/api/sites",
        "/api/sites/{id}",
        "/api/sites/{id}/events",
        "/api/sites/{id}/export.zip",
        "/api/sites/{id}/sections/{section}/redo",
        "/health/live",
    ] {
        assert!(paths.contains_key(path), "{path} is not described");
    }
}
