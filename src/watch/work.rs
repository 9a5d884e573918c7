//! The loop: wait for a change, build, show.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::watch::{Sender, channel};
use tokio::time::sleep;

use super::error::WatchError;
use super::events::Events;
use super::late::{Late, may_pass};
use super::live::Shown;
use super::serve::{Listener, serve};
use super::turn::{Memory, Order, Said, Stopped, Turned, chain, export, turn};
use crate::diagnostic::Diagnostic;
use crate::project::Project;

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
    let mut desk = Desk { order, sender, say, late: Late::default() };
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
            Ok(turned) => desk.show(turned, begun),
            // What was saved is heard of too.
            Err(Stopped::Meanwhile) => {}
            Err(Stopped::Findings(found)) => {
                wrong(sender, found.iter().map(|it| words(&it.0)).collect());
                say(Said::Wrong(found));
            }
            Err(Stopped::Failed(text)) => desk.fail(text),
        }
        tokio::select! {
            changed = events.next() => changed?,
            () = desk.pause() => {}
        }
    }
}

/// Where what a turn came to is shown, said and written.
struct Desk<'a> {
    order: &'a Order<'a>,
    sender: &'a Sender<Arc<Shown>>,
    say: &'a dyn Fn(Said),
    late: Late,
}

impl Desk<'_> {
    /// Waits until what failed is to be tried again; for ever where nothing did.
    async fn pause(&self) {
        match self.late.pause() {
            Some(pause) => sleep(pause).await,
            None => std::future::pending().await,
        }
    }

    fn fail(&mut self, text: String) {
        let told = [text.clone()];
        if self.late.failed(&text, true) || self.sender.borrow().problems != told {
            wrong(self.sender, told.to_vec());
            (self.say)(Said::Failed(text, true));
        }
    }

    fn show(&mut self, turned: Turned, begun: Instant) {
        let (sender, say) = (self.sender, self.say);
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
        let late = if touched || self.late.is_late() { self.write(site.as_ref()) } else { None };
        let shown = Shown { late, ..sender.borrow().next(site, problems) };
        sender.send_replace(Arc::new(shown));
        if !known && !broken.is_empty() {
            let text = |it: &Diagnostic| it.file.as_deref().and_then(|file| tree.text(file)).map(str::to_owned);
            say(Said::Wrong(broken.into_iter().map(|it| (text(&it), it)).map(|(text, it)| (it, text)).collect()));
        }
        if touched {
            say(Said::Shown(begun.elapsed()));
        }
    }

    /// Writes what is kept fresh; why that cannot be.
    fn write(&mut self, site: Option<&Project>) -> Option<String> {
        let shown = Arc::clone(&self.sender.borrow().site);
        match export(self.order, Some(site.unwrap_or(&shown))) {
            Ok(()) => {
                let kept: Vec<PathBuf> = self.order.kept().cloned().collect();
                if self.late.done() && !kept.is_empty() {
                    (self.say)(Said::Fresh(kept));
                }
                None
            }
            Err(it) => {
                let (cause, again) = (chain(&it), may_pass(&it));
                let text = format!("could not keep the export fresh\n  caused by: {cause}");
                if self.late.failed(&text, again) {
                    (self.say)(Said::Failed(text.clone(), again));
                }
                Some(text)
            }
        }
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
