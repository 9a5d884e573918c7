//! One file, three versions: what becomes of it.

use airstrip::export::{Base, Clash, Found, Outcome, Reason, Versions, merge_file, merge_text};

fn none(_: &str, _: &str) -> Option<String> {
    None
}

#[track_caller]
fn check(path: &str, base: &str, yours: &str, new: &str, expected: &str) {
    assert_eq!(merge_text(path, base, yours, new, &none).as_deref(), Ok(expected));
}

#[track_caller]
fn clashes(path: &str, base: &str, yours: &str, new: &str) {
    assert!(merge_text(path, base, yours, new, &none).is_err());
}

#[test]
fn edits_of_different_places_are_joined() {
    check("a.md", "a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n", "A\nb\nc\nd\nE\n");
    check("a.md", "a\nb\nc\n", "a\nb\nc\nmine\n", "new\na\nb\nc\n", "new\na\nb\nc\nmine\n");
    clashes("a.md", "a\n", "mine\n", "new\n");
}

#[test]
fn line_endings_and_the_end_of_the_file_stay_as_they_are() {
    check("a.md", "a\nb\nc\nd\n", "A\r\nb\r\nc\r\nd\r\n", "a\nb\nc\nD\n", "A\r\nb\r\nc\r\nD\r\n");
    check("a.md", "a\nb\nc\nd\n", "A\nb\nc\nd", "a\nb\nc\nD\n", "A\nb\nc\nD");
    check("a.md", "a\nb\nc\nd\n", "\u{FEFF}A\nb\nc\nd\n", "a\nb\nc\nD\n", "\u{FEFF}A\nb\nc\nD\n");
}

#[test]
fn imports_are_a_set() {
    let base = "import a from \"a\";\nimport b from \"b\";\n\nexport {};\n";
    let yours = "import a from \"a\";\nimport b from \"b\";\nimport mine from \"mine\";\n\nexport {};\n";
    let new = "import b from \"b\";\nimport c from \"c\";\n\nexport {};\n";
    check(
        "a.tsx",
        base,
        yours,
        new,
        "import b from \"b\";\nimport c from \"c\";\nimport mine from \"mine\";\n\nexport {};\n",
    );
    let both = "import { x } from \"c\";\nimport b from \"b\";\n\nexport {};\n";
    clashes("a.tsx", base, &both.replace("{ x }", "{ y }"), both);
}

#[test]
fn neighbouring_values_have_nothing_to_do_with_each_other() {
    let css = |a: &str, b: &str| format!(":root {{\n  --a: {a};\n  --b: {b};\n}}\n");
    check("t.css", &css("1px", "1px"), &css("2px", "1px"), &css("1px", "3px"), &css("2px", "3px"));
    clashes("t.css", &css("1px", "1px"), &css("2px", "1px"), &css("3px", "1px"));
}

#[test]
fn layout_alone_is_no_edit() {
    let format = |_: &str, text: &str| Some(text.replace('\'', "\""));
    let merged = merge_text("a.ts", "a(\"x\");\n", "a('x');\n", "b(\"y\");\n", &format);
    assert_eq!(merged.as_deref(), Ok("b(\"y\");\n"));
    // An edit of yours survives the layout.
    let base = "one(\"x\");\n\n\ntwo(\"y\");\n";
    let merged = merge_text("a.ts", base, "one('x');\n\n\nmine('y');\n", "ONE(\"x\");\n\n\ntwo(\"y\");\n", &format);
    assert_eq!(merged.as_deref(), Ok("ONE(\"x\");\n\n\nmine(\"y\");\n"));
    check("a.json", "{\"a\": 1}\n", "{\n  \"a\": 1\n}\n", "{\"a\": 2}\n", "{\"a\": 2}\n");
}

#[test]
fn a_clash_shows_both_sides() {
    let Err(Clash { marked }) = merge_text("a.md", "a\n", "mine\n", "new\n", &none) else { panic!("a clash") };
    assert_eq!(marked, "<<<<<<< ours\nmine\n||||||| original\na\n=======\nnew\n>>>>>>> theirs\n");
    // Text that looks like a mark cannot be taken for one.
    let Err(Clash { marked }) = merge_text("a.md", "=======\na\n", "=======\nmine\n", "=======\nnew\n", &none) else {
        panic!("a clash")
    };
    assert!(marked.contains("<<<<<<<< ours\n"), "{marked}");
}

#[track_caller]
fn becomes(base: Option<&str>, yours: Option<&str>, new: Option<&str>, expected: &Outcome) {
    let base = base.map(|it| Base::of(it.as_bytes()));
    let yours = yours.map_or(Found::Nothing, |it| Found::File(it.into()));
    let versions = Versions { path: "a.md", base: base.as_ref(), yours: &yours, new: new.map(str::as_bytes) };
    assert_eq!(merge_file(versions, &none), *expected);
}

#[test]
fn who_changed_what_decides() {
    let write = |it: &str| Outcome::Write(it.into());
    becomes(None, None, Some("n"), &write("n"));
    becomes(Some("b"), Some("b"), Some("n"), &write("n"));
    becomes(Some("b"), Some("y"), Some("b"), &Outcome::Same);
    becomes(Some("b"), Some("n"), Some("n"), &Outcome::Same);
    becomes(Some("b"), None, Some("n"), &Outcome::StaysDeleted);
    becomes(Some("b"), Some("b"), None, &Outcome::Remove);
    becomes(Some("b"), Some("y"), None, &Outcome::Orphan);
    becomes(None, Some("y"), None, &Outcome::Same);
    becomes(None, Some("y"), Some("n"), &Outcome::Conflict(Reason::NotOurs, None));
}

#[test]
fn what_is_no_text_is_not_mixed() {
    let base = Base::of(&[0xFF, 1]);
    let mine = Found::File(vec![0xFF, 2]);
    let versions = Versions { path: "a.png", base: Some(&base), yours: &mine, new: Some(&[0xFF, 3]) };
    assert_eq!(merge_file(versions, &none), Outcome::Conflict(Reason::Binary, None));
    let link = Found::Other;
    let versions = Versions { path: "a.png", base: Some(&base), yours: &link, new: Some(&[0xFF, 3]) };
    assert_eq!(merge_file(versions, &none), Outcome::Conflict(Reason::NotOurs, None));
}
