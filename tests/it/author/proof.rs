//! Sections that prove something: their quotes, names and numbers are the prompt's, or marked.

use airstrip::author::{Asked, plan, write};
use airstrip::plan::{Placeholders, Plan, Price, Quote, Stat};
use airstrip::prompt::Prompt;
use airstrip::section::Library;
use serde_json::{Value, json};

const KINDS: [&str; 6] = ["hero", "logos", "integrations", "stats", "testimonials", "comparison"];

fn page(prompt: &str) -> Plan {
    let asked = Asked { sections: KINDS.map(str::to_owned).to_vec(), ..Asked::default() };
    plan(&Prompt::new(prompt).expect("a prompt"), &asked).plan
}

fn words(plan: &Plan, kind: &str) -> Value {
    let spec = plan.section(kind).expect("it was asked for");
    write(&Library::read([]), plan, spec)
}

#[test]
fn what_is_given_stands_word_for_word() {
    let mut plan = page("Kilnbook is kiln software for potters.");
    plan.facts.customers = vec!["Low Wharf Pottery".to_owned()];
    plan.facts.integrations = vec!["iCal".to_owned(), "Stafford ST315".to_owned()];
    plan.facts.stats = vec![Stat { value: "9,400".to_owned(), label: "pieces fired".to_owned() }];
    let quote = Quote { text: "The bill is right".to_owned(), by: "Ines Baptista, treasurer".to_owned() };
    plan.facts.quotes = vec![quote];
    assert_eq!(words(&plan, "logos")["items"], json!([{ "name": "Low Wharf Pottery" }]));
    let named = words(&plan, "integrations");
    assert_eq!(named["title"], "Kilnbook works with iCal and Stafford ST315");
    assert_eq!(named["items"], json!([{ "name": "iCal" }, { "name": "Stafford ST315" }]));
    assert_eq!(words(&plan, "stats")["items"], json!([{ "value": "9,400", "label": "pieces fired" }]));
    let said = words(&plan, "testimonials");
    let expected = json!([{ "text": "The bill is right", "name": "Ines Baptista", "role": "Treasurer" }]);
    assert_eq!(said["quotes"], expected);
    for kind in ["logos", "integrations", "stats", "testimonials"] {
        assert_eq!(Placeholders::open(&words(&plan, kind)), [], "{kind}");
    }
}

#[test]
fn what_is_not_given_is_marked_and_made_of_nothing_else() {
    let plan = page("Tidekeeper is berth software for marinas. Features: berth map, arrival reminders, tide windows.");
    for (kind, list) in [("logos", "items"), ("integrations", "items"), ("stats", "items"), ("testimonials", "quotes")]
    {
        let content = words(&plan, kind);
        let open = Placeholders::open(&content);
        for (index, item) in content[list].as_array().expect("a list").iter().enumerate() {
            for (name, value) in item.as_object().expect("members") {
                let path = format!("{list}.{index}.{name}");
                assert!(open.iter().any(|it| it.0 == path), "{kind}: {value} is not marked");
            }
        }
    }
}

#[test]
fn plans_that_give_the_same_answer_keep_their_columns() {
    let mut plan = page("Kilnbook is kiln software for potters.");
    let price = |plan: &str, amount: &str| Price {
        plan: plan.to_owned(),
        amount: amount.to_owned(),
        points: vec!["one kiln".to_owned()],
        ..Price::default()
    };
    plan.facts.prices = vec![price("Bench", "€9"), price("Studio", "€19")];
    let content = words(&plan, "comparison");
    let cells = json!([{ "text": "One kiln" }, { "text": "One kiln" }]);
    assert_eq!(content["rows"][1]["cells"], cells, "{content:#}");
}
