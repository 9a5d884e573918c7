//! What the offline author writes: it fits, it invents nothing, and no two pages are the same.

use std::collections::BTreeSet;

use airstrip::author::{Asked, plan, write};
use airstrip::plan::Plan;
use airstrip::prompt::Prompt;
use airstrip::section::Library;
use serde_json::Value;

use super::prompts::{FERRULE, all};

fn planned(prompt: &str, seed: u32) -> Plan {
    plan(&Prompt::new(prompt).expect("a prompt"), &Asked { seed, ..Asked::default() }).plan
}

fn contents(library: &Library, plan: &Plan) -> Vec<(String, Value)> {
    plan.sections.iter().map(|it| (it.id.to_string(), write(library, plan, it))).collect()
}

/// All texts of a content, with their paths; marks of placeholders left out.
fn texts(value: &Value, path: &str, out: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => out.push((path.to_owned(), text.clone())),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, it)| texts(it, &format!("{path}.{at}"), out)),
        Value::Object(members) => {
            members
                .iter()
                .filter(|it| it.0 != "placeholders")
                .for_each(|(name, it)| texts(it, &format!("{path}.{name}"), out));
        }
        _ => {}
    }
}

fn page(library: &Library, prompt: &str, seed: u32) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (id, content) in contents(library, &planned(prompt, seed)) {
        texts(&content, &id, &mut out);
    }
    out
}

#[test]
fn every_page_fits_and_invents_nothing() {
    let library = Library::read([]);
    for prompt in all() {
        let plan = planned(&prompt, 3);
        for spec in &plan.sections {
            let content = write(&library, &plan, spec);
            let faults = library.kind(&spec.kind).unwrap().faults(&content);
            assert!(faults.is_empty(), "{} of {prompt:.60}: {faults:?}\n{content:#}", spec.kind);
            let mut found = Vec::new();
            texts(&content, spec.id.as_str(), &mut found);
            for (path, text) in found {
                if path.ends_with("href") {
                    check_link(&plan, &path, &text);
                } else {
                    check_words(&prompt, &path, &text);
                }
            }
        }
    }
}

#[track_caller]
fn check_link(plan: &Plan, path: &str, href: &str) {
    let known = match href.strip_prefix('#') {
        Some(id) => id == "main" || plan.section(id).is_some(),
        None => ["https://", "mailto:", "tel:"].iter().any(|it| href.starts_with(it)),
    };
    assert!(known, "{path} leads to {href}");
}

/// No number, no word that sells everything, and no mark that the prompt does not have.
#[track_caller]
fn check_words(prompt: &str, path: &str, text: &str) {
    const BANNED: [&str; 16] = [
        "unlock",
        "elevate",
        "seamless",
        "empower",
        "revolution",
        "supercharge",
        "next-level",
        "fast-paced",
        "trusted by",
        "cutting-edge",
        "world-class",
        "game-chang",
        "effortless",
        "leverage",
        "lorem",
        "testimonial",
    ];
    let lower = text.to_lowercase();
    let given = prompt.to_lowercase();
    for number in text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()) {
        assert!(prompt.contains(number), "{number} at {path} is not in {prompt:.80}: {text}");
    }
    for word in BANNED.iter().chain(&["!", " ,", " .", "..", "  ", "{", "}", "|", " — "]) {
        assert!(!lower.contains(word) || given.contains(word) || path.contains("about"), "{word} at {path}: {text}");
    }
}

#[test]
fn every_kind_can_be_written_for_every_prompt() {
    let library = Library::read([]);
    let kinds: Vec<String> = library.kinds().map(|it| it.name.clone()).collect();
    for prompt in all().iter().step_by(2) {
        let asked = Asked { sections: kinds.clone(), ..Asked::default() };
        let plan = plan(&Prompt::new(prompt).expect("a prompt"), &asked).plan;
        for spec in &plan.sections {
            let content = write(&library, &plan, spec);
            let faults = library.kind(&spec.kind).unwrap().faults(&content);
            assert!(faults.is_empty(), "{} of {prompt:.60}: {faults:?}\n{content:#}", spec.kind);
        }
    }
}

#[test]
fn missing_names_and_prices_are_marked() {
    let library = Library::read([]);
    let plan = planned("Build a modern landing page", 0);
    for (id, content) in contents(&library, &plan) {
        let open = airstrip::plan::Placeholders::open(&content);
        let mut all = Vec::new();
        texts(&content, "", &mut all);
        for (path, text) in all {
            for words in ["Your product", "Price to set", "Contact to set"] {
                let marked = open.iter().any(|it| format!(".{}", it.0) == path && it.1 == words);
                assert!(!text.contains(words) || marked, "{id}{path} is not marked: {text}");
            }
        }
    }
}

#[test]
fn the_same_prompt_and_seed_give_the_same_words() {
    let library = Library::read([]);
    for prompt in all().iter().take(6) {
        assert_eq!(page(&library, prompt, 7), page(&library, prompt, 7));
    }
    assert_ne!(page(&library, FERRULE, 1), page(&library, FERRULE, 2));
}

#[test]
fn two_pages_of_a_trade_share_few_sentences() {
    let library = Library::read([]);
    let bakery = |name: &str, goods: &str, street: &str, town: &str| {
        format!("{name} is a bakery in {town}. {goods}. {street}, {town}. Open Monday to Friday 7:00-15:00.")
    };
    let titles = |prompt: &str| -> BTreeSet<String> {
        let own = |it: &(String, String)| {
            it.0.strip_suffix(".title").is_some() && !it.1.starts_with("On this page") && it.0.split('.').count() == 2
        };
        page(&library, prompt, 0).into_iter().filter(|it| own(it)).map(|it| it.1).collect()
    };
    let first = titles(&bakery("Hollow Oak", "Sourdough, focaccia and cinnamon buns", "22 Church Road", "Bristol"));
    let second = titles(&bakery("Loafers", "Soda bread, scones and tarts", "9 Main Street", "Cork"));
    let shared = first.intersection(&second).count();
    assert!(shared <= 2, "{shared} of {} titles are shared: {first:?} {second:?}", first.len());
}
