//! Builds as they happen to people: random edits against random changes of the plan, killed, and several at once.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::support::{FERRULE, Folder, Ran};

/// How many random cases go through the whole program; the merge engine alone has ten thousand.
const CASES: u64 = 8;

/// Small numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it fits") % sides
    }
}

fn read(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.join("p").join(path)).unwrap_or_else(|it| panic!("{path}: {it}"))
}

fn write(folder: &Folder, path: &str, text: &str) {
    fs::write(folder.join("p").join(path), text).expect("a file");
}

/// An edit that a person could make: where, and the line that must not be lost.
fn edit(folder: &Folder, dice: &mut Dice, number: usize) -> (&'static str, String) {
    let files = [
        "src/sections/Hero.tsx",
        "src/sections/Features.tsx",
        "src/content/hero.ts",
        "src/App.tsx",
        "src/styles/theme.css",
        "package.json",
        "README.md",
    ];
    let path = files[dice.roll(files.len())];
    let line = match path.rsplit('.').next() {
        Some("css") => format!("/* mine {number} */"),
        Some("json") => format!("    \"mine{number}\": \"true\","),
        Some("md") => format!("Mine {number}."),
        _ => format!("// Mine {number}."),
    };
    let text = read(folder, path);
    let text = match (path, dice.roll(2)) {
        ("package.json", _) => text.replacen("\"scripts\": {\n", &format!("\"scripts\": {{\n{line}\n"), 1),
        (_, 0) => format!("{line}\n{text}"),
        _ => format!("{text}{line}\n"),
    };
    write(folder, path, &text);
    (path, line)
}

fn change_plan(folder: &Folder, dice: &mut Dice) {
    let plan = read(folder, "airstrip.toml");
    let line = |start: &str| plan.lines().find(|it| it.starts_with(start)).expect("a line").to_owned();
    let changed = match dice.roll(5) {
        0 => plan.replacen(&line("theme = "), "theme = \"gazette\"", 1),
        1 => plan.replacen(&line("name = "), "name = \"Renamed\"", 1),
        2 => plan.replacen("variant = \"split\"", "variant = \"stacked\"", 1),
        3 => plan.replacen(&line("name = "), &format!("{}\nurl = \"https://renamed.example/\"", line("name = ")), 1),
        _ => {
            let mut blocks: Vec<&str> = plan.split("[[section]]").collect();
            let last = blocks.len() - 2;
            blocks.swap(last, last - 1);
            blocks.join("[[section]]")
        }
    };
    write(folder, "airstrip.toml", &changed);
}

fn build(folder: &Folder) -> Ran {
    folder.run(&["build", "p", "--json"])
}

#[test]
fn no_edit_is_lost_and_what_has_no_conflict_passes() {
    for case in 0..CASES {
        let mut dice = Dice(case + 11);
        let folder = Folder::new();
        folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
        let edits: Vec<_> = (0..=dice.roll(4)).map(|it| edit(&folder, &mut dice, it)).collect();
        change_plan(&folder, &mut dice);
        let ran = build(&folder);
        assert!(matches!(ran.code(), 0 | 4), "case {case}: {}", ran.err());
        for (path, line) in &edits {
            assert!(read(&folder, path).contains(line.as_str()), "case {case}: {line:?} is lost from {path}");
        }
        let told: serde_json::Value = serde_json::from_str(&ran.out()).expect("JSON");
        if told["conflicts"].as_array().is_some_and(Vec::is_empty) {
            let judged = folder.run(&["check", "p"]);
            assert_eq!(judged.code(), 0, "case {case}: {}", judged.err());
        }
    }
}

fn tree(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let root = folder.join("p");
    let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|it| it.file_type().is_file());
    let inside = |it: &walkdir::DirEntry| it.path().strip_prefix(&root).expect("inside").display().to_string();
    let all = files.map(|it| (inside(&it), fs::read(it.path()).expect("a file")));
    all.filter(|it| !it.0.starts_with(".airstrip/local/")).collect()
}

fn retheme(folder: &Folder) {
    folder.run(&["new", FERRULE, "p", "--seed", "7", "--theme", "harbor"]).ok();
    write(folder, "airstrip.toml", &read(folder, "airstrip.toml").replacen("\"harbor\"", "\"gazette\"", 1));
}

#[test]
fn a_killed_build_is_completed_by_the_next() {
    let whole = Folder::new();
    retheme(&whole);
    build(&whole).ok();
    for lines in [1, 4, 7] {
        let folder = Folder::new();
        retheme(&folder);
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        command
            .args(["build", "p"])
            .current_dir(folder.path())
            .env_clear()
            .stderr(Stdio::piped())
            .stdout(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let told = BufReader::new(child.stderr.take().expect("its words")).lines().take(lines).count();
        assert_eq!(told, lines);
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        build(&folder).ok();
        assert_eq!(tree(&folder), tree(&whole));
    }
}

#[test]
fn several_at_once_make_what_one_makes() {
    let (whole, folder) = (Folder::new(), Folder::new());
    retheme(&whole);
    build(&whole).ok();
    retheme(&folder);
    let spawn = |_| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        command.args(["build", "p"]).current_dir(folder.path()).env_clear();
        command.stderr(Stdio::null()).stdout(Stdio::null()).spawn().expect("the program starts")
    };
    let all: Vec<_> = (0..4).map(spawn).collect();
    for mut child in all {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(tree(&folder), tree(&whole));
}
