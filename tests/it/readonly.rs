//! A project that may not be written: each command says so once, and leaves everything as it was.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Output};

use airstrip::export::{Disk, ExportError, Fault, Workplace};

use crate::support::{FERRULE, Folder};

const EROFS: i32 = 30;
const EACCES: i32 = 13;

/// Everything below a folder: names, inodes, times and bytes, and nothing left out.
fn state(root: &Path) -> Vec<(String, u64, i64, i64, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|it| it.expect("an entry"));
    let entry = |it: walkdir::DirEntry| {
        let metadata = it.metadata().expect("metadata");
        let bytes = if metadata.is_file() { fs::read(it.path()).expect("a file") } else { Vec::new() };
        (it.path().display().to_string(), metadata.ino(), metadata.mtime(), metadata.mtime_nsec(), bytes)
    };
    entries.map(entry).collect()
}

/// Gives or takes the right to write everything below a folder.
fn may_write(root: &Path, may: bool) {
    let all: Vec<_> = walkdir::WalkDir::new(root).into_iter().map(|it| it.expect("an entry")).collect();
    for it in all {
        let mode = match (it.file_type().is_dir(), may) {
            (true, true) => 0o755,
            (true, false) => 0o555,
            (false, true) => 0o644,
            (false, false) => 0o444,
        };
        fs::set_permissions(it.path(), fs::Permissions::from_mode(mode)).expect("a mode");
    }
}

/// The program as somebody whom modes stop: root, too, once it has given up the right to pass over them.
fn run(folder: &Folder, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_airstrip");
    let root = fs::metadata("/proc/self").expect("this process").uid() == 0;
    let mut command = if root {
        let mut command = Command::new("setpriv");
        command.args(["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", program]);
        command
    } else {
        Command::new(program)
    };
    let command = command.args(arguments).current_dir(folder.path()).env_clear().env("PATH", "/usr/bin:/bin");
    command.output().expect("as root this test needs `setpriv`, of util-linux")
}

#[track_caller]
fn refused(folder: &Folder, arguments: &[&str], place: &str) {
    let before = state(folder.path());
    let ran = run(folder, arguments);
    let err = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!((ran.status.code(), ran.stdout.len()), (Some(1), 0), "{arguments:?}: {err}");
    assert_eq!(err.matches("error:").count(), 1, "{arguments:?}: {err}");
    assert!(err.contains("could not write") && err.contains(place), "{arguments:?}: {err}");
    assert!(err.contains("Permission denied"), "{arguments:?}: {err}");
    assert!(err.contains("hint: choose a folder that you may write to"), "{arguments:?}: {err}");
    assert!(state(folder.path()) == before, "{arguments:?}: something changed");
}

/// A project with a build that can be undone and a plan that waits to be built.
fn made() -> Folder {
    let folder = Folder::new();
    folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
    for theme in ["harbor", "gazette"] {
        let plan = fs::read_to_string(folder.join("p/airstrip.toml")).expect("a plan");
        let line = plan.lines().find(|it| it.starts_with("theme = ")).expect("a theme");
        fs::write(folder.join("p/airstrip.toml"), plan.replacen(line, &format!("theme = \"{theme}\""), 1))
            .expect("a plan");
        if theme == "harbor" {
            folder.run(&["build", "p"]).ok();
        }
    }
    folder
}

#[test]
fn a_project_that_may_not_be_written_stays_as_it_is() {
    let folder = made();
    let p = folder.join("p");
    may_write(&p, false);
    refused(&folder, &["build", "p"], "`p/.airstrip/local`");
    refused(&folder, &["undo", "p"], "`p/.airstrip/local`");
    refused(&folder, &["section", "remove", "faq", "--project", "p"], "p/.airstrip/local");
    refused(&folder, &["export", "p", "--zip", "p/public/kept.zip"], "`p/public/kept.zip`");
    refused(&folder, &["export", "p", "--as", "static", "--dir", "p/public/site"], "`p/public`");
    refused(&folder, &["new", FERRULE, "p/public/another"], "`p/public`");
    // What only reads it works.
    let before = state(&p);
    for arguments in [
        &["check", "p"][..],
        &["export", "p", "--zip", "kept.zip"],
        &["export", "p", "--dir", "copy"],
        &["export", "p", "--as", "static", "--dir", "site"],
    ] {
        let ran = run(&folder, arguments);
        assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    }
    assert!(state(&p) == before);
    may_write(&p, true);
    folder.run(&["build", "p"]).ok();
}

/// The kernel says no only at the last rename of many: what was renamed before goes back.
#[test]
fn a_folder_in_it_that_may_not_be_written_leaves_all_of_it_as_it_was() {
    let folder = made();
    // The theme, which comes last.
    let styles = folder.join("p/src/styles");
    let files = || -> Vec<_> {
        let all = state(&folder.join("p")).into_iter().filter(|it| !it.0.contains("/.airstrip/local"));
        all.filter(|it| Path::new(&it.0).is_file()).map(|it| (it.0, it.4)).collect()
    };
    let before = files();
    may_write(&styles, false);
    for command in ["build", "undo"] {
        let ran = run(&folder, &[command, "p"]);
        let err = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(1), "{command}: {err}");
        assert!(err.contains("could not write `p/src/styles/theme.css`"), "{command}: {err}");
        assert!(err.contains("Permission denied") && err.contains("hint: choose a folder"), "{command}: {err}");
        assert!(files() == before, "{command}: something changed");
    }
    may_write(&styles, true);
    assert!(run(&folder, &["build", "p"]).status.success());
    assert!(run(&folder, &["undo", "p"]).status.success());
}

/// Modes are no matter to some; a disk that is read-only is one to all.
#[test]
fn a_disk_that_refuses_every_write_is_named() {
    for code in [EROFS, EACCES] {
        let folder = made();
        let p = folder.join("p");
        let before = state(&p);
        let disk = Disk::failing(move |_, _| Some(Fault::Error(code)));
        match Workplace::open(&p, &disk, "a test", std::time::Duration::from_secs(30)) {
            Err(it @ ExportError::Write { .. }) => {
                assert_eq!(it.hint().as_deref(), Some("choose a folder that you may write to"), "{it}");
            }
            Err(it) => panic!("{it}"),
            Ok(_) => panic!("it opens"),
        }
        assert!(state(&p) == before);
    }
}
