//! Each rule of the gate is needed: what it refuses passes when only that rule is off.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use airstrip::diagnostic::Severity;
use regex::Regex;

use crate::bench::{Bench, doing, section, shown, with};

/// Rules behind which another stands, or after which nothing can be judged any more: with one of them off, what it
/// refuses is still refused, but for another reason or by the renderer.
const BACKED: [&str; 13] = [
    "default-export",
    "empty-draft",
    "import-not-allowed",
    "no-return",
    "render-empty",
    "render-memory",
    "render-recursion",
    "render-threw",
    "render-timeout",
    "source-size",
    "syntax",
    "truncated",
    "unknown-icon",
];

/// Rules that no text of a component breaks alone, and the test that does.
const ELSEWHERE: [(&str, &str); 6] = [
    ("content-missing", "content.rs"),
    ("content-schema", "verify.rs"),
    ("content-size", "verify.rs"),
    ("export-from", "typescript.rs"),
    ("kit-import", "verify.rs"),
    ("render-size", "model/faults.rs"),
];

/// Faults of ours, which no draft brings about: without them there is nothing that could pass.
const OURS: [&str; 3] = ["parser-gave-up", "render-crashed", "render-unavailable"];

/// For each other rule, a section that breaks only that one.
fn rows() -> Vec<(&'static str, String)> {
    let mut rows = of_code();
    rows.extend(of_markup().into_iter().map(|(code, inside)| (code, section(inside))));
    rows
}

fn of_code() -> Vec<(&'static str, String)> {
    let whole = section("<p>Plain</p>");
    vec![
        ("empty-draft", String::new()),
        ("truncated", format!("```tsx\n{whole}")),
        ("syntax", section("<div>")),
        ("source-size", section(&format!("{{/* {} */}}", words(70_000)))),
        ("nesting", section(&format!("{}x{}", "<div>".repeat(90), "</div>".repeat(90)))),
        ("repetition", section(&format!("<p>a{}b</p>", " ".repeat(600)))),
        ("left-out", section("{/* rest of the component unchanged */}")),
        ("suppressed-check", doing("/* eslint-disable */")),
        ("default-export", format!("{whole}export default 1;")),
        ("component-name", whole.replace("Features({", "features({")),
        ("no-return", "export default function Features() {}".to_owned()),
        ("class-component", with("class A {}", "<p>{typeof A}</p>")),
        ("conditional-hook", with("import { useId } from \"react\";", "{content.title && <p id={useId()}>x</p>}")),
        ("missing-key", section("{content.items.map((it) => <p>{it.title}</p>)}")),
        ("unknown-icon", with("import { Github } from \"lucide-react\";", "<p>{typeof Github}</p>")),
        ("unknown-export", with("import { createElement } from \"react\";", "<p>{typeof createElement}</p>")),
        ("type-import", with("import { ReactNode } from \"react\";\ntype T = ReactNode;", "<p>{\"x\" as T}</p>")),
        ("import-not-allowed", with("export * from \"axios\";", "")),
        ("unresolved-name", doing("const a: Nope | null = null; void a;")),
        ("unused-name", doing("const a = 1;")),
        ("constant-assigned", doing("const a = 1; const b = () => { a = 2; }; void b; void a;")),
        ("untyped", with("function Row({ a }) {\n  return <p>{a}</p>;\n}", "<Row a=\"x\" />")),
        ("forbidden-global", doing("const a = () => fetch(\"/x\"); void a;")),
        ("forbidden-member", doing("void content.title.constructor;")),
        ("computed-member", doing("const a = (it: { b: string }) => it[String(\"b\") as \"b\"]; void a;")),
        ("property-assigned", doing("const a = { b: 1 }; a.b = 2; void a;")),
        ("name-not-ascii", doing("const größe = 1; void größe;")),
        ("directive", format!("\"use client\";\n{whole}")),
        ("hidden-character", section("<p>a\u{200B}b</p>")),
        ("section-id", section("").replace("<section id={id}>", "<section id={`${id}-x`}>")),
        ("render-threw", doing("content.items[99]!.title.trim();")),
        ("render-empty", "export default function Features() { return null; }".to_owned()),
        ("render-recursion", with("const loop = (deep: number): number => loop(deep + 1) + 1;", "<p>{loop(0)}</p>")),
        ("render-timeout", doing("for (;;) { String(1); }")),
        (
            "render-memory",
            doing(
                "const all: string[] = []; for (let at = 0; at < 1e9; at++) { all.push(String(at) + \"x\".repeat(100000)); }",
            ),
        ),
    ]
}

fn of_markup() -> Vec<(&'static str, &'static str)> {
    vec![
        ("forbidden-element", "<noscript><p>x</p></noscript>"),
        ("forbidden-attribute", r#"<p contentEditable="false">x</p>"#),
        ("inline-event", r"<p onClick={String(content.title) as never}>x</p>"),
        ("spread-attributes", "<p {...(content as object)}>x</p>"),
        ("html-attribute", r#"<p class="mt-4">x</p>"#),
        ("style-not-object", "<p style={([] as object[]).at(0)}>x</p>"),
        ("unsafe-address", r#"<p title="javascript:alert(1)">Go</p>"#),
        ("external-link", r#"<a href="https://evil.example/x">Go</a>"#),
        ("external-form", r#"<form action="https://evil.example"><button type="submit">Go</button></form>"#),
        ("external-asset", r#"<img src="https://evil.example/pixel.gif" alt="" />"#),
        ("missing-asset", r#"<img src="/hero.jpg" alt="A ship" />"#),
        ("claim-not-in-brief", "<p>Join 10,000 teams</p>"),
        ("one-h1", "<h1>Again</h1>"),
        ("heading-order", "<h4>Deep</h4>"),
        ("empty-heading", "<h3 />"),
        ("duplicate-id", "<p id=\"a\">x</p><p id=\"a\">y</p>"),
        ("broken-reference", "<p aria-labelledby=\"nope\">x</p>"),
        ("no-name", "<input type=\"email\" placeholder=\"Mail\" />"),
        ("no-alt", "<img src=\"/og.png\" />"),
        ("nested-controls", "<a href=\"#hero\">Go <button type=\"button\">now</button></a>"),
        ("tabindex", "<p tabIndex={2}>x</p>"),
        ("empty-link", "<a href=\"#\">Go</a>"),
        ("broken-anchor", "<a href=\"#nowhere\">Go</a>"),
        ("missing-value", "<p>{Number(\"x\")}</p>"),
        ("unknown-class", "<p className=\"fancy\">x</p>"),
    ]
}

/// As many bytes of words, of which none repeat.
fn words(bytes: usize) -> String {
    let words: Vec<String> = (0..bytes / 6).map(|it| format!("w{it:05}")).collect();
    words.join(" ")
}

/// Every code of an error in the gate, read from its source.
fn rules() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let made =
        Regex::new(r#"\berror\(\s*"([a-z0-9-]+)"|\{ "([a-z0-9-]+)" \} else \{ "([a-z0-9-]+)" \}"#).expect("works");
    let mut rules = BTreeSet::new();
    for folder in ["verify", "syntax"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let text = fs::read_to_string(entry.expect("a file").path()).expect("a file");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for found in made.captures_iter(code) {
                rules.extend(found.iter().skip(1).flatten().map(|it| it.as_str().to_owned()));
            }
        }
    }
    rules
}

#[test]
fn every_rule_has_a_row() {
    let rows: BTreeSet<String> = rows().into_iter().map(|it| it.0.to_owned()).collect();
    let elsewhere: BTreeSet<String> = ELSEWHERE.iter().map(|it| it.0).chain(OURS).map(str::to_owned).collect();
    let known: BTreeSet<String> = rows.union(&elsewhere).cloned().collect();
    let rules = rules();
    assert!(rules.len() > 60, "{rules:?}");
    assert_eq!(rules.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "rules without a row");
    assert_eq!(known.difference(&rules).collect::<Vec<_>>(), Vec::<&String>::new(), "rows without a rule");
    for (code, file) in ELSEWHERE {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(file);
        let text = fs::read_to_string(path).expect("a test");
        assert!(text.contains(&format!("\"{code}\"")), "{file} says nothing of {code}");
    }
}

#[test]
fn what_one_rule_refuses_passes_without_it() {
    let mut bench = Bench::new();
    let mut wrong = Vec::new();
    for (code, text) in rows() {
        bench.gate.spare("");
        let refused = bench.findings(&text);
        let errors: BTreeSet<&str> =
            refused.iter().filter(|it| it.severity == Severity::Error).map(|it| it.code).collect();
        if errors != BTreeSet::from([code]) {
            wrong.push(format!("{code} is not the only one: {}", shown(&refused)));
        }
        bench.gate.spare(code);
        match bench.code(&text) {
            Err(it) if !BACKED.contains(&code) => wrong.push(format!("{code} is not needed: {}", shown(&it.findings))),
            Ok(_) if BACKED.contains(&code) => wrong.push(format!("nothing stands behind {code}")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
