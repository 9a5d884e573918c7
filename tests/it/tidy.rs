//! The shape of the house: which module may import which, how long a file may be, and that no test file is forgotten.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest source file, in lines.
const MOST_LINES: usize = 400;

/// Which modules each module may import. A new arrow is a decision.
const ARROWS: &[(&str, &[&str])] = &[
    ("path", &[]),
    ("diagnostic", &[]),
    ("assets", &[]),
    ("prompt", &[]),
    ("project", &["path"]),
    ("section", &["assets", "path"]),
    ("theme", &["assets"]),
    ("plan", &["assets", "diagnostic", "path", "section", "theme"]),
    ("syntax", &["diagnostic", "prompt"]),
    ("render", &[]),
    ("config", &["assets", "path"]),
    ("devmodel", &[]),
    ("llm", &[]),
    ("receipt", &[]),
    ("telemetry", &[]),
    ("store", &["path", "plan", "project", "verify"]),
    (
        "author",
        &["assets", "diagnostic", "llm", "path", "plan", "prompt", "render", "section", "syntax", "theme", "verify"],
    ),
    ("verify", &["assets", "diagnostic", "plan", "prompt", "render", "section", "syntax", "theme"]),
    ("progress", &["diagnostic", "receipt", "verify"]),
    ("scaffold", &["assets", "path", "plan", "project", "section", "syntax", "theme", "verify"]),
    ("export", &["path", "plan", "project"]),
    ("site", &["assets", "path", "plan", "project", "render", "scaffold", "section", "syntax", "theme", "verify"]),
    (
        "pipeline",
        &[
            "assets",
            "author",
            "diagnostic",
            "export",
            "llm",
            "path",
            "plan",
            "progress",
            "project",
            "prompt",
            "receipt",
            "render",
            "scaffold",
            "section",
            "site",
            "store",
            "syntax",
            "verify",
        ],
    ),
    (
        "watch",
        &[
            "author",
            "diagnostic",
            "export",
            "path",
            "pipeline",
            "plan",
            "progress",
            "project",
            "receipt",
            "render",
            "scaffold",
            "section",
            "site",
            "store",
            "theme",
            "verify",
        ],
    ),
    (
        "studio",
        &[
            "assets",
            "author",
            "config",
            "diagnostic",
            "export",
            "llm",
            "path",
            "pipeline",
            "plan",
            "progress",
            "project",
            "prompt",
            "receipt",
            "render",
            "scaffold",
            "section",
            "site",
            "store",
            "syntax",
            "theme",
            "verify",
        ],
    ),
    (
        "cli",
        &[
            "assets",
            "author",
            "config",
            "devmodel",
            "diagnostic",
            "export",
            "llm",
            "path",
            "pipeline",
            "plan",
            "progress",
            "project",
            "prompt",
            "receipt",
            "render",
            "scaffold",
            "section",
            "site",
            "store",
            "studio",
            "syntax",
            "telemetry",
            "theme",
            "verify",
            "watch",
        ],
    ),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<(PathBuf, String)> {
    let files = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().flatten();
    files
        .map(walkdir::DirEntry::into_path)
        .filter(|it| it.extension().is_some_and(|it| it == "rs"))
        .map(|it| (it.clone(), fs::read_to_string(&it).expect("a source file")))
        .collect()
}

/// `src/verify/gate.rs` → `verify`.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("a file in src");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_only_go_down() {
    for (path, text) in rust_files("src") {
        let from = module(&path);
        if from == "main" || from == "lib" {
            continue;
        }
        let (_, allowed) = ARROWS.iter().find(|(it, _)| *it == from).unwrap_or_else(|| panic!("`{from}` has no row"));
        for part in text.split("crate::").skip(1) {
            let to: String = part.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
            let fine = to == from || allowed.contains(&to.as_str());
            assert!(fine, "{}: `{from}` imports `{to}`, which the table does not allow", path.display());
        }
    }
}

#[test]
fn foreign_libraries_have_one_home() {
    for (path, text) in rust_files("src") {
        let from = module(&path);
        for (library, home) in [
            ("oxc::", &["syntax"][..]),
            ("rquickjs::", &["render"]),
            ("tera::", &["scaffold", "studio"]),
            ("zip::", &["export"]),
            ("reqwest::", &["llm", "telemetry"]),
            ("opentelemetry", &["telemetry"]),
            ("notify::", &["watch"]),
            ("rusqlite::", &["studio"]),
            ("axum::", &["studio", "watch"]),
        ] {
            let named = text.lines().any(|it| it.trim_start().starts_with(&format!("use {library}")));
            assert!(!named || home.contains(&from.as_str()), "{} names {library}", path.display());
        }
        let prints = text.contains("println!") || text.contains("io::stdout()");
        assert!(!prints || from == "cli", "{} prints", path.display());
    }
}

#[test]
fn files_are_short() {
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")) {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", path.display());
        assert!(text.starts_with("//!") || text.starts_with("#!["), "{} does not say what it is for", path.display());
    }
}

#[test]
fn nothing_is_unfinished() {
    let words = ["todo!", "unimplemented!", "FIXME", "XXX", "#[ignore", "#[should_panic"];
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")) {
        if path.ends_with("tidy.rs") {
            continue;
        }
        for word in words {
            let in_code = text.lines().any(|it| it.contains(word) && !it.contains('"'));
            assert!(!in_code, "{} holds {word}", path.display());
        }
    }
}

#[test]
fn every_test_file_is_declared() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).expect("the test binary");
    for (path, _) in rust_files("tests/it") {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let declared = name == "main" || name == "mod" || main.contains(&format!("mod {name};"));
        assert!(declared || path.parent() != Some(&root().join("tests/it")), "{name} is not declared");
    }
}
