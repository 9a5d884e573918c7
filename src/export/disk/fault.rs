//! The seam through which a test makes the disk fail: each operation is announced before it is done.

use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is about to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// A file is made.
    Create,
    /// Bytes are written into a file.
    Write,
    /// A file or a folder is flushed to the device.
    Sync,
    /// A file or a folder gets another name.
    Rename,
    /// A file or a folder is removed.
    Remove,
    /// A folder is made.
    MakeFolder,
}

/// How an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It fails with this error of the system.
    Error(i32),
    /// Half of the bytes are written, then the disk is full.
    Short,
    /// The process ends before it: nothing is done from here on.
    Kill,
}

type Hook = dyn Fn(Operation, &Path) -> Option<Fault> + Send + Sync;

/// The disk. In the program it never fails by itself; a test hands it a hook that says which operation does.
#[derive(Default)]
pub struct Disk {
    hook: Option<Box<Hook>>,
    killed: AtomicBool,
}

impl Disk {
    /// The disk as it is.
    pub fn real() -> Self {
        Self::default()
    }

    /// A disk that fails where `hook` says so.
    pub fn failing(hook: impl Fn(Operation, &Path) -> Option<Fault> + Send + Sync + 'static) -> Self {
        Self { hook: Some(Box::new(hook)), killed: AtomicBool::new(false) }
    }

    /// Whether the process is meant to have ended: then nothing is cleaned up either.
    pub fn is_killed(&self) -> bool {
        self.killed.load(Ordering::SeqCst)
    }

    pub(in crate::export) fn run<T>(
        &self,
        operation: Operation,
        path: &Path,
        work: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        match self.fault(operation, path) {
            None => work(),
            Some(Fault::Error(code)) => Err(io::Error::from_raw_os_error(code)),
            Some(Fault::Short | Fault::Kill) => Err(io::Error::other("the process ended")),
        }
    }

    /// Writes `bytes` to `out`, or half of them and an error.
    pub(in crate::export) fn write(&self, path: &Path, out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
        match self.fault(Operation::Write, path) {
            None => out.write_all(bytes),
            Some(Fault::Error(code)) => Err(io::Error::from_raw_os_error(code)),
            Some(fault) => {
                // Half a write is what is left behind by both.
                out.write_all(&bytes[..bytes.len() / 2])?;
                let full = io::Error::from(io::ErrorKind::StorageFull);
                Err(if fault == Fault::Short { full } else { io::Error::other("the process ended") })
            }
        }
    }

    fn fault(&self, operation: Operation, path: &Path) -> Option<Fault> {
        if self.is_killed() {
            return Some(Fault::Kill);
        }
        let fault = self.hook.as_ref()?(operation, path);
        if fault == Some(Fault::Kill) {
            self.killed.store(true, Ordering::SeqCst);
        }
        fault
    }
}
