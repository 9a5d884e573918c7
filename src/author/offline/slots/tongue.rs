//! How a language joins facts to sentences: its word for *and*, for *per*, for *free*, and its prepositions of time.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::author::offline::wording;

/// The small words of a language, from `[tongue]` in its `common.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Tongue {
    /// Between the last two of a list; none where the page's words are in another language.
    #[serde(skip)]
    pub(super) and: Option<String>,
    /// A price that is none.
    pub(super) free: String,
    /// Between an amount and what it is for.
    per: String,
    /// Between a plan and its price, with its spaces.
    is: String,
    /// Whether an ordinary noun has a small letter inside a sentence.
    lowers: bool,
    /// Whether days have small letters inside a sentence.
    small_days: bool,
    /// How sentences begin in which one person speaks.
    solo: Vec<String>,
    /// Periods that do not take the word for *per*: `mes = "al mes"`.
    periods: BTreeMap<String, String>,
    /// Prepositions before a `day`, a `month`, a `year`, and before dates that begin with a certain word.
    time: BTreeMap<String, String>,
}

impl Default for Tongue {
    fn default() -> Self {
        Self {
            and: None,
            free: "Free".to_owned(),
            per: "per".to_owned(),
            is: " is ".to_owned(),
            lowers: true,
            small_days: false,
            solo: Vec::new(),
            periods: BTreeMap::new(),
            time: BTreeMap::new(),
        }
    }
}

impl Tongue {
    /// The small words in a deck's `common` words, for facts in the language `foreign` where it is not the deck's.
    pub(super) fn of(common: &Value, foreign: &str) -> Self {
        let own = common.get("tongue").cloned().and_then(|it| serde_json::from_value::<Self>(it).ok());
        let and = common.get("and").and_then(Value::as_str).filter(|_| foreign.is_empty());
        let mut tongue = Self { and: and.map(str::to_owned), ..own.unwrap_or_default() };
        let per = match foreign.split('-').next().unwrap_or_default() {
            "" | "en" | "nl" | "sv" => return tongue,
            "it" => "al",
            "pt" => "por",
            "pl" => "za",
            _ => "/",
        };
        per.clone_into(&mut tongue.per);
        tongue
    }

    /// `a, b and c`.
    pub(super) fn join(&self, names: &[&str]) -> String {
        let last = names.last().map(|it| it.to_lowercase()).unwrap_or_default();
        // Spanish says `e` before the sound that its `y` has.
        let open = last.starts_with('i') || last.starts_with("hi") && !last.starts_with("hie");
        match self.and.as_deref() {
            None => names.join(", "),
            Some("y") if open => wording::join(names, "e"),
            Some(and) => wording::join(names, and),
        }
    }

    /// A name inside a sentence.
    pub(super) fn small(&self, text: &str) -> String {
        if self.lowers { wording::lower_first(text) } else { text.to_owned() }
    }

    /// Whether a plain plural noun may get a small letter.
    pub(super) fn lowers(&self) -> bool {
        self.lowers
    }

    /// Days inside a sentence.
    pub(super) fn days(&self, days: &str) -> String {
        let general = ["Daily", "Every", "Weekdays", "Weekends", "Täglich", "Werktags", "Wochentags"];
        let small = self.small_days || general.iter().any(|it| days.starts_with(it));
        // `L-V` are letters.
        let letters = days.chars().nth(1).is_some_and(|it| !it.is_alphabetic());
        if small && !letters { wording::small_first(days) } else { days.to_owned() }
    }

    /// Whether one person speaks in a text.
    pub(super) fn speaks_alone(&self, text: &str) -> bool {
        self.solo.iter().any(|it| text.starts_with(it.as_str()))
    }

    /// An amount as it is shown: a price that is none has a word of its own.
    pub(super) fn amount(&self, amount: &str) -> String {
        if amount == "Free" { self.free.clone() } else { amount.to_owned() }
    }

    /// `per month`, `monthly`; empty where a price is for no time.
    pub(super) fn period(&self, period: &str) -> String {
        const OWN: [&str; 23] = [
            "monthly",
            "yearly",
            "annually",
            "once",
            "one-time",
            "monatlich",
            "jährlich",
            "einmalig",
            "les dix",
            "les cinq",
            "for ten",
            "for five",
            "for both",
            "each",
            "mensuel",
            "par mois",
            "par an",
            "al mes",
            "al año",
            "pro Monat",
            "en une fois",
            "pago único",
            "en un solo pago",
        ];
        match period {
            "" => String::new(),
            it if self.periods.contains_key(it) => self.periods[it].clone(),
            it if it.split_once(' ').is_some_and(|it| self.periods.contains_key(it.0)) => {
                let (first, rest) = it.split_once(' ').unwrap_or((it, ""));
                format!("{} {rest}", self.periods[first])
            }
            it if OWN.contains(&it) || it.starts_with("of ") => it.to_owned(),
            it => format!("{} {}", self.per, it.replace(" per ", &format!(" {} ", self.per))),
        }
    }

    /// `Team is $9 per month`, `Sunday roasts from £17`.
    pub(super) fn plan(&self, plan: &str, price: &str) -> String {
        let is = if price.starts_with("from ") { " " } else { &self.is };
        format!("{plan}{is}{}", price.replace(&self.free, &self.free.to_lowercase()))
    }

    /// A date with its preposition: `in May 2027`, `on 3 May`, `this autumn`.
    pub(super) fn in_time(&self, date: &str) -> String {
        let first = date.split(' ').next().unwrap_or("").to_lowercase();
        let second = date.split(' ').nth(1).unwrap_or("");
        let number = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
        let year = first.len() == 4 && first.chars().all(|it| it.is_ascii_digit());
        let day = number(date) && !year
            || number(second) && second.trim_end_matches(|it: char| !it.is_ascii_digit()).len() <= 2;
        let key = if day {
            "day"
        } else if year {
            "year"
        } else {
            "month"
        };
        // `vom 3. bis 8. November`, `du 5 au 8 novembre`
        const SPANS: [(&str, &str, &str); 3] = [("am", " bis ", "vom"), ("le", " au ", "du"), ("el", " al ", "del")];
        let own = self.time.get("day").map_or("", String::as_str);
        if let Some(span) = SPANS.iter().find(|it| day && it.0 == own && date.contains(it.1)) {
            return format!("{} {date}", span.2);
        }
        let word = self.time.get(&first).or_else(|| self.time.get(key)).map_or("", String::as_str);
        format!("{word} {date}").trim_start().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Tongue;
    use crate::author::offline::deck::Deck;

    fn tongue(lang: &str) -> Tongue {
        let common = Deck::of(lang).words("common");
        assert!(common.get("tongue").is_some(), "{lang} has no [tongue]");
        Tongue::of(&common, "")
    }

    #[test]
    fn dates_get_the_preposition_of_the_language() {
        let cases = [
            ("en", "3 May 2027", "on 3 May 2027"),
            ("en", "May 2027", "in May 2027"),
            ("en", "2027", "in 2027"),
            ("en", "this autumn", "this autumn"),
            ("fr", "3 mai 2027", "le 3 mai 2027"),
            ("fr", "mai 2027", "en mai 2027"),
            ("es", "3 de mayo de 2027", "el 3 de mayo de 2027"),
            ("de", "3. Mai 2027", "am 3. Mai 2027"),
            ("de", "3. bis 8. Mai 2027", "vom 3. bis 8. Mai 2027"),
            ("fr", "5 au 8 novembre", "du 5 au 8 novembre"),
            ("de", "Samstag, 14. Juni 2026", "am Samstag, 14. Juni 2026"),
            ("de", "Mai 2027", "im Mai 2027"),
            ("de", "2027", "2027"),
        ];
        for (lang, date, said) in cases {
            assert_eq!(tongue(lang).in_time(date), said);
        }
    }

    #[test]
    fn prices_get_the_words_of_the_language() {
        let fr = tongue("fr");
        assert_eq!(fr.period("utilisateur per mois"), "par utilisateur par mois");
        assert_eq!(fr.period("mensuel"), "mensuel");
        assert_eq!(tongue("es").period("mes"), "al mes");
        assert_eq!(fr.plan("Solo", &fr.amount("Free")), "Solo\u{a0}: gratuit");
        assert_eq!(tongue("de").period("Nutzer per Monat"), "pro Nutzer pro Monat");
        assert_eq!(tongue("en").plan("Team", "$9 per month"), "Team: $9 per month");
        assert_eq!(tongue("en").plan("Roast", "from £17"), "Roast from £17");
    }

    #[test]
    fn lists_get_the_and_of_the_language() {
        assert_eq!(tongue("es").join(&["pan", "café"]), "pan y café");
        assert_eq!(tongue("es").join(&["gramática", "inglés"]), "gramática e inglés");
        assert_eq!(tongue("es").join(&["agua", "hielo"]), "agua y hielo");
        assert_eq!(tongue("fr").join(&["pains", "tartes"]), "pains et tartes");
    }
}
