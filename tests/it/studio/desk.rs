//! What the page of one site can do: lock, colour, fill, go back, and show a section for editing.

use serde_json::{Value, json};

use super::open::{Answer, Open};
use crate::support::{FERRULE, Folder};

struct Desk {
    studio: Open,
    id: String,
    _folder: Folder,
}

impl Desk {
    fn with(prompt: &str) -> Self {
        let folder = Folder::new();
        let studio = Open::at(&folder.join("ws"));
        let answer = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": prompt }));
        let id = answer.json()["id"].as_str().unwrap_or_else(|| panic!("{}", answer.text())).to_owned();
        Self { studio, id, _folder: folder }
    }

    fn change(&self, what: &Value) -> Answer {
        self.studio.send("PATCH", &format!("/api/sites/{}", self.id), what)
    }

    #[track_caller]
    fn must(&self, what: &Value) -> u64 {
        let answer = self.change(what);
        answer.json()["version"].as_u64().unwrap_or_else(|| panic!("{what}: {}", answer.text()))
    }

    #[track_caller]
    fn refused(&self, what: &Value, why: &str) {
        let answer = self.change(what);
        assert!(answer.status == 422 && answer.text().contains(why), "{what}: {} {}", answer.status, answer.text());
    }

    fn site(&self) -> Value {
        self.studio.get(&format!("/api/sites/{}", self.id)).json()
    }
}

#[test]
fn a_locked_section_stays_as_it_is() {
    let desk = Desk::with(FERRULE);
    let hero = |site: &Value| site["sections"][1]["content"].clone();
    let before = hero(&desk.site());
    desk.must(&json!({ "change": "lock", "section": "hero", "locked": true }));
    desk.refused(&json!({ "change": "remove", "section": "hero" }), "locked");
    desk.refused(&json!({ "change": "variant", "section": "hero", "variant": "split" }), "locked");
    desk.refused(&json!({ "change": "words", "section": "hero", "content": before }), "locked");
    let redo = format!("/api/sites/{}/sections/hero/redo", desk.id);
    assert_eq!(desk.studio.send("POST", &redo, &json!({})).status, 422);
    // A new name is in the words of every section that is written again, and not in those of this one.
    desk.must(&json!({ "change": "name", "name": "Grommet" }));
    assert_eq!(hero(&desk.site()), before);
    desk.must(&json!({ "change": "lock", "section": "hero", "locked": false }));
    desk.must(&json!({ "change": "variant", "section": "hero", "variant": "split" }));
}

#[test]
fn the_brand_has_a_colour() {
    let desk = Desk::with(FERRULE);
    desk.refused(&json!({ "change": "colour", "colour": "octarine" }), "octarine");
    desk.must(&json!({ "change": "colour", "colour": "dark green" }));
    assert_eq!(desk.site()["plan"]["site"]["colour"], "dark green");
    desk.must(&json!({ "change": "colour", "colour": "" }));
    assert_eq!(desk.site()["plan"]["site"]["colour"], Value::Null);
}

#[test]
fn any_version_can_be_gone_to() {
    let desk = Desk::with(FERRULE);
    desk.must(&json!({ "change": "theme", "theme": "harbor" }));
    desk.must(&json!({ "change": "theme", "theme": "ledger" }));
    assert_eq!(desk.must(&json!({ "change": "go", "number": 2 })), 2);
    assert_eq!(desk.site()["plan"]["site"]["theme"], "harbor");
    assert_eq!(desk.must(&json!({ "change": "go", "number": 3 })), 3);
    desk.refused(&json!({ "change": "go", "number": 9 }), "no version");
}

#[test]
fn what_waits_for_a_fact_is_filled() {
    let desk = Desk::with("A bakery");
    let site = desk.site();
    let sections = site["sections"].as_array().expect("sections");
    let waiting = sections.iter().find_map(|it| {
        let (path, words) = it["content"]["placeholders"].as_object()?.iter().next()?;
        Some((it["id"].as_str()?, path.as_str(), words.as_str()?))
    });
    let (section, path, words) = waiting.expect("a bakery without a name waits for one");
    let fill = |words: &str| json!({ "change": "fill", "section": section, "path": path, "words": words });
    desk.refused(&fill("  "), "words");
    desk.must(&fill("Kornblume"));
    let site = desk.site();
    let now =
        site["sections"].as_array().expect("sections").iter().find(|it| it["id"] == section).expect("it is there");
    let value = now["content"].pointer(&format!("/{}", path.replace('.', "/"))).and_then(Value::as_str);
    assert!(value.is_some_and(|it| it.contains("Kornblume") && !it.contains(words)), "{value:?}");
    assert_eq!(now["content"]["placeholders"][path], Value::Null);
    assert_eq!(desk.change(&fill("Kornblume")).status, 404);
}

#[test]
fn a_section_is_shown_for_editing() {
    let desk = Desk::with(FERRULE);
    let page = desk.studio.get(&format!("/sites/{}", desk.id)).text();
    assert!(page.contains("data-show=\"hero\"") && page.contains("data-theme-to=\"harbor\""));
    let editor = desk.studio.get(&format!("/sites/{}/sections/hero", desk.id)).text();
    for part in ["data-schema=", "/~/hero/split", "data-redo=\"hero\"", "export default function"] {
        assert!(editor.contains(part), "no {part}");
    }
    assert_eq!(desk.studio.get(&format!("/sites/{}/sections/nothing", desk.id)).status, 404);
}
