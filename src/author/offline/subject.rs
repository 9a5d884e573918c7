//! What a page is about, in looks: what it is drawn with, and the themes and colours that suit that.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::choice::Choice;
use super::lexicon::file;
use super::slots::Motifs;
use crate::plan::{Facts, PageType};

/// Arrangements of a print that fill a wide place.
const WIDE: [&str; 4] = ["tiles", "scene", "paper", "plate"];

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Moods {
    weak: Vec<String>,
    types: BTreeMap<String, String>,
    layouts: BTreeMap<String, Vec<String>>,
    beside: BTreeMap<String, Vec<String>>,
    mood: Vec<Mood>,
}

/// Looks that suit what is drawn with certain prints.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mood {
    motifs: Vec<String>,
    themes: Vec<String>,
    colours: Vec<String>,
}

/// The subject of a page.
pub(super) struct Subject {
    motifs: Vec<String>,
    /// What may be drawn beside these.
    beside: Vec<String>,
    layouts: Vec<String>,
    mood: Option<Mood>,
}

impl Subject {
    /// The subject of a page of `page_type` called `name`, from its facts: first what it is, then what it has, says and
    /// is for. Where these have no word for any print, the whole `prompt` may; else what pages of the type are drawn with.
    pub(super) fn of(page_type: &PageType, name: &str, facts: &Facts, prompt: &str) -> Self {
        let moods: Moods = file("reading/moods.toml");
        let features: Vec<&str> = facts.features.iter().map(|it| it.title.as_str()).collect();
        let (features, claims) = (features.join(" | "), facts.claims.join(" | "));
        let texts = [&facts.what, &facts.promise, name, &features, &claims, &facts.audience];
        let mut motifs = called_for(&texts, &moods.weak);
        if motifs.is_empty() {
            motifs = called_for(&[prompt], &moods.weak);
        }
        if motifs.is_empty() {
            motifs.extend(moods.types.get(&page_type.name).cloned());
        }
        let beside = motifs.first().and_then(|it| moods.beside.get(it)).into_iter().flatten();
        let beside = beside.filter(|it| !motifs.contains(it)).cloned().collect();
        let mood = motifs.iter().find_map(|it| moods.mood.iter().find(|mood| mood.motifs.contains(it)));
        let (mood, mut layouts) = (mood.cloned(), moods.layouts);
        Self { motifs, beside, layouts: layouts.remove(&page_type.name).unwrap_or_default(), mood }
    }

    /// Whether `theme` suits it.
    pub(super) fn suits(&self, theme: &str) -> bool {
        self.mood.as_ref().is_some_and(|it| it.themes.iter().any(|it| it == theme))
    }

    /// A colour that suits it; none where the theme's own is the choice.
    pub(super) fn colour(&self, choice: &Choice) -> Option<String> {
        let colours = &self.mood.as_ref()?.colours;
        colours.get(choice.pick("colour", colours.len() + 2)).cloned()
    }

    /// The prints of it, its own first, then what may be drawn beside it.
    pub(super) fn motifs(&self) -> impl Iterator<Item = &str> {
        self.motifs.iter().chain(&self.beside).map(String::as_str)
    }

    /// How a print of it is arranged; in a `wide` place only what fills one.
    pub(super) fn layout(&self, choice: &Choice, wide: bool) -> &str {
        let fits: Vec<&String> = self.layouts.iter().filter(|it| !wide || WIDE.contains(&it.as_str())).collect();
        fits.get(choice.pick("layout", fits.len())).map_or("plate", |it| it.as_str())
    }
}

/// The prints that `texts` call for; those that say little come last.
fn called_for(texts: &[&str], weak: &[String]) -> Vec<String> {
    let (weak, mut strong): (Vec<String>, Vec<String>) =
        Motifs::load().all(texts).into_iter().partition(|it| weak.contains(it));
    strong.extend(weak);
    strong
}

#[cfg(test)]
mod tests {
    use super::{Moods, Subject, file};
    use crate::author::offline::choice::Choice;
    use crate::author::offline::slots::Motifs;
    use crate::plan::{Facts, page_type, page_types};
    use crate::theme;

    #[track_caller]
    fn check(of: &str, what: &str, audience: &str, expected: &[&str]) {
        let page_type = page_type(of).expect("a page type");
        let facts = Facts { what: what.to_owned(), audience: audience.to_owned(), ..Facts::default() };
        let subject = Subject::of(&page_type, "", &facts, "");
        assert_eq!(subject.motifs, expected, "{what} for {audience}");
    }

    #[test]
    fn a_page_is_drawn_with_what_it_is_then_with_whom_it_is_for() {
        check("local-business", "bakery", "", &["loaf"]);
        check("saas", "todo app", "nurses", &["list", "heart", "screen"]);
        check("nonprofit", "food bank", "", &["crate"]);
        check("course", "yoga course", "beginners", &["lotus", "book"]);
        check("saas", "invoice tool", "freelancers", &["receipt"]);
        check("portfolio", "", "", &["brush"]);
    }

    #[test]
    fn every_mood_names_what_there_is() {
        let moods: Moods = file("reading/moods.toml");
        let motifs = Motifs::load();
        for (motif, beside) in &moods.beside {
            assert!(motifs.has(motif) && beside.iter().all(|it| motifs.has(it)), "{motif} {beside:?}");
        }
        for mood in &moods.mood {
            assert!(mood.motifs.iter().all(|it| motifs.has(it)), "{:?}", mood.motifs);
            assert!(mood.themes.iter().all(|it| theme::names().contains(it)), "{:?}", mood.themes);
            assert!(mood.colours.iter().all(|it| theme::colour(it).is_some()), "{:?}", mood.colours);
        }
        for page_type in page_types() {
            let subject = Subject::of(&page_type, "", &Facts::default(), "");
            assert!(
                subject.motifs().all(|it| motifs.has(it)) && subject.motifs().count() > 2,
                "{} has too few prints",
                page_type.name
            );
            assert!(subject.layouts.len() > 2, "{} has too few arrangements", page_type.name);
            let chosen = subject.layout(&Choice::new(0, "", ""), true);
            assert!(super::WIDE.contains(&chosen), "{chosen} is not wide");
        }
    }
}
