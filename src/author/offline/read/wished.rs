//! What a text about its subject says of the page that is wanted: `… and need a simple one-page site`.

use serde::Deserialize;

use super::pattern::regex;
use super::source::Source;
use crate::author::offline::lexicon::shared;

/// The words of `reading/wished.toml`.
#[derive(Debug, Deserialize)]
struct Words {
    page: Vec<String>,
}

/// What is wanted.
const PAGE: &str = r"(?:(?:web|home|landing)[ -]?)?(?:page|site|pager)s?";

/// A text without the clauses that ask for a page inside its sentences, and with somebody's own business for a mother's.
pub(super) fn without_wish(text: &str) -> String {
    let lower = text.to_lowercase();
    if !["page", "site", "keep it", "make it"].iter().any(|it| lower.contains(it)) {
        return text.to_owned();
    }
    let wish = format!(
        r"(?i)([\p{{L}}\d)])(?:,? (?:and|so|but)|,| [-–—])(?: (?:i|we|she|he|they))?(?:'d|’d| would)?(?: (?:just|really|also|now|still|only|finally))* (?:need|needs|want|wants|like|(?:am |are |is )?looking for)(?: to have)? (?:an?|some|my|our|the) (?:[\p{{L}}\-]+ ){{0,5}}{PAGE}\b(?: (?:for|about) (?:it|this|that|them|us|me|him|her))?(?: please| pls| now| soon)?([.,;!?\n]|$)"
    );
    let text = regex(&wish).replace_all(text, "$1$2").into_owned();
    let kept = r"(?i)([\p{L}\d)])(?:,? so(?: please)?|,? (?:please|pls|plz)) (?:keep|make) (?:it|things) [\p{L}\- ]{3,30}([.,;!?\n]|$)";
    let text = regex(kept).replace_all(&text, "$1$2").into_owned();
    // `a page for my mum's cake business`
    let whose = format!(
        r"(?i)({PAGE} for )(?:my|our) (?:mum|mom|mother|dad|father|wife|husband|partner|sister|brother|daughter|son|friend|mate|aunt|uncle|nan|gran|boyfriend|girlfriend|parent)(?:['’]s|s['’]|s) "
    );
    regex(&whose).replace_all(&text, "${1}the ").into_owned()
}

/// Takes later sentences that speak of the page and of nothing else: `No website until now.`
pub(super) fn read(source: &mut Source) {
    let said = shared::<Words>("reading/wished.toml");
    for range in source.sentences().into_iter().skip(1) {
        let text = source.text()[range.clone()].to_lowercase();
        let plain = !text.contains(|it: char| it.is_ascii_digit() || matches!(it, '@' | '"' | '“'));
        if plain && text.split(' ').count() <= 16 && said.page.iter().any(|it| text.contains(it.as_str())) {
            source.take(range);
        }
    }
    if !source.says(&[
        "website",
        "web site",
        "homepage",
        "landing page",
        "web page",
        "one-pager",
        "one pager",
        "online presence",
    ]) {
        return;
    }
    const CUES: [&str; 27] = [
        "need", "needs", "want", "wants", "no", "never", "first", "until", "yet", "old", "basic", "simple", "should",
        "just", "please", "replace", "current", "don't", "dont", "haven't", "keep", "must", "only", "looks", "look",
        "without", "nothing",
    ];
    let page = regex(r"\b(?:website|web site|homepage|landing page|web page|one[- ]pager|online presence)\b");
    for range in source.sentences().into_iter().skip(1) {
        let text = source.text()[range.clone()].to_lowercase();
        let mut words = text.split(|it: char| !(it.is_alphanumeric() || it == '\''));
        let plain = !text.contains(|it: char| it.is_ascii_digit() || matches!(it, '@' | '"' | '“' | ':'));
        if plain && page.is_match(&text) && words.any(|it| CUES.contains(&it)) && !text.contains("websites") {
            source.take(range);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_wish;

    #[test]
    fn what_is_wanted_is_no_part_of_the_subject() {
        let cases = [
            ("I run a practice for bakers and need a simple one-page site. Tax.", "I run a practice for bakers. Tax."),
            ("We knit hats, we just want a small website for it", "We knit hats"),
            ("A cobbler in Bath, so keep it basic.", "A cobbler in Bath."),
            ("a page for my mum's cake shop", "a page for the cake shop"),
            ("We build sites and want a name", "We build sites and want a name"),
        ];
        for (text, kept) in cases {
            assert_eq!(without_wish(text), kept);
        }
    }
}
