//! Whether a text has begun to repeat itself without end, as small models do under a grammar.

/// How often the same must come in a row.
const TIMES: usize = 8;
/// How many bytes that must be.
const LEAST: usize = 1_500;
/// How long what repeats may be.
const LONGEST: usize = 400;

/// Whether the end of `text` is the same over and over.
pub(super) fn repeats(text: &str) -> bool {
    (1..=LONGEST).any(|period| {
        let window = LEAST.max(TIMES * period);
        let Some(start) = text.len().checked_sub(window) else { return false };
        let tail = &text.as_bytes()[start..];
        tail[period..] == tail[..window - period]
    })
}

#[cfg(test)]
mod tests {
    use super::repeats;

    #[test]
    fn only_what_goes_on_and_on_repeats() {
        let part = "    {\n      \"kind\": \"hero\",\n      \"brief\": \"norm\"\n    },\n";
        let started = format!("{{ \"page_type\": \"saas\", {}", part.repeat(30));
        assert!(repeats(&started));
        assert!(repeats(&"é".repeat(2_000)));
        assert!(!repeats(&part.repeat(7)));
        let counted: Vec<String> = (0..200).map(|it| format!("<li key={{{it}}}>A row like the others</li>")).collect();
        assert!(!repeats(&counted.concat()));
        assert!(!repeats(&format!("{started} and an end that is another one, as long as a line of words is")));
        assert!(!repeats(""));
    }
}
