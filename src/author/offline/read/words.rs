//! The words of a text with their places, and runs of capitalised ones.

use std::ops::Range;

/// Words that join the words of a name: `Salt and Ash`, `Café de la Paix`.
const JOINERS: [&str; 30] = [
    "&", "+", "and", "of", "the", "de", "del", "la", "le", "les", "du", "des", "der", "den", "und", "y", "zum", "zur",
    "von", "by", "et", "al", "aux", "dei", "do", "da", "dos", "das", "di", "van",
];
const TITLES: [&str; 8] = ["Dr", "Prof", "St", "Mr", "Mrs", "Ms", "Mme", "Dra"];

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word as written.
    pub(super) text: &'t str,
    /// Where it begins.
    pub(super) start: usize,
}

impl Word<'_> {
    /// Where it ends.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it begins as a name can: with a capital, a digit, or a letter of a script without capitals.
    pub(super) fn is_capital(&self) -> bool {
        // `d'Ana` belongs to a name, `l'association` does not.
        let own = ["d'", "d’", "l'", "l’"].iter().find_map(|it| self.text.strip_prefix(it)).unwrap_or(self.text);
        let elided = ["L'", "L’"].iter().find_map(|it| self.text.strip_prefix(it)).unwrap_or(own);
        elided.chars().next().is_some_and(is_capital)
    }

    /// The word in small letters.
    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }
}

/// Words after which a name stands.
pub(super) const SAID: [&str; 29] = [
    "called",
    "named",
    "titled",
    "namens",
    "genannt",
    "heißt",
    "heisst",
    "heißen",
    "heiße",
    "heisse",
    "names",
    "appelé",
    "appelée",
    "nommé",
    "nommée",
    "llamado",
    "llamada",
    "chiamato",
    "chiamata",
    "chiama",
    "heet",
    "genaamd",
    "chamado",
    "chamada",
    "chama",
    "s'appelle",
    "s’appelle",
    "называется",
    "call it",
];
/// Whether a name can begin with a character.
pub(super) fn is_capital(it: char) -> bool {
    it.is_uppercase() || it.is_numeric() || it.is_alphabetic() && !it.is_lowercase()
}

/// The words of `text`: letters and digits, with marks, apostrophes, hyphens and dots inside; `&` and `+` on their own.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(it) = text[at..].chars().next() {
        let end = if it.is_alphanumeric() { at + length(&text[at..]) } else { at + it.len_utf8() };
        let lone = (it == '&' || it == '+') && text[end..].starts_with(' ');
        if it.is_alphanumeric() || lone {
            all.push(Word { text: &text[at..end], start: at });
        }
        at = end;
    }
    all
}

/// How long the word is that `text` begins with.
fn length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, it)) = chars.next() {
        let inside = |next: Option<&(usize, char)>| next.is_some_and(|it| it.1.is_alphanumeric());
        let mark = matches!(it, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{64B}'..='\u{65F}' | '_');
        let joined = matches!(it, '.' | '-' | '\'' | '’' | '·' | '&' | '+') && inside(chars.peek());
        let plus = it == '+' && at > 0;
        if !(it.is_alphanumeric() || mark || joined || plus) {
            return at;
        }
    }
    text.len()
}

/// The place of the capitalised words that begin at `first`: at most `most` of them, with what joins them.
pub(super) fn run(text: &str, words: &[Word<'_>], first: usize, most: usize) -> Option<Range<usize>> {
    let mut last = first;
    if TITLES.contains(&words.get(first)?.text) && text[words[first].end()..].starts_with(". ") {
        last += 1;
    }
    if !words.get(last)?.is_capital() {
        return None;
    }
    let mut taken = 1;
    while taken < most {
        let Some(next) = next_capital(text, words, last) else { break };
        last = next;
        taken += 1;
    }
    Some(words[first].start..words[last].end())
}

/// Whether a word is two or more letters with stops between them: `D.W` of `D.W. Price`.
pub(super) fn is_initials(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|it| it.chars().count() == 1 && it.chars().all(char::is_uppercase))
}

/// The next capitalised word after `last`, over at most two joiners.
fn next_capital(text: &str, words: &[Word<'_>], last: usize) -> Option<usize> {
    for next in last + 1..words.len().min(last + 4) {
        let between = &text[words[next - 1].end()..words[next].start];
        // `D.W. Price & Sons`
        let short = TITLES.contains(&words[next - 1].text) || is_initials(words[next - 1].text);
        if between != " " && !(between == ". " && short) {
            return None;
        }
        if words[next].is_capital() && !["&", "I"].contains(&words[next].text) {
            return Some(next);
        }
        if !JOINERS.contains(&words[next].text) {
            return None;
        }
    }
    None
}

/// The texts between quotation marks, each with the place of what is inside.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(it) = text[at..].chars().next() {
        let start = at + it.len_utf8();
        let inside = closing(it).filter(|_| it != '\'' || !text[..at].ends_with(char::is_alphanumeric));
        let end = inside.and_then(|close| text[start..].find(|it| close.contains(&it)).map(|end| start + end));
        let end = end.filter(|end| *end > start && !text[start..*end].contains('\n'));
        match end {
            Some(end) => {
                let skip = text[end..].chars().next().map_or(0, char::len_utf8);
                all.push(start..end);
                at = end + skip;
            }
            None => at = start,
        }
    }
    all
}

fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '"' => &['"'],
        '「' => &['」'],
        '『' => &['』'],
        '\'' => &['\''],
        '‘' => &['’'],
        _ => return None,
    })
}
