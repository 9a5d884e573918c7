//! What is refused before it is parsed: a parser that recurses must not be led too deep.

use crate::diagnostic::{Diagnostic, Place};

/// The largest source that is read, in bytes.
pub const MAX_SOURCE: usize = 64 * 1024;
/// The deepest nesting of brackets and tags that is read.
pub const MAX_DEPTH: usize = 200;
/// Address space for one parse, in bytes; only what is used becomes memory.
const DEEP_STACK: usize = 512 << 20;

/// Why `source` is not parsed at all.
pub(super) fn refuse(source: &str) -> Option<Diagnostic> {
    if source.len() > MAX_SOURCE {
        let message = format!("the source has {} bytes, more than {MAX_SOURCE}", source.len());
        return Some(Diagnostic::error("source-size", Place::START, message));
    }
    let at = too_deep(source)?;
    let message = format!("nested more than {MAX_DEPTH} deep");
    let found = Diagnostic::error("nesting", Place::of(source, at, at + 1), message);
    Some(found.help("flatten the markup or split it into components"))
}

/// Where brackets, tags or operators nest too deep. Quotes are not understood: what is deep inside a string counts,
/// which no real section does.
fn too_deep(source: &str) -> Option<usize> {
    let (mut brackets, mut tags, mut prefixes) = (0_usize, 0_usize, 0_usize);
    let bytes = source.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        match byte {
            b'(' | b'[' | b'{' => brackets += 1,
            b')' | b']' | b'}' => brackets = brackets.saturating_sub(1),
            b'<' if next == b'/' => tags = tags.saturating_sub(1),
            b'<' if next.is_ascii_alphabetic() || next == b'>' => tags += 1,
            b'/' if next == b'>' => tags = tags.saturating_sub(1),
            _ => {}
        }
        prefixes = if b"!~+-?:=>".contains(byte) {
            prefixes + 1
        } else if byte.is_ascii_whitespace() {
            prefixes
        } else {
            0
        };
        if brackets.max(prefixes) > MAX_DEPTH || tags > 4 * MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

/// Does `job` on a stack that the deepest source under [`MAX_SOURCE`] cannot use up: chains such as `a.b.b.b` nest in
/// the tree though no bracket shows it, and a stack that overflows ends the whole process.
pub(super) fn on_deep_stack<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("syntax".to_owned()).stack_size(DEEP_STACK);
        let running = thread.spawn_scoped(scope, job).expect("the system has room for one more thread");
        running.join().unwrap_or_else(|it| std::panic::resume_unwind(it))
    })
}
