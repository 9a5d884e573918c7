//! What the offline author writes where the facts of a kind are given, and where they are not.

use airstrip::author::{Asked, plan, write};
use airstrip::plan::{Facts, Feature, Link, Person, Placeholders, Session};
use airstrip::prompt::Prompt;
use airstrip::section::Library;
use serde_json::{Value, json};

/// The content of a section of `kind` for a page of `facts`; held against its schema.
#[track_caller]
fn written(kind: &str, facts: Facts) -> Value {
    let library = Library::read([]);
    let asked =
        Asked { sections: vec!["hero".to_owned(), kind.to_owned()], lang: Some("en".to_owned()), ..Asked::default() };
    let mut plan = plan(&Prompt::new("Stonebridge meets in Graz").expect("a prompt"), &asked).plan;
    plan.facts = facts;
    let content = write(&library, &plan, &plan.sections[1].clone());
    assert_eq!(library.kind(kind).expect("a kind").faults(&content), [], "{content:#}");
    content
}

fn named(title: &str, price: &str, group: &str) -> Feature {
    Feature { title: title.to_owned(), price: price.to_owned(), group: group.to_owned(), ..Feature::default() }
}

#[test]
fn a_menu_is_its_dishes_in_their_courses() {
    let features = vec![named("sardines", "€9", "Starters"), named("sea bass", "€22", "Mains")];
    let content = written("menu", Facts { features, ..Facts::default() });
    let groups = json!([
        { "name": "Starters", "items": [{ "name": "Sardines", "price": "€9" }] },
        { "name": "Mains", "items": [{ "name": "Sea bass", "price": "€22" }] },
    ]);
    assert_eq!(content["groups"], groups);
    let features = vec![named("rye loaf", "", ""), named("walnut tart", "", "")];
    let content = written("menu", Facts { features, ..Facts::default() });
    assert_eq!(content["groups"], json!([{ "items": [{ "name": "Rye loaf" }, { "name": "Walnut tart" }] }]));
}

#[test]
fn a_schedule_is_its_days_and_the_speakers_are_its_people() {
    let session = |day: &str, time: &str, title: &str| Session {
        day: day.to_owned(),
        time: time.to_owned(),
        title: title.to_owned(),
        who: String::new(),
    };
    let schedule = vec![session("Friday", "9:30", "rope, then chain"), session("Saturday", "10:00", "a walk")];
    let content = written("schedule", Facts { schedule, venue: "Stadthalle".to_owned(), ..Facts::default() });
    let days = json!([
        { "name": "Friday", "items": [{ "time": "9:30", "title": "Rope, then chain" }] },
        { "name": "Saturday", "items": [{ "time": "10:00", "title": "A walk" }] },
    ]);
    assert_eq!(content["days"], days);
    assert_eq!(content["lead"], "All of it is at Stadthalle.");
    let people = vec![Person { name: "Ines Okafor".to_owned(), role: "engineer".to_owned(), text: String::new() }];
    for kind in ["speakers", "team"] {
        let content = written(kind, Facts { people: people.clone(), ..Facts::default() });
        assert_eq!(content["people"], json!([{ "name": "Ines Okafor", "role": "Engineer" }]));
        assert_eq!(Placeholders::open(&content), []);
    }
}

#[test]
fn a_download_leads_to_the_stores_and_else_to_the_platforms() {
    let link = |label: &str| Link { label: label.to_owned(), href: format!("https://{label}.example") };
    let names = |content: &Value| -> Vec<String> {
        let items = content["items"].as_array().into_iter().flatten();
        items.filter_map(|it| it["name"].as_str().map(str::to_owned)).collect()
    };
    let platforms = vec!["iOS".to_owned(), "Android".to_owned()];
    let links = vec![link("App Store"), link("Instagram")];
    let content = written("download", Facts { platforms: platforms.clone(), links, ..Facts::default() });
    assert_eq!(names(&content), ["App Store"]);
    let content = written("download", Facts { platforms, email: "a@tidal.example".to_owned(), ..Facts::default() });
    assert_eq!(names(&content), ["iOS", "Android"]);
    assert_eq!(content["title"], "Stonebridge runs on iOS and Android");
}

#[test]
fn a_contact_has_a_form_only_where_it_posts_somewhere() {
    let email = "a@tidal.example".to_owned();
    let content = written("contact", Facts { email: email.clone(), ..Facts::default() });
    assert_eq!(content["channels"], json!([{ "label": email, "href": "mailto:a@tidal.example" }]));
    assert_eq!(content["form"], Value::Null);
    let form = "https://forms.example/x".to_owned();
    let content = written("contact", Facts { email, form: form.clone(), ..Facts::default() });
    assert_eq!(content["form"]["action"], form);
    assert_eq!(content["form"]["unset"], Value::Null);
}

#[test]
fn pictures_are_prints_of_what_they_are_called() {
    let features = vec![named("sourdough loaf", "", ""), named("filter coffee", "", ""), named("silence", "", "")];
    let content = written("gallery", Facts { features, ..Facts::default() });
    let motifs: Vec<&Value> = content["items"].as_array().expect("items").iter().map(|it| &it["motif"]).collect();
    assert_eq!(motifs, ["loaf", "cup", "form"]);
}

#[test]
fn prints_of_a_page_that_names_nothing_hang_without_words() {
    let content = written("gallery", Facts { what: "climbing gym".to_owned(), ..Facts::default() });
    let items = content["items"].as_array().expect("items");
    assert!(items.len() > 1 && items.iter().all(|it| it["motif"].is_string() && it.get("title").is_none()));
    assert_eq!(Placeholders::open(&content), []);
}

#[test]
fn what_is_not_given_waits_in_every_kind() {
    let marked = [
        ("menu", "Dish to set"),
        ("schedule", "Time to set"),
        ("speakers", "Name to set"),
        ("team", "Role to set"),
        ("products", "Product to set"),
        ("download", "Link to set"),
        ("resources", "Link to set"),
        ("contact", "Contact to set"),
    ];
    for (kind, words) in marked {
        let content = written(kind, Facts::default());
        let open = Placeholders::open(&content);
        assert!(open.iter().any(|it| it.1 == words), "{kind} does not wait for “{words}”: {content:#}");
    }
}
