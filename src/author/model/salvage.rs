//! From a model's answer to one JSON object: thinking, fences and prose removed, small slips mended.

use serde_json::Value;

use super::lenient::{self, Fault};
use crate::diagnostic::{Diagnostic, Place};

/// The longest answer that is read, in bytes.
const MAX_ANSWER: usize = 256 * 1024;
/// How many braces may stand in the prose before the object.
const MAX_STARTS: usize = 64;

/// The object in `answer`, or the finding that says why there is none.
pub(super) fn object(answer: &str) -> Result<Value, Diagnostic> {
    if answer.len() > MAX_ANSWER {
        let message = format!("the answer has {} bytes, more than {MAX_ANSWER}", answer.len());
        return Err(Diagnostic::error("answer-size", Place::START, message).help("write much less"));
    }
    let text = without_thinking(answer);
    if text.trim().is_empty() {
        return Err(Diagnostic::error("empty-draft", Place::START, "the answer is empty"));
    }
    let mut fault = None;
    // A later block is the one that the model corrected.
    for block in blocks(text).into_iter().rev().chain([text]) {
        match largest(block) {
            Ok(found) => return Ok(found),
            Err(it) => fault = fault.or(Some(it)),
        }
    }
    Err(fault.unwrap_or_else(none))
}

fn none() -> Diagnostic {
    let found = Diagnostic::error("not-json", Place::START, "the answer holds no JSON object");
    found.help("answer with one JSON object and nothing else")
}

fn cut_off() -> Diagnostic {
    let found = Diagnostic::error("truncated", Place::START, "the answer ends inside its JSON object");
    found.help("write fewer and shorter values, and end the object")
}

/// What comes after the thinking; some servers eat the opening tag.
fn without_thinking(answer: &str) -> &str {
    let end = ["</think>", "</thinking>"].iter().filter_map(|it| Some(answer.rfind(it)? + it.len())).max();
    match end {
        Some(end) => &answer[end..],
        None if answer.trim_start().starts_with("<think") => "",
        None => answer,
    }
}

/// The insides of fenced blocks; the last one may be open.
fn blocks(text: &str) -> Vec<&str> {
    let inside = text.split("```").skip(1).step_by(2);
    inside.map(|it| it.split_once('\n').filter(|(tag, _)| !tag.contains('{')).map_or(it, |it| it.1)).collect()
}

/// The largest object in `text` that can be read.
fn largest(text: &str) -> Result<Value, Diagnostic> {
    let (mut best, mut fault): (Option<(usize, Value)>, Option<Diagnostic>) = (None, None);
    let (mut from, mut starts) = (0, 0);
    while let Some(start) = text[from..].find('{').map(|it| from + it) {
        starts += 1;
        if starts > MAX_STARTS {
            break;
        }
        from = start + 1;
        match lenient::value(text, start) {
            Ok((value, end)) => {
                from = end;
                let longer = best.as_ref().is_none_or(|(length, _)| end - start > *length);
                if longer && value.as_object().is_some_and(|it| !it.is_empty()) {
                    best = Some((end - start, value));
                }
            }
            Err(it) => {
                // Braces in prose hold no members; what has some is the object itself, and the rest is inside it.
                let is_it = match &it {
                    Fault::Ends => true,
                    Fault::At(at, _) => text[start..*at].contains(':'),
                };
                fault = Some(told(text, &it));
                if is_it {
                    break;
                }
            }
        }
    }
    best.map(|it| it.1).ok_or_else(|| fault.unwrap_or_else(none))
}

fn told(text: &str, fault: &Fault) -> Diagnostic {
    match fault {
        Fault::Ends => cut_off(),
        Fault::At(at, what) => {
            let found =
                Diagnostic::error("not-json", Place::of(text, *at, at + 1), format!("this is not JSON: {what}"));
            found.help("answer with one JSON object and nothing else")
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::object;

    #[track_caller]
    fn reads(answer: &str) {
        assert_eq!(object(answer), Ok(json!({ "title": "A", "n": [1] })), "{answer}");
    }

    #[track_caller]
    fn refuses(answer: &str, code: &str) {
        assert_eq!(object(answer).map_err(|it| it.code), Err(code), "{answer:.200}");
    }

    #[test]
    fn the_object_is_found() {
        let json = r#"{"title": "A", "n": [1]}"#;
        reads(json);
        reads(&format!("```json\n{json}\n```"));
        reads(&format!("```json\n{json}"));
        reads(&format!("Sure! Here is {{name}}:\n\n{json}\n\nEnjoy {{it}}."));
        reads(&format!("```\n{{\"title\": \"draft\"}}\n```\nFixed:\n```json\n{json}\n```"));
        reads(&format!("<think>maybe {{\"title\": \"no\", \"long\": \"{}\"}}</think>{json}", "x".repeat(99)));
        reads(&format!("so I will write {{\"title\": 1}}</think>\n{json}"));
        reads("{'title': 'A', n: [1,],}");
    }

    #[test]
    fn what_holds_no_object_says_why() {
        refuses("", "empty-draft");
        refuses("   \n", "empty-draft");
        refuses("<think>I wonder", "empty-draft");
        refuses("I cannot help with that.", "not-json");
        refuses("{\"title\": \"A", "truncated");
        refuses("```json\n{\"title\": \"A\", \"n\": [1", "truncated");
        refuses(&"{".repeat(200_000), "not-json");
        refuses(&"x".repeat(300_000), "answer-size");
    }
}
