//! `airstrip watch` as a person sees it: what it writes, what it shows, what it says.

use std::fs;
use std::io::Read;

use super::running::{Watch, replace};
use crate::support::Folder;

#[test]
fn every_save_is_built_and_shown() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &["--zip", "kept.zip", "--out", "site"]);
    let page = watch.get("/", &watch.host);
    assert!(page.contains("cargo install ferrule") && page.contains("/__airstrip/live.js?v=1"), "{page}");
    let policy = page.lines().find(|it| it.starts_with("content-security-policy:")).expect("a policy");
    assert!(policy.contains("default-src 'none'; script-src 'self'"), "{policy}");
    assert!(watch.get("/", "evil.example").starts_with("HTTP/1.1 403"));
    assert!(watch.get("/no/such", &watch.host).starts_with("HTTP/1.1 404"));
    assert!(watch.get("/og.png", &watch.host).contains("content-type: image/png"));

    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    watch.until("public/llms.txt");
    watch.until("shown after");
    assert!(watch.get("/", &watch.host).contains("Mine: "));
    assert!(fs::read_to_string(folder.join("site/index.html")).expect("a page").contains("Mine: "));
    let archive = fs::File::open(folder.join("kept.zip")).expect("a zip");
    let mut archive = zip::ZipArchive::new(archive).expect("a zip");
    let mut words = String::new();
    archive.by_name("src/content/hero.ts").expect("an entry").read_to_string(&mut words).expect("a text");
    assert!(words.contains("Mine: "));
}

#[test]
fn what_is_wrong_is_said_until_it_is_mended() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &["--poll"]);
    replace(&folder, "airstrip.toml", "kind = \"hero\"", "kind = \"heroo\"");
    watch.until("there is no section kind `heroo`");
    assert!(watch.get("/", &watch.host).contains("cargo install ferrule"), "the last page stays");
    replace(&folder, "airstrip.toml", "kind = \"heroo\"", "kind = \"hero\"");
    watch.until("fixed");
    let words = fs::read_to_string(folder.join("p/src/content/hero.ts")).expect("a file");
    fs::write(folder.join("p/src/content/hero.ts"), words.replacen("satisfies", "satisfies satisfies", 1))
        .expect("a file");
    watch.until("src/content/hero.ts");
    fs::write(folder.join("p/src/content/hero.ts"), words).expect("a file");
    watch.until("fixed");
    // A folder that goes, in one step, and does not come back ends it.
    fs::rename(folder.join("p"), folder.join("elsewhere")).expect("a folder");
    watch.until("is gone");
}

#[test]
fn what_another_airstrip_builds_is_shown_and_stays() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &[]);
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    watch.until_page("Mine: ");
    let page = |watch: &Watch| watch.get("/", &watch.host);
    let place = |page: &str, id: &str| page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {page}"));
    let before = page(&watch);
    assert!(place(&before, "faq") > place(&before, "steps"));
    folder.run(&["section", "move", "faq", "--before", "steps", "--project", "p"]).ok();
    while place(&page(&watch), "faq") > place(&page(&watch), "steps") {
        watch.until("shown after");
    }
    folder.run(&["section", "remove", "faq", "--project", "p"]).ok();
    while page(&watch).contains("id=\"faq\"") {
        watch.until("shown after");
    }
    assert!(page(&watch).contains("Mine: "));
    // A build that is undone is shown too.
    folder.run(&["undo", "p"]).ok();
    while !page(&watch).contains("id=\"faq\"") {
        watch.until("shown after");
    }
}
