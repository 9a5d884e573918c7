//! The first step: a plan from a prompt, by a model where there is one, and by the author in the binary where not.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::attempt::failed;
use super::error::PipelineError;
use super::shop::{Form, Models, Shop};
use crate::author::model::{Task, ask_code, ask_plan, ask_words, planned, repair};
use crate::author::{self, Asked, Ground, Planned, write_from};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::llm::{Ask, ErrorKind};
use crate::prompt::Prompt;
use crate::receipt::{Line, Usage};
use crate::section::Library;
use crate::store;
use crate::verify::Rejection;

/// A plan, and what it took.
#[derive(Debug, Clone)]
pub struct Outlined {
    /// The plan, with what a person should know about it.
    pub planned: Planned,
    /// The line of the receipt, if a model was asked.
    pub line: Option<Line>,
}

/// What the cache keeps of a plan: the answer is held against the prompt again.
#[derive(Serialize, Deserialize)]
struct Entry {
    answer: String,
    line: Line,
}

/// Plans a page. The facts are what the author in the binary read; a model chooses sections, looks and angles.
pub async fn plan(shop: &Shop, prompt: &Prompt, asked: &Asked) -> Result<Outlined, PipelineError> {
    let base = {
        let (prompt, asked) = (prompt.clone(), asked.clone());
        shop.work(move || author::plan(&prompt, &asked)).await
    };
    let Some(models) = &shop.models else { return Ok(Outlined { planned: base, line: None }) };
    let library = &shop.gate.library;
    let ask = ask_plan(library, prompt, &base.plan, asked, models.llm.bounds());
    let key = key(models, &ask);
    if let Some(Entry { answer, line }) = shop.cache.get::<Entry>(&key)
        && let Ok(planned) = planned(library, prompt, asked, &base, &answer)
    {
        return Ok(Outlined { planned, line: Some(line) });
    }
    let mut asking = Asking {
        library,
        prompt,
        asked,
        base: &base,
        line: Line { id: "plan".to_owned(), ..Line::default() },
        reasons: Vec::new(),
    };
    if let Some((planned, answer)) = asking.models(models, &ask).await? {
        let mut planned = planned;
        let line = asking.line;
        if let Err(it) = shop.cache.put(&key, &Entry { answer, line: line.clone() }) {
            let message = format!("the plan could not be kept for a later run: {it}");
            planned.notes.push(Diagnostic::note("not-kept", Place::START, message));
        }
        return Ok(Outlined { planned, line: Some(line) });
    }
    let Asking { reasons, line, .. } = asking;
    if !models.fallback {
        return Err(PipelineError::GaveUp { id: line.id, findings: reasons });
    }
    let mut planned = base;
    let why = "no model gave a plan that can be used; the author in the binary planned the page";
    planned.notes.push(Diagnostic::warning("plan-fell-back", Place::START, why));
    planned.notes.extend(reasons);
    Ok(Outlined { planned, line: Some(Line { author: "offline".to_owned(), ..line }) })
}

/// Every question that a page takes if no draft is refused, for an estimate: the plan and the sections of `base`.
pub fn questions(shop: &Shop, prompt: &Prompt, asked: &Asked) -> Vec<Ask> {
    let Some(models) = &shop.models else { return Vec::new() };
    let (library, base) = (&shop.gate.library, author::plan(prompt, asked).plan);
    let ground = Ground::default();
    let mut asks = vec![ask_plan(library, prompt, &base, asked, models.llm.bounds())];
    for spec in &base.sections {
        let task = Task { library, plan: &base, spec, bounded: models.llm.bounds() };
        let Some(kind) = task.kind() else { continue };
        let first = write_from(&ground, library, &base, spec);
        asks.push(ask_words(&task, kind, &first));
        if models.form.map_or(kind.bespoke, |it| it == Form::Code) {
            asks.push(ask_code(&task, kind, &first, &models.kit));
        }
    }
    asks
}

fn key(models: &Models, ask: &Ask) -> String {
    let said: Vec<&str> = ask.messages.iter().map(|it| it.text.as_str()).collect();
    store::key(&json!([env!("CARGO_PKG_VERSION"), models.llm.models(), &*ask.system, said, ask.seed]))
}

struct Asking<'a> {
    library: &'a Library,
    prompt: &'a Prompt,
    asked: &'a Asked,
    base: &'a Planned,
    line: Line,
    reasons: Vec<Diagnostic>,
}

impl Asking<'_> {
    /// The first plan that can be used, with the answer that held it.
    async fn models(&mut self, models: &Models, ask: &Ask) -> Result<Option<(Planned, String)>, PipelineError> {
        let (_, names) = models.llm.models();
        for (model, name) in names.into_iter().enumerate() {
            let mut ask = Ask { model, ..ask.clone() };
            // A plan is asked for twice at the most: what it cannot say, the reader of the prompt knows.
            for _ in 0..=models.repairs.min(1) {
                self.line.attempts += 1;
                let answer = match models.llm.complete(&ask, &mut |_| {}).await {
                    Ok(answer) => answer,
                    Err(it) if it.ends_run() => return Err(it.into()),
                    Err(it) => {
                        self.reasons.push(failed(&it));
                        if it.kind == ErrorKind::Ceiling {
                            return Ok(None);
                        }
                        break;
                    }
                };
                let usage = &answer.usage;
                let (input_tokens, output_tokens) = (usage.prompt_tokens, usage.completion_tokens);
                self.line.usage = self.line.usage.plus(Usage { input_tokens, output_tokens, cost_usd: usage.cost });
                match planned(self.library, self.prompt, self.asked, self.base, &answer.text) {
                    Ok(planned) => {
                        self.line.author = "model".to_owned();
                        self.line.model = answer.model;
                        return Ok(Some((planned, answer.text)));
                    }
                    Err(finding) => {
                        let rejection = Rejection { findings: vec![finding.clone()], source: None };
                        ask = repair(ask, &answer.text, &rejection);
                        // Its help is for the model.
                        let reason = Diagnostic { severity: Severity::Warning, help: None, ..finding };
                        if !self.reasons.contains(&reason) {
                            self.reasons.push(reason);
                        }
                    }
                }
            }
            self.line.fell_back.push(name);
        }
        Ok(None)
    }
}
