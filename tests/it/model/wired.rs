//! Every way in which a server breaks, seen from the page: it is made and builds, or one message says why not.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use airstrip::author::Asked;
use airstrip::devmodel::scenarios;
use airstrip::llm::{Client, Limits, Settings};
use airstrip::pipeline::{Kept, Models, Outlined, PipelineError, Shop, plan, project, sections};
use airstrip::progress::{Event, Step};
use airstrip::prompt::Prompt;
use airstrip::verify::{Author, Gate};
use futures_util::future::join_all;

use crate::support::{FERRULE, gate};
use crate::wire::faults::expected;
use crate::wire::{Bench, quick, run_within};

/// How many pages are made at once.
const AT_ONCE: usize = 6;
/// How long all of them may take on a busy machine.
const DEADLINE: Duration = Duration::from_mins(5);

/// Errors that end a run, as no other call could go better.
const ENDS: [&str; 3] = ["KEY", "CREDIT", "REDIRECT"];

/// What became of a page.
struct Page {
    /// Who wrote each section.
    authors: Vec<Author>,
    /// Sections that were said to have fallen back, and why.
    fell: BTreeSet<String>,
    /// Whether the plan fell back.
    replanned: bool,
}

/// Makes a page of two sections by a server that breaks in the way of `scenario`.
async fn make(bench: &Bench, shop: &mut Shop, (scenario, code): (&str, &str)) -> Result<Page, PipelineError> {
    // What can be read comes byte by byte at its slowest, and a busy machine takes its time for that; what breaks is
    // given up soon.
    let limits = match code {
        "OK" => Limits {
            header: Duration::from_secs(15),
            idle: Duration::from_secs(15),
            quiet: Duration::from_secs(30),
            attempt: Duration::from_mins(1),
            total: Duration::from_mins(2),
            ..quick()
        },
        _ => Limits { header: Duration::from_millis(1_500), attempt: Duration::from_secs(6), ..quick() },
    };
    let settings = Settings { limits, ..bench.settings(scenario) };
    let client = Client::new(settings).expect("a client");
    shop.models = Some(Models::new(Arc::new(client)));
    let prompt = Prompt::new(FERRULE).expect("a prompt");
    let asked = Asked { sections: vec!["hero".into(), "faq".into()], ..Asked::default() };
    let Outlined { planned, .. } = plan(shop, &prompt, &asked).await?;
    let events = Mutex::new(Vec::new());
    let made = sections(shop, &planned.plan, &Kept::default(), &|it| events.lock().expect("a list").push(it)).await?;
    builds(&shop.gate, &planned.plan, &made);
    let fell = events.into_inner().expect("a list").into_iter().filter_map(|it| match it {
        Event::Section { id, step: Step::FellBack, findings, .. } if !findings.is_empty() => Some(id),
        _ => None,
    });
    Ok(Page {
        authors: made.sections.iter().map(airstrip::verify::Section::author).collect(),
        fell: fell.collect(),
        replanned: planned.notes.iter().any(|it| it.code == "plan-fell-back"),
    })
}

fn builds(gate: &Gate, plan: &airstrip::plan::Plan, made: &airstrip::pipeline::Made) {
    let tree = project(gate, plan, made).expect("a tree");
    for file in ["package.json", "src/sections/Hero.tsx", "src/content/faq.ts"] {
        assert!(tree.text(file).is_some(), "{file}");
    }
}

fn judge(scenario: &str, code: &str, page: Result<Page, PipelineError>) {
    let page = match page {
        Ok(page) => page,
        Err(error) => {
            let text = error.to_string();
            assert!(ENDS.contains(&code), "{scenario} ends the run: {text}");
            assert!(!text.is_empty() && text.lines().count() == 1, "{scenario}: {text}");
            return;
        }
    };
    assert!(!ENDS.contains(&code), "{scenario} does not end the run");
    assert_eq!(page.authors.len(), 2, "{scenario}");
    let offline = page.authors.iter().filter(|it| **it == Author::Offline).count();
    assert_eq!(page.fell.len(), offline, "{scenario}: what fell back is said with its reasons");
    if code == "OK" {
        assert!(offline == 0 && !page.replanned, "{scenario} can be read, and is");
    } else {
        assert!(offline == 2 && page.replanned, "{scenario} gives nothing, and the page is made all the same");
    }
}

#[test]
fn a_page_is_made_however_a_server_breaks() {
    run_within(DEADLINE, async {
        let bench = Bench::clean().await;
        let expected = expected();
        let names: Vec<&str> = scenarios().map(|it| it.name).collect();
        assert!(names.len() > 85, "{}", names.len());
        let (bench, expected, names) = (&bench, &expected, &names);
        let worker = |first: usize| async move {
            let mut shop = Shop::offline(gate());
            for name in names.iter().skip(first).step_by(AT_ONCE) {
                let code = expected[name];
                judge(name, code, make(bench, &mut shop, (name, code)).await);
            }
        };
        join_all((0..AT_ONCE).map(worker)).await;
    });
}
