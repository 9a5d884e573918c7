//! The loop: wait for a change, build, show.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::watch::{Sender, channel};

use super::error::WatchError;
use super::events::Events;
use super::live::Shown;
use super::serve::{Listener, serve};
use super::turn::{Memory, Order, Said, Stopped, Turned, chain, export, turn};
use crate::diagnostic::Diagnostic;

/// How many builds in a row a newer change may end: where something is written all the time, one is still made.
const MOST_LEFT: u32 = 10;

/// Builds `order` on every change, and shows the page on `listener` if there is one, until something goes wrong that
/// no edit mends, or the future is dropped. `say` hears what happens.
pub async fn watch(order: &Order<'_>, listener: Option<Listener>, say: &dyn Fn(Said)) -> Result<(), WatchError> {
    let (sender, shown) = channel(Arc::new(Shown::default()));
    let events = Events::new(&order.dir, order.poll)?;
    let work = work(order, events, &sender, say);
    match listener {
        Some(listener) => tokio::select! {
            done = work => done,
            () = serve(listener, shown) => Ok(()),
        },
        None => work.await,
    }
}

async fn work(
    order: &Order<'_>,
    mut events: Events,
    sender: &Sender<Arc<Shown>>,
    say: &dyn Fn(Said),
) -> Result<(), WatchError> {
    let (mut memory, mut left) = (Memory::default(), 0);
    loop {
        let begun = Instant::now();
        let result = tokio::select! {
            result = turn(order, &mut memory) => result,
            // What is being built is old already.
            changed = events.next(), if left < MOST_LEFT => {
                changed?;
                left += 1;
                continue;
            }
        };
        left = 0;
        match result {
            Ok(turned) => show(order, sender, say, (turned, begun)),
            // What was saved is heard of too.
            Err(Stopped::Meanwhile) => {}
            Err(Stopped::Findings(found)) => {
                wrong(sender, found.iter().map(|it| words(&it.0)).collect());
                say(Said::Wrong(found));
            }
            Err(Stopped::Failed(text)) => {
                wrong(sender, vec![text.clone()]);
                say(Said::Failed(text));
            }
        }
        events.next().await?;
    }
}

fn show(order: &Order<'_>, sender: &Sender<Arc<Shown>>, say: &dyn Fn(Said), (turned, begun): (Turned, Instant)) {
    let Turned { changed, conflicts, broken, site, tree } = turned;
    let touched = site.is_some();
    if !changed.is_empty() {
        say(Said::Built(changed));
    }
    if !conflicts.is_empty() {
        say(Said::Conflicts(conflicts));
    }
    let problems: Vec<String> = broken.iter().map(words).collect();
    let known = sender.borrow().problems == problems;
    if !known && problems.is_empty() {
        say(Said::Fixed);
    }
    if touched && let Err(it) = export(order, site.as_ref()) {
        say(Said::Failed(chain(&it)));
    }
    sender.send_modify(|shown| *shown = Arc::new(shown.next(site, problems)));
    if !known && !broken.is_empty() {
        let text = |it: &Diagnostic| it.file.as_deref().and_then(|file| tree.text(file)).map(str::to_owned);
        say(Said::Wrong(broken.into_iter().map(|it| (text(&it), it)).map(|(text, it)| (it, text)).collect()));
    }
    if touched {
        say(Said::Shown(begun.elapsed()));
    }
}

/// The last page that was right stays, with what is wrong over it.
fn wrong(sender: &Sender<Arc<Shown>>, problems: Vec<String>) {
    sender.send_modify(|shown| *shown = Arc::new(Shown { problems, ..Shown::clone(shown) }));
}

fn words(finding: &Diagnostic) -> String {
    let place = finding
        .file
        .as_deref()
        .map_or_else(String::new, |file| format!("{file}:{}:{}\n", finding.place.line, finding.place.column));
    let help = finding.help.as_deref().map_or_else(String::new, |it| format!("\n{it}"));
    format!("{place}{}{help}", finding.message)
}
