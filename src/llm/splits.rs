//! Where a stream is cut makes no difference, and no stream makes the reader panic or grow without bound.

use super::error::ErrorKind;
use super::lines::Lines;
use super::reader::Reader;
use super::settings::{Limits, Preset};

const WORDS: &str = "Grüße 👩🏽‍💻 from “Łódź”\\n{\\\"a\\\": 1}";

/// Streams as servers send them: every line end, comments, fields, pieces of values, odd ends.
fn streams() -> Vec<Vec<u8>> {
    let piece =
        |text: &str| format!("data: {{\"id\":\"g\",\"choices\":[{{\"delta\":{{\"content\":\"{text}\"}}}}]}}\n\n");
    let finish = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    let usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":9}}\n\n";
    let plain =
        format!(": WAIT\n\n{}event: x\nid: 7\nretry: 3\n{}{finish}{usage}data: [DONE]\n\n", piece(WORDS), piece("b"));
    let whole =
        format!("{{\n \"choices\": [{{\"message\": {{\"content\": \"{WORDS}\"}}, \"finish_reason\": \"stop\"}}]\n}}");
    let mixed = plain.replacen("\n\n", "\r\n\r\n", 1).replacen("\n\n", "\r\r", 1).replacen("\n\n", "\n\r\n", 1);
    let texts = vec![
        plain.clone(),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        mixed,
        format!("\u{feff}{plain}"),
        plain.replace("data: ", "data:"),
        plain.replace(",\"choices\"", ",\ndata: \"choices\""),
        plain.replace(",\"choices\"", ",\r\n\r\ndata: \"choices\""),
        plain.replace("\n\ndata: {", "\ndata: {"),
        plain.replace("data: [DONE]\n\n", ""),
        plain.trim_end().to_owned(),
        format!("{plain}{plain}"),
        format!("{}data: {{\"error\":{{\"code\":429,\"message\":\"slow\"}}}}\n\n", piece("a")),
        format!("{}{{\"error\":\"stopped\"}}\n", piece("a")),
        format!("{}event: error\ndata: gone\n\n", piece("a")),
        piece("a"),
        finish.to_owned(),
        format!("{}data: {{\"choices\":[}}\n\n{finish}", piece("a")),
        whole.clone(),
        whole.replace('\n', "\r\n"),
        plain.replace("data: ", ""),
        "<html><body>no</body></html>".to_owned(),
        String::new(),
    ];
    let mut streams: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    streams.push([piece("a").as_bytes(), b"data: {\"choices\":[{\"delta\":{\"content\":\"\xff\xfe\"}}]}\n\n"].concat());
    streams
}

fn limits() -> Limits {
    Limits { line: 4_096, text: 8_192, blank: 100, ..Limits::new(Preset::Custom) }
}

/// What becomes of a stream: its text, and its end in one word.
fn read<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> (String, String) {
    let mut reader = Reader::new(&limits());
    let mut heard = String::new();
    let mut outcome = Ok(());
    for piece in pieces {
        match reader.push(piece) {
            Ok(fresh) => heard.push_str(fresh),
            Err(error) => {
                outcome = Err(error);
                break;
            }
        }
    }
    let before = reader.said().text.len();
    let outcome = outcome.and_then(|()| reader.end()).and_then(|()| reader.verdict());
    let said = reader.said();
    assert!(said.text.len() <= limits().text + limits().line, "the text has an end");
    if outcome.is_ok() {
        heard.push_str(&said.text[before..]);
        assert_eq!(heard, said.text, "what was heard is what was said");
    }
    let usage = said.usage.map(|it| it.completion_tokens);
    (said.text.clone(), format!("{:?} {usage:?}", outcome.map_err(|it| it.kind)))
}

#[test]
fn every_split_of_every_stream_reads_the_same() {
    for stream in streams() {
        let whole = read([stream.as_slice()]);
        for at in 0..=stream.len() {
            assert_eq!(read([&stream[..at], &stream[at..]]), whole, "{at} of {}", String::from_utf8_lossy(&stream));
        }
        assert_eq!(read(stream.chunks(1)), whole, "{}", String::from_utf8_lossy(&stream));
    }
}

#[test]
fn good_streams_say_all_their_words() {
    let words: String = serde_json::from_str(&format!("\"{WORDS}\"")).expect("JSON");
    for stream in &streams()[..12] {
        assert_eq!(read([stream.as_slice()]).0, format!("{words}b"), "{}", String::from_utf8_lossy(stream));
    }
}

/// Only the cutting into lines knows where pieces end, so all pairs of splits are tried there.
#[test]
fn every_pair_of_splits_gives_the_same_lines() {
    let cut = |pieces: &[&[u8]]| {
        let mut lines = Lines::new(4_096);
        let mut found = Vec::new();
        for piece in pieces {
            lines.push(piece);
            while let Some(line) = lines.next().expect("UTF-8") {
                found.push(line);
            }
        }
        found.extend(lines.rest().expect("UTF-8"));
        found
    };
    let start = "\u{feff}a👩🏽‍💻\r\n\r\n\n\r\rb:\r\n \r c\n\n\r";
    let stream = format!("{start}{}", "data: {\"x\":\"Łódź\"}\r\n\r\n".repeat(20));
    let bytes = &stream.as_bytes()[..512];
    let bytes = &bytes[..(0..=512).rev().find(|it| std::str::from_utf8(&bytes[..*it]).is_ok()).unwrap_or_default()];
    let whole = cut(&[bytes]);
    assert!(whole.len() > 40 && whole[0] == "a👩🏽‍💻");
    for first in 0..=bytes.len() {
        for second in first..=bytes.len() {
            assert_eq!(cut(&[&bytes[..first], &bytes[first..second], &bytes[second..]]), whole, "{first} {second}");
        }
    }
}

/// A sequence of numbers, so that a failure names the seed that shows it again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }
}

fn mutated(stream: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = stream.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(20)).min(bytes.len());
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.insert(at, u8::try_from(dice.below(256)).unwrap_or_default()),
            3 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            4 => {
                let signs: [&[u8]; 8] = [b"\n\n", b"\r", b"data: ", b"{", b"\"", b"\\u", b"[DONE]", b"null"];
                bytes.splice(at..at, signs[dice.below(8)].iter().copied());
            }
            5 => {
                let letter = [b' ', b'x', b'{', b'\n'][dice.below(4)];
                bytes.splice(at..at, std::iter::repeat_n(letter, dice.below(6_000)));
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
        }
    }
    bytes
}

#[test]
fn ten_thousand_broken_streams_end_alike_however_they_are_cut() {
    let streams = streams();
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 0..10_000 {
        let mut dice = Dice(seed);
        let bytes = mutated(&streams[dice.below(streams.len())], &mut dice);
        let whole = read([bytes.as_slice()]);
        let size = 1 + dice.below(200);
        assert_eq!(read(bytes.chunks(size)), whole, "seed {seed}");
        kinds.insert(whole.1.split(' ').next().unwrap_or_default().to_owned());
    }
    assert!(kinds.len() >= 5, "the streams break in many ways: {kinds:?}");
    assert!(kinds.contains(&format!("Err({:?})", ErrorKind::Garbled)), "{kinds:?}");
}
