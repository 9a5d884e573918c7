//! What takes place and has no other name is called what it is: `Open day at the Hallam observatory, Sat 14 March`.

use std::ops::Range;

use super::lookup::capital;
use super::name::{Name, Prose};
use super::pattern::regex;
use super::source::Source;
use super::titled;
use crate::plan::Facts;

/// Occasions, as they end a phrase before the place or the date.
const OCCASIONS: &str = r"(?:open (?:day|house|evening|night|studios?|gardens?|doors)|(?:night|makers|flea|village|summer|spring|autumn|winter|harvest|street|school|church|garden|book|craft|science|art|record|seed|plant|careers?|job|health|county|food|beer|wine|film|jazz|folk|music|light|kite|farm|family|sports|repair|nature) (?:f[eê]te|fair|festival|party|market|swap|sale|show|day)|fun (?:run|day)|wedding(?: party)?|[\p{L}-]+ weekend|pub quiz(?: night)?|(?:quiz|film|games|poetry|open mic|hack|coding|story) (?:night|evening)|jumble sale|bake sale|car boot sale|barn dance|(?:charity|sponsored|fun|memorial) (?:\d+ ?k )?(?:run|race|walk|bike ride|swim)|\d+ ?k (?:run|race|walk)|carol (?:service|concert)|(?:charity|silent) auction|Tag der offenen T(?:ür|ore)|(?:Sommer|Hof|Dorf|Stadt|Schul|Straßen|Ernte|Wein|Kinder)fest|(?:Floh|Weihnachts|Bücher|Töpfer|Hof|Herbst|Oster)markt|(?:Vortrags|Film|Spiele|Lese)abend|[Jj]ournées? portes ouvertes|[Pp]ortes ouvertes|[Vv]ide-greniers?|[Ff]ête (?:du village|de la musique|de l['’]école)|[Mm]arché de (?:Noël|potiers)|[Jj]ornada de puertas abiertas|[Pp]uertas abiertas|[Ff]eria del libro|[Mm]ercadillo(?: de Navidad)?)";
/// Where it is, with what the place is called.
const PLACE: &str = r"(?: (at|of|on|im|in der|in|am|an der|auf dem|bei|à la|à|au|de la|du|del|de|en el|en la|en) (?:the |our )?([\p{L}'’\-]+(?: [\p{L}'’\-]+){0,4}))?";
/// The longest name that has its place with it: a longer one would be cut where the page says it small.
const LONGEST: usize = 26;

/// The occasion that a prompt begins with, up to its date.
pub(super) fn held(it: &Prose<'_>) -> Option<Name> {
    let found = opening(it.text)?;
    let title = if found.is_long(it.text) || found.in_town { found.head } else { found.whole };
    Some(Name { text: capital(&it.text[title.clone()]), range: title })
}

/// A course that is called by what is taught, before who teaches it: `Curso de acuarela con Nerea Ibarra`.
pub(super) fn taught(it: &Prose<'_>) -> Option<Name> {
    let title = course(it.text)?;
    Some(Name { text: capital(&it.text[title.clone()]), range: title })
}

/// The course that a prompt begins with, up to who teaches it.
fn course(text: &str) -> Option<Range<usize>> {
    let lead = r"^(?i:(?:a page|a site|page|website|landing page)(?: for)? )?(?i:an? |the |our |my |ein |eine |mein |unser |une? |mon |notre |una? |mi |nuestro )?";
    let course = r"(?:(?i:(?:curso|taller|clases|cours|stage|atelier) (?:de |d['’])[\p{Ll}\-]+(?: (?:en|de|sobre|sur) [\p{Ll}\-]+)?)|(?:\p{Lu}\p{Ll}+ )?\p{Lu}\p{Ll}+(?:kurs|werkstatt|seminar)|(?:[\p{L}\-]+ ){1,2}(?i:course|workshop|class|classes|lessons))";
    let who = r" (?i:con|with|mit|avec|par|by) \p{Lu}[\p{L}'’\-]+ \p{Lu}";
    // `Máster en cata de aceite, online`, `Formation premiers secours pour jeunes parents`
    let titled = r"((?i:curso|máster|formación|seminario|cours|formation|initiation|masterclass)(?: [\p{Ll}’'\-]+){1,5}?)(?:,| (?:pour|para|con|avec|à \p{Lu}|en \p{Lu}))";
    let found = regex(&format!("{lead}({course}){who}")).captures(text).map(|it| it.get(1).map(|it| it.range()));
    found.unwrap_or_else(|| regex(&format!("{lead}{titled}")).captures(text)?.get(1).map(|it| it.range()))
}

/// Where that occasion is, as far as its name does not say it.
pub(super) fn venue(source: &Source, facts: &mut Facts) {
    let Some(found) = opening(source.text()).filter(|it| it.is_long(source.text())) else { return };
    if let Some(place) = found.place.filter(|_| facts.venue.is_empty() && facts.address.is_empty()) {
        facts.venue = capital(&source.text()[place]);
    }
}

/// The page type of a prompt that begins with an occasion and its date, or with a course and who teaches it.
pub(in crate::author::offline) fn page_type(text: &str) -> Option<&'static str> {
    let campaign = || saving(text).map(|_| "nonprofit");
    let announced = || titled::announced_type(text);
    opening(text).map(|_| "event").or_else(|| course(text).map(|_| "course")).or_else(announced).or_else(campaign)
}

/// What is to be saved: `Save the Thornbury library! The council wants to close it.`
pub(super) fn saved(it: &Prose<'_>) -> Option<Name> {
    let title = saving(it.text)?;
    Some(Name { text: capital(&it.text[title.clone()]), range: title })
}

/// The call that a campaign begins with.
fn saving(text: &str) -> Option<Range<usize>> {
    let call = regex(
        r"^(?i:(?:an? |the |our )?(?:page|site|website|landing page|campaign|campaign page|petition)(?: for| to|:)? )?((?i:save|keep|stop|protect|defend|reopen) (?:the |our )?[\p{L}’' -]{3,26}?)(?:[!.,:]| – | - )",
    );
    let signs = ["petition", "council", "campaign", "volunteer", "close it", "closing", "closure", "demolish", "sign "];
    let lower = text.to_lowercase();
    signs.iter().any(|it| lower.contains(it)).then(|| call.captures(text)?.get(1).map(|it| it.range())).flatten()
}

/// An occasion at the beginning of a prompt.
struct Opening {
    /// With its place.
    whole: Range<usize>,
    /// Without it.
    head: Range<usize>,
    place: Option<Range<usize>>,
    /// Whether the place may be a town: `in Kells`.
    in_town: bool,
}

impl Opening {
    fn is_long(&self, text: &str) -> bool {
        text[self.whole.clone()].chars().count() > LONGEST
    }
}

fn opening(text: &str) -> Option<Opening> {
    let lead = r"^(?i:(?:a page|a site|page|website|landing page)(?: for)? )?(?i:an? |the |our |my |der |die |das |unser |unsere |le |la |les |nos |notre |el |las |los |nuestra )?";
    let date = r"(?:(?:,|:| –| —| -|\.| (?:on|am|le|el)) ?(?:(?:on|am|le|el) )?(?:the )?(?:\p{L}{2,10}\.?,? )?(?:the )?(?:\d{1,2}(?:\.|st|nd|rd|th|er)? (?:de )?\p{L}{3}|\p{L}{3,9}\.? \d{1,2}\b|\d{1,4}[./-]\d)| (?:every|each) (?:first |second |third |last |other )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)";
    let kind = r"(?:[\p{L}'’\-]+ ){0,3}";
    let pattern = regex(&format!("{lead}((?:{kind})?(?i:{OCCASIONS})){PLACE}{date}"));
    let found = pattern.captures(text)?;
    let (head, place) = (found.get(1)?.range(), found.get(3).map(|it| it.range()));
    let in_town = found.get(2).is_some_and(|it| ["in", "à", "en"].contains(&it.as_str()));
    let end = place.as_ref().map_or(head.end, |it| it.end);
    Some(Opening { whole: head.start..end, head, place, in_town })
}
