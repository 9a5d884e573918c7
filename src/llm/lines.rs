//! Bytes as they come → whole lines, whatever ends them.

use super::error::{ErrorKind, LlmError};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Cuts a stream of bytes into lines that end in CR, LF or both, and leaves out a byte order mark at the start.
#[derive(Debug)]
pub(super) struct Lines {
    buffer: Vec<u8>,
    /// Where the next line starts.
    start: usize,
    /// Up to where no line end was found.
    seen: usize,
    /// The last line ended in CR: an LF that follows belongs to it.
    after_cr: bool,
    first: bool,
    most: usize,
}

impl Lines {
    /// Lines of at most `most` bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { buffer: Vec::new(), start: 0, seen: 0, after_cr: false, first: true, most }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.start);
        self.seen -= self.start;
        self.start = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// The next whole line.
    pub(super) fn next(&mut self) -> Result<Option<String>, LlmError> {
        if self.after_cr && self.start < self.buffer.len() {
            self.after_cr = false;
            if self.buffer[self.start] == b'\n' {
                self.start += 1;
                self.seen = self.seen.max(self.start);
            }
        }
        let end = self.buffer[self.seen..].iter().position(|it| matches!(it, b'\n' | b'\r'));
        let Some(end) = end.map(|it| it + self.seen) else {
            self.seen = self.buffer.len();
            return if self.seen - self.start > self.most { Err(self.too_long()) } else { Ok(None) };
        };
        let line = self.start..end;
        self.after_cr = self.buffer[end] == b'\r';
        self.start = end + 1;
        self.seen = self.start;
        if line.len() > self.most {
            return Err(self.too_long());
        }
        self.text(line).map(Some)
    }

    /// What follows the last line end.
    pub(super) fn rest(&mut self) -> Result<Option<String>, LlmError> {
        let line = self.start..self.buffer.len();
        self.start = line.end;
        self.seen = line.end;
        if line.is_empty() { Ok(None) } else { self.text(line).map(Some) }
    }

    fn text(&mut self, line: std::ops::Range<usize>) -> Result<String, LlmError> {
        let bytes = &self.buffer[line];
        let bytes = if self.first { bytes.strip_prefix(BOM).unwrap_or(bytes) } else { bytes };
        self.first = false;
        let garbled = |_| LlmError::new(ErrorKind::Garbled, "the response is not UTF-8");
        std::str::from_utf8(bytes).map(str::to_owned).map_err(garbled)
    }

    fn too_long(&self) -> LlmError {
        LlmError::new(ErrorKind::TooLarge, format!("a line has more than {} bytes", self.most))
    }
}
