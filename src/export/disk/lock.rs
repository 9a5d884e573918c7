//! One airstrip at a time changes a project; another is told who does.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::thread;
use std::time::{Duration, Instant};

/// How often a lock that somebody holds is tried again.
const AGAIN: Duration = Duration::from_millis(20);

/// A lock that is held until it is dropped, or until the process ends.
pub(super) struct Lock {
    _file: File,
}

/// Why there is no lock.
pub(super) enum Refused {
    /// Somebody holds it: what they wrote about themselves.
    Held(String),
    /// The disk refused.
    Disk(io::Error),
}

impl Lock {
    /// Takes the lock `file` and writes `who` into it; waits for up to `patience`.
    pub(super) fn take(mut file: File, who: &str, patience: Duration) -> Result<Self, Refused> {
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(it)) => return Err(Refused::Disk(it)),
                Err(TryLockError::WouldBlock) if begun.elapsed() >= patience => {
                    let mut holder = String::new();
                    // Who holds it is worth knowing, but not known while they write it.
                    (&file).take(200).read_to_string(&mut holder).unwrap_or_default();
                    return Err(Refused::Held(holder.trim().to_owned()));
                }
                // The system has no lock that waits for a limited time.
                Err(TryLockError::WouldBlock) => thread::park_timeout(AGAIN),
            }
        }
        let mut written = || -> io::Result<()> {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            writeln!(file, "{} {who}", std::process::id())
        };
        // A full disk must not stop who only wants to know that nobody else is there.
        written().unwrap_or_default();
        Ok(Self { _file: file })
    }
}
