//! The archive as a stream: entries are compressed at once on several threads, and written in order.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions, StreamWriter, ZipFileBuilder};
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::parallel::in_order;
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
    Disk(PathBuf, u64),
}

/// What went into an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed {
    /// How many files.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

/// Writes `project` as a zip to `out`, as a stream.
pub fn zip<W: Write>(project: &Project, out: W) -> ZipResult<W> {
    let files = project.files();
    let entries: Vec<Entry<'_>> =
        files.map(|(path, bytes)| Entry { name: path.to_string(), source: Source::Memory(bytes) }).collect();
    stream(&entries, false, out).map(|(out, _)| out)
}

/// Writes `entries` to `out`; with `sums`, the last file holds their hashes.
pub(super) fn stream<W: Write>(entries: &[Entry<'_>], sums: bool, out: W) -> ZipResult<(W, Packed)> {
    let mut writer = ZipWriter::new_stream(out);
    let mut lines = String::new();
    let mut packed = Packed { files: entries.len(), bytes: 0 };
    let compress = |entry: &Entry<'_>| if entry.is_large() { Ok(None) } else { small(entry, sums).map(Some) };
    in_order(entries, compress, |entry, ready| {
        let (bytes, hash) = match ready? {
            Some(Ready { file, hash }) => {
                let bytes = file.uncompressed_size();
                writer.add_prepared_file(file)?;
                (bytes, hash)
            }
            None => large(&mut writer, entry, sums)?,
        };
        packed.bytes += bytes;
        if let Some(hash) = hash {
            lines.push_str(&format!("{hash}  {}\n", entry.name));
        }
        ZipResult::Ok(())
    })?;
    if sums {
        writer.add_prepared_file(PreparedZipFile::from_data(SUMS, options(SUMS), lines.as_bytes())?)?;
        packed.files += 1;
    }
    Ok((writer.finish()?.into_inner(), packed))
}

impl Entry<'_> {
    fn is_large(&self) -> bool {
        matches!(&self.source, Source::Disk(_, size) if *size > LARGE)
    }

    fn reader(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match &self.source {
            Source::Memory(bytes) => Box::new(*bytes),
            Source::Disk(path, _) => Box::new(File::open(path)?),
        })
    }
}

/// A file that is compressed.
struct Ready {
    file: PreparedZipFile,
    hash: Option<String>,
}

fn small(entry: &Entry<'_>, sums: bool) -> ZipResult<Ready> {
    let mut read = Vec::new();
    let bytes = match &entry.source {
        Source::Memory(bytes) => *bytes,
        Source::Disk(..) => {
            entry.reader()?.read_to_end(&mut read)?;
            &read
        }
    };
    let hash = sums.then(|| hex(&Sha256::digest(bytes)));
    let mut builder = ZipFileBuilder::new(&entry.name, options(&entry.name))?;
    builder.write_all(bytes)?;
    Ok(Ready { file: builder.finish()?, hash })
}

fn large<W: Write>(
    writer: &mut ZipWriter<StreamWriter<W>>,
    entry: &Entry<'_>,
    sums: bool,
) -> ZipResult<(u64, Option<String>)> {
    let size = match &entry.source {
        Source::Memory(bytes) => bytes.len() as u64,
        Source::Disk(_, size) => *size,
    };
    writer.start_file(&entry.name, options(&entry.name).large_file(size >= u64::from(u32::MAX)))?;
    let mut hasher = sums.then(Sha256::new);
    let (mut reader, mut block, mut total) = (entry.reader()?, vec![0; 64 << 10], 0);
    loop {
        let count = reader.read(&mut block)?;
        if count == 0 {
            break;
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
