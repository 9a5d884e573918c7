//! What is said to a model whose draft was refused, and whether it was refused for the same reason before.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Severity};
use crate::llm::{Ask, Message};
use crate::verify::Rejection;

/// How much of its own answer a model is shown again, in bytes.
const MOST_ANSWER: usize = 32 * 1024;
/// How many findings are named.
const MOST_FINDINGS: usize = 12;

/// The same question with the answer that was refused, and why.
pub fn repair(mut ask: Ask, answer: &str, rejection: &Rejection) -> Ask {
    let end = answer.floor_char_boundary(MOST_ANSWER);
    ask.messages.truncate(1);
    ask.messages.push(Message::assistant(&answer[..end]));
    ask.messages.push(Message::user(reasons(rejection)));
    ask
}

/// The same question for a shorter answer: the last one reached its limit.
pub fn smaller(mut ask: Ask) -> Ask {
    ask.messages.truncate(1);
    ask.max_tokens = ask.max_tokens.saturating_mul(2).min(16_000);
    let shorter = "Your last answer was cut off before its end. Write less this time: fewer items, shorter texts, smaller \
                   parts, and end it.";
    if let Some(question) = ask.messages.first_mut() {
        question.text.push_str("\n\n");
        question.text.push_str(shorter);
    }
    ask
}

/// What is wrong with a draft, as one text: equal for equal reasons.
pub fn diagnosis(rejection: &Rejection) -> String {
    let mut reasons: Vec<String> = errors(rejection).map(|it| format!("{} {}", it.code, it.message)).collect();
    reasons.sort();
    reasons.dedup();
    reasons.join("\n")
}

fn errors(rejection: &Rejection) -> impl Iterator<Item = &Diagnostic> {
    rejection.findings.iter().filter(|it| it.severity == Severity::Error)
}

fn reasons(rejection: &Rejection) -> String {
    let mut out = String::from("It was refused:\n");
    let source = rejection.source.as_deref();
    for it in errors(rejection).take(MOST_FINDINGS) {
        // A string takes every write.
        match source.and_then(|source| source.lines().nth(it.place.line as usize - 1)).filter(|_| it.place.length > 0) {
            Some(line) => write!(out, "- line {}, `{}`: {}", it.place.line, line.trim(), it.message).ok(),
            None => write!(out, "- {}", it.message).ok(),
        };
        if let Some(help) = &it.help {
            write!(out, "; {help}").ok();
        }
        writeln!(out, " [{}]", it.code).ok();
    }
    let more = errors(rejection).count().saturating_sub(MOST_FINDINGS);
    if more > 0 {
        writeln!(out, "- and {more} more like these").ok();
    }
    out.push_str(
        "Change what these lines name and keep the rest. Answer with the whole of it again, in the same form.",
    );
    out
}

#[cfg(test)]
mod tests {
    use super::{diagnosis, repair, smaller};
    use crate::diagnostic::{Diagnostic, Place};
    use crate::llm::Ask;
    use crate::verify::Rejection;

    fn rejection() -> Rejection {
        let source = "const a = 1;\n<Rocketship />\n".to_owned();
        let place = Place { line: 2, column: 2, length: 10 };
        let finding =
            Diagnostic::error("unknown-icon", place, "Lucide has no icon `Rocketship`").help("did you mean `Rocket`?");
        let note = Diagnostic::note("x", Place::START, "a note");
        Rejection { findings: vec![note, finding], source: Some(source) }
    }

    #[test]
    fn a_repair_names_the_cause_and_shows_the_line() {
        let ask = repair(Ask::new("s", "q"), "the answer", &rejection());
        assert_eq!(ask.messages.len(), 3);
        assert_eq!(ask.messages[1].text, "the answer");
        let said =
            "- line 2, `<Rocketship />`: Lucide has no icon `Rocketship`; did you mean `Rocket`? [unknown-icon]\n";
        assert!(ask.messages[2].text.contains(said), "{}", ask.messages[2].text);
        assert!(!ask.messages[2].text.contains("a note"));
        let again = repair(ask, "another", &rejection());
        assert_eq!(again.messages.len(), 3, "a conversation does not grow");
    }

    #[test]
    fn a_smaller_question_says_so_and_leaves_more_room() {
        let ask = smaller(repair(Ask::new("s", "q"), "the answer", &rejection()));
        assert_eq!(ask.messages.len(), 1);
        assert!(ask.messages[0].text.starts_with("q\n\nYour last answer was cut off"));
        assert_eq!(ask.max_tokens, 8_192);
    }

    #[test]
    fn equal_reasons_are_equal() {
        let mut moved = rejection();
        moved.findings[1].place = Place::START;
        assert_eq!(diagnosis(&rejection()), diagnosis(&moved));
        moved.findings[1].message = "Lucide has no icon `Spaceship`".into();
        assert_ne!(diagnosis(&rejection()), diagnosis(&moved));
    }
}
