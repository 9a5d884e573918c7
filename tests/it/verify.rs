//! Drafts judged by the gate, stage by stage.

use airstrip::diagnostic::Severity;
use airstrip::plan::SectionSpec;
use airstrip::section::Library;
use airstrip::verify::{Author, Draft, DraftForm, Gate, page};
use serde_json::{Value, json};

use crate::bench::{Bench, doing, renderer, section, shown, spec, with};

#[test]
fn the_library_passes_the_rules_for_strangers() {
    let mut bench = Bench::new();
    bench.plan.sections = bench.gate.library.kinds().map(|it| spec(&it.name)).collect();
    let mut wrong = Vec::new();
    for kind in bench.gate.library.kinds() {
        for variant in &kind.variants {
            // One byte more, and it is nobody's.
            let text = format!("{}\n", variant.source);
            let form = DraftForm::Code { text, content: kind.sample().clone() };
            if let Err(mut it) = bench.draft(&kind.name, form, Author::Hand) {
                it.findings.retain(|it| it.severity == Severity::Error && it.code != "broken-anchor");
                wrong.push(format!("{}/{}: {}", kind.name, variant.name, shown(&it.findings)));
            }
        }
    }
    wrong.retain(|it| it.contains('\n'));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_answer_is_freed_of_what_is_around_its_code() {
    let bench = Bench::new();
    let whole = section("<p>Plain</p>");
    for answer in [
        whole.clone(),
        format!("\u{FEFF}{}", whole.replace('\n', "\r\n")),
        format!("```tsx\n{whole}```"),
        format!("```\n{whole}\n```\n"),
        format!("~~~tsx\n{whole}~~~"),
        format!("Here is your section:\n\n```tsx\n{whole}```\n\nIt uses the theme's colours; ask for more."),
        format!("Here is your section:\n\n{whole}\nI hope you like it"),
        format!("<think>First ```tsx\nbroken</think>\n```tsx\n{whole}```"),
        format!("thinking aloud</think>{whole}"),
        format!("```tsx\nexport default class {{}}\n```\nBetter:\n```tsx\n{whole}```"),
        format!("```tsx\n{whole}```\nRun:\n```sh\nnpm run dev\n```\n"),
    ] {
        let section = bench.accepts(&answer);
        assert_eq!(section.source(), whole, "{answer}");
    }
}

#[test]
fn what_is_not_whole_is_refused() {
    let bench = Bench::new();
    let whole = section("<p>Plain</p>");
    let cut = &whole[..whole.len() * 95 / 100];
    for (code, text) in [
        ("truncated", format!("```tsx\n{whole}")),
        ("truncated", format!("<think>{whole}")),
        ("syntax", cut.to_owned()),
        ("syntax", section("<div>")),
        ("syntax", "I cannot do that.".to_owned()),
        ("empty-draft", String::new()),
        ("empty-draft", "```tsx\n```".to_owned()),
        ("source-size", section(&"<p>x</p>".repeat(9000))),
        ("repetition", section(&format!("<p>a{}b</p>", " ".repeat(600)))),
        ("repetition", section(&format!("<p>{}</p>", "Over and over again, the same words. ".repeat(500)))),
        ("nesting", section(&format!("{}x{}", "{[".repeat(200), "]}".repeat(200)))),
        ("nesting", section(&format!("{}x{}", "<div>".repeat(100), "</div>".repeat(100)))),
        ("left-out", section("{/* rest of the component unchanged */}")),
        ("left-out", section("{/* same as before */}")),
        ("left-out", section("{/* ... */}")),
        ("left-out", doing("// TODO: show the items\n")),
        ("left-out", section("<p>Lorem ipsum dolor sit amet</p>")),
        ("left-out", section("<p>YOUR_API_KEY</p>")),
        ("suppressed-check", doing("// @ts-ignore\n")),
        ("suppressed-check", doing("/* eslint-disable */")),
    ] {
        bench.refuses(code, &text);
    }
}

#[test]
fn a_section_is_one_component() {
    let bench = Bench::new();
    for (code, text) in [
        ("default-export", "export function A() { return <p>x</p>; }".to_owned()),
        ("default-export", format!("{}export default 1;", section(""))),
        ("default-export", "export default class A {}".to_owned()),
        ("default-export", "export default 5;".to_owned()),
        ("default-export", "export default () => <p>x</p>;".to_owned()),
        ("default-export", "const a = { b: 1 }; export default a;".to_owned()),
        ("component-name", "export default function features() { return <p>x</p>; }".to_owned()),
        ("no-return", "export default function Features() {}".to_owned()),
        ("class-component", with("class A {}", "<p>{String(A)}</p>")),
        ("conditional-hook", with("import { useId } from \"react\";", "{content.lead && <p>{useId()}</p>}")),
        ("missing-key", section("{content.items.map((it) => <p>{it.title}</p>)}")),
        ("missing-key", section("{content.items.map((it) => { return <><p>{it.title}</p></>; })}")),
        ("render-empty", "export default function Features() { return null; }".to_owned()),
        ("render-empty", "export default function Features() { return <></>; }".to_owned()),
    ] {
        bench.refuses(code, &text);
    }
    let arrow = "const Features = ({ id }: { id: string }) => <section id={id}><h2>Plain</h2></section>;\nexport default Features;";
    bench.accepts(arrow);
    bench.accepts("function Features({ id }: { id: string }) { return <section id={id}><h2>Plain</h2></section>; }\nexport { Features as default };");
}

#[test]
fn names_exist() {
    let bench = Bench::new();
    for (code, text) in [
        ("unknown-icon", with("import { RocketLaunchIcon3D } from \"lucide-react\";", "<RocketLaunchIcon3D />")),
        ("unknown-icon", with("import { Github } from \"lucide-react\";", "<Github />")),
        ("unknown-export", with("import { createElement } from \"react\";", "<p>{createElement(\"p\")}</p>")),
        ("unknown-export", with("import React from \"react\";", "<React.Fragment />")),
        ("unknown-export", with("import * as All from \"react\";", "<All.Fragment />")),
        ("unknown-export", with("import { Button } from \"@/components/ui/Button\";", "<Button>x</Button>")),
        (
            "unknown-export",
            with(
                "import type { NopeContent } from \"@/content/types\";\ntype T = NopeContent;",
                "<p>{String(1 as unknown as T)}</p>",
            ),
        ),
        ("type-import", with("import { ReactNode } from \"react\";\ntype T = ReactNode;", "<p>{\"x\" as T}</p>")),
        (
            "type-import",
            with(
                "import { Link } from \"@/content/types\";\ntype T = Link;",
                "<p>{(content.items[0] as unknown as T).label}</p>",
            ),
        ),
        ("unresolved-name", section("<Buton>x</Buton>")),
        ("unresolved-name", section("<motion.div>x</motion.div>")),
        ("unresolved-name", doing("const [a] = useState(1); void a;")),
        ("unresolved-name", doing("const a: Nope = 1; void a;")),
        ("unused-name", doing("const a = 1;")),
        ("unused-name", with("import { Check } from \"lucide-react\";", "")),
        ("constant-assigned", doing("const a = 1; a = 2;")),
        ("untyped", with("function Row({ a }) {\n  return <p>{a}</p>;\n}", "<Row a=\"x\" />")),
        ("untyped", with("function Row({ a }: { a: any }) {\n  return <p>{a}</p>;\n}", "<Row a=\"x\" />")),
    ] {
        bench.refuses(code, &text);
    }
    let find = |text: &str| bench.findings(text).into_iter().find_map(|it| it.help).unwrap_or_default();
    assert_eq!(find(&with("import { Chek } from \"lucide-react\";", "<Chek />")), "did you mean `Check`?");
    assert_eq!(
        find(&with("import { Container } from \"@/components/ui/Containr\";", "<Container>x</Container>")),
        "did you mean `@/components/ui/Container`?"
    );
    assert_eq!(find(&with("import { useIde } from \"react\";", "<p>{useIde()}</p>")), "did you mean `useId`?");
    assert_eq!(find(&section("<Check />")), "import `Check` from \"lucide-react\"");
    assert_eq!(find(&doing("const a = useState(1); void a;")), "import `useState` from \"react\"");
    bench.accepts(&with("import type { LucideIcon } from \"lucide-react\";\nimport { Check } from \"lucide-react\";\nconst marks: LucideIcon[] = [Check];", "{marks.map((Mark, index) => <Mark key={index} aria-hidden=\"true\" />)}"));
    bench.accepts(
        &doing(
            "const note: React.ReactNode = null; const box: HTMLDivElement | null = null; void [note, box] as const;",
        )
        .replace("as const", ""),
    );
}

#[test]
fn rendering_shows_what_code_does_not() {
    let bench = Bench::new();
    for (code, text) in [
        ("render-threw", doing("content.items[99]!.title.trim();")),
        ("render-threw", section("{[content] as unknown as string}")),
        ("render-recursion", with("const loop = (deep: number): number => loop(deep + 1) + 1;", "<p>{loop(0)}</p>")),
        ("render-timeout", doing("for (;;) { String(1); }")),
    ] {
        bench.refuses(code, &text);
    }
    let findings = bench.findings(&doing("content.items[99]!.title.trim();"));
    assert_eq!(findings[0].place.line, 4, "{}", shown(&findings));
}

#[test]
fn people_can_use_a_section() {
    let bench = Bench::new();
    for (code, inside) in [
        ("one-h1", "<h1>Again</h1>"),
        ("heading-order", "<h4>Deep</h4>"),
        ("empty-heading", "<h3 />"),
        ("duplicate-id", "<p id=\"a\">x</p><p id=\"a\">y</p>"),
        ("broken-reference", "<p aria-labelledby=\"nope\">x</p>"),
        ("broken-reference", "<label htmlFor=\"nope\">x</label>"),
        ("no-name", "<a href=\"#hero\" />"),
        ("no-name", "<button type=\"button\"><svg aria-hidden=\"true\" /></button>"),
        ("no-name", "<input type=\"email\" placeholder=\"Mail\" />"),
        ("no-alt", "<img src=\"/og.png\" />"),
        ("nested-controls", "<a href=\"#hero\">Go <button type=\"button\">now</button></a>"),
        ("tabindex", "<p tabIndex={2}>x</p>"),
        ("empty-link", "<a href=\"#\">Go</a>"),
        ("broken-anchor", "<a href=\"#nowhere\">Go</a>"),
        ("missing-value", "<p>{`${content.items[99]?.title}`}</p>"),
        ("missing-value", "<p>{Number(\"x\")}</p>"),
        ("missing-value", "<p>{String({})}</p>"),
        ("unknown-class", "<p className=\"bg-blue-600 mt-4 fancy\">x</p>"),
    ] {
        bench.refuses(code, &section(inside));
    }
    bench.refuses("section-id", &section("").replace("<section id={id}>", "<section id={`${id}-x`}>"));
    let named = "<label>Mail<input type=\"email\" name=\"mail\" /></label><button type=\"submit\" aria-label=\"Send\"><svg /></button>";
    bench.accepts(&section(named));
    bench.accepts(&section("<p className=\"group mt-4 text-muted hover:text-ink\">Undefinedness, NaNcy</p>"));
}

#[test]
fn nothing_is_claimed_that_the_brief_does_not_give() {
    let bench = Bench::new();
    for text in [
        "Join 10,000 teams",
        "99.9% uptime",
        "Only $49 a month",
        "Call +1 555 0100",
        "Ready in 5 minutes",
        "Rated 5 stars",
        "Save 3x",
        "Trusted by engineers",
        "Award-winning support",
        "SOC 2 ready",
        "“It changed how our whole team works” said one",
        "Open 24/7",
    ] {
        bench.refuses("claim-not-in-brief", &section(&format!("<p>{text}</p>")));
        bench.refuses("claim-not-in-brief", &with(&format!("const words = {text:?};"), "<p>{words}</p>"));
    }
    for text in [
        "3 steps",
        "Step 01",
        "Team: $29",
        "12 seats",
        "Call +49 30 1234567",
        "Works with S3, UTF-8 and HTTP/2",
        "“Move fast”",
    ] {
        bench.accepts(&section(&format!("<p>{text}</p>")));
    }
    let by_hand = DraftForm::Code {
        text: section("<p>Join 10,000 teams</p>"),
        content: bench.gate.library.kind("features").expect("it works").sample().clone(),
    };
    let passed = bench.draft("features", by_hand, Author::Hand).expect("it works");
    assert!(passed.findings().iter().any(|it| it.code == "claim-not-in-brief" && it.severity == Severity::Warning));
}

#[test]
fn marked_words_wait_for_their_fact() {
    let bench = Bench::new();
    let mut content = bench.gate.library.kind("faq").expect("it works").sample().clone();
    content["items"] = json!([{ "question": "What does it cost?", "answer": "It costs 99 dollars a month, and that is all." },
        { "question": "Is it fast?", "answer": "It is as fast as your disks are." }]);
    content["title"] = json!("Questions");
    content["lead"] = json!("Answers to them.");
    let judge = |content: &Value| bench.draft("faq", DraftForm::Content(content.clone()), Author::Offline);
    let found = judge(&content).expect_err("it is refused").findings;
    assert_eq!(found[0].code, "claim-not-in-brief", "{}", shown(&found));
    assert!(found[0].message.starts_with("`items.0.answer`"), "{}", found[0].message);
    content["placeholders"] = json!({ "items.0.answer": "99 dollars" });
    let passed = judge(&content).expect("it works");
    assert_eq!(passed.findings()[0].code, "placeholder");
}

#[test]
fn words_fit_their_kind() {
    let bench = Bench::new();
    let judge = |id: &str, content: Value| bench.draft(id, DraftForm::Content(content), Author::Offline);
    let found = judge("faq", json!({ "files": ["../../.ssh/authorized_keys"] })).expect_err("it is refused").findings;
    assert!(found.iter().all(|it| it.code == "content-schema"), "{}", shown(&found));
    let found = judge("faq", json!({ "title": "x".repeat(70_000) })).expect_err("it is refused").findings;
    assert_eq!(found[0].code, "content-size");
    assert_eq!(judge("nope", json!({})).expect_err("it is refused").findings[0].code, "unknown-kind");
    let spec = SectionSpec { variant: "nope".into(), ..spec("faq") };
    let draft = Draft { form: DraftForm::Content(json!({})), author: Author::Offline };
    let refused = airstrip::verify::verify(&bench.gate, &bench.plan, &spec, draft).expect_err("it is refused");
    assert_eq!(refused.findings[0].code, "unknown-variant");
}

#[test]
fn a_page_holds_together() {
    let bench = Bench::new();
    let make = |id: &str| {
        let content = bench.gate.library.kind(id).expect("it works").sample().clone();
        bench.draft(id, DraftForm::Content(content), Author::Hand)
    };
    let faq = make("faq").unwrap_or_else(|it| panic!("{}", shown(&it.findings)));
    let found: Vec<&str> = page(std::slice::from_ref(&faq)).iter().map(|it| it.code).collect();
    assert_eq!(found, ["one-h1"]);
    let linked = bench.accepts(&section("<h3>More</h3><a href=\"#hero\">Up</a>"));
    let found: Vec<&str> = page(&[linked, faq]).iter().map(|it| it.code).collect();
    assert_eq!(found, ["one-h1", "broken-anchor"]);
    let (one, two) =
        (section("<p id=\"same\">x</p><aside aria-label=\"Side\" />"), section("<aside aria-label=\"Side\" />"));
    let (one, two) = (bench.accepts(&one), bench.accepts(&two));
    let other = bench.draft(
        "steps",
        DraftForm::Code {
            text: section("<p id=\"same\">x</p>"),
            content: bench.gate.library.kind("steps").expect("it works").sample().clone(),
        },
        Author::Hand,
    );
    drop((two, other));
    assert_eq!(page(&[one.clone(), one]).iter().map(|it| it.code).collect::<Vec<_>>(), ["one-h1"]);
}

#[test]
fn a_section_says_whether_it_needs_the_browser() {
    let bench = Bench::new();
    assert!(!bench.accepts(&section("<p>x</p>")).needs_client());
    assert!(
        !bench
            .accepts(
                &with("import { useId } from \"react\";", "<p id={useId()}>x</p>")
                    .replace("<p id={useId()}>", "<p>")
                    .replace("import { useId } from \"react\";", "")
            )
            .needs_client()
    );
    let state = with(
        "import { useState } from \"react\";",
        "<p>{open ? \"yes\" : \"no\"}</p><button type=\"button\" onClick={() => setOpen(!open)}>Turn</button>",
    )
    .replace("  return (", "  const [open, setOpen] = useState(false);\n  return (");
    assert!(bench.accepts(&state).needs_client());
}

#[test]
fn a_kit_that_was_changed_is_judged_too() {
    let kit = |change: &str| -> Vec<(String, String)> {
        let names = airstrip::assets::templates("kit/");
        let read = |path: &String| {
            let name = path.trim_start_matches("kit/").trim_end_matches(".tsx").to_owned();
            let change = if name == "Container" { change } else { "" };
            (name, format!("{}{change}", airstrip::assets::template_text(path)))
        };
        names.iter().map(read).collect()
    };
    let judge = |change: &str| Gate::with_kit(Library::read([]), renderer(), &kit(change)).map(|_| ());
    assert_eq!(judge(""), Ok(()));
    assert_eq!(judge("\n"), Ok(()));
    let found = judge("\nexport const evil = () => fetch(\"https://evil.example\");\n").expect_err("it is refused");
    assert_eq!((found[0].0.as_str(), found[0].1.code), ("Container", "forbidden-global"));
    let found = judge("\nimport \"@/components/ui/Nope\";\n").expect_err("it is refused");
    assert_eq!(found[0].1.code, "kit-import");
}
