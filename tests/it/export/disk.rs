//! The disk fails at every operation in turn: what is left is the old project or the new one.

use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use airstrip::export::{Change, Disk, ExportError, Fault, Found, Lost, Workplace, history, record, undo};

use super::faulty::{each_operation, failing, path, tree};
use crate::support::Folder;

/// A program that another test starts holds every lock of this process until it really runs.
const PATIENCE: Duration = Duration::from_secs(30);

fn old_project(root: &Path) {
    for (name, text) in [("airstrip.toml", "plan"), ("src/a.ts", "old a"), ("src/b.ts", "old b"), ("gone/c.ts", "c")] {
        fs::create_dir_all(root.join(name).parent().expect("a folder")).expect("a folder");
        fs::write(root.join(name), text).expect("a file");
    }
}

fn changes() -> Vec<Change> {
    let change = |name: &str, was: Option<&str>, now: Option<&str>| Change {
        path: path(name),
        was: was.map(Into::into),
        now: now.map(Into::into),
    };
    vec![
        change("src/a.ts", Some("old a"), Some("new a")),
        change("src/b.ts", Some("old b"), Some("new b")),
        change("gone/c.ts", Some("c"), None),
        change("made/deep/d.ts", None, Some("d")),
        change(".airstrip/base.json", None, Some("{\n}\n")),
    ]
}

fn open<'d>(root: &Path, disk: &'d Disk) -> Result<Workplace<'d>, ExportError> {
    Workplace::open(root, disk, "a test", PATIENCE)
}

#[test]
fn a_commit_is_whole_or_not_at_all() {
    let folder = Folder::new();
    old_project(&folder.join("old"));
    old_project(&folder.join("new"));
    let real = Disk::real();
    open(&folder.join("new"), &real).and_then(|it| it.commit(&changes())).expect("a commit");
    let (old, new) = (tree(&folder.join("old")), tree(&folder.join("new")));
    assert_eq!(
        new.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(),
        [".airstrip/base.json", "airstrip.toml", "made/deep/d.ts", "src/a.ts", "src/b.ts"]
    );
    let mut states = (0, 0);
    each_operation(|disk| {
        let root = folder.join("try");
        old_project(&root);
        let done = open(&root, disk).and_then(|it| it.commit(&changes()));
        let interrupted = Workplace::is_interrupted(&root);
        let left = tree(&root);
        match done {
            Ok(()) => assert_eq!(left, new),
            Err(_) if !interrupted => assert_eq!(left, old),
            Err(_) => {}
        }
        // Whatever was left, the next run finds or makes one of the two.
        drop(open(&root, &real).expect("the next run"));
        assert!(!Workplace::is_interrupted(&root));
        let found = tree(&root);
        assert!(found == old || found == new, "{found:?}");
        states = if found == old { (states.0 + 1, states.1) } else { (states.0, states.1 + 1) };
        let local: Vec<_> = fs::read_dir(root.join(".airstrip/local")).expect("a folder").flatten().collect();
        assert_eq!(local.len(), 2, "only the lock and the ignore file: {local:?}");
        fs::remove_dir_all(&root).expect("a folder");
    });
    assert!(states.0 > 20 && states.1 > 20, "{states:?}");
}

#[test]
fn an_edit_after_a_crash_is_not_lost() {
    let folder = Folder::new();
    let root = folder.join("p");
    let mut nth = 0;
    loop {
        fs::remove_dir_all(&root).unwrap_or_default();
        old_project(&root);
        let (disk, count) = failing(nth, Fault::Kill, true);
        // It ends as it will; what matters is what it leaves.
        open(&root, &disk).and_then(|it| it.commit(&changes())).unwrap_or_default();
        fs::write(root.join("src/b.ts"), "mine").expect("a file");
        drop(open(&root, &Disk::real()).expect("the next run"));
        assert_eq!(fs::read_to_string(root.join("src/b.ts")).expect("a file"), "mine");
        if count.load(Ordering::SeqCst) <= nth {
            break;
        }
        nth += 1;
    }
    assert!(nth > 20);
}

#[test]
fn what_was_saved_meanwhile_stops_the_commit() {
    let folder = Folder::new();
    let root = folder.join("p");
    old_project(&root);
    let disk = Disk::real();
    let place = open(&root, &disk).expect("a project");
    fs::write(root.join("src/b.ts"), "mine").expect("a file");
    assert!(matches!(place.commit(&changes()), Err(ExportError::Changed(_))));
    assert_eq!(fs::read_to_string(root.join("src/a.ts")).expect("a file"), "old a");
}

#[test]
fn a_second_one_is_told_who_is_there() {
    let folder = Folder::new();
    old_project(&folder.join("p"));
    let disk = Disk::real();
    let first = Workplace::open(&folder.join("p"), &disk, "builds", Duration::ZERO).expect("a project");
    let second = Workplace::open(&folder.join("p"), &disk, "builds too", Duration::ZERO);
    let Err(refused) = second else { panic!("two at once") };
    assert!(refused.to_string().contains(&format!("({} builds)", std::process::id())), "{refused}");
    drop(first);
    assert!(open(&folder.join("p"), &disk).is_ok());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_the_root() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let root = folder.join("p");
    old_project(&root);
    fs::create_dir(folder.join("outside")).expect("a folder");
    fs::write(folder.join("outside/a.ts"), "theirs").expect("a file");
    symlink(folder.join("outside"), root.join("made")).expect("a link");
    symlink(folder.join("outside/a.ts"), root.join("link.ts")).expect("a link");
    symlink(folder.join("nowhere"), root.join("dangling.ts")).expect("a link");
    let disk = Disk::real();
    let place = open(&root, &disk).expect("a project");
    for linked in ["made/a.ts", "made/deep/d.ts", "link.ts", "dangling.ts", "src"] {
        assert_eq!(place.found(linked).expect("an answer"), Found::Other, "{linked}");
    }
    let into = Change { path: path("made/deep/d.ts"), was: None, now: Some("d".into()) };
    assert!(place.commit(&[into]).is_err());
    assert_eq!(tree(&folder.join("outside")), [("a.ts".to_owned(), b"theirs".to_vec())]);
    drop(place);
    fs::remove_dir_all(root.join(".airstrip")).expect("a folder");
    symlink(folder.join("outside"), root.join(".airstrip")).expect("a link");
    assert!(open(&root, &disk).is_err());
    assert_eq!(fs::read_dir(folder.join("outside")).expect("a folder").count(), 1);
}

/// A project may come from anybody, with a journal of anybody's.
#[test]
fn a_journal_that_leads_outside_counts_for_nothing() {
    let folder = Folder::new();
    let root = folder.join("p");
    for (target, staged) in [("../x", "0"), ("src/../../x", "0"), ("/tmp/x", "0"), (".", "0"), ("src/x", "../../../x")]
    {
        old_project(&root);
        fs::create_dir_all(root.join(".airstrip/local/stage")).expect("a folder");
        fs::write(root.join(".airstrip/local/stage/0"), "theirs").expect("a file");
        fs::write(root.join("x"), "theirs").expect("a file");
        let journal = format!(r#"{{"steps":[{{"path":"{target}","was":null,"now":"00","staged":"{staged}"}}]}}"#);
        fs::write(root.join(".airstrip/local/journal.json"), journal).expect("a file");
        let before = tree(&root);
        let disk = Disk::real();
        let place = open(&root, &disk).expect("it opens");
        for outside in ["../x", "src/../x", "./x", ".."] {
            assert!(!matches!(place.found(outside), Ok(Found::File(_))), "{outside}");
        }
        assert_eq!(tree(&root), before, "{target}");
        assert!(!folder.join("x").exists() && !Workplace::is_interrupted(&root));
    }
}

/// The old project, changed by a build that is on record.
fn built(root: &Path) {
    old_project(root);
    let disk = Disk::real();
    let place = open(root, &disk).expect("a project");
    let changes = record(&place, ("build", 1), changes(), (None, "plan")).expect("a record");
    place.commit(&changes).expect("a commit");
}

#[test]
fn a_build_and_its_record_are_there_together_or_not_at_all() {
    let folder = Folder::new();
    old_project(&folder.join("old"));
    built(&folder.join("new"));
    let (old, new) = (tree(&folder.join("old")), tree(&folder.join("new")));
    let mut states = (0, 0);
    each_operation(|disk| {
        let root = folder.join("try");
        old_project(&root);
        let attempt = |place: Workplace<'_>| {
            let changes = record(&place, ("build", 1), changes(), (None, "plan"))?;
            place.commit(&changes)
        };
        let done = open(&root, disk).and_then(attempt);
        let real = Disk::real();
        let place = open(&root, &real).expect("the next run");
        let (found, past) = (tree(&root), history(&place).len());
        assert!((found == old && past == 0) || (found == new && past == 1), "{past} on record: {found:?}");
        assert!(done.is_err() || past == 1);
        states = if past == 0 { (states.0 + 1, states.1) } else { (states.0, states.1 + 1) };
        drop(place);
        fs::remove_dir_all(&root).expect("a folder");
    });
    assert!(states.0 > 20 && states.1 > 20, "{states:?}");
}

#[test]
fn undoing_is_whole_or_not_at_all() {
    let folder = Folder::new();
    old_project(&folder.join("old"));
    built(&folder.join("new"));
    let (mut old, new) = (tree(&folder.join("old")), tree(&folder.join("new")));
    // What a build left of its own goes with it.
    old.retain(|it| it.0 != ".airstrip/base.json");
    let mut undone = 0;
    each_operation(|disk| {
        let root = folder.join("try");
        built(&root);
        let done = open(&root, disk).and_then(|it| undo(&it, &|_, _| None, Lost::Refuse));
        let real = Disk::real();
        let place = open(&root, &real).expect("the next run");
        let (found, past) = (tree(&root), history(&place).len());
        assert!((found == old && past == 0) || (found == new && past == 1), "{past} on record: {found:?}");
        assert!(done.is_err() || past == 0);
        undone += 1 - past;
        undo(&place, &|_, _| None, Lost::Refuse).expect("the next run undoes it");
        assert_eq!(tree(&root), old);
        drop(place);
        fs::remove_dir_all(&root).expect("a folder");
    });
    assert!(undone > 20, "{undone}");
}
