//! How long to wait before a call is made again.

use std::time::{Duration, SystemTime};

use super::error::{ErrorKind, LlmError};
use super::settings::Limits;

/// The wait that a `Retry-After` header asks for: seconds, or a date; nothing if it says neither.
pub(super) fn asked(header: &str, now: SystemTime) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<f64>() {
        // A wait of a century and an endless one are clamped alike.
        return seconds.is_finite().then(|| Duration::from_secs_f64(seconds.clamp(0.0, 3.2e9)));
    }
    let date = httpdate::parse_http_date(header).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// The wait after `error`, which was the `number`th in a row. `chance` is between 0 and 1.
pub(super) fn wait(error: &LlmError, number: u32, limits: &Limits, chance: f64) -> Duration {
    if let Some(asked) = error.facts.wait {
        return asked.clamp(limits.retry_after_least, limits.retry_after_most.max(limits.retry_after_least));
    }
    if matches!(error.kind, ErrorKind::Empty | ErrorKind::Aborted | ErrorKind::Runaway) {
        return Duration::ZERO;
    }
    let doubled = limits.backoff.saturating_mul(1 << number.saturating_sub(1).min(16));
    doubled.min(limits.backoff_most).mul_f64(chance.clamp(0.0, 1.0))
}

/// A number between 0 and 1 that nobody can know: clients that failed together do not come back together.
pub(super) fn chance() -> f64 {
    getrandom::u32().map_or(0.5, |it| f64::from(it) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::settings::Preset;
    use super::*;

    /// Wednesday, 21 October 2026, 07:28:00.
    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_mins(29_876_128)
    }

    #[track_caller]
    fn check(header: &str, expected: Option<f32>) {
        let mut error = LlmError::new(ErrorKind::RateLimited, "");
        error.facts.wait = asked(header, now());
        let granted = error.facts.wait.map(|_| wait(&error, 1, &Limits::new(Preset::OpenRouter), 0.5).as_secs_f32());
        assert_eq!(granted, expected, "{header}");
    }

    #[test]
    fn the_wait_a_server_asks_for_is_clamped() {
        check("0", Some(0.5));
        check("-1", Some(0.5));
        check("3", Some(3.0));
        check("1.5", Some(1.5));
        check("86400", Some(120.0));
        check("1e9", Some(120.0));
        check("Wed, 21 Oct 2026 07:28:30 GMT", Some(30.0));
        check("Wed, 21 Oct 2099 07:28:00 GMT", Some(120.0));
        check("Wed, 21 Oct 2015 07:28:00 GMT", Some(0.5));
        check("soon", None);
        check("", None);
        check("NaN", None);
    }

    #[test]
    fn the_wait_doubles_and_has_an_end() {
        let error = LlmError::new(ErrorKind::Server, "");
        let limits = Limits::new(Preset::OpenRouter);
        let waits: Vec<u64> = (1..=8).map(|it| wait(&error, it, &limits, 1.0).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(wait(&error, 3, &limits, 0.0), Duration::ZERO);
        assert_eq!(wait(&error, u32::MAX, &limits, 1.0).as_secs(), 60);
    }
}
