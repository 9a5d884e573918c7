//! A workspace of an older version, whose files lie beside the database.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::json;

use super::open::Open;
use crate::support::{FERRULE, Folder};

/// Makes the workspace in `root` as it was before files were kept in the database.
fn age(root: &Path) {
    let database = Connection::open(root.join("studio.db")).expect("a database");
    let mut all = database.prepare("SELECT hash, bytes FROM blob").expect("a table");
    let rows = all.query_map([], |it| Ok((it.get::<_, String>(0)?, it.get::<_, Vec<u8>>(1)?))).expect("rows");
    for (hash, bytes) in rows.map(|it| it.expect("a row")) {
        let folder = root.join("blobs").join(&hash[..2]);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(&hash[2..]), bytes).expect("a file");
    }
    drop(all);
    database.execute_batch("DROP TABLE blob; PRAGMA user_version = 2;").expect("it is older");
}

#[test]
fn files_beside_the_database_are_still_read_and_never_when_damaged() {
    let folder = Folder::new();
    let studio = Open::at(folder.path());
    let id = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": FERRULE })).json()["id"].clone();
    let zip = format!("/api/sites/{}/export.zip?as=project", id.as_str().expect("an id"));
    let before = studio.get(&zip).body;
    drop(studio);
    age(folder.path());
    let studio = Open::at(folder.path());
    let read = studio.get(&zip);
    assert_eq!(read.status, 200);
    assert!(read.body == before, "another archive");
    // What is changed now is in the database, beside what is not.
    let site = format!("/api/sites/{}", id.as_str().expect("an id"));
    let change = json!({ "version": 1, "change": "theme", "theme": "harbor" });
    assert_eq!(studio.send("PATCH", &site, &change).status, 200);
    assert_eq!(studio.get(&zip).status, 200);
    drop(studio);
    for folder in fs::read_dir(folder.join("blobs")).expect("a folder").flatten() {
        for file in fs::read_dir(folder.path()).expect("a folder").flatten() {
            fs::write(file.path(), "damaged").expect("a file");
        }
    }
    let studio = Open::at(folder.path());
    assert_eq!(studio.get(&zip).status, 200);
    assert_eq!(studio.send("PATCH", &site, &json!({ "version": 2, "change": "undo" })).status, 200);
    assert_eq!(studio.get(&zip).status, 500);
}
