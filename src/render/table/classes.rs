//! The class table: which rules Tailwind gives each class, in the order it gives them.

use std::collections::BTreeSet;

use super::marks::{FIELD, GROUP, RECORD};

/// What Tailwind gives the classes that the table knows. A view into its text.
pub(in super::super) struct Classes<'t> {
    stylesheet: &'t str,
    top: &'t str,
    order: &'t str,
    base: &'t str,
    rest: &'t str,
    variables: Vec<Variable<'t>>,
    rules: Vec<Rule<'t>>,
    properties: Vec<Property<'t>>,
    keyframes: Vec<&'t str>,
    /// The classes, sorted by their names.
    known: Vec<Class<'t>>,
    /// Words that are no classes, sorted.
    others: Vec<&'t str>,
}

struct Variable<'t> {
    name: &'t str,
    line: &'t str,
    /// Whether a page has it that uses no class at all.
    always: bool,
    /// The variables in its value, as numbers split by commas.
    uses: &'t str,
}

struct Rule<'t> {
    /// The at-rules around it, from the outermost, split by tabs.
    path: &'t str,
    text: &'t str,
}

struct Property<'t> {
    text: &'t str,
    fallback: &'t str,
    inherits: bool,
}

/// A class and what it needs, each as numbers split by commas.
struct Class<'t> {
    name: &'t str,
    rules: &'t str,
    variables: &'t str,
    properties: &'t str,
    keyframes: &'t str,
}

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Meaning {
    /// It is a class.
    Class,
    /// It is no class.
    Nothing,
    /// The table does not have it.
    Unknown,
}

impl<'t> Classes<'t> {
    /// Reads a table; `None` if it is empty, or not as it was made.
    pub(in super::super) fn read(text: &'t str) -> Option<Self> {
        let mut groups = text.split(GROUP).map(records);
        let mut next = || groups.next();
        let [stylesheet, top, order, base, rest] = next()?.next().and_then(fields)?;
        Some(Self {
            stylesheet,
            top,
            order,
            base,
            rest,
            variables: next()?.map(Variable::read).collect::<Option<_>>()?,
            rules: next()?.map(Rule::read).collect::<Option<_>>()?,
            properties: next()?.map(Property::read).collect::<Option<_>>()?,
            keyframes: next()?.collect(),
            known: next()?.map(Class::read).collect::<Option<_>>()?,
            others: next()?.collect(),
        })
    }

    /// Whether it holds under `stylesheet`.
    pub(in super::super) fn is_for(&self, stylesheet: &str) -> bool {
        self.stylesheet == stylesheet
    }

    /// What `word` means.
    pub(in super::super) fn meaning(&self, word: &str) -> Meaning {
        if self.class(word).is_some() {
            return Meaning::Class;
        }
        let nothing = !may_be_class(word) || self.others.binary_search(&word).is_ok();
        if nothing { Meaning::Nothing } else { Meaning::Unknown }
    }

    /// The CSS that Tailwind gives `words`; `None` if the table does not know them all.
    pub(in super::super) fn css(&self, words: &[String]) -> Option<String> {
        let mut used = Used::default();
        used.variables.extend((0..self.variables.len()).filter(|it| self.variables[*it].always));
        let mut classes: Vec<(usize, &Class<'t>)> = Vec::new();
        for word in words {
            match self.class(word) {
                Some(it) => classes.push((numbers(it.rules).next()?, it)),
                None if self.meaning(word) == Meaning::Nothing => used.variables.extend(self.named(word)),
                None => return None,
            }
        }
        classes.sort_by_key(|it| it.0);
        classes.dedup_by_key(|it| it.0);
        for (_, class) in &classes {
            used.take(class);
        }
        // Without any rule Tailwind leaves out the layers themselves.
        if used.rules.is_empty() || used.properties.is_empty() { None } else { Some(self.print(&used)) }
    }

    fn class(&self, word: &str) -> Option<&Class<'t>> {
        self.known.binary_search_by_key(&word, |it| it.name).ok().map(|it| &self.known[it])
    }

    /// The variable that is called `word`, and those it uses: Tailwind keeps what is named anywhere.
    fn named(&self, word: &str) -> Vec<usize> {
        let index = self.variables.iter().position(|it| it.name == word);
        index.map_or_else(Vec::new, |it| numbers(self.variables[it].uses).chain([it]).collect())
    }

    fn print(&self, used: &Used) -> String {
        let mut out = format!("{}@layer properties;\n{}@layer theme {{\n  :root, :host {{\n", self.top, self.order);
        used.variables.iter().for_each(|it| out.push_str(self.variables[*it].line));
        out.push_str("  }\n}\n");
        out.push_str(self.base);
        out.push_str("@layer utilities {\n");
        self.print_rules(&mut out, &used.rules);
        out.push_str("}\n");
        out.push_str(self.rest);
        let properties = || used.properties.iter().map(|it| &self.properties[*it]);
        properties().for_each(|it| out.push_str(it.text));
        used.keyframes.iter().for_each(|it| out.push_str(self.keyframes[*it]));
        out.push_str(FALLBACKS);
        for (inherits, selector) in [(true, ":root, :host"), (false, "*, ::before, ::after, ::backdrop")] {
            let mut lines = properties().filter(|it| it.inherits == inherits).map(|it| it.fallback).peekable();
            if lines.peek().is_some() {
                out.push_str(&format!("    {selector} {{\n"));
                lines.for_each(|it| out.push_str(it));
                out.push_str("    }\n");
            }
        }
        out.push_str("  }\n}\n");
        out
    }

    /// Rules that follow each other in the same at-rules share them.
    fn print_rules(&self, out: &mut String, rules: &BTreeSet<usize>) {
        let mut open: Vec<&str> = Vec::new();
        for rule in rules.iter().map(|it| &self.rules[*it]) {
            let path: Vec<&str> = rule.path.split('\t').filter(|it| !it.is_empty()).collect();
            let shared = open.iter().zip(&path).take_while(|(one, other)| one == other).count();
            close(out, &mut open, shared);
            for it in &path[shared..] {
                let indent = 2 * (open.len() + 1);
                out.push_str(&format!("{:indent$}{it} {{\n", ""));
                open.push(it);
            }
            out.push_str(rule.text);
            out.push('\n');
        }
        close(out, &mut open, 0);
    }
}

const FALLBACKS: &str = "@layer properties {\n  @supports ((-webkit-hyphens: none) and (not (margin-trim: block))) or \
                         ((-moz-orient: inline) and (not (color:rgb(from red r g b)))) {\n";

fn close(out: &mut String, open: &mut Vec<&str>, keep: usize) {
    while open.len() > keep {
        let indent = 2 * open.len();
        out.push_str(&format!("{:indent$}}}\n", ""));
        open.pop();
    }
}

/// What a page uses, as places in the table.
#[derive(Default)]
struct Used {
    rules: BTreeSet<usize>,
    variables: BTreeSet<usize>,
    /// In the order of the classes that brought them.
    properties: Vec<usize>,
    keyframes: BTreeSet<usize>,
}

impl Used {
    fn take(&mut self, class: &Class<'_>) {
        self.rules.extend(numbers(class.rules));
        self.variables.extend(numbers(class.variables));
        self.keyframes.extend(numbers(class.keyframes));
        for it in numbers(class.properties) {
            if !self.properties.contains(&it) {
                self.properties.push(it);
            }
        }
    }
}

/// Whether Tailwind could read `word` as a class: none starts otherwise, and a value in round brackets stands behind a
/// sign (`bg-(--ink)`), so that `url(#dots)` is none.
fn may_be_class(word: &str) -> bool {
    let call = word
        .split_once('(')
        .is_some_and(|(before, _)| before.ends_with(|it: char| it.is_ascii_alphanumeric()) && !before.contains('['));
    !call && word.starts_with(|it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "-*@![".contains(it))
}

fn records(group: &str) -> impl Iterator<Item = &str> {
    group.split_terminator(RECORD)
}

fn fields<const N: usize>(record: &str) -> Option<[&str; N]> {
    let mut parts = record.split(FIELD);
    let mut out = [""; N];
    for it in &mut out {
        *it = parts.next()?;
    }
    parts.next().is_none().then_some(out)
}

fn numbers(list: &str) -> impl Iterator<Item = usize> {
    list.split(',').filter_map(|it| it.parse().ok())
}

impl<'t> Variable<'t> {
    fn read(record: &'t str) -> Option<Self> {
        let [name, line, always, uses] = fields(record)?;
        Some(Self { name, line, always: !always.is_empty(), uses })
    }
}

impl<'t> Rule<'t> {
    fn read(record: &'t str) -> Option<Self> {
        let [path, text] = fields(record)?;
        Some(Self { path, text })
    }
}

impl<'t> Property<'t> {
    fn read(record: &'t str) -> Option<Self> {
        let [text, fallback, inherits] = fields(record)?;
        Some(Self { text, fallback, inherits: !inherits.is_empty() })
    }
}

impl<'t> Class<'t> {
    fn read(record: &'t str) -> Option<Self> {
        let [name, rules, variables, properties, keyframes] = fields(record)?;
        Some(Self { name, rules, variables, properties, keyframes })
    }
}
