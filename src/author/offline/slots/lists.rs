//! The lists of a plan: features, prices, hours, steps, and the rest.

use super::base::is_founding;
use super::gloss::Glosses;
use super::motif::{self, Motifs};
use super::share::only_lists;
use super::things::{asks, by_itself, does, is_clause, is_short, is_thing};
use super::tongue::Tongue;
use super::{doing, more, programme};
use crate::author::offline::scope::{Item, Scope};
use crate::author::offline::wording;
use crate::plan::{Facts, Feature, Price};

/// Links under which a program can be had.
const STORES: [&str; 7] = ["App Store", "Google Play", "F-Droid", "Flathub", "crates.io", "npm", "PyPI"];

/// Sets all lists, and the slots that are made from them.
pub(super) fn of(scope: &mut Scope<'_>, facts: &Facts, glosses: &mut Glosses<'_>, tongue: &Tongue) {
    features(scope, facts, glosses, tongue);
    motif::drawn(scope);
    doing::of(scope, facts);
    names(scope, facts, tongue);
    steps(scope, &facts.steps, glosses, tongue);
    prices(scope, &facts.prices, tongue);
    hours(scope, facts, tongue);
    let link = facts.links.iter().map(|it| Item::of([("label", it.label.as_str()), ("href", it.href.as_str())]));
    scope.set_list("link", link.collect());
    scope.set("said.text", facts.quotes.first().map_or("", |it| it.text.as_str()));
    scope.set("said.by", facts.quotes.first().map_or("", |it| it.by.as_str()));
    claims(scope, facts);
    let texts = [
        ("place", &facts.places),
        ("platform", &facts.platforms),
        ("integration", &facts.integrations),
        ("customer", &facts.customers),
    ];
    for (name, texts) in texts {
        scope.set_list(name, texts.iter().map(|it| Item::of([("", it.as_str())])).collect());
    }
    let dates = facts.dates.iter().filter(|it| !is_founding(it)).map(|it| Item::of([("", it.as_str())]));
    scope.set_list("date", dates.collect());
    let named: Vec<&str> = facts.platforms.iter().map(String::as_str).collect();
    scope.set("platforms.all", tongue.join(&named));
    let store = |it: &crate::plan::Link| STORES.contains(&it.label.as_str());
    scope.set("store", if facts.links.iter().any(store) { "yes" } else { "" });
    programme::of(scope, facts);
    more::of(scope, facts, glosses, tongue);
}

/// What the people of a cause do: `volunteers test river water` of `a charity whose volunteers test river water`.
fn whose(claim: &str) -> &str {
    let said = claim.split_once(" whose ").map_or("", |it| it.1.trim_end_matches(['.', '!']));
    let plain = !said.contains([',', ';', '(', ':', '–', '—']) && (3..=12).contains(&said.split(' ').count());
    if plain { said } else { "" }
}

/// Claims, each alone, and what the first of them is good for.
fn claims(scope: &mut Scope<'_>, facts: &Facts) {
    let fresh: Vec<&String> =
        facts.claims.iter().filter(|it| !repeats_features(it, facts) && !repeats_price(it, facts)).collect();
    let priced = |it: &str| facts.prices.iter().any(|price| it.contains(price.amount.as_str()));
    let item = |it: &&String| {
        let mut item = claim(it);
        if priced(it) {
            item.slots.insert("priced".to_owned(), "yes".to_owned());
        }
        item
    };
    scope.set_list("claim", fresh.iter().map(item).collect());
    scope.set("price.said", facts.claims.iter().find(|it| priced(it) && is_short(it)).map_or("", String::as_str));
    let whole = |it: &&String| facts.prices.len() > 1 && facts.prices.iter().all(|price| it.contains(&price.amount));
    scope.set("prices.told", facts.claims.iter().find(whole).map_or("", String::as_str));
    let name = scope.get("name").unwrap_or_default().to_owned();
    let what = facts.what.to_lowercase();
    let repeats = |it: &str| what.chars().count() > 2 && it.to_lowercase().contains(&format!("a {what}"));
    let named = fresh.first().is_some_and(|it| {
        !name.is_empty() && (it.to_lowercase().starts_with(&name.to_lowercase()) || introduces(it, &name))
            || repeats(it)
    });
    scope.set("claim.named", if named { "yes" } else { "" });
    let plain = |it: &&&String| named && !name.is_empty() && !it.contains(|it: char| it.is_ascii_digit());
    scope.set("claim.head", fresh.first().filter(plain).map_or("", |it| it.as_str()));
    let speaks = |it: &&&String| {
        ["We ", "I ", "He ", "She ", "They "].iter().any(|we| it.starts_with(we))
            && !it.contains(|it: char| it.is_ascii_digit())
    };
    scope.set("claim.we", fresh.first().filter(speaks).map_or("", |it| it.as_str()));
    scope.set("claim.line", fresh.first().filter(|it| !named && is_line(it, scope)).map_or("", |it| it.as_str()));
    for (index, claim) in fresh.iter().take(4).enumerate() {
        scope.set(format!("claim.{index}"), claim.as_str());
    }
    let listed = facts
        .claims
        .iter()
        .find(|it| repeats_features(it, facts) && !only_lists(it, facts) && it.chars().count() <= 70);
    scope.set("features.said", listed.map_or("", String::as_str));
    scope.set("claim.whose", fresh.first().map_or("", |it| whose(it)));
    scope.set("claim.short", fresh.first().map_or(String::new(), |it| more::shortened(it)));
    let rest: Vec<String> =
        fresh.iter().skip(1).filter(|it| !priced(it)).filter_map(|it| wording::filter("stop", it)).collect();
    scope.set("claims.rest", rest.join(" "));
    scope.set("claims.more", rest.iter().take(2).cloned().collect::<Vec<_>>().join(" "));
}

/// Whether a sentence is short and says at once what there is to like: `No auditions, all voices welcome.`
fn is_line(claim: &str, scope: &Scope<'_>) -> bool {
    let refuses = ["No ", "Never ", "Nothing "].iter().any(|it| claim.starts_with(it)) && claim.contains([',', ':']);
    let plain = !claim.contains(|it: char| it.is_ascii_digit() || matches!(it, '(' | '@' | '/'));
    plain && (20..=64).contains(&claim.chars().count()) && (refuses || does(claim, scope))
}

/// Whether a sentence begins with who somebody is: `Ich bin Jonas Feld, …`.
fn introduces(claim: &str, name: &str) -> bool {
    let leads = [
        "I'm ",
        "I am ",
        "Ich bin ",
        "Ich heiße ",
        "Wir sind ",
        "Je suis ",
        "Je m'appelle ",
        "Je m’appelle ",
        "Soy ",
        "Me llamo ",
    ];
    leads.iter().any(|it| claim.strip_prefix(it).is_some_and(|it| it.starts_with(name)))
}

/// Whether a sentence only lists the features, which stand on the page as such.
fn repeats_features(claim: &str, facts: &Facts) -> bool {
    let lower = claim.to_lowercase();
    facts.features.iter().filter(|it| lower.contains(&it.title.to_lowercase())).count() > 1
}

/// Whether a sentence is a plan with its price, which stands with the prices as such: `Kit with thread €45 extra.`
fn repeats_price(claim: &str, facts: &Facts) -> bool {
    let count = claim.split(' ').count();
    facts.prices.iter().any(|it| {
        let named = it.plan.contains(' ') && claim.contains(&it.plan) && claim.contains(&it.amount);
        named && count <= it.plan.split(' ').count() + it.amount.split(' ').count() + 1
    })
}

/// A claim, and as a title with the rest of it as its text where it can be parted.
pub(super) fn claim(claim: &str) -> Item {
    const PARTS: [&str; 7] = [": ", "; ", " – ", " — ", ", so ", ", because ", ". "];
    const TITLE: usize = 78;
    let whole = claim.trim_end_matches(['.', '!', '。']);
    let parted = PARTS.iter().find_map(|it| {
        let (title, text) = whole.split_once(it)?;
        // `bis 1. September` goes on.
        let titled = [" Dr", " St", " Prof", " Mr", " Mrs", " Ms"].iter().any(|it| title.ends_with(it));
        let goes_on = (titled || title.ends_with(|it: char| it.is_ascii_digit())) && it.starts_with('.');
        let label = *it == ": " && title.chars().count() > 3 && !title.contains(' ');
        let fits = !goes_on && ((12..=60).contains(&title.chars().count()) || label) && text.chars().count() >= 16;
        let lead_in = if it.starts_with(", ") { it.trim_start_matches(", ") } else { "" };
        fits.then(|| (title.to_owned(), wording::capital(&format!("{lead_in}{text}"))))
    });
    let (title, text) = match parted {
        Some(parts) => parts,
        None if whole.chars().count() <= TITLE => (whole.to_owned(), String::new()),
        None => (String::new(), String::new()),
    };
    Item::of([("", claim), ("title", title.as_str()), ("text", text.as_str())])
}

fn features(scope: &mut Scope<'_>, facts: &Facts, glosses: &mut Glosses<'_>, tongue: &Tongue) {
    let all = &facts.features;
    let motifs = Motifs::load();
    let item = |it: &Feature, gloss: &str| {
        let own: &str = if it.text == it.title { "" } else { &it.text };
        Item::of([
            ("title", it.title.as_str()),
            ("text", own),
            ("price", it.price.as_str()),
            ("group", it.group.as_str()),
            ("year", if own.len() == 4 && own.bytes().all(|it| it.is_ascii_digit()) { own } else { "" }),
            ("gloss", gloss),
            ("motif", motifs.of(&[&it.title, &it.text, &facts.what])),
        ])
    };
    let mut items: Vec<Item> = all.iter().map(|it| item(it, &glosses.of(&it.title, scope))).collect();
    for index in 0..if all.iter().all(|it| does(&it.title, scope)) { 0 } else { items.len() } {
        let other = if index == 0 { 1 } else { index - 1 };
        if let Some(other) = all.get(other).map(|it| tongue.small(&it.title)) {
            items[index].slots.insert("other".to_owned(), other);
        }
    }
    let priced: Vec<Item> = items.iter().filter(|it| !it.text("price").is_empty()).cloned().collect();
    scope.set_list("priced", priced);
    // What the reader is called to do is no doing of ours.
    let calls = all.len() > 2
        && ["join", "donate", "volunteer", "lend", "give", "foster", "adopt", "sponsor"]
            .iter()
            .any(|it| all[0].title.to_lowercase().starts_with(it));
    scope.set("features.calls", if calls { "yes" } else { "" });
    let head = all.first().map_or("", |it| it.group.as_str());
    scope.set("features.head", if all.iter().all(|it| it.group == head && it.price.is_empty()) { head } else { "" });
    scope.set("features.full", if all.len() > 4 { "yes" } else { "" });
    scope.set_list("feature", items);
}

/// The names of features, as they stand in a sentence: only those that are short enough to be listed.
fn names(scope: &mut Scope<'_>, facts: &Facts, tongue: &Tongue) {
    let all = &facts.features;
    let longest = if all.len() <= 3 { 38 } else { 32 };
    let listable = |it: &&Feature| {
        it.title.chars().count() <= longest
            && ![" and ", ",", " und ", " et ", " y "].iter().any(|mark| it.title.contains(mark))
    };
    if all.iter().any(|it| is_doing_of_ours(&it.title, scope)) {
        return;
    }
    if all.len() > 1 && all.iter().any(|it| asks(&it.title)) && all.iter().any(|it| it.title.contains(',')) {
        return;
    }
    // Sentences and things make no list together.
    let clauses = all.iter().filter(|it| is_clause(&it.title)).count();
    if clauses > 0 && clauses < all.len() {
        return;
    }
    let names: Vec<String> = all.iter().filter(listable).map(|it| small(&it.title, tongue)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let join = |names: &[&str]| tongue.join(names);
    let apart = scope.get("features.head").is_some_and(|it| !it.is_empty());
    if apart || names.len() < 2 || names.len() + 1 < all.len() {
        return;
    }
    if all.iter().all(|it| does(&it.title, scope)) {
        let bare: Vec<String> = names.iter().map(|it| wording::bare(it)).collect();
        let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
        scope.set("does.bare", join(&bare[..bare.len().min(4)]));
        scope.set("does.bare-two", join(&bare[..2]));
        let itself = scope.get("family") == Some("thing")
            || names.iter().any(|it| by_itself(&it.split(' ').next().unwrap_or_default().to_lowercase()));
        let title = if itself { &names } else { &bare };
        // What is measured is a fact of many, and no headline.
        if !names.iter().any(|it| it.contains(|it: char| it.is_ascii_digit())) {
            scope.set("does.title", join(&title[..title.len().min(4)]));
            scope.set("does.title-two", join(&title[..2]));
        }
        return scope.set("does.all", join(&names[..names.len().min(4)]));
    }
    let said = |it: &Feature| facts.claims.iter().any(|claim| claim.to_lowercase().contains(&it.title.to_lowercase()));
    if all.iter().all(said) {
        return;
    }
    scope.set("features.first", names.iter().copied().find(|it| is_thing(it, scope)).unwrap_or_default());
    scope.set("features.second", names[1]);
    scope.set("features.last", if names.len() > 2 { names[names.len() - 1] } else { "" });
    scope.set("features.two", join(&names[..2]));
    scope.set("features.all", join(&names[..names.len().min(4)]));
    let things = names.iter().all(|it| is_thing(it, scope));
    scope.set("features.things", if things { join(&names[..names.len().min(4)]) } else { String::new() });
    scope.set("features.rest", if names.len() > 2 { join(&names[1..names.len().min(4)]) } else { String::new() });
}

/// Whether a feature is said as what we do, which no sentence can list among things: `plantamos huertos`.
fn is_doing_of_ours(title: &str, scope: &Scope<'_>) -> bool {
    let ends: &[&str] = match scope.get("lang").and_then(|it| it.split('-').next()) {
        Some("es") => &["amos", "emos", "imos"],
        Some("fr") => &["ons"],
        _ => return false,
    };
    let first = title.split(' ').next().unwrap_or_default().to_lowercase();
    let noun = ["leçons", "saisons", "maisons", "poissons", "boissons", "chansons", "stations", "ramos", "buñuelos"];
    title.contains(' ')
        && first.len() > 4
        && ends.iter().any(|it| first.ends_with(it))
        && !first.ends_with("ions")
        && !noun.contains(&&*first)
}

/// A name inside a sentence. A single capitalised word in the plural is an ordinary one: `Citations`.
fn small(title: &str, tongue: &Tongue) -> String {
    let plural = tongue.lowers()
        && !title.contains(' ')
        && title.ends_with('s')
        && title.chars().skip(1).all(char::is_lowercase);
    if plural { title.to_lowercase() } else { tongue.small(title) }
}

fn steps(scope: &mut Scope<'_>, steps: &[String], glosses: &mut Glosses<'_>, tongue: &Tongue) {
    let split: Vec<(String, String)> = steps.iter().map(|it| title_and_text(it)).collect();
    let title = |index: usize| split.get(index).map_or(String::new(), |it| tongue.small(&it.0));
    let mut items = Vec::new();
    for (index, (own, text)) in split.iter().enumerate() {
        let before = index.checked_sub(1).map(title).unwrap_or_default();
        let next = title(index + 1);
        items.push(Item::of([
            ("title", own.as_str()),
            ("text", text.as_str()),
            ("before", before.as_str()),
            ("next", next.as_str()),
            ("gloss", glosses.of(own, scope).as_str()),
        ]));
    }
    scope.set("steps.first", title(0));
    scope.set("steps.last", if split.len() > 1 { title(split.len() - 1) } else { String::new() });
    scope.set("steps.installs", if steps.iter().any(|it| it.to_lowercase().contains("install")) { "yes" } else { "" });
    scope.set_list("step", items);
}

/// A step's name and the rest of it.
fn title_and_text(step: &str) -> (String, String) {
    for mark in [": ", " – ", " — ", " - ", ". "] {
        if let Some((title, text)) = step.split_once(mark).filter(|it| it.0.chars().count() <= 60) {
            return (title.to_owned(), wording::capital(text));
        }
    }
    if step.chars().count() <= 60 {
        return (step.to_owned(), String::new());
    }
    let clause = [", ", " so ", " and ", " with ", " for "]
        .iter()
        .filter_map(|it| step.find(it))
        .filter(|it| (8..=60).contains(it))
        .min();
    let title = clause.map_or_else(|| crate::author::offline::fit::cut(step, 60), |it| step[..it].to_owned());
    (title, step.to_owned())
}

fn prices(scope: &mut Scope<'_>, prices: &[Price], tongue: &Tongue) {
    let price_text = |it: &Price| price_text(it, tongue);
    // `$149 (white), $159 (black)`: what sets each apart is its name.
    let apart = prices.len() > 1 && prices.iter().all(|it| it.plan.is_empty() && it.points.len() == 1);
    let plan = |point: &str| {
        if point.bytes().all(|it| it.is_ascii_digit()) { format!("For {point}") } else { point.to_owned() }
    };
    let named = |it: &Price| Price { plan: plan(&it.points[0]), points: Vec::new(), ..it.clone() };
    // `€50, €30 midweek`: what is said of one is its name.
    let alone = |it: &Price| prices.len() > 1 && it.plan.is_empty() && it.points.len() == 1 && it.amount != "Free";
    let one = |it: &Price| if alone(it) { named(it) } else { it.clone() };
    let prices: &[Price] =
        &if apart { prices.iter().map(named).collect::<Vec<_>>() } else { prices.iter().map(one).collect() };
    let all = prices.iter().map(|it| {
        let (amount, per) = (more::compact(&tongue.amount(&it.amount)), tongue.period(&it.period));
        let texts = [("plan", it.plan.as_str()), ("amount", &amount), ("period", &it.period), ("per", &per)];
        let mut item = Item::of(texts);
        let points: Vec<Item> = it.points.iter().map(|it| Item::of([("", it.as_str())])).collect();
        let whole = price_text(it);
        item.slots.insert("whole".to_owned(), whole);
        if it.amount == "Free" {
            item.slots.insert("is-free".to_owned(), "yes".to_owned());
        }
        if let Some(first) = it.points.first() {
            item.slots.insert("first-point".to_owned(), first.clone());
            item.lists.insert("point".to_owned(), points);
        }
        item
    });
    scope.set_list("price", all.collect());
    scope.set("paid.plan", prices.iter().find(|it| it.amount != "Free").map_or("", |it| it.plan.as_str()));
    let paid = prices.iter().find(|it| it.amount != "Free");
    let bare = prices.len() > 1 && prices.iter().all(|it| it.points.is_empty());
    scope.set("prices.bare", if bare { "yes" } else { "" });
    scope
        .set("paid.said", paid.map_or(String::new(), |it| format!("{} {}", it.plan, price_text(it)).trim().to_owned()));
    scope.set("paid.text", paid.map_or(String::new(), price_text));
    let names: Vec<&str> = prices.iter().map(|it| it.plan.as_str()).filter(|it| !it.is_empty()).collect();
    if names.len() > 1 && names.len() == prices.len() {
        let plan = |(at, it): (usize, &Price)| {
            let name = if at == 0 { it.plan.clone() } else { tongue.small(&it.plan) };
            tongue.plan(&name, &price_text(it))
        };
        let all: Vec<String> = prices.iter().enumerate().map(plan).collect();
        scope.set("prices.named", all.join(", "));
    }
    let plans: Vec<String> = names.iter().map(|it| tongue.small(&wording::small_first(it))).collect();
    let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
    scope.set(
        "plans.all",
        if plans.len() > 1 && plans.iter().all(|it| it.contains(' ')) { tongue.join(&plans) } else { String::new() },
    );
    let mixed = prices.iter().any(|it| it.plan.is_empty());
    let spoken: Vec<String> = prices.iter().map(|it| more::spoken(&it.plan, price_text(it), mixed, tongue)).collect();
    scope.set("prices.plain", spoken.join(", "));
}

/// `$9 per month`.
fn price_text(price: &Price, tongue: &Tongue) -> String {
    format!("{} {}", tongue.amount(&price.amount), tongue.period(&price.period)).trim_end().to_owned()
}

fn hours(scope: &mut Scope<'_>, facts: &Facts, tongue: &Tongue) {
    let item = |it: &crate::plan::Hours| {
        let closed = if it.closed { "yes" } else { "" };
        Item::of([("days", it.days.as_str()), ("time", it.time.as_str()), ("closed", closed)])
    };
    scope.set_list("hour", facts.hours.iter().map(item).collect());
    let open: Vec<String> =
        facts.hours.iter().filter(|it| !it.closed).map(|it| format!("{} {}", tongue.days(&it.days), it.time)).collect();
    scope.set("hours.open", open.join(", "));
    let first = facts.hours.iter().find(|it| !it.closed).map(|it| format!("{}, {}", tongue.days(&it.days), it.time));
    scope.set("hours.first", first.unwrap_or_default());
    let closed: Vec<String> = facts.hours.iter().filter(|it| it.closed).map(|it| tongue.days(&it.days)).collect();
    scope.set("hours.closed", closed.join(", "));
    scope.set("hours", if facts.hours.is_empty() { "" } else { "yes" });
}
