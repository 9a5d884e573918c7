//! The preview of a page that means harm: it is text, it has no right to anything, and it is what the export has.

use std::io::{Cursor, Read};

use serde_json::json;

use super::open::Open;
use crate::support::{FERRULE, Folder};

#[test]
fn a_hostile_page_has_no_rights() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let page = studio.send("POST", "/api/generate-multi-section", &json!({ "prompt": FERRULE, "page_type": "saas" }));
    let id = page.json()["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/sites/{id}");
    let hero = studio.get(&path).json()["sections"][1]["content"].clone();
    let words = |content: serde_json::Value| {
        studio.send("PATCH", &path, &json!({ "change": "words", "section": "hero", "content": content }))
    };
    let mut evil = hero.clone();
    evil["title"] = "</h1><script>fetch('/api/sites')</script><img src=x onerror=alert(1)>".into();
    let kept = words(evil);
    assert!([200, 422].contains(&kept.status), "{}", kept.text());
    for href in
        ["javascript:alert(1)", "data:text/html,<script>1</script>", "//evil.example", "http://169.254.169.254/"]
    {
        let mut evil = hero.clone();
        evil["actions"][0]["href"] = href.into();
        let answer = words(evil);
        let safe = answer.status == 422 || href.starts_with("http://");
        assert!(safe, "{href}: {} {}", answer.status, answer.text());
    }
    let shown = studio.preview(&id, "/");
    let text = shown.text();
    assert!(!text.contains("<script>fetch") && !text.contains("<img src=x"), "it is text");
    let policy = shown.header("content-security-policy").expect("a policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
    assert!(
        !policy.contains("script-src") && !policy.contains("allow-scripts") && !policy.contains("connect-src"),
        "{policy}"
    );
    assert!(shown.header("set-cookie").is_none());
    // Neither the studio nor another site is there.
    assert_eq!(studio.preview(&id, "/api/sites").status, 404);
    assert_eq!(studio.preview(&"0".repeat(32), "/").status, 404);
    for path in ["/../index.html", "/%2e%2e/studio.db", "//etc/passwd", "/index.html/../../x"] {
        assert_eq!(studio.preview(&id, path).status, 404, "{path}");
    }

    let zip = studio.get(&format!("{path}/export.zip?as=static")).body;
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let mut exported = String::new();
    archive.by_name("index.html").expect("a page").read_to_string(&mut exported).expect("text");
    assert_eq!(text, exported, "the preview is the export, byte for byte");
}
