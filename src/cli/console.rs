//! What goes to the terminal: data to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::OnceLock;

use annotate_snippets::{AnnotationKind, Group, Level as Weight, Renderer, Snippet};
use indicatif::{ProgressBar, ProgressStyle};
use tracing::Level;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt, registry};

use super::failure::Failure;
use crate::diagnostic::{Diagnostic, Severity};
use crate::progress::{Event, Step};
use crate::telemetry::Telemetry;

/// A line of data on standard output. A reader that went away is no fault.
pub(super) fn data(text: &str) {
    writeln!(io::stdout(), "{}", text.trim_end_matches('\n')).ok();
}

/// A line for the person who watches.
pub(super) fn say(text: &str) {
    writeln!(io::stderr(), "{text}").ok();
}

/// Sends the log to standard error, a line an event, and the spans to where `telemetry` says.
pub(super) fn log(telemetry: Option<&Telemetry>) {
    let said = filter_fn(|it| it.is_event() && *it.level() <= Level::INFO);
    let log = fmt::layer().with_writer(io::stderr).with_target(false).with_ansi(colours()).with_filter(said);
    // A second log in one process is the first one's.
    registry().with(log).with(telemetry.map(Telemetry::layer)).try_init().unwrap_or_default();
}

/// Shows a wrong call, or the help that was asked for.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    // Nobody is left to tell when the terminal is gone.
    error.print().ok();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Shows why a command failed, once.
pub(super) fn failed(failure: &Failure) -> ExitCode {
    for (finding, source) in failure.findings() {
        say(&underlined(&finding, source.as_deref()));
    }
    say(&format!("error: {}", printable(&failure.to_string())));
    for cause in failure.causes() {
        say(&format!("  caused by: {}", printable(&cause)));
    }
    if let Some(hint) = failure.hint() {
        say(&format!("hint: {}", printable(&hint)));
    }
    ExitCode::from(failure.exit_code())
}

/// `text` without the characters that could steer a terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter(|it| *it == '\n' || *it == '\t' || !crate::prompt::is_hidden(*it)).collect()
}

/// A finding with its line of `source` and a mark under what it means.
pub(super) fn underlined(finding: &Diagnostic, source: Option<&str>) -> String {
    let level = match finding.severity {
        Severity::Error => Weight::ERROR,
        Severity::Warning => Weight::WARNING,
        Severity::Note => Weight::NOTE,
    };
    let message = printable(&finding.message);
    let title = level.primary_title(message.as_str()).id(finding.code);
    let file = finding.file.as_deref().unwrap_or("section");
    let help = finding.help.as_deref().map(printable);
    let mut group = match source.and_then(|it| Some((it, span(it, finding)?))) {
        Some((text, span)) => {
            title.element(Snippet::source(text).path(file).annotation(AnnotationKind::Primary.span(span)))
        }
        None => Group::with_title(title),
    };
    if let Some(help) = help.as_deref() {
        group = group.element(Weight::HELP.message(help));
    }
    let renderer = if colours() { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.render(&[group]).clone();
    let shown = source.is_some_and(|it| span(it, finding).is_some());
    if !shown && let Some(file) = &finding.file {
        text.push_str(&format!("\n  --> {file}"));
    }
    text
}

/// The bytes of `source` that the finding means; nothing where its place is only the start.
fn span(source: &str, finding: &Diagnostic) -> Option<std::ops::Range<usize>> {
    let place = finding.place;
    if place.length == 0 {
        return None;
    }
    let line_start: usize = source.split_inclusive('\n').take(place.line as usize - 1).map(str::len).sum();
    let rest = &source[line_start..];
    let offset = |chars: usize| rest.char_indices().nth(chars).map_or(rest.len(), |(at, _)| at);
    let from = place.column as usize - 1;
    let line_end = line_start + rest.find('\n').unwrap_or(rest.len());
    let (start, end) = (line_start + offset(from), line_start + offset(from + place.length as usize));
    Some(start.min(line_end)..end.clamp(start.min(line_end), line_end))
}

fn colours() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
}

/// Shows events: JSON lines on standard output, or a bar on a terminal, or a line an event.
pub(super) enum Watcher {
    /// JSON lines.
    Json,
    /// A bar, once the number of sections is known.
    Bar(OnceLock<ProgressBar>),
    /// A line an event.
    Lines,
}

impl Watcher {
    pub(super) fn new(json: bool) -> Self {
        match (json, io::stderr().is_terminal()) {
            (true, _) => Self::Json,
            (false, true) => Self::Bar(OnceLock::new()),
            (false, false) => Self::Lines,
        }
    }

    pub(super) fn hear(&self, event: &Event) {
        if matches!(self, Self::Json) {
            if let Ok(line) = serde_json::to_string(event) {
                data(&line);
            }
            return;
        }
        match event {
            Event::Estimate { calls, cost_usd } => {
                if let Some(cost) = cost_usd.filter(|it| *it > 0.0) {
                    self.line(&format!("At most ${cost:.4} for {calls} questions, if no draft is refused"));
                }
                self.planning();
            }
            Event::Section { number, of, title, step, findings, words, attempts, model, .. } => {
                let text = format!("Generating section {number} of {of}… {title}");
                let why = findings.iter().find(|it| it.severity > Severity::Note).map(|it| printable(&it.message));
                let words = printable(words);
                self.advance(&text, *of, *step, &words);
                let what = format!("section {number} of {of}, {title}");
                match step {
                    Step::Writing if matches!(self, Self::Bar(_)) => {}
                    Step::Writing if !words.is_empty() => say(&format!("  {what}: {words}")),
                    Step::Writing if *attempts > 1 => say(&format!("  asking `{}` for {what}", printable(model))),
                    Step::Writing => say(&text),
                    _ => self.trouble(*step, &what, why.as_deref().unwrap_or("no reason was given")),
                }
            }
            _ => {}
        }
    }

    fn planning(&self) {
        let text = "Planning the page…";
        match self {
            Self::Bar(bar) => bar.get_or_init(|| new_bar(1)).set_message(text),
            _ => say(text),
        }
    }

    fn advance(&self, text: &str, of: usize, step: Step, words: &str) {
        if let Self::Bar(bar) = self {
            let bar = bar.get_or_init(|| new_bar(of));
            bar.set_length(of as u64);
            bar.set_message(if words.is_empty() { text.to_owned() } else { format!("{text}: {words}") });
            bar.inc(u64::from(step == Step::Accepted));
        }
    }

    fn trouble(&self, step: Step, what: &str, why: &str) {
        match step {
            Step::Repairing => self.line(&format!("  mending {what}: {why}")),
            Step::FellBack => self.line(&format!("warning: fell back in {what}: {why}")),
            Step::Writing | Step::Verifying | Step::Accepted => {}
        }
    }

    /// A line that stays, above the bar if there is one.
    pub(super) fn line(&self, text: &str) {
        match self {
            Self::Bar(bar) => match bar.get() {
                Some(bar) => bar.suspend(|| say(text)),
                None => say(text),
            },
            _ => say(text),
        }
    }

    /// Ends the bar.
    pub(super) fn done(&self) {
        if let Self::Bar(bar) = self {
            bar.get().into_iter().for_each(ProgressBar::finish_and_clear);
        }
    }
}

fn new_bar(of: usize) -> ProgressBar {
    let bar = ProgressBar::new(of as u64);
    // Short, so that a section has its line in a narrow terminal; what is longer is cut.
    if let Ok(style) = ProgressStyle::with_template("{bar:10} {wide_msg}") {
        bar.set_style(style);
    }
    bar
}
