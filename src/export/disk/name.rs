//! A finished file gets its name, which nothing may have yet.

use std::fs;
use std::io;
use std::path::Path;

/// Gives the file `from` the name `to` in one step, unless something has it: somebody may have taken it since it was
/// looked for.
pub(in crate::export) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match without_replacing(from, to) {
        Err(it) if is_unknown(&it) => second_name(from, to),
        done => done,
    }
}

#[cfg(target_os = "linux")]
fn without_replacing(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(target_os = "linux"))]
fn without_replacing(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a file system does not know how.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

/// A second name, which the system never gives where there is one, and then the first goes.
fn second_name(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        // There are no second names either. What is left is to look, and be quick.
        Err(it) if is_unknown(&it) || it.kind() == io::ErrorKind::PermissionDenied => look_and_rename(from, to),
        Err(it) => Err(it),
    }
}

fn look_and_rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::path::Path;

    use super::{look_and_rename, rename_new, second_name};

    #[test]
    fn a_name_that_is_taken_stays_with_what_has_it() {
        for way in [rename_new, second_name, look_and_rename] as [fn(&Path, &Path) -> io::Result<()>; 3] {
            let folder = tempfile::tempdir().expect("a folder");
            let (from, to) = (folder.path().join("from"), folder.path().join("to"));
            fs::write(&from, "new").expect("a file");
            fs::write(&to, "mine").expect("a file");
            let refused = way(&from, &to).expect_err("it is taken");
            assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&to).expect("a file"), "mine");
            fs::remove_file(&to).expect("a file");
            way(&from, &to).expect("it is free");
            assert!(!from.exists());
            assert_eq!(fs::read_to_string(&to).expect("a file"), "new");
        }
    }
}
