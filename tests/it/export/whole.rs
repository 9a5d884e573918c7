//! New folders, folders that are kept fresh, and archives: the disk fails at every operation, and none is ever half there.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use airstrip::export::{
    Disk, ExportError, Fault, NewFolder, Operation, ZipOptions, list, replace_folder, write_folder_on, write_zip_of,
    write_zip_on,
};
use airstrip::project::Project;

use super::faulty::{each_operation, path, tree};
use crate::support::Folder;

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
        each_operation(|disk| {
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
fn a_folder_that_was_begun_early_is_there_whole_or_not_at_all() {
    let folder = Folder::new();
    let mut ahead = Project::new();
    ahead.put(path("airstrip.toml"), "another text");
    ahead.put(path("src/a.ts"), "text of src/a.ts");
    ahead.put(path("src/gone.ts"), "no longer");
    let want = whole(&folder.join("plain"));
    each_operation(|disk| {
        let out = folder.join("out/site");
        fs::create_dir_all(folder.join("out")).expect("a folder");
        let write = || {
            let mut begun = NewFolder::begin(disk, &out)?;
            begun.ahead(disk, ahead.clone())?;
            begun.finish(disk, &project())
        };
        let done: Result<(), ExportError> = write();
        let found = tree(&out);
        assert!(found.is_empty() || found == want);
        assert!(done.is_err() || found == want);
        if !disk.is_killed() {
            let beside = fs::read_dir(folder.join("out")).expect("a folder").count();
            assert_eq!(beside, usize::from(!found.is_empty()), "something is left beside it");
        }
        fs::remove_dir_all(folder.join("out")).expect("a folder");
    });
}

#[test]
#[cfg(unix)]
fn an_empty_folder_to_which_a_link_leads_is_filled_and_stays() {
    let folder = Folder::new();
    let want = whole(&folder.join("plain"));
    each_operation(|disk| {
        let (real, link) = (folder.join("real"), folder.join("link"));
        fs::create_dir(&real).expect("a folder");
        std::os::unix::fs::symlink("real", &link).expect("a link");
        let done = write_folder_on(disk, &project(), &link);
        let entries = fs::read_dir(&real).expect("a folder").count();
        if done.is_ok() {
            assert_eq!(tree(&real), want);
        } else if !disk.is_killed() {
            assert!(entries == 0 || tree(&real) == want, "{entries} entries are left");
        } else {
            // Without its plan, nothing takes it for a project.
            assert!(!real.join("airstrip.toml").exists() || tree(&real) == want);
        }
        assert!(link.is_symlink());
        fs::remove_file(&link).expect("a link");
        fs::remove_dir_all(&real).expect("a folder");
    });
}

fn whole(dir: &Path) -> Vec<(String, Vec<u8>)> {
    write_folder_on(&Disk::real(), &project(), dir).expect("a folder");
    tree(dir)
}

#[test]
fn many_files_that_the_device_does_not_keep_are_none() {
    const EIO: i32 = 5;
    let folder = Folder::new();
    let mut project = Project::new();
    (0..40).for_each(|it| project.put(path(&format!("src/{it}.ts")), "x"));
    for nth in 0.. {
        let syncs = AtomicUsize::new(0);
        let dir = folder.join(&format!("p{nth}"));
        let disk = Disk::failing(move |it, _| {
            let fails = it == Operation::Sync && syncs.fetch_add(1, Ordering::SeqCst) == nth;
            fails.then_some(Fault::Error(EIO))
        });
        match write_folder_on(&disk, &project, &dir) {
            Ok(()) => {
                assert!(nth >= 2 && tree(&dir).len() == 40, "{nth}");
                return;
            }
            Err(it) => assert!(it.to_string().starts_with("could not write"), "{it}"),
        }
        // Once it has its name, it is whole.
        assert!(!dir.exists() || tree(&dir).len() == 40, "{nth}");
    }
}

#[test]
fn an_archive_is_there_whole_or_not_at_all() {
    let folder = Folder::new();
    let file = folder.join("out/site.zip");
    write_zip_on(&Disk::real(), &project(), &file, false).expect("an archive");
    let whole = fs::read(&file).expect("an archive");
    each_operation(|disk| {
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

#[test]
fn an_archive_takes_no_name_that_was_taken_meanwhile() {
    let folder = Folder::new();
    let file = folder.join("out/site.zip");
    let taken = file.clone();
    let disk = Disk::failing(move |it, _| {
        if it == Operation::Rename {
            fs::write(&taken, "mine").expect("a file");
        }
        None
    });
    let refused = write_zip_on(&disk, &project(), &file, false);
    assert!(matches!(refused, Err(ExportError::Exists(_))), "{refused:?}");
    assert_eq!(fs::read(&file).expect("a file"), b"mine");
    assert_eq!(fs::read_dir(folder.join("out")).expect("a folder").count(), 1);
    write_zip_on(&disk, &project(), &file, true).expect("it may replace it");
    assert_ne!(fs::read(&file).expect("a file"), b"mine");
}

#[test]
fn an_archive_of_a_folder_is_there_whole_or_not_at_all() {
    let folder = Folder::new();
    write_folder_on(&Disk::real(), &project(), &folder.join("p")).expect("a folder");
    fs::write(folder.join("p/public/large.bin"), vec![7_u8; 3 << 20]).expect("a file");
    let listing = list(&folder.join("p")).expect("a listing");
    let file = folder.join("out/site.zip");
    write_zip_of(&Disk::real(), &listing, &file, ZipOptions::default()).expect("an archive");
    let whole = fs::read(&file).expect("an archive");
    each_operation(|disk| {
        fs::write(&file, "old").expect("a file");
        let done = write_zip_of(disk, &listing, &file, ZipOptions { force: true, ..ZipOptions::default() });
        let found = fs::read(&file).expect("a file");
        assert!(found == b"old" || found == whole);
        assert!(done.is_err() || found == whole);
        fs::remove_dir_all(folder.join("out")).expect("a folder");
        fs::create_dir(folder.join("out")).expect("a folder");
    });
}

#[test]
fn a_folder_that_is_kept_fresh_is_replaced_whole_or_not_at_all() {
    let folder = Folder::new();
    let out = folder.join("out/site");
    let mut next = project();
    next.put(path("src/a.ts"), "another text");
    replace_folder(&Disk::real(), &next, &folder.join("new/site")).expect("a folder");
    let new = tree(&folder.join("new/site"));
    each_operation(|disk| {
        replace_folder(&Disk::real(), &project(), &out).expect("a folder");
        let old = tree(&out);
        let done = replace_folder(disk, &next, &out);
        let found = tree(&out);
        assert!(found == old || found == new, "{found:?}");
        assert!(done.is_err() || found == new);
        if !disk.is_killed() {
            assert_eq!(fs::read_dir(folder.join("out")).expect("a folder").count(), 1);
        }
        replace_folder(&Disk::real(), &next, &out).expect("the next run");
        assert_eq!(tree(&out), new);
        fs::remove_dir_all(folder.join("out")).expect("a folder");
    });
}

#[cfg(unix)]
#[test]
fn what_you_put_into_a_folder_that_is_kept_fresh_stays() {
    let folder = Folder::new();
    let (real, link) = (folder.join("real"), folder.join("site"));
    replace_folder(&Disk::real(), &project(), &real).expect("a folder");
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    fs::write(real.join("CNAME"), "mine.example").expect("a file");
    fs::create_dir(real.join("mine")).expect("a folder");
    fs::write(real.join("mine/deep.txt"), "mine").expect("a file");
    let mut next = Project::new();
    next.put(path("index.html"), "another");
    for _ in 0..2 {
        replace_folder(&Disk::real(), &next, &link).expect("a folder");
        let names: Vec<String> = tree(&real).into_iter().map(|it| it.0).collect();
        assert_eq!(names, [".airstrip-out", "CNAME", "index.html", "mine/deep.txt"]);
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    }
    // A name that airstrip wants now, and that you took before, is yours.
    next.put(path("CNAME"), "theirs");
    assert!(replace_folder(&Disk::real(), &next, &link).is_err());
    assert_eq!(fs::read_to_string(real.join("CNAME")).expect("a file"), "mine.example");
}
