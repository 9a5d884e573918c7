//! What an English sentence says that a price is for, where no price of several may stand without a name: `taster sessions
//! on the first Saturday of the month for £35`, `£52 big dogs`, `Five courses, £58`.

use super::lookup::{capital, trim};
use super::pattern::regex;
use super::source::Source;
use crate::plan::{Facts, Price};

/// The most words and letters that a thing is called by.
const WORDS: usize = 5;
const LETTERS: usize = 36;

/// Names the prices that have no name yet, where there are several.
pub(super) fn name_prices(source: &Source, facts: &mut Facts) {
    if facts.prices.len() < 2 {
        return;
    }
    let text = source.text();
    for at in 0..facts.prices.len() {
        let price = &facts.prices[at];
        let amount = price.amount.trim_start_matches("from ");
        // An amount that stands there twice says not where.
        let mut places = text.match_indices(amount).map(|it| it.0);
        let (Some(start), None) = (places.next(), places.next()) else { continue };
        let clause = Clause::of(source, start, start + amount.len());
        let last = at.checked_sub(1).map(|it| facts.prices[it].plan.clone()).unwrap_or_default();
        let price = &mut facts.prices[at];
        if price.plan.is_empty() && price.amount != "Free" && price.period.is_empty() {
            price.plan = clause.name().unwrap_or_default();
            // What it is called is no part of it.
            price.points.retain(|it| !it.eq_ignore_ascii_case(&price.plan));
        } else if clause.splits(&last, price) {
            price.plan = format!("{}, {}", price.plan, clause.after);
        }
    }
}

/// What stands around a price.
struct Clause {
    /// What stands before it in its part of the sentence.
    before: String,
    /// The part before that, where that part is empty: `Five courses` of `Five courses, £58`.
    part: String,
    /// How its sentence begins.
    head: String,
    /// What stands behind it in its part.
    after: String,
    /// Whether another price comes with the next part.
    goes_on: bool,
}

impl Clause {
    fn of(source: &Source, start: usize, end: usize) -> Self {
        let (text, sentence) = (source.text(), source.sentence_at(start));
        let marks: &[char] = &[',', ';', ':', '(', ')', '–', '—', '/', '\n'];
        let lead = &text[sentence.start..start];
        let parts: Vec<&str> = lead.split(marks).map(trim).collect();
        let rest = text.get(end..sentence.end).unwrap_or_default();
        let after = trim(rest.split(marks).next().unwrap_or_default());
        let next = rest.split(marks).nth(1).unwrap_or_default();
        Self {
            before: parts.last().copied().unwrap_or_default().to_owned(),
            part: if parts.len() == 2 { parts[0].to_owned() } else { String::new() },
            head: parts.first().copied().unwrap_or_default().to_owned(),
            after: after.to_owned(),
            goes_on: regex(r"[£€$]\d").is_match(next),
        }
    }

    /// What the price is for.
    fn name(&self) -> Option<String> {
        if let Some(it) = thing(&self.before) {
            return Some(it);
        }
        // `£165 including clay and firing` is for what its sentence begins with.
        let includes = regex(r"^(?:including|includes|incl\.?|with|all in|all-in)\b").is_match(&self.after);
        if self.before.is_empty() && !self.after.is_empty() && !includes {
            return short(&self.after)
                .filter(|it| !regex(r"(?i)^(?:a|an|per|for|each|or|and|to|off|on|if|when|plus)\b").is_match(it));
        }
        let part = if self.before.is_empty() { &self.part } else { &self.before };
        thing(part).or_else(|| thing(&self.head).filter(|_| self.before.is_empty() && includes))
    }

    /// Whether what stands behind a price tells it from the next of the same thing: `full groom £38 small dogs, £52 big dogs`.
    fn splits(&self, last: &str, price: &Price) -> bool {
        let said = price.points.iter().any(|it| it.to_lowercase().contains(&self.after));
        let small = self.after.starts_with(char::is_lowercase) && self.after.split(' ').count() <= 3;
        let joins =
            regex(r"^(?:a|an|per|for|each|or|and|to|off|on|if|when|plus|with|including|incl|monthly|yearly|all)\b");
        self.goes_on && last != price.plan && !price.plan.is_empty() && small && !said && !joins.is_match(&self.after)
    }
}

/// A noun phrase without the words that lead to its price and without when it is: `Taster sessions`.
fn thing(text: &str) -> Option<String> {
    let lead = regex(r"(?i)(?: (?:for|from|at|is|are|costs?|only|just|starts? at|starting at|starting from))+$");
    let text = lead.replace(text, "").into_owned();
    let when = [" on ", " every ", " each ", " in ", " at ", " from "].iter().filter_map(|it| text.find(it)).min();
    let bare = when.filter(|_| text.split(' ').count() > 3).map_or(text.as_str(), |it| &text[..it]);
    short(bare)
}

/// A few words, with a capital, that can be what something is called.
fn short(text: &str) -> Option<String> {
    let text = ["and ", "or ", "a ", "an ", "the ", "our "].iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
    let tells = regex(
        r"(?i)^(?:i|we|you|they|it|that|this|there|from|for|only|just|prices?|costs?|it's|and|or|at|then|later|after|afterwards|otherwise|else|now|until)\b",
    );
    let plain = text.chars().all(|it| it.is_alphanumeric() || " -’'&+".contains(it));
    let words = text.split(' ').count();
    let fits = !text.is_empty() && words <= WORDS && text.chars().count() <= LETTERS;
    (fits && plain && text.contains(char::is_alphabetic) && !tells.is_match(text)).then(|| capital(text))
}

#[cfg(test)]
mod tests {
    use super::name_prices;
    use crate::author::offline::read::source::Source;
    use crate::plan::{Facts, Price};

    fn names(text: &str, prices: &[(&str, &str)]) -> Vec<String> {
        let price = |it: &(&str, &str)| Price { plan: it.0.to_owned(), amount: it.1.to_owned(), ..Price::default() };
        let mut facts = Facts { prices: prices.iter().map(price).collect(), ..Facts::default() };
        name_prices(&Source::new(text), &mut facts);
        facts.prices.into_iter().map(|it| it.plan).collect()
    }

    #[test]
    fn a_price_is_called_after_what_its_sentence_says_that_it_is_for() {
        let text = "Six-week evening courses on Tuesdays, 6.30pm to 9pm, £165 including clay. Taster sessions on the \
                    first Saturday of the month for £35.";
        assert_eq!(names(text, &[("", "£165"), ("", "£35")]), ["Six-week evening courses", "Taster sessions"]);
        let text = "Full groom from £38 small dogs, £52 big dogs, nail trim £10.";
        let prices = [("Full groom", "from £38"), ("", "£52"), ("Nail trim", "£10")];
        assert_eq!(names(text, &prices), ["Full groom, small dogs", "Big dogs", "Nail trim"]);
        let text = "Five courses, £58, wine pairing £32.";
        assert_eq!(names(text, &[("", "£58"), ("Wine pairing", "£32")]), ["Five courses", "Wine pairing"]);
        assert_eq!(names("It is £30, or £40 if you come twice.", &[("", "£30"), ("", "£40")]), ["", ""]);
    }
}
