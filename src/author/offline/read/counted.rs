//! Lists that say how many there are: `three colourways: Moss, Ember, Fjord`.

use super::list;
use super::lookup::{capital, trim};
use super::source::{Source, TAKEN};
use crate::plan::{Facts, Feature};

/// Numbers in words, from two on.
const NUMBERS: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Reads the first list of as many things as it says.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    if !source.says(&[":"]) || !facts.features.is_empty() {
        return;
    }
    let pattern = r"\b(?i:in |comes in )?(((?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|[2-9]|1[0-2]) (?:[\p{Ll}\-]+ ){0,2}[\p{Ll}\-]+s): ([^.;!?\n\x01(]{5,160})";
    for found in source.find_all(pattern) {
        let number = found.text(2).to_lowercase();
        let word = NUMBERS.iter().position(|it| *it == number).map(|it| it + 2);
        let Some(count) = word.or_else(|| number.parse().ok()) else { continue };
        let Some(place) = found.place(3) else { continue };
        let Some((end, titles)) = first(&source.text()[place.clone()], count) else { continue };
        let group = capital(found.text(1));
        let feature = |title: String| Feature { title, group: group.clone(), ..Feature::default() };
        facts.features = titles.into_iter().map(feature).collect();
        return source.take(found.range().start..place.start + end);
    }
}

/// The first `count` things of a list, and where the last of them ends.
fn first(text: &str, count: usize) -> Option<(usize, Vec<String>)> {
    let ends = text.match_indices(", ").map(|it| it.0).chain([text.len()]);
    ends.into_iter().find_map(|end| {
        let items = list::items(&text[..end]);
        let short = |it: &String| {
            (1..=5).contains(&it.split(' ').count()) && !it.contains(|it: char| it.is_ascii_digit() || it == TAKEN)
        };
        (items.len() == count && items.iter().all(short))
            .then(|| (end, items.iter().map(|it| trim(it).to_owned()).collect()))
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::author::offline::read::source::Source;
    use crate::plan::Facts;

    #[test]
    fn as_many_as_are_said_are_read() {
        let (mut source, mut facts) =
            (Source::new("Sock yarn in three colourways: Moss, Ember, Fjord, 24 euros a skein"), Facts::default());
        read(&mut source, &mut facts);
        let titles: Vec<&str> = facts.features.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Moss", "Ember", "Fjord"]);
        assert_eq!(facts.features[0].group, "Three colourways");
        assert!(source.open().ends_with(", 24 euros a skein"));
    }
}
