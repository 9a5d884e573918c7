//! What is free beside what somebody sells: `Devis gratuit`, `Parken kostenlos`.

use serde::Deserialize;

use crate::author::offline::lexicon::shared;

#[derive(Debug, Deserialize)]
struct Asides {
    words: Vec<String>,
}

/// Whether what is free is beside the thing itself, so that the thing is not.
pub(super) fn is_aside(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    shared::<Asides>("reading/asides.toml").words.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::is_aside;

    #[test]
    fn a_quote_is_no_plan() {
        assert!(is_aside("Devis"));
        assert!(!is_aside("Eintritt"));
    }
}
