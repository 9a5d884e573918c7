//! Ten thousand times: random edits of yours against random changes of the plan. No edited line is ever lost.

use std::collections::{BTreeMap, BTreeSet};

use airstrip::export::{Bases, Found, Merged, OFFER, Policy, Request, merge_tree};
use airstrip::path::ProjectPath;
use airstrip::project::Project;
use proptest::prelude::{Strategy, any};
use proptest::test_runner::{Config, TestRunner};

const CASES: u32 = 10_000;
const PATHS: [&str; 4] = ["a.md", "src/App.tsx", "src/styles/theme.css", "package.json"];

type Tree = BTreeMap<String, String>;

/// One change of a text: at a line, one of the ways of [`edit`], with a word of its own.
type Edit = (usize, u8, u32);

type Lines = Vec<(u8, u32)>;
type Edits = Option<Vec<Edit>>;

fn line(kind: u8, word: u32) -> String {
    match kind % 4 {
        0 => format!("import w{word} from \"w{word}\";"),
        1 => format!("  --key{}: {word}px;", word % 7),
        2 => format!("  <p>{}</p>", word % 50),
        _ => String::new(),
    }
}

fn text(lines: &[(u8, u32)]) -> String {
    lines.iter().map(|(kind, word)| line(*kind, *word) + "\n").collect()
}

/// `mark` makes every new line one that only this side can have.
fn edit(text: &str, edits: &[Edit], mark: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, way, word) in edits {
        let at = at % (lines.len() + 1);
        let made = match word % 3 {
            0 => format!("import {mark}{word} from \"{mark}{word}\";"),
            1 => format!("  --key{}: {mark}{word};", word % 7),
            _ => format!("  {mark} {word}"),
        };
        match way % 4 {
            0 => lines.insert(at, made),
            1 if at < lines.len() => lines[at] = made,
            2 if at < lines.len() => drop(lines.remove(at)),
            3 if at < lines.len() => {
                let moved = lines.remove(at);
                lines.insert(*word as usize % (lines.len() + 1), moved);
            }
            _ => {}
        }
    }
    lines.iter().map(|it| it.clone() + "\n").collect()
}

#[derive(Debug, Clone)]
struct Case {
    /// For each path: its lines, your edits (nothing: you deleted it), the plan's edits (nothing: it goes).
    files: Vec<(Lines, Edits, Edits)>,
    /// A file of your own, at a path that the plan may want.
    own: usize,
    crlf: bool,
}

fn cases() -> impl Strategy<Value = Case> {
    let edits = || proptest::collection::vec((any::<usize>(), any::<u8>(), 0..1000_u32), 0..5);
    let some = || proptest::option::weighted(0.9, edits());
    let file = (proptest::collection::vec((any::<u8>(), any::<u32>()), 0..14), some(), some());
    let files = proptest::collection::vec(file, 3);
    (files, 0..8_usize, proptest::bool::weighted(0.1)).prop_map(|(files, own, crlf)| Case { files, own, crlf })
}

fn project(tree: &Tree) -> Project {
    let mut project = Project::new();
    for (path, text) in tree {
        project.put(ProjectPath::new(path.as_str()).expect("a path"), text.clone());
    }
    project
}

fn merge(bases: &Bases, disk: &Tree, new: &Project) -> Merged {
    let yours = disk.iter().map(|(path, text)| (path.clone(), Found::File(text.clone().into()))).collect();
    let nothing = BTreeSet::new();
    merge_tree(&Request {
        bases,
        yours: &yours,
        new,
        locked: &nothing,
        refused: &nothing,
        renewed: &nothing,
        policy: Policy::Offer,
        format: &|_, _| None,
    })
}

fn apply(disk: &mut Tree, merged: &Merged) {
    for path in &merged.removes {
        disk.remove(path.as_str());
    }
    for (path, bytes) in &merged.writes {
        disk.insert(path.to_string(), String::from_utf8(bytes.clone()).expect("a text"));
    }
}

fn count<'t>(text: &'t str) -> BTreeMap<&'t str, usize> {
    let mut counts = BTreeMap::new();
    text.lines().for_each(|it: &'t str| *counts.entry(it).or_default() += 1);
    counts
}

/// Every line that you have and airstrip never wrote.
fn edited<'t>(base: &str, yours: &'t str) -> Vec<&'t str> {
    let known = count(base);
    let more = |(line, times): &(&str, usize)| *times > known.get(line).copied().unwrap_or(0);
    count(yours).into_iter().filter(more).map(|(line, _)| line).collect()
}

fn judge(case: &Case) {
    let (mut base, mut disk, mut new) = (Tree::new(), Tree::new(), Tree::new());
    for (path, (lines, yours, plan)) in PATHS.iter().zip(&case.files) {
        let text = text(lines);
        if let Some(edits) = yours {
            let text = edit(&text, edits, "mine");
            disk.insert((*path).to_owned(), if case.crlf { text.replace('\n', "\r\n") } else { text });
        }
        if let Some(edits) = plan {
            new.insert((*path).to_owned(), edit(&text, edits, "new"));
        }
        base.insert((*path).to_owned(), text);
    }
    if case.own < 4 {
        disk.entry(PATHS[3].to_owned()).or_insert_with(|| "{ \"own\": true }\n".to_owned());
    }
    if case.own.is_multiple_of(2) {
        new.insert(PATHS[3].to_owned(), "{ \"new\": true }\n".to_owned());
    }
    let before = disk.clone();
    let merged = merge(&Bases::of(&project(&base)), &disk, &project(&new));
    apply(&mut disk, &merged);
    for (path, yours) in &before {
        let conflict = merged.conflicts.iter().find(|it| it.path == *path);
        if let Some(conflict) = conflict {
            assert_eq!(disk.get(path), Some(yours), "{path}: a conflict leaves yours alone");
            assert_eq!(disk.get(conflict.offer.as_ref().expect("an offer")), new.get(path));
            continue;
        }
        let wrote = base.get(path).cloned().unwrap_or_default();
        let kept = disk.get(path).cloned().unwrap_or_default();
        for line in edited(&wrote, yours) {
            assert!(kept.lines().any(|it| it == line), "{path}: {line:?} is lost from\n{yours}in\n{kept}");
        }
    }
    for path in base.keys().filter(|it| !before.contains_key(*it)) {
        assert!(!disk.contains_key(path), "{path}: what you deleted stays deleted");
    }
    settles(&merged, &disk, &new);
}

/// The same again changes nothing, and names the same conflicts; without the offers they are settled.
fn settles(merged: &Merged, disk: &Tree, new: &Tree) {
    let bases = Bases::parse(&merged.bases.print()).expect("bases read back");
    assert_eq!(bases, merged.bases);
    let mut after = disk.clone();
    let again = merge(&bases, disk, &project(new));
    apply(&mut after, &again);
    assert_eq!(after, *disk, "the second time changes nothing");
    assert_eq!(again.conflicts, merged.conflicts);
    after.retain(|path, _| !path.ends_with(OFFER));
    let settled = merge(&bases, &after, &project(new));
    assert!(settled.conflicts.is_empty() && settled.is_empty(), "{settled:?}");
}

#[test]
fn no_edited_line_is_ever_lost() {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(&cases(), |case| {
        judge(&case);
        Ok(())
    });
    assert!(ran.is_ok(), "{}", ran.err().map(|it| it.to_string()).unwrap_or_default());
}
