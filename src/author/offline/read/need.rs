//! What a text must hold for a pattern to match in it: letters that stand in every match. To look for them costs a
//! small part of compiling the pattern or running it, and few patterns of the reader say anything about one prompt.

use std::str::Chars;

/// More literals than this are looked for no more quickly than the pattern runs.
const MOST: usize = 64;

/// Literals of which each match of a pattern holds one: ASCII, in small letters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Needs(Option<Vec<String>>);

/// One thing in a pattern.
enum Atom {
    /// A letter that stands for itself.
    Letter(char),
    /// A place between letters, which takes none.
    Place,
    /// A group, and what it needs.
    Group(Needs),
    /// What stands for many letters.
    Other,
}

/// How often an atom is there.
enum Times {
    Once,
    AtLeastOnce,
    MaybeNever,
}

/// A pattern from the place on that was not read yet.
struct Rest<'p>(Chars<'p>);

impl Needs {
    /// What each match of `pattern` holds. Letters count in both cases, whatever the pattern says of them.
    pub(super) fn of(pattern: &str) -> Self {
        let mut rest = Rest(pattern.chars());
        let needs = rest.alternation();
        // What is not read to its end is not understood.
        if rest.0.as_str().is_empty() { needs } else { Self(None) }
    }

    /// Whether the pattern may match in `text`.
    pub(super) fn met_by(&self, text: &str) -> bool {
        let Some(all) = &self.0 else { return true };
        let text = text.to_ascii_lowercase();
        all.iter().any(|it| text.contains(it.as_str()))
    }

    /// One literal; nothing is needed where it is empty.
    fn literal(text: String) -> Self {
        Self((!text.is_empty()).then(|| vec![text]))
    }

    /// What is needed where either this or `other` matches.
    fn or(self, other: Self) -> Self {
        let both = self.0.zip(other.0).map(|(one, other)| [one, other].concat());
        Self(both.filter(|it| it.len() <= MOST))
    }

    /// The one of two needs that fewer texts meet, where both hold.
    fn and(self, other: Self) -> Self {
        if other.rarity() > self.rarity() { other } else { self }
    }

    /// The length of the shortest literal, and of equals that with fewer.
    fn rarity(&self) -> (usize, usize) {
        let all = self.0.as_deref().unwrap_or_default();
        (all.iter().map(String::len).min().unwrap_or(0), MOST - all.len())
    }
}

impl Rest<'_> {
    fn peek(&self) -> Option<char> {
        self.0.clone().next()
    }

    fn eat(&mut self, it: char) -> bool {
        let there = self.peek() == Some(it);
        if there {
            self.0.next();
        }
        there
    }

    /// Leaves out everything to `end`, and that too.
    fn skip_past(&mut self, end: char) {
        self.0.find(|it| *it == end);
    }

    fn alternation(&mut self) -> Needs {
        let mut needs = self.sequence();
        while self.eat('|') {
            needs = needs.or(self.sequence());
        }
        needs
    }

    fn sequence(&mut self) -> Needs {
        let (mut needs, mut run) = (Needs(None), String::new());
        while self.peek().is_some_and(|it| it != '|' && it != ')') {
            let (atom, times) = (self.atom(), self.times());
            let never = matches!(times, Times::MaybeNever);
            match atom {
                Atom::Place => continue,
                Atom::Letter(it) if it.is_ascii() && !never => {
                    run.push(it.to_ascii_lowercase());
                    if matches!(times, Times::Once) {
                        continue;
                    }
                }
                Atom::Group(inner) if !never => needs = needs.and(inner),
                _ => {}
            }
            needs = needs.and(Needs::literal(std::mem::take(&mut run)));
        }
        needs.and(Needs::literal(run))
    }

    fn atom(&mut self) -> Atom {
        match self.0.next().expect("it was seen") {
            '\\' => self.escaped(),
            '[' => self.class(),
            '(' => self.group(),
            '.' => Atom::Other,
            '^' | '$' => Atom::Place,
            it => Atom::Letter(it),
        }
    }

    fn escaped(&mut self) -> Atom {
        match self.0.next() {
            Some('b' | 'B' | 'A' | 'z') => Atom::Place,
            Some('n') => Atom::Letter('\n'),
            Some(it) if it.is_ascii_alphanumeric() => {
                if self.eat('{') {
                    self.skip_past('}');
                } else {
                    let digits = match it {
                        'x' => 2,
                        'u' => 4,
                        'U' => 8,
                        'p' | 'P' => 1,
                        _ => 0,
                    };
                    self.0.by_ref().take(digits).for_each(drop);
                }
                Atom::Other
            }
            Some(it) => Atom::Letter(it),
            None => Atom::Other,
        }
    }

    fn class(&mut self) -> Atom {
        self.eat('^');
        self.eat(']');
        while let Some(it) = self.0.next() {
            match it {
                '\\' => drop(self.0.next()),
                ']' => break,
                _ => {}
            }
        }
        Atom::Other
    }

    fn group(&mut self) -> Atom {
        if self.eat('?') {
            let mut flags = self.0.clone();
            let end = flags.find(|it| matches!(it, ':' | ')' | '>'));
            self.0 = flags;
            // Flags alone are no group: what they say holds for what follows.
            if end == Some(')') {
                return Atom::Place;
            }
        }
        let needs = self.alternation();
        self.eat(')');
        Atom::Group(needs)
    }

    fn times(&mut self) -> Times {
        let mut times = Times::Once;
        while let Some(it) = self.peek().filter(|it| matches!(it, '?' | '*' | '+' | '{')) {
            self.0.next();
            let least = if it == '{' { self.least() } else { usize::from(it == '+') };
            times = match (times, least) {
                // A second mark says how greedy the first is.
                (Times::AtLeastOnce, 0) if it == '?' => Times::AtLeastOnce,
                (_, 0) | (Times::MaybeNever, _) => Times::MaybeNever,
                _ => Times::AtLeastOnce,
            };
        }
        times
    }

    /// The least number of `{2,5}`, whose bracket is read already.
    fn least(&mut self) -> usize {
        let text = self.0.as_str();
        self.skip_past('}');
        text.split([',', '}']).next().and_then(|it| it.trim().parse().ok()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::Needs;

    fn needs(pattern: &str) -> Vec<String> {
        Needs::of(pattern).0.unwrap_or_default()
    }

    #[test]
    fn the_rarest_letters_of_a_match_are_needed() {
        assert_eq!(needs(r"(?i)\bInstall with (\w+)"), ["install with "]);
        assert_eq!(needs(r"(?:cargo|npm) i\b"), ["cargo", "npm"]);
        assert_eq!(needs(r"a(?:bcd)?e{2,3}fg"), ["fg"]);
        assert_eq!(needs(r"(?:open|shut) (?:on|at) (?:Monday|Friday)"), ["monday", "friday"]);
        assert_eq!(needs(r"abc+d"), ["abc"]);
        assert_eq!(needs(r"\$\d+ a\.m\."), [" a.m."]);
    }

    #[test]
    fn nothing_is_needed_where_a_match_may_lack_it() {
        for pattern in
            [r"\d+", "(?:abc)?", "abc|", "abc|[x]", "(?:abc|d?)", "[^]abc]+", "a{0,2}", "(?:ab)*", "é", "ab|)c"]
        {
            assert_eq!(needs(pattern), [""; 0], "{pattern}");
        }
        assert_eq!(needs(r"x(?:ab)+?y"), ["ab"]);
        assert_eq!(needs(r"\p{Lu}\x{20}\x41[a\]b]q"), ["q"]);
    }

    #[test]
    fn a_text_meets_them_in_any_case() {
        let needs = Needs::of("(?:öffnet|open) daily");
        assert!(needs.met_by("OPEN DAILY") && !needs.met_by("open on Monday"));
        assert!(Needs::of(r"\d").met_by(""));
    }
}
