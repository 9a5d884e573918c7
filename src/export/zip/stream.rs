//! The archive as a stream: entries are compressed at once on several threads, and written in order.

use std::fs::{self, File};
use std::io::{self, Cursor, Read, Write};
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use zip::result::{ZipError, ZipResult};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::parallel::in_order;
use crate::export::secrets::Keys;
use crate::project::Project;

/// Where an archive says the SHA-256 of its other files.
pub(in crate::export) const SUMS: &str = ".airstrip/SHA256SUMS";
/// A larger file is not held in memory: it is compressed while it is written.
const LARGE: u64 = 2 << 20;
/// How many files of many are compressed together, and how many bytes of them at most.
const GROUP_FILES: usize = 8;
const GROUP_BYTES: u64 = 512 << 10;
/// What most groups are packed into: room that need not grow, and of which only what is filled is taken.
const GROUP_PACKED: usize = 128 << 10;
/// Up to this many files are one group, if they are not larger than one: a compressor's memory takes as long to clear as a
/// small file to compress, and a second thread is there when the first is nearly done.
const FEW_FILES: usize = 64;
/// From more files than this on, the first of them go ahead of the others; and how many those are.
const MANY: usize = 200;
const FIRST: usize = 24;

/// One file of an archive.
pub(in crate::export) struct Entry<'a> {
    pub(in crate::export) name: String,
    pub(in crate::export) source: Source<'a>,
}

impl Entry<'_> {
    fn size(&self) -> io::Result<u64> {
        match &self.source {
            Source::Memory(bytes) => Ok(bytes.len() as u64),
            Source::Disk(path) => Ok(fs::metadata(path)?.len()),
        }
    }
}

/// Where the bytes of a file are.
pub(in crate::export) enum Source<'a> {
    Memory(&'a [u8]),
    Disk(PathBuf),
}

/// What went into an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed {
    /// How many files.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// Why an archive was not made.
#[derive(Debug)]
pub(super) enum Stopped {
    /// It could not be.
    Zip(ZipError),
    /// A file looks like a key: its name, and why.
    Secret(String, &'static str),
}

impl<E: Into<ZipError>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::Zip(error.into())
    }
}

/// What is done on the way to an archive.
#[derive(Clone, Copy, Default)]
pub(super) struct Way<'k> {
    /// Whether the last file holds the hashes of the others.
    pub(super) sums: bool,
    /// What must not be packed.
    pub(super) keys: Option<&'k Keys>,
}

/// Writes `project` as a zip to `out`, as a stream.
pub fn zip<W: Write>(project: &Project, out: W) -> ZipResult<W> {
    let files = project.files();
    let entries: Vec<Entry<'_>> =
        files.map(|(path, bytes)| Entry { name: path.to_string(), source: Source::Memory(bytes) }).collect();
    match stream(&entries, Way::default(), out) {
        Ok((out, _)) => Ok(out),
        Err(Stopped::Zip(it)) => Err(it),
        Err(Stopped::Secret(name, why)) => Err(io::Error::other(format!("`{name}`: {why}")).into()),
    }
}

/// Writes `entries` to `out`.
pub(super) fn stream<W: Write>(entries: &[Entry<'_>], way: Way<'_>, out: W) -> Result<(W, Packed), Stopped> {
    let mut writer = ZipWriter::new_stream(out);
    let mut lines = String::new();
    let mut packed = Packed { files: entries.len(), bytes: 0 };
    // How large the files are is asked for part by part: whoever reads the stream should not wait for all of them.
    let (first, rest) = entries.split_at(if entries.len() > MANY { FIRST } else { entries.len() });
    for part in [first, rest] {
        in_order(
            &groups(part, entries.len() <= FEW_FILES)?,
            |group| pack(group, way),
            |group, ready| {
                let (bytes, sums) = match ready? {
                    Ready::Packed { archive, bytes, sums } => {
                        writer.merge_archive(archive)?;
                        (bytes, sums)
                    }
                    Ready::Large(file, size) => large(&mut writer, (&group[0], file, size), way)?,
                };
                packed.bytes += bytes;
                lines.push_str(&sums);
                Ok::<(), Stopped>(())
            },
        )?;
    }
    if way.sums {
        writer.start_file(SUMS, options(SUMS))?;
        writer.write_all(lines.as_bytes())?;
        packed.files += 1;
    }
    Ok((writer.finish()?.into_inner(), packed))
}

/// The entries in groups, each of which is compressed by one thread with one compressor. Unless they are `few`, the first
/// are small, so that whoever reads the stream has its beginning early; a large file is alone.
fn groups<'e, 'a>(mut entries: &'e [Entry<'a>], few: bool) -> io::Result<Vec<&'e [Entry<'a>]>> {
    let mut groups = Vec::new();
    let limit = if few { FEW_FILES } else { GROUP_FILES };
    let mut most = if few { limit } else { 1 };
    while !entries.is_empty() {
        let (mut count, mut bytes) = (0, 0);
        for entry in entries.iter().take(most) {
            bytes += entry.size()?;
            if count > 0 && bytes > GROUP_BYTES {
                break;
            }
            count += 1;
        }
        let (group, rest) = entries.split_at(count);
        groups.push(group);
        entries = rest;
        most = (most * 2).min(limit);
    }
    Ok(groups)
}

/// A group of entries on its way into the archive.
enum Ready {
    /// It is compressed, as an archive of its own; how many bytes it had, and the lines of its sums.
    Packed { archive: ZipArchive<Cursor<Vec<u8>>>, bytes: u64, sums: String },
    /// One that is compressed while it is written: the open file, and its size.
    Large(File, u64),
}

fn pack(group: &[Entry<'_>], way: Way<'_>) -> Result<Ready, Stopped> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(GROUP_PACKED)));
    let (mut read, mut total, mut sums) = (Vec::new(), 0, String::new());
    for entry in group {
        let bytes = match &entry.source {
            Source::Memory(bytes) => *bytes,
            Source::Disk(path) => {
                let file = File::open(path)?;
                if let [_] = group {
                    let size = file.metadata()?.len();
                    if size > LARGE {
                        return Ok(Ready::Large(file, size));
                    }
                }
                read.clear();
                // Read as a stream, which asks neither how large the file is nor where it is read.
                file.take(u64::MAX).read_to_end(&mut read)?;
                &read
            }
        };
        if let Some(why) = way.keys.and_then(|it| it.in_bytes(bytes)) {
            return Err(Stopped::Secret(entry.name.clone(), why));
        }
        if way.sums {
            sums.push_str(&sum(&Sha256::digest(bytes), &entry.name));
        }
        writer.start_file(&entry.name, options(&entry.name))?;
        writer.write_all(bytes)?;
        total += bytes.len() as u64;
    }
    Ok(Ready::Packed { archive: writer.finish_into_readable()?, bytes: total, sums })
}

fn large<W: Write>(
    writer: &mut ZipWriter<StreamWriter<W>>,
    (entry, mut file, size): (&Entry<'_>, File, u64),
    way: Way<'_>,
) -> Result<(u64, String), Stopped> {
    writer.start_file(&entry.name, options(&entry.name).large_file(size >= u64::from(u32::MAX)))?;
    let (mut hasher, mut search) = (way.sums.then(Sha256::new), way.keys.map(Keys::search));
    let (mut block, mut total) = (vec![0; 64 << 10], 0);
    loop {
        let count = file.read(&mut block)?;
        if count == 0 {
            break;
        }
        if let Some(why) = search.as_mut().and_then(|it| it.next(&block[..count])) {
            return Err(Stopped::Secret(entry.name.clone(), why));
        }
        if let Some(it) = hasher.as_mut() {
            it.update(&block[..count]);
        }
        writer.write_all(&block[..count])?;
        total += count as u64;
    }
    Ok((total, hasher.map_or_else(String::new, |it| sum(&it.finalize(), &entry.name))))
}

/// The line of a file among the sums.
fn sum(hash: &[u8], name: &str) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digits = hash.iter().flat_map(|it| [it >> 4, it & 15]).map(|it| DIGITS[usize::from(it)]);
    digits.chain("  ".chars()).chain(name.chars()).chain(['\n']).collect()
}

fn options(name: &str) -> SimpleFileOptions {
    // What is packed already does not get smaller.
    let packed = [".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".mp4", ".webm", ".zip", ".gz"];
    let name = name.to_ascii_lowercase();
    let packed = packed.iter().any(|it| name.ends_with(it));
    let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level(if packed { None } else { Some(6) })
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix)
}
