//! For whom it is.

use super::lookup::{trim, without_determiner};
use super::pattern::regex;
use super::source::{Source, TAKEN};
use super::whom;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Whether what follows `for` is somebody.
pub(super) fn is_audience(phrase: &str, lexicon: &Lexicon) -> bool {
    let part = phrase.split([',', '.', ';']).next().unwrap_or(phrase);
    let german = whom::are_people(part);
    let words: Vec<&str> = part.split(' ').take(2).collect();
    let described = words.len() == 2
        && words[0].ends_with('e')
        && words[0].starts_with(char::is_lowercase)
        && words[1].starts_with(char::is_uppercase)
        && ["e", "en", "er", "s"].iter().any(|end| words[1].ends_with(end))
        && !whom::are_things(words[1]);
    lexicon.are_people(part) || german || described
}

/// `Audience: …`, `aimed at …`.
pub(super) fn named(source: &mut Source, facts: &mut Facts) {
    let pattern = r"(?i)\b(?:target audience|audience|target group|zielgruppe|public cible|público(?: objetivo)?)\s*(?:is|are|:|=)\s*([^.;\n\x01]{3,80})|\b(?:aimed at|made for|built for|designed for|intended for|geared towards|gedacht für|destiné aux?|dirigid[oa] a)\s+([^,.;\n\x01]{3,70})";
    let Some(found) = source.find(pattern) else { return };
    let text = if found.text(1).is_empty() { found.text(2) } else { found.text(1) };
    trim(text).clone_into(&mut facts.audience);
    source.take(found.range());
}

/// People and how old they are: `children from two to five`.
const AGED: &str = r"^(\p{Ll}+ (?:(?:from|aged|between|over|under) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: ?(?:to|and|-|–) ?(?:\d+|three|four|five|six|seven|eight|nine|ten|twelve))?)\b";

/// Reads for whom it is from what follows *for*.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon, lang: &str) {
    let stop = r"(?: (?:that|which|so|in (?:the )?\p{Lu}[\p{L}]*|on the \p{Lu}[\p{L}]*|out of|made of|to [\p{Ll}]+|and we|at|from|by|mit|avec|con|damit|without|à \p{Lu}[\p{L}\-]*|en \p{Lu}[\p{L}\-]*)\b.*)?";
    let pattern = r"\b(?i:for|für|pour|para|für die|pour les|para los)\s+([^,.;:!?\n\x01(–—]{3,80})";
    for found in source.find_all(pattern) {
        // `looking for foster homes`: who is looked for is not whom it is for.
        let before = source.text()[..found.range().start].trim_end();
        let before = before.rsplit(|it: char| it.is_whitespace()).next().unwrap_or_default().to_lowercase();
        let sought =
            ["looking", "searching", "asking", "hoping", "waiting", "wait", "ask", "look"].contains(&before.as_str());
        if sought || in_list(source, found.range().start) {
            continue;
        }
        let text =
            regex(&format!(r"^(.*?){stop}$")).captures(found.text(1)).map_or(String::new(), |it| it[1].to_owned());
        // `people who work on the Ouseburn`: where they are is who they are.
        let whole = trim(found.text(1));
        let who = text.split(' ').take(4).any(|it| it == "who") && whole.split(' ').count() <= 10;
        let text = if who { whole.to_owned() } else { text };
        let aged = regex(AGED).captures(found.text(1)).map(|it| it[1].to_owned());
        let text = aged.as_deref().unwrap_or_else(|| without_with(&text));
        let bare = trim(without_determiner(text));
        // `for physio clinics called Reflexa`, `for students for autumn 2027`
        let bare = [" called", " named", " for", " in", " from", " by", " until"]
            .iter()
            .find_map(|it| bare.strip_suffix(it))
            .unwrap_or(bare);
        let early = found.range().start < source.sentences().first().map_or(0, |it| it.end);
        let local =
            early && lang == "de" && bare.chars().next().is_some_and(char::is_uppercase) && !whom::are_things(bare);
        let foreign =
            found.text(0).to_lowercase().starts_with("pour ") || found.text(0).to_lowercase().starts_with("para ");
        let own = ["my ", "our ", "your ", "the next ", "every ", "example ", "free ", "now ", "sale "]
            .iter()
            .any(|it| format!("{} ", text.to_lowercase()).starts_with(it));
        // `pour l'arrosage` is what for.
        let thing =
            !early && foreign && ["l'", "l’", "cet ", "cette ", "ce ", "el "].iter().any(|it| text.starts_with(it));
        let own = own || foreign && lexicon.is_generic(bare);
        let own = own || thing && !is_audience(bare, lexicon);
        let ever = ["siempre", "toujours", "immer", "llevar", "emporter", "toda la vida", "ello", "eso", "tout"];
        let own = own || ever.contains(&text.to_lowercase().as_str());
        // `paella para 400 personas`, `disponible para encargos`
        const THINGS: [&str; 7] = ["encargos", "pedidos", "reservas", "viajes", "voyage", "voyages", "commandes"];
        let first = bare.split(' ').next().unwrap_or_default().to_lowercase();
        let own = own || foreign && (first.starts_with(|it: char| it.is_ascii_digit()) || THINGS.contains(&&*first));
        // `free for teams under five` names a price.
        let free = source.text()[..found.range().start].to_lowercase();
        let free = ["free", "gratuit", "gratis", "kostenlos", "frei"].iter().any(|it| free.trim_end().ends_with(it));
        if bare.is_empty()
            || own
            || free
            || !(is_audience(bare, lexicon) || local || foreign && bare.split(' ').count() <= 5)
        {
            continue;
        }
        bare.clone_into(&mut facts.audience);
        let Some(place) = found.place(1) else { continue };
        let end = place.start + source.text()[place.clone()].find(bare).unwrap_or(0) + bare.len();
        source.take(found.range().start..end);
        return;
    }
}

/// Whether a place is in a sentence that lists at least three things: `Classes for beginners, firings for potters and …`.
fn in_list(source: &Source, at: usize) -> bool {
    let range = source.sentence_at(at);
    let open = source.open();
    let start = open[range.start..at].rfind(": ").map_or(range.start, |it| range.start + it + 2);
    let open = open[start..range.end].to_owned();
    let items = super::list::items(&open);
    let most = if [" pour ", " para "].iter().any(|it| open.contains(it)) { 9 } else { 6 };
    // The last of three may say more of itself: `workshops for beginners, a big strum on the beach at noon`.
    let last = if range.start > 0 { items.len().saturating_sub(1) } else { items.len() };
    let short = items.iter().take(last).all(|it| it.split(' ').count() <= most);
    let verbal =
        regex(r"(?i)(?:^|[ \x01])(?:is|are|we|i|it|for|ist|sind|wir|ich|est|sont|nous|je|es|son|somos|hacemos) ");
    !open.contains(TAKEN) && items.len() > 2 && short && !verbal.is_match(items.first().map_or("", String::as_str))
}

/// Cuts what a product has (`teams with a free plan`), not what people have (`people with ADHD`).
fn without_with(text: &str) -> &str {
    let people = [
        "people", "adults", "kids", "children", "anyone", "everyone", "families", "teams", "parents", "shops",
        "studios",
    ];
    match text.split_once(" with ") {
        Some((before, _)) if !before.split(' ').next_back().is_some_and(|it| people.contains(&it)) => before,
        _ => text,
    }
}
