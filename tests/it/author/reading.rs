//! What the offline author finds in a prompt, and what it must not find.

use airstrip::author::{Asked, plan};
use airstrip::plan::{Plan, is_unnamed};
use airstrip::prompt::Prompt;

fn planned(prompt: &str) -> Plan {
    plan(&Prompt::new(prompt).expect("a prompt"), &Asked::default()).plan
}

/// Checks facts written as `field=text`; a list is joined with ` | `.
#[track_caller]
fn check(prompt: &str, expected: &[(&str, &str)]) {
    let plan = planned(prompt);
    let facts = &plan.facts;
    for (field, text) in expected {
        let found = match *field {
            "name" => plan.site.name.clone(),
            "lang" => plan.site.lang.clone(),
            "url" => plan.site.url.clone(),
            "what" => facts.what.clone(),
            "audience" => facts.audience.clone(),
            "promise" => facts.promise.clone(),
            "tone" => facts.tone.clone(),
            "colour" => facts.colour.clone(),
            "install" => facts.install.clone(),
            "licence" => facts.licence.clone(),
            "email" => facts.email.clone(),
            "phone" => facts.phone.clone(),
            "address" => facts.address.clone(),
            "form" => facts.form.clone(),
            "action" => facts.action.clone().unwrap_or_default().label,
            "places" => facts.places.join(" | "),
            "dates" => facts.dates.join(" | "),
            "steps" => facts.steps.join(" | "),
            "claims" => facts.claims.join(" | "),
            "features" => facts.features.iter().map(|it| it.title.clone()).collect::<Vec<_>>().join(" | "),
            "links" => facts.links.iter().map(|it| format!("{} {}", it.label, it.href)).collect::<Vec<_>>().join(" | "),
            "quotes" => {
                facts.quotes.iter().map(|it| format!("{} ({})", it.text, it.by)).collect::<Vec<_>>().join(" | ")
            }
            "hours" => facts
                .hours
                .iter()
                .map(|it| format!("{} {}", it.days, if it.closed { "closed" } else { &it.time }))
                .collect::<Vec<_>>()
                .join(" | "),
            "prices" => facts
                .prices
                .iter()
                .map(|it| {
                    [&*it.plan, &it.amount, &it.period]
                        .into_iter()
                        .filter(|it| !it.is_empty())
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect::<Vec<_>>()
                .join(" | "),
            other => panic!("no field {other}"),
        };
        assert_eq!(found, *text, "{field} of {prompt}");
    }
}

#[test]
fn names() {
    let named = [
        ("Ferrule is a migration tool", "Ferrule"),
        ("ferrule is a migration tool", "ferrule"),
        ("n8n-lint: a linter for workflows", "n8n-lint"),
        ("Next.js is a framework", "Next.js"),
        ("A bakery called Kornblume in Leipzig", "Kornblume"),
        ("Build a landing page for my bakery Kornblume in Leipzig", "Kornblume"),
        ("Build a landing page for Ferrule, a migration tool", "Ferrule"),
        ("Build a page for \"Salt and Ash\", a grill in Porto", "Salt and Ash"),
        ("We are Moss & Fern, a florist in Oslo", "Moss & Fern"),
        ("I'm Ana Ruiz, a photographer", "Ana Ruiz"),
        ("The Copper Kettle is a pub in York", "The Copper Kettle"),
        ("東京パンは、谷中にあるパン屋です。", "東京パン"),
        ("Кофейня «Зерно» в Казани", "Зерно"),
        ("مقهى الياسمين هو مقهى صغير في عمان", "مقهى الياسمين"),
        ("Erstelle eine Seite für unsere Werkstatt „Speiche“ in Berlin", "Speiche"),
        ("FERRULE", "FERRULE"),
        ("Name: Glasswing\nAudience: conductors", "Glasswing"),
        ("1Password is a vault", "1Password"),
        ("🚀 Zappy 🚀 — send money abroad", "Zappy"),
        ("Tidekeeper helps marinas assign berths", "Tidekeeper"),
    ];
    for (prompt, name) in named {
        check(prompt, &[("name", name)]);
    }
}

#[test]
fn no_name_is_better_than_a_wrong_one() {
    let unnamed = [
        "Build a modern landing page",
        "Create a landing page for a SaaS that tracks invoices",
        "I need a website for my bakery",
        "bakery",
        "a tool for teams",
        "We repair bikes in Ghent",
        "MAKE A PAGE FOR MY GYM",
        "This is a tool for teams.",
        "Features: search, export and sync",
        "{{ name }} is a tool",
    ];
    for prompt in unnamed {
        let name = planned(prompt).site.name;
        assert!(is_unnamed(&name), "{prompt} is called {name}");
    }
}

#[test]
fn the_example() {
    check(
        super::prompts::FERRULE,
        &[
            ("name", "Ferrule"),
            ("what", "zero-downtime Postgres migration tool"),
            ("audience", "platform engineers"),
            ("licence", "Apache-2.0"),
            ("install", "cargo install ferrule"),
            ("claims", ""),
            ("lang", "en"),
        ],
    );
}

#[test]
fn software() {
    check(
        "Tidekeeper helps marina managers assign berths without phone calls. Features: berth map, arrival reminders, and invoices by boat length. Plans: Harbor $49 per month, Port $149 per month.",
        &[
            ("audience", "marina managers"),
            ("promise", "assign berths without phone calls"),
            ("features", "berth map | arrival reminders | invoices by boat length"),
            ("prices", "Harbor $49 month | Port $149 month"),
            ("claims", ""),
        ],
    );
    check(
        "Quietly is a focus timer for people with ADHD that plays brown noise and hides your notifications. Free on the web, $3 per month for sync.",
        &[
            ("what", "focus timer"),
            ("audience", "people with ADHD"),
            ("promise", "play brown noise and hide your notifications"),
            ("prices", "Free | $3 month"),
        ],
    );
    check(
        "Loopnote is software for agencies. \"We stopped arguing about who said what,\" says Priya Nair, producer at Fold. How it works: connect your calendar, hold the meeting, read the summary.",
        &[
            ("quotes", "We stopped arguing about who said what (Priya Nair, producer at Fold)"),
            ("steps", "Connect your calendar | Hold the meeting | Read the summary"),
        ],
    );
}

#[test]
fn commands_and_licences() {
    check(
        "x-tool is a CLI. curl -fsSL https://x.dev/install.sh | sh. Licensed under MPL-2.0.",
        &[("install", "curl -fsSL https://x.dev/install.sh | sh"), ("licence", "MPL-2.0")],
    );
    check(
        "Lumen is a linter. Install it with `npm install -g @acme/lumen` and run it. MIT licensed.",
        &[("install", "npm install -g @acme/lumen"), ("licence", "MIT")],
    );
    check(
        "Lumen is a linter. brew install lumen, AGPL-3.0",
        &[("install", "brew install lumen"), ("licence", "AGPL-3.0")],
    );
    check("Permit is a tool for submitting plans.", &[("licence", ""), ("install", "")]);
}

#[test]
fn places_hours_and_contacts() {
    check(
        "Build a modern landing page for my bakery Kornblume in Leipzig, Karl-Liebknecht-Straße 12. Sourdough, rye and Saturday croissants. Open Tuesday to Saturday 7:00 to 18:00, closed on Sunday and Monday. Since 1983, run by two sisters. Call us: +49 341 5550123.",
        &[
            ("address", "Karl-Liebknecht-Straße 12"),
            ("places", "Leipzig"),
            ("features", "sourdough | rye | Saturday croissants"),
            ("hours", "Tuesday to Saturday 7:00 to 18:00 | Sunday and Monday closed"),
            ("phone", "+49 341 5550123"),
            ("dates", "Since 1983"),
            ("claims", "Since 1983, run by two sisters."),
        ],
    );
    check(
        "Kornblume ist eine Bäckerei. Geöffnet Di–Sa 7–18 Uhr, Sonntag und Montag geschlossen. Karl-Liebknecht-Straße 12, 04107 Leipzig.",
        &[
            ("lang", "de"),
            ("hours", "Di–Sa 7–18 Uhr | Sonntag und Montag closed"),
            ("address", "Karl-Liebknecht-Straße 12, 04107 Leipzig"),
        ],
    );
    check(
        "Crée une page pour la boulangerie Au Levain, 8 rue des Martyrs, 75009 Paris. Ouvert du mardi au samedi de 7h à 19h30. Fermé le dimanche et lundi.",
        &[
            ("name", "Au Levain"),
            ("lang", "fr"),
            ("address", "8 rue des Martyrs, 75009 Paris"),
            ("hours", "Du mardi au samedi 7h à 19h30 | Dimanche et lundi closed"),
        ],
    );
    check(
        "Librería Nube es una librería en Valencia. Calle Mayor 15, 46001 Valencia. Abierto de lunes a sábado de 10:00 a 20:00.",
        &[("lang", "es"), ("address", "Calle Mayor 15, 46001 Valencia"), ("hours", "Lunes a sábado 10:00 a 20:00")],
    );
    check(
        "Ana Ruiz is a photographer. Write to ana@anaruiz.es, see https://anaruiz.es or https://instagram.com/ana.",
        &[("email", "ana@anaruiz.es"), ("url", "https://anaruiz.es"), ("links", "Instagram https://instagram.com/ana")],
    );
}

#[test]
fn wishes_for_the_page_are_no_claims() {
    check(
        "Moss is a florist in Oslo. Tone: friendly. Use dark green. Keep it short. No pricing.",
        &[("tone", "friendly"), ("colour", "dark green"), ("claims", "")],
    );
    check(
        "Glasswing is a planner.\nCTA: \"Plan a rehearsal\"\nColour: #0f766e",
        &[("action", "Plan a rehearsal"), ("colour", "#0f766e")],
    );
    check(
        "A newsletter about trains. Early access opens 3 May 2027. The form posts to https://formspree.io/f/abcd.",
        &[("form", "https://formspree.io/f/abcd"), ("dates", "3 May 2027")],
    );
}

#[test]
fn what_nothing_holds_is_kept_as_it_is_written() {
    let plan =
        planned("Oddity is a museum in Bath. Every object was found in one attic. Children may touch the lamps.");
    assert_eq!(plan.facts.claims, ["Every object was found in one attic.", "Children may touch the lamps."]);
}

#[test]
fn what_is_not_named_is_called_after_its_type() {
    check("A restaurant in Ghent with seasonal dishes", &[("name", "Your restaurant")]);
    check("A landing page for a tool for teams", &[("name", "Your product")]);
    assert!(!is_unnamed("Your Move"));
    for it in airstrip::plan::page_types() {
        assert!(it.unnamed.contains_key("en"), "{} has no English placeholder", it.name);
        assert!(it.unnamed.values().all(|it| is_unnamed(it)), "{:?} are not all known as such", it.unnamed);
    }
}
