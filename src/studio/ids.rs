//! Chance and time, which only the studio has: ids that nobody can guess, and the present second.

use std::time::{SystemTime, UNIX_EPOCH};

use super::error::StudioError;

/// 128 random bits in hexadecimal.
pub(super) fn new_id() -> Result<String, StudioError> {
    Ok(format!("{:032x}", u128::from_be_bytes(random()?)))
}

/// Random bytes.
pub(super) fn random<const N: usize>() -> Result<[u8; N], StudioError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|it| StudioError::Chance(it.to_string()))?;
    Ok(bytes)
}

/// Whether `text` has the form of an id.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it))
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
