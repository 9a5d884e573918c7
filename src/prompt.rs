//! The prompt as it came in, made safe: bounded, normalised, without control or hidden characters.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// The longest prompt, in bytes.
pub const MAX_PROMPT: usize = 16 * 1024;

/// Why a text is not a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PromptError {
    /// Nothing is left to read.
    #[error("the prompt is empty")]
    Empty,
    /// Longer than [`MAX_PROMPT`].
    #[error("the prompt has {0} bytes, more than the {MAX_PROMPT} that fit a page")]
    Long(usize),
}

/// A prompt that is safe to read, print and quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    removed: usize,
}

impl Prompt {
    /// Cleans `raw`: NFC, one space for each run of white space, line breaks kept, and no control, bidi-control,
    /// zero-width, tag or private-use characters.
    pub fn new(raw: &str) -> Result<Self, PromptError> {
        if raw.len() > MAX_PROMPT {
            return Err(PromptError::Long(raw.len()));
        }
        let removed = raw.chars().filter(|it| is_hidden(*it)).count();
        let visible: String = raw.nfc().filter(|it| !is_hidden(*it)).collect();
        let lines = visible.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
        let text = lines.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
        if !text.chars().any(char::is_alphanumeric) {
            return Err(PromptError::Empty);
        }
        Ok(Self { text, removed })
    }

    /// The cleaned text. It has at least one letter or digit.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many hidden or control characters were removed.
    pub fn removed(&self) -> usize {
        self.removed
    }
}

/// Whether a character is one that a reader cannot see and that could change what others mean: control characters
/// other than line break and tab, bidirectional controls, zero-width characters, tags, and private use.
///
/// The zero-width joiner stays: scripts and emoji need it.
pub fn is_hidden(it: char) -> bool {
    match it {
        '\n' | '\t' | '\u{200D}' => false,
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{10FFFF}'
        | '\u{00AD}'
        | '\u{061C}'
        | '\u{180E}'
        | '\u{FEFF}' => true,
        _ => it.is_control() && it != '\r',
    }
}
