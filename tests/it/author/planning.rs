//! What the offline author plans: type, sections, theme and variants.

use std::collections::BTreeSet;

use airstrip::author::{Asked, plan};
use airstrip::plan::Plan;
use airstrip::prompt::Prompt;

use super::prompts::FERRULE;

fn planned(prompt: &str) -> Plan {
    plan(&Prompt::new(prompt).expect("a prompt"), &Asked::default()).plan
}

fn kinds(plan: &Plan) -> Vec<&str> {
    plan.sections.iter().map(|it| it.kind.as_str()).collect()
}

#[track_caller]
fn check_type(prompt: &str, page_type: &str) {
    assert_eq!(planned(prompt).site.page_type, page_type, "{prompt}");
}

#[test]
fn the_type_follows_the_words() {
    check_type(FERRULE, "open-source");
    check_type("A bakery in Leeds, open Monday to Friday 7-15", "local-business");
    check_type("Tidekeeper is berth software for marinas, $49 per month", "saas");
    check_type("Nightjar, a bat detector. Join the waitlist, launching in May 2027", "waitlist");
    check_type("Hello", "saas");
}

#[test]
fn saas_has_exactly_seven_sections() {
    let plan = planned("Tidekeeper is berth software for marinas, $49 per month");
    assert_eq!(kinds(&plan), ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"]);
}

#[test]
fn sections_that_are_named_stay_in_their_order() {
    let wanted = ["navigation", "hero", "features", "faq", "about", "footer"];
    for seed in 0..12 {
        let asked = Asked { sections: wanted.map(str::to_owned).to_vec(), seed, ..Asked::default() };
        let plan = plan(&Prompt::new("A bakery in Leeds, open Monday to Friday 7-15").expect("a prompt"), &asked).plan;
        assert_eq!(kinds(&plan), wanted, "{seed}");
    }
}

#[test]
fn wishes_add_and_remove_sections() {
    let plan = planned("Moss is a florist in Oslo. Include a pricing section. No about section.");
    assert!(kinds(&plan).contains(&"pricing"));
    assert!(!kinds(&plan).contains(&"about"));
    let listed =
        "Tidekeeper is berth software. Include testimonials, a bento, an integrations section and a call to action.";
    let plan = planned(listed);
    for kind in ["testimonials", "bento", "integrations", "cta"] {
        assert!(kinds(&plan).contains(&kind), "{kind}: {:?}", kinds(&plan));
    }
    assert_eq!(kinds(&plan).iter().rev().take(2).collect::<Vec<_>>(), [&"footer", &"cta"]);
    assert!(plan.facts.claims.is_empty(), "{:?}", plan.facts.claims);
    let plan = planned("Moss is a florist in Oslo. Add an announcement, benefits and a comparison.");
    for kind in ["announcement", "benefits", "comparison"] {
        assert!(kinds(&plan).contains(&kind), "{kind}: {:?}", kinds(&plan));
    }
    let plan = planned("Tidekeeper is berth software for marinas. Without FAQ, no pricing.");
    assert_eq!(kinds(&plan), ["navigation", "hero", "features", "steps", "footer"]);
}

#[test]
fn flags_come_before_words() {
    let asked = Asked {
        page_type: Some("waitlist".to_owned()),
        sections: vec!["hero".to_owned(), "faq".to_owned(), "faq".to_owned()],
        theme: Some("harbor".to_owned()),
        colour: None,
        lang: Some("fr".to_owned()),
        seed: 9,
        url: Some("https://ferrule.example".to_owned()),
    };
    let plan = plan(&Prompt::new(FERRULE).unwrap(), &asked).plan;
    let ids: Vec<&str> = plan.sections.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["hero", "faq", "faq-2"]);
    let site = &plan.site;
    assert_eq!(
        (&*site.page_type, &*site.theme, &*site.lang, site.seed, &*site.url),
        ("waitlist", "harbor", "fr", 9, "https://ferrule.example")
    );
}

#[test]
fn facts_choose_variants() {
    let plan = planned(FERRULE);
    assert_eq!(plan.section("hero").unwrap().variant, "command");
    let prompts = [
        "Tidekeeper helps marinas.",
        "Loopnote is software for agencies.",
        "Quietly is a focus timer app.",
        "Sheetmark is an app for accountants.",
    ];
    let without = prompts.map(|it| planned(it).section("hero").unwrap().variant.clone());
    assert!(without.iter().all(|it| it != "command"));
}

#[test]
fn pages_of_a_type_look_different() {
    let names = ["Tidekeeper", "Loopnote", "Quietly", "Sheetmark", "PayPath", "Ledgerline"];
    let plans: Vec<Plan> = names.iter().map(|it| planned(&format!("{it} is a scheduling app for teams."))).collect();
    let look = |it: &Plan| (it.site.theme.clone(), it.sections.iter().map(|it| it.variant.clone()).collect::<Vec<_>>());
    let looks: BTreeSet<_> = plans.iter().map(look).collect();
    assert!(looks.len() >= 5, "{looks:?}");
    let themes: BTreeSet<_> = plans.iter().map(|it| it.site.theme.clone()).collect();
    assert!(themes.len() >= 2, "{themes:?}");
}

#[test]
fn what_a_person_should_know_is_noted() {
    let notes = |prompt: &str| -> Vec<&'static str> {
        plan(&Prompt::new(prompt).expect("a prompt"), &Asked::default()).notes.iter().map(|it| it.code).collect()
    };
    assert_eq!(notes("Build a modern landing page"), ["name-placeholder"]);
    assert_eq!(notes("東京パンは、谷中にある小さなパン屋です。"), ["language-without-deck"]);
    assert!(notes(FERRULE).is_empty());
}

#[test]
fn no_deep_band_follows_another() {
    const DEEP: [&str; 8] = ["roll", "statement", "tree", "ruler", "carousel", "track", "lines", "panel"];
    let kinds = ["hero", "logos", "benefits", "steps", "integrations", "stats", "testimonials", "faq"];
    let mut deep = 0;
    for name in ["Tidekeeper", "Loopnote", "Quietly", "Sheetmark", "PayPath", "Ledgerline"] {
        let prompt = Prompt::new(&format!("{name} is a scheduling app for teams.")).expect("a prompt");
        let asked = Asked { sections: kinds.map(str::to_owned).to_vec(), ..Asked::default() };
        let plan = plan(&prompt, &asked).plan;
        let bands: Vec<bool> = plan.sections.iter().map(|it| DEEP.contains(&it.variant.as_str())).collect();
        assert!(bands.windows(2).all(|it| it != [true, true]), "{:?}", plan.sections);
        deep += bands.iter().filter(|it| **it).count();
    }
    assert!(deep >= 6, "{deep} deep bands in six pages");
}
