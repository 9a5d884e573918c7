//! Prices: amounts with a currency, free plans, per what, and the plan they belong to.

use std::ops::Range;

use super::aside;
use super::lookup::{capital, trim};
use super::pattern::regex;
use super::shared;
use super::source::{Found, Source, TAKEN};
use crate::plan::{Facts, Price};

/// An amount of money.
pub(super) const AMOUNT: &str = r"(?:(?:(?:US|CA|AU|NZ|HK|A|C)?[$€£¥₹₽₺₩₿]|S/|R\$)[ ]?\d(?:[\d.,']*\d)?[kK]?|(?:\b\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+(?:,\d\d)?|\d(?:[\d.,\']*\d)?)[ ]?(?:€|£|¥|₽|zł|kr\b|Kč|円|元)|(?:EUR|USD|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN|INR|MXN|ARS|Fr\.)[ ]?\d(?:[\d.,']*\d)?|(?:\b\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+(?:,\d\d)?|\d(?:[\d.,\']*\d)?)[ ]?(?:EUR|USD|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN|INR|euros?|Euros?|dollars|pounds|Franken|francs|soles|dólares|pesos)\b)";
const PERIOD: &str = r"(?:\s*(?:/|per |for an? |for one |a |an |each |pro |par |por |im |al |je |la |le |l['’]|die )\s?((?:square (?:met(?:er|re)|foot|yard)|Wohnung|Gerät|Standort|Filiale|Verein|Schule|Praxis|logement|salarié|année|vivienda|empleado|local|seat|user|month|mo|year|yr|week|day|hour|hr|person|member|team|project|site|class|lesson|course|ticket|séance|cours|nuit|pièce|sesión|clase|noche|Sitzung|Kurs|Nacht|Teilnehmer|session|night|evening|afternoon|morning|half day|call|request|kiln|piece|site|device|shop|store|location|host|server|head|cover|guest|place|seat holder|van|truck|vehicle|car|bike|box|bottle|jar|bag|loaf|room|table|pupil|student|child|kid|dog|player|family|household|flat|property|unit|agent|desk|event|workshop|visit|page|word|walk|ride|trip|tour|wash|cut|load|mile|house|window|boat|berth|pair|skein|hank|ball|metre|meter|yard|stem|bunch|bouquet|sheet|pane|garment|item|plate|portion|bowl|dive|tin|pack|packet|set|roll|sack|plot|pitch|mug|tile|frame|tyre|wheel|key|stay|dozen|kilo|punnet|tray|slice|scoop|pint|glass|cup|game|swim|letter|song|chair|portrait|print|copy|issue|repair|Abend|Kopf|Gast|Kind|Familie|Platz|Zimmer|Termin|Stunde|Monat|Jahr|Woche|Tag|Stunde|Person|Nutzer|Stück|mois|an|semaine|jour|heure|personne|soirée|tête|couvert|convive|famille|enfant|place|panier|élève|tarde|cabeza|cubierto|comensal|plaza|niño|familia|alumno|mes|año|semana|hora|persona|usuario)s?\b\.?(?:,?\s*(?:/|per |a |pro |par |por |al |und |and )\s?(?:lab|clinic|practice|school|studio|kitchen|property|vehicle|van|room|desk|week|day|night|season|month|mo|year|yr|user|seat|site|person|member|team|project|shop|store|device|location|host|server|Monat|Jahr|mois|an|mes|año)\b)?(?: (?:pro|par|por|je|per|each) \p{L}{3,16}\b)?)|\s+(monthly|yearly|annually|once|one-time|monatlich|jährlich|einmalig|pièce|Stück|nuit|noche|unidad|las \d{1,2}|les dix|les cinq|for ten|for five|for both|each|en une fois|pago único|en un solo pago)\b|\s+((?:pro|je) \p{Lu}\p{Ll}{2,20}(?: und (?:Monat|Jahr|Woche|Tag|Nacht|Person))?\b|(?:par|por) \p{Ll}{3,14}(?: (?:et par|y) (?:mois|an|mes|año))?\b|per [a-z]{3,20}(?: (?:per|a|each) (?:month|mo|year|yr|week|day))?)\b)?";

/// Reads prices with their plans.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    if !source.counts(1) && !source.says(&["free", "kostenlos", "gratis", "gratuit"]) {
        return;
    }
    let plan = r"(?:((?i:mitglied werden|jahresbeitrag|mitgliedsbeitrag|become a member|cotisation(?: annuelle)?|cuota(?: de entrada| de socio| anual| mensual)?|tickets?|early bird tickets?|entry|entrance|admission|membership|day rate|hourly rate|half day|full day|deposit|concessions?|concs?|drop[ -]ins?|walk[ -]ins?|hardback|paperback|e-?book|audiobook|vinyl|unwaged|low[ -]income|low[ -]waged|non-members|members|students|seniors|pensioners|adults|under \d{1,2}s|eintritt|karten|tickets? ab|teilnahme|mitgliedschaft|entrée|billets?|adhésion|entradas?|inscripción)|(?:\p{Lu}[\p{L}\d+\-]*(?: \p{Lu}[\p{L}\d+\-]*){0,2}))(?: (?:plan|tier|edition|Paket|Tarif))?\s*(?:is|costs?|kostet|coûte|cuesta|at|for|für|ab|[:=(–—-])?\s*)?";
    let from = r"(?i:(from about|from around|from|around|about|roughly|approximately|starting at|starts at|start at|starts from|start from|ab|à partir de|dès|desde|voraussichtlich|etwa|ca\.|rund|environ|unos|aproximadamente)\s+)?";
    let free = r"(?i:free forever|for free|free|kostenlos|gratis|gratuite?)\b";
    let points = r"(?:\s*\(([^)\n\x01]{2,160})\)|, (first (?:\d+ )?[a-z]+ free)\b|\s+((?:bis|bis zu|hasta|jusqu'à|jusqu’à|sans|sin|ohne) [^,;.\n\x01]{2,60})|\s+includ(?:es|ing|e) ((?:[\p{L}’'-]+ ){0,2}[\p{L}’'-]+(?:, (?:[\p{L}’'-]+ ){0,2}[\p{L}’'-]+)+,? and (?:[\p{L}’'-]+ ){0,2}[\p{L}’'-]+)|\s+(?:with|for|mit|avec|con|für|pour|para|includes|including) ([^,;.\n\x01]{2,80})|\s+((?:unlimited [^,;.\n\x01]{3,30}|midweek|off-peak|(?:on|at) (?:weekdays|weekends)|in (?:winter|summer|low season|high season)|out of season)\b))?";
    let pattern = format!(r"{plan}{from}({AMOUNT}|{free}){PERIOD}\)?{points}");
    for found in source.find_all(&pattern) {
        if is_no_price(source, &found) {
            continue;
        }
        let paid = found.text(3).chars().any(|it| it.is_ascii_digit());
        let named = !found.text(1).is_empty() && !is_opener(found.text(1)) && !aside::is_day(found.text(1));
        if !paid
            && (named && aside::is_promise(source, &found)
                || is_trial(source, &found)
                || aside::is_of_part(source, &found))
        {
            continue;
        }
        let period = !first_of(&found, &[4, 5, 6]).is_empty();
        let first = period && facts.prices.is_empty();
        if !(paid || named || first || speaks_of_price(source, &found, facts.prices.is_empty())) {
            continue;
        }
        let (mut first, second) = parted(price(&found, named, paid));
        if let Some(range) = size_before(source, &found) {
            first.points.insert(0, source.text()[range.clone()].to_owned());
            source.take(range);
        }
        let rest = if first.points.is_empty() { said_with(source, &found) } else { None };
        source.take(found.range());
        first.amount = shared::spanned(source, &found, &first.amount);
        if let Some((range, points)) = rest {
            first.points = points;
            source.take(range);
        }
        first = mended(first);
        if first.plan.is_empty() {
            let before = before_price(source, &found);
            // `£110 per room, packed lunch £8`
            let listed = !facts.prices.is_empty() || before.matches(", ").count() > 1;
            let last = before.rsplit(", ").next().filter(|it| listed && it.len() + 2 < before.len());
            let before = last.filter(|it| shared::is_small_thing(it)).map_or_else(|| before.clone(), capital);
            first.plan =
                Some(payers(&before)).filter(|it| !it.is_empty()).unwrap_or_else(|| shared::thing_before(&before));
        }
        facts.prices.push(mended(first));
        facts.prices.extend(second);
    }
    shared::name_ones(&mut facts.prices);
    shared::share_plan(&mut facts.prices);
    facts.prices.sort_by_key(|it| it.amount != "Free");
    if facts.prices.is_empty() {
        bare(source, facts);
    }
    shared::portion(source, facts);
    facts.prices.truncate(8);
}

/// A price with its whole sign, whose first letters are read as a plan, and with the case in which its plan is called.
fn mended(mut price: Price) -> Price {
    if ["R", "CA", "AU", "NZ", "HK"].contains(&price.plan.as_str()) && price.amount.starts_with('$') {
        price = Price { amount: format!("{}{}", price.plan, price.amount), plan: String::new(), ..price };
    }
    // `Kostenlos für einen Verein`
    for text in std::iter::once(&mut price.plan).chain(&mut price.points) {
        for (article, bare) in [("inen ", "in "), ("inem ", "in "), ("iner ", "ine ")] {
            if let Some(rest) = text.strip_prefix(['e', 'E']).and_then(|it| it.strip_prefix(article)) {
                *text = format!("{}{bare}{rest}", &text[..1]);
            }
        }
    }
    price.plan = capital(&price.plan);
    price
}

/// What stands open before a price in its sentence.
fn before_price(source: &Source, found: &Found) -> String {
    let start = source.sentence_at(found.range().start).start;
    let before = source.text()[start..found.range().start].trim_end();
    [" on", " every", " each"].iter().find_map(|it| before.strip_suffix(it)).unwrap_or(before).to_owned()
}

/// What somebody does with money that is no purchase of the whole.
const BUYS: [&str; 12] =
    ["post", "list", "advertise", "submit", "sponsor", "adopt", "foster", "reserve", "join", "rent", "hire", "borrow"];

/// Who pays: the `supporters` of `supporters pay £3 a month`.
fn payers(before: &str) -> String {
    // `We cater too, from £9 a head`
    if regex(r"(?i)\b(?:cater|catering)\b").is_match(before) {
        return "Catering".to_owned();
    }
    if let Some(done) = before.strip_suffix(" for").or_else(|| before.strip_suffix(" with")) {
        // `foster, or sponsor a kennel for £10 a month`
        let clause = done.rsplit([',', ';', '.', '!']).next().unwrap_or_default().trim();
        let clause = clause.strip_prefix("or ").or_else(|| clause.strip_prefix("and ")).unwrap_or(clause);
        let verb = clause.split(' ').next().is_some_and(|it| BUYS.contains(&it.to_lowercase().as_str()));
        return if verb && (1..=5).contains(&clause.split(' ').count()) { clause.to_owned() } else { String::new() };
    }
    let Some(rest) = before.strip_suffix(" pay") else { return String::new() };
    let who = rest.rsplit([' ', ';', ',']).next().unwrap_or_default();
    if who.len() > 4 && who.ends_with('s') { who.to_owned() } else { String::new() }
}

/// What a sentence that begins with a price says is in it: `£48 a head, five courses, bring your own wine`.
fn said_with(source: &Source, found: &Found) -> Option<(Range<usize>, Vec<String>)> {
    let sentence = source.sentence_at(found.range().start);
    let open = source.open();
    let before = open.get(sentence.start..found.range().start)?;
    let after = open.get(found.range().end..sentence.end)?;
    let rest = after.strip_prefix(", ")?.trim_end_matches(['.', '!']);
    let items = super::list::items(rest);
    let clause = |it: &String| {
        let first = it.split(' ').next().unwrap_or_default().to_lowercase();
        it.split(' ').count() > 6 || it.chars().count() > 44 || JOINS.contains(&first.as_str())
    };
    let plain = before.trim().is_empty()
        && !rest.contains([TAKEN, ':'])
        && !regex(AMOUNT).is_match(rest)
        && (1..=4).contains(&items.len())
        && !items.iter().any(clause);
    // What it runs on is no part of what is paid for.
    let runs = |it: &&String| !["ios", "android", "iphone", "ipad"].iter().any(|on| it.to_lowercase().starts_with(on));
    plain.then(|| (found.range().end..sentence.end, items.iter().filter(runs).map(|it| capital(it)).collect()))
}

/// Words that go on with a sentence, so that what follows is no part of what is paid for.
const JOINS: [&str; 16] = [
    "so", "because", "but", "which", "that", "then", "and", "aber", "weil", "denn", "mais", "car", "pero", "porque",
    "if", "when",
];

/// The size that is all a sentence says before its price: `20 litres, €59`.
fn size_before(source: &Source, found: &Found) -> Option<Range<usize>> {
    let start = source.sentence_at(found.range().start).start;
    let open = source.open();
    let before = open.get(start..found.range().start)?;
    // `3 hours £390, 5 hours £520`
    let last = before.trim().rsplit([',', TAKEN]).next().unwrap_or_default().trim();
    let timed = ["hour", "hours", "day", "days", "minutes", "mins", "nights", "weeks", "sessions", "people"];
    let size =
        before.trim().strip_suffix(',').or(Some(last).filter(|it| timed.iter().any(|unit| it.ends_with(unit))))?;
    let (number, unit) = size.split_once(' ')?;
    let plain =
        !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()) && unit.chars().all(char::is_alphabetic);
    let at = start + before.rfind(size)?;
    plain.then_some(at..at + size.len())
}

/// Whether what is free is so for some days only: `14 Tage kostenlos testen`, `prueba gratis de 14 días`.
fn is_trial(source: &Source, found: &Found) -> bool {
    let sentence = source.text()[source.sentence_at(found.range().start)].to_lowercase();
    let days = ["tage", "días", "jours", "days"].iter().any(|it| sentence.contains(it));
    let counted = regex(
        r"\d+ (?:tage?|wochen?|monate?|jours?|mois|días|semanas|mes(?:es)?) (?:lang )?(?:kostenlos|gratis|gratuite?s?)|(?:kostenlos|gratis|gratuite?s?) (?:de|für|pendant|durante) \d+ (?:tage|jours|días)",
    );
    if counted.is_match(&sentence) {
        return true;
    }
    let tries = ["testen", "ausprobieren", "probe", "prueba", "essai"].iter().any(|it| sentence.contains(it));
    days && tries
}

/// `Free with ads or $3/mo without` names two ways to pay.
fn parted(mut price: Price) -> (Price, Option<Price>) {
    let amount = regex(&format!(r"^(.*?),? or ({AMOUNT}){PERIOD}(?: (without\b.*))?$"));
    let whole = price.points.join(" and ");
    let Some(found) = amount.captures(&whole) else { return (price, None) };
    let text = |it: usize| found.get(it).map_or("", |it| it.as_str());
    let per = [3, 4, 5].map(text).into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let without = if text(6) == "without" { format!("without {}", text(1).to_lowercase()) } else { text(6).to_owned() };
    let points = Some(without).filter(|it| !it.is_empty()).map(|it| capital(&it)).into_iter().collect();
    let second = Price { plan: String::new(), amount: text(2).to_owned(), period: period(per), points };
    price.points = vec![capital(text(1))];
    (price, Some(second))
}

/// Money that nobody pays for it: `€10,000 in prizes`.
fn is_no_price(source: &Source, found: &Found) -> bool {
    let Some(amount) = found.place(3) else { return false };
    let after = source.text()[amount.end..].to_lowercase();
    // `£4.50 to £6` is one price, which its second amount tells.
    if regex(r"^ to [€£$]\d").is_match(&after) {
        return true;
    }
    let sentence = source.sentence_at(amount.start);
    let clause = |text: &str| text.rfind([',', ';', ':']).map_or(0, |it| it + 1);
    let from = sentence.start + clause(&source.text()[sentence.start..amount.start]);
    let to = source.text()[amount.end..sentence.end].find([',', ';', ':']).map_or(sentence.end, |it| amount.end + it);
    let sentence = source.text()[from..to].to_lowercase();
    let sent = ["shipping", "delivery", "postage", "versand", "lieferung", "livraison", "envío"]
        .iter()
        .any(|it| sentence.contains(it));
    let gift = ["free", "frei", "kostenlos", "offert", "gratuit", "gratis"].iter().any(|it| sentence.contains(it));
    let sends = ["shipping", "delivery", "postage", "uk shipping", "p&p"]
        .iter()
        .any(|it| sentence.trim_start().starts_with(it));
    if sent && gift || sends || after.starts_with(" frei") {
        return true;
    }
    // What a cause needs is no price of it.
    let before = source.text()[source.sentence_at(amount.start).start..amount.start].to_lowercase();
    let none = super::shared::no_prices();
    none.before.iter().any(|it| format!(" {before}").ends_with(&format!(" {it} ")))
        || none.after.iter().any(|it| after.trim_start().starts_with(it.as_str()))
}

/// An amount for a time without its currency: `2.99 a month`.
fn bare(source: &mut Source, facts: &mut Facts) {
    let times = r"(?:a|an|per|pro|par|al|/|each) ?(month|mo|year|week|day|Monat|Jahr|mois|an|mes|año)";
    let pattern = format!(r"(?:^|[ (])(\d{{1,4}}[.,]\d{{2}}) ?{times}\b(?:, (first [a-z]+ free)\b)?");
    let hourly = r"(?:^|[ (,])(from \d{1,4}(?:[.,]\d{2})?) ?(?:an?|per|/) ?(hour|day|night|person|head|session|lesson|class|month|week)\b()";
    let Some(found) = source.find(&pattern).or_else(|| source.find(hourly)) else { return };
    let points = if found.text(3).is_empty() { Vec::new() } else { vec![capital(found.text(3))] };
    let amount = found.text(1).to_owned();
    facts.prices.push(Price { plan: String::new(), amount, period: period(found.text(2)), points });
    source.take(found.range());
}

fn price(found: &Found, named: bool, paid: bool) -> Price {
    let per = first_of(found, &[4, 5, 6]);
    let opener = Some(found.text(1)).filter(|it| ["From", "Ab", "Desde", "Dès"].contains(it)).unwrap_or_default();
    let from = if found.text(2).is_empty() { opener } else { found.text(2) };
    // `Normseite ab 4,50 €`, whose ab is read with its plan.
    let behind = found.text(0).strip_prefix(found.text(1)).is_some_and(|it| it.trim_start().starts_with("ab "));
    let from = if from.is_empty() && named && behind { "ab".to_owned() } else { from.to_lowercase() };
    let from = match from.as_str() {
        "starting at" | "starts at" | "start at" | "starts from" | "start from" => "from",
        "voraussichtlich" | "etwa" | "rund" => "ca.",
        "aproximadamente" | "unos" => "aprox.",
        it => it,
    };
    let amount = format!("{from} {}", found.text(3)).trim_start().to_owned();
    let amount = if paid { amount } else { "Free".to_owned() };
    let inside = first_of(found, &[7, 8, 9, 10, 11, 12]);
    Price {
        plan: if named { found.text(1).to_owned() } else { String::new() },
        amount,
        period: period(per),
        points: points(inside, found.text(0)),
    }
}

/// What is in a price, or what it is with: the `With breakfast` of `from £85 with breakfast`.
fn points(inside: &str, said: &str) -> Vec<String> {
    let items = if inside.is_empty() { Vec::new() } else { super::list::items(inside) };
    let with = items.len() == 1 && said.ends_with(&format!(" with {inside}"));
    // `£120 for 100` is for so many, which their number alone does not say.
    let many = inside.bytes().all(|it| it.is_ascii_digit()) && said.ends_with(&format!(" for {inside}"));
    let whole = |it: &String| match (with, many) {
        (true, _) => format!("With {it}"),
        (_, true) => format!("For {it}"),
        _ => capital(it),
    };
    items.iter().map(whole).collect()
}

/// The first of the groups that matched.
fn first_of<'f>(found: &'f Found, groups: &[usize]) -> &'f str {
    groups.iter().map(|it| found.text(*it)).find(|it| !it.is_empty()).unwrap_or_default()
}

/// Per what, in whole words: `user per month`.
pub(super) fn period(text: &str) -> String {
    let spaced = text.replace('/', " per ");
    let spaced =
        ["per ", "pro ", "je ", "par ", "por "].iter().find_map(|it| spaced.strip_prefix(it)).unwrap_or(&spaced);
    // `par carte` says how it is paid.
    if ["carte", "chèque", "virement", "tarjeta", "transferencia", "adelantado", "bizum"].contains(&spaced) {
        return String::new();
    }
    let whole = |it: &str| match it.trim_end_matches('.') {
        "mo" => "month".to_owned(),
        "yr" => "year".to_owned(),
        "wk" => "week".to_owned(),
        "hr" => "hour".to_owned(),
        _ => it.to_owned(),
    };
    trim(spaced).split_whitespace().map(whole).collect::<Vec<_>>().join(" ")
}

/// A free that names a price: `free for small teams`, `Price: free`, and not `a gluten-free bread`.
fn speaks_of_price(source: &Source, found: &Found, first: bool) -> bool {
    let open = source.open();
    let range = found.range();
    let before: String = open[..range.start].chars().rev().take(28).collect::<Vec<_>>().into_iter().rev().collect();
    let before = before.to_lowercase();
    let after = &open[range.end..];
    let begins = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '\n', '\u{1}']);
    let goes_on = after.is_empty()
        || [" on ", " for ", " to ", " für ", " pour ", " para ", ",", ".", ";", "\n"]
            .iter()
            .any(|it| after.starts_with(it));
    let listed = !first && before.trim_end().ends_with(',') && found.text(0).contains(" for ");
    if begins && goes_on || listed {
        return true;
    }
    // `The first call is free` speaks of a call.
    let subject = before.trim_end().rsplit(['.', '!', '\n', ';', ',']).next().unwrap_or_default();
    let subject: Vec<&str> = subject.split_whitespace().filter(|it| !BE.contains(it)).collect();
    if let [.., last] = subject.as_slice()
        && !before.ends_with(':')
        && !WHOLE.contains(last)
        && !last.contains(TAKEN)
    {
        return false;
    }
    // `tells you when the room is free` speaks of a room.
    let sentence = source.sentence_at(range.start);
    let clause = open[sentence.start..range.start].to_lowercase();
    if [" when ", " whether ", " if ", " until ", " who is "].iter().any(|it| clause.contains(it)) {
        return false;
    }
    let cue = [
        "price:",
        "pricing:",
        "prices:",
        "is ",
        "are ",
        "plan:",
        "preis:",
        "costs nothing",
        "ist ",
        "sind ",
        "est ",
        "es ",
    ];
    cue.iter().any(|it| before.ends_with(it))
}

/// Forms of the verb before what is free.
const BE: [&str; 8] = ["is", "are", "ist", "sind", "est", "sont", "es", "son"];
/// What is free as a whole, so that it is the price.
const WHOLE: [&str; 24] = [
    "it",
    "that",
    "this",
    "everything",
    "all",
    "app",
    "entry",
    "admission",
    "membership",
    "use",
    "access",
    "they",
    "download",
    "price",
    "pricing",
    "es",
    "alles",
    "eintritt",
    "entrée",
    "tout",
    "todo",
    "entrada",
    "plan",
    "prices",
];

fn is_opener(text: &str) -> bool {
    const WORDS: [&str; 25] = [
        "The", "It", "Price", "Prices", "Pricing", "Plans", "Plan", "From", "Only", "A", "An", "Costs", "Preis",
        "Preise", "Prix", "Precio", "Get", "Try", "Ab", "Free", "Desde", "Dès", "Comptez", "Tage", "Monate",
    ];
    WORDS.contains(&text)
}
