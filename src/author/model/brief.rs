//! The brief that every writer of a page gets: who it is for, what is true, which sections there are, and what is theirs.

use std::fmt::Write;

use crate::plan::{Plan, SectionSpec};
use crate::section::{Kind, Library, PagePart};
use crate::theme;

/// What the writer of `spec` is told of the page.
pub(super) fn brief(library: &Library, plan: &Plan, spec: &SectionSpec) -> String {
    let mut out = page(plan);
    out.push_str("\n# Its sections, in order\n");
    for (index, it) in plan.sections.iter().enumerate() {
        let here = if it.id == spec.id { " ← this one is yours" } else { "" };
        let about = if it.brief.is_empty() { String::new() } else { format!(": {}", it.brief) };
        line(&mut out, format_args!("{}. {} (#{}){about}{here}", index + 1, it.kind, it.id));
    }
    if let Some(kind) = library.kind(&spec.kind) {
        section(&mut out, kind, spec);
    }
    claims(&mut out, library, plan, spec);
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // A string takes every write.
    writeln!(out, "{text}").ok();
}

fn page(plan: &Plan) -> String {
    let (site, facts) = (&plan.site, &plan.facts);
    let mut out = String::from("# The page\n");
    let mut say = |what: &str, text: &str| {
        if !text.is_empty() {
            line(&mut out, format_args!("{what}: {text}"));
        }
    };
    say("name", &site.name);
    say("type", &site.page_type);
    say("language", &site.lang);
    say("for", &facts.audience);
    say("voice", &facts.tone);
    if let Some(theme) = theme::load(&site.theme) {
        say("looks", &theme.mood);
    }
    if let Some(action) = &facts.action {
        say("the one thing a visitor should do", &action.label);
        say("where that leads", &action.href);
    }
    out.push_str("\n# The facts; nothing else is true\n");
    out.push_str(&fenced(&serde_json::to_string_pretty(facts).unwrap_or_default()));
    line(&mut out, format_args!("\n\n# The customer's own words\n<<<\n{}\n>>>", fenced(&site.prompt)));
    out
}

/// A text that cannot end the marks around it.
pub(super) fn fenced(text: &str) -> String {
    text.replace("<<<", "< < <").replace(">>>", "> > >")
}

fn section(out: &mut String, kind: &Kind, spec: &SectionSpec) {
    line(out, format_args!("\n# Your section: {} (id `{}`, variant `{}`)", kind.title, spec.id, spec.variant));
    if !spec.brief.is_empty() {
        line(out, format_args!("What it should say: {}", spec.brief));
    }
    if let Some(variant) = kind.variant(&spec.variant) {
        line(out, format_args!("How it is shown: {}", variant.use_when));
    }
    line(out, format_args!("Its members:"));
    for field in &kind.fields {
        line(out, format_args!("- {field}"));
    }
}

/// Each sentence that the prompt gives is for one section, so that no two say the same.
fn claims(out: &mut String, library: &Library, plan: &Plan, spec: &SectionSpec) {
    let in_main = |it: &&SectionSpec| library.kind(&it.kind).is_some_and(|it| it.place == PagePart::Main);
    let writers: Vec<&SectionSpec> = plan.sections.iter().filter(in_main).collect();
    let Some(place) = writers.iter().position(|it| it.id == spec.id) else { return };
    let claims: Vec<&str> = plan.facts.claims.iter().map(String::as_str).collect();
    let mine: Vec<&str> =
        claims.iter().enumerate().filter(|(at, _)| at % writers.len() == place).map(|it| *it.1).collect();
    if !mine.is_empty() {
        line(out, format_args!("\n# Said here and nowhere else\n- {}", mine.join("\n- ")));
    }
}
