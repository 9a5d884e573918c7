//! The scripted model, and a shop in which it writes one section of a page.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use airstrip::author::model::{Llm, Watch};
use airstrip::diagnostic::Diagnostic;
use airstrip::llm::{Answer, Ask, ErrorKind, Facts, FormatUsed, Heard, LlmError, Usage};
use airstrip::pipeline::{Form, Kept, Made, Models, PipelineError, Shop, project, sections};
use airstrip::plan::Plan;
use airstrip::progress::{Event, Step};
use airstrip::store::Cache;
use airstrip::verify::{Author, Section};
use futures_util::future::BoxFuture;
use serde_json::{Value, json};

use crate::support::{gate, plan_of};

/// What the model says next.
pub(super) enum Say {
    Text(String),
    Fails(ErrorKind),
}

/// A model that says what is written down, by what it is asked for. What nobody asked for fails the test.
pub(super) struct Script {
    names: Vec<String>,
    answers: Mutex<VecDeque<(String, Say)>>,
    pub(super) asked: Mutex<Vec<Ask>>,
}

impl Script {
    pub(super) fn new(names: &[&str], answers: Vec<(&str, Say)>) -> Arc<Self> {
        let answers = answers.into_iter().map(|(label, say)| (label.to_owned(), say)).collect();
        let names = names.iter().map(|it| (*it).to_owned()).collect();
        Arc::new(Self { names, answers: Mutex::new(answers), asked: Mutex::default() })
    }

    fn next(&self, ask: &Ask) -> Result<String, LlmError> {
        self.asked.lock().expect("a list").push(ask.clone());
        let mut answers = self.answers.lock().expect("a list");
        let at = answers.iter().position(|(label, _)| *label == ask.label);
        match at.and_then(|at| answers.remove(at)) {
            Some((_, Say::Text(text))) => Ok(text),
            Some((_, Say::Fails(kind))) => Err(error(kind)),
            // Nothing is written down for it: it is not what the test is about.
            None => Err(error(ErrorKind::NotFound)),
        }
    }
}

fn error(kind: ErrorKind) -> LlmError {
    LlmError { kind, facts: Box::new(Facts { said: "a scripted fault".into(), ..Facts::default() }) }
}

impl Drop for Script {
    fn drop(&mut self) {
        let left: Vec<String> = self.answers.lock().expect("a list").iter().map(|it| it.0.clone()).collect();
        if !std::thread::panicking() {
            assert_eq!(left, Vec::<String>::new(), "answers that nobody asked for");
        }
    }
}

impl Llm for Script {
    fn models(&self) -> (String, Vec<String>) {
        ("script".into(), self.names.clone())
    }

    fn bounds(&self) -> bool {
        false
    }

    fn complete<'a>(&'a self, ask: &'a Ask, watch: &'a mut Watch<'_>) -> BoxFuture<'a, Result<Answer, LlmError>> {
        Box::pin(async move {
            let text = self.next(ask)?;
            for piece in text.split_inclusive(' ') {
                watch(Heard::Text(piece));
            }
            let usage = Usage { prompt_tokens: 100, completion_tokens: 10, cost: Some(0.5), estimated: false };
            let model = self.names[ask.model].clone();
            Ok(Answer { text, usage, model, attempts: 1, generation_id: None, format_used: FormatUsed::Text })
        })
    }
}

/// A page whose section of questions a script writes.
pub(super) struct Stage {
    pub(super) plan: Plan,
    pub(super) models: Models,
    pub(super) cache: Cache,
    script: Arc<Script>,
}

/// What came of it.
pub(super) struct Ran {
    pub(super) made: Result<Made, PipelineError>,
    /// Each step of the section of questions.
    pub(super) steps: Vec<Step>,
    /// What was said with them.
    pub(super) findings: Vec<Diagnostic>,
    /// The first words that were shown.
    pub(super) words: Vec<String>,
    pub(super) asked: Vec<Ask>,
    /// Dropped with this, after what the test says: then no answer may be left.
    _script: Arc<Script>,
}

impl Stage {
    pub(super) fn new(answers: Vec<Say>) -> Self {
        Self::of(Script::new(&["one"], answers.into_iter().map(|it| ("faq", it)).collect()))
    }

    pub(super) fn of(script: Arc<Script>) -> Self {
        let mut plan = plan_of(&["hero", "faq"]);
        plan.site.prompt = "Ferrule is a migration tool for Postgres at https://ferrule.dev.".into();
        let models = Models::new(Arc::clone(&script) as Arc<dyn Llm>);
        Self { plan, models, cache: Cache::none(), script }
    }

    /// The same with components of its own: its words are written down first.
    pub(super) fn code(answers: Vec<Say>) -> Self {
        let mut all = vec![("faq", Say::Text(faq("What people ask").to_string()))];
        all.extend(answers.into_iter().map(|it| ("faq", it)));
        let mut stage = Self::of(Script::new(&["one"], all));
        stage.models.form = Some(Form::Code);
        stage
    }

    pub(super) fn run(self, kept: &Kept) -> Ran {
        let Self { plan, models, cache, script } = self;
        let shop = Shop::with(gate(), models, cache);
        let heard = Mutex::new(Vec::new());
        let hear = |event: Event| heard.lock().expect("a list").push(event);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let made = runtime.block_on(sections(&shop, &plan, kept, &hear));
        if let Ok(made) = &made {
            // Whatever was written, the page builds.
            project(&shop.gate, &plan, made).expect("a tree");
        }
        let (mut steps, mut findings, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for event in heard.into_inner().expect("a list") {
            if let Event::Section { id, step, findings: found, words: shown, .. } = event
                && id == "faq"
            {
                if shown.is_empty() {
                    steps.push(step);
                } else {
                    words.push(shown);
                }
                findings.extend(found);
            }
        }
        let asked = script.asked.lock().expect("a list").iter().filter(|it| it.label == "faq").cloned().collect();
        Ran { made, steps, findings, words, asked, _script: script }
    }
}

impl Ran {
    #[track_caller]
    pub(super) fn section(&self) -> &Section {
        &self.made.as_ref().expect("a page").sections[1]
    }

    #[track_caller]
    pub(super) fn line(&self) -> &airstrip::receipt::Line {
        &self.made.as_ref().expect("a page").receipt.sections[1]
    }

    pub(super) fn fell_back(&self) -> bool {
        self.steps.contains(&Step::FellBack)
    }

    pub(super) fn says(&self, code: &str) -> bool {
        self.findings.iter().any(|it| it.code == code)
    }
}

/// Words of a section of questions.
pub(super) fn faq(title: &str) -> Value {
    json!({ "title": title, "items": [
        { "question": "Does it work with views?", "answer": "It moves them with the tables they read." },
        { "question": "What happens when it stops?", "answer": "It goes on where it stopped, and says where that was." } ] })
}

/// The answer is taken, and no other was needed.
#[track_caller]
pub(super) fn taken(answer: &str) {
    let ran = Stage::new(vec![Say::Text(answer.to_owned())]).run(&Kept::default());
    let section = ran.section();
    assert_eq!(section.author(), Author::Model, "{answer:.200}: {:?}", ran.findings);
    assert_eq!(section.content()["title"], "What people ask", "{answer:.200}");
}

/// The answer is refused for `code`, and so is the second that says the same; the offline author writes the section.
#[track_caller]
pub(super) fn refused(answer: &str, code: &str) {
    let ran = Stage::new(vec![Say::Text(answer.to_owned()), Say::Text(answer.to_owned())]).run(&Kept::default());
    fell(&ran, code, answer);
}

/// A component is refused for `code` twice; the library shows the model's words.
#[track_caller]
pub(super) fn code_refused(answer: &str, code: &str) {
    let ran = Stage::code(vec![Say::Text(answer.to_owned()), Say::Text(answer.to_owned())]).run(&Kept::default());
    let section = ran.section();
    assert!(ran.says(code), "{code} in {answer:.300}: {:?}", ran.findings);
    assert!(ran.fell_back(), "{answer:.300}");
    assert_eq!(section.author(), Author::Model);
    assert_eq!(section.content()["title"], "What people ask");
    assert_eq!(ran.line().fell_back, ["code"]);
}

/// A component is taken.
#[track_caller]
pub(super) fn code_taken(answer: &str) -> Ran {
    let ran = Stage::code(vec![Say::Text(answer.to_owned())]).run(&Kept::default());
    assert!(!ran.fell_back(), "{answer:.300}: {:?}", ran.findings);
    assert_eq!(ran.section().author(), Author::Model);
    ran
}

#[track_caller]
pub(super) fn fell(ran: &Ran, code: &str, answer: &str) {
    assert!(ran.says(code), "{code} in {answer:.300}: {:?}", ran.findings);
    assert!(ran.fell_back(), "{answer:.300}");
    assert_eq!(ran.section().author(), Author::Offline);
    assert_eq!(ran.line().author, "offline");
}

/// A component that shows the words, with `top` above it and `inside` in it.
pub(super) fn component(top: &str, inside: &str) -> String {
    format!(
        "import type {{ FaqContent, SectionProps }} from \"@/content/types\";\n{top}\n\
         export default function Faq({{ id, content }}: SectionProps<FaqContent>) {{\n  return (\n    \
         <section id={{id}} aria-labelledby={{`${{id}}-title`}} className=\"py-section\">\n      \
         <h2 id={{`${{id}}-title`}} className=\"text-title\">{{content.title}}</h2>\n      {inside}\n    \
         </section>\n  );\n}}\n"
    )
}
