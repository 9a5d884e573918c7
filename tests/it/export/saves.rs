//! Somebody saves a file while airstrip writes: whatever the moment, what they saved stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use airstrip::export::{Change, Disk, ExportError, Fault, Operation, Workplace};

use super::faulty::{path, tree};
use crate::support::Folder;

const PATIENCE: Duration = Duration::from_secs(30);

fn old_project(root: &Path) {
    for (name, text) in [("airstrip.toml", "plan"), ("src/a.ts", "old a"), ("src/b.ts", "old b"), ("gone/c.ts", "c")] {
        fs::create_dir_all(root.join(name).parent().expect("a folder")).expect("a folder");
        fs::write(root.join(name), text).expect("a file");
    }
}

fn commit(root: &Path, disk: &Disk) -> Result<(), ExportError> {
    let change = |name: &str, was: Option<&str>, now: Option<&str>| Change {
        path: path(name),
        was: was.map(Into::into),
        now: now.map(Into::into),
    };
    Workplace::open(root, disk, "a test", PATIENCE)?.commit(&[
        change("src/a.ts", Some("old a"), Some("new a")),
        change("src/b.ts", Some("old b"), Some("new b")),
        change("gone/c.ts", Some("c"), None),
        change("made/deep/d.ts", None, Some("d")),
        change(".airstrip/base.json", None, Some("{\n}\n")),
    ])
}

/// Saves in place, as some editors do.
fn in_place(file: &Path) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, "mine").expect("a file");
}

/// Saves beside it and renames, as others do.
fn renamed(file: &Path) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let draft = file.with_extension("draft~");
    fs::write(&draft, "mine").expect("a file");
    fs::rename(draft, file).expect("a file");
}

/// Commits while `file` is saved before a file gets its place or goes, the `nth` to do so; whether that many did. With
/// `killed`, the process ends before the next does.
fn attempt(root: &Path, file: &str, save: fn(&Path), (nth, killed): (usize, bool)) -> bool {
    fs::remove_dir_all(root).unwrap_or_default();
    old_project(root);
    let at: PathBuf = root.join(file);
    let count = std::sync::Arc::new(AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&count);
    let disk = Disk::failing(move |it, _| {
        if !matches!(it, Operation::Rename | Operation::Remove) {
            return None;
        }
        let number = counted.fetch_add(1, Ordering::SeqCst);
        if number == nth {
            save(&at);
        }
        (killed && number == nth + 1).then_some(Fault::Kill)
    });
    let done = commit(root, &disk);
    if !killed && matches!(done, Err(ExportError::Changed(_))) {
        let (other, old) = if file == "src/a.ts" { ("src/b.ts", "old b") } else { ("src/a.ts", "old a") };
        assert_eq!(fs::read_to_string(root.join(other)).expect("a file"), old, "{file} {nth}");
    }
    assert!(killed || matches!(done, Ok(()) | Err(ExportError::Changed(_))), "{done:?}");
    drop(Workplace::open(root, &Disk::real(), "the next run", PATIENCE).expect("the next run"));
    if count.load(Ordering::SeqCst) <= nth {
        return false;
    }
    let left = tree(root);
    assert!(left.contains(&(file.to_owned(), b"mine".to_vec())), "{file} at {nth}, {done:?}: {left:?}");
    true
}

#[test]
fn what_is_saved_at_any_moment_of_a_commit_stays() {
    let folder = Folder::new();
    for file in ["src/b.ts", "gone/c.ts", "made/deep/d.ts"] {
        for (save, killed) in [(in_place as fn(&Path), false), (renamed, false), (renamed, true)] {
            let rounds = (0..500).take_while(|nth| attempt(&folder.join("p"), file, save, (*nth, killed))).count();
            assert!(rounds > 10 && rounds < 500, "{rounds}");
        }
    }
}
