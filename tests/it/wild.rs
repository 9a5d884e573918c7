//! Hundreds of times through the whole pipeline: lines of a project are changed at random, sound or not, and so is its
//! plan. What you changed is there afterwards, or your file is as it was and the conflict is listed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use airstrip::export::{Disk, Workplace};
use airstrip::pipeline::{self, Kept, Order, Shop, Start, kit_gate};
use airstrip::render::{Limits, Renderer};
use tokio::runtime::{Builder, Runtime};

use crate::support::{FERRULE, Folder};

/// How many cases; the merge engine alone has ten thousand.
const CASES: u64 = 200;
/// A program that another test starts holds every lock of this process until it really runs.
const PATIENCE: Duration = Duration::from_secs(30);

type Tree = BTreeMap<String, Vec<u8>>;

/// Small numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it fits") % sides
    }
}

fn tree(root: &Path) -> Tree {
    let files = walkdir::WalkDir::new(root).into_iter().flatten().filter(|it| it.file_type().is_file());
    let inside = |it: &Path| it.strip_prefix(root).expect("inside").display().to_string();
    let all = files.map(|it| (inside(it.path()), fs::read(it.path()).expect("a file")));
    all.filter(|it| !it.0.starts_with(".airstrip/local/")).collect()
}

fn text(tree: &Tree, path: &str) -> String {
    tree.get(path).map(|it| String::from_utf8_lossy(it).into_owned()).unwrap_or_default()
}

/// Changes one to four lines of one to three files, or deletes a file.
fn edit(tree: &mut Tree, dice: &mut Dice) {
    let ours = |it: &&String| !it.starts_with(".airstrip/") && *it != "airstrip.toml" && !it.ends_with("lock.json");
    let texts = |it: &&String| std::str::from_utf8(&tree[*it]).is_ok();
    let mut paths: Vec<String> = tree.keys().filter(ours).filter(texts).cloned().collect();
    // Most people edit what is theirs to edit.
    let own: Vec<String> = paths.iter().filter(|it| it.starts_with("src/")).cloned().collect();
    (0..4).for_each(|_| paths.extend(own.iter().cloned()));
    for file in 0..=dice.roll(3) {
        let path = &paths[dice.roll(paths.len())];
        if dice.roll(12) == 0 {
            tree.remove(path);
            continue;
        }
        let edited = edit_text(&text(tree, path), file, dice);
        tree.insert(path.clone(), edited.into_bytes());
    }
}

fn edit_text(text: &str, file: usize, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for number in 0..=dice.roll(4) {
        let at = dice.roll(lines.len() + 1);
        let made = match dice.roll(4) {
            0 => format!("// mine {file} {number}"),
            1 => format!("import mine{file}{number} from \"./mine{file}{number}\";"),
            2 => format!("  --mine{file}{number}: 1px;"),
            _ => format!("  mine {file} {number} {{<"),
        };
        match dice.roll(5) {
            0 | 1 => lines.insert(at, made),
            2 if at < lines.len() => lines[at] = made,
            3 if at < lines.len() => lines[at].push_str(" /* mine */"),
            4 if at < lines.len() => drop(lines.remove(at)),
            _ => {}
        }
    }
    lines.iter().flat_map(|it| [it.as_str(), "\n"]).collect()
}

fn change_plan(plan: &str, dice: &mut Dice) -> String {
    let line = |start: &str| plan.lines().find(|it| it.starts_with(start)).expect("a line").to_owned();
    let mut blocks: Vec<&str> = plan.split("[[section]]").collect();
    let last = blocks.len() - 2;
    match dice.roll(7) {
        0 => plan.replacen(&line("theme = "), "theme = \"gazette\"", 1),
        1 => plan.replacen(&line("name = "), "name = \"Renamed\"", 1),
        2 => {
            let hero = plan.split("kind = \"hero\"\n").nth(1).and_then(|it| it.lines().next()).expect("a variant");
            plan.replacen(&format!("kind = \"hero\"\n{hero}"), "kind = \"hero\"\nvariant = \"stacked\"", 1)
        }
        3 => plan.replacen(&line("name = "), &format!("{}\nurl = \"https://renamed.example/\"", line("name = ")), 1),
        4 => plan.replacen(&line("lang = "), "lang = \"de\"", 1),
        5 => {
            blocks.remove(last);
            blocks.join("[[section]]")
        }
        _ => {
            blocks.swap(last, last - 1);
            blocks.join("[[section]]")
        }
    }
}

fn count(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    text.lines().for_each(|it| *counts.entry(it).or_default() += 1);
    counts
}

/// A line that you have and airstrip never wrote, and that is not in `kept`, however it is laid out there.
fn lost(wrote: &str, yours: &str, kept: &str) -> Option<String> {
    // The project's own formatter, prettier, writes a remark behind a comma before it.
    let dense = |it: &str| it.split_whitespace().collect::<String>().replace(",/*mine*/", "/*mine*/,");
    let (wrote, kept) = (count(wrote), dense(kept));
    let mine = count(yours).into_iter().filter(|it| it.1 > wrote.get(it.0).copied().unwrap_or(0));
    mine.map(|it| it.0).find(|it| !kept.contains(&dense(it))).map(str::to_owned)
}

/// What was lost of `yours`, of which airstrip made `made`, in what was `found` after the build.
fn fault((made, yours, found): (&Tree, &Tree, &Tree), conflicts: &[String]) -> Option<String> {
    for path in yours.keys().filter(|it| !it.starts_with(".airstrip/")) {
        let (mine, kept) = (text(yours, path), text(found, path));
        if conflicts.contains(path) {
            if kept != mine {
                return Some(format!("{path} has a conflict and was changed"));
            }
        } else if let Some(line) = lost(&text(made, path), &mine, &kept) {
            return Some(format!("{path} lost {line:?}"));
        }
    }
    let back = made.keys().find(|it| !yours.contains_key(*it) && found.contains_key(*it));
    back.map(|it| format!("{it} came back"))
}

fn renderer() -> Renderer {
    Renderer::new(Limits::default(), Some(env!("CARGO_BIN_EXE_airstrip").into()))
}

/// Builds the project at `root`, in a `shop` of its own where none is given: the files whose conflicts are listed, or
/// nothing where it cannot be built.
fn build(runtime: &Runtime, root: &Path, shop: Option<&Shop>) -> Option<Vec<String>> {
    let disk = Disk::real();
    let place = Workplace::open(root, &disk, "a test", PATIENCE).expect("a project");
    let start = Start::read(&place).ok()?;
    let own = if shop.is_none() { Some(kit_gate(&place, &start, renderer()).ok()?) } else { None };
    let own = own.map(Shop::offline);
    let kept = Kept::of(&start.own);
    let (shop, order) = (shop.or(own.as_ref())?, Order::default());
    let built = runtime.block_on(pipeline::build(shop, (&place, &start), &order, &kept, &|_| {})).ok()?;
    place.commit(&built.changes).expect("a commit");
    Some(built.merged.conflicts.iter().map(|it| it.path.clone()).collect())
}

#[test]
fn what_you_changed_is_there_or_the_conflict_is_listed() {
    let origin = Folder::new();
    origin.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
    let made = tree(&origin.join("p"));
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let shop = Shop::offline(crate::support::gate());
    let mut seen = [0_usize; 3];
    for case in 0..CASES {
        let (mut dice, folder) = (Dice(case), Folder::new());
        let root = folder.join("p");
        let mut yours = made.clone();
        edit(&mut yours, &mut dice);
        let plan = change_plan(&text(&made, "airstrip.toml"), &mut dice);
        yours.insert("airstrip.toml".to_owned(), plan.into_bytes());
        for (name, bytes) in &yours {
            fs::create_dir_all(root.join(name).parent().expect("a folder")).expect("a folder");
            fs::write(root.join(name), bytes).expect("a file");
        }
        // Who edits the kit needs a gate that knows it.
        let same_kit =
            made.iter().filter(|it| it.0.starts_with("src/components/")).all(|it| yours.get(it.0) == Some(it.1));
        let Some(conflicts) = build(&runtime, &root, same_kit.then_some(&shop)) else {
            assert_eq!(tree(&root), yours, "case {case}: what fails changes nothing");
            seen[0] += 1;
            continue;
        };
        seen[if conflicts.is_empty() { 1 } else { 2 }] += 1;
        let fault = fault((&made, &yours, &tree(&root)), &conflicts);
        assert!(fault.is_none(), "case {case}: {}", fault.unwrap_or_default());
    }
    assert!(seen.iter().all(|it| *it > 0), "{seen:?}");
}
