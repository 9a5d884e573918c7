//! What sentences say that is known already, how lists begin, and what is no list.

use super::lookup::capital;
use super::pattern::regex;
use crate::author::offline::wording::small_first;
use crate::plan::Facts;

/// Shortens what is said again, evens lists, and gives the readers of a French page their article.
pub(super) fn mend(facts: &mut Facts, name: &str, lang: &str) {
    if lang == "en" {
        in_a_sentence(facts);
    }
    if !["de", "fr", "es"].contains(&lang) {
        return;
    }
    // `mit Preisen und Umstiegen` names nobody.
    let bare = |it: &crate::plan::Person| !it.name.contains(' ') && it.name.ends_with("en") && it.role.is_empty();
    if lang == "de" && facts.people.len() > 1 && facts.people.iter().any(bare) {
        facts.people.clear();
    }
    let what = facts.what.clone();
    let known = known(name, &what);
    for claim in &mut facts.claims {
        *claim = without_known(claim, &known);
    }
    facts.claims.retain(|it| !it.is_empty());
    if lang != "de" {
        even(facts);
    }
    let free = if lang == "de" {
        "kostenlos"
    } else if lang == "fr" {
        "gratuit"
    } else {
        "gratis"
    };
    for feature in facts.features.iter_mut().filter(|it| it.price == "Free") {
        free.clone_into(&mut feature.price);
    }
    // `pensé pour adultes débutants` wants its article, and `pour tous` none.
    let first = facts.audience.split(' ').next().unwrap_or_default();
    let many = first.starts_with(char::is_lowercase) && first.chars().count() > 4 && first.ends_with('s');
    if lang == "fr" && many && !["toutes", "celles", "petits", "grands", "moins"].contains(&first) {
        facts.audience = format!("les {}", facts.audience);
    }
}

/// Says in a sentence how long something takes and who gives it, where that was read as a list: `eight weeks, taught by Hal`.
fn in_a_sentence(facts: &mut Facts) {
    let said = r"^(?i:(?:taught|led|run|hosted|written) by .+|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:weeks|days|months|evenings|weekends))$";
    let titles: Vec<&str> = facts.features.iter().map(|it| it.title.as_str()).collect();
    let bare = facts.features.iter().all(|it| it.price.is_empty() && it.text.is_empty());
    if titles.is_empty() || !bare || !titles.iter().all(|it| regex(said).is_match(it)) {
        return;
    }
    facts.claims.insert(0, format!("{}.", capital(&titles.join(", "))));
    facts.features.clear();
}

/// The ways in which a sentence begins with what is known: `Concert du chœur Les Voix`, `Paco Ruiz, fontanero`.
fn known(name: &str, what: &str) -> Vec<String> {
    if name.is_empty() {
        return Vec::new();
    }
    let mut all = vec![name.to_owned()];
    if !what.is_empty() {
        let said = [format!("{what} {name}"), format!("{name}, {what}")];
        let quoted = ["\"", "„“", "«»", "“”"].map(|it| {
            let (open, close) = (it.chars().next().unwrap_or('"'), it.chars().last().unwrap_or('"'));
            format!("{what} {open}{name}{close}")
        });
        all.extend(said.into_iter().chain(quoted));
    }
    all
}

/// A sentence without its beginning that says only what is known, where more than that follows a comma: `Paco Ruiz,
/// fontanero en Sevilla, urgencias 24 horas`.
fn without_known(claim: &str, known: &[String]) -> String {
    let mut rest = claim;
    for it in known {
        let Some(after) = claim.get(..it.len()).filter(|lead| lead.to_lowercase() == it.to_lowercase()) else {
            continue;
        };
        let after = &claim[after.len()..];
        let place = regex(r"^,? (?:in|en|à|aus) \p{Lu}[\p{L}\-]+(?: \p{Lu}[\p{L}\-]+)?");
        let after = place.find(after).map_or(after, |it| &after[it.end()..]);
        // `Recetario, una app que …` says what it is.
        let said = [", ", ": ", " : "]
            .iter()
            .find_map(|it| after.strip_prefix(it))
            .filter(|it| it.contains(", ") || it.split(' ').count() > 3);
        let clause = regex(r"^(?:une?|una?|eine?|der|die|das|le|la|el|les|qui|que|où|wo|donde|l[’'])\b");
        if let Some(said) = said.filter(|it| it.len() < rest.len() && !clause.is_match(it)) {
            rest = said;
        }
    }
    if rest.len() == claim.len() { claim.to_owned() } else { capital(rest) }
}

/// The first thing of a list in small letters, as the others are: it began a sentence.
fn even(facts: &mut Facts) {
    let small = |it: &str| it.starts_with(char::is_lowercase);
    let Some((first, others)) = facts.features.split_first_mut() else { return };
    let plain = first.title.chars().skip(1).all(|it| !it.is_uppercase());
    if !others.is_empty() && others.iter().all(|it| small(&it.title)) && plain {
        first.title = small_first(&first.title);
    }
}

#[cfg(test)]
mod tests {
    use super::{known, without_known};

    #[test]
    fn a_sentence_says_what_is_new() {
        let cases = [
            (
                "Concert du chœur Les Voix, samedi 12 avril, église Saint-Jean.",
                "Les Voix",
                "concert du chœur",
                "Samedi 12 avril, église Saint-Jean.",
            ),
            ("Paco Ruiz, fontanero en Lugo, urgencias, goteras.", "Paco Ruiz", "fontanero", "Urgencias, goteras."),
            ("Dachdeckerei Hansen in Husum, Steildach, Flachdach.", "Dachdeckerei Hansen", "", "Steildach, Flachdach."),
            ("Recetario, una app que guarda recetas.", "Recetario", "", "Recetario, una app que guarda recetas."),
        ];
        for (claim, name, what, said) in cases {
            assert_eq!(without_known(claim, &known(name, what)), said);
        }
    }
}
