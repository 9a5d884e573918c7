//! An archive read back: every entry is inflated, and its bytes are held against the checksum of what was read.

use std::fs::File;
use std::io;
use std::path::Path;

use zip::ZipArchive;
use zip::result::{ZipError, ZipResult};

use super::blocks::Blocks;
use super::parallel::in_order;
use super::stream::Packed;

/// How many entries are read by one thread at a time.
const PART: usize = 64;

/// Reads the archive at `path` as a reader would, and compares it with what was `packed` into it.
pub(super) fn read_back(path: &Path, packed: Packed) -> ZipResult<()> {
    let archive = ZipArchive::new(Blocks::of(File::open(path)?)?)?;
    let count = archive.len();
    if count != packed.files {
        return Err(differs(&format!("it has {count} entries instead of {}", packed.files)));
    }
    let parts: Vec<usize> = (0..count).step_by(PART).collect();
    in_order(&parts, |from| part(archive.clone(), *from, count.min(from + PART)), |_, read| read)
}

fn part(mut archive: ZipArchive<Blocks>, from: usize, to: usize) -> ZipResult<()> {
    for index in from..to {
        let mut entry = archive.by_index(index)?;
        if entry.enclosed_name().is_none() {
            return Err(differs(&format!("the name of entry {index} leads outside")));
        }
        // Reading to the end checks the checksum, which was taken from the file before it was compressed.
        let (size, name) = (entry.size(), entry.name()?.into_owned());
        if io::copy(&mut entry, &mut io::sink())? != size {
            return Err(differs(&format!("`{name}` has another size")));
        }
    }
    Ok(())
}

fn differs(why: &str) -> ZipError {
    ZipError::Io(io::Error::other(format!("the archive reads back differently: {why}")))
}
