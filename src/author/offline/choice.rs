//! Choices that look free and are not: the same page always gets the same one.

/// What a page's choices depend on.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    key: String,
}

impl Choice {
    /// Choices for the page `name` made from `prompt` with `seed`.
    pub(super) fn new(seed: u32, name: &str, prompt: &str) -> Self {
        Self { key: format!("{seed}\0{name}\0{prompt}") }
    }

    /// A number below `count` for `what`; 0 where there is no choice.
    pub(super) fn pick(&self, what: &str, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(1).max(1);
        usize::try_from(self.number(what) % count).unwrap_or(0)
    }

    /// A number from 0 up to 1 for `what`.
    #[expect(clippy::cast_precision_loss, reason = "16 bits fit")]
    pub(super) fn weight(&self, what: &str) -> f32 {
        (self.number(what) & 0xFFFF) as f32 / 65536.0
    }

    fn number(&self, what: &str) -> u64 {
        let hash = blake3::hash(format!("{}\0{what}", self.key).as_bytes());
        hash.as_bytes().iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}
