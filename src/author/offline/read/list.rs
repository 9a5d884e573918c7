//! Lists in prose: `a, b and c`.

use super::lookup::trim;
use super::pattern::regex;

/// The items of a list as it stands in a sentence.
pub(super) fn items(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches(['.', '!', '。']);
    let hard: &[char] = if text.contains(';') {
        &[';']
    } else if text.contains('、') {
        &['、']
    } else {
        &[',', '\n', '،']
    };
    let mut parts = split(text, hard);
    if hard != [';'] {
        let last = parts.pop().unwrap_or_default();
        // `tables, chairs, cabinets from oak and ash`
        let of_two =
            parts.len() > 1 && regex(r"^[^,]+ (?:from|of|in) (?:\p{Ll}+ )?\p{Ll}+ and \p{Ll}+$").is_match(last.trim());
        // After a comma, the last *and* belongs to the item: `a, b, and meters power and water`.
        let ended = of_two || !parts.is_empty() && without_and(last.trim()) != last.trim();
        parts.extend(if ended { vec![last] } else { last_two(&last) });
    }
    parts.iter().map(|it| without_and(trim(it)).to_owned()).filter(|it| !it.is_empty()).collect()
}

/// Splits at any of `marks` outside brackets and quotation marks; a comma needs a space after it.
fn split(text: &str, marks: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_i32;
    let mut chars = text.chars().peekable();
    while let Some(it) = chars.next() {
        depth += match it {
            '(' | '[' | '“' | '„' | '«' => 1,
            ')' | ']' | '”' | '»' => -1,
            _ => 0,
        };
        let spaced = it != ',' || chars.peek().is_none_or(|it| it.is_whitespace());
        // `Strom-, Gas- und Wasserzähler` is one thing.
        let spaced = spaced && !(it == ',' && parts.last().is_some_and(|it| it.ends_with('-')));
        // `erinnert daran, die Pflanzen zu gießen` is one thing too.
        let goes_on = [" daran", " dabei", " dazu", " davon"];
        let spaced = spaced && !(it == ',' && parts.last().is_some_and(|it| goes_on.iter().any(|on| it.ends_with(on))));
        if depth <= 0 && marks.contains(&it) && spaced {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(it);
        }
    }
    parts
}

fn last_two(text: &str) -> Vec<String> {
    for and in [" and ", " & ", " und ", " et ", " y ", " e ", " as well as ", " sowie ", " plus "] {
        // `modelo 303 y 130` is one thing.
        let numbers = |it: &(&str, &str)| {
            it.0.ends_with(|it: char| it.is_ascii_digit()) && it.1.starts_with(|it: char| it.is_ascii_digit())
        };
        // `exports to Markdown and Word` does one thing to two.
        let to_two = |it: &(&str, &str)| {
            regex(r"\p{L} (?:to|into|with|from|via|between) \p{Lu}[\p{L}.]*$").is_match(it.0)
                && it.1.starts_with(char::is_uppercase)
                && !it.1.contains(' ')
        };
        let apart = |it: &(&str, &str)| !it.0.ends_with('-') && !numbers(it) && !to_two(it);
        if let Some((before, after)) = text.rsplit_once(and).filter(apart) {
            // `Lohnbuchhaltung und Steuererklärungen für Handwerker und Ärzte`: the last two are whom it is for.
            let whom = |it: &str| [" für ", " for ", " pour ", " para "].iter().any(|of| it.contains(of));
            if let Some((first, second)) = before.rsplit_once(and).filter(|it| whom(it.1)) {
                return vec![first.to_owned(), format!("{second}{and}{after}")];
            }
            return vec![before.to_owned(), after.to_owned()];
        }
    }
    vec![text.to_owned()]
}

fn without_and(text: &str) -> &str {
    ["and ", "or ", "und ", "oder ", "et ", "ou ", "y ", "o ", "& ", "plus ", "sowie "]
        .iter()
        .find_map(|it| text.strip_prefix(it))
        .unwrap_or(text)
}
