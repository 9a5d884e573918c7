//! Questions that the prompt answers itself: `Q: When does it ship? A: On the first Tuesday.`

use std::ops::Range;

use super::lookup::capital;
use super::source::Source;
use crate::plan::{Facts, Question};

const ASK: [&str; 4] = ["q:", "question:", "frage:", "f:"];
const TELL: [&str; 4] = ["a:", "answer:", "antwort:", "réponse:"];

/// Reads marked questions with the sentences that follow up to the next one or the end of the line.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    if !source.says(&ASK) || !source.says(&TELL) {
        return;
    }
    let mut open: Option<(Range<usize>, String, String)> = None;
    let mut found = Vec::new();
    for range in source.sentences() {
        let text = source.text()[range.clone()].trim_start_matches(['-', '*', ' ']).to_owned();
        let begins_line = range.start == 0 || source.text()[..range.start].ends_with('\n');
        if let Some(question) = marked(&text, &ASK) {
            found.extend(open.take());
            open = Some((range, question.to_owned(), String::new()));
        } else if let Some(answer) = marked(&text, &TELL) {
            if let Some(open) = &mut open {
                open.0.end = range.end;
                open.2 = answer.to_owned();
            }
        } else if begins_line {
            found.extend(open.take());
        } else if let Some(open) = open.as_mut().filter(|it| !it.2.is_empty()) {
            open.0.end = range.end;
            open.2 = format!("{} {text}", open.2);
        }
    }
    found.extend(open);
    for (range, question, answer) in found.into_iter().filter(|it| !it.2.is_empty()) {
        source.take(range);
        facts.questions.push(Question { question: capital(&question), answer: capital(&answer) });
    }
}

/// What follows one of `marks` at the beginning of `text`.
fn marked<'t>(text: &'t str, marks: &[&str]) -> Option<&'t str> {
    let mark = marks.iter().find(|it| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)))?;
    Some(text[mark.len()..].trim())
}
