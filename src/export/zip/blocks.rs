//! A file that many readers read at once, each from its own place, in blocks that outlive a jump.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

/// How much is read at a time.
const BLOCK: usize = 32 << 10;

/// A place in a file. A clone begins where it is, with a block of its own.
#[derive(Debug)]
pub(super) struct Blocks {
    file: Arc<File>,
    size: u64,
    at: u64,
    block: Vec<u8>,
    begins: u64,
}

impl Blocks {
    /// The beginning of `file`.
    pub(super) fn of(file: File) -> io::Result<Self> {
        let size = file.metadata()?.len();
        Ok(Self { file: Arc::new(file), size, at: 0, block: Vec::new(), begins: 0 })
    }

    /// What is known from this place on.
    fn rest(&self) -> &[u8] {
        let inside = self.at.checked_sub(self.begins).and_then(|it| usize::try_from(it).ok());
        inside.and_then(|it| self.block.get(it..)).unwrap_or_default()
    }

    fn fill(&mut self) -> io::Result<()> {
        let left = usize::try_from(self.size.saturating_sub(self.at)).unwrap_or(BLOCK);
        self.block.resize(left.min(BLOCK), 0);
        let read = read_at(&self.file, &mut self.block, self.at)?;
        self.block.truncate(read);
        self.begins = self.at;
        Ok(())
    }
}

impl Clone for Blocks {
    fn clone(&self) -> Self {
        Self { file: Arc::clone(&self.file), size: self.size, at: self.at, block: Vec::new(), begins: 0 }
    }
}

impl Read for Blocks {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.rest().is_empty() && self.at < self.size {
            self.fill()?;
        }
        let rest = self.rest();
        let count = rest.len().min(out.len());
        out[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Blocks {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(it) => Some(it),
            SeekFrom::End(it) => self.size.checked_add_signed(it),
            SeekFrom::Current(it) => self.at.checked_add_signed(it),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(unix)]
fn read_at(file: &File, out: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, out, at)
}

#[cfg(windows)]
fn read_at(file: &File, out: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, out, at)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, SeekFrom, Write};

    use super::{BLOCK, Blocks};

    #[test]
    fn every_place_reads_as_the_file_does() {
        let mut file = tempfile::tempfile().expect("a file");
        let bytes: Vec<u8> = (0..300_000_u32).map(|it| it.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        file.write_all(&bytes).expect("written");
        let mut reader = Blocks::of(file).expect("blocks");
        let read = |reader: &mut Blocks, to: SeekFrom, count: usize| {
            let at = usize::try_from(reader.seek(to).expect("a place")).expect("small");
            let mut out = vec![0; count];
            reader.read_exact(&mut out).expect("read");
            assert_eq!(out, bytes[at..at + count], "{at}");
        };
        read(&mut reader, SeekFrom::End(-22), 22);
        read(&mut reader, SeekFrom::Start(0), BLOCK + 7);
        read(&mut reader, SeekFrom::Current(-9), 100_000);
        read(&mut reader.clone(), SeekFrom::Current(5), 50);
        read(&mut reader, SeekFrom::Start(1), 1);
        reader.seek(SeekFrom::End(3)).expect("a place past the end");
        assert_eq!(reader.read(&mut [0; 8]).expect("nothing"), 0);
        assert!(reader.seek(SeekFrom::Current(-400_000)).is_err());
    }
}
