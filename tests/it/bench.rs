//! A gate with a plan in front of it, for tests that judge drafts.

use std::path::PathBuf;

use airstrip::diagnostic::{Diagnostic, Severity};
use airstrip::path::SectionId;
use airstrip::plan::{Facts, ModelWish, Plan, SectionSpec, Site};
use airstrip::render::{Limits, Renderer};
use airstrip::section::Library;
use airstrip::verify::{Author, Draft, DraftForm, Gate, Rejection, Section, verify};
use serde_json::{Value, json};

/// A gate, and the plan whose sections are judged.
pub(crate) struct Bench {
    pub(crate) gate: Gate,
    pub(crate) plan: Plan,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let gate = Gate::new(Library::read([]), renderer());
        let sections = ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"];
        let plan = Plan {
            site: site(),
            facts: Facts::default(),
            images: Vec::new(),
            sections: sections.map(spec).to_vec(),
            model: ModelWish::default(),
        };
        Self { gate, plan }
    }

    /// Judges a draft for the section `id`.
    pub(crate) fn draft(&self, id: &str, form: DraftForm, author: Author) -> Result<Section, Rejection> {
        let mut spec = self.plan.section(id).cloned().unwrap_or_else(|| spec(id));
        let first = self.gate.library.kind(&spec.kind).and_then(|it| it.variants.first());
        spec.variant = first.map(|it| it.name.clone()).unwrap_or_default();
        verify(&self.gate, &self.plan, &spec, Draft { form, author })
    }

    /// Judges a text of a model as the section of features.
    pub(crate) fn code(&self, text: &str) -> Result<Section, Rejection> {
        let content = without_digits(self.gate.library.kind("features").expect("it works").sample());
        self.draft("features", DraftForm::Code { text: text.to_owned(), content }, Author::Model)
    }

    /// What is found in a text of a model.
    pub(crate) fn findings(&self, text: &str) -> Vec<Diagnostic> {
        match self.code(text) {
            Ok(section) => section.findings().to_vec(),
            Err(rejection) => rejection.findings,
        }
    }

    /// The text is refused, and `code` is among the reasons.
    #[track_caller]
    pub(crate) fn refuses(&self, code: &str, text: &str) {
        let findings = self.findings(text);
        let found = findings.iter().any(|it| it.code == code && it.severity == Severity::Error);
        assert!(found, "{code} in\n{text}\n{}", shown(&findings));
    }

    /// The text passes.
    #[track_caller]
    pub(crate) fn accepts(&self, text: &str) -> Section {
        self.code(text).unwrap_or_else(|it| panic!("{text}\n{}", shown(&it.findings)))
    }
}

pub(crate) fn renderer() -> Renderer {
    Renderer::new(Limits::default(), Some(PathBuf::from(env!("CARGO_BIN_EXE_airstrip"))))
}

fn site() -> Site {
    let site = json!({
        "name": "Ferrule", "type": "saas", "theme": "ledger", "lang": "en",
        "prompt": "Ferrule, a migration tool at https://ferrule.dev, hi@ferrule.dev. Team costs $29 for 12 seats. \
                   Call +49 30 1234567.",
    });
    serde_json::from_value(site).expect("it works")
}

pub(crate) fn spec(kind: &str) -> SectionSpec {
    SectionSpec {
        id: SectionId::new(kind).expect("it works"),
        kind: kind.into(),
        variant: String::new(),
        brief: String::new(),
        locked: false,
    }
}

fn without_digits(value: &Value) -> Value {
    let text = value.to_string().replace(|it: char| it.is_ascii_digit(), "");
    serde_json::from_str(&text).expect("it works")
}

pub(crate) fn shown(findings: &[Diagnostic]) -> String {
    let line = |it: &Diagnostic| {
        let at = format!("{}:{}+{}", it.place.line, it.place.column, it.place.length);
        format!("\n  {:?} {} {at} {} ({})", it.severity, it.code, it.message, it.help.as_deref().unwrap_or_default())
    };
    findings.iter().map(line).collect()
}

/// A section with `inside` after its heading.
pub(crate) fn section(inside: &str) -> String {
    component("", &format!("<section id={{id}}>\n      <h2>{{content.title}}</h2>\n      {inside}\n    </section>"))
}

/// A component that returns `markup`, with `before` above it.
pub(crate) fn component(before: &str, markup: &str) -> String {
    format!(
        "import type {{ FeaturesContent, SectionProps }} from \"@/content/types\";\n{before}\n\
         export default function Features({{ id, content }}: SectionProps<FeaturesContent>) {{\n  \
         return (\n    {markup}\n  );\n}}\n"
    )
}

/// A section with `before` above its component and `inside` after its heading.
pub(crate) fn with(before: &str, inside: &str) -> String {
    component(before, &format!("<section id={{id}}>\n      <h2>{{content.title}}</h2>\n      {inside}\n    </section>"))
}

/// A component whose body starts with `statements`.
pub(crate) fn doing(statements: &str) -> String {
    section("").replace("  return (", &format!("  {statements}\n  return ("))
}
