//! The steps of how it works.

use super::list;
use super::lookup::{capital, trim};
use super::pattern::regex;
use super::source::Source;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

const HEAD: &str = r"(?i:how it works|steps|process|the process|workflow|so funktioniert(?:'s| es)?|ablauf|schritte|comment ça marche|étapes|cómo funciona|pasos)";

/// With what a way begins in English. `Swap shifts, see who is on call and export the hours` is no way, but what can be
/// done, in any order.
const BEGIN: [&str; 60] = [
    "add",
    "aim",
    "answer",
    "apply",
    "ask",
    "book",
    "bring",
    "build",
    "call",
    "choose",
    "clip",
    "connect",
    "copy",
    "create",
    "define",
    "describe",
    "design",
    "download",
    "drag",
    "draw",
    "drop",
    "email",
    "enter",
    "fill",
    "find",
    "forward",
    "give",
    "import",
    "install",
    "invite",
    "join",
    "link",
    "list",
    "measure",
    "mount",
    "name",
    "open",
    "order",
    "paste",
    "photograph",
    "pick",
    "plug",
    "point",
    "post",
    "record",
    "register",
    "scan",
    "search",
    "select",
    "send",
    "set",
    "sign",
    "snap",
    "speak",
    "take",
    "tell",
    "text",
    "type",
    "upload",
    "write",
];

/// Reads steps: a list after a heading, numbered lines, or `First … then … finally …`.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    let found = source.says(&["1.", "1)", "2.", "2)"]).then(|| numbered(source)).flatten();
    let found = found.or_else(|| source.says(&[":", "\n"]).then(|| headed(source)).flatten());
    let found = found.or_else(|| source.says(&["first"]).then(|| told(source)).flatten());
    let found = found.or_else(|| ordered(source, lexicon));
    facts.steps = found.unwrap_or_default();
    facts.steps.truncate(5);
}

fn numbered(source: &mut Source) -> Option<Vec<String>> {
    let pattern = format!(r"(?m)(?:^#*\s*{HEAD}\s*:?\s*\n)?((?:^\s*\d[.)]\s+[^\n\x01]+\n?){{2,}})");
    let found = source.find(&pattern)?;
    let line = regex(r"(?m)^\s*\d[.)]\s+(.+)$");
    let items: Vec<String> = line.captures_iter(found.text(1)).map(|it| capital(trim(&it[1]))).collect();
    source.take(found.range());
    Some(items)
}

fn headed(source: &mut Source) -> Option<Vec<String>> {
    let bullets = format!(r"(?m)^#*\s*{HEAD}\s*:?\s*\n((?:^\s*[-*•–]\s+[^\n\x01]+\n?){{2,}})");
    if let Some(found) = source.find(&bullets) {
        let items = found.text(1).lines().map(|it| capital(trim(it))).collect();
        source.take(found.range());
        return Some(items);
    }
    let inline = format!(r"{HEAD}\s*:\s*([^\n\x01]*?[^\n\x01.])(?:\.(?:\s|$)|\n|$)");
    let found = source.find(&inline)?;
    let text = regex(r"\s*(?:\b\d[.)]|→|->|>|\bthen\b|\bdann\b|\bpuis\b|\bluego\b)\s*")
        .replace_all(found.text(1), "; ")
        .into_owned();
    let items: Vec<String> = list::items(&text).iter().map(|it| capital(trim(it))).collect();
    if items.len() < 2 {
        return None;
    }
    source.take(found.range());
    Some(items)
}

fn told(source: &mut Source) -> Option<Vec<String>> {
    let found = source.find(r"(?i)\bfirst(?:,| you| we) ([^.;\n\x01]{4,120}?)[.;,] (?:and )?(?:then|second|next),? ([^.;\n\x01]{4,120}?)(?:[.;,] (?:and )?(?:finally|then|third|last),? ([^.;\n\x01]{4,120}?))?[.;]")?;
    source.take(found.range());
    Some((1..=3).map(|it| capital(trim(found.text(it)))).filter(|it| !it.is_empty()).collect())
}

/// A sentence of instructions: `Upload a file, choose a template, download the PDF.`
fn ordered(source: &mut Source, lexicon: &Lexicon) -> Option<Vec<String>> {
    for range in source.sentences() {
        let said = &source.open()[range.clone()];
        let first = said.trim_start().split(' ').next().unwrap_or_default().to_lowercase();
        if !BEGIN.contains(&first.as_str()) && !said.contains(" then ") {
            continue;
        }
        let text = said.replace(", then ", ", ").replace(" then ", ", ");
        let items = list::items(&text);
        let verb = |it: &String| {
            it.contains(' ') && lexicon.verbs.contains(&it.split(' ').next().unwrap_or("").to_lowercase())
        };
        if items.len() >= 3 && items.iter().all(verb) && !text.contains('\u{1}') {
            source.take(range);
            return Some(items.iter().map(|it| capital(it)).collect());
        }
    }
    None
}
