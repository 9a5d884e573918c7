//! Files and folders outside a project: what is new is staged beside its place.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use super::fault::{Disk, Operation};

/// How many files are flushed at once. A journal takes what is flushed together in one go, so that a folder of files
/// costs little more than one.
const AT_ONCE: usize = 16;
/// How many files are held open until they are flushed.
const MOST_OPEN: usize = 256;
/// From so many files on, the whole file system is flushed instead, where that is known to be as safe.
const MANY: usize = 24;

/// New files that are written but not yet flushed.
pub(in crate::export) struct Written<'d> {
    disk: &'d Disk,
    files: Vec<(PathBuf, File)>,
}

impl<'d> Written<'d> {
    /// None so far.
    pub(in crate::export) fn none(disk: &'d Disk) -> Self {
        Self { disk, files: Vec::new() }
    }

    /// Writes a new file. An error comes with the file it is about.
    pub(in crate::export) fn write(&mut self, path: PathBuf, bytes: &[u8]) -> Result<(), (PathBuf, io::Error)> {
        let write = || {
            let mut file = self.disk.run(Operation::Create, &path, || File::create_new(&path))?;
            self.disk.write(&path, &mut file, bytes)?;
            Ok(file)
        };
        match write() {
            Ok(file) => self.files.push((path, file)),
            Err(it) => return Err((path, it)),
        }
        if self.files.len() < MOST_OPEN { Ok(()) } else { self.flush() }
    }

    /// Counts a folder as written, so that the names in it are flushed too.
    #[cfg(unix)]
    pub(in crate::export) fn folder(&mut self, path: PathBuf) -> Result<(), (PathBuf, io::Error)> {
        match File::open(&path) {
            Ok(folder) => self.files.push((path, folder)),
            Err(it) => return Err((path, it)),
        }
        Ok(())
    }

    /// Folders are not flushed here.
    #[cfg(not(unix))]
    pub(in crate::export) fn folder(&mut self, _: PathBuf) -> Result<(), (PathBuf, io::Error)> {
        Ok(())
    }

    /// Flushes what was written. An error comes with the file it is about.
    pub(in crate::export) fn flush(&mut self) -> Result<(), (PathBuf, io::Error)> {
        let (disk, files) = (self.disk, std::mem::take(&mut self.files));
        if let Some((path, last)) = files.last().filter(|it| files.len() >= MANY && is_flushed_whole(&it.1)) {
            return disk.run(Operation::Sync, path, || flush_all(last)).map_err(|it| (path.clone(), it));
        }
        let share = files.len().div_ceil(AT_ONCE).max(1);
        let sync = |files: &[(PathBuf, File)]| {
            let sync = |(path, file): &(PathBuf, File)| disk.run(Operation::Sync, path, || file.sync_data());
            files.iter().try_for_each(|it| sync(it).map_err(|error| (it.0.clone(), error)))
        };
        thread::scope(|scope| {
            let flushing: Vec<_> = files.chunks(share).map(|it| scope.spawn(move || sync(it))).collect();
            let ended = || Err((PathBuf::new(), io::Error::other("a thread that flushes ended")));
            flushing.into_iter().try_for_each(|it| it.join().unwrap_or_else(|_| ended()))
        })
    }
}

/// Whether flushing all of the file system that holds `file` keeps a new tree as surely as flushing each of its files,
/// in one commit of its journal instead of many. Those without a journal, and those of a network, are asked file by
/// file.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn is_flushed_whole(file: &File) -> bool {
    const EXT: i64 = 0xEF53;
    const XFS: i64 = 0x5846_5342;
    const BTRFS: i64 = 0x9123_683E;
    const F2FS: i64 = 0xF2F5_2010;
    rustix::fs::fstatfs(file).is_ok_and(|it| [EXT, XFS, BTRFS, F2FS].contains(&it.f_type))
}

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
fn flush_all(file: &File) -> io::Result<()> {
    Ok(rustix::fs::syncfs(file)?)
}

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
fn is_flushed_whole(_: &File) -> bool {
    false
}

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
fn flush_all(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Flushes a folder, so that the names in it outlive a crash.
pub(in crate::export) fn sync_folder(disk: &Disk, path: &Path) -> io::Result<()> {
    disk.run(Operation::Sync, path, || sync(path))
}

#[cfg(unix)]
fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
