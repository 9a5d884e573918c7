//! A project's own pack: a variant that is copied out, changed, judged, built from, and watched.

use std::fs;

use crate::support::{FERRULE, Folder, stamps};
use crate::watch::running::{Watch, replace};

/// A project with its hero's variant as its own; the file of it.
fn ejected(folder: &Folder) -> String {
    folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
    own(folder)
}

/// Has the hero's variant copied out.
fn own(folder: &Folder) -> String {
    let plan = fs::read_to_string(folder.join("p/airstrip.toml")).expect("a plan");
    let hero = plan.split("[[section]]").find(|it| it.contains("kind = \"hero\"")).expect("a hero");
    let variant = hero.lines().find_map(|it| it.strip_prefix("variant = \"")).expect("a variant").trim_end_matches('"');
    let ran = folder.run(&["pack", "eject", &format!("hero/{variant}"), "--project", "p"]).ok();
    let file = ran.out().trim().to_owned();
    assert_eq!(file, format!("pack/sections/hero/{variant}.tsx"));
    assert!(ran.err().contains("it shows hero"), "{}", ran.err());
    file
}

fn text(folder: &Folder, file: &str) -> String {
    fs::read_to_string(folder.join("p").join(file)).expect("a file")
}

#[test]
fn a_project_builds_from_its_own_variant_and_edits_stay() {
    let folder = Folder::new();
    let file = ejected(&folder);
    let before = stamps(&folder);
    // A copy changes nothing.
    folder.run(&["build", "p"]).ok();
    let changed = stamps(&folder).into_iter().filter(|it| !it.0.starts_with(".airstrip/local"));
    assert!(changed.into_iter().all(|it| before.get(&it.0) == Some(&it.1)), "a copy has something written");
    assert!(folder.run(&["pack", "check", "p"]).ok().out().contains(&file));

    let component = text(&folder, "src/sections/Hero.tsx");
    let last = component.lines().last().expect("a line");
    fs::write(folder.join("p/src/sections/Hero.tsx"), format!("{component}\n// Mine.\n")).expect("a file");
    replace(&folder, &file, "<section", "<section data-house=\"1\"");
    let ran = folder.run(&["build", "p"]).ok();
    assert_eq!(ran.out().trim(), "src/sections/Hero.tsx");
    let component = text(&folder, "src/sections/Hero.tsx");
    assert!(component.contains("data-house=\"1\"") && component.contains("// Mine.") && component.contains(last));
    assert!(folder.run(&["build", "p"]).ok().err().contains("nothing changed"));
    folder.run(&["check", "p"]).ok();
    folder.run(&["export", "p", "--as", "static", "--dir", "site"]).ok();
    let page = fs::read_to_string(folder.join("site/index.html")).expect("a page");
    assert!(page.contains("data-house=\"1\""));
    // Without it, the one in the program is back, and the edit stays.
    fs::remove_file(folder.join("p").join(&file)).expect("a file");
    folder.run(&["build", "p"]).ok();
    let component = text(&folder, "src/sections/Hero.tsx");
    assert!(!component.contains("data-house") && component.contains("// Mine."));
}

/// Has the project's own variant refused, by the build and by the check, and nothing written.
#[track_caller]
fn refused(from: &str, to: &str, words: &str) {
    let folder = Folder::new();
    let file = ejected(&folder);
    replace(&folder, &file, from, to);
    let before = stamps(&folder);
    for command in [&["build", "p"][..], &["pack", "check", "p"]] {
        let ran = folder.run(command);
        assert_eq!((ran.code(), ran.out().as_str()), (1, ""), "{}", ran.err());
        assert!(ran.err().contains(words) && ran.err().contains(&file), "{}", ran.err());
    }
    assert!(stamps(&folder) == before, "something was written");
}

#[test]
fn a_variant_of_a_project_is_code_that_nobody_knows() {
    refused("  return (", "  fetch(\"https://evil.example\");\n  return (", "`fetch`");
    refused("  return (", "  while (id) {}\n  return (", "rendering it takes longer");
    refused("  return (", "  return return (", "return");
    refused("<section", "<section {...{ dangerouslySetInnerHTML: { __html: id } }}", "dangerouslySetInnerHTML");
}

#[test]
fn only_variants_of_the_library_are_copied_and_once() {
    let folder = Folder::new();
    let file = ejected(&folder);
    let name = file.trim_start_matches("pack/sections/").trim_end_matches(".tsx");
    fs::write(folder.join("p").join(&file), "mine").expect("a file");
    let ran = folder.run(&["pack", "eject", name, "--project", "p"]);
    assert!(ran.code() == 2 && ran.err().contains("already") && ran.err().contains("it is yours"), "{}", ran.err());
    assert_eq!(text(&folder, &file), "mine");
    let ran = folder.run(&["pack", "eject", "heroo/split", "--project", "p"]);
    assert!(ran.code() == 2 && ran.err().contains("did you mean `hero/split`"), "{}", ran.err());
    let ran = folder.run(&["pack", "eject", "../../x", "--project", "p"]);
    assert!(ran.code() == 2 && ran.err().contains("there is no variant"), "{}", ran.err());
    folder.run(&["pack", "eject", "newsletter/slip", "--project", "p"]).ok();
    fs::remove_file(folder.join("p").join(&file)).expect("a file");
    folder.run(&["pack", "check", "p"]).ok();
    fs::write(folder.join("p/pack/sections/notes.tsx"), "x").expect("a file");
    let ran = folder.run(&["pack", "check", "p"]);
    assert!(ran.code() == 1 && ran.err().contains("pack/sections/notes.tsx"), "{}", ran.err());
}

#[cfg(unix)]
#[test]
fn a_link_is_no_variant() {
    let folder = Folder::new();
    let file = ejected(&folder);
    let there = folder.join("p").join(&file);
    fs::rename(&there, folder.join("elsewhere.tsx")).expect("a file");
    std::os::unix::fs::symlink(folder.join("elsewhere.tsx"), there).expect("a link");
    let ran = folder.run(&["build", "p"]);
    assert!(ran.code() == 1 && ran.err().contains(&file), "{}", ran.err());
}

#[test]
fn a_saved_variant_is_shown_and_only_what_depends_on_it_written() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &[]);
    let file = own(&folder);
    let before = stamps(&folder);
    replace(&folder, &file, "<section", "<section data-house=\"1\"");
    watch.until_page("data-house=\"1\"");
    let after = stamps(&folder);
    let mut written: Vec<&str> =
        after.iter().filter(|it| before.get(it.0) != Some(it.1)).map(|it| it.0.as_str()).collect();
    written.retain(|it| !it.starts_with(".airstrip/local"));
    assert_eq!(written, [".airstrip/base.json", file.as_str(), "src/sections/Hero.tsx"]);
    replace(&folder, &file, "  return (", "  fetch(\"x\");\n  return (");
    assert!(watch.until("fetch").contains("fetch"));
    assert!(watch.get("/", &watch.host).contains("data-house=\"1\""), "the last page stays");
    replace(&folder, &file, "  fetch(\"x\");\n", "");
    watch.until("fixed");
}
