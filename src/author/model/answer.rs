//! From an answer to a draft.

use serde_json::Value;

use super::ask::Task;
use super::salvage;
use super::settle;
use super::tongue;
use crate::diagnostic::Diagnostic;
use crate::plan::Placeholders;
use crate::section::Kind;
use crate::verify::{Author, Draft, DraftForm, Rejection};

/// A draft, and what had to be done to read it.
pub struct Read {
    /// The draft.
    pub draft: Draft,
    /// What was left out of the answer.
    pub notes: Vec<Diagnostic>,
}

/// The words in an answer, with the marks of what waits for a fact in the `first` draft.
pub fn words(task: &Task<'_>, kind: &Kind, first: &Value, answer: &str) -> Result<Read, Rejection> {
    let value = salvage::object(answer).map_err(refuse)?;
    let (mut content, notes) = settle::settle(kind.schema(), unwrapped(kind, value));
    if let Some(members) = content.as_object_mut() {
        members.shift_remove(Placeholders::MEMBER);
    }
    if let Some(wrong) = tongue::wrong(&task.plan.site.lang, &content) {
        return Err(refuse(wrong));
    }
    mark(first, &mut content);
    let draft = Draft { form: DraftForm::Content(content), author: Author::Model };
    Ok(Read { draft, notes })
}

/// The component in an answer, given `content`.
pub fn code(content: &Value, answer: &str) -> Draft {
    Draft { form: DraftForm::Code { text: answer.to_owned(), content: content.clone() }, author: Author::Model }
}

fn refuse(finding: Diagnostic) -> Rejection {
    Rejection { findings: vec![finding], source: None }
}

/// The object itself where a model put it into another: `{"hero": {…}}`, `{"content": {…}}`.
fn unwrapped(kind: &Kind, value: Value) -> Value {
    let known = kind.schema().get("properties").and_then(Value::as_object);
    let has_own = |it: &Value| {
        let names = it.as_object().into_iter().flatten().map(|it| it.0);
        known.is_some_and(|known| names.into_iter().any(|it| known.contains_key(it)))
    };
    if has_own(&value) {
        return value;
    }
    let inner = value.as_object().and_then(|it| it.values().find(|it| has_own(it)).cloned());
    inner.unwrap_or(value)
}

/// Marks the words of the first draft that wait for a fact, wherever the model kept them.
fn mark(first: &Value, content: &mut Value) {
    let mut placeholders = Placeholders::default();
    let mut waiting: Vec<String> = Placeholders::open(first).into_iter().map(|it| it.1).collect();
    waiting.sort();
    waiting.dedup();
    for words in &waiting {
        placeholders.mark_all(content, words);
    }
    placeholders.store(content);
}
