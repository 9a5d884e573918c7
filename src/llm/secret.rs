//! A key that leaves only towards its own server: whatever comes back is searched for it.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};
use secrecy::{ExposeSecret, SecretString};

/// Shorter keys are no secrets: local servers take any word, and such a word stands in honest text too.
const SHORTEST: usize = 8;

/// What stands where a key stood.
const GONE: &str = "[key]";

/// Takes a key out of text, in the encodings that a server may echo it in.
pub(super) struct Scrubber(Vec<SecretString>);

impl std::fmt::Debug for Scrubber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Scrubber({})", self.0.len())
    }
}

impl Scrubber {
    pub(super) fn new(key: Option<&SecretString>) -> Self {
        let Some(key) = key.map(ExposeSecret::expose_secret).filter(|it| it.len() >= SHORTEST) else {
            return Self(Vec::new());
        };
        let mut forms = vec![key.to_owned()];
        let each = |form: fn(u8) -> String| key.bytes().map(form).collect::<Vec<_>>().concat();
        forms.push(each(|it| format!("{it:02x}")));
        forms.push(each(|it| format!("{it:02X}")));
        forms.push(each(|it| format!("%{it:02X}")));
        forms.push(each(percent));
        forms.push(each(|it| format!("\\u{it:04x}")));
        forms.push(key.chars().rev().collect());
        for alphabet in [alphabet::STANDARD, alphabet::URL_SAFE] {
            let engine = GeneralPurpose::new(&alphabet, NO_PAD);
            forms.extend((0..3).map(|shift| shifted(&engine, key, shift)));
        }
        forms.sort_by_key(|it| std::cmp::Reverse(it.len()));
        forms.dedup();
        Self(forms.into_iter().map(SecretString::from).collect())
    }

    /// `text` without the key.
    pub(super) fn clean(&self, text: &str) -> String {
        self.0
            .iter()
            .map(ExposeSecret::expose_secret)
            .fold(text.to_owned(), |text, form| if text.contains(form) { text.replace(form, GONE) } else { text })
    }

    /// Whether the end of `text`, of which the last `fresh` bytes are new, holds the key.
    pub(super) fn finds(&self, text: &str, fresh: usize) -> bool {
        let longest = self.0.first().map_or(0, |it| it.expose_secret().len());
        let start = super::reader::floor(text, text.len().saturating_sub(fresh + longest));
        self.0.iter().any(|it| text[start..].contains(it.expose_secret()))
    }
}

/// The middle of what `key` looks like in base64 when `shift` bytes stand before it.
fn shifted(engine: &GeneralPurpose, key: &str, shift: usize) -> String {
    let mut bytes = vec![0; shift];
    bytes.extend_from_slice(key.as_bytes());
    let whole = engine.encode(&bytes);
    // The first and the last character may hold bits of a neighbour.
    let (start, end) = ((shift * 8).div_ceil(6), bytes.len() * 8 / 6);
    whole[start..end].to_owned()
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

    use super::*;

    const KEY: &str = "sk-canary-3f9a?>/+key";

    #[track_caller]
    fn check(text: &str) {
        let scrubber = Scrubber::new(Some(&SecretString::from(KEY)));
        let clean = scrubber.clean(&format!("before {text} behind"));
        assert!(clean.starts_with("before ") && clean.contains(GONE), "{clean}");
        assert!(scrubber.finds(text, 1));
    }

    #[test]
    fn a_key_is_found_in_every_dress() {
        check(KEY);
        check(&STANDARD.encode(KEY));
        check(&URL_SAFE_NO_PAD.encode(KEY));
        for before in ["Bearer ", "user:", "a"] {
            check(&STANDARD.encode(format!("{before}{KEY} and more")));
        }
        check(&KEY.bytes().map(|it| format!("{it:02x}")).collect::<Vec<_>>().concat());
        check("sk-canary-3f9a%3F%3E%2F%2Bkey");
    }

    #[test]
    fn a_word_is_no_key() {
        let scrubber = Scrubber::new(Some(&SecretString::from("none")));
        assert_eq!(scrubber.clean("none of it"), "none of it");
    }
}
