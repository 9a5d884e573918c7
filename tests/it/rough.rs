//! What people and machines do to a project: editors, links, full disks, and an end at any moment.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{FERRULE, Folder};

/// How often a build is killed.
const KILLS: usize = 24;

type Tree = Vec<(String, Vec<u8>)>;

/// The project `p`, and a change of its plan that is not built yet.
fn changed() -> Folder {
    let folder = Folder::new();
    folder.run(&["new", FERRULE, "p", "--seed", "7", "--theme", "harbor"]).ok();
    replace(&folder, "airstrip.toml", "\"harbor\"", "\"gazette\"");
    folder
}

fn tree(root: &Path) -> Tree {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|it| it.file_type().is_file());
    let inside = |it: &Path| it.strip_prefix(root).expect("inside").display().to_string();
    let all = files.map(|it| (inside(it.path()), fs::read(it.path()).expect("a file")));
    all.filter(|it| !it.0.starts_with(".airstrip/local/")).collect()
}

fn put(root: &Path, tree: &Tree) {
    for (name, bytes) in tree {
        let file = root.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }
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

/// How far the commit of a running build has come: its staged files, and more than those once its journal is there.
fn progress(root: &Path) -> usize {
    if root.join(".airstrip/local/journal.json").exists() {
        return 1000;
    }
    fs::read_dir(root.join(".airstrip/local/stage")).map_or(0, Iterator::count)
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_the_old_project_or_the_new_one() {
    let folder = changed();
    let root = folder.join("p");
    let old = tree(&root);
    folder.run(&["build", "p"]).ok();
    let new = tree(&root);
    assert_ne!(old, new);
    let (mut interrupted, mut staged) = (0, 0);
    for kill in 0..KILLS {
        fs::remove_dir_all(&root).expect("a folder");
        put(&root, &old);
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        command.args(["build", "p"]).current_dir(folder.path()).env_clear();
        let mut child = command.stderr(Stdio::null()).stdout(Stdio::null()).spawn().expect("the program starts");
        // Half of them end while files are staged, half while they are renamed, each a little later than the one before.
        let until = if kill % 2 == 0 { 1 + kill / 3 } else { 1000 };
        while child.try_wait().expect("an answer").is_none() && progress(&root) < until {}
        let gone = |it: &&(String, Vec<u8>)| fs::read(root.join(&it.0)).is_ok_and(|now| now != it.1);
        while until == 1000
            && child.try_wait().expect("an answer").is_none()
            && old.iter().filter(gone).count() < kill / 8
        {}
        child.kill().unwrap_or_default();
        child.wait().expect("it ends");
        let left = tree(&root);
        if root.join(".airstrip/local/journal.json").exists() {
            interrupted += 1;
        } else {
            staged += usize::from(left == old);
            assert!(left == old || left == new, "kill {kill}: neither the old project nor the new one");
        }
        folder.run(&["build", "p"]).ok();
        assert_eq!(tree(&root), new, "kill {kill}: the next run makes it whole");
    }
    assert!(staged > 0, "{staged} ended before the commit, {interrupted} within it");
}

/// Runs the program where no file may grow beyond `blocks` of 512 bytes, as on a disk that is full.
#[cfg(unix)]
fn cramped(folder: &Folder, blocks: u32, arguments: &str) -> bool {
    let script = format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$AIRSTRIP\" {arguments}");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &script]).current_dir(folder.path()).env_clear();
    command.env("AIRSTRIP", env!("CARGO_BIN_EXE_airstrip"));
    command.stderr(Stdio::null()).stdout(Stdio::null()).status().expect("a shell").success()
}

#[cfg(unix)]
#[test]
fn where_nothing_more_can_be_written_nothing_is_changed() {
    let folder = changed();
    let root = folder.join("p");
    let old = tree(&root);
    folder.run(&["export", "p", "--zip", "kept.zip"]).ok();
    let zip = fs::read(folder.join("kept.zip")).expect("an archive");
    for blocks in [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 400] {
        assert!(!cramped(&folder, blocks, "build p"), "{blocks} blocks are too few");
        assert_eq!(tree(&root), old, "{blocks} blocks");
        if blocks <= 64 {
            assert!(!cramped(&folder, blocks, "export p --zip kept.zip --force"));
            assert_eq!(fs::read(folder.join("kept.zip")).expect("an archive"), zip);
            assert!(!cramped(&folder, blocks, &format!("new '{FERRULE}' fresh")));
            assert!(!folder.join("fresh").exists(), "{blocks} blocks");
        }
    }
    let beside: Vec<_> = fs::read_dir(folder.path()).expect("a folder").flatten().map(|it| it.file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing is left beside them: {beside:?}");
    folder.run(&["build", "p"]).ok();
    assert!(read(&folder, "src/styles/theme.css") != String::from_utf8_lossy(&old[0].1));
    assert_ne!(tree(&root), old);
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_never_written() {
    use std::os::unix::fs::symlink;
    let folder = changed();
    fs::rename(folder.join("p/src/styles"), folder.join("styles")).expect("a folder");
    symlink(folder.join("styles"), folder.join("p/src/styles")).expect("a link");
    fs::rename(folder.join("p/public/favicon.svg"), folder.join("icon.svg")).expect("a file");
    symlink(folder.join("icon.svg"), folder.join("p/public/favicon.svg")).expect("a link");
    let (styles, icon) = (tree(&folder.join("styles")), fs::read(folder.join("icon.svg")).expect("a file"));
    let ran = folder.run(&["build", "p"]);
    assert_eq!(ran.code(), 4, "{}", ran.err());
    assert!(ran.err().contains("conflict in `src/styles/theme.css`: airstrip did not make"), "{}", ran.err());
    assert!(ran.err().contains("conflict in `public/favicon.svg`: airstrip did not make"), "{}", ran.err());
    assert_eq!(tree(&folder.join("styles")), styles);
    assert_eq!(fs::read(folder.join("icon.svg")).expect("a file"), icon);
    assert!(folder.join("p/public/favicon.svg").is_symlink());
}

#[test]
fn what_you_put_in_the_place_of_a_file_stays() {
    let folder = changed();
    fs::remove_file(folder.join("p/src/styles/theme.css")).expect("a file");
    fs::create_dir(folder.join("p/src/styles/theme.css")).expect("a folder");
    fs::write(folder.join("p/src/styles/theme.css/mine.css"), "mine").expect("a file");
    fs::rename(folder.join("p/src/sections/Hero.tsx"), folder.join("p/src/sections/Top.tsx")).expect("a file");
    replace(&folder, "src/App.tsx", "sections/Hero", "sections/Top");
    assert_eq!(folder.run(&["build", "p"]).code(), 4);
    assert_eq!(read(&folder, "src/styles/theme.css/mine.css"), "mine");
    assert!(folder.join("p/src/sections/Top.tsx").is_file() && !folder.join("p/src/sections/Hero.tsx").exists());
    assert!(read(&folder, "src/App.tsx").contains("sections/Top"));
}

#[test]
fn files_that_were_saved_on_windows_are_merged_and_stay_so() {
    let folder = changed();
    for path in ["src/content/hero.ts", "src/styles/theme.css", "airstrip.toml"] {
        let text = read(&folder, path).replace('\n', "\r\n");
        fs::write(folder.join("p").join(path), format!("\u{FEFF}{text}")).expect("a file");
    }
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    folder.run(&["build", "p"]).ok();
    folder.run(&["section", "move", "faq", "--before", "steps", "--project", "p"]).ok();
    for path in ["src/content/hero.ts", "src/styles/theme.css", "airstrip.toml"] {
        let text = read(&folder, path);
        assert!(text.starts_with('\u{FEFF}'), "{path} lost its mark");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{path} has mixed line endings");
    }
    assert!(read(&folder, "src/content/hero.ts").contains("Mine: "));
    folder.run(&["check", "p"]).ok();
}

#[test]
fn long_and_strange_names_of_folders_are_names() {
    let folder = Folder::new();
    let name = format!("Über uns – 頁 'x' {}", "l".repeat(150));
    folder.run(&["new", FERRULE, &name, "--seed", "7", "--theme", "harbor"]).ok();
    let plan = folder.join(&name).join("airstrip.toml");
    let before = tree(&folder.join(&name));
    let text = fs::read_to_string(&plan).expect("a plan");
    fs::write(&plan, text.replacen("\"harbor\"", "\"gazette\"", 1)).expect("a plan");
    folder.run(&["build", &name]).ok();
    folder.run(&["undo", &name]).ok();
    assert_eq!(tree(&folder.join(&name)), before);
}

#[test]
fn marks_hold_both_and_ours_is_yours() {
    for (policy, code) in [("markers", 4), ("ours", 0)] {
        let folder = changed();
        let css = read(&folder, "src/styles/theme.css");
        let colour = css.lines().find(|it| it.trim_start().starts_with("--brand:")).expect("a colour").to_owned();
        let mine = "  --brand: red;";
        replace(&folder, "src/styles/theme.css", &colour, mine);
        let ran = folder.run(&["build", "p", "--conflict", policy]);
        assert_eq!(ran.code(), code, "{}", ran.err());
        let text = read(&folder, "src/styles/theme.css");
        assert!(text.contains(mine));
        assert_eq!(text.contains("<<<<<<< ours") && text.contains(">>>>>>> theirs"), policy == "markers");
        assert!(!folder.join("p/src/styles/theme.css.airstrip-new").exists());
        folder.run(&["build", "p"]).ok();
    }
}

#[test]
fn builds_are_undone_one_after_the_other() {
    let folder = changed();
    let mut states = Vec::new();
    replace(&folder, "airstrip.toml", "\"gazette\"", "\"harbor\"");
    for theme in ["gazette", "harbor", "poster"] {
        states.push(tree(&folder.join("p")));
        let was = read(&folder, "airstrip.toml");
        let line = was.lines().find(|it| it.starts_with("theme = ")).expect("a theme").to_owned();
        replace(&folder, "airstrip.toml", &line, &format!("theme = \"{theme}\""));
        folder.run(&["build", "p"]).ok();
    }
    assert_eq!(folder.run(&["undo", "p", "--list"]).ok().out().lines().count(), 3);
    for state in states.iter().rev() {
        folder.run(&["undo", "p"]).ok();
        assert_eq!(tree(&folder.join("p")), *state);
    }
    assert!(folder.run(&["undo", "p"]).ok().err().contains("nothing to undo"));
}

/// What tells an editor, a bundler or version control that a file was written: its place on the disk and its time.
#[cfg(unix)]
fn stamps(root: &Path) -> std::collections::BTreeMap<String, (u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let stamp = |name: String| {
        let data = fs::metadata(root.join(&name)).expect("a file");
        (name, (data.ino(), data.mtime(), data.mtime_nsec()))
    };
    tree(root).into_iter().map(|it| stamp(it.0)).collect()
}

#[cfg(unix)]
#[test]
fn only_files_whose_bytes_change_are_written() {
    let folder = changed();
    let root = folder.join("p");
    let (before, old) = (stamps(&root), tree(&root));
    let ran = folder.run(&["build", "p"]).ok();
    let (after, new) = (stamps(&root), tree(&root));
    let written: Vec<_> = after.iter().filter(|it| before.get(it.0) != Some(it.1)).map(|it| it.0.as_str()).collect();
    let mut other: Vec<_> = new.iter().filter(|it| !old.contains(it)).map(|it| it.0.as_str()).collect();
    other.sort_unstable();
    assert_eq!(written, other);
    let gone = before.keys().filter(|it| !after.contains_key(*it)).map(String::as_str);
    let mut named: Vec<_> = written.into_iter().chain(gone).filter(|it| !it.starts_with(".airstrip/")).collect();
    named.sort_unstable();
    let out = ran.out();
    let mut told: Vec<_> = out.lines().collect();
    told.sort_unstable();
    assert_eq!(told, named);
    assert!(named.contains(&"src/styles/theme.css") && named.len() < after.len() / 2, "{named:?}");
    folder.run(&["build", "p"]).ok();
    assert_eq!(stamps(&root), after);
}

#[test]
fn layout_alone_is_no_edit() {
    let folder = changed();
    let path = "src/sections/Hero.tsx";
    let text = read(&folder, path);
    // As other settings of a formatter leave it: other quotes, other indents.
    let quotes = |it: &str| if it.starts_with("import ") { it.replace('"', "'") } else { it.to_owned() };
    let mine: String = text.split_inclusive('\n').map(quotes).collect::<String>().replace("  ", "    ");
    assert_ne!(mine, text);
    fs::write(folder.join("p").join(path), &mine).expect("a file");
    let plan = read(&folder, "airstrip.toml");
    let hero = plan.split("[[section]]").find(|it| it.contains("kind = \"hero\"")).expect("a hero");
    let other = if hero.contains("\"split\"") { "stacked" } else { "split" };
    folder.run(&["section", "variant", "hero", other, "--project", "p"]).ok();
    assert!(!read(&folder, path).contains('\''), "the new variant is there, as airstrip lays it out");
    folder.run(&["check", "p"]).ok();
}

#[test]
fn a_locked_section_keeps_its_words_and_its_component() {
    let folder = changed();
    replace(&folder, "airstrip.toml", "kind = \"hero\"", "kind = \"hero\"\nlocked = true");
    let files = ["src/sections/Hero.tsx", "src/content/hero.ts"];
    let before = files.map(|it| read(&folder, it));
    let plan = read(&folder, "airstrip.toml");
    let hero = plan.split("[[section]]").find(|it| it.contains("kind = \"hero\"")).expect("a hero");
    let other = if hero.contains("\"split\"") { "stacked" } else { "split" };
    folder.run(&["section", "variant", "hero", other, "--project", "p"]).ok();
    assert_eq!(files.map(|it| read(&folder, it)), before);
    folder.run(&["check", "p"]).ok();
}
