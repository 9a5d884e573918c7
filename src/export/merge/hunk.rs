//! Conflicts by lines that are none: imports are a set, and neighbouring values have nothing to do with each other.

/// One conflict: the lines of yours, of the base and of the new text.
#[derive(Debug, Default)]
struct Hunk<'t> {
    yours: Vec<&'t str>,
    base: Vec<&'t str>,
    new: Vec<&'t str>,
}

enum Side {
    Outside,
    Yours,
    Base,
    New,
}

/// The text without its conflicts, where all of them can be settled; `mark` is the length of the marks.
pub(super) fn resolve(marked: &str, mark: usize) -> Option<String> {
    let is = |line: &str, it: char, rest: &str| {
        let body = line.trim_start_matches(it);
        line.len() - body.len() == mark && body.trim_end() == rest
    };
    let (mut out, mut hunk, mut side) = (String::with_capacity(marked.len()), Hunk::default(), Side::Outside);
    for line in marked.split_inclusive('\n') {
        side = match side {
            Side::Outside if is(line, '<', " ours") => Side::Yours,
            Side::Yours if is(line, '|', " original") => Side::Base,
            Side::Base if is(line, '=', "") => Side::New,
            Side::New if is(line, '>', " theirs") => {
                settle(&std::mem::take(&mut hunk))?.iter().for_each(|it| out.push_str(it));
                Side::Outside
            }
            side => {
                match side {
                    Side::Outside => out.push_str(line),
                    Side::Yours => hunk.yours.push(line),
                    Side::Base => hunk.base.push(line),
                    Side::New => hunk.new.push(line),
                }
                side
            }
        };
    }
    matches!(side, Side::Outside).then_some(out)
}

fn settle<'t>(hunk: &Hunk<'t>) -> Option<Vec<&'t str>> {
    let all = || hunk.yours.iter().chain(&hunk.base).chain(&hunk.new);
    if all().all(|it| is_import(it)) {
        return imports(hunk);
    }
    let even = hunk.yours.len() == hunk.base.len() && hunk.base.len() == hunk.new.len();
    if even && all().all(|it| key(it).is_some()) { values(hunk) } else { None }
}

/// A whole import statement on one line.
fn is_import(line: &str) -> bool {
    let line = line.trim_end();
    line.starts_with("import ") && line.ends_with(';') && line.matches(';').count() == 1
}

/// What yours adds is added to what the new text has, and what yours removed stays away.
fn imports<'t>(hunk: &Hunk<'t>) -> Option<Vec<&'t str>> {
    let removed = |it: &&&str| hunk.base.contains(*it) && !hunk.yours.contains(*it);
    let mut out: Vec<&str> = hunk.new.iter().filter(|it| !removed(it)).copied().collect();
    let added = hunk.yours.iter().filter(|it| !hunk.base.contains(*it) && !hunk.new.contains(*it));
    out.extend(added.copied());
    let mut modules: Vec<&str> = out.iter().filter_map(|it| it.rsplit_once("from ")).map(|it| it.1).collect();
    let count = modules.len();
    modules.sort_unstable();
    modules.dedup();
    // Both sides changed what they take from one module: only a reader can tell.
    (modules.len() == count).then_some(out)
}

/// The name before the colon in `name: value,` and `--name: value;`.
fn key(line: &str) -> Option<&str> {
    let line = line.trim();
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let whole = (line.ends_with(',') || line.ends_with(';')) && value.len() > 1;
    let plain = |it: char| it.is_alphanumeric() || "-_\"'".contains(it);
    let balanced = "()[]{}".chars().all(|it| !value.contains(it)) || is_closed(value);
    (whole && !key.is_empty() && key.chars().all(plain) && balanced).then_some(key)
}

/// Whether every bracket that opens in `value` closes in it.
fn is_closed(value: &str) -> bool {
    let mut open = Vec::new();
    for it in value.chars() {
        match it {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' if open.pop() != Some(it) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// Line by line: of one name, only one side may have changed the value.
fn values<'t>(hunk: &Hunk<'t>) -> Option<Vec<&'t str>> {
    let mut out = Vec::with_capacity(hunk.base.len());
    for ((yours, base), new) in hunk.yours.iter().zip(&hunk.base).zip(&hunk.new) {
        let same_key = key(yours) == key(base) && key(base) == key(new);
        out.push(match () {
            () if !same_key => return None,
            () if yours == base || yours == new => *new,
            () if new == base => *yours,
            () => return None,
        });
    }
    Some(out)
}
