//! A page that is being made, in its preview: whatever order its sections come in, each stands in its place, and the
//! page has no more rights than a finished one.

use std::time::Duration;

use airstrip::author;
use airstrip::site::arrivals;
use airstrip::verify::{Author, Draft, DraftForm, verify};
use serde_json::{Value, json};

use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder, gate, plan_of};

#[test]
fn sections_come_into_their_places() {
    let folder = Folder::new();
    let model = ModelServer::one_by_one(Duration::from_millis(1_200), Duration::from_millis(120));
    let studio = Process::start(folder.path(), &model);
    let id = studio.post("/api/sites", &json!({ "prompt": FERRULE, "page_type": "saas" }))["id"].clone();
    let id = id.as_str().expect("an id").to_owned();
    // It is read to its end, which is there once the page is made.
    let page = studio.preview(&id, "/");
    studio.events(&id, |it| it.contains("event: done"));
    let text = page.text();
    let policy = page.header("content-security-policy").expect("a policy");
    assert_eq!(studio.preview(&id, "/").header("content-security-policy"), Some(policy), "as for a finished page");
    assert!(!text.contains("<script") && text.contains("<template shadowrootmode=\"open\">"), "{text}");
    let site = studio.ask("GET", &format!("/api/sites/{id}"), "").json();
    let sections = site["sections"].as_array().expect("sections");
    let places: Vec<&str> = text.split("<slot name=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    let ids: Vec<&str> = sections.iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(places, ids, "one place for each, in the order of the page");
    for section in sections {
        let text_of = |name: &str| section[name].as_str().unwrap_or_default();
        let start = format!("<div slot=\"{}\" ", text_of("id"));
        assert_eq!(text.matches(&start).count(), 1, "{start}");
        assert!(text.contains(text_of("html")), "{} as it was made", text_of("id"));
    }
    let sheets = text.matches("<style>").count();
    assert!(sheets > 3, "it came in {sheets} pieces");
}

#[test]
fn its_typefaces_are_there_and_nothing_else_is() {
    let folder = Folder::new();
    let model = ModelServer::one_by_one(Duration::from_millis(1_200), Duration::from_millis(120));
    let studio = Process::start(folder.path(), &model);
    let begin = |seed: u32| {
        let wanted = json!({ "prompt": FERRULE, "page_type": "saas", "theme": "harbor", "seed": seed });
        studio.post("/api/sites", &wanted)["id"].as_str().expect("an id").to_owned()
    };
    let whole = studio.preview(&begin(1), "/").text();
    let font = whole.split("url(\"").nth(1).and_then(|it| it.split('"').next()).expect("a typeface");
    let id = begin(2);
    assert_eq!(studio.preview(&id, font).status, 404, "there are no looks before there is a plan");
    studio.events(&id, |it| it.contains("event: planned"));
    let paths = ["/og.png", "/studio.db", "/fonts/../studio.db", "/fonts/", "/fonts/LICENSE", "/src/App.tsx"];
    let refused = paths.map(|path| (path, studio.preview(&id, path).status));
    let face = studio.preview(&id, font);
    assert_eq!((face.status, face.header("content-type")), (200, Some("font/woff2")), "{font}");
    assert_eq!(refused, paths.map(|it| (it, 404)));
    let site: Value = studio.ask("GET", &format!("/api/sites/{id}"), "").json();
    assert_eq!(site["state"], "running", "{site}");
}

#[test]
fn a_section_that_is_made_again_takes_the_place_of_the_first() {
    let (gate, plan) = (gate(), plan_of(&["hero", "footer"]));
    let made = plan.sections.iter().map(|spec| {
        let form = DraftForm::Content(author::write(&gate.library, &plan, spec));
        verify(&gate, &plan, spec, Draft { form, author: Author::Offline }).expect("a section")
    });
    let made: Vec<_> = made.collect();
    let first = arrivals(&gate, &[&made[0], &made[1]], 0).expect("a piece");
    assert!(first.contains("arrival-0") && !first.contains(".arrival-"), "nothing is hidden");
    let again = arrivals(&gate, &[&made[0], &made[1], &made[0]], 2).expect("a piece");
    assert!(again.contains(".arrival-0{display:none!important}") && !again.contains(".arrival-1{"), "{again}");
    assert_eq!(again.matches("slot=\"hero\"").count(), 1, "only what is new is sent");
}
