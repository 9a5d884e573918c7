//! A disk that fails at every operation in turn, and what is on it then.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use airstrip::export::{Disk, Fault};
use airstrip::path::ProjectPath;

const ENOSPC: i32 = 28;
const EIO: i32 = 5;

/// A disk whose operation number `nth` fails, once or from then on; and how many operations there were.
pub(super) fn failing(nth: usize, fault: Fault, once: bool) -> (Disk, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let disk = Disk::failing(move |_, _| {
        let number = counted.fetch_add(1, Ordering::SeqCst);
        let hit = if once { number == nth } else { number >= nth };
        hit.then_some(fault)
    });
    (disk, count)
}

/// Runs `attempt` with every operation failing in turn, in every way, until one run has no operation left to fail.
pub(super) fn each_operation(mut attempt: impl FnMut(&Disk)) {
    for fault in [Fault::Error(ENOSPC), Fault::Error(EIO), Fault::Short, Fault::Kill] {
        for once in [true, false] {
            for nth in 0.. {
                assert!(nth < 500, "it never ends");
                let (disk, count) = failing(nth, fault, once);
                attempt(&disk);
                if count.load(Ordering::SeqCst) <= nth {
                    break;
                }
            }
        }
    }
}

pub(super) fn tree(root: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|it| it.file_type().is_file());
    let inside = |it: &Path| it.strip_prefix(root).expect("inside").display().to_string();
    let all = files.map(|it| (inside(it.path()), fs::read(it.path()).expect("a file")));
    all.filter(|(path, _)| !path.starts_with(".airstrip/local")).collect()
}

pub(super) fn path(text: &str) -> ProjectPath {
    ProjectPath::new(text).expect("a path")
}
