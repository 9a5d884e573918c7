//! Undoing where something that was kept for it is gone: nothing is left out in silence.

use std::fs;
use std::path::Path;

use crate::support::{FERRULE, Folder, stamps};

/// A project whose headline was changed by a build that can be undone; and what the headline was.
fn built(folder: &Folder) -> String {
    folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
    let before = fs::read_to_string(folder.join("p/index.html")).expect("a file");
    let plan = fs::read_to_string(folder.join("p/airstrip.toml")).expect("a plan");
    let line = plan.lines().find(|it| it.starts_with("name = ")).expect("a name");
    fs::write(folder.join("p/airstrip.toml"), plan.replacen(line, "name = \"Renamed\"", 1)).expect("a plan");
    folder.run(&["build", "p"]).ok();
    before
}

fn object(folder: &Folder, text: &str) -> std::path::PathBuf {
    folder.join("p/.airstrip/local/history/objects").join(blake3::hash(text.as_bytes()).to_hex().as_str())
}

fn last_record(folder: &Folder) -> std::path::PathBuf {
    let names = fs::read_dir(folder.join("p/.airstrip/local/history")).expect("a folder").flatten();
    let records = names.map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == "json"));
    records.max().expect("a record")
}

#[track_caller]
fn refuses(folder: &Folder, words: &str) {
    let before = stamps(folder);
    let ran = folder.run(&["undo", "p"]);
    assert_eq!((ran.code(), ran.out().as_str()), (1, ""));
    assert!(ran.err().contains(words) && ran.err().contains("airstrip undo --rest"), "{}", ran.err());
    assert!(stamps(folder) == before, "it changed something");
}

/// Undoes with what becomes of `object`.
fn with_lost(object_of: &str, lose: impl Fn(&Path)) {
    let folder = Folder::new();
    let before = built(&folder);
    let text = |name: &str| fs::read_to_string(folder.join("p").join(name)).expect("a file");
    let (page, package) = (text("index.html"), text("package.json"));
    lose(&object(&folder, if object_of == "was" { &before } else { &page }));
    if object_of == "became" {
        // What is still there is as good as what was kept.
        folder.run(&["undo", "p"]).ok();
        assert_eq!(text("index.html"), before);
        return;
    }
    refuses(&folder, "what `index.html` was before it is no longer kept");
    let ran = folder.run(&["undo", "p", "--rest"]);
    assert_eq!(ran.code(), 4, "{}", ran.err());
    assert!(ran.err().contains("`index.html` stays as it is"), "{}", ran.err());
    assert!(text("index.html") == page && text("package.json") != package && !ran.out().contains("index.html"));
    assert!(folder.run(&["undo", "p"]).ok().err().contains("nothing to undo"));
}

#[test]
fn an_undo_that_lost_a_file_says_so_and_changes_nothing() {
    with_lost("was", |it| fs::remove_file(it).expect("it is kept"));
    with_lost("was", |it| fs::write(it, "something else").expect("it is kept"));
    with_lost("became", |it| fs::remove_file(it).expect("it is kept"));
}

#[test]
fn an_edit_whose_ground_is_lost_stays() {
    let folder = Folder::new();
    let before = built(&folder);
    let page = fs::read_to_string(folder.join("p/index.html")).expect("a file");
    fs::remove_file(object(&folder, &page)).expect("it is kept");
    fs::write(folder.join("p/index.html"), format!("{page}<!-- mine -->\n")).expect("a file");
    refuses(&folder, "`index.html`");
    // What you brought back yourself is not missed.
    fs::write(folder.join("p/index.html"), before).expect("a file");
    folder.run(&["undo", "p"]).ok();
}

#[test]
fn a_record_that_cannot_be_read_is_not_passed_over() {
    let folder = Folder::new();
    built(&folder);
    folder.run(&["section", "remove", "faq", "--project", "p"]).ok();
    fs::write(last_record(&folder), "{").expect("a file");
    refuses(&folder, "its record `.airstrip/local/history/000002.json` cannot be read");
    let package = || fs::read_to_string(folder.join("p/package.json")).expect("a file");
    assert!(package().contains("\"renamed\""));
    let ran = folder.run(&["undo", "p", "--rest"]);
    assert!(package().contains("\"ferrule\""), "{}", ran.err());
}
