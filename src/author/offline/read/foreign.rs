//! What prompts say in ways of their own in languages that have no deck: how they order a page, and where the name stands.

use super::language::written;
use super::lookup::capital;
use super::name::Name;
use super::pattern::regex;
use super::source::Source;
use crate::author::offline::calendar::calendar;
use crate::author::offline::deck::Deck;
use crate::author::offline::lexicon::Lexicon;
use crate::plan::{Facts, Hours};

/// How a page is ordered before its subject, each up to the article and the possessive.
const ORDERS: [&str; 4] = [
    r"^(?:(?:vorrei|voglio|crea(?:mi)?|fammi|mi serve|ho bisogno di|serve) )?(?:un[ao]? )?(?:sito(?: web)?|pagina(?: web)?|landing page) (?:per|di|del(?:la)?) ?(?:(?:la|il|lo|i|le|gli|un[ao]?) |l['’]|un['’])?(?:(?:mi[ao]|nostr[ao]) )?",
    r"^(?:(?:quero|queria|preciso de|gostaria de|crie|faça) )?(?:uma? )?(?:site|página(?: web)?|landing page) (?:para|d[aoe]) (?:(?:uma?|a|o) )?(?:(?:minha|meu|nossa|nosso) )?",
    r"^(?:(?:ik wil|maak|ik zoek|wij zoeken) )?(?:graag )?(?:een )?(?:website|webpagina|landingspagina|site|pagina) voor (?:(?:mijn|onze|ons|een|het) )?",
    r"^(?:(?:أريد|اريد|أحتاج|احتاج|صمم|أنشئ) )?(?:إلى )?(?:موقع(?:ا|اً|ًا)?|صفحة)(?: (?:ويب|إلكتروني|الكتروني|هبوط))? (?:لـ ?|ل)",
];

/// How a page is ordered after its subject.
const REQUESTS: &str = r"の?(?:ホームページ|ウェブサイト|サイト|ランディングページ|LP|ページ)(?:を|が)?(?:作って|作成|制作|つくって|お願い|欲しい|ほしい)[^。\n]*";

/// The prompt without its order for a page: `Sito per la mia pizzeria …` is `pizzeria …`.
pub(super) fn without_order(text: &str) -> String {
    let text = text.trim_start();
    let found = ORDERS.iter().find_map(|it| regex(&format!("(?i){it}")).find(text));
    let rest = found.map_or(text, |it| &text[it.end()..]);
    // The Arabic article loses its first letter after the word for *for*.
    let rest = match rest.strip_prefix('ل').filter(|_| found.is_some()) {
        Some(rest) => format!("ال{rest}"),
        None => rest.to_owned(),
    };
    regex(REQUESTS).replace(&rest, "").into_owned()
}

/// A name that is the subject of the first sentence, or stands behind the words for its kind: `Zagroda to aplikacja`,
/// `Pastelaria Flor do Minho em Braga`.
pub(super) fn name(text: &str) -> Option<Name> {
    const RUN: &str = r"\p{Lu}[\p{L}\d'’\-]+(?: (?:(?:d[aeo]s?|di|del(?:la)?|van|het|e|i|&) )?\p{Lu}[\p{L}\d'’\-]+)*";
    let subject = format!(r"^({RUN}) (?:è|é|to|jest|is|är)\s");
    let behind = format!(
        r"^(?:Strona (?:internetowa )?dla )?\p{{L}}[\p{{L}}\-]*(?: \p{{Ll}}[\p{{L}}\-]*){{0,4}}? ({RUN})(?:[,.\n]| (?:em|in|a|w|we|te|na|no|à)\s)"
    );
    let place = regex(r" (?:em|in|a|w|we|te|na|no|di|de|z|ze|uit|van)$");
    let found = regex(&subject).captures(text).or_else(|| regex(&behind).captures(text))?.get(1)?;
    let name = Name { text: found.as_str().to_owned(), range: found.range() };
    (!place.is_match(text[..found.start()].trim_end())).then_some(name)
}

/// Gives the days of a prompt in English the names that they have on its page.
fn days(facts: &mut Facts, lang: &str) {
    let calendar = calendar();
    let (from, to) = (calendar.week("en"), calendar.week(lang));
    for hours in &mut facts.hours {
        let said = |word: &str| {
            let lower = word.to_lowercase();
            let bare = lower.strip_suffix('s').unwrap_or(&lower);
            let at = from.iter().position(|it| bare.len() > 2 && it.starts_with(bare))?;
            to.get(at).map(|it| if lang == "de" { capital(it) } else { it.clone() })
        };
        let parts = hours.days.split_inclusive(|it: char| !it.is_alphabetic());
        let all = parts.map(|part| {
            let word = part.trim_end_matches(|it: char| !it.is_alphabetic());
            said(word).map_or_else(|| part.to_owned(), |it| format!("{it}{}", &part[word.len()..]))
        });
        hours.days = capital(&all.collect::<String>());
    }
}

/// Hours in languages of which no days are known, after a word for *open*: `aperto dal martedì alla domenica 12-15`.
pub(super) fn hours(source: &mut Source, facts: &mut Facts, lang: &str) {
    if Deck::exists(lang) {
        return;
    }
    const OPEN: &str = "aperto|aperta|aperti|apertura|orari|orario|open|geopend|openingstijden|aberto|aberta|abertos|horário|horários|otwarte|czynne|godziny otwarcia|öppet|öppettider";
    let pattern = format!(
        r"(?i)(?:^|[,.;:\n] ?)(?:{OPEN})\s*:?\s*([^\d,.;:\n\x01]{{2,40}}?),?\s*((?:(?:dalle|dalle ore|das|van|od|från) )?\d{{1,2}}[^,;\n\x01]{{0,40}}?)(?:[,;\n]|\. |\.?$)"
    );
    let Some(found) = source.find(&pattern).filter(|_| facts.hours.is_empty()) else { return };
    let (days, time) = (capital(found.text(1)), found.text(2).trim().to_owned());
    facts.hours.push(Hours { days, time, closed: false });
    let end = found.place(2).map_or(found.range().end, |it| it.end);
    source.take(found.range().start..end);
}

/// Says of a price what it is for, in the words before it: `tagliatelle al ragù 12 €`. One of which nothing is said is
/// left to its sentence.
fn priced(text: &str, facts: &mut Facts) {
    let from = regex(r"(?i) (?:da|a partire da|a partir de|desde|vanaf|od|från|fra)$");
    for price in &mut facts.prices {
        if let Some(said) = from.find(&price.plan).map(|it| it.range()) {
            price.amount = format!("{} {}", price.plan[said.clone()].trim(), price.amount);
            price.plan.truncate(said.start);
        }
        if !price.plan.is_empty() || price.amount == "Free" {
            continue;
        }
        let Some(at) = text.find(&price.amount) else { continue };
        let before = text[..at].trim_end();
        let clause = before.rsplit([',', '.', ';', ':', '\n', '(']).next().unwrap_or_default().trim();
        let said = from.find(clause).map(|it| it.as_str().trim().to_owned());
        let name = from.replace(clause, "").into_owned();
        if (1..=6).contains(&name.split_whitespace().count()) {
            price.plan = capital(&name);
            if let Some(said) = said {
                price.amount = format!("{said} {}", price.amount);
            }
        }
    }
    for feature in facts.features.iter_mut().filter(|it| !it.price.is_empty()) {
        if let Some(said) = from.find(&feature.title).map(|it| it.range()) {
            feature.price = format!("{} {}", feature.title[said.clone()].trim(), feature.price);
            feature.title.truncate(said.start);
        }
    }
    facts.prices.retain(|it| !it.plan.is_empty() || it.amount == "Free");
}

/// Mends what the readers of other languages made of a prompt in `lang`, which has no deck.
pub(super) fn mend(text: &str, facts: &mut Facts, name: Option<&Name>, (lang, lexicon): (&str, &Lexicon)) {
    if Deck::exists(lang) {
        if lang != "en" && written(text, lexicon) == "en" {
            days(facts, lang);
        }
        return;
    }
    priced(text, facts);
    let name = name.map_or("", |it| it.text.as_str());
    let lower = name.to_lowercase();
    if ["si chiama", "chamado", "chamada", "heet"].contains(&facts.what.to_lowercase().as_str()) {
        facts.what.clear();
    }
    facts.people.retain(|it| !lower.contains(&it.name.to_lowercase()));
    if name.is_empty() {
        return;
    }
    let called = format!(
        r",? (?:e )?(?:che )?(?:si chiama|chiamat[ao]|heet|genaamd|que se chama|chamad[ao]|nazywa się) ['\x22“„«]?{}['\x22”“»]?",
        regex_lite::escape(name)
    );
    for claim in &mut facts.claims {
        *claim = regex(&called).replace(claim, "").into_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::{name, without_order};

    #[test]
    fn an_order_for_a_page_is_no_part_of_what_it_says() {
        let cases = [
            ("Sito per la mia osteria a Parma.", "osteria a Parma."),
            ("vorrei una pagina per un'app di ricette", "app di ricette"),
            ("Quero um site para a minha livraria em Faro.", "livraria em Faro."),
            ("Website voor bakker Jansen in Delft.", "bakker Jansen in Delft."),
            ("موقع لمخبز في بيروت", "مخبز في بيروت"),
            ("鎌倉の喫茶店「波」のサイトを作ってください。朝七時から。", "鎌倉の喫茶店「波」。朝七時から。"),
        ];
        for (prompt, said) in cases {
            assert_eq!(without_order(prompt), said);
        }
    }

    #[test]
    fn a_name_is_the_subject_or_stands_behind_its_kind() {
        let found = |text: &str| name(text).map(|it| it.text);
        assert_eq!(found("Zagroda to aplikacja dla rolników.").as_deref(), Some("Zagroda"));
        assert_eq!(found("Livraria Sol da Tarde em Faro.").as_deref(), Some("Sol da Tarde"));
        assert_eq!(found("osteria a Parma."), None);
    }
}
