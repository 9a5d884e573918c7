//! What a save costs: only what depends on it is written, and nothing is lost on the way.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::running::{Watch, replace};
use crate::support::{FERRULE, Folder, Stamps, stamps};

/// What was written, but for what is this machine's alone.
fn written(before: &Stamps, after: &Stamps) -> BTreeSet<String> {
    let changed = after.iter().filter(|(path, stamp)| before.get(*path) != Some(stamp)).map(|it| it.0.clone());
    let all = changed.chain(before.keys().filter(|it| !after.contains_key(*it)).cloned());
    all.filter(|it| !it.starts_with(".airstrip/local")).collect()
}

#[test]
fn a_save_writes_what_depends_on_it_and_nothing_else() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &[]);
    let check = |watch: &mut Watch, save: &dyn Fn(), shown: &str, expected: &[&str]| {
        let before = stamps(&folder);
        save();
        watch.until_page(shown);
        let written = written(&before, &stamps(&folder));
        assert_eq!(written, expected.iter().map(|it| (*it).to_owned()).collect(), "{shown}");
    };
    // Words, which machines are told too.
    let words = || replace(&folder, "src/content/faq.ts", "title: \"", "title: \"Asked: ");
    check(&mut watch, &words, "Asked: ", &[".airstrip/base.json", "public/llms.txt", "src/content/faq.ts"]);
    let words = || replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    let made = [".airstrip/base.json", "public/llms.txt", "public/og.png", "src/content/hero.ts"];
    check(&mut watch, &words, "Mine: ", &made);
    let component = || replace(&folder, "src/sections/Faq.tsx", "<section", "<section data-mine=\"1\"");
    check(&mut watch, &component, "data-mine=\"1\"", &["src/sections/Faq.tsx"]);
    // A picture is nobody's source: the page shows the new one.
    let version = watch.version();
    let before = stamps(&folder);
    fs::write(folder.join("p/public/favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").expect("a file");
    while watch.version() == version {
        watch.until("shown after");
    }
    assert!(watch.get("/favicon.svg", &watch.host).ends_with("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    assert_eq!(written(&before, &stamps(&folder)), BTreeSet::from(["public/favicon.svg".to_owned()]));
    // A file that no page needs has nothing written.
    let before = stamps(&folder);
    fs::write(folder.join("p/notes.txt"), "mine").expect("a file");
    replace(&folder, "src/content/faq.ts", "Asked: ", "Asked again: ");
    watch.until_page("Asked again: ");
    let all = [".airstrip/base.json", "notes.txt", "public/llms.txt", "src/content/faq.ts"].map(str::to_owned);
    assert_eq!(written(&before, &stamps(&folder)), BTreeSet::from(all));
}

/// A program that runs until it is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().expect("it runs");
        self.0.wait().expect("it ends");
    }
}

/// Waits until `is` holds; there is no page to be told of.
#[track_caller]
fn until(is: impl Fn() -> bool) {
    for _ in 0..6000 {
        if is() {
            return;
        }
        thread::park_timeout(Duration::from_millis(10));
    }
    panic!("it never comes");
}

#[test]
fn without_a_preview_the_zip_is_kept_fresh_with_all_that_is_allowed() {
    let folder = Folder::new();
    folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
    fs::write(folder.join("p/deploy.pem"), "-----BEGIN PRIVATE KEY-----\nxyz\n").expect("a file");
    // Too large to be read for a page, but not for the zip.
    fs::write(folder.join("p/public/film.webm"), vec![1_u8; 17 << 20]).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
    command.args(["watch", "p", "--no-serve", "--zip", "kept.zip", "--allow-secrets"]).current_dir(folder.path());
    let child = command.env_clear().stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut running = Running(child);
    let first = |name: &str| -> Option<u8> {
        let mut archive = zip::ZipArchive::new(fs::File::open(folder.join("kept.zip")).ok()?).ok()?;
        let mut first = [0];
        std::io::Read::read_exact(&mut archive.by_name(name).ok()?, &mut first).ok()?;
        Some(first[0])
    };
    until(|| first("public/film.webm") == Some(1) && first("deploy.pem") == Some(b'-'));
    fs::write(folder.join("p/public/film.webm"), vec![2_u8; 17 << 20]).expect("a file");
    until(|| first("public/film.webm") == Some(2));
    let plan = fs::read_to_string(folder.join("p/airstrip.toml")).expect("a plan");
    let line = plan.lines().find(|it| it.starts_with("name = ")).expect("a name");
    fs::write(folder.join("p/airstrip.toml"), plan.replacen(line, "name = \"Renamed\"", 1)).expect("a plan");
    until(|| fs::read_to_string(folder.join("p/index.html")).is_ok_and(|it| it.contains("Renamed")));
    running.0.kill().expect("it runs");
    let mut out = String::new();
    std::io::Read::read_to_string(&mut running.0.stdout.take().expect("its output"), &mut out).expect("a text");
    assert_eq!(out, "", "there is no address");
}

#[test]
fn another_folder_in_its_place_is_watched_too() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &[]);
    folder.run(&["new", FERRULE, "q", "--seed", "7"]).ok();
    let file = folder.join("q/src/content/hero.ts");
    let words = fs::read_to_string(&file).expect("a file");
    fs::write(&file, words.replacen("title: \"", "title: \"Another: ", 1)).expect("a file");
    fs::rename(folder.join("p"), folder.join("old")).expect("a folder");
    fs::rename(folder.join("q"), folder.join("p")).expect("a folder");
    watch.until_page("Another: ");
    replace(&folder, "src/content/hero.ts", "Another: ", "And on: ");
    watch.until_page("And on: ");
    // A checkout takes a folder away and brings it back.
    fs::rename(folder.join("p/src"), folder.join("src")).expect("a folder");
    fs::rename(folder.join("src"), folder.join("p/src")).expect("a folder");
    replace(&folder, "src/content/hero.ts", "And on: ", "Back again: ");
    watch.until_page("Back again: ");
}
