//! What follows from the words of a page for its signs, its street, and what its people do.

use super::tongue::Tongue;
use crate::author::offline::scope::Scope;
use crate::author::offline::wording;
use crate::plan::Plan;

/// What stands on a sign and at the head of a picture: the name, or without one what it is.
pub(super) fn plate(scope: &mut Scope<'_>) {
    let what = scope.get("what.core").filter(|it| it.chars().count() <= 32).map(wording::capital);
    let text = scope.get("name").map(str::to_owned).or(what).or_else(|| scope.get("brand").map(str::to_owned));
    scope.set("plate", text.unwrap_or_default());
}

/// Says whether what is shared is data or something else that is no code.
pub(super) fn data(scope: &mut Scope<'_>, plan: &Plan) {
    let kinds = ["dataset", "data set", "corpus", "typeface", "font", "sample library", "recordings"];
    let what = plan.facts.what.to_lowercase();
    scope.set("data", if kinds.iter().any(|it| what.contains(it)) { "yes" } else { "" });
}

/// Sets where a thing is made, if the prompt says that it is: where somebody is, nothing need be made.
pub(super) fn origin(scope: &mut Scope<'_>, plan: &Plan) {
    let prompt = plan.site.prompt.to_lowercase();
    let made = |place: &&String| {
        let place = place.to_lowercase();
        [
            "made",
            "knitted",
            "sewn",
            "built",
            "woven",
            "crafted",
            "brewed",
            "roasted",
            "grown",
            "printed",
            "manufactured",
        ]
        .iter()
        .any(|it| prompt.contains(&format!("{it} in {place}")) || prompt.contains(&format!("{it} by hand in {place}")))
    };
    scope.set("origin", plan.facts.places.iter().find(made).map_or("", String::as_str));
}

/// Keeps a place that somebody is only near to apart from those that they are in: `near Aviemore`.
pub(super) fn near(scope: &mut Scope<'_>, plan: &Plan) {
    let Some(place) = scope.get("place").map(str::to_owned).filter(|_| plan.site.lang.starts_with("en")) else {
        return;
    };
    let prompt = plan.site.prompt.to_lowercase();
    let said = |it: &str| prompt.contains(&format!("{it} {}", place.to_lowercase()));
    let Some(by) =
        ["near", "outside", "just outside", "close to", "north of", "south of", "on"].into_iter().rfind(|it| said(it))
    else {
        return;
    };
    if !said("in") && scope.get("address").is_none() {
        scope.set("place.near", format!("{by} {place}"));
        scope.forget("place");
        scope.forget("place.apart");
    }
}

/// Sets what a place offers with a price, where that is no service: to eat, or to take home.
fn sold(scope: &mut Scope<'_>, plan: &Plan) {
    const FOOD: [&str; 14] = [
        "café",
        "cafe",
        "coffee",
        "tea room",
        "tearoom",
        "bakery",
        "ice cream",
        "gelat",
        "deli",
        "food",
        "kitchen",
        "cakes",
        "bakes",
        "brunch",
    ];
    const SHOPS: [&str; 9] =
        ["shop", "store", "stall", "distillery", "brewery", "we sell", "i sell", "gallery", "ceramics"];
    let (what, prompt) = (plan.facts.what.to_lowercase(), plan.site.prompt.to_lowercase());
    let says = |words: &[&str]| words.iter().any(|it| what.contains(it) || what.is_empty() && prompt.contains(it));
    let repairs = ["barber", "alteration", "tailor", "cleaner", "hire", "repair", "workshop", "coffee shop"]
        .iter()
        .any(|it| what.contains(it));
    let sells = ["i sell ", "we sell ", "name of the shop", "my shop", "our shop"].iter().any(|it| prompt.contains(it));
    let kind = if says(&FOOD) {
        "food"
    } else if (says(&SHOPS) || sells) && !repairs {
        "goods"
    } else {
        ""
    };
    scope.set("sold", kind);
}

/// Keeps what somebody who is no program says that they do apart from what their readers get to do: a charity that keeps
/// a lookout asks nobody to keep one.
pub(super) fn ours(scope: &mut Scope<'_>, plan: &Plan) {
    sold(scope, plan);
    let human = ["place", "work", "cause"].contains(&scope.get("family").unwrap_or_default());
    let third = scope.get("promise.third").unwrap_or_default().to_owned();
    let begins = third.split(' ').take(2).collect::<Vec<_>>().join(" ");
    if !human || begins.is_empty() || !plan.site.prompt.to_lowercase().contains(&begins) {
        return;
    }
    for name in ["promise", "promise.said", "promise.theirs", "promise.third"] {
        scope.forget(name);
    }
    let most = 86_usize.saturating_sub(plan.site.name.chars().count());
    let mut head = third.as_str();
    while head.chars().count() > most {
        let Some(at) = [", ", " and "].iter().filter_map(|it| head.rfind(it)).max() else { break };
        head = head[..at].trim_end_matches(" and").trim_end_matches(',');
    }
    scope.set("ours.head", if head.chars().count() <= most { head } else { "" });
    scope.set("ours.more", if head.len() < third.len() { third.as_str() } else { "" });
    scope.set("ours", third.clone());
}

/// The street of an address, also of one without commas: `14 Cardigan Rd` of `14 Cardigan Rd Leeds LS6 3AA`.
pub(super) fn street(address: &str) -> &str {
    const KINDS: [&str; 16] = [
        " Street", " St", " Road", " Rd", " Avenue", " Ave", " Lane", " Ln", " Square", " Drive", " Terrace", " Row",
        " Quay", " Hill", " Way", " Place",
    ];
    if let Some((street, _)) = address.split_once(',') {
        return street.trim();
    }
    let ends = KINDS.iter().filter_map(|it| Some(address.find(&format!("{it} "))? + it.len()));
    ends.min().map_or(address, |it| &address[..it])
}

/// Whether one person speaks for themselves.
pub(super) fn person(scope: &mut Scope<'_>, plan: &Plan, tongue: &Tongue) {
    let many = [" und ich ", "Wir ", " wir ", "Nous ", " nous ", "Somos ", " somos ", "nosotros", "Nuestr", " et moi "];
    let together = plan.facts.claims.iter().any(|claim| many.iter().any(|it| claim.contains(it)));
    // `Hallo, ich bräuchte …`
    let prompt = plan.site.prompt.as_str();
    let prompt = prompt.split_once(", ").filter(|it| !it.0.contains(' ') && it.0.len() < 12).map_or(prompt, |it| it.1);
    let speaks = !together && plan.facts.claims.iter().any(|it| tongue.speaks_alone(it))
        || ["I'm ", "I’m ", "I am ", "Ich ", "Je ", "J'", "J’", "Soy ", "Me "]
            .iter()
            .any(|it| prompt.starts_with(it) || prompt.starts_with(&it.to_lowercase()));
    scope.set("solo", if speaks { "yes" } else { "" });
}
