//! What people type as they speak, in languages with a deck, as a prompt that says first what has which name: `Hola,
//! necesito una web para mi peluquería, se llama Mimo` is `Mimo, peluquería`. The words are in `reading/<lang>/spoken.toml`.

use std::ops::Range;

use serde::Deserialize;

use super::accents;
use super::lookup::{capital, trim};
use super::pattern::regex;
use super::small;
use super::source::Source;
use crate::assets;
use crate::author::offline::lexicon::{Lexicon, shared};
use crate::author::offline::wording::lower_first;
use crate::plan::Facts;

/// How people speak in a language.
#[derive(Debug, Deserialize)]
struct Speech {
    /// Abbreviations, and what they stand for.
    short: Vec<(String, String)>,
    greeting: String,
    order: String,
    lead: String,
    asked: String,
    called: String,
    joins: String,
    speaks: String,
    /// Whether nouns have capitals.
    #[serde(default)]
    nouns: bool,
    /// How a page can speak otherwise than its deck, and what says so.
    #[serde(default)]
    address: Option<(String, String)>,
}

fn path(lang: &str) -> Option<String> {
    let path = format!("reading/{lang}/spoken.toml");
    assets::template(&path).is_some().then_some(path)
}

/// The prompt as it is read.
pub(super) fn written_out(text: &str, lang: &str, lexicon: &Lexicon) -> String {
    let Some(path) = path(lang) else { return text.to_owned() };
    let speech = shared::<Speech>(&path);
    let typed_small = small::is_typed(text);
    let text = accents::written(text, lang);
    let text = text.as_str();
    let greeting = regex(&speech.greeting).find(text).map_or(0, |it| it.end());
    let mut text = spelt_in_mail(&text[greeting..]);
    for (short, long) in &speech.short {
        text = regex(short).replace_all(&text, long.as_str()).into_owned();
    }
    let subject = regex(&speech.order).find(&text).map(|it| text.split_at(it.end()));
    let said = match subject {
        Some((order, subject)) => ordered(order, subject, &speech, typed_small, (lexicon, lang)),
        None if typed_small => renamed(&text, &speech, true).unwrap_or_else(|| text.clone()),
        None => of_ourselves(&text, &speech, lexicon, lang)
            .or_else(|| told_late(&text, &speech))
            .or_else(|| behind_colon(&text, &speech, lexicon, lang))
            .unwrap_or_else(|| text.clone()),
    };
    let said = if typed_small { small::with_capitals(&said, lang, lexicon) } else { said };
    if greeting > 0 { capital(&said) } else { said }
}

/// Notes in the tone how the prompt speaks to who will read the page: `Du fotografierst deine Pflanze`.
pub(super) fn to_whom(text: &str, facts: &mut Facts, lang: &str) {
    let Some(path) = path(lang) else { return };
    let speech = shared::<Speech>(&path);
    let Some((manner, signs)) = &speech.address else { return };
    if regex(signs).is_match(text) {
        facts.tone = if facts.tone.is_empty() { manner.clone() } else { format!("{}, {manner}", facts.tone) };
    }
}

/// What an order for a page is about, with its name first where it says one.
fn ordered(
    order: &str,
    subject: &str,
    speech: &Speech,
    typed_small: bool,
    (lexicon, lang): (&Lexicon, &str),
) -> String {
    let first = sentence(subject);
    let asks = regex(&speech.asked).is_match(&subject[..first]);
    let subject = regex(&speech.asked).replace(&subject[..first], ".").into_owned() + &subject[first..];
    let said = renamed(&subject, speech, typed_small).or_else(|| apposed(&subject, speech, lexicon, lang));
    if let Some(said) = said.or_else(|| from_place(&subject)).or_else(|| quoted(&subject, typed_small)) {
        return said;
    }
    // `Planiplage : un outil qui …` says what it is.
    let told = regex(&format!(r"^({}) ?: (une?|una?|eine?) ", run(&speech.joins)));
    let subject = told.replace(&subject, "$1, $2 ").into_owned();
    let introduced =
        regex(&format!(r"^(?:{}), (?:an?|eine?|der|die|das|une?|l[ea]|una?|el|l[’'])[ \p{{L}}]", run(&speech.joins)));
    if introduced.is_match(&subject) {
        return subject;
    }
    // `Kannst du mir eine Seite für unser Fest bauen? Hoffest am Samstag, …` says it again.
    let rest = subject.get(sentence(&subject)..).unwrap_or_default().trim_start();
    if asks && rest.starts_with(char::is_uppercase) {
        return rest.to_owned();
    }
    let article = order.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    let leads = speech.lead.trim_end().ends_with(&article.to_lowercase()) || article.ends_with(':');
    let apart = if order.ends_with(' ') { " " } else { "" };
    if leads { format!("{}{subject}", speech.lead) } else { format!("{}{article}{apart}{subject}", speech.lead) }
}

/// Capitalised words, with the small ones that join them.
fn run(joins: &str) -> String {
    const WORD: &str = r"[\p{L}\d'’&\-]*";
    format!(r"(?:(?:Dra?|Prof|St|Me)\. )?[\p{{Lu}}\d]{WORD}(?: (?:(?:{joins}) ){{0,2}}(?:[&+]|[\p{{Lu}}\d]{WORD}))*")
}

/// Where the first sentence of a text ends, with its mark.
fn sentence(text: &str) -> usize {
    Source::new(text).sentences().first().map_or(text.len(), |it| it.end)
}

/// A text that says later what it is called, with the name first: `salon à Angers, ça s'appelle Poil de Carotte`.
fn renamed(text: &str, speech: &Speech, typed_small: bool) -> Option<String> {
    let small = r"|[\p{Ll}\d][\p{L}\d'’\-]*(?: [\p{L}\d'’&\-]+){0,3}?";
    // Where a name ends that has no capitals.
    let ends = if typed_small { r" (?:und|et|y|aus|in|en|à|con|mit|avec|para|pour|für) " } else { r" \p{L}" };
    let pattern = format!(
        r"(?:^|[ \n])({})(?: |\b)(?:[„“«\x22][ \x{{a0}}]?([^„“”«»\x22\n]{{2,40}}?)[ \x{{a0}}]?[“”»\x22]|({}{}))([,.;:!?\n]|{ends}|$)",
        speech.called,
        run(&speech.joins),
        if typed_small { small } else { "" },
    );
    let found = regex(&pattern).captures(text)?;
    let name = found.get(2).or_else(|| found.get(3))?;
    let clause = found.get(1)?.start()..found.get(4)?.start();
    let before = text[..clause.start].trim_end();
    // `Bäckerei Kornblume … Ich heiße Tom Beck` has its name.
    let first = regex(r"^(?i:und |et |y )?(?i:ich|je|me|soy|yo)\b").is_match(&text[clause.clone()]);
    if before.is_empty() || first && has_name(&text[..sentence(text).min(clause.start)], speech.nouns) {
        return None;
    }
    let after = text[clause.end..].trim_start_matches([' ', ',']);
    let starts = before.ends_with(['.', '!', '?', ':', '\n']);
    let before = before.trim_end_matches([' ', ',', ':', '–', '-']);
    // `Me llamo Irene y trabajo en Tarifa` goes on by itself.
    let on = [" und ", " et ", " y "].iter().find_map(|it| text[clause.end..].strip_prefix(it));
    let rest = match on {
        Some(on) if before.ends_with(['.', '!', '?']) => {
            format!("{before} {}", capital(&format!("{}{on}", speech.speaks)))
        }
        Some(on) => format!("{before}. {}", capital(&format!("{}{on}", speech.speaks))),
        None if after.is_empty() => before.to_owned(),
        None if after.starts_with(['.', '!', '?', ';', ':']) && starts => {
            format!("{before} {}", after[1..].trim_start())
        }
        None if after.starts_with(['.', '!', '?', ';', ':']) => format!("{before}{after}"),
        None if starts => format!("{before} {}", capital(after)),
        // `wir heißen die Tanzmäuse, spielen Schlager und Pop` goes on with what they do.
        None if speech.nouns && plays(&text[clause.clone()], after) => format!("{before}. Wir {after}"),
        None => format!("{before}, {after}"),
    };
    let name = trim(name.as_str());
    let name = if name.starts_with(char::is_lowercase) && typed_small {
        name.split(' ').map(capital).collect::<Vec<_>>().join(" ")
    } else {
        name.to_owned()
    };
    Some(format!("{name}, {}", rest.trim_end()))
}

/// Whether a German clause in which several say what they are called goes on with what they do.
fn plays(called: &str, after: &str) -> bool {
    const NO: [&str; 10] =
        ["einen", "den", "meinen", "unseren", "allen", "vielen", "neben", "wegen", "zwischen", "zwanzig"];
    let verb = after.split([' ', ',']).next().unwrap_or_default();
    let ends = ["en", "ern", "eln"].iter().any(|it| verb.ends_with(it));
    called.to_lowercase().starts_with("wir ") && ends && verb.starts_with(char::is_lowercase) && !NO.contains(&verb)
}

/// Whether what something is has a name with it: two nouns in German, a capital after no preposition elsewhere.
fn has_name(kind: &str, nouns: bool) -> bool {
    const BEFORE: [&str; 16] =
        ["in", "à", "en", "a", "de", "près", "dans", "sur", "aus", "bei", "von", "le", "la", "les", "el", "und"];
    let words: Vec<&str> = kind.split_whitespace().collect();
    // `Consultante RH` has none.
    let capital = |it: &str| it.starts_with(char::is_uppercase) && it.contains(char::is_lowercase);
    words.windows(2).any(|it| {
        capital(it[1]) && (capital(it[0]) || !nouns) && !BEFORE.contains(&it[0]) && !it[0].ends_with([',', '.', ':'])
    })
}

/// A name that is the end of the order: `un gîte dans le Perche, La Grange aux Hiboux.`
fn apposed(text: &str, speech: &Speech, lexicon: &Lexicon, lang: &str) -> Option<String> {
    let end = sentence(text);
    let first = trim(&text[..end]);
    let whole = regex(&format!("^(?:{})$", run(&speech.joins)));
    // `portfolio de fotógrafa, Marina Sotelo, vivo en A Coruña`
    let early = first.split_once(", ").and_then(|(kind, rest)| Some((kind, rest.split_once(", ")?.0)));
    let early = early.filter(|it| (2..=3).contains(&it.1.split(' ').count()) && !it.1.contains(['&', '„', '«', '"']));
    let early = early.filter(|it| whole.is_match(it.1) && it.1.split(' ').all(|it| it.starts_with(char::is_uppercase)));
    let marks = [", ", " – ", " : ", ": "];
    let last = || marks.iter().find_map(|it| first.rsplit_once(it));
    let (kind, name) = early.or_else(last)?;
    let bare = name.trim_matches(['„', '“', '”', '«', '»', '"', ' ', '\u{a0}']);
    let one = !kind.contains([',', ':']) && whole.is_match(bare) && !bare.starts_with(|it: char| it.is_ascii_digit());
    // A German noun is no name, and a town is where.
    let known =
        lexicon.towns.contains(&bare.to_lowercase()) || super::towns::knows(lang, bare) || lexicon.is_generic(bare);
    let sure = lang != "de" || bare.contains(' ') || bare != name;
    (one && sure && !known && bare.split(' ').count() <= 5).then(|| {
        let rest = text[place(text, name).end..].trim_start_matches(['“', '”', '»', '"']);
        let small = |it: &str| it.chars().skip(1).take_while(|it| *it != ' ').all(char::is_lowercase);
        let kind = if lang != "de" && small(kind) { lower_first(kind) } else { kind.to_owned() };
        format!("{bare}, {kind}{rest}")
    })
}

/// A name that is the end of what we say that we are: `Somos un despacho de abogados en Vigo, Ferreiro & Lema.`
fn of_ourselves(text: &str, speech: &Speech, lexicon: &Lexicon, lang: &str) -> Option<String> {
    let lead =
        regex(r"^(?i:wir sind|nous sommes|somos|on est) (?:eine?|une?|una?|das|die|la|le|el) ").find(text)?.end();
    apposed(&text[lead..], speech, lexicon, lang)
}

/// A text in which the name that its mail address is called after has capitals: `eine Agentur, nordlicht & söhne`.
fn spelt_in_mail(text: &str) -> String {
    let bare = |text: &str| {
        let mut out = String::new();
        for it in text.to_lowercase().chars() {
            match it {
                'ä' => out.push_str("ae"),
                'ö' => out.push_str("oe"),
                'ü' => out.push_str("ue"),
                'ß' => out.push_str("ss"),
                'é' | 'è' | 'ê' => out.push('e'),
                'á' | 'à' | 'â' => out.push('a'),
                'í' | 'î' => out.push('i'),
                'ó' | 'ô' => out.push('o'),
                'ú' | 'û' => out.push('u'),
                'ñ' => out.push('n'),
                'ç' => out.push('c'),
                it if it.is_alphanumeric() => out.push(it),
                _ => {}
            }
        }
        out
    };
    let Some(label) = regex(r"@([\p{L}\d\-]+)\.\p{L}").captures(text).map(|it| bare(&it[1])) else {
        return text.to_owned();
    };
    // All there is between two marks, and not the whole text.
    let part = regex(r"(?:^|[,:;.\n] )([\p{L}\d][^,:;.\n@]{3,40})").captures_iter(text).find_map(|it| {
        let part = it.get(1)?;
        (bare(part.as_str()) == label && part.as_str().starts_with(char::is_lowercase)).then_some(part.range())
    });
    part.map_or_else(
        || text.to_owned(),
        |it| {
            let name = text[it.clone()].split(' ').map(capital).collect::<Vec<_>>().join(" ");
            format!("{}{name}{}", &text[..it.start], &text[it.end..])
        },
    )
}

/// A text whose first sentence says what it is and no name, and which says its name later: `Consultante RH à Lyon. Je
/// m'appelle Solène Vasseur.`
fn told_late(text: &str, speech: &Speech) -> Option<String> {
    let first = &text[..sentence(text)];
    let named = regex(&format!(r"^(?:[^,.:]{{0,40}} )?(?:{})", speech.called)).is_match(first.split(", ").next()?);
    let quoted = first.contains(['„', '«', '"', '“']);
    if named || quoted || has_name(first.split([',', ':']).next()?, speech.nouns) {
        return None;
    }
    let said = renamed(text, speech, false)?;
    // `Friederike Brandl, ich bin freie Lektorin`
    let (name, rest) = said.split_once(", ")?;
    let bare = regex(r"^(?i:ich bin|wir sind|je suis|nous sommes|soy|somos) ").replace(rest, "");
    let two = name.contains(' ') || !speech.nouns || text.contains(&format!(" heißt {name}"));
    (two && name.starts_with(char::is_uppercase)).then(|| format!("{name}, {bare}"))
}

/// A name that is all there is behind a colon: `Vélo-cargo en libre-service à Grenoble : Cargoloc.`
fn behind_colon(text: &str, speech: &Speech, lexicon: &Lexicon, lang: &str) -> Option<String> {
    let first = trim(&text[..sentence(text)]);
    // `Avocate en droit du travail à Marseille, Me Inès Carrel.`
    let person = first.rsplit_once(", ").filter(|it| {
        let placed = [" à ", " en ", " in ", " aus "].iter().any(|at| it.0.contains(at));
        placed
            && (2..=4).contains(&it.1.split(' ').count())
            && it.1.split(' ').all(|it| it.starts_with(char::is_uppercase))
    });
    let capitals = |it: &str| it.split(' ').all(|it| it.starts_with(char::is_uppercase));
    let early = first.split_once(", ").and_then(|(kind, rest)| Some((kind, rest.split_once(", ")?.0)));
    let early = early.filter(|it| {
        let placed = [" à ", " en ", " in ", " aus "].iter().any(|at| it.0.contains(at));
        placed && (2..=3).contains(&it.1.split(' ').count()) && capitals(it.1) && !super::towns::knows(lang, it.1)
    });
    let colon = first.rsplit_once(" : ").or_else(|| first.rsplit_once(": "));
    let (kind, name) = early.or(colon).or(person)?;
    let short = (2..=9).contains(&kind.split(' ').count()) && !name.contains([',', ':']);
    if short { apposed(text, speech, lexicon, lang) } else { None }
}

/// A quoted name behind what it is: `Olivenöl „Kalamos“, 500 ml 14,90 €`.
fn quoted(text: &str, typed_small: bool) -> Option<String> {
    let pattern = regex(r#"^([^,.:;!?\n„“«"]{3,40}) [„“«"][ \x{a0}]?([^„“”«»"\n]{2,40}?)[ \x{a0}]?[“”»"]"#);
    let found = pattern.captures(text)?;
    let rest = text[found.get(0)?.end()..].trim_start();
    let row = rest.strip_prefix(", ").filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let apart = if rest.starts_with(char::is_alphabetic) { " " } else { "" };
    let rest = row.map_or_else(|| format!("{apart}{rest}"), |it| format!(". {it}"));
    let name = &found[2];
    let name = if typed_small { name.split(' ').map(capital).collect::<Vec<_>>().join(" ") } else { name.to_owned() };
    Some(format!("{name}, {}{rest}", &found[1]))
}

/// A name with its article that says where it is from: `unseren Chor, die Taktlosen aus Göttingen`.
fn from_place(text: &str) -> Option<String> {
    let said = regex(
        r"^([^,.:;!?\n]{3,40}), ([Dd]ie|[Dd]er|[Dd]as|[Ll]es|[Ll]a|[Ll]e|[Ll]os|[Ll]as|[Ee]l) ([\p{L}’'\-]+(?: [\p{L}’'\-]+){0,2}) (aus|in|en|à|de) (\p{L}[\p{L}\-]+)([.,;:!\n]|$)",
    );
    let found = said.captures(text)?;
    let (article, name, place) = (capital(&found[2]), &found[3], capital(&found[5]));
    let known = ["de", "fr", "es"].iter().any(|lang| super::towns::knows(lang, &place));
    let name = name.split(' ').map(capital).collect::<Vec<_>>().join(" ");
    let rest = &text[found.get(5)?.end()..];
    known.then(|| format!("{article} {name}, {} {} {place}{rest}", &found[1], &found[4]))
}

/// Where a part of a text stands in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

#[cfg(test)]
mod tests {
    use super::written_out;
    use crate::author::offline::lexicon::Lexicon;

    #[test]
    fn what_is_spoken_says_first_what_has_which_name() {
        let lexicon = Lexicon::load();
        let cases = [
            (
                "de",
                "Hallo, ich bräuchte eine Homepage für meine Fußpflege in Celle, ich heiße Eva Kamp. Ab 38 €.",
                "Eva Kamp, Fußpflege in Celle. Ab 38 €.",
            ),
            ("de", "Könnt ihr mir eine Seite für meinen Laden in Ulm machen? Er heißt Mohn.", "Mohn, Laden in Ulm."),
            ("de", "Wir flicken Räder, u. a. Tandems.", "Wir flicken Räder, unter anderem Tandems."),
            (
                "fr",
                "Salut, je voudrais un site pour mon salon à Angers, ça s'appelle Poil de Carotte. Bain 25 €.",
                "Poil de Carotte, salon à Angers. Bain 25 €.",
            ),
            (
                "fr",
                "Site pour un gîte dans le Perche, La Grange aux Hiboux. 85 €.",
                "La Grange aux Hiboux, gîte dans le Perche. 85 €.",
            ),
            ("fr", "Site pour un fleuriste, Rennes. Bouquets.", "Page pour un fleuriste, Rennes. Bouquets."),
            (
                "es",
                "Hola, necesito una web para mi peluquería en Lugo, se llama Guau & Miau. Baño 20 €.",
                "Guau & Miau, peluquería en Lugo. Baño 20 €.",
            ),
            (
                "es",
                "Quiero una landing para Recetario, una app que guarda recetas.",
                "Recetario, una app que guarda recetas.",
            ),
            (
                "es",
                "fontanero en sevilla, goteras. me llamo paco ruiz, 20 años de oficio",
                "Paco Ruiz, fontanero en Sevilla, goteras. 20 años de oficio",
            ),
        ];
        for (lang, prompt, read) in cases {
            assert_eq!(written_out(prompt, lang, &lexicon), read);
        }
    }
}
