//! A date taken apart for figures that show a day: `14 May 2027` → `14` and `May 2027`.

use crate::author::offline::scope::Scope;

/// How months begin in the languages that have decks, in lower case.
const MONTHS: [&str; 26] = [
    "jan", "feb", "fév", "fev", "mar", "mär", "apr", "avr", "abr", "may", "mai", "jun", "juin", "jul", "juil", "aug",
    "aoû", "ago", "sep", "oct", "okt", "nov", "dec", "dez", "déc", "ene",
];

/// Sets `date.day` and `date.month`, where the date has both.
pub(super) fn of(scope: &mut Scope<'_>) {
    let Some((day, month)) = scope.get("date").and_then(parted) else { return };
    scope.set("date.day", day);
    scope.set("date.month", month);
}

fn parted(date: &str) -> Option<(String, String)> {
    let words: Vec<&str> = date.split([' ', ',']).filter(|it| !it.is_empty()).collect();
    let month = words.iter().position(|it| is_month(it))?;
    let day = [month.checked_sub(1), month.checked_sub(2), Some(month + 1)];
    let (at, day) = day.into_iter().flatten().find_map(|at| Some((at, days(words.get(at)?)?)))?;
    // `10 y 11 de octubre` is two days.
    let joins = ["y", "et", "und", "and", "al", "au", "bis", "to"];
    let first = at.checked_sub(2).filter(|_| joins.contains(&words[at - 1])).and_then(|it| days(words[it]));
    let day = first.map_or(day.clone(), |first| format!("{first}–{day}"));
    let year = words.iter().find(|it| it.len() == 4 && it.chars().all(|it| it.is_ascii_digit()));
    let name = capital(words.get(month)?);
    Some((day, year.map_or(name.clone(), |year| format!("{name} {year}"))))
}

fn is_month(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    lower.chars().count() >= 3 && MONTHS.iter().any(|it| lower.starts_with(it))
}

/// `14`, `14th`, `14.` or `3–5`: the digits of a day, or of a first and a last one.
fn days(word: &str) -> Option<String> {
    let parts: Vec<String> = word
        .split(['-', '–'])
        .map(|it| it.trim_end_matches(|it: char| it.is_alphabetic() || it == '.'))
        .map(str::to_owned)
        .collect();
    let day = |it: &String| it.parse::<u8>().is_ok_and(|it| (1..=31).contains(&it));
    ((1..=2).contains(&parts.len()) && parts.iter().all(day)).then(|| parts.join("–"))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |it| it.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[track_caller]
    fn check(date: &str, day: &str, month: &str) {
        assert_eq!(parted(date), Some((day.to_owned(), month.to_owned())), "{date}");
    }

    #[test]
    fn a_date_is_a_day_and_its_month() {
        check("14 May 2027", "14", "May 2027");
        check("May 14th, 2027", "14", "May 2027");
        check("Saturday 3–5 October 2026", "3–5", "October 2026");
        check("am 3. Mai", "3", "Mai");
        check("10 y 11 de octubre de 2026", "10–11", "Octubre 2026");
        check("14 août 2026", "14", "Août 2026");
        for open in ["spring 2027", "May 2027", "2027", "soon"] {
            assert_eq!(parted(open), None, "{open}");
        }
    }
}
