//! `airstrip build`, `undo` and `section` as a person calls them.

use std::fs;
use std::path::Path;

use crate::support::{FERRULE, Folder};

fn made() -> Folder {
    let folder = Folder::new();
    folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
    folder
}

fn tree(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let root = folder.join("p");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|it| it.file_type().is_file());
    let inside = |it: &Path| it.strip_prefix(&root).expect("inside").display().to_string();
    let all = files.map(|it| (inside(it.path()), fs::read(it.path()).expect("a file")));
    all.filter(|it| !it.0.starts_with(".airstrip/local/")).collect()
}

fn read(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.join("p").join(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
}

#[track_caller]
fn replace(folder: &Folder, path: &str, from: &str, to: &str) {
    let text = read(folder, path);
    assert!(text.contains(from), "{path} has no {from:?}");
    fs::write(folder.join("p").join(path), text.replacen(from, to, 1)).expect("a file");
}

fn build(folder: &Folder, options: &[&str]) -> crate::support::Ran {
    folder.run(&[&["build", "p"], options].concat())
}

#[test]
fn a_new_project_has_nothing_to_build() {
    let folder = made();
    let before = tree(&folder);
    for _ in 0..2 {
        let ran = build(&folder, &[]).ok();
        assert_eq!(ran.out(), "");
        assert!(ran.err().contains("nothing changed"), "{}", ran.err());
        assert_eq!(tree(&folder), before);
    }
    // The second time nothing was even made.
    assert!(!build(&folder, &[]).ok().err().contains("Generating"));
}

#[test]
fn the_plan_changes_and_your_edits_stay() {
    let folder = made();
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    fs::write(folder.join("p/src/mine.ts"), "export const mine = 1;\n").expect("a file");
    fs::remove_file(folder.join("p/README.md")).expect("a file");
    build(&folder, &[]).ok();
    let before = tree(&folder);
    assert!(read(&folder, "public/llms.txt").contains("Mine: "), "what is made from words follows your words");
    let theme = if read(&folder, "airstrip.toml").contains("theme = \"gazette\"") { "harbor" } else { "gazette" };
    let plan = read(&folder, "airstrip.toml");
    let line = plan.lines().find(|it| it.starts_with("theme = ")).expect("a theme").to_owned();
    replace(&folder, "airstrip.toml", &line, &format!("theme = \"{theme}\""));
    let ran = build(&folder, &[]).ok();
    assert!(ran.out().contains("src/styles/theme.css") && !ran.out().contains("src/content"), "{}", ran.out());
    assert!(read(&folder, "src/content/hero.ts").contains("Mine: "));
    assert!(folder.join("p/src/mine.ts").is_file() && !folder.join("p/README.md").exists());
    folder.run(&["check", "p"]).ok();
    folder.run(&["undo", "p"]).ok();
    assert_eq!(tree(&folder), before);
    assert!(build(&folder, &[]).ok().out().is_empty());
}

#[test]
fn a_conflict_keeps_yours_and_offers_the_new_file() {
    let folder = made();
    let plan = read(&folder, "airstrip.toml");
    let hero = plan.split("[[section]]").find(|it| it.contains("kind = \"hero\"")).expect("a hero");
    let variant = hero.lines().find(|it| it.starts_with("variant")).expect("a variant").to_owned();
    let other = if variant.contains("split") { "stacked" } else { "split" };
    let component = read(&folder, "src/sections/Hero.tsx");
    let mine = component.replace("className=", "data-mine=\"1\" className=");
    assert_ne!(component, mine);
    fs::write(folder.join("p/src/sections/Hero.tsx"), &mine).expect("a file");
    let ran = folder.run(&["section", "variant", "hero", other, "--project", "p"]);
    assert_eq!(ran.code(), 4, "{}", ran.err());
    assert!(ran.err().contains("conflict in `src/sections/Hero.tsx`") && ran.err().contains("--- yours"));
    assert_eq!(read(&folder, "src/sections/Hero.tsx"), mine);
    let offer = read(&folder, "src/sections/Hero.tsx.airstrip-new");
    assert_ne!(offer, component);
    // It waits, until it is settled.
    assert_eq!(build(&folder, &[]).code(), 4);
    build(&folder, &["--conflict", "theirs"]).ok();
    assert_eq!(read(&folder, "src/sections/Hero.tsx"), offer);
    assert!(!folder.join("p/src/sections/Hero.tsx.airstrip-new").exists());
    folder.run(&["check", "p"]).ok();
    folder.run(&["undo", "p"]).ok();
    assert_eq!(read(&folder, "src/sections/Hero.tsx"), mine);
}

#[test]
fn sections_come_and_go() {
    let folder = made();
    let first = tree(&folder);
    let run = |arguments: &[&str]| folder.run(&[arguments, &["--project", "p"]].concat());
    replace(&folder, "airstrip.toml", "[[section]]\nid = \"hero\"", "# Mine.\n[[section]]\nid = \"hero\"");
    let ran = run(&["section", "add", "faq", "--id", "faq-2", "--after", "hero"]).ok();
    assert!(ran.out().contains("src/sections/Faq2.tsx") && ran.out().contains("src/App.tsx"), "{}", ran.out());
    assert!(read(&folder, "airstrip.toml").contains("# Mine.\n[[section]]\nid = \"hero\""));
    let list = run(&["section", "list"]).ok().out();
    let ids: Vec<&str> = list.lines().filter_map(|it| it.split('\t').next()).collect();
    assert_eq!(ids[1..3], ["hero", "faq-2"]);
    run(&["section", "move", "faq-2", "--before", "footer"]).ok();
    let list = run(&["section", "list"]).ok().out();
    assert!(list.lines().rev().nth(1).is_some_and(|it| it.starts_with("faq-2")), "{list}");
    folder.run(&["check", "p"]).ok();
    run(&["section", "remove", "faq-2"]).ok();
    assert!(!folder.join("p/src/sections/Faq2.tsx").exists());
    for _ in 0..3 {
        folder.run(&["undo", "p"]).ok();
    }
    assert_eq!(tree(&folder).len(), first.len());
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    let ran = run(&["section", "redo", "hero", "--json"]).ok();
    let told: serde_json::Value = serde_json::from_str(&ran.out()).expect("JSON");
    assert_eq!(told["changed"][0], "src/content/hero.ts");
    assert!(!read(&folder, "src/content/hero.ts").contains("Mine: "));
    assert_eq!(run(&["section", "remove", "nope"]).code(), 2);
}

#[test]
fn a_locked_section_is_never_written() {
    let folder = made();
    replace(&folder, "airstrip.toml", "kind = \"hero\"", "kind = \"hero\"\nlocked = true");
    let plan = read(&folder, "airstrip.toml");
    let name = plan.lines().find(|it| it.starts_with("name = ")).expect("a name").to_owned();
    replace(&folder, "airstrip.toml", &name, "name = \"Renamed\"");
    let hero = read(&folder, "src/content/hero.ts");
    let ran = build(&folder, &[]).ok();
    assert!(ran.out().contains("package.json") && !ran.out().contains("src/content/hero.ts"), "{}", ran.out());
    assert_eq!(read(&folder, "src/content/hero.ts"), hero);
}

#[test]
fn what_was_deleted_comes_back_when_asked_for() {
    let folder = made();
    let readme = read(&folder, "README.md");
    fs::remove_file(folder.join("p/README.md")).expect("a file");
    assert!(build(&folder, &[]).ok().out().is_empty());
    build(&folder, &["--restore", "README.md"]).ok();
    assert_eq!(read(&folder, "README.md"), readme);
}

#[test]
fn shells_complete_kinds_and_variants() {
    let folder = Folder::new();
    for shell in ["bash", "zsh"] {
        let script = folder.run(&["completions", shell]).ok().out();
        assert!(script.contains("location-hours") && script.contains("stacked"), "{shell}");
    }
    assert!(folder.run(&["completions", "fish"]).ok().out().contains("complete -c airstrip"));
    assert!(folder.run(&["pack", "list"]).ok().out().contains("kind\thero\tbanner,command,"));
}

#[test]
fn what_you_edited_keeps_its_types_when_its_section_goes() {
    let folder = made();
    let types = |kind: &str| read(&folder, "src/content/types.ts").contains(&format!("export type {kind}Content"));
    replace(&folder, "src/sections/Faq.tsx", "id={id}", "data-mine=\"1\" id={id}");
    folder.run(&["section", "remove", "faq", "--project", "p"]).ok();
    assert!(folder.join("p/src/sections/Faq.tsx").is_file() && !folder.join("p/src/content/faq.ts").exists());
    assert!(types("Faq"), "the component would not compile without them");
    folder.run(&["section", "remove", "steps", "--project", "p"]).ok();
    assert!(types("Faq") && !types("Steps"), "they stay as long as they are needed, and no others");
    fs::remove_file(folder.join("p/src/sections/Faq.tsx")).expect("a file");
    folder.run(&["section", "redo", "hero", "--project", "p"]).ok();
    assert!(!types("Faq"));
}
