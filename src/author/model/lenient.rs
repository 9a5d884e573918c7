//! JSON as models write it: comments, single quotes, bare keys, trailing commas, numbers that are none.

use serde_json::{Map, Number, Value};

/// How deep values may nest.
const MAX_DEPTH: usize = 32;

/// Why a text is not even nearly JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It ends before its value does.
    Ends,
    /// At this byte stands something that no value has there.
    At(usize, &'static str),
}

/// The value that starts at byte `start` of `text`, and where it ends.
///
/// A key that comes twice has its last value, as in JavaScript.
pub(super) fn value(text: &str, start: usize) -> Result<(Value, usize), Fault> {
    let mut reader = Reader { text, at: start };
    let value = reader.value(0)?;
    Ok((value, reader.at))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self) -> Result<char, Fault> {
        let it = self.peek().ok_or(Fault::Ends)?;
        self.at += it.len_utf8();
        Ok(it)
    }

    fn eat(&mut self, token: char) -> bool {
        let found = self.peek() == Some(token);
        if found {
            self.at += token.len_utf8();
        }
        found
    }

    /// Skips white space and comments.
    fn space(&mut self) -> Result<(), Fault> {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches(|it: char| it.is_whitespace() || it == '\u{FEFF}').len();
            let comment = match &rest[blank..] {
                it if it.starts_with("//") => it.find('\n').unwrap_or(it.len()),
                it if it.starts_with("/*") => it.find("*/").ok_or(Fault::Ends)? + 2,
                _ => 0,
            };
            self.at += blank + comment;
            if comment == 0 {
                return Ok(());
            }
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault::At(self.at, "values nest too deep"));
        }
        self.space()?;
        match self.peek().ok_or(Fault::Ends)? {
            '{' => self.object(depth),
            '[' => self.array(depth),
            '"' | '\'' | '“' | '`' => self.string().map(Value::String),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Fault> {
        self.take()?;
        let mut members = Map::new();
        loop {
            self.space()?;
            if self.eat('}') {
                return Ok(Value::Object(members));
            }
            if self.eat(',') {
                continue;
            }
            let name = self.key()?;
            self.space()?;
            if !self.eat(':') {
                return Err(self.unexpected("a colon is missing"));
            }
            let value = self.value(depth + 1)?;
            members.insert(name, value);
            self.space()?;
            if !matches!(self.peek(), Some(',' | '}' | '"' | '\'')) {
                return Err(self.unexpected("a comma or `}` is missing"));
            }
        }
    }

    fn key(&mut self) -> Result<String, Fault> {
        if matches!(self.peek(), Some('"' | '\'' | '“' | '`')) {
            return self.string();
        }
        let rest = self.rest();
        let end = rest.find(|it: char| !(it.is_alphanumeric() || "_-$.".contains(it)));
        let name = rest[..end.unwrap_or(rest.len())].to_owned();
        if name.is_empty() {
            return Err(self.unexpected("a name is missing"));
        }
        self.at += name.len();
        Ok(name)
    }

    fn array(&mut self, depth: usize) -> Result<Value, Fault> {
        self.take()?;
        let mut items = Vec::new();
        loop {
            self.space()?;
            if self.eat(']') {
                return Ok(Value::Array(items));
            }
            if self.eat(',') {
                continue;
            }
            items.push(self.value(depth + 1)?);
            self.space()?;
            if !matches!(self.peek(), Some(',' | ']' | '{' | '"')) {
                return Err(self.unexpected("a comma or `]` is missing"));
            }
        }
    }

    /// A text; one in double quotes may hold line breaks, which JSON forbids and models write.
    fn string(&mut self) -> Result<String, Fault> {
        let close = match self.take()? {
            '“' => '”',
            other => other,
        };
        let mut out = String::new();
        loop {
            match self.take()? {
                it if it == close => return Ok(out),
                '\\' => self.escape(&mut out)?,
                it => out.push(it),
            }
        }
    }

    fn escape(&mut self, out: &mut String) -> Result<(), Fault> {
        match self.take()? {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{C}'),
            'u' => {
                let unit = self.unit()?;
                out.push(self.scalar(unit)?);
            }
            '\n' => {}
            other => out.push(other),
        }
        Ok(())
    }

    fn unit(&mut self) -> Result<u32, Fault> {
        let digits = self.rest().get(..4).ok_or(Fault::Ends)?;
        let unit = u32::from_str_radix(digits, 16).map_err(|_| Fault::At(self.at, "an escape has no four digits"))?;
        self.at += 4;
        Ok(unit)
    }

    /// One character from a unit of UTF-16 and, if that is half of a pair, the other half.
    fn scalar(&mut self, unit: u32) -> Result<char, Fault> {
        let high = (0xD800..0xDC00).contains(&unit);
        if high && self.rest().starts_with("\\u") {
            self.at += 2;
            let low = self.unit()?;
            let pair = 0x10000 + ((unit - 0xD800) << 10) + low.wrapping_sub(0xDC00);
            return Ok(char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// `true`, a number, `None`: all that stands bare.
    fn word(&mut self) -> Result<Value, Fault> {
        let rest = self.rest();
        let end = rest.find(|it: char| !(it.is_ascii_alphanumeric() || "+-._".contains(it)));
        let Some(end) = end else { return Err(Fault::Ends) };
        let word = &rest[..end];
        let value = match word {
            "true" | "True" => Value::Bool(true),
            "false" | "False" => Value::Bool(false),
            "null" | "None" | "undefined" | "NaN" | "Infinity" | "-Infinity" => Value::Null,
            _ => Value::Number(number(word).ok_or_else(|| self.unexpected("this is no value"))?),
        };
        self.at += word.len();
        Ok(value)
    }

    fn unexpected(&self, what: &'static str) -> Fault {
        if self.rest().is_empty() { Fault::Ends } else { Fault::At(self.at, what) }
    }
}

fn number(word: &str) -> Option<Number> {
    let whole: Option<i64> = word.parse().ok();
    whole.map(Number::from).or_else(|| Number::from_f64(word.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Fault, value};

    #[track_caller]
    fn check(text: &str, expected: &Value) {
        assert_eq!(value(text, 0).map(|it| it.0).as_ref(), Ok(expected), "{text}");
    }

    #[test]
    fn what_models_write_is_read() {
        let one = json!({ "a": 1, "b": ["x", "y"] });
        check(r#"{"a": 1, "b": ["x", "y"]}"#, &one);
        check("{'a': 1, 'b': ['x', 'y',],}", &one);
        check("{a: 1, b: [\"x\" \"y\"]}", &json!({ "a": 1, "b": ["x", "y"] }));
        check("{ // the first\n \"a\": 1, /* and */ \"b\": [\"x\", \"y\"] }", &one);
        check(r#"{"a": 2, "a": 1, "b": ["x", "y"]}"#, &one);
        check(
            r#"{"a": NaN, "b": Infinity, "c": None, "d": True}"#,
            &json!({ "a": null, "b": null, "c": null, "d": true }),
        );
        check("{\"a\": \"two\nlines\"}", &json!({ "a": "two\nlines" }));
        check(r#"{"a": "\u0041\ud83d\ude00\ud83d \q"}"#, &json!({ "a": "A😀\u{FFFD} q" }));
        check(r#"{"a": 1.5, "b": -2, "c": 1e3}"#, &json!({ "a": 1.5, "b": -2, "c": 1000.0 }));
        check("{\u{201C}a\u{201D}: \u{201C}b\u{201D}}", &json!({ "a": "b" }));
    }

    #[test]
    fn what_is_cut_off_or_no_json_is_told_apart() {
        for text in ["{", "{\"a", "{\"a\":", "{\"a\": \"b", "{\"a\": [1, 2", "{\"a\": tru", "{ /* a", "{\"a\": \"\\u00"]
        {
            assert_eq!(value(text, 0), Err(Fault::Ends), "{text}");
        }
        for text in ["{name}", "{ is: a; set }", "{\"a\" 1}", "{\"a\": what?}"] {
            assert!(matches!(value(text, 0), Err(Fault::At(..))), "{text}: {:?}", value(text, 0));
        }
        assert!(value(&"[".repeat(100_000), 0).is_err());
    }
}
