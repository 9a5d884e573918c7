//! One whole tree, held still: which files it has, and what is in those that a person reads first.

use std::fs;

use crate::support::{FERRULE, Folder};

#[test]
fn a_whole_tree() {
    let folder = Folder::new();
    folder.run(&["new", FERRULE, "ferrule", "--seed", "7", "--theme", "console"]).ok();
    let root = folder.join("ferrule");
    let mut shown = String::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().flatten() {
        if !entry.file_type().is_file() {
            continue;
        }
        let inside = entry.path().strip_prefix(&root).expect("inside").display().to_string();
        let bytes = fs::read(entry.path()).expect("a file");
        shown.push_str(&format!("{inside} {}\n", blake3::hash(&bytes).to_hex().get(..12).unwrap_or_default()));
    }
    for file in ["airstrip.toml", "src/App.tsx", "src/content/hero.ts", "src/content/features.ts"] {
        let text = fs::read_to_string(root.join(file)).expect("a text");
        shown.push_str(&format!("\n==== {file}\n{text}"));
    }
    insta::assert_snapshot!(shown);
}
