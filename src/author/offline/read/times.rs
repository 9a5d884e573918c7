//! Times of something that is on a day said elsewhere, and the house it is in: `july 6 to 17, 9am to 3pm`.

use super::lookup::capital;
use super::pattern::regex;
use super::source::{Found, Source};
use crate::author::offline::calendar::calendar;
use crate::plan::{Facts, Hours};

/// Reads when something is and in which house, in English.
pub(super) fn read(source: &mut Source, facts: &mut Facts, (name, lang): (&str, &str)) {
    if lang == "en" {
        clock(source, facts);
        house(source, facts, name);
    }
}

/// Reads the times that are all there is between two marks, for the date or the day of the week that is said.
fn clock(source: &mut Source, facts: &mut Facts) {
    if !facts.hours.is_empty() || !facts.schedule.is_empty() {
        return;
    }
    let hour = r"\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\.?|p\.?m\.?)?";
    let end = r"(?:\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\.?|p\.?m\.?)?|noon|midday|midnight|late|dusk)";
    let times =
        format!(r"(?i)(?:^|[,;(] ?|\. |\x01 |\x01, )((?:from )?{hour} ?(?:-|–|to|until|till) ?{end})(?:[,;.)\n]|$)");
    let Some(found) = source.find(&times) else { return };
    let said = found.text(1).to_lowercase();
    // `ages 5 to 7, 8 to 11` are no times, and neither is `10 to 14 days`.
    let lower = source.text().to_lowercase();
    let marked = said.contains('m') || said.contains(':') || said.contains("noon");
    let plain = marked || !["age", "year", "size", "people", "guests"].iter().any(|it| lower.contains(it));
    let Some(days) = day(facts, &lower).filter(|_| plain) else { return };
    let Some(place) = found.place(1) else { return };
    let time = said.strip_prefix("from ").unwrap_or(&said).trim().to_owned();
    facts.hours.push(Hours { days, time, closed: false });
    source.take(place);
}

/// The day that a time can be of: the only date, or the only day of the week that is named.
fn day(facts: &Facts, lower: &str) -> Option<String> {
    let dated = |it: &&String| it.contains(|it: char| it.is_ascii_digit()) && !it.starts_with("since");
    if let [date] = facts.dates.iter().filter(dated).collect::<Vec<_>>().as_slice() {
        return Some(capital(date));
    }
    let calendar = calendar();
    // `We bake on Fridays only, order by Wednesday night`: what comes again has an s.
    let named = |end: &str| {
        let mut all = calendar.week("en").iter().filter(|it| lower.contains(&format!("{it}{end}")));
        all.next().filter(|_| all.next().is_none())
    };
    let day = named("").or_else(|| named("s"))?;
    let often = [format!("{day}s"), format!("every {day}")].iter().any(|it| lower.contains(it.as_str()));
    Some(if often { format!("{}s", capital(day)) } else { capital(day) })
}

/// What a house is called in which people meet.
const HOUSES: &str = "(?:Hall|Centre|Center|Church|Chapel|Library|Theatre|Barn|School|House|Gallery|Museum|Pavilion|Arms|Inn|Institute|Academy|Studios?|Gardens|Baths|Mill|Rooms|Hub)";

/// Reads the house that something is in, where no street is said: `at St Werburghs Community Centre`. Its sentence stays.
fn house(source: &Source, facts: &mut Facts, name: &str) {
    if !facts.venue.is_empty() || !facts.address.is_empty() {
        return;
    }
    let pattern = format!(
        r"\b[Aa]t (?:the )?((?:\p{{Lu}}[\p{{L}}’'.\-]* (?:(?:of|and|the|&) )?){{1,4}}{HOUSES})(?:[,.;)\n\x01]| in | on | from |$)"
    );
    let text = source.text();
    let Some(found) = regex(&pattern).captures(text).and_then(|it| it.get(1).map(|it| it.as_str().to_owned())) else {
        return;
    };
    if found != name && !name.contains(&found) {
        facts.venue = found;
    }
}

/// Whether a single time beside opening hours is that of something named: `Tue–Sat 9–5. Knit night Thursday 6pm`.
pub(super) fn is_occasion(source: &Source, found: &Found) -> bool {
    let open = source.open();
    let named = regex(
        r"(?i)\b(?:night|class|group|club|quiz|session|workshop|jam|meeting|rehearsal|tasting|walk|ride|story ?time|roast|service|open mic|choir|breakfast|brunch)s?(?: is| are|:| on| every|,)* ?$",
    );
    named.is_match(&open[..found.range().start])
}
