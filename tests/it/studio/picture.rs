//! The preview picture of a page: kept as what it says, and drawn for whoever asks for it.

use std::io::{Cursor, Read};
use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};

use super::open::Open;
use crate::support::{FERRULE, Folder};

/// How the newest version of the only site keeps its picture.
fn kept(root: &Path) -> Value {
    let database = Connection::open(root.join("studio.db")).expect("a database");
    let newest = "SELECT files FROM version ORDER BY number DESC LIMIT 1";
    let files: String = database.query_row(newest, [], |it| it.get(0)).expect("a version");
    serde_json::from_str::<Value>(&files).expect("JSON")["public/og.png"].clone()
}

fn entry(zip: Vec<u8>, name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let mut bytes = Vec::new();
    archive.by_name(name).expect("an entry").read_to_end(&mut bytes).expect("bytes");
    bytes
}

#[test]
fn a_picture_is_drawn_for_whoever_asks_for_it() {
    let folder = Folder::new();
    let studio = Open::at(folder.path());
    let id = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": FERRULE })).json()["id"].clone();
    let id = id.as_str().expect("an id").to_owned();
    assert_eq!(kept(folder.path())["name"], "Ferrule", "{}", kept(folder.path()));

    let picture = |studio: &Open| studio.get(&format!("/sites/{id}/thumbnail.png")).body;
    let zip = |studio: &Open, form: &str| studio.get(&format!("/api/sites/{id}/export.zip?as={form}")).body;
    let first = picture(&studio);
    assert!(first.starts_with(b"\x89PNG") && first.len() > 1000);
    assert_eq!(entry(zip(&studio, "project"), "public/og.png"), first);
    assert_eq!(entry(zip(&studio, "static"), "og.png"), first);

    let change = json!({ "version": 1, "change": "theme", "theme": "harbor" });
    assert_eq!(studio.send("PATCH", &format!("/api/sites/{id}"), &change).status, 200);
    assert_eq!(kept(folder.path())["theme"], "harbor");
    let second = picture(&studio);
    assert_ne!(second, first, "another theme has other colours");
    drop(studio);
    assert_eq!(picture(&Open::at(folder.path())), second);

    // A copy has the picture itself: it is made from a version that was opened.
    let studio = Open::at(folder.path());
    let copy = studio.send("POST", &format!("/api/sites/{id}/duplicate"), &json!({})).json()["id"].clone();
    let copy = copy.as_str().expect("an id");
    assert_eq!(studio.get(&format!("/sites/{copy}/thumbnail.png")).body, second);
}
