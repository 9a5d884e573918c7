//! What is to be done by mail or by telephone: `Book by mail: …`, `Reservations on 0117 …`, `Anmeldung unter …`.

use super::lookup::{capital, trim};
use super::pattern::regex;
use super::source::Source;
use crate::plan::{Action, Facts};

/// How to say a thing by mail and by telephone.
struct Doing {
    /// Its first words in prompts, in small letters.
    words: &'static [&'static str],
    /// Its button for a mail address; empty where the prompt's own words with the way are one.
    mail: &'static str,
    /// The same for a telephone.
    phone: &'static str,
}

const fn doing(words: &'static [&'static str], mail: &'static str, phone: &'static str) -> Doing {
    Doing { words, mail, phone }
}

const DOINGS: [Doing; 20] = [
    doing(&["ask"], "Ask by mail", "Ask by phone"),
    doing(&["preorder", "pre-order", "preorders"], "Preorder by mail", "Preorder by phone"),
    doing(
        &["free quote", "free quotes", "for a free quote", "quotes", "free estimate", "free estimates", "get a quote"],
        "Ask for a quote",
        "Call for a quote",
    ),
    doing(&["reservations", "bookings", "booking", "appointments", "book", "to book"], "Book by mail", "Book by phone"),
    doing(&["reserve"], "Reserve by mail", "Reserve by phone"),
    doing(&["orders", "order", "to order"], "Order by mail", "Order by phone"),
    doing(
        &["register", "registration", "enrol", "enroll", "enrolment", "sign up", "rsvp"],
        "Sign up by mail",
        "Sign up by phone",
    ),
    doing(&["apply", "applications"], "Apply by mail", "Apply by phone"),
    doing(
        &["reservierung", "reservierungen", "reservieren", "tischreservierung"],
        "Per Mail reservieren",
        "Telefonisch reservieren",
    ),
    doing(&["anmeldung", "anmeldungen", "anmelden"], "Per Mail anmelden", "Telefonisch anmelden"),
    doing(
        &["termine", "terminvereinbarung", "termin", "termine nach vereinbarung", "termin nach vereinbarung"],
        "Termin per Mail vereinbaren",
        "Termin vereinbaren",
    ),
    doing(&["rendez-vous", "prise de rendez-vous", "sur rendez-vous"], "Prendre rendez-vous", "Prendre rendez-vous"),
    doing(&["citas", "cita", "cita previa", "pedir cita", "pide cita"], "Pedir cita", "Pedir cita"),
    doing(&["bestellung", "bestellungen", "bestellen"], "Per Mail bestellen", "Telefonisch bestellen"),
    doing(&["réservation", "réservations", "réserver", "réservez"], "Réserver par mail", "Réserver par téléphone"),
    doing(&["inscription", "inscriptions"], "S’inscrire par mail", "S’inscrire par téléphone"),
    doing(&["commande", "commandes", "commander", "commandez"], "Commander par mail", "Commander par téléphone"),
    doing(&["reserva", "reservas", "reservar"], "Reservar por correo", "Reservar por teléfono"),
    doing(&["inscripción", "inscripciones"], "Inscribirse por correo", "Inscribirse por teléfono"),
    doing(&["pedido", "pedidos", "encargos"], "Encargar por correo", "Encargar por teléfono"),
];

/// What says by which way, and what joins it to the address.
const WAY: &str = r"(?i)(?:^|\s+)(?:(?:only )?(?:by|per|par|por|via) (?:e-?mail|mail|phone|telephone|text|telefon|téléphone|courriel|correo|teléfono|whatsapp)|telefonisch|online)?\s*(?:please )?(?:at|on|via|to|by|under|unter|auf|bei|an|sur|au|à|al|en el|en|a|call|tel\.?|telefon|phone|mail|e-mail)?\s*:?$";

/// The action that a prompt puts before a mail address or a telephone number.
pub(super) fn read(source: &mut Source, facts: &Facts) -> Option<Action> {
    let digits: String =
        facts.phone.replace("(0)", "").chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    let ways =
        [(facts.phone.as_str(), format!("tel:{digits}")), (facts.email.as_str(), format!("mailto:{}", facts.email))];
    let found = ways.into_iter().filter(|it| !it.0.is_empty()).filter_map(|(target, href)| {
        let at = source.text().find(target)?;
        let before = before(source, at);
        let start = before.as_ptr() as usize - source.text().as_ptr() as usize;
        Some((start..at, Action { label: label(before, href.starts_with("tel:"))?, href }))
    });
    let (range, action) = found.min_by_key(|it| it.0.start)?;
    source.take(range);
    Some(action)
}

/// What stands before the place `at` in its clause.
fn before(source: &Source, at: usize) -> &str {
    let start = source.sentence_at(at).start;
    let text = &source.text()[start..at];
    text.rfind([',', ';', '(', '\u{2013}', '\u{2014}'])
        .map_or(text, |it| text[it..].trim_start_matches(|it: char| !it.is_alphanumeric()))
}

/// The button for what stands before an address: `Book a table` of `Book a table on`.
fn label(phrase: &str, by_phone: bool) -> Option<String> {
    let phrase = phrase.trim().trim_end_matches(':').trim();
    let bare = regex(WAY).find(phrase).map_or(phrase, |it| &phrase[..it.start()]);
    let bare = regex(WAY).find(bare).map_or(bare, |it| &bare[..it.start()]);
    // `Termine nur telefonisch`
    const ONLY: [&str; 8] = [" nur", " bitte", " gern", " gerne", " uniquement", " seulement", " solo", " sólo"];
    let bare = ONLY.iter().find_map(|it| trim(bare).strip_suffix(it)).unwrap_or(bare);
    // `Book online or call 0114 …`
    const OTHER: [&str; 5] = [" or", " and", " oder", " ou", " o"];
    let another = OTHER.iter().find_map(|it| trim(bare).strip_suffix(it));
    let bare = another.map_or(bare, |it| it.trim_end_matches(" online").trim_end_matches(" en ligne"));
    let lower = trim(bare).to_lowercase();
    let doing = DOINGS.iter().find(|it| it.words.iter().any(|word| lower == *word));
    if let Some(doing) = doing {
        return Some(if by_phone { doing.phone } else { doing.mail }.to_owned());
    }
    // `Ring Gareth on 029 …`
    let named = regex(r"^(?i:call|ring|phone|text|message|email|e-mail|mail|write to|contact) (\p{Lu}\p{Ll}+)$")
        .captures(trim(bare));
    if let Some(who) = named.filter(|it| !["On", "At", "Us", "Me", "Now", "Via"].contains(&&it[1])) {
        let verb = if lower.starts_with("text") || lower.starts_with("message") { "Reach" } else { "Call" };
        return Some(format!("{} {}", if by_phone { verb } else { "Write to" }, &who[1]));
    }
    let begins =
        |it: &Doing| it.words.iter().any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
    let short = lower.split(' ').count() <= 5 && lower.chars().count() <= 34;
    (short && DOINGS.iter().any(begins)).then(|| capital(trim(bare)))
}
