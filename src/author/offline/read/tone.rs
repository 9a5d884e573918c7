//! How the page should sound and which colour it should have.

use super::lookup::trim;
use super::source::Source;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Reads the tone and the colour that sentences about other things name too.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    if facts.tone.is_empty() {
        tone(source, facts, lexicon);
    }
    if facts.colour.is_empty() {
        colour(source, facts, lexicon);
    }
}

fn tone(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    let words = lexicon.tones.join("|");
    let named = r"(?i)\b(?:tone(?: of voice)?|style|voice|mood|look|ton|stil|estilo|tono)\s*[:=]\s*([^.\n\x01;]{3,60})";
    let wish = format!(
        r"(?i)\b(?:keep it|make it|should (?:feel|look|sound|be)|feels?|style should be|design should be|soll)\s+(?:very |rather )?((?:{words})(?:(?:,| and|,? und|,? et|,? y) (?:{words}))*)\b"
    );
    let page = format!(
        r"(?i)\b((?:{words})(?:(?:,| and) (?:{words}))*)(?:,)? (?:landing[ -]?page|website|web page|page|site|design|look|style|tone)\b"
    );
    let ways: [(&str, &[&str]); 3] = [
        (named, &[":", "="]),
        (&wish, &["keep it", "make it", "should", "feel", "soll"]),
        (&page, &["page", "site", "design", "look", "style", "tone"]),
    ];
    let found = ways.iter().filter(|it| source.says(it.1)).find_map(|it| source.find(it.0));
    let Some(found) = found else { return };
    facts.tone = trim(found.text(1)).to_lowercase();
    if !found.text(0).to_lowercase().ends_with("page") && !found.text(0).to_lowercase().ends_with("site") {
        source.take(found.range());
    }
}

fn colour(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    if !source.text().contains('#') && !lexicon.hues.keys().any(|it| source.says(&[it])) {
        return;
    }
    let names = lexicon.hues.keys().map(String::as_str).collect::<Vec<_>>().join("|");
    let shade = r"(?:dark |deep |light |bright |pale |forest |navy |warm |dunkel|hell|vert |bleu )?";
    let colour = format!(r"({shade}(?:{names})(?: (?:foncé|clair|oscuro|claro))?|#[0-9a-f]{{6}}\b|#[0-9a-f]{{3}}\b)");
    let cue = r"(?:colou?rs?|brand colou?r|accent|farben?|couleurs?|colores|color|primary|palette)";
    let patterns = [
        format!(r"(?i)\b(?:\w+ )?{cue}\s*(?:is|are|:|=|should be|ist|est|es)?\s*{colour}\b"),
        format!(r"(?i)\buse\s+(?:a |an |our )?{colour}\b(?: as (?:the )?\w+ ?colou?r)?"),
        format!(r"(?i)\b{colour}(?: and \w+)? (?:as (?:the )?)?{cue}\b"),
        r"(?i)(#[0-9a-f]{6})\b".to_owned(),
    ];
    let Some(found) = patterns.iter().find_map(|it| source.find(it)) else { return };
    found.text(1).clone_into(&mut facts.colour);
    source.take(found.range());
}
