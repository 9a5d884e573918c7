//! The name of the product, place or person.

use std::ops::Range;

use super::amid;
use super::entitled;
use super::known;
use super::lookup::{trim, without_article};
use super::occasion;
use super::order::{is_order, lead_in};
use super::source::Source;
use super::subject;
use super::titled;
use super::words::{SAID, Word, quoted, run, words};
use crate::author::offline::lexicon::Lexicon;

/// A name and where it first stands.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// The name as written.
    pub(super) text: String,
    /// Its place in the prompt.
    pub(super) range: Range<usize>,
}

/// How many capitalised words a name may have.
pub(super) const MOST: usize = 6;

/// Labels before a name, at the beginning of a line.
pub(super) const LABELS: [&str; 24] = [
    "name",
    "brand",
    "product",
    "company",
    "business",
    "nom",
    "nombre",
    "marke",
    "firma",
    "product name",
    "brand name",
    "company name",
    "business name",
    "project",
    "project name",
    "title",
    "app name",
    "app",
    "event",
    "event name",
    "course",
    "restaurant",
    "shop",
    "organisation",
];
/// Words before a name that is ours.
const OURS: [&str; 22] = [
    "my", "our", "meine", "meinen", "meiner", "mein", "unser", "unsere", "unseren", "unserer", "mon", "ma", "notre",
    "mi", "nuestro", "nuestra", "the", "die", "das", "der", "la", "el",
];

/// Words after which an article does not begin the name of what is spoken of: `unter der MIT-Lizenz`, `quai de la Croix`.
const WHERE: [&str; 47] = [
    "outside",
    "inside",
    "past",
    "under",
    "around",
    "along",
    "between",
    "through",
    "within",
    "across",
    "throughout",
    "um",
    "rund",
    "hinter",
    "vor",
    "neben",
    "gegenüber",
    "beim",
    "zum",
    "zur",
    "opposite",
    "behind",
    "beside",
    "into",
    "at",
    "in",
    "of",
    "on",
    "from",
    "near",
    "by",
    "to",
    "unter",
    "auf",
    "mit",
    "bei",
    "an",
    "aus",
    "von",
    "en",
    "bajo",
    "dans",
    "sur",
    "sous",
    "avec",
    "à",
    "de",
];

/// Days as they are written short, which are no names.
const SHORT_DAYS: [&str; 10] = ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat"];

/// Finds the name; none where the prompt names nothing.
pub(super) fn find(text: &str, lexicon: &Lexicon) -> Option<Name> {
    let ways: [fn(&Prose<'_>) -> Option<Name>; 34] = [
        known::presented,
        titled::labelled,
        told,
        titled::introduced,
        titled::heralded,
        in_quotes,
        titled::announced,
        titled::meeting,
        occasion::saved,
        occasion::held,
        titled::dated,
        occasion::taught,
        awaited,
        subject_of_order,
        known::by_address,
        known::in_brackets,
        entitled::of_ourselves,
        owned,
        amid::small,
        amid::labelled,
        known::apart,
        known::made_by,
        known::behind_kind,
        entitled::apposed,
        subject::of_kind,
        entitled::registered,
        subject::at_start,
        subject::dense,
        entitled::alone,
        subject::later,
        amid::ours,
        known::limited,
        entitled::signed,
        entitled::installed,
    ];
    let text = Prose { text, words: words(text), lexicon };
    ways.iter().find_map(|it| it(&text)).map(|it| titled::with_house(text.text, it))
}

/// A prompt with its words.
pub(super) struct Prose<'t> {
    /// The whole prompt.
    pub(super) text: &'t str,
    pub(super) words: Vec<Word<'t>>,
    /// What words mean.
    pub(super) lexicon: &'t Lexicon,
}

impl Prose<'_> {
    /// The capitalised words from the word `first` on.
    pub(super) fn run(&self, first: usize) -> Option<Range<usize>> {
        run(self.text, &self.words, first, MOST)
    }

    /// The word that begins at or after `at`.
    pub(super) fn word_at(&self, at: usize) -> usize {
        self.words.partition_point(|it| it.start < at)
    }
}

/// `Waitlist for Nightjar, a bicycle light`.
fn awaited(it: &Prose<'_>) -> Option<Name> {
    const BEFORE: [&str; 6] = ["waitlist", "wait-list", "list", "access", "warteliste", "beta"];
    let waits = |index: &usize| {
        let before = index.checked_sub(1).map(|before| it.words[before].lower());
        ["for", "für"].contains(&&*it.words[*index].lower()) && before.is_some_and(|it| BEFORE.contains(&&*it))
    };
    let index = (0..it.words.len()).find(waits)?;
    let name = after(it, it.words[index].end())?;
    it.text[name.range.end..].trim_start().starts_with([',', ':', '–', '—']).then_some(name)
}

/// `a bakery called Kornblume`, `Name: Kornblume`.
fn told(it: &Prose<'_>) -> Option<Name> {
    let in_line = |line: &str| {
        let start = line.as_ptr() as usize - it.text.as_ptr() as usize;
        let bare = line.trim_start_matches(|it: char| "#*-•> ".contains(it));
        let (label, rest) = bare.split_once([':', '='])?;
        let label = label.trim_matches(['*', ' ', '`']).to_lowercase();
        let at = start + (line.len() - rest.len());
        let own = label.split(' ').count() <= 3 && label.ends_with(" name");
        (own || LABELS.contains(&label.as_str())).then(|| after(it, at)).flatten()
    };
    let said = |index: usize| {
        let word = it.words[index].lower();
        let two = index.checked_sub(1).map(|before| format!("{} {word}", it.words[before].lower()));
        let two = two.is_some_and(|it| {
            [
                "call it",
                "name is",
                "shop name",
                "business name",
                "brand name",
                "studio name",
                "se llama",
                "nazywa się",
                "под названием",
                "product is",
                "company is",
                "brand is",
                "app is",
                "shop is",
                "business is",
            ]
            .contains(&&*it)
        });
        // `…, name: inkbyvera, …`
        let label = word == "name" && it.text[it.words[index].end()..].starts_with(": ");
        (two || label || SAID.contains(&word.as_str())).then(|| after(it, it.words[index].end())).flatten()
    };
    let sentences = Source::new(it.text).sentences();
    // Who begins with a name calls something else by another: `Tidemark Books is a bookshop. … a dog called Biscuit.`
    let first = it.run(0).filter(|run| [" is a ", " is an "].iter().any(|is| it.text[run.end..].starts_with(is)));
    let first =
        first.filter(|run| run.start == 0 && !it.words.first().is_some_and(|it0| it.lexicon.is_generic(it0.text)));
    let last = first.and(sentences.first()).map_or(it.words.len(), |it0| it.word_at(it0.end));
    let in_sentence = || sentences.iter().skip(1).find_map(|range| in_line(&it.text[range.clone()]));
    it.text.lines().find_map(in_line).or_else(in_sentence).or_else(|| (0..last).find_map(said))
}

/// The name that stands at `at`: in quotation marks, capitalised, or one word.
fn after(it: &Prose<'_>, at: usize) -> Option<Name> {
    let rest = &it.text[at..];
    let skip = rest.len() - rest.trim_start_matches([' ', ':', '*', '`']).len();
    let first = quoted(&rest[..rest.find('\n').unwrap_or(rest.len())]).into_iter().next();
    if let Some(found) = first.filter(|it| it.start <= skip + 3 && it.len() <= 48) {
        return named(it, at + found.start..at + found.end);
    }
    let next = it.word_at(at);
    let word = it.words.get(next).filter(|it| it.start == at + skip)?;
    let determined = ["a", "an", "the", "in", "for", "not"].contains(&&*word.lower()) && it.run(next).is_none()
        || SAID.contains(&&*word.lower());
    let run = it.run(next).map(|run| titled::with_purpose(it, run));
    (!determined).then(|| named(it, run.unwrap_or(word.start..word.end()))).flatten()
}

/// A short quoted text in the first two sentences.
fn in_quotes(it: &Prose<'_>) -> Option<Name> {
    const CUES: [&str; 18] = [
        "button", "cta", "action", "says", "said", "say", "tagline", "slogan", "headline", "motto", "reads",
        "subtitle", "like", "sagt", "section", "=", "button:", "claim",
    ];
    let sentences = Source::new(it.text).sentences();
    let end = sentences.get(1).or(sentences.first())?.end;
    quoted(&it.text[..end]).into_iter().find_map(|range| {
        let inside = &it.text[range.clone()];
        let before = it.text[..range.start].trim_end_matches(|it: char| !it.is_alphanumeric() && it != '=');
        let before = before.rsplit([' ', '\n']).next().unwrap_or("").to_lowercase();
        let sentence = inside.ends_with(['.', '!', '?', ',']) || before == "for" && !asks(it);
        let name = inside.split_whitespace().count() <= 5 && !sentence && !CUES.contains(&before.as_str());
        // What is quoted and has capitals is a name, whatever its words: `"Excel for Vets"`.
        let capitals = inside.split(' ').filter(|it| it.starts_with(char::is_uppercase)).count() > 1;
        let whole = || capitals.then(|| Name { text: inside.to_owned(), range: range.clone() });
        name.then(|| named(it, range.clone()).or_else(whole)).flatten()
    })
}

/// Whether the text orders a page, so that what stands after *for* can be a name.
fn asks(it: &Prose<'_>) -> bool {
    is_order(it.text, it.lexicon) || lead_in(it.text).is_some()
}

/// `Build a landing page for Ferrule, a …`.
fn subject_of_order(it: &Prose<'_>) -> Option<Name> {
    const GOES_ON: [&str; 14] =
        ["in", "at", "from", "on", "which", "that", "who", "and", "where", "with", "for", "near", "by", "&"];
    let lead = lead_in(it.text)?.end;
    let mut first = it.word_at(lead);
    let word = it.words.get(first).filter(|word| it.text[lead..word.start].trim().is_empty())?;
    let the = word.text == "the" && it.words.get(first + 1).is_some_and(Word::is_capital);
    let start = word.start;
    first += usize::from(the);
    let word = &it.words[first];
    let file = word.text.contains(['.', '-']) && !it.lexicon.is_function_word(word.text);
    let end = it.run(first).map(|it| it.end).or_else(|| file.then(|| word.end()))?;
    let end = if the { titled::with_kind_behind(it, end).unwrap_or(end) } else { end };
    let next = it.words.get(it.word_at(end)).filter(|next| it.text[end..next.start].trim_matches(['\'', '’']) == " ");
    let goes = next.is_none_or(|next| GOES_ON.contains(&&*next.lower()) || subject::is_verb(it, next, None));
    goes.then(|| named(it, start..end)).flatten()
}

/// `for my bakery Kornblume`, `unsere Bäckerei Kornblume`.
fn owned(it: &Prose<'_>) -> Option<Name> {
    const GOES_ON: [&str; 14] =
        ["in", "at", "on", "from", "auf", "à", "en", "near", "is", "are", "ist", "est", "es", "aus"];
    let end = Source::new(it.text).sentences().first()?.end;
    let last = it.word_at(end);
    // `The Copper Kettle` begins with its own article.
    let ours = |index: &usize| {
        let word = it.words[*index];
        let before = index.checked_sub(1).map(|before| it.words[before].lower());
        // `…, das tote Links findet` goes on with what stands before the comma.
        let relative = !OURS[..16].contains(&&*word.lower()) && it.text[..word.start].trim_end().ends_with(',');
        let elsewhere = relative || before.is_some_and(|it| WHERE.contains(&&*it)) && !OURS[..16].contains(&word.text);
        OURS.contains(&word.text) && !elsewhere || OURS[..16].contains(&&*word.lower())
    };
    (0..last).filter(ours).find_map(|index| {
        let small = |at: &usize| it.words.get(*at).is_some_and(|it| !it.is_capital() && it.text.len() > 1);
        let next = (index + 1..index + 6).find(|at| !small(at))?;
        let range = it.run(next).filter(|_| next < last)?;
        let between = &it.text[it.words[index].start..range.start];
        // `the basement of St. Mark's` is where somebody meets, not who meets.
        let elsewhere =
            [" of ", " in ", " at ", " on ", " from ", " for ", " with "].iter().any(|it| between.contains(it));
        let joined = elsewhere || between.contains(['.', ',', ':', ';', '"', '(']);
        let rest = &it.text[range.end..];
        let follower = it.words.get(it.word_at(range.end)).filter(|_| rest.starts_with(' '));
        let goes = follower.is_none_or(|it| GOES_ON.contains(&&*it.lower())) && rest.trim_start() != rest
            || rest.is_empty()
            || rest.trim_start().starts_with([',', '.', ';', ':', '!', '(', '\n', '–', '—']);
        (!joined && goes).then(|| named(it, range)).flatten()
    })
}

/// The name in `range`, without generic words before it; none if nothing else is left.
pub(super) fn named(it: &Prose<'_>, range: Range<usize>) -> Option<Name> {
    let (text, lexicon) = (it.text, it.lexicon);
    // Between an abbreviation and a comma nothing is left: `an e.V., zählen`.
    if range.is_empty() {
        return None;
    }
    let mut start = range.start + (text[range.clone()].len() - text[range.clone()].trim_start().len());
    let whole = trim(&text[start..range.end]);
    if lexicon.is_generic(whole) || is_order(whole, lexicon) {
        return None;
    }
    let before = text[..start].trim_end().rsplit([' ', '\n']).next().unwrap_or("");
    if !before.is_empty() && without_article(&format!("{before} x")) == "x" {
        while let Some((first, rest)) = text[start..range.end].split_once(' ') {
            // The Tuesday Letter is called after its day.
            if !lexicon.is_generic(first) || crate::author::offline::wording::is_proper(first) {
                break;
            }
            start += first.len() + (text[start + first.len()..range.end].len() - rest.len());
        }
    }
    // `a page for the Pennine Repair Café`: the small article is no part of the name.
    let name = trim(&text[start..range.end]);
    let ours = ["the ", "Unser ", "Unsere ", "Mein ", "Meine ", "Notre ", "Mon ", "Ma ", "Nuestro ", "Nuestra ", "Mi "];
    let name = ours.iter().find_map(|it| name.strip_prefix(it)).unwrap_or(name);
    // `closed Mon and Tue. We do …` says when.
    let day = |it: &str| SHORT_DAYS.contains(&it.trim_end_matches('.').to_lowercase().as_str());
    let generic = name.split_whitespace().all(|it| lexicon.is_generic(it) || day(it));
    // `launching January 2027` says when.
    let dated = titled::is_date(name);
    let has_letter = !dated && name.chars().any(char::is_alphabetic);
    // `Join 40 founders` calls somebody to something.
    let mut parts = name.split_whitespace();
    let calls = parts.next().is_some_and(|it| lexicon.verbs.contains(&it.to_lowercase()))
        && name.contains(' ')
        && parts.all(|it| it.bytes().all(|it| it.is_ascii_digit()));
    let done = ["ed", "made", "grown", "thrown", "woven", "spun", "knit"];
    let done = name.contains('-') && !name.contains(' ') && done.iter().any(|it| name.ends_with(it));
    if name.is_empty() || generic || done || calls || !has_letter || name.chars().count() > 48 {
        return None;
    }
    let start = start + text[start..].find(name)?;
    Some(Name { text: name.to_owned(), range: start..start + name.len() })
}
