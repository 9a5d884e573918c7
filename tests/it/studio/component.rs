//! Components through the API: made, looked at, put into a page; and sites that are copied.

use serde_json::{Value, json};

use super::open::Open;
use crate::support::{FERRULE, Folder};

fn id(answer: &Value) -> &str {
    answer["id"].as_str().expect("an id")
}

fn kinds(site: &Value) -> Vec<String> {
    let all = site["sections"].as_array().expect("sections");
    all.iter().map(|it| it["kind"].as_str().expect("a kind").to_owned()).collect()
}

fn page(studio: &Open) -> String {
    let answer = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": FERRULE, "page_type": "saas" }));
    id(&answer.json()).to_owned()
}

#[test]
fn a_component_is_made_shown_and_put_into_a_page() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let answer =
        studio.send("POST", "/api/generate-component", &json!({ "prompt": "A pricing table with three plans" }));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let made = answer.json();
    assert!(made["code"].as_str().expect("code").contains("export default function"), "{made}");
    assert!(made["html"].as_str().expect("html").contains("<section"));
    assert!(made["findings"].is_array() && made["receipt"]["sections"].is_array(), "{made}");
    assert_eq!(studio.get(&format!("/api/components/{}", id(&made))).json(), made);

    let shown = studio.preview(id(&made), "/");
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert!(shown.text().contains(made["html"].as_str().expect("html")), "the preview shows the component");

    let site = page(&studio);
    let path = format!("/api/sites/{site}");
    let insert = json!({ "change": "insert", "component": id(&made), "after": "hero" });
    let changed = studio.send("PATCH", &path, &insert);
    assert_eq!(changed.status, 200, "{}", changed.text());
    let kinds = kinds(&studio.get(&path).json());
    assert_eq!(kinds[..3], ["navigation", "hero", made["kind"].as_str().expect("a kind")]);
    let unknown = json!({ "change": "insert", "component": site });
    assert_eq!(studio.send("PATCH", &path, &unknown).status, 404);
}

#[test]
fn a_part_of_the_kit_is_made_too() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let made = studio.send("POST", "/api/generate-component", &json!({ "prompt": "Create a modern button" })).json();
    assert!(made["code"].as_str().is_some_and(|it| it.contains("function ButtonLink")), "{made}");
    assert!(made["section"].as_str().is_some_and(|it| it.contains("<ButtonLink")), "the preview shows it: {made}");
    for (body, status, code) in [
        (json!({ "prompt": " " }), 422, "prompt"),
        (json!({ "prompt": "A button", "model": "nobody/nothing" }), 422, "asked"),
        (json!({ "prompt": "A button", "theme": "habor" }), 422, "asked"),
        (json!({ "prompt": "A button", "base_url": "http://169.254.169.254/" }), 400, "body"),
    ] {
        let answer = studio.send("POST", "/api/generate-component", &body);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (status, Some(code)), "{body}: {}", answer.text());
    }
    assert_eq!(studio.get("/api/models").json()["models"], json!(["offline"]));
}

#[test]
fn a_copy_is_a_site_of_its_own() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let first = page(&studio);
    let answer = studio.send("POST", &format!("/api/sites/{first}/duplicate"), &json!({}));
    assert_eq!(answer.status, 201, "{}", answer.text());
    let copy = answer.json();
    assert_ne!(id(&copy), first);
    let path = |it: &str| format!("/api/sites/{it}");
    assert_eq!(studio.send("PATCH", &path(id(&copy)), &json!({ "change": "remove", "section": "faq" })).status, 200);
    assert!(kinds(&studio.get(&path(&first)).json()).contains(&"faq".to_owned()));
    assert_eq!(studio.send("DELETE", &path(&first), &json!({})).status, 204);
    assert_eq!(kinds(&studio.get(&path(id(&copy))).json()).len(), 6);
    assert_eq!(studio.send("POST", &format!("/api/sites/{first}/duplicate"), &json!({})).status, 404);
}
