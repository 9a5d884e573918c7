//! The plan in an answer, held against what exists and what the prompt says.

use super::outline::{Outline, Part};
use super::salvage;
use crate::author::offline::{self, Asked, Planned};
use crate::diagnostic::{Diagnostic, Place, did_you_mean};
use crate::plan::{Action, Facts, Plan, page_type, page_types};
use crate::prompt::{Prompt, is_hidden};
use crate::section::{Kind, Library, PagePart};
use crate::theme;
use crate::verify::invented;

/// The longest brief of a section, in characters.
const MAX_BRIEF: usize = 400;
/// The longest fact that a model adds, in characters.
const MAX_FACT: usize = 120;
/// The most sections that a model may plan.
const MAX_SECTIONS: usize = 16;
/// What every page has.
const CHROME: [&str; 3] = ["navigation", "hero", "footer"];

/// The plan in an answer: names that do not exist are repaired, chrome that is missing is added, and what the prompt
/// does not support is left out. Each repair is a note. An answer that is no outline is the finding.
pub fn planned(
    library: &Library,
    prompt: &Prompt,
    asked: &Asked,
    base: &Planned,
    answer: &str,
) -> Result<Planned, Diagnostic> {
    let value = salvage::object(answer)?;
    let outline: Outline = serde_json::from_value(value).map_err(|it| {
        let found = Diagnostic::error("plan-form", Place::START, format!("the answer is no plan: {it}"));
        found.help("answer with one JSON object that fits the schema")
    })?;
    let mut notes = Vec::new();
    let parts = parts(library, asked, &base.plan, outline.sections, &mut notes);
    if parts.iter().all(|it| CHROME.contains(&it.kind.as_str())) && asked.sections.is_empty() {
        let found = Diagnostic::error("plan-form", Place::START, "the plan has no sections of its own");
        return Err(found.help("choose three to six kinds from the list"));
    }
    let types: Vec<String> = page_types().into_iter().map(|it| it.name).collect();
    let page_type = name_of("page type", &outline.page_type, &types, &base.plan.site.page_type, &mut notes);
    let theme = name_of("theme", &outline.theme, &theme::names(), &base.plan.site.theme, &mut notes);
    let asked = Asked {
        page_type: Some(asked.page_type.clone().unwrap_or(page_type)),
        theme: Some(asked.theme.clone().unwrap_or(theme)),
        sections: parts.iter().map(|it| it.kind.clone()).collect(),
        ..asked.clone()
    };
    let mut planned = offline::plan_again(base, prompt, &asked);
    let texts = [outline.what, outline.audience, outline.promise, outline.voice, outline.action];
    add_facts(&mut planned.plan, prompt, &texts, &mut notes);
    for (index, part) in parts.iter().enumerate() {
        apply(library, &mut planned.plan, index, part, &mut notes);
    }
    planned.notes.extend(notes);
    Ok(planned)
}

fn note(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::note(code, Place::START, message)
}

/// The sections of an outline that exist, each kind once, with the page's chrome.
fn parts(library: &Library, asked: &Asked, base: &Plan, given: Vec<Part>, notes: &mut Vec<Diagnostic>) -> Vec<Part> {
    let names: Vec<&str> = library.kinds().map(|it| it.name.as_str()).collect();
    let unwanted = unwanted(base);
    let mut parts: Vec<Part> = Vec::new();
    for mut part in given {
        let wrong = part.kind.trim().to_lowercase().replace([' ', '_'], "-");
        let near =
            names.iter().find(|it| **it == wrong).copied().or_else(|| did_you_mean(&wrong, names.iter().copied()));
        let Some(kind) = near else {
            notes.push(note(
                "plan-kind",
                format!("the model planned `{}`, which is no kind; it is left out", short(&part.kind)),
            ));
            continue;
        };
        if kind != part.kind {
            notes.push(note("plan-kind", format!("the model planned `{}`; `{kind}` is meant", short(&part.kind))));
        }
        if parts.iter().any(|it| it.kind == kind) {
            notes.push(note("plan-duplicate", format!("the model planned `{kind}` twice; the second is left out")));
            continue;
        }
        let silent =
            |kind: &Kind| kind.needs.iter().any(|it| !base.facts.has(it)) && base.first_of(&kind.name).is_none();
        if library.kind(kind).is_some_and(silent) {
            notes.push(note("plan-silent", format!("the model planned `{kind}`, for which the prompt gives no facts")));
            continue;
        }
        if unwanted.iter().any(|it| it == kind) {
            notes.push(note("plan-unwanted", format!("the model planned `{kind}`, which the prompt does not want")));
            continue;
        }
        kind.clone_into(&mut part.kind);
        parts.push(part);
    }
    if parts.len() > MAX_SECTIONS {
        notes.push(note("plan-long", format!("the model planned {} sections; {MAX_SECTIONS} are kept", parts.len())));
        parts.truncate(MAX_SECTIONS);
    }
    if !asked.sections.is_empty() {
        // What was asked for stands; the outline only says what each should say.
        let brief = |kind: &String| parts.iter().position(|it| it.kind == *kind);
        let order: Vec<Option<usize>> = asked.sections.iter().map(brief).collect();
        let mut given: Vec<Option<Part>> = parts.into_iter().map(Some).collect();
        let take = |(kind, at): (&String, Option<usize>)| {
            let found = at.and_then(|at| given[at].take());
            found.unwrap_or_else(|| Part { kind: kind.clone(), ..Part::default() })
        };
        return asked.sections.iter().zip(order).map(take).collect();
    }
    with_chrome(library, base, parts, notes)
}

/// Kinds that the type has and the prompt's reader left out.
fn unwanted(base: &Plan) -> Vec<String> {
    let usual = page_type(&base.site.page_type).map(|it| it.sections).unwrap_or_default();
    usual.into_iter().filter(|it| base.first_of(it).is_none()).collect()
}

/// The parts with navigation, hero and footer in their places, and with what the prompt asks for by name.
fn with_chrome(library: &Library, base: &Plan, mut parts: Vec<Part>, notes: &mut Vec<Diagnostic>) -> Vec<Part> {
    let place = |it: &Part| library.kind(&it.kind).map_or(PagePart::Main, |it| it.place);
    for kind in CHROME {
        if base.first_of(kind).is_some() && !parts.iter().any(|it| it.kind == kind) {
            notes.push(note("plan-chrome", format!("the model planned no `{kind}`; it is added")));
            parts.push(Part { kind: kind.to_owned(), ..Part::default() });
        }
    }
    let usual = page_type(&base.site.page_type).map(|it| it.sections).unwrap_or_default();
    for wanted in base.sections.iter().filter(|it| !usual.contains(&it.kind)) {
        if !parts.iter().any(|it| it.kind == wanted.kind) {
            notes.push(note("plan-wanted", format!("the prompt asks for `{}`; it is added", wanted.kind)));
            parts.push(Part { kind: wanted.kind.clone(), ..Part::default() });
        }
    }
    let rank = |it: &Part| match (place(it), it.kind.as_str()) {
        (PagePart::Header, _) => 0,
        (PagePart::Main, "hero") => 1,
        (PagePart::Main, _) => 2,
        (PagePart::Footer, _) => 3,
    };
    parts.sort_by_key(rank);
    parts
}

fn name_of(what: &str, given: &str, names: &[String], own: &str, notes: &mut Vec<Diagnostic>) -> String {
    let given = given.trim();
    if names.iter().any(|it| it == given) {
        return given.to_owned();
    }
    let near = did_you_mean(given, names.iter().map(String::as_str)).unwrap_or(own);
    if !given.is_empty() {
        notes.push(note("plan-name", format!("the model chose the {what} `{}`; `{near}` is taken", short(given))));
    }
    near.to_owned()
}

/// Adds what the reader found no words for, where the prompt supports it.
fn add_facts(plan: &mut Plan, prompt: &Prompt, texts: &[String; 5], notes: &mut Vec<Diagnostic>) {
    let [what, audience, promise, voice, action] = texts.each_ref().map(|it| clean(it, MAX_FACT));
    let mut fill = |plan: &mut Plan, name: &str, text: String, field: fn(&mut Facts) -> &mut String| {
        let field_is_free = field(&mut plan.facts).is_empty() && !text.is_empty();
        if field_is_free && supported(prompt, &text) && invented(plan, &text).is_empty() {
            *field(&mut plan.facts) = text;
        } else if field_is_free {
            notes.push(note("plan-fact", format!("the model's `{name}` is not what the prompt says; it is left out")));
        }
    };
    fill(plan, "what", what, |it| &mut it.what);
    fill(plan, "audience", audience, |it| &mut it.audience);
    fill(plan, "promise", promise, |it| &mut it.promise);
    // A voice and the words on a button are a choice, and no fact.
    let harmless = |plan: &Plan, text: &str| !text.is_empty() && invented(plan, text).is_empty();
    if plan.facts.tone.is_empty() && harmless(plan, &voice) {
        plan.facts.tone = voice;
    }
    if plan.facts.action.is_none() && harmless(plan, &action) && action.chars().count() <= 40 {
        plan.facts.action = Some(Action { label: action, href: String::new() });
    }
}

/// Whether most words of `text` are words of the prompt, by their beginnings.
fn supported(prompt: &Prompt, text: &str) -> bool {
    let lower = prompt.text().to_lowercase();
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|it| it.chars().count() > 3).collect();
    let known = words.iter().filter(|it| {
        let end = it.char_indices().nth(5).map_or(it.len(), |(at, _)| at);
        lower.contains(&it[..end])
    });
    let known = known.count();
    known * 4 >= words.len() * 3
}

fn apply(library: &Library, plan: &mut Plan, index: usize, part: &Part, notes: &mut Vec<Diagnostic>) {
    let Some(spec) = plan.sections.get(index).filter(|it| it.kind == part.kind).cloned() else { return };
    let variant = part.variant.trim();
    if library.kind(&spec.kind).is_some_and(|it| it.variant(variant).is_some()) {
        variant.clone_into(&mut plan.sections[index].variant);
    }
    let brief = clean(&part.brief, MAX_BRIEF);
    let wrong = invented(plan, &brief);
    if wrong.is_empty() {
        plan.sections[index].brief = brief;
    } else {
        let words = wrong.join("”, “");
        notes.push(note(
            "plan-brief",
            format!("the model's brief of `{}` says “{words}”, which the prompt does not", spec.id),
        ));
    }
}

/// One line of `text` without hidden characters, not longer than `most`.
fn clean(text: &str, most: usize) -> String {
    let visible: String =
        text.chars().map(|it| if it.is_whitespace() { ' ' } else { it }).filter(|it| !is_hidden(*it)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect::<String>().trim().to_owned()
}

fn short(text: &str) -> String {
    clean(text, 40)
}
