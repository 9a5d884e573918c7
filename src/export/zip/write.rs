//! The archive as a file: whole or not at all, and read back before it is there.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;

use super::read_back::read_back;
use super::stream::{Entry, Packed, Source, Stopped, Way, stream};
use crate::export::disk::{Disk, Operation, rename_new, sync_folder};
use crate::export::error::ExportError;
use crate::export::files::{Listed, Listing};
use crate::export::secrets::Keys;
use crate::project::Project;

/// Less than this is read back sooner than a thread is started.
const SMALL: u64 = 1 << 20;

/// How an archive of a listing is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ZipOptions {
    /// Whether a file that is there is replaced.
    pub force: bool,
    /// Whether files that look like keys are packed too.
    pub allow_secrets: bool,
}

/// Writes `project` as the zip file `file`, whole or not at all. One that is there is replaced only with `force`.
pub fn write_zip(project: &Project, file: &Path, force: bool) -> Result<(), ExportError> {
    write_zip_on(&Disk::real(), project, file, force).map(drop)
}

/// Like [`write_zip`], on a `disk` that may fail.
pub fn write_zip_on(disk: &Disk, project: &Project, file: &Path, force: bool) -> Result<Packed, ExportError> {
    let files = project.files();
    let entries: Vec<Entry<'_>> =
        files.map(|(path, bytes)| Entry { name: path.to_string(), source: Source::Memory(bytes) }).collect();
    write(disk, &entries, Way::default(), (file, force))
}

/// Writes the files of `listing`, which stay on the disk until they are needed, as the zip file `file`. A file that
/// looks like a key is refused, unless `options` allow it.
pub fn write_zip_of(disk: &Disk, listing: &Listing, file: &Path, options: ZipOptions) -> Result<Packed, ExportError> {
    let own = fs::canonicalize(file).ok();
    // Only a file of the same name can be the archive itself.
    let is_own = |it: &Listed| {
        let named = own.as_deref().filter(|own| own.file_name() == it.full.file_name());
        named.is_some_and(|own| fs::canonicalize(&it.full).is_ok_and(|it| it == own))
    };
    let keys = keys(listing, options)?;
    let entries: Vec<Entry<'_>> = listing.files().filter(|it| !is_own(it)).map(entry).collect();
    write(disk, &entries, Way { sums: true, keys: keys.as_ref() }, (file, options.force))
}

/// Like [`write_zip_of`], as a stream to `out`, which nobody reads back.
pub fn write_zip_to(listing: &Listing, out: impl Write, options: ZipOptions) -> Result<Packed, ExportError> {
    let keys = keys(listing, options)?;
    let entries: Vec<Entry<'_>> = listing.files().map(entry).collect();
    let (path, way) = (Path::new("-"), Way { sums: true, keys: keys.as_ref() });
    // A small buffer: whoever reads the stream has its beginning early.
    let (mut out, packed) =
        stream(&entries, way, BufWriter::with_capacity(4 << 10, out)).map_err(|it| stopped(path, it))?;
    out.flush().map_err(ExportError::write(path))?;
    Ok(packed)
}

fn entry(file: &Listed) -> Entry<'_> {
    Entry { name: file.name.clone(), source: Source::Disk(file.full.clone()) }
}

/// What finds keys, unless they are allowed. Names are judged at once.
fn keys(listing: &Listing, options: ZipOptions) -> Result<Option<Keys>, ExportError> {
    if options.allow_secrets {
        return Ok(None);
    }
    let named = listing.files().find_map(|it| Some((it.name.clone(), Keys::in_name(&it.name)?)));
    named.map_or_else(|| Ok(Some(Keys::new())), |(name, why)| Err(ExportError::Secret { name, why }))
}

fn stopped(file: &Path, why: Stopped) -> ExportError {
    match why {
        Stopped::Zip(source) => ExportError::Archive { path: file.to_owned(), source },
        Stopped::Secret(name, why) => ExportError::Secret { name, why },
    }
}

/// Whether an archive may be written to `file`.
///
/// # Errors
/// Where something is there, unless it is a file and `force` is given.
pub fn must_be_new(file: &Path, force: bool) -> Result<(), ExportError> {
    let there = !force && fs::symlink_metadata(file).is_ok() || file.is_dir();
    if there { Err(ExportError::Exists(file.to_owned())) } else { Ok(()) }
}

fn write(
    disk: &Disk,
    entries: &[Entry<'_>],
    way: Way<'_>,
    (file, force): (&Path, bool),
) -> Result<Packed, ExportError> {
    must_be_new(file, force)?;
    let parent = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || ExportError::write(file);
    disk.run(Operation::MakeFolder, parent, || fs::create_dir_all(parent)).map_err(ExportError::write(parent))?;
    let staged = disk.run(Operation::Create, file, || tempfile::NamedTempFile::new_in(parent)).map_err(failed())?;
    let (open, stage) = staged.into_parts();
    let result = fill(disk, entries, way, (&open, &stage, file)).and_then(|packed| {
        let place = if force { fs::rename } else { rename_new };
        disk.run(Operation::Rename, file, || place(&stage, file)).map_err(|it| match it.kind() {
            io::ErrorKind::AlreadyExists => ExportError::Exists(file.to_owned()),
            _ => failed()(it),
        })?;
        Ok(packed)
    });
    // A process that ended cleans nothing up; and what was renamed is no longer there to be removed.
    if disk.is_killed() {
        stage.keep().map_err(|it| failed()(it.error))?;
    }
    let packed = result?;
    sync_folder(disk, parent).map_err(failed())?;
    Ok(packed)
}

fn fill(
    disk: &Disk,
    entries: &[Entry<'_>],
    way: Way<'_>,
    (open, stage, file): (&File, &Path, &Path),
) -> Result<Packed, ExportError> {
    let failed = || ExportError::write(file);
    let out = OnDisk { disk, file: open, path: file.to_owned() };
    let (mut out, packed) =
        stream(entries, way, BufWriter::with_capacity(32 << 10, out)).map_err(|it| stopped(file, it))?;
    out.flush().map_err(failed())?;
    begin_to_keep(open);
    readable(open).map_err(failed())?;
    let keep = || disk.run(Operation::Sync, file, || open.sync_data());
    let (kept, read) = if packed.bytes < SMALL {
        let read = read_back(stage, packed);
        (keep(), read)
    } else {
        // While the device keeps it, what is in it is read back.
        thread::scope(|scope| {
            let keeping = scope.spawn(keep);
            let read = read_back(stage, packed);
            (keeping.join().unwrap_or_else(|_| Err(io::Error::other("the thread that flushes ended"))), read)
        })
    };
    kept.map_err(failed())?;
    read.map_err(|it| stopped(file, Stopped::Zip(it)))?;
    Ok(packed)
}

/// A file that is written through the seam.
struct OnDisk<'a> {
    disk: &'a Disk,
    file: &'a File,
    path: PathBuf,
}

impl Write for OnDisk<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.write(&self.path, &mut self.file, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Asks the system to send what was written to the device now, so that the flush after the reading back waits less. It is
/// advice: where it is not taken, the flush does it all.
#[cfg(target_os = "linux")]
fn begin_to_keep(file: &File) {
    rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed).ok();
}

#[cfg(not(target_os = "linux"))]
fn begin_to_keep(_: &File) {}

#[cfg(unix)]
fn readable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &File) -> io::Result<()> {
    Ok(())
}
