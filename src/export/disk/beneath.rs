//! Files below a root, by handles: no step of a path may be a link, so nothing is read or written outside.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, FileType, Mode, OFlags, fchmod, fstat, mkdirat, openat, renameat, unlinkat};
use rustix::io::Errno;

use super::fault::{Disk, Operation};
use crate::export::merge::Found;

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// A folder that is open, and below which everything happens.
pub(in crate::export) struct Root {
    dir: OwnedFd,
    path: PathBuf,
}

impl Root {
    /// Opens `path`, which may itself be a link to a folder.
    pub(in crate::export) fn open(path: &Path) -> io::Result<Self> {
        let dir = rustix::fs::open(path, FOLDER, Mode::empty())?;
        Ok(Self { dir, path: path.to_owned() })
    }

    /// The root's own path with `inside` below it: for messages.
    pub(in crate::export) fn join(&self, inside: &str) -> PathBuf {
        self.path.join(inside)
    }

    /// What is at `path`.
    pub(in crate::export) fn found(&self, path: &str) -> io::Result<Found> {
        let (folder, name) = match self.parent(path) {
            Ok(it) => it,
            Err(Errno::NOENT) => return Ok(Found::Nothing),
            Err(Errno::LOOP | Errno::NOTDIR) => return Ok(Found::Other),
            Err(it) => return Err(it.into()),
        };
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match openat(folder.as_fd(), name, flags, Mode::empty()) {
            Ok(it) => it,
            Err(Errno::NOENT) => return Ok(Found::Nothing),
            Err(Errno::LOOP | Errno::NXIO) => return Ok(Found::Other),
            Err(it) => return Err(it.into()),
        };
        if FileType::from_raw_mode(fstat(&file)?.st_mode) != FileType::RegularFile {
            return Ok(Found::Other);
        }
        let mut bytes = Vec::new();
        File::from(file).read_to_end(&mut bytes)?;
        Ok(Found::File(bytes))
    }

    /// Makes the folder `path` and those above it.
    pub(in crate::export) fn make_folders(&self, disk: &Disk, path: &str) -> io::Result<()> {
        self.folder(path, &mut |folder, name| {
            let made = disk.run(Operation::MakeFolder, &self.path.join(path), || {
                mkdirat(folder, name, Mode::from_raw_mode(0o777)).map_err(io::Error::from)
            });
            match made {
                Err(it) if it.kind() == io::ErrorKind::AlreadyExists => Ok(()),
                done => done,
            }
        })
        .map(drop)
    }

    /// Writes a new file at `path` and flushes it; one that is there is replaced. A file at `like` gives its mode.
    pub(in crate::export) fn write_new(&self, disk: &Disk, path: &str, bytes: &[u8], like: &str) -> io::Result<()> {
        let (folder, name) = self.parent(path)?;
        let shown = self.path.join(path);
        let file = disk.run(Operation::Create, &shown, || {
            let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            openat(folder.as_fd(), name, flags, Mode::from_raw_mode(0o666)).map_err(io::Error::from)
        })?;
        let mut file = File::from(file);
        if let Ok(mode) = self.mode(like) {
            fchmod(&file, mode)?;
        }
        disk.write(&shown, &mut file, bytes)?;
        disk.run(Operation::Sync, &shown, || file.sync_data())
    }

    /// Opens the file `path` for reading and writing, and makes it if it is not there.
    pub(in crate::export) fn open_file(&self, disk: &Disk, path: &str) -> io::Result<File> {
        let (folder, name) = self.parent(path)?;
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        disk.run(Operation::Create, &self.path.join(path), || {
            Ok(File::from(openat(folder.as_fd(), name, flags, Mode::from_raw_mode(0o666))?))
        })
    }

    /// Gives the file `from` the name `to`; a file that has it is replaced in one step.
    pub(in crate::export) fn rename(&self, disk: &Disk, from: &str, to: &str) -> io::Result<()> {
        let (old_folder, old) = self.parent(from)?;
        let (new_folder, new) = self.parent(to)?;
        disk.run(Operation::Rename, &self.path.join(to), || {
            renameat(old_folder.as_fd(), old, new_folder.as_fd(), new).map_err(io::Error::from)
        })
    }

    /// Gives the file `from` the name `to`, which nothing may have yet.
    pub(in crate::export) fn rename_new(&self, disk: &Disk, from: &str, to: &str) -> io::Result<()> {
        self.rename_as(disk, (from, to), Flags::NOREPLACE)
    }

    /// Two files take each other's place in one step. Where the system cannot, `from` takes the place of `to`, which
    /// goes.
    pub(in crate::export) fn exchange(&self, disk: &Disk, from: &str, to: &str) -> io::Result<()> {
        self.rename_as(disk, (from, to), Flags::EXCHANGE)
    }

    fn rename_as(&self, disk: &Disk, (from, to): (&str, &str), flags: Flags) -> io::Result<()> {
        let (old_folder, old) = self.parent(from)?;
        let (new_folder, new) = self.parent(to)?;
        disk.run(Operation::Rename, &self.path.join(to), || {
            match rename_with((old_folder.as_fd(), old), (new_folder.as_fd(), new), flags) {
                // A file system that does not know how.
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                    if flags == Flags::NOREPLACE && self.found(to)? != Found::Nothing {
                        return Err(io::ErrorKind::AlreadyExists.into());
                    }
                    renameat(old_folder.as_fd(), old, new_folder.as_fd(), new).map_err(io::Error::from)
                }
                done => done.map_err(io::Error::from),
            }
        })
    }

    /// Removes the file `path`; one that is gone already is no fault.
    pub(in crate::export) fn remove(&self, disk: &Disk, path: &str) -> io::Result<()> {
        self.unlink(disk, path, AtFlags::empty())
    }

    /// Removes the folder `path` if it is empty.
    pub(in crate::export) fn remove_empty(&self, disk: &Disk, path: &str) -> io::Result<()> {
        match self.unlink(disk, path, AtFlags::REMOVEDIR) {
            Err(it) if it.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            done => done,
        }
    }

    /// Flushes the folder `path`.
    pub(in crate::export) fn sync(&self, disk: &Disk, path: &str) -> io::Result<()> {
        let folder = self.folder(path, &mut |_, _| Err(Errno::NOENT.into()))?;
        disk.run(Operation::Sync, &self.path.join(path), || rustix::fs::fsync(&folder).map_err(io::Error::from))
    }

    /// The names in the folder `path`.
    pub(in crate::export) fn names(&self, path: &str) -> io::Result<Vec<String>> {
        let folder = self.folder(path, &mut |_, _| Err(Errno::NOENT.into()))?;
        let mut names = Vec::new();
        for entry in rustix::fs::Dir::read_from(&folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name != "." && name != ".." {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    fn unlink(&self, disk: &Disk, path: &str, flags: AtFlags) -> io::Result<()> {
        let (folder, name) = match self.parent(path) {
            Err(Errno::NOENT) => return Ok(()),
            found => found?,
        };
        let gone = disk.run(Operation::Remove, &self.path.join(path), || {
            unlinkat(folder.as_fd(), name, flags).map_err(io::Error::from)
        });
        match gone {
            Err(it) if it.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    fn mode(&self, path: &str) -> io::Result<Mode> {
        let (folder, name) = self.parent(path)?;
        let stat = rustix::fs::statat(folder.as_fd(), name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(Mode::from_raw_mode(stat.st_mode & 0o7777))
    }

    /// The folder that holds `path`, open, and the name in it.
    fn parent<'p>(&self, path: &'p str) -> Result<(OwnedFd, &'p OsStr), Errno> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        step(name)?;
        let no = |it: io::Error| Errno::from_io_error(&it).unwrap_or(Errno::IO);
        let folder = self.folder(folders, &mut |_, _| Err(Errno::NOENT.into())).map_err(no)?;
        Ok((folder, OsStr::new(name)))
    }

    /// The folder `path`, open; `missing` makes a step that is not there.
    fn folder(
        &self,
        path: &str,
        missing: &mut dyn FnMut(BorrowedFd<'_>, &str) -> io::Result<()>,
    ) -> io::Result<OwnedFd> {
        let mut folder = self.dir.try_clone()?;
        for name in path.split('/').filter(|it| !it.is_empty()) {
            step(name)?;
            let flags = FOLDER | OFlags::NOFOLLOW;
            let next = match openat(folder.as_fd(), name, flags, Mode::empty()) {
                Err(Errno::NOENT) => {
                    missing(folder.as_fd(), name)?;
                    openat(folder.as_fd(), name, flags, Mode::empty())?
                }
                found => found?,
            };
            folder = next;
        }
        Ok(folder)
    }
}

#[cfg(target_os = "linux")]
use rustix::fs::RenameFlags as Flags;

/// A name in a folder that is open.
type Place<'a> = (BorrowedFd<'a>, &'a OsStr);

#[cfg(target_os = "linux")]
fn rename_with(from: Place<'_>, to: Place<'_>, flags: Flags) -> Result<(), Errno> {
    rustix::fs::renameat_with(from.0, from.1, to.0, to.1, flags)
}

/// How a file is given a name.
#[cfg(not(target_os = "linux"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Flags(u8);

#[cfg(not(target_os = "linux"))]
impl Flags {
    const EXCHANGE: Self = Self(0);
    const NOREPLACE: Self = Self(1);
}

#[cfg(not(target_os = "linux"))]
fn rename_with(_: Place<'_>, _: Place<'_>, _: Flags) -> Result<(), Errno> {
    Err(Errno::NOSYS)
}

/// Whether `name` leads down and not up again.
fn step(name: &str) -> Result<(), Errno> {
    if name == "." || name == ".." { Err(Errno::INVAL) } else { Ok(()) }
}
