//! Makes the class table out of what Tailwind says about every class the library uses. `build.rs` runs this too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use super::marks::{FIELD, GROUP, RECORD};

/// The folders under `templates/` whose sources have class names.
pub(super) const SOURCES: [&str; 3] = ["kit", "sections", "targets/vite/src"];
/// The library's stylesheet, in `templates/`.
pub(super) const STYLESHEET: &str = "targets/vite/src/styles/main.css";
const THEME: &str = "@layer theme {\n  :root, :host {\n";
const UTILITIES: &str = "@layer utilities {\n";
const PROPERTIES: &str = "@layer properties";
const BLOCK_END: &str = "\n}\n";

/// What Tailwind said.
pub(super) struct Said<'a> {
    /// The stylesheet it was asked under.
    pub(super) stylesheet: &'a str,
    /// The words it was asked about, sorted.
    pub(super) words: &'a [String],
    /// The rules of each word alone; nothing for what is no class.
    pub(super) rules: &'a [Option<String>],
    /// The CSS of all words together.
    pub(super) all: &'a str,
    /// The CSS of no word at all.
    pub(super) none: &'a str,
}

/// Every word of the library in the folder `templates` that could stand in a list of class names, and many that could
/// not, sorted.
pub(super) fn words(templates: &Path) -> io::Result<Vec<String>> {
    let mut words = BTreeSet::new();
    let mut folders = SOURCES.map(|it| templates.join(it)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".tsx") || name.ends_with(".tsx.tera") {
                words_in(&fs::read_to_string(&path)?, &mut words);
            }
        }
    }
    Ok(words.into_iter().collect())
}

fn words_in(source: &str, words: &mut BTreeSet<String>) {
    let ends = |it: char| it.is_ascii_whitespace() || matches!(it, '"' | '\'' | '`' | '}');
    let parts = source.split(ends).flat_map(|it| it.split("${"));
    words.extend(parts.filter(|it| !it.is_empty()).map(str::to_owned));
}

/// The table as text; what cannot be read when Tailwind writes in another way than it is known to.
pub(super) fn table(said: &Said<'_>) -> Result<String, String> {
    let sheet = Sheet::read(said.all)?;
    let always: BTreeSet<&str> = Sheet::variables(said.none)?.1.into_iter().map(|it| it.0).collect();
    let classes = classes(said, &sheet);
    let known: BTreeSet<&str> = classes.iter().map(|it| it.name).collect();
    let others = said.words.iter().zip(said.rules).filter(|it| it.1.is_none()).map(|it| it.0.as_str());
    let groups = [
        record(&[said.stylesheet, sheet.top, sheet.order, sheet.base, sheet.rest]),
        sheet.variables.iter().map(|it| variable(&sheet, *it, always.contains(it.0))).collect(),
        sheet.rules.iter().map(|it| record(&[&it.path.join("\t"), it.text])).collect(),
        sheet.properties.iter().map(|it| record(&[it.text, it.fallback, if it.inherits { "1" } else { "" }])).collect(),
        sheet.keyframes.iter().map(|it| record(&[it.1])).collect(),
        classes.iter().map(Class::record).collect(),
        others.filter(|it| !known.contains(it)).map(|it| record(&[it])).collect(),
    ];
    let fields = groups.iter().map(String::as_str).collect::<Vec<_>>();
    Ok(fields.join(&GROUP.to_string()))
}

fn variable(sheet: &Sheet<'_>, (name, line): (&str, &str), always: bool) -> String {
    let mut uses = BTreeSet::new();
    used(line, sheet, &mut uses);
    record(&[name, line, if always { "1" } else { "" }, &list(&uses)])
}

fn list<'a>(numbers: impl IntoIterator<Item = &'a usize>) -> String {
    numbers.into_iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

fn record(fields: &[&str]) -> String {
    let mut out = fields.join(&FIELD.to_string());
    out.push(RECORD);
    out
}

/// A stylesheet in its parts, in their order.
struct Sheet<'a> {
    top: &'a str,
    order: &'a str,
    /// Name and line.
    variables: Vec<(&'a str, &'a str)>,
    base: &'a str,
    rules: Vec<Rule<'a>>,
    /// What follows the utilities: the project's own rules.
    rest: &'a str,
    properties: Vec<Property<'a>>,
    /// Name and text.
    keyframes: Vec<(&'a str, &'a str)>,
}

struct Rule<'a> {
    /// The at-rules around it.
    path: Vec<&'a str>,
    selector: &'a str,
    text: &'a str,
}

struct Property<'a> {
    name: &'a str,
    text: &'a str,
    /// Its line for browsers that do not know `@property`.
    fallback: &'a str,
    inherits: bool,
}

impl<'a> Sheet<'a> {
    fn read(css: &'a str) -> Result<Self, String> {
        let (before, variables, after) = Self::variables(css)?;
        let (top, order) = before.split_once("@layer properties;\n").ok_or("no layer of properties")?;
        let (base, after) = after.split_once(UTILITIES).ok_or("no layer of utilities")?;
        let (utilities, after) = after.split_once(BLOCK_END).ok_or("the layer of utilities does not end")?;
        let rules = rules(utilities)?;
        let start = ["\n@property ", "\n@layer properties {"].iter().filter_map(|it| after.find(it)).min();
        let (rest, tail) = after.split_at(start.map_or(after.len(), |it| it + 1));
        let (mut properties, mut keyframes, mut fallback) = (Vec::new(), Vec::new(), "");
        for block in blocks(tail) {
            let head = block.lines().next().unwrap_or_default().trim_end_matches(" {");
            match head.split_once(' ') {
                Some(("@property", name)) => {
                    properties.push(Property {
                        name,
                        text: block,
                        fallback: "",
                        inherits: block.contains("inherits: true"),
                    });
                }
                Some(("@keyframes", name)) => keyframes.push((name, block)),
                _ if head == PROPERTIES => fallback = block,
                _ => return Err(format!("`{head}` stands behind the properties")),
            }
        }
        for it in &mut properties {
            let start = format!("      {}: ", it.name);
            let line = fallback.split_inclusive('\n').find(|line| line.starts_with(&start));
            it.fallback = line.ok_or_else(|| format!("`{}` has no fallback", it.name))?;
        }
        Ok(Self { top, order, variables, base, rules, rest, properties, keyframes })
    }

    /// What stands before the theme's variables, the variables, and what stands behind them.
    #[expect(clippy::type_complexity, reason = "three parts of one text")]
    fn variables(css: &'a str) -> Result<(&'a str, Vec<(&'a str, &'a str)>, &'a str), String> {
        let (before, after) = css.split_once(THEME).ok_or("no layer of the theme")?;
        let (inside, after) = after.split_once("  }\n}\n").ok_or("the layer of the theme does not end")?;
        let variable = |line: &'a str| Some((line.trim_start().split_once(':')?.0, line));
        Ok((before, inside.split_inclusive('\n').filter_map(variable).collect(), after))
    }
}

/// The blocks of `css`, each of which ends where its indentation does.
fn blocks(css: &str) -> impl Iterator<Item = &str> {
    let mut rest = css;
    std::iter::from_fn(move || {
        let end = rest.find(BLOCK_END)? + BLOCK_END.len();
        let (block, after) = rest.split_at(end);
        rest = after;
        Some(block)
    })
}

fn rules(css: &str) -> Result<Vec<Rule<'_>>, String> {
    let mut path: Vec<&str> = Vec::new();
    let mut rules = Vec::new();
    let mut at = 0;
    while let Some(line) = css[at..].lines().next().filter(|it| !it.is_empty()) {
        let start = at;
        at = (at + line.len() + 1).min(css.len());
        let indent = line.len() - line.trim_start().len();
        match line.trim_start().strip_suffix(" {") {
            Some(head) if head.starts_with('@') => path.push(head),
            Some(selector) => {
                let end = format!("\n{:indent$}}}", "");
                let length = css[start..].find(&end).ok_or_else(|| format!("`{selector}` does not end"))? + end.len();
                at = (start + length + 1).min(css.len());
                rules.push(Rule { path: path.clone(), selector, text: &css[start..start + length] });
            }
            None if line.trim_start() == "}" => drop(path.pop()),
            None => return Err(format!("`{line}` stands among the rules")),
        }
    }
    Ok(rules)
}

struct Class<'a> {
    name: &'a str,
    rules: Vec<usize>,
    variables: BTreeSet<usize>,
    properties: Vec<usize>,
    keyframes: Vec<usize>,
}

impl Class<'_> {
    fn record(&self) -> String {
        record(&[
            self.name,
            &list(&self.rules),
            &list(&self.variables),
            &list(&self.properties),
            &list(&self.keyframes),
        ])
    }
}

/// The classes whose rules can be told from all others. What is left out, Tailwind has to be asked for.
fn classes<'a>(said: &Said<'a>, sheet: &Sheet<'_>) -> Vec<Class<'a>> {
    let names: BTreeSet<&str> =
        said.words.iter().zip(said.rules).filter(|it| it.1.is_some()).map(|it| it.0.as_str()).collect();
    let mut owned: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut shared: BTreeSet<String> = BTreeSet::new();
    for (index, rule) in sheet.rules.iter().enumerate() {
        let owners: BTreeSet<String> = names_in(rule.selector).filter(|it| names.contains(it.as_str())).collect();
        if owners.len() > 1 {
            shared.extend(owners.iter().cloned());
        }
        for it in owners {
            owned.entry(it).or_default().push(index);
        }
    }
    let one = |(word, alone): (&'a String, &'a Option<String>)| {
        let alone = alone.as_ref()?;
        let rules = owned.get(word).filter(|_| !shared.contains(word))?.clone();
        let places: BTreeSet<_> = rules.iter().map(|it| (&sheet.rules[*it].path, sheet.rules[*it].selector)).collect();
        // Two rules in one place would be one where nothing stands between them.
        (places.len() == rules.len()).then(|| class(word, rules, alone, sheet)).flatten()
    };
    said.words.iter().zip(said.rules).filter_map(one).collect()
}

fn class<'a>(name: &'a str, rules: Vec<usize>, alone: &str, sheet: &Sheet<'_>) -> Option<Class<'a>> {
    let texts: Vec<&str> = rules.iter().map(|it| sheet.rules[*it].text).collect();
    let mut variables = BTreeSet::new();
    for it in &texts {
        used(it, sheet, &mut variables);
    }
    let properties = alone.lines().filter_map(|it| it.strip_prefix("@property ")?.strip_suffix(" {"));
    let place = |name: &str| sheet.properties.iter().position(|it| it.name == name);
    let animations = |it: &str| it.trim_start().starts_with("animation:") || it.trim_start().starts_with("--animate-");
    let lines = texts.iter().flat_map(|it| it.lines()).chain(variables.iter().map(|it| sheet.variables[*it].1));
    let moving: Vec<&str> = lines.filter(|it| animations(it)).collect();
    let runs = |name: &str| moving.iter().any(|it| it.split([' ', ',', ';', ':']).any(|it| it.trim() == name));
    let keyframes = sheet.keyframes.iter().enumerate().filter(|it| runs(it.1.0)).map(|it| it.0).collect();
    Some(Class { name, rules, variables, properties: properties.map(place).collect::<Option<_>>()?, keyframes })
}

/// Adds the theme's variables that `css` uses to `found`, with those that they use.
fn used(css: &str, sheet: &Sheet<'_>, found: &mut BTreeSet<usize>) {
    for part in css.split("var(").skip(1) {
        let name: &str = part.split([',', ')', ' ']).next().unwrap_or_default();
        let Some(index) = sheet.variables.iter().position(|it| it.0 == name) else { continue };
        if found.insert(index) {
            used(sheet.variables[index].1, sheet, found);
        }
    }
}

/// The class names in a selector, without their escapes.
fn names_in(selector: &str) -> impl Iterator<Item = String> {
    selector.match_indices('.').filter(|it| !selector[..it.0].ends_with('\\')).map(|it| name_at(&selector[it.0 + 1..]))
}

fn name_at(text: &str) -> String {
    let mut name = String::new();
    let mut chars = text.chars().peekable();
    while let Some(it) = chars.next() {
        if it != '\\' {
            if !(it.is_ascii_alphanumeric() || matches!(it, '-' | '_') || !it.is_ascii()) {
                break;
            }
            name.push(it);
            continue;
        }
        let mut hex = String::new();
        while let Some(digit) = chars.next_if(|it| hex.len() < 6 && it.is_ascii_hexdigit()) {
            hex.push(digit);
        }
        if hex.is_empty() {
            name.extend(chars.next());
        } else {
            chars.next_if(char::is_ascii_whitespace);
            name.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
        }
    }
    name
}
