//! Planning: from what a prompt says to a page type, a theme, and sections in order.

use std::sync::Arc;

use super::choice::Choice;
use super::deck::Deck;
use super::design::{self, Variants};
use super::lexicon::Lexicon;
use super::manner;
use super::order;
use super::read::{self, Reading, is_written_otherwise};
use super::slots;
use super::subject::Subject;
use super::suggest;
use super::wording;
use super::write::speaks;
use crate::diagnostic::{Diagnostic, Place};
use crate::path::SectionId;
use crate::plan::{Facts, Feature, ModelWish, PageType, Plan, Price, SectionSpec, Site, page_type, unnamed};
use crate::prompt::Prompt;
use crate::section::Library;
use crate::theme;

/// What is asked for beside the prompt: names that exist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The page type.
    pub page_type: Option<String>,
    /// Exactly these kinds of sections, in this order; empty leaves the choice open.
    pub sections: Vec<String>,
    /// The theme.
    pub theme: Option<String>,
    /// The brand's colour.
    pub colour: Option<String>,
    /// The language, a BCP 47 tag.
    pub lang: Option<String>,
    /// The seed of every choice that is left open.
    pub seed: u32,
    /// The address the page will have.
    pub url: Option<String>,
}

/// A plan, and what a person should know about it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// Notes: a name that was not found, a language without words.
    pub notes: Vec<Diagnostic>,
    /// What the prompt says.
    reading: Arc<Reading>,
}

/// Plans a page from a prompt.
pub fn plan(prompt: &Prompt, asked: &Asked) -> Planned {
    let lexicon = Lexicon::load();
    let reading = Arc::new(read::read(prompt.text(), asked.lang.as_deref(), &lexicon));
    planned(prompt, asked, reading)
}

/// Plans the page of the same `prompt` again, for other wishes: what it says was read for `base`.
pub(in crate::author) fn plan_again(base: &Planned, prompt: &Prompt, asked: &Asked) -> Planned {
    planned(prompt, asked, Arc::clone(&base.reading))
}

fn planned(prompt: &Prompt, asked: &Asked, read: Arc<Reading>) -> Planned {
    let mut reading = Reading::clone(&read);
    let page_type = asked.page_type.as_deref().and_then(page_type).unwrap_or_else(|| {
        let name = reading.name.as_deref().unwrap_or_default();
        suggest::page_type(prompt.text(), &reading.facts, (name, &reading.lang))
    });
    without_vague(&mut reading.facts, &reading.lang);
    let lang = asked.lang.clone().unwrap_or_else(|| reading.lang.clone());
    let given = reading.name.clone().or_else(|| reading.from_address.clone());
    let given = given.map(|it| if page_type.family == "work" { person(&it) } else { it });
    let name = given.or_else(|| kind(&page_type, &reading.facts, &lang)).unwrap_or_else(|| unnamed(&page_type, &lang));
    let choice = Choice::new(asked.seed, &name, prompt.text());
    let subject = Subject::of(&page_type, &name, &reading.facts, prompt.text());
    let theme = asked.theme.clone().unwrap_or_else(|| design::theme(&page_type, &reading.facts, &subject, &choice));
    // Who asks for a theme or a tone wants its colours.
    let open = asked.theme.is_none() && manner::is_all(&reading.facts.tone);
    let chosen = if open { subject.colour(&choice) } else { None };
    if ["software", "meeting", "thing"].contains(&page_type.family.as_str()) {
        plans(&mut reading.facts);
    } else {
        if page_type.family != "work" {
            menu(&mut reading.facts);
        }
        label(&mut reading.facts, prompt.text(), &name);
        if lang.starts_with("en") {
            open_to_all(&mut reading.facts, prompt.text());
        }
    }
    let kinds = if asked.sections.is_empty() { kinds(&page_type, &reading) } else { asked.sections.clone() };
    let notes = notes(&reading, &name, (&lang, prompt.text()), &kinds);
    let whole = page_type.complete || !asked.sections.is_empty();
    let bones = if whole { Vec::new() } else { bones(&page_type, &reading) };
    let site = Site {
        name,
        page_type: page_type.name,
        theme,
        colour: asked.colour.clone().or_else(|| colour(&reading.facts)).or(chosen).unwrap_or_default(),
        lang,
        target: "vite".to_owned(),
        url: asked.url.clone().unwrap_or(reading.url),
        seed: asked.seed,
        prompt: prompt.text().to_owned(),
    };
    let (images, model) = (Vec::new(), ModelWish::default());
    let mut plan = Plan { site, facts: reading.facts, images, sections: specs(&kinds), model };
    let asked_for = |it: &str| whole || reading.wishes.wanted.iter().any(|kind| kind == it);
    let kinds = leave_out_silent(&plan, &asked_for, &bones);
    // Who names the sections has put them in order.
    let kinds = if asked.sections.is_empty() { order::turned(kinds, &choice) } else { kinds };
    plan.sections = specs(&kinds);
    choose_variants(&mut plan, &choice);
    Planned { plan, notes, reading: read }
}

/// What a course or an event is called that only says what it is: `Sailing lessons`.
fn kind(page_type: &PageType, facts: &Facts, lang: &str) -> Option<String> {
    // A page says names small too, and would cut a longer one.
    const LONGEST: usize = 30;
    let what = wording::core(&facts.what);
    let short = (2..=4).contains(&what.split(' ').count()) && what.chars().count() <= LONGEST;
    (lang == "en" && page_type.family == "meeting" && short && what == facts.what.trim_end_matches(" online"))
        .then(|| wording::capital(what))
}

/// Takes away what says only that something is a program, where a sentence says more: `kleines Tool`.
fn without_vague(facts: &mut Facts, lang: &str) {
    const PROGRAMS: [&str; 9] =
        ["tool", "app", "programm", "application", "appli", "outil", "aplicación", "herramienta", "logiciel"];
    let what = facts.what.to_lowercase();
    let words: Vec<&str> =
        what.split(' ').filter(|it| !["kleines", "kleine", "petit", "petite", "pequeña"].contains(it)).collect();
    let vague = ["de", "fr", "es"].contains(&lang) && words.len() == 1 && PROGRAMS.contains(&words[0]);
    if vague && facts.audience.is_empty() && facts.claims.iter().any(|it| it.to_lowercase().contains(&what)) {
        facts.what.clear();
    }
}

/// The name of somebody who is typed in small letters: `ines duarte`.
fn person(name: &str) -> String {
    let plain = name.chars().all(|it| it.is_lowercase() || it == ' ' || it == '-');
    let words: Vec<String> = name.split(' ').map(wording::capital).collect();
    if plain && (2..=3).contains(&words.len()) { words.join(" ") } else { name.to_owned() }
}

/// The colour that the prompt names, if it is one.
fn colour(facts: &Facts) -> Option<String> {
    theme::colour(&facts.colour).map(|_| facts.colour.to_lowercase())
}

/// Prices of a place that are for no time are those of its goods.
fn menu(facts: &mut Facts) {
    let goods = facts.prices.len() > 1 && facts.prices.iter().all(|it| it.period.is_empty() && !it.plan.is_empty());
    if goods && facts.features.is_empty() {
        let prices = std::mem::take(&mut facts.prices);
        let item =
            |it: Price| Feature { title: it.plan, text: it.points.join(", "), price: it.amount, ..Feature::default() };
        facts.features = prices.into_iter().map(item).collect();
    }
}

/// The only price of somebody is that of what begins its sentence: `Birth class from 12 January, 8 evenings, £140`.
fn label(facts: &mut Facts, prompt: &str, name: &str) {
    const ENDS: [&str; 18] = [
        ",", ":", "(", " – ", " ab ", " am ", " mit ", " für ", " kostet ", " from ", " at ", " on ", " is ",
        " costs ", " à ", " du ", " desde ", " el ",
    ];
    const NO: [&str; 40] = [
        "brauche", "suche", "möchte", "hallo", "bonjour", "salut", "hola", "necesito", "quiero", "busco", "besoin",
        "une", "una", "eine", "from", "only", "price", "prices", "we", "i", "it", "the", "a", "for", "ab", "preis",
        "preise", "nur", "wir", "ich", "der", "die", "das", "prix", "nous", "je", "precio", "desde", "cost", "costs",
    ];
    let [price] = facts.prices.as_mut_slice() else { return };
    let open = price.plan.is_empty() && price.amount != "Free";
    let Some(at) = prompt.find(&price.amount).filter(|_| open) else { return };
    let before = prompt[..at].trim_end();
    // `Back pain, rehab. €60 for 45 minutes` is said of all of it.
    if before.ends_with(['.', '!', '?']) && !before.trim_end_matches('.').ends_with(|it: char| it.is_ascii_digit()) {
        // What it takes is what it is called.
        if let [point] = price.points.as_slice()
            && ["minutes", "mins", "min", "hour", "hours", "session"].iter().any(|it| point.ends_with(it))
        {
            price.plan = wording::capital(point);
            price.points.clear();
        }
        return;
    }
    // `ab 12. Januar` goes on.
    let stops = before.match_indices(". ").filter(|it| !before[..it.0].ends_with(|it: char| it.is_ascii_digit()));
    let stop = stops.last().map_or(0, |it| it.0 + 2).max(before.rfind(['\n', '!', '?', ';']).map_or(0, |it| it + 1));
    let sentence = before[stop..].trim();
    let end = ENDS.iter().filter_map(|it| sentence.find(it)).min().unwrap_or(sentence.len());
    let what = facts.what.to_lowercase();
    // What it is has no price of its own, its last part may: `Plumber in Cardiff, boiler service £80`.
    let is_whole = |it: &str| it.to_lowercase().starts_with(&what) || what.starts_with(&it.to_lowercase());
    let last = sentence.rsplit([',', ':', '–', '(']).next().unwrap_or_default().trim();
    let last = last.trim_end_matches(" from").trim_end_matches(" for");
    let first = sentence[..end].trim();
    // `Sole traders, limited companies, self assessment from £150` has the price of its last part.
    let late = sentence.matches(", ").count() > 1
        && last.split(' ').count() < 4
        && last.chars().count() > 3
        && last.chars().all(|it| it.is_alphabetic() || it == ' ')
        && !NO.contains(&last.to_lowercase().as_str());
    let inner = !what.is_empty() && is_whole(first) && last.len() < sentence.len();
    let thing = if late || inner { last } else { first };
    let first = thing.split(' ').next().unwrap_or_default().to_lowercase();
    let words = thing.split(' ').count();
    let plain = thing.chars().all(|it| it.is_alphabetic() || " -’'".contains(it)) && thing.chars().count() > 3;
    let times = ["every", "each", "one", "two", "three", "four", "five", "six", "seven", "eight", "ten", "twelve"];
    let whole = !what.is_empty() && is_whole(thing);
    // `Twelve week build` is a thing, `eight evenings` are how long.
    let counts = times.contains(&first.as_str()) && (words < 3 || thing.ends_with('s'));
    let page = thing.split(' ').any(|it| ["site", "page", "website", "portfolio"].contains(&it));
    let plain = plain && !counts && !whole && !page;
    if plain && words <= 4 && !NO.contains(&first.as_str()) && !thing.contains(name) && !name.contains(thing) {
        price.plan = wording::capital(thing);
    }
}

/// What costs nothing has no section of prices, so that what is said with it is said elsewhere: `Free, everyone welcome.`
fn open_to_all(facts: &mut Facts, prompt: &str) {
    if let [price] = facts.prices.as_slice()
        && price.amount == "Free"
        && price.plan.is_empty()
        && !price.points.is_empty()
    {
        let said = price.points.iter().map(|it| wording::lower_first(it)).collect::<Vec<_>>().join(", ");
        if !facts.claims.iter().any(|it| it.to_lowercase().contains(&said)) {
            let bound = prompt.to_lowercase().contains(&format!("free with {said}"));
            let apart = said.starts_with("everyone") || said.ends_with("welcome");
            let with = match said.starts_with("with ") {
                true => "",
                false if apart => ",",
                false if bound => " with",
                false => " for",
            };
            facts.claims.insert(0, format!("Free{with} {said}."));
        }
    }
}

/// Goods of what is no place are ways to buy it.
fn plans(facts: &mut Facts) {
    let (goods, rest): (Vec<Feature>, Vec<Feature>) =
        std::mem::take(&mut facts.features).into_iter().partition(|it| !it.price.is_empty());
    facts.features = rest;
    let points = |text: String| if text.is_empty() { Vec::new() } else { vec![text] };
    let price = |it: Feature| Price {
        plan: wording::capital(&it.title),
        amount: it.price,
        points: points(it.text),
        ..Price::default()
    };
    facts.prices.splice(0..0, goods.into_iter().map(price));
}

/// The kinds of sections: those of the type whose facts are given, less what is not wanted, and what is asked for.
fn kinds(page_type: &PageType, reading: &Reading) -> Vec<String> {
    let mut kinds: Vec<String> = page_type.sections.clone();
    let prices = reading.facts.prices.len();
    let mut wanted = reading.wishes.wanted.clone();
    let paid = reading.facts.prices.iter().any(|it| it.amount != "Free");
    if prices > 1 || paid {
        wanted.push("pricing".to_owned());
    }
    // Who has an address and no other way to be reached is to be found.
    let only = reading.facts.has("address") && !reading.facts.has("phone|email");
    if (reading.facts.has("hours") || only)
        && ["place", "meeting", "cause", "work"].contains(&page_type.family.as_str())
    {
        wanted.push("location-hours".to_owned());
    }
    order::insert(&mut kinds, &wanted);
    let asked = |it: &String| reading.wishes.wanted.contains(it);
    let given = |it: &String| {
        let own = page_type.needs.get(it).is_none_or(|it| reading.facts.has(it));
        own && Library::needs(it).iter().all(|it| reading.facts.has(it))
    };
    kinds.retain(|it| !reading.wishes.unwanted.contains(it) && (asked(it) || given(it)));
    // A place about which much else is said need not wait for hours and an address that nobody has given.
    if reading.facts.has("features|prices|people") && !reading.facts.has("address|venue|hours") {
        kinds.retain(|it| it != "location-hours" || asked(it));
    }
    kinds
}

/// The frame of every page.
const FRAME: [&str; 3] = ["navigation", "hero", "footer"];
/// A page with fewer sections inside its frame is bare.
const BARE: usize = 2;

/// What a page of the type has even if little is said of it, unless it is not wanted.
fn bones(page_type: &PageType, reading: &Reading) -> Vec<String> {
    // Pictures of what stands beside them as a list say nothing more.
    let listed = reading.facts.features.len() > 2 && ["place", "work"].contains(&page_type.family.as_str());
    let silent = |it: &String| reading.wishes.unwanted.contains(it) || it == "gallery" && listed;
    page_type.bones.iter().filter(|it| !silent(it)).cloned().collect()
}

/// The kinds of the sections in which the prompt gives something to say, and of those that are asked for; as many of the
/// `bones` as a page needs that would be bare without them.
fn leave_out_silent(plan: &Plan, asked_for: &dyn Fn(&str) -> bool, bones: &[String]) -> Vec<String> {
    let stays = |it: &SectionSpec| FRAME.contains(&it.kind.as_str()) || asked_for(&it.kind);
    let open: Vec<&SectionSpec> = plan.sections.iter().filter(|it| !stays(it)).collect();
    let library = Library::read(open.iter().map(|it| it.kind.as_str()));
    let speaking = if open.is_empty() { open } else { speaks(&library, plan, &open) };
    let kept = plan.sections.iter().filter(|it| stays(it) || speaking.iter().any(|kept| kept.id == it.id));
    let mut kinds: Vec<String> = kept.map(|it| it.kind.clone()).collect();
    for bone in bones {
        let bare = kinds.iter().filter(|it| !FRAME.contains(&it.as_str())).count() < BARE;
        if bare && !kinds.contains(bone) {
            order::insert(&mut kinds, std::slice::from_ref(bone));
        }
    }
    kinds
}

/// Sections with ids of their own.
fn specs(kinds: &[String]) -> Vec<SectionSpec> {
    let mut all: Vec<SectionSpec> = Vec::new();
    for kind in kinds {
        let before = all.iter().filter(|it| it.kind == *kind).count();
        let id = if before == 0 { kind.clone() } else { format!("{kind}-{}", before + 1) };
        let Ok(id) = SectionId::new(id) else { continue };
        all.push(SectionSpec { id, kind: kind.clone(), variant: String::new(), brief: String::new(), locked: false });
    }
    all
}

fn choose_variants(plan: &mut Plan, choice: &Choice) {
    let variants = Variants::load();
    let scope = slots::known(plan, choice);
    let chosen = variants.pick(&plan.sections, &scope, choice);
    for (section, variant) in plan.sections.iter_mut().zip(chosen) {
        section.variant = variant;
    }
}

fn notes(reading: &Reading, name: &str, (lang, prompt): (&str, &str), kinds: &[String]) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    if let (None, Some(name)) = (&reading.name, &reading.from_address) {
        let text = format!("the prompt names nothing: the page is called `{name}`, after its mail address");
        notes.push(Diagnostic::note("name-from-address", Place::START, text).help("set `name` in airstrip.toml"));
    } else if reading.name.is_none() {
        let text = format!("the prompt names nothing: `{name}` stands for the name and is marked");
        notes.push(
            Diagnostic::note("name-placeholder", Place::START, text)
                .help("set `name` in airstrip.toml, or write `called …` in the prompt"),
        );
    }
    if !Deck::exists(lang) {
        let text = format!("no deck for `{lang}`: the prompt's own words are kept, the rest is English");
        notes.push(Diagnostic::note("language-without-deck", Place::START, text));
    }
    if is_written_otherwise(prompt, lang) {
        let text = format!("the prompt is in English: its own words are kept, the rest is in the language `{lang}`");
        notes.push(Diagnostic::note("prompt-in-english", Place::START, text));
    }
    let silent: Vec<&str> = kinds.iter().map(String::as_str).filter(|it| Deck::lacks(lang, it)).collect();
    if !silent.is_empty() {
        let text = format!("the deck for `{lang}` has no words for {}: written in English", silent.join(", "));
        notes.push(Diagnostic::note("section-without-deck", Place::START, text));
    }
    notes
}
