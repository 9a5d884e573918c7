//! Files and folders outside a project: what is new is staged beside its place.

use std::fs::File;
use std::io;
use std::path::Path;

use super::fault::{Disk, Operation};

/// Writes a new file, and flushes it.
pub(in crate::export) fn write_synced(disk: &Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.run(Operation::Create, path, || File::create_new(path))?;
    disk.write(path, &mut file, bytes)?;
    disk.run(Operation::Sync, path, || file.sync_data())
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
