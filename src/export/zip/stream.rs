//! The archive as a stream: entries are compressed at once on several threads, and written in order.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use zip::result::{ZipError, ZipResult};
use zip::write::{PreparedZipFile, SimpleFileOptions, StreamWriter, ZipFileBuilder};
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::parallel::in_order;
use crate::export::secrets::Keys;
use crate::project::Project;

/// Where an archive says the SHA-256 of its other files.
pub(in crate::export) const SUMS: &str = ".airstrip/SHA256SUMS";
/// A larger file is not held in memory: it is compressed while it is written.
const LARGE: u64 = 2 << 20;

/// One file of an archive.
pub(in crate::export) struct Entry<'a> {
    pub(in crate::export) name: String,
    pub(in crate::export) source: Source<'a>,
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
    in_order(
        entries,
        |entry| small(entry, way),
        |entry, ready| {
            let (bytes, hash) = match ready? {
                Ready::Packed { file, hash } => {
                    let bytes = file.uncompressed_size();
                    writer.add_prepared_file(file)?;
                    (bytes, hash)
                }
                Ready::Large(file, size) => large(&mut writer, (entry, file, size), way)?,
            };
            packed.bytes += bytes;
            if let Some(hash) = hash {
                lines.push_str(&format!("{hash}  {}\n", entry.name));
            }
            Ok::<(), Stopped>(())
        },
    )?;
    if way.sums {
        writer.add_prepared_file(PreparedZipFile::from_data(SUMS, options(SUMS), lines.as_bytes())?)?;
        packed.files += 1;
    }
    Ok((writer.finish()?.into_inner(), packed))
}

/// A file on its way into the archive.
enum Ready {
    /// It is compressed.
    Packed { file: PreparedZipFile, hash: Option<String> },
    /// It is compressed while it is written: the open file, and its size.
    Large(File, u64),
}

fn small(entry: &Entry<'_>, way: Way<'_>) -> Result<Ready, Stopped> {
    let mut read = Vec::new();
    let bytes = match &entry.source {
        Source::Memory(bytes) => *bytes,
        Source::Disk(path) => {
            let mut file = File::open(path)?;
            let size = file.metadata()?.len();
            if size > LARGE {
                return Ok(Ready::Large(file, size));
            }
            read.reserve(usize::try_from(size).unwrap_or_default() + 1);
            file.read_to_end(&mut read)?;
            &read
        }
    };
    if let Some(why) = way.keys.and_then(|it| it.in_bytes(bytes)) {
        return Err(Stopped::Secret(entry.name.clone(), why));
    }
    let hash = way.sums.then(|| hex(&Sha256::digest(bytes)));
    let mut builder = ZipFileBuilder::new(&entry.name, options(&entry.name))?;
    builder.write_all(bytes)?;
    Ok(Ready::Packed { file: builder.finish()?, hash })
}

fn large<W: Write>(
    writer: &mut ZipWriter<StreamWriter<W>>,
    (entry, mut file, size): (&Entry<'_>, File, u64),
    way: Way<'_>,
) -> Result<(u64, Option<String>), Stopped> {
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
    Ok((total, hasher.map(|it| hex(&it.finalize()))))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, it| {
        // A string takes every write.
        write!(out, "{it:02x}").ok();
        out
    })
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
