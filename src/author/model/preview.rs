//! The first words of an answer while it comes, for whoever waits.

/// The shortest text that says something.
const SHORTEST: usize = 12;
/// The longest text that is shown.
const LONGEST: usize = 80;

/// Finds the first words in an answer that comes in pieces.
#[derive(Debug, Default)]
pub struct Preview {
    text: String,
    done: bool,
}

impl Preview {
    /// Takes the next piece; the first words, once, when they are there.
    pub fn hear(&mut self, piece: &str) -> Option<String> {
        if self.done {
            return None;
        }
        self.text.push_str(piece);
        let words = first_words(&self.text)?;
        self.done = true;
        self.text = String::new();
        Some(words)
    }

    /// Forgets what came: the answer begins again.
    pub fn again(&mut self) {
        *self = Self::default();
    }
}

/// The first whole text between quotes or tags that reads like words.
fn first_words(text: &str) -> Option<String> {
    let mut parts = text.split(['"', '>', '<']).skip(1).peekable();
    while let Some(part) = parts.next() {
        // The last part may go on.
        parts.peek()?;
        let plain = part.trim();
        let words =
            plain.contains(' ') && plain.len() >= SHORTEST && plain.chars().next().is_some_and(char::is_alphabetic);
        let code = plain.contains(['{', '}', ';', '=', '\\', '/', '[']) || plain.contains("-[") || plain.contains(": ");
        if words && !code && !looks_like_classes(plain) {
            return Some(plain.chars().filter(|it| !it.is_control()).take(LONGEST).collect());
        }
    }
    None
}

fn looks_like_classes(text: &str) -> bool {
    let words = text.split_whitespace();
    let (all, dashed) =
        words.fold((0, 0), |(all, dashed), it| (all + 1, dashed + usize::from(it.contains(['-', ':']))));
    dashed * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::Preview;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let mut preview = Preview::default();
        let mut heard: Vec<String> = text.chars().filter_map(|it| preview.hear(&it.to_string())).collect();
        assert!(heard.len() <= 1);
        assert_eq!(heard.pop().as_deref(), expected, "{text}");
    }

    #[test]
    fn the_first_words_are_shown_once() {
        check(
            r##"{"brand": "Ferrule", "href": "#faq", "title": "Move a table while it is used", "a": "And more words"}"##,
            Some("Move a table while it is used"),
        );
        check(r#"{"title": "Move a table while"#, None);
        check(
            "```tsx\nimport { X } from \"lucide-react\";\n<p className=\"mt-4 text-ink\">Bread from this morning</p>",
            Some("Bread from this morning"),
        );
        check("", None);
    }
}
