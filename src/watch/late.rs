//! What could not be written, and is tried again by itself.

use std::time::Duration;

use crate::export::ExportError;

/// The first pause before what failed is tried again. Each is twice as long as the one before.
const FIRST: Duration = Duration::from_millis(500);
/// The longest pause.
const LONGEST: Duration = Duration::from_secs(30);

/// What failed, and how often.
#[derive(Debug, Default)]
pub(super) struct Late {
    text: Option<String>,
    tries: u32,
    again: bool,
}

impl Late {
    /// Hears that something failed; whether that is news. With `again`, time alone may mend it.
    pub(super) fn failed(&mut self, text: &str, again: bool) -> bool {
        let news = self.text.as_deref() != Some(text);
        *self = Self { text: Some(text.to_owned()), tries: self.tries + 1, again };
        news
    }

    /// Hears that everything is written; whether something was late.
    pub(super) fn done(&mut self) -> bool {
        std::mem::take(self).is_late()
    }

    /// Whether something is late.
    pub(super) fn is_late(&self) -> bool {
        self.text.is_some()
    }

    /// How long to wait until it is tried again; for ever where only a change of the project mends it.
    pub(super) fn pause(&self) -> Option<Duration> {
        let doublings = self.tries.saturating_sub(1).min(16);
        self.again.then(|| FIRST.saturating_mul(1 << doublings).min(LONGEST))
    }
}

/// Whether what is refused now may be possible later, though nothing in the project changes.
pub(super) fn may_pass(error: &ExportError) -> bool {
    !matches!(error, ExportError::Secret { .. } | ExportError::TooMany { .. })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Late;

    #[test]
    fn pauses_grow_and_begin_anew() {
        let mut late = Late::default();
        assert!(late.pause().is_none() && !late.is_late() && !late.done());
        let mut pauses = Vec::new();
        for round in 0..40 {
            assert_eq!(late.failed("full", true), round == 0);
            pauses.push(late.pause().expect("a pause").as_millis());
        }
        assert_eq!(pauses[..8], [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
        assert_eq!(pauses[39], 30_000);
        assert!(late.failed("read-only", true) && late.done() && !late.is_late());
        assert!(late.failed("full", true));
        assert_eq!(late.pause(), Some(Duration::from_millis(500)));
        assert!(late.failed("a key", false) && late.pause().is_none() && late.is_late());
    }
}
