//! Measures what one section costs at the gate, with warm engines, and prints a table in Markdown.
//!
//! `cargo bench --bench gate`

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::thread;
use std::time::{Duration, Instant};

use airstrip::plan::{Plan, variants};
use airstrip::render::{Limits, Renderer, Trust};
use airstrip::section::Library;
use airstrip::verify::{Author, Draft, DraftForm, Gate, Section, verify};
use serde_json::json;

/// Rounds over the whole library.
const ROUNDS: usize = 15;
/// What a child needs to make itself a fresh engine, which it does while nobody waits.
const PAUSE: Duration = Duration::from_millis(40);

fn main() -> io::Result<()> {
    let gate =
        Gate::new(Library::read([]), Renderer::new(Limits::default(), Some(env!("CARGO_BIN_EXE_airstrip").into())));
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        for (kind, variant) in all(&gate.library) {
            measure(&gate, &kind, &variant, &mut times);
        }
    }
    let mut out = io::stdout();
    writeln!(
        out,
        "| step, {} sections of the library | median | 95 of 100 |\n|---|---|---|",
        all(&gate.library).len()
    )?;
    for (step, mut times) in times {
        times.sort();
        let at = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1e3;
        writeln!(out, "| {} | {:.2} ms | {:.2} ms |", &step[2..], at(50), at(95))?;
    }
    Ok(())
}

fn all(library: &Library) -> Vec<(String, String)> {
    let names = library.kinds().map(|it| it.name.clone()).collect::<Vec<_>>();
    names.into_iter().flat_map(|kind| variants(&kind).into_iter().map(move |it| (kind.clone(), it))).collect()
}

fn plan(kind: &str, variant: &str) -> Plan {
    let plan = json!({
        "site": { "name": "Ferrule", "type": "saas", "theme": "harbor", "lang": "en" },
        "section": [{ "id": kind, "kind": kind, "variant": variant }],
    });
    serde_json::from_value(plan).expect("a plan")
}

/// Judges one section as words for the library's component, then the same component as a text of a stranger.
fn measure(gate: &Gate, kind: &str, variant: &str, times: &mut BTreeMap<&'static str, Vec<Duration>>) {
    let Some(of) = gate.library.kind(kind) else { return };
    let plan = plan(kind, variant);
    let words = || DraftForm::Content(of.sample().clone());
    let Some((section, whole)) = judged(gate, &plan, words()) else { return };
    let Ok(unit) = gate.island(&section) else { return };
    let here = timed(|| gate.renderer.render(&unit, Trust::Library)).1;
    // A space makes it a stranger's.
    let text = format!("{}\n ", section.source());
    thread::park_timeout(PAUSE);
    let Some((_, strange)) = judged(gate, &plan, DraftForm::Code { text, content: of.sample().clone() }) else {
        return;
    };
    thread::park_timeout(PAUSE);
    let apart = timed(|| gate.renderer.render(&unit, Trust::Foreign)).1;
    for (step, time) in [
        ("1 library section: all stages but the render", whole.saturating_sub(here)),
        ("2 library section: the render, in this process", here),
        ("3 a stranger's section: read, compiled and judged, all but the render", strange.saturating_sub(apart)),
        ("4 a stranger's section: the render, in its child", apart),
    ] {
        times.entry(step).or_default().push(time);
    }
}

fn judged(gate: &Gate, plan: &Plan, form: DraftForm) -> Option<(Section, Duration)> {
    let draft = Draft { form, author: Author::Hand };
    let (section, time) = timed(|| verify(gate, plan, &plan.sections[0], draft));
    Some((section.ok()?, time))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}
