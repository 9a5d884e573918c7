//! What a prompt says and no fact does. The readers before this one each know one sort of fact, and each can take words
//! that it does not keep; whatever they are, a sentence that is lost in this way is told as it stands.

use serde::Deserialize;

use super::claims::{begun, is_refusal};
use super::item::feature;
use super::list;
use super::look::is_look;
use super::lookup::{capital, trim, without_article};
use super::lost::said;
use super::order::is_order;
use super::source::Source;
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::plan::Facts;

/// Words that say something: shorter ones without a digit join others.
const TELLING: usize = 4;
/// The most words of a thing in a list.
const MOST: usize = 6;
/// The most claims there are.
const CLAIMS: usize = 24;

/// The words of `reading/unsaid.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Words of a sentence that speaks of the page and to its author.
    page: Vec<String>,
    /// Words that introduce something, and say nothing themselves.
    introduce: Vec<String>,
    /// Words with which somebody tells, so that no list begins with them.
    tells: Vec<String>,
}

/// Tells what no fact holds: a list of things as features where there are none yet, and what else there is as it stands.
pub(super) fn keep(text: &str, facts: &mut Facts, (name, lang): (&str, &str), lexicon: &Lexicon) {
    // Abroad, [`super::lost`] keeps parts of sentences.
    if lang != "en" {
        return;
    }
    let source = Source::new(text);
    let known = shared::<Words>("reading/unsaid.toml");
    for range in source.sentences() {
        let sentence = text[range].trim();
        let reaches = [&facts.email, &facts.phone].iter().any(|it| !it.is_empty() && sentence.contains(it.as_str()));
        let refuses = sentence.trim_end_matches(['.', '!']).split(", ").all(is_refusal);
        if reaches || refuses || speaks_of_page(sentence, &known, lexicon) {
            continue;
        }
        let said = said(facts, name);
        let (all, lost) = count(sentence, &said, &known, lexicon);
        let counted = lost.iter().any(|it| it.contains(|it: char| it.is_ascii_digit()));
        let few = all < 2 || lost.len() < 2 && !counted || lost.len() * 5 < all * 3;
        if few && !(counted && all < 3) {
            let parts = lost_parts(sentence, &said, &known, lexicon);
            let room = CLAIMS.saturating_sub(facts.claims.len());
            facts.claims.extend(parts.into_iter().take(room));
            continue;
        }
        let things = things(sentence, &known);
        if things.len() > 1 && facts.features.is_empty() {
            facts.features = things.iter().map(|it| feature(it)).collect();
        } else if facts.claims.len() < CLAIMS {
            facts.claims.push(begun(sentence));
        }
    }
}

/// The parts of a sentence between commas of which nothing is said: `CSV and Parquet, CC BY 4.0.`
fn lost_parts(sentence: &str, said: &str, known: &Words, lexicon: &Lexicon) -> Vec<String> {
    if !sentence.contains(", ") || sentence.contains([':', ';', '(', '"', '“', '?']) {
        return Vec::new();
    }
    let parts = sentence.trim_end_matches(['.', '!']).split(", ");
    let lost = |part: &&str| {
        let (all, lost) = count(part, said, known, lexicon);
        let words = part.split(' ').count();
        all > 0 && lost.len() == all && (2..=8).contains(&words) && !is_refusal(part) && !is_order(part, lexicon)
    };
    parts.filter(lost).map(|it| format!("{}.", capital(trim(it)))).collect()
}

/// How many telling words a sentence has, and those that nothing says.
fn count(sentence: &str, said: &str, known: &Words, lexicon: &Lexicon) -> (usize, Vec<String>) {
    let lower = sentence.to_lowercase();
    let words = lower.split(|it: char| !(it.is_alphanumeric() || "'’-@.".contains(it))).map(trim);
    let short = |it: &str| it.chars().count() == 3 && sentence.contains(&it.to_uppercase());
    let telling = |it: &&str| {
        (it.chars().count() >= TELLING || it.contains(|it: char| it.is_ascii_digit()) || short(it))
            && !lexicon.is_function_word(it)
            && !known.introduce.iter().any(|word| word == it)
    };
    let words: Vec<&str> = words.filter(telling).collect();
    let missing = |it: &&&str| !said.contains(**it) && !said.contains(it.trim_end_matches('s'));
    (words.len(), words.iter().filter(missing).map(|it| (*it).to_owned()).collect())
}

/// Whether a sentence is about the page or speaks to its author, so that it is done and not said.
fn speaks_of_page(sentence: &str, known: &Words, lexicon: &Lexicon) -> bool {
    let lower = sentence.to_lowercase();
    let mut words = lower.split(|it: char| !(it.is_alphanumeric() || it == '-')).filter(|it| !it.is_empty());
    words.any(|it| known.page.iter().any(|word| word == it))
        || is_order(sentence, lexicon)
        || is_look(sentence, lexicon)
}

/// The things of a sentence that is nothing but their list.
fn things(sentence: &str, known: &Words) -> Vec<String> {
    let items: Vec<String> = list::items(sentence).iter().map(|it| without_article(it).to_owned()).collect();
    let first = sentence.split(' ').next().unwrap_or_default().to_lowercase();
    let short = |it: &String| it.split(' ').count() <= MOST;
    let plain = !sentence.contains([':', ';', '(', '?']) && !known.tells.contains(&first);
    if plain && items.len() > 2 && items.iter().all(short) {
        items.iter().map(|it| capital(it)).collect()
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::keep;
    use crate::author::offline::lexicon::Lexicon;
    use crate::plan::Facts;

    #[test]
    fn what_nothing_says_is_told_and_what_something_says_is_not() {
        let lexicon = Lexicon::load();
        let mut facts = Facts { what: "shared calendar".to_owned(), ..Facts::default() };
        let text = "Tessel is a shared calendar. Handovers in colour, expense splitting, a log of messages. \
                    We answer within a day. Please use a serif font for the headings.";
        keep(text, &mut facts, ("Tessel", "en"), &lexicon);
        let titles: Vec<&str> = facts.features.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Handovers in colour", "Expense splitting", "Log of messages"]);
        assert_eq!(facts.claims, ["We answer within a day."]);
        let before = facts.clone();
        keep(text, &mut facts, ("Tessel", "en"), &lexicon);
        assert_eq!(facts, before, "told once");
    }
}
