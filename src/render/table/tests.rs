//! The table says what Tailwind says.

use std::fs;
use std::path::Path;

use super::super::css::Tailwind;
use super::classes::{Classes, Meaning};
use super::make;

struct Bench {
    tailwind: Tailwind,
    stylesheet: String,
    words: Vec<String>,
    table: String,
}

impl Bench {
    /// Makes the table as `build.rs` does, out of what is in `templates/` now.
    fn new(more: &[&str]) -> Self {
        let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let stylesheet = fs::read_to_string(templates.join(make::STYLESHEET)).unwrap();
        let mut words = make::words(&templates).unwrap();
        words.extend(more.iter().map(|it| (*it).to_owned()));
        words.sort();
        words.dedup();
        let mut tailwind = Tailwind::start().unwrap();
        let none = tailwind.css(&stylesheet, &[]).unwrap();
        let all = tailwind.css(&stylesheet, &words).unwrap();
        let rules = tailwind.rules(&words).unwrap();
        let said = make::Said { stylesheet: &stylesheet, words: &words, rules: &rules, all: &all, none: &none };
        let table = make::table(&said).unwrap();
        Self { tailwind, stylesheet, words, table }
    }

    fn table(&self) -> Classes<'_> {
        Classes::read(&self.table).unwrap()
    }

    /// The table gives `words` what Tailwind gives them.
    #[track_caller]
    fn check(&mut self, words: &[String]) {
        let truth = self.tailwind.css(&self.stylesheet, words).unwrap();
        let css = self.table().css(words).unwrap_or_else(|| panic!("the table does not know {words:?}"));
        assert!(css == truth, "{words:?}\n{}", difference(&css, &truth));
    }
}

/// Those of `words` that a table of what is in `templates/` does not know.
pub(crate) fn unknown_words(words: &[String]) -> Vec<String> {
    let bench = Bench::new(&[]);
    let table = bench.table();
    words.iter().filter(|it| table.meaning(it) == Meaning::Unknown).cloned().collect()
}

fn difference(one: &str, other: &str) -> String {
    let at = one.lines().zip(other.lines()).position(|(one, other)| one != other).unwrap_or_default();
    let near = |it: &str| it.lines().skip(at.saturating_sub(2)).take(6).collect::<Vec<_>>().join("\n");
    format!("table:\n{}\nTailwind:\n{}", near(one), near(other))
}

/// Chance that is the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn the_table_gives_what_tailwind_gives() {
    let mut bench = Bench::new(&[]);
    let words = bench.words.clone();
    bench.check(&words);
    let mut dice = Dice(1);
    for round in 0..60 {
        // From a handful of words to half of them.
        let share = [2, 5, 20, 100][round % 4];
        let mut some: Vec<String> = words.iter().filter(|_| dice.roll(share) == 0).cloned().collect();
        some.push("border".to_owned());
        bench.check(&some);
    }
}

/// What the library may use one day.
#[test]
fn the_table_knows_what_is_rare() {
    let rare = [
        "animate-spin",
        "animate-pulse",
        "md:animate-bounce",
        "bg-linear-to-r",
        "from-brand/20",
        "to-transparent",
        "backdrop-blur-sm",
        "before:content-[\"x\"]",
        "grid-cols-[1fr_auto]",
        "2xl:flex",
        "@container",
        "@md:flex",
        "group-has-[:checked]:underline",
        "*:p-4",
        "**:p-2",
        "has-checked:bg-brand",
        "motion-safe:transition",
        "!mt-1",
        "mt-1!",
        "-mt-1",
        "[&>svg]:size-4",
        "[--x:1px]",
        "supports-[display:grid]:grid",
        "dark:bg-ink",
        "space-y-4",
        "divide-x-2",
        "text-[color:var(--ink)]",
        "w-1/2",
        "aspect-video",
        "starting:opacity-0",
        "bg-ink/50",
        "text-brand/75",
        "hover:bg-ink/10",
        "placeholder:text-muted",
        "marker:text-brand",
        "snap-x",
    ];
    let mut bench = Bench::new(&rare);
    let table = bench.table();
    let left_out = rare.iter().filter(|it| table.meaning(it) != Meaning::Class).copied().collect::<Vec<_>>();
    assert_eq!(left_out, Vec::<&str>::new());
    drop(table);
    let mut dice = Dice(7);
    for word in rare {
        bench.check(&["border".to_owned(), word.to_owned()]);
        let mut some: Vec<String> = rare.iter().filter(|_| dice.roll(3) == 0).map(|it| (*it).to_owned()).collect();
        some.push("shadow-panel".to_owned());
        bench.check(&some);
    }
}

#[test]
fn what_the_table_does_not_know_is_tailwinds() {
    let bench = Bench::new(&[]);
    let table = bench.table();
    let all = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(table.css(&all(&["border", "mt-[123px]"])), None);
    assert_eq!(table.css(&[]), None);
    assert!(table.is_for(&bench.stylesheet) && !table.is_for(&format!("{} ", bench.stylesheet)));
    for (word, meaning) in [
        ("border", Meaning::Class),
        ("mt-[123px]", Meaning::Unknown),
        ("className=", Meaning::Nothing),
        ("Button", Meaning::Nothing),
        ("\\s+", Meaning::Nothing),
    ] {
        assert_eq!(table.meaning(word), meaning, "{word}");
    }
    for text in ["", "x", "\u{1d}\u{1d}", "a\u{1e}\u{1d}"] {
        assert!(Classes::read(text).is_none(), "{text:?}");
    }
}
