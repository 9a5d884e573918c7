//! The archive as a file: whole or not at all, and read back before it is there.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::read_back::read_back;
use super::stream::{Entry, Packed, Source, stream};
use crate::export::disk::{Disk, Operation, sync_folder};
use crate::export::error::ExportError;
use crate::export::files::Listing;
use crate::project::Project;

/// Writes `project` as the zip file `file`, whole or not at all. One that is there is replaced only with `force`.
pub fn write_zip(project: &Project, file: &Path, force: bool) -> Result<(), ExportError> {
    write_zip_on(&Disk::real(), project, file, force).map(drop)
}

/// Like [`write_zip`], on a `disk` that may fail.
pub fn write_zip_on(disk: &Disk, project: &Project, file: &Path, force: bool) -> Result<Packed, ExportError> {
    let files = project.files();
    let entries: Vec<Entry<'_>> =
        files.map(|(path, bytes)| Entry { name: path.to_string(), source: Source::Memory(bytes) }).collect();
    write(disk, &entries, false, (file, force))
}

/// Writes the files of `listing`, which stay on the disk until they are needed, as the zip file `file`.
pub fn write_zip_of(disk: &Disk, listing: &Listing, file: &Path, force: bool) -> Result<Packed, ExportError> {
    let own = fs::canonicalize(file).ok();
    let entries: Vec<Entry<'_>> = listing
        .files()
        .filter(|it| own.is_none() || fs::canonicalize(&it.full).ok() != own)
        .map(|it| Entry { name: it.name.clone(), source: Source::Disk(it.full.clone(), it.size) })
        .collect();
    write(disk, &entries, true, (file, force))
}

fn write(disk: &Disk, entries: &[Entry<'_>], sums: bool, (file, force): (&Path, bool)) -> Result<Packed, ExportError> {
    if !force && fs::symlink_metadata(file).is_ok() {
        return Err(ExportError::Exists(file.to_owned()));
    }
    if file.is_dir() {
        return Err(ExportError::Exists(file.to_owned()));
    }
    let parent = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || ExportError::write(file);
    disk.run(Operation::MakeFolder, parent, || fs::create_dir_all(parent)).map_err(ExportError::write(parent))?;
    let staged = disk.run(Operation::Create, file, || tempfile::NamedTempFile::new_in(parent)).map_err(failed())?;
    let (open, stage) = staged.into_parts();
    let result = fill(disk, entries, sums, (&open, &stage, file)).and_then(|packed| {
        disk.run(Operation::Rename, file, || fs::rename(&stage, file)).map_err(failed())?;
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
    sums: bool,
    (open, stage, file): (&File, &Path, &Path),
) -> Result<Packed, ExportError> {
    let archive = |source| ExportError::Archive { path: file.to_owned(), source };
    let failed = || ExportError::write(file);
    let out = OnDisk { disk, file: open, path: file.to_owned() };
    let (mut out, packed) = stream(entries, sums, BufWriter::with_capacity(128 << 10, out)).map_err(archive)?;
    out.flush().map_err(failed())?;
    readable(open).map_err(failed())?;
    disk.run(Operation::Sync, file, || open.sync_data()).map_err(failed())?;
    read_back(stage, packed).map_err(archive)?;
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

#[cfg(unix)]
fn readable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &File) -> io::Result<()> {
    Ok(())
}
