//! The gate's loop: an answer is judged, mended, and judged again, until it passes or says the same wrong thing twice.

use super::error::PipelineError;
use super::section::{Judged, Offer, Told, Work};
use super::shop::Models;
use crate::author::model::{Preview, diagnosis, repair, smaller};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::llm::{Answer, Ask, ErrorKind, Heard, LlmError};
use crate::plan::{Plan, SectionSpec};
use crate::progress::Step;
use crate::receipt::{Line, Usage};
use crate::verify::{Author, Gate, Rejection, Section};

/// A section that a model wrote.
pub(super) struct Written {
    pub(super) section: Section,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) model: String,
}

/// The work of models on one section: what it took so far, and what was wrong with it.
pub(super) struct Pursuit<'a> {
    pub(super) work: &'a Work<'a>,
    pub(super) models: &'a Models,
    pub(super) spent: Line,
    /// Why drafts were refused and calls failed, in order.
    pub(super) reasons: Vec<Diagnostic>,
    /// No other model would do better.
    over: bool,
}

impl<'a> Pursuit<'a> {
    pub(super) fn new(work: &'a Work<'a>, models: &'a Models) -> Self {
        Self { work, models, spent: Line::default(), reasons: Vec::new(), over: false }
    }

    /// Asks one model after the other until a draft passes. `read` makes a draft of an answer.
    pub(super) async fn pursue<R>(&mut self, ask: &Ask, read: R) -> Result<Option<Written>, PipelineError>
    where
        R: Fn(&Gate, &Plan, &SectionSpec, &str) -> Offer + Clone + Send + 'static,
    {
        let (_, names) = self.models.llm.models();
        for (model, name) in names.into_iter().enumerate() {
            if self.over {
                break;
            }
            let ask = Ask { model, ..ask.clone() };
            if let Some(written) = self.one_model(ask, &name, read.clone()).await? {
                return Ok(Some(written));
            }
            self.spent.fell_back.push(name);
        }
        Ok(None)
    }

    async fn one_model<R>(&mut self, mut ask: Ask, name: &str, read: R) -> Result<Option<Written>, PipelineError>
    where
        R: Fn(&Gate, &Plan, &SectionSpec, &str) -> Offer + Clone + Send + 'static,
    {
        let (mut repairs, mut shorter, mut last) = (self.models.repairs, true, String::new());
        let mut wrong: Vec<Diagnostic> = Vec::new();
        loop {
            let answer = match self.answer(&ask, name, &wrong).await {
                Ok(answer) => answer,
                Err(it) if it.ends_run() => return Err(it.into()),
                Err(it) if it.kind == ErrorKind::Truncated && shorter => {
                    wrong = vec![failed(&it)];
                    self.reasons.extend_from_slice(&wrong);
                    shorter = false;
                    ask = smaller(ask);
                    continue;
                }
                Err(it) => {
                    self.reasons.push(failed(&it));
                    self.over = !it.other_model_may_help();
                    return Ok(None);
                }
            };
            let rejection = match self.judge(&answer, name, read.clone()).await {
                Ok((section, findings)) => return Ok(Some(Written { section, findings, model: answer.model })),
                Err(it) => it,
            };
            let why = diagnosis(&rejection);
            wrong = errors(&rejection).collect();
            self.reasons.extend_from_slice(&wrong);
            if repairs == 0 || why == last {
                return Ok(None);
            }
            repairs -= 1;
            let cut_off = rejection.findings.iter().any(|it| it.code == "truncated");
            ask = if cut_off && shorter { smaller(ask) } else { repair(ask, &answer.text, &rejection) };
            shorter &= !cut_off;
            last = why;
        }
    }

    async fn answer(&mut self, ask: &Ask, name: &str, wrong: &[Diagnostic]) -> Result<Answer, LlmError> {
        self.spent.attempts += 1;
        let step = if wrong.is_empty() { Step::Writing } else { Step::Repairing };
        let findings = wrong.to_vec();
        self.say(step, name, Told { findings, ..Told::default() });
        let (mut preview, attempts) = (Preview::default(), self.spent.attempts);
        let (work, model) = (self.work, name.to_owned());
        let mut watch = move |heard: Heard<'_>| match heard {
            Heard::Text(piece) => {
                if let Some(words) = preview.hear(piece) {
                    let told = Told { model: model.clone(), words, attempts, ..Told::default() };
                    work.say(Step::Writing, Author::Model, told);
                }
            }
            Heard::Again { .. } => preview.again(),
        };
        let answer = self.models.llm.complete(ask, &mut watch).await?;
        let usage = Usage {
            input_tokens: answer.usage.prompt_tokens,
            output_tokens: answer.usage.completion_tokens,
            cost_usd: answer.usage.cost,
        };
        self.spent.usage = self.spent.usage.plus(usage);
        Ok(answer)
    }

    async fn judge<R>(&self, answer: &Answer, name: &str, read: R) -> Judged
    where
        R: Fn(&Gate, &Plan, &SectionSpec, &str) -> Offer + Send + 'static,
    {
        self.say(Step::Verifying, name, Told::default());
        let text = answer.text.clone();
        self.work.judge(move |gate, plan, spec| read(gate, plan, spec, &text)).await
    }

    fn say(&self, step: Step, name: &str, told: Told) {
        let told = Told { model: name.to_owned(), attempts: self.spent.attempts, ..told };
        self.work.say(step, Author::Model, told);
    }
}

/// A call that gave no answer, as a finding.
pub(super) fn failed(error: &LlmError) -> Diagnostic {
    let found = Diagnostic::warning("model-failed", Place::START, error.to_string());
    match error.hint() {
        Some(hint) => found.help(hint),
        None => found,
    }
}

/// The errors of a draft, as reasons for giving it up: they are no faults of the page.
fn errors(rejection: &Rejection) -> impl Iterator<Item = Diagnostic> {
    let errors = rejection.findings.iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| Diagnostic { severity: Severity::Warning, ..it.clone() })
}
