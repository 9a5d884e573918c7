//! Chance that a seed decides.

/// A sequence of numbers that a seed decides.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Starts at a place that `text` decides too.
    pub(super) fn of(seed: u64, text: &str) -> Self {
        let hash = blake3::hash(text.as_bytes());
        let bytes: [u8; 8] = hash.as_bytes()[..8].try_into().unwrap_or_default();
        Self(seed ^ u64::from_le_bytes(bytes))
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// Whether something of this likelihood happens.
    pub(super) fn happens(&mut self, likelihood: f64) -> bool {
        f64::from(u32::try_from(self.next() >> 32).unwrap_or_default()) < likelihood * f64::from(u32::MAX)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
