//! The disk fails at every operation in turn: what is left is the old project or the new one.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use airstrip::export::{Change, Disk, ExportError, Fault, Found, Workplace, write_folder_on, write_zip_on};
use airstrip::path::ProjectPath;
use airstrip::project::Project;

use crate::support::Folder;

const ENOSPC: i32 = 28;
const EIO: i32 = 5;

/// A disk whose operation number `nth` fails, once or from then on; and how many operations there were.
fn failing(nth: usize, fault: Fault, once: bool) -> (Disk, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let disk = Disk::failing(move |_, _| {
        let number = counted.fetch_add(1, Ordering::SeqCst);
        let hit = if once { number == nth } else { number >= nth };
        hit.then_some(fault)
    });
    (disk, count)
}

/// Runs `attempt` with every operation failing in turn, in every way, until one run has no operation left to fail.
fn each_operation(mut attempt: impl FnMut(&Disk, bool)) {
    for fault in [Fault::Error(ENOSPC), Fault::Error(EIO), Fault::Short, Fault::Kill] {
        for once in [true, false] {
            for nth in 0.. {
                assert!(nth < 500, "it never ends");
                let (disk, count) = failing(nth, fault, once);
                attempt(&disk, true);
                if count.load(Ordering::SeqCst) <= nth {
                    break;
                }
            }
        }
    }
}

fn tree(root: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|it| it.file_type().is_file());
    let inside = |it: &Path| it.strip_prefix(root).expect("inside").display().to_string();
    let all = files.map(|it| (inside(it.path()), fs::read(it.path()).expect("a file")));
    all.filter(|(path, _)| !path.starts_with(".airstrip/local")).collect()
}

fn path(text: &str) -> ProjectPath {
    ProjectPath::new(text).expect("a path")
}

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
    Workplace::open(root, disk, "a test", Duration::ZERO)
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
    each_operation(|disk, _| {
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
    let Err(refused) = open(&folder.join("p"), &disk) else { panic!("two at once") };
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

fn project() -> Project {
    let mut project = Project::new();
    for name in ["airstrip.toml", "src/a.ts", "src/deep/b.ts", "public/c.png"] {
        project.put(path(name), format!("text of {name}"));
    }
    project
}

#[test]
fn a_new_folder_is_there_whole_or_not_at_all() {
    let folder = Folder::new();
    for existed in [false, true] {
        each_operation(|disk, _| {
            let out = folder.join("out/site");
            fs::create_dir_all(if existed { &out } else { out.parent().expect("a folder") }).expect("a folder");
            let done = write_folder_on(disk, &project(), &out);
            let files = tree(&out).len();
            assert!(files == 0 || files == 4, "{files} files");
            assert!(done.is_err() || files == 4);
            if !disk.is_killed() {
                let beside = fs::read_dir(folder.join("out")).expect("a folder").count();
                assert!(beside <= 1, "{beside} entries are left beside it");
            }
            fs::remove_dir_all(folder.join("out")).expect("a folder");
        });
    }
}

#[test]
fn an_archive_is_there_whole_or_not_at_all() {
    let folder = Folder::new();
    let file = folder.join("out/site.zip");
    write_zip_on(&Disk::real(), &project(), &file, false).expect("an archive");
    let whole = fs::read(&file).expect("an archive");
    each_operation(|disk, _| {
        fs::write(&file, "old").expect("a file");
        let done = write_zip_on(disk, &project(), &file, true);
        let found = fs::read(&file).expect("a file");
        assert!(found == b"old" || found == whole);
        assert!(done.is_err() || found == whole);
        if !disk.is_killed() {
            assert_eq!(fs::read_dir(folder.join("out")).expect("a folder").count(), 1);
        }
        fs::remove_dir_all(folder.join("out")).expect("a folder");
        fs::create_dir(folder.join("out")).expect("a folder");
    });
}
