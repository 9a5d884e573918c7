//! What an address is: where it leads, and whether it could do anything else.

use html5gum::{Token, Tokenizer};

use crate::syntax::Value;

/// What an address is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// A place on the same page: its id.
    Anchor(String),
    /// A file or page of the same site.
    Own(String),
    /// Another site: its host.
    Web(String),
    /// A `mailto:` or `tel:` address: what follows the scheme.
    Person(String),
    /// Nothing.
    Empty,
    /// Anything else, such as `javascript:`.
    Unsafe,
}

/// Schemes that run code or carry documents.
const DANGEROUS: [&str; 7] =
    ["javascript:", "vbscript:", "livescript:", "data:text", "data:image/svg", "data:application", "blob:"];

/// Reads `text` as a browser would.
pub(super) fn read(text: &str) -> Address {
    let text = without_entities(text);
    let trimmed = text.trim_matches(|it: char| it <= ' ');
    if trimmed.is_empty() {
        return Address::Empty;
    }
    // A browser drops line breaks and tabs anywhere in an address, and reads `\` as `/`: no honest author needs either.
    if trimmed.contains(|it: char| it.is_control() || it == '\\' || crate::prompt::is_hidden(it)) {
        return Address::Unsafe;
    }
    if let Some(id) = trimmed.strip_prefix('#') {
        return Address::Anchor(id.to_owned());
    }
    let Some(colon) = trimmed.find(':').filter(|at| !trimmed[..*at].contains(['/', '?', '#'])) else {
        return if trimmed.starts_with("//") { Address::Unsafe } else { Address::Own(trimmed.to_owned()) };
    };
    let rest = &trimmed[colon + 1..];
    match trimmed[..colon].to_ascii_lowercase().as_str() {
        "https" => host(rest).map_or(Address::Unsafe, Address::Web),
        "mailto" | "tel" if !rest.trim().is_empty() => Address::Person(rest.to_owned()),
        _ => Address::Unsafe,
    }
}

/// The host of what follows `https:`, in lower case. An address with a user name in it has none.
fn host(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix("//")?;
    let host = rest.split(['/', '?', '#']).next()?.to_lowercase();
    let name = host.split_once(':').map_or(host.as_str(), |(name, port)| match port.parse::<u16>() {
        Ok(_) => name,
        Err(_) => "",
    });
    let fits = |it: char| it.is_alphanumeric() || matches!(it, '.' | '-');
    let whole = name.contains('.') && !name.starts_with('.') && !name.ends_with('.') && name.chars().all(fits);
    whole.then(|| name.to_owned())
}

/// What can be said of an address that is known only in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It leads here.
    Leads(Address),
    /// It comes from the content or from a caller, where it is judged itself.
    Given,
    /// Nobody can say.
    Unknown,
}

/// All that `value` can lead to.
pub(super) fn judge(value: &Value) -> Vec<Verdict> {
    match value {
        Value::Text(text) => vec![Verdict::Leads(read(text))],
        Value::Starts(start) => vec![judge_start(start)],
        Value::OneOf(values) => values.iter().flat_map(judge).collect(),
        Value::Given => vec![Verdict::Given],
        Value::Plain => Vec::new(),
        _ => vec![Verdict::Unknown],
    }
}

/// An address of which the start is known is judged by it, if nothing that follows can change what it is.
fn judge_start(start: &str) -> Verdict {
    let decided = match read(start) {
        Address::Anchor(_) | Address::Person(_) | Address::Unsafe => true,
        Address::Own(path) => {
            let bare = path.trim_start_matches(['.', '/']);
            path.starts_with(['/', '.', '?']) && (!bare.is_empty() || path.starts_with("./"))
        }
        Address::Web(_) => start.matches('/').count() > 2,
        Address::Empty => false,
    };
    if decided { Verdict::Leads(read(start)) } else { Verdict::Unknown }
}

/// Whether `text` starts, however it is spelled, with a scheme that runs code.
pub(super) fn is_dangerous(text: &str) -> bool {
    if !text.contains(':') && !text.contains('&') {
        return false;
    }
    let plain: String = without_entities(text).chars().filter(|it| !it.is_whitespace() && !it.is_control()).collect();
    let plain = plain.to_lowercase();
    DANGEROUS.iter().any(|it| plain.starts_with(it)) || plain.contains("javascript:")
}

fn without_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let escaped = text.replace('<', "&lt;");
    let texts = Tokenizer::new(escaped.as_str()).flatten().filter_map(|it| match it {
        Token::String(it) => Some(String::from_utf8_lossy(&it).into_owned()),
        _ => None,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::{Address, Verdict, is_dangerous, judge, read};
    use crate::syntax::Value;

    #[track_caller]
    fn check(text: &str, expected: &Address) {
        assert_eq!(&read(text), expected, "{text}");
    }

    #[test]
    fn honest_addresses_lead_somewhere() {
        check("#prices", &Address::Anchor("prices".into()));
        check("/docs?x=1:2", &Address::Own("/docs?x=1:2".into()));
        check("menu.pdf", &Address::Own("menu.pdf".into()));
        check("https://Ferrule.dev/docs", &Address::Web("ferrule.dev".into()));
        check("https://ferrule.dev:8443", &Address::Web("ferrule.dev".into()));
        check("mailto:a@b.example", &Address::Person("a@b.example".into()));
        check("tel:+49 30 1", &Address::Person("+49 30 1".into()));
        check(" ", &Address::Empty);
    }

    #[test]
    fn tricks_are_unsafe() {
        let tricks = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "&#106;avascript:alert(1)",
            "javascript&colon;alert(1)",
            "java&Tab;script:alert(1)",
            "&#x6A;avascript:x",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "blob:https://x",
            "file:///etc/passwd",
            "http://plain.example",
            "//evil.example/x",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil.example",
            "https://user@evil.example",
            "https://evil.example\u{202E}",
            "https://localhost",
            "ws://x.example",
            "mailto:",
        ];
        for text in tricks {
            check(text, &Address::Unsafe);
        }
    }

    #[test]
    fn an_address_known_in_part_is_judged_by_its_start() {
        let starts = |text: &str| judge(&Value::Starts(text.into())).remove(0);
        assert_eq!(starts("#"), Verdict::Leads(Address::Anchor(String::new())));
        assert_eq!(starts("mailto:a"), Verdict::Leads(Address::Person("a".into())));
        assert_eq!(starts("https://a.example/"), Verdict::Leads(Address::Web("a.example".into())));
        assert_eq!(starts("/docs/"), Verdict::Leads(Address::Own("/docs/".into())));
        assert_eq!(starts("javascript:x"), Verdict::Leads(Address::Unsafe));
        for text in ["", "/", "https://a.example", "java", "jobs"] {
            assert_eq!(starts(text), Verdict::Unknown, "{text}");
        }
        assert_eq!(judge(&Value::Computed), [Verdict::Unknown]);
        assert_eq!(judge(&Value::Given), [Verdict::Given]);
    }

    #[test]
    fn code_is_found_in_any_text() {
        assert!(is_dangerous(" java\nscript:alert(1)"));
        assert!(is_dangerous("0;url=javascript:alert(1)"));
        assert!(!is_dangerous("Data: what we keep"));
        assert!(!is_dangerous("JavaScript, TypeScript"));
    }
}
