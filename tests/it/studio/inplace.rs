//! Words that are pressed in the preview: the tab that shows it hears of it, nobody later does, and the page that can be
//! pressed has no more rights than the one that is exported.

use std::thread;

use serde_json::{Value, json};

use super::process::{ModelServer, Process};
use crate::support::{FERRULE, Folder};

const TAB: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn a_press_is_heard_by_those_who_listen_and_kept_nowhere() {
    let folder = Folder::new();
    let model = ModelServer::breaking(None);
    let studio = Process::start(folder.path(), &model);
    let wanted = json!({ "prompt": FERRULE, "page_type": "saas", "model": "offline" });
    let id = studio.post("/api/generate-multi-section", &wanted)["id"].as_str().expect("an id").to_owned();
    let finished = studio.preview(&id, "/");
    let page = studio.preview(&id, &format!("/~words/{TAB}/"));
    assert_eq!(page.header("content-security-policy"), finished.header("content-security-policy"));
    assert_eq!(page.text().matches("<script").count(), finished.text().matches("<script").count());
    let link = format!("/~words/{TAB}/hero/title");
    assert!(page.text().contains(&format!("href=\"{link}\"")), "{}", page.text());

    let heard = thread::scope(|scope| {
        let reader = scope.spawn(|| studio.events(&id, |it| it.contains("event: pressed")));
        while !reader.is_finished() {
            assert_eq!(studio.preview(&id, &link).status, 204, "there is nothing to look at");
        }
        reader.join().expect("it reads")
    });
    let data = heard.split("event: pressed\ndata: ").nth(1).and_then(|it| it.lines().next()).expect("data");
    let data: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data, json!({ "tab": TAB, "section": "hero", "path": "title" }));

    for path in [format!("/~words/{TAB}/nothing/title"), "/~words/me/".to_owned(), format!("/~words/{TAB}")] {
        assert_eq!(studio.preview(&id, &path).status, 404, "{path}");
    }
    let change = json!({ "change": "theme", "theme": "harbor" });
    studio.ask("PATCH", &format!("/api/sites/{id}"), &change.to_string());
    let later = studio.events(&id, |it| it.contains("event: changed"));
    assert!(!later.contains("pressed"), "{later}");
}
