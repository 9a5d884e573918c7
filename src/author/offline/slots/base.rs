//! What sentences are filled from: the plan's facts, and what follows from them.

use serde_json::{Value, json};

use super::tongue::Tongue;
use super::{day, gloss, heads, lists, motif, share, signs};
use crate::author::offline::calling;
use crate::author::offline::choice::Choice;
use crate::author::offline::compose::Composer;
use crate::author::offline::deck::Deck;
use crate::author::offline::read::{is_payer, is_written_otherwise, place_within};
use crate::author::offline::scope::{Item, Scope};
use crate::author::offline::wording;
use crate::plan::{Facts, Plan, Price, is_unnamed, page_type};
use crate::section::{Library, PagePart};

/// The scope of a plan.
pub(in crate::author::offline) fn of(
    plan: &Plan,
    deck: &Deck,
    choice: &Choice,
    library: Option<&Library>,
) -> Scope<'static> {
    let mut scope = Scope::default();
    site(&mut scope, plan);
    let foreign = deck.is_foreign(&plan.site.lang) || is_written_otherwise(&plan.site.prompt, &plan.site.lang);
    let common = deck.words("common");
    let tongue = Tongue::of(&common, if foreign { &plan.site.lang } else { "" });
    scope.set("foreign", if foreign { "yes" } else { "" });
    scope.set("claim.orders", if plan.facts.claims.first().is_some_and(|it| orders(it)) { "yes" } else { "" });
    texts(&mut scope, &plan.facts, &tongue, foreign);
    place_in(&mut scope, plan);
    signs::near(&mut scope, plan);
    signs::plate(&mut scope);
    signs::ours(&mut scope, plan);
    heads::of_name(&mut scope, plan);
    heads::of_list(&mut scope, plan);
    signs::origin(&mut scope, plan);
    signs::data(&mut scope, plan);
    signs::person(&mut scope, plan, &tongue);
    motif::prints(&mut scope, plan, choice);
    gloss::trade(&mut scope, plan, deck, choice);
    gloss::aspects(&mut scope, &plan.facts, deck, choice);
    lists::of(&mut scope, &plan.facts, &mut gloss::Glosses::new(deck, choice), &tongue);
    todo(&mut scope, &common);
    labels(&mut scope, plan, &common, choice, library);
    phrases(&mut scope, &common, choice);
    action(&mut scope, &common, choice);
    share::out(&mut scope, plan, deck, choice);
    scope
}

/// Whether a sentence that nobody could take apart begins as an order for a page.
fn orders(claim: &str) -> bool {
    let lower = claim.to_lowercase();
    ["strona ", "stronę ", "witryna ", "hemsida ", "web sitesi "].iter().any(|it| lower.starts_with(it))
}

/// What of a plan decides between variants: its facts, without any words of a deck.
pub(in crate::author::offline) fn known(plan: &Plan, choice: &Choice) -> Scope<'static> {
    let mut scope = Scope::default();
    site(&mut scope, plan);
    let tongue = Tongue::default();
    texts(&mut scope, &plan.facts, &tongue, false);
    lists::of(&mut scope, &plan.facts, &mut gloss::Glosses::none(choice), &tongue);
    scope
}

fn site(scope: &mut Scope<'_>, plan: &Plan) {
    let site = &plan.site;
    // What is called by what it is has no name to say of it.
    let named = !is_unnamed(&site.name) && site.name.to_lowercase() != wording::core(&plan.facts.what).to_lowercase();
    scope.set("name", if named { &*site.name } else { "" });
    scope.set("brand", &*site.name);
    scope.set("type", &*site.page_type);
    scope.set("family", page_type(&site.page_type).map_or_else(String::new, |it| it.family));
    let telling = named && site.name.split(' ').count() > 2;
    scope.set("name.telling", if telling { "yes" } else { "" });
    scope.set("url", &*site.url);
    scope.set("lang", &*site.lang);
    for section in plan.sections.iter().rev() {
        scope.set(format!("to.{}", section.kind), format!("#{}", section.id));
        scope.set(format!("variant.{}", section.kind), &*section.variant);
    }
    let main = plan.sections.iter().find(|it| !["navigation", "hero", "footer"].contains(&it.kind.as_str()));
    scope.set("to.next", main.map_or("#main".to_owned(), |it| format!("#{}", it.id)));
    // `Totnes Open Voices` is only called so.
    let prompt = site.prompt.to_lowercase().replace(&site.name.to_lowercase(), "");
    // Rehearsals have a time; a shop is open.
    let opens = ["open ", "open:", "opening", "opens", "hours", "closed"].iter().any(|it| {
        prompt
            .match_indices(it)
            .any(|(at, _)| !prompt[at..].starts_with("open day") && !prompt[at..].starts_with("open source"))
    });
    let asked = ["price on request", "prices on request", "pricing on request", "price on application"];
    scope.set("price.asked", if asked.iter().any(|it| prompt.contains(it)) { "yes" } else { "" });
    scope.set("opens", if opens { "yes" } else { "" });
    scope.set("asked.form", if FORMS.iter().any(|it| prompt.contains(it)) { "yes" } else { "" });
}

/// Words that begin a time from which on something is.
const SINCE: [&str; 4] = ["since", "seit", "depuis", "desde"];

/// What only the readers of a page do with a program.
const READERS: [&str; 16] = [
    "type",
    "upload",
    "drop",
    "paste",
    "point",
    "snap",
    "describe",
    "pick",
    "choose",
    "click",
    "tap",
    "drag",
    "ask",
    "enter",
    "photograph",
    "name",
];

/// What a form for messages is called.
const FORMS: [&str; 5] =
    ["contact form", "kontaktformular", "formulaire de contact", "formulario de contacto", "contact us form"];

/// Facts with one text. Words in a language that the deck does not speak are kept apart (`own.what`), so that no
/// sentence of the deck bends them.
fn texts(scope: &mut Scope<'_>, facts: &Facts, tongue: &Tongue, foreign: bool) {
    let words = [("what", &facts.what), ("audience", &facts.audience), ("promise", &facts.promise)];
    for (name, text) in words {
        scope.set(if foreign { format!("own.{name}") } else { name.to_owned() }, text.as_str());
    }
    if !foreign {
        derived(scope, facts);
    }
    let texts = [
        ("install", &facts.install),
        ("licence", &facts.licence),
        ("email", &facts.email),
        ("phone", &facts.phone),
        ("address", &facts.address),
        ("form", &facts.form),
        ("tone", &facts.tone),
        ("tagline", &facts.tagline),
        ("venue", &facts.venue),
    ];
    for (name, text) in texts {
        scope.set(name, text.as_str());
    }
    scope.set("install.tool", facts.install.split(' ').next().unwrap_or(""));
    scope.set("install.others", facts.installs.join(" or "));
    scope.set("address.street", signs::street(&facts.address));
    scope.set("address.rest", facts.address[signs::street(&facts.address).len()..].trim_matches([',', ' ']));
    places(scope, facts);
    let since = |it: &&String| {
        it.split(' ').count() > 1 && it.chars().next().is_some_and(char::is_alphabetic) && is_founding(it)
    };
    scope.set("since", facts.dates.iter().find(since).map_or("", String::as_str));
    let plain = scope.get("since").filter(|it| SINCE.iter().any(|since| it.to_lowercase().starts_with(since)));
    scope.set("since.low", plain.map(wording::small_first).unwrap_or_default());
    scope.set("date", facts.dates.iter().find(|it| !since(it)).map_or("", String::as_str));
    if let Some(date) = scope.get("date").map(str::to_owned) {
        scope.set("date.in", tongue.in_time(&date));
    }
    day::of(scope);
    if !facts.email.is_empty() {
        scope.set("to.mail", format!("mailto:{}", facts.email));
    }
    if !facts.phone.is_empty() {
        let digits: String =
            facts.phone.replace("(0)", "").chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        scope.set("to.phone", format!("tel:{digits}"));
    }
    if let Some(repository) =
        facts.links.iter().find(|it| ["GitHub", "GitLab", "Codeberg"].contains(&it.label.as_str()))
    {
        scope.set("to.repository", &*repository.href);
        scope.set("repository", &*repository.label);
    }
    if let Some(docs) =
        facts.links.iter().find(|it| it.label.starts_with("Doc") || it.label == "docs.rs" || it.href.contains("/docs"))
    {
        scope.set("to.docs", &*docs.href);
    }
    asked(scope, facts);
    if facts.prices.iter().any(is_free) {
        scope.set("free", "yes");
    }
}

/// Whether a price is no price at all, for everybody: `under 18s free` is no beginning for others.
fn is_free(price: &Price) -> bool {
    price.amount == "Free" && !price.points.iter().chain([&price.plan]).any(|it| is_payer(it))
}

/// Where somebody is, and the same where the street does not say it already.
fn places(scope: &mut Scope<'_>, facts: &Facts) {
    let place = facts.places.first().filter(|it| !signs::street(&facts.address).contains(it.as_str()));
    scope.set("place.apart", place.map_or("", String::as_str));
    scope.set("place", facts.places.first().map_or("", String::as_str));
}

/// Where somebody is with the preposition that the prompt has before it, or that its region wants: `en Haute-Savoie`.
fn place_in(scope: &mut Scope<'_>, plan: &Plan) {
    let Some(place) = plan.facts.places.first() else { return };
    scope.set("place.in", place_within(&plan.site.lang, place, &plan.site.prompt));
}

/// What follows from the words for what it is, for whom, and what it does.
fn derived(scope: &mut Scope<'_>, facts: &Facts) {
    let topic = topic(facts);
    let rest =
        facts.claims.first().and_then(|it| it.split_once(&topic)).map_or("", |it| it.1.trim_matches(['.', ' ', ',']));
    scope.set("topic.rest", if topic.is_empty() { "" } else { rest });
    scope.set("topic", topic);
    let core = wording::core(&facts.what);
    // Who only makes something is named by it.
    let (core, head) = if calling::done(core).is_some() { ("", "") } else { (core, wording::head(&facts.what)) };
    scope.set("what.core", core);
    let vague = ["business", "company", "firm", "service", "brand"].contains(&head);
    scope.set(
        "what.head",
        if vague || head.chars().any(char::is_lowercase) && head.starts_with(char::is_uppercase) { "" } else { head },
    );
    made(scope, &facts.what);
    let speaks_to_you = facts.promise.split(' ').any(|it| ["you", "your", "yours"].contains(&it));
    let verb = facts.promise.split(' ').next().unwrap_or_default();
    let machine = MACHINES.contains(&verb) && !facts.promise.starts_with("learn to ");
    let done_to_you = facts.promise.split(' ').nth(1) == Some("you") || machine;
    let said = if done_to_you { wording::filter("third", &facts.promise) } else { Some(facts.promise.clone()) };
    let third = wording::filter("third", &facts.promise).filter(|_| !facts.promise.is_empty());
    scope.set("promise.third", third.unwrap_or_default());
    // `Type a question, get a chart` says what its readers do.
    scope.set("promise.asks", if READERS.contains(&verb) { "yes" } else { "" });
    let small = wording::head(&facts.audience).to_lowercase();
    let asks = !NO_ASKERS.iter().any(|it| small.starts_with(it));
    scope.set("askers", if asks { facts.audience.as_str() } else { "" });
    scope.set("promise.said", said.unwrap_or_default());
    scope.set("promise.theirs", if speaks_to_you || machine { "" } else { facts.promise.as_str() });
}

/// What a letter is about: `radio, antennas and the people who still listen`.
fn topic(facts: &Facts) -> String {
    let about = |claim: &String| {
        let marks = [" about ", " on ", " über ", " sur ", " sobre "];
        let said = marks.iter().find_map(|it| claim.split_once(it))?.1;
        let end = said.find(['.', ';', ':', '(', '–', '—']).unwrap_or(said.len());
        // `essays on letter writing, every other Friday, by Hanneke Bos`
        let more = [", every ", ", by ", ", each ", ", weekly", ", monthly", ", written ", ", once "];
        let end = more.iter().filter_map(|it| said.find(it)).fold(end, usize::min);
        let topic = said[..end].trim();
        (topic.split(' ').count() > 1 && topic.chars().count() <= 90 && !topic.contains(|it: char| it.is_ascii_digit()))
            .then(|| topic.to_owned())
    };
    facts.claims.iter().take(2).find_map(about).unwrap_or_default()
}

/// What a thing does by itself: `learns your routine` is no call to the reader.
pub(super) const MACHINES: [&str; 40] = [
    "listen",
    "show",
    "read",
    "learn",
    "know",
    "remember",
    "notice",
    "understand",
    "adapt",
    "warn",
    "alert",
    "detect",
    "recommend",
    "suggest",
    "watch",
    "return",
    "give",
    "render",
    "emit",
    "compile",
    "parse",
    "hold",
    "fit",
    "last",
    "charge",
    "weigh",
    "cost",
    "clip",
    "glow",
    "hear",
    "sense",
    "measure",
    "tell",
    "work",
    "fold",
    "heat",
    "cool",
    "light",
    "store",
    "support",
];

/// The beginnings of what those are called who ask no questions about a product themselves.
const NO_ASKERS: [&str; 14] = [
    "toddler", "bab", "infant", "newborn", "children", "child", "kid", "dog", "cat", "pet", "horse", "pupp", "kitten",
    "bird",
];

/// What is made or sold, and how: `maker of wooden puzzles`.
fn made(scope: &mut Scope<'_>, what: &str) {
    let Some((trade, object)) = what.split_once(" of ") else { return };
    if let Some(done) = calling::done(trade) {
        scope.set("made", object);
        scope.set("made.done", done);
        scope.set("made.does", calling::does(trade).unwrap_or_default());
    }
}

/// The action that the prompt names.
fn asked(scope: &mut Scope<'_>, facts: &Facts) {
    let Some(action) = &facts.action else { return };
    scope.set("asked.label", &*action.label);
    scope.set("asked.href", &*action.href);
    let lower = action.label.to_lowercase();
    for (word, slot) in
        [("waitlist", "asked.waits"), ("list", "asked.waits"), ("call", "asked.calls"), ("ring", "asked.calls")]
    {
        if lower.contains(word) {
            scope.set(slot, "yes");
        }
    }
}

pub(super) fn is_founding(date: &str) -> bool {
    let lower = date.to_lowercase();
    ["since", "seit", "depuis", "desde ", "founded", "est.", "established", "gegründet", "fond", "opened"]
        .iter()
        .any(|it| lower.starts_with(it))
}

/// Words that stand where a fact is missing.
fn todo(scope: &mut Scope<'_>, common: &Value) {
    for (name, words) in common.get("todo").and_then(Value::as_object).into_iter().flatten() {
        scope.set(format!("todo.{name}"), words.as_str().unwrap_or_default());
    }
}

/// A short label for each section in the page.
fn labels(scope: &mut Scope<'_>, plan: &Plan, common: &Value, choice: &Choice, library: Option<&Library>) {
    let empty = Value::Null;
    let mut composer = Composer::new(choice, &empty);
    let mut all = Vec::new();
    for section in &plan.sections {
        let kind = library.and_then(|it| it.kind(&section.kind));
        let in_main = kind.is_none_or(|it| it.place == PagePart::Main)
            && !["navigation", "footer"].contains(&section.kind.as_str());
        if !in_main || section.kind == "hero" {
            continue;
        }
        let own = common.pointer(&format!("/label/{}", section.kind));
        let schema = json!({ "type": "string", "minLength": 2, "maxLength": 24 });
        let label = own.and_then(|it| composer.value(&schema, it, scope, &format!("label.{}", section.id)));
        let title = kind.map_or(section.kind.clone(), |it| it.title.clone());
        let label = label.as_ref().and_then(Value::as_str).unwrap_or(&title).to_owned();
        scope.set(format!("label.{}", section.kind), &*label);
        all.push(Item::of([
            ("label", label.as_str()),
            ("href", format!("#{}", section.id).as_str()),
            ("kind", section.kind.as_str()),
        ]));
    }
    scope.set_list("section", all);
}

/// Phrases that several sections share; each may use those before it.
fn phrases(scope: &mut Scope<'_>, common: &Value, choice: &Choice) {
    let empty = Value::Null;
    for (name, deck) in common.get("phrase").and_then(Value::as_object).into_iter().flatten() {
        let mut composer = Composer::new(choice, &empty);
        let schema = json!({ "type": "string", "minLength": 1, "maxLength": 300 });
        let text = composer.value(&schema, deck, scope, &format!("phrase.{name}"));
        scope.set(name.as_str(), text.as_ref().and_then(Value::as_str).unwrap_or_default());
    }
}

/// The page's main action: where the prompt names one, that; else what suits the page.
fn action(scope: &mut Scope<'_>, common: &Value, choice: &Choice) {
    let empty = Value::Null;
    let link = json!({ "type": "object", "required": ["label", "href"], "properties": {
        "label": { "type": "string", "minLength": 2, "maxLength": 40 },
        "href": { "type": "string", "minLength": 2, "maxLength": 300, "format": "link" } } });
    let ways = common.get("action").unwrap_or(&empty);
    let made = Composer::new(choice, &empty).value(&link, ways, scope, "action").unwrap_or_default();
    let text = |name: &str| made.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    scope.set("action.label", text("label"));
    scope.set("action.href", text("href"));
}
