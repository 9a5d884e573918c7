//! Units rendered in engines and in child processes, friendly and hostile.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use airstrip::render::{Fault, Limits, Module, Renderer, Spot, Syntax, Trust, Unit};
use serde_json::json;

const HERO: &str = r#"const { jsx, jsxs } = require("react/jsx-runtime");
const { Button } = require("@/components/ui/Button");
const { Check } = require("lucide-react");
function Hero({ id, content }) {
  return jsxs("section", { id, children: [jsx("h1", { children: content.title }), jsx(Button, { href: "/go" }), jsx(Check, {})] });
}
return { default: Hero };"#;
const BUTTON: &str = r#"const { jsx } = require("react/jsx-runtime");
return { Button: ({ href }) => jsx("a", { href, children: "Go & see" }) };"#;

/// Far above the wall time and far below what a native function takes that nobody stops, also on a busy machine.
const SOON: Duration = Duration::from_secs(6);

fn renderer() -> Renderer {
    Renderer::new(Limits::default(), Some(PathBuf::from(env!("CARGO_BIN_EXE_airstrip"))))
}

/// A renderer for units that use up their time, which each costs its test.
fn impatient() -> Renderer {
    let limits = Limits { wall: Duration::from_millis(500), ..Limits::default() };
    Renderer::new(limits, Some(PathBuf::from(env!("CARGO_BIN_EXE_airstrip"))))
}

fn module(specifier: &str, body: &str) -> Module {
    Module { specifier: specifier.to_owned(), body: body.to_owned() }
}

fn unit(body: &str) -> Unit {
    let modules = vec![module("@/components/ui/Button", BUTTON), module("@/sections/Hero", body)];
    let props = json!({ "id": "hero", "content": { "title": "Ship \u{1f6a2} <today>" } });
    Unit { modules, entry: "@/sections/Hero".to_owned(), props, icons: vec!["Check".to_owned()], island: String::new() }
}

/// A unit whose component does `code`.
fn doing(code: &str) -> Unit {
    unit(&format!("return {{ default: function Hero(props) {{\n{code}\n}} }};"))
}

/// A unit whose component shows the value of `expression`.
fn showing(expression: &str) -> Unit {
    doing(&format!("return String({expression});"))
}

#[track_caller]
fn threw(fault: Fault) -> (String, Option<Spot>) {
    match fault {
        Fault::Threw { message, at, .. } => (message, at),
        other => panic!("{other:?}"),
    }
}

/// `code` fails in time as `expected` says, and the renderer still works.
#[track_caller]
fn check_hostile(renderer: &Renderer, code: &str, expected: fn(&Fault) -> bool) {
    renderer.render(&unit(HERO), Trust::Foreign).expect("it renders");
    let begun = Instant::now();
    let fault = renderer.render(&doing(code), Trust::Foreign).expect_err("a fault");
    let took = begun.elapsed();
    assert!(expected(&fault), "{code}: {fault:?}");
    assert!(took < SOON, "{code}: {took:?}");
    renderer.render(&unit(HERO), Trust::Foreign).expect("it renders");
}

#[test]
fn a_unit_is_the_same_html_in_both_places() {
    let renderer = renderer();
    let html = renderer.render(&unit(HERO), Trust::Library).expect("it renders");
    let start = r#"<section id="hero"><h1>Ship 🚢 &lt;today&gt;</h1><a href="/go">Go &amp; see</a><svg"#;
    assert!(html.starts_with(start), "{html}");
    assert!(html.contains("lucide-check"), "{html}");
    for trust in [Trust::Library, Trust::Foreign, Trust::Library, Trust::Foreign] {
        assert_eq!(renderer.render(&unit(HERO), trust).expect("it works"), html);
    }
}

#[test]
fn many_threads_share_a_renderer() {
    let renderer = renderer();
    renderer.warm();
    let html = renderer.render(&unit(HERO), Trust::Library).expect("it renders");
    thread::scope(|scope| {
        for trust in [Trust::Library, Trust::Foreign, Trust::Library, Trust::Foreign, Trust::Foreign] {
            let (renderer, html) = (&renderer, &html);
            scope.spawn(move || {
                (0..5).for_each(|_| assert_eq!(renderer.render(&unit(HERO), trust).expect("it works"), *html));
            });
        }
    });
}

#[test]
fn loops_are_stopped() {
    let renderer = impatient();
    let codes = [
        "for (;;) {}",
        "return props.content.title + /^(a+)+$/.test('a'.repeat(40) + 'b');",
        "const p = new Proxy({}, { get() { for (;;) {} } }); return p.x;",
        "throw { get message() { for (;;) {} }, toString() { for (;;) {} }, toJSON() { for (;;) {} } };",
        "const e = new Error(); Object.defineProperty(e, 'message', { get() { for (;;) {} } }); throw e;",
        "try { for (;;) {} } finally { for (;;) {} }",
        "for (;;) { try { for (;;) {} } catch {} }",
        "return (function* () { for (;;) yield 1; })();",
    ];
    for code in codes {
        check_hostile(&renderer, code, |it| matches!(it, Fault::TimedOut(_)));
    }
}

#[test]
fn native_functions_that_do_not_end_are_killed() {
    let renderer = impatient();
    let codes = ["return new Array(1e9) + '';", "return new Array(4294967295).indexOf(1, 0);"];
    for code in codes {
        check_hostile(&renderer, code, |it| matches!(it, Fault::TimedOut(_)));
    }
}

#[test]
fn memory_is_bounded() {
    let renderer = impatient();
    let codes = [
        "return 'x'.repeat(2 ** 29);",
        "const all = []; for (;;) all.push(new Array(100000).fill(1));",
        "let s = 'x'; for (;;) s += s;",
        "return new Uint8Array(2 ** 31 - 1).length;",
        "return new ArrayBuffer(2 ** 40);",
        "const list = []; for (let i = 0; i < 1e7; i++) list.push(props.content.title + i); return list;",
    ];
    for code in codes {
        check_hostile(&renderer, code, |it| match it {
            Fault::OutOfMemory | Fault::TimedOut(_) => true,
            Fault::Threw { message, .. } => ["invalid array", "string too long"].iter().any(|it| message.contains(it)),
            _ => false,
        });
    }
}

#[test]
fn recursion_is_bounded() {
    let renderer = impatient();
    let codes = [
        "(function f() { f(); })();",
        "const f = () => [1].map(f); return f();",
        "let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return JSON.stringify(a);",
        "const { jsx } = require('react/jsx-runtime'); const A = () => jsx(A, {}); return jsx(A, {});",
        "const o = { get x() { return this.x; } }; return o.x;",
        "const p = new Proxy({}, {}); Object.setPrototypeOf(p, p); return p.x;",
    ];
    for code in codes {
        check_hostile(&renderer, code, |it| {
            matches!(it, Fault::StackOverflow | Fault::TimedOut(_) | Fault::OutOfMemory | Fault::Threw { .. })
        });
    }
}

#[test]
fn no_trick_outlives_its_unit() {
    let renderer = impatient();
    let codes = [
        "return String(2n ** 100000000n).length;",
        "return new Array(1e8).fill(0).sort().length;",
        "return 'a'.padEnd(2 ** 29).length;",
        "Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0); return 'x';",
        "import('fs'); import('react-server').then(() => { for (;;) {} }); return 'x';",
        "String.prototype.toWellFormed = () => ({ toString() { for (;;) {} } }); return 'x';",
        "Object.prototype.toJSON = () => { throw 1; }; throw {};",
        "const all = []; for (let i = 0; i < 1e6; i++) { const a = {}; a.a = a; all.push(() => a); } globalThis.all = all; return 'x';",
        "JSON.parse('['.repeat(1e6)); return 'x';",
        "return new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).source.length;",
        "globalThis.__airstrip_react = null; globalThis.Map = null; Array.prototype.forEach = null; return 'x';",
        "return [...Array(1e7)].map((_, i) => require('react/jsx-runtime').jsx('p', { children: i }, i));",
        "throw new Proxy(new Error('x'), { get() { for (;;) {} }, getPrototypeOf() { for (;;) {} } });",
    ];
    for code in codes {
        let begun = Instant::now();
        let body = format!("return {{ default(props) {{ {code} }} }};");
        let result = renderer.render(&unit(&body), Trust::Foreign);
        assert!(begun.elapsed() < SOON, "{code}: {:?} {result:?}", begun.elapsed());
        assert!(!matches!(result, Err(Fault::Unavailable(_))), "{code}: {result:?}");
        renderer.render(&unit(HERO), Trust::Foreign).expect("it renders");
    }
}

#[test]
fn too_much_html_is_refused() {
    let renderer = renderer();
    check_hostile(&renderer, "return 'x'.repeat(3e6);", |it| matches!(it, Fault::TooLarge(3_000_000)));
    check_hostile(&renderer, "return '<'.repeat(6e5);", |it| matches!(it, Fault::TooLarge(2_400_000)));
}

#[test]
fn what_is_thrown_becomes_text() {
    let renderer = renderer();
    let cases = [
        ("throw 7;", "7"),
        ("throw 'plain';", "plain"),
        ("throw undefined;", "undefined"),
        ("throw { a: 1 };", r#"{"a":1}"#),
        ("throw Symbol('s');", "symbol"),
        ("const e = new Error('gone'); delete e.stack; throw e;", "gone"),
        ("throw Object.assign(new Error(), { message: { toString() { throw 1; } } });", ""),
        ("return props.items.map(String);", "cannot read property 'map' of undefined"),
        ("return eval('1');", "eval is not defined"),
        ("return Function('return 1')();", "Function is not defined"),
        ("return (() => {}).constructor('return 1')();", "not a function"),
        ("return (async () => {}).constructor('return 1')();", "not a function"),
        ("return (function* () {}).constructor('return 1')();", "not a function"),
        ("return { title: 1 };", "Minified React error #31"),
    ];
    for (code, expected) in cases {
        for trust in [Trust::Foreign, Trust::Library] {
            let (message, _) = threw(renderer.render(&doing(code), trust).expect_err("a fault"));
            assert!(message.contains(expected), "{code}: {message}");
        }
    }
}

#[test]
fn a_fault_says_where() {
    let renderer = renderer();
    let at = |unit: &Unit| threw(renderer.render(unit, Trust::Foreign).expect_err("a fault")).1;
    assert_eq!(at(&doing("  return props.nothing.title;")), Some(Spot { line: 2, column: 10 }));
    assert_eq!(at(&unit("return {\n  default: ]\n};")).map(|it| it.line), Some(2));
    assert_eq!(at(&unit("throw new Error('early');")).map(|it| it.line), Some(1));
    assert_eq!(at(&doing("throw 7;")), None);
}

#[test]
fn imports_that_are_not_there_are_named() {
    let renderer = renderer();
    let message = |body: &str| threw(renderer.render(&unit(body), Trust::Library).expect_err("a fault")).0;
    assert_eq!(message("require('left-pad');"), r#"cannot import "left-pad""#);
    assert_eq!(message("require('lucide-react').Nope;"), r#"lucide-react has no icon "Nope""#);
    assert_eq!(message("return {};"), r#""@/sections/Hero" has no default export"#);
    assert_eq!(message("return;"), r#""@/sections/Hero" has no default export"#);
}

#[test]
fn promises_and_consoles_do_no_harm() {
    let renderer = renderer();
    let waiting = unit(
        "const { use } = require('react'); const never = new Promise(() => {}); return { default: () => use(never) };",
    );
    assert!(renderer.render(&waiting, Trust::Foreign).is_err());
    let asynchronous = unit("return { default: async () => new Promise(() => {}) };");
    assert!(renderer.render(&asynchronous, Trust::Foreign).is_err());
    let later =
        doing("Promise.resolve().then(() => { for (;;) {} }); console.log('x'); console.error(1); return 'done';");
    assert_eq!(renderer.render(&later, Trust::Foreign).expect("it works"), "done");
}

#[test]
fn time_and_chance_are_fixed() {
    let renderer = renderer();
    for expression in ["Math.random()", "new Date().toISOString()", "Date.now()", "Date()"] {
        let html = renderer.render(&showing(expression), Trust::Foreign).expect("it renders");
        for _ in 0..2 {
            assert_eq!(renderer.render(&showing(expression), Trust::Foreign).expect("it works"), html, "{expression}");
            renderer.render(&showing(expression), Trust::Library).expect("it renders");
        }
    }
    let show = |it: &str| renderer.render(&showing(it), Trust::Library).expect("it renders");
    assert_eq!(show("new Date(0).toISOString()"), "1970-01-01T00:00:00.000Z");
    assert_eq!(show("new Date() instanceof Date && new Date().constructor === Date"), "true");
    assert_eq!(show("Math.random() < 1 && Math.random() !== Math.random()"), "true");
    assert_eq!(show("(1234.5).toLocaleString('en-US')"), "1,234.5");
    assert_eq!(show("typeof performance + typeof WeakRef + typeof std + typeof os"), "undefined".repeat(4));
}

#[test]
fn one_foreign_unit_leaves_nothing_for_the_next() {
    let renderer = renderer();
    renderer
        .render(&doing("globalThis.left = 1; Array.prototype.map = null; return 'x';"), Trust::Foreign)
        .expect("it renders");
    assert_eq!(renderer.render(&showing("globalThis.left"), Trust::Foreign).expect("it works"), "undefined");
    renderer.render(&unit(HERO), Trust::Foreign).expect("it renders");
}

#[test]
fn broken_text_is_mended() {
    let html = renderer().render(&showing(r"'a\ud800b'"), Trust::Foreign).expect("it renders");
    assert_eq!(html, "a\u{fffd}b");
}

#[test]
fn foreign_units_need_a_program() {
    let none = Renderer::new(Limits::default(), None);
    assert!(matches!(none.render(&unit(HERO), Trust::Foreign), Err(Fault::Unavailable(_))));
    // This test binary starts, but speaks no render protocol.
    for program in ["/nowhere/airstrip".into(), std::env::current_exe().expect("it works")] {
        let wrong = Renderer::new(Limits::default(), Some(program));
        wrong.warm();
        assert!(matches!(wrong.render(&unit(HERO), Trust::Foreign), Err(Fault::Unavailable(_))));
        wrong.render(&unit(HERO), Trust::Library).expect("it renders");
    }
}

#[test]
fn prettier_formats() {
    let renderer = renderer();
    let cases = [
        (Syntax::Tsx, "const A=()=><p className='x'>{1}</p>", "const A = () => <p className=\"x\">{1}</p>;\n"),
        (Syntax::TypeScript, "type A={a:string}", "type A = { a: string };\n"),
        (Syntax::Css, "a{color:red}", "a {\n  color: red;\n}\n"),
        (Syntax::Json, "{\"a\":[1,2]}", "{ \"a\": [1, 2] }\n"),
    ];
    for (syntax, text, expected) in cases {
        assert_eq!(renderer.format(text, syntax).expect("it works"), expected);
    }
    let (message, _) = threw(renderer.format("const = 1", Syntax::Tsx).expect_err("a fault"));
    assert!(message.contains("(1:7)"), "{message}");
}

#[test]
fn tailwind_builds_what_is_asked_and_no_more() {
    let renderer = renderer();
    let classes = |it: &str| it.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let css = |stylesheet: &str, names: &str| renderer.css(stylesheet, &classes(names)).expect("it renders");
    let sheet = "@import \"tailwindcss\";\n@theme { --color-brand: #123456; }";
    let small = css(sheet, "p-4 text-brand");
    assert!(small.contains(".p-4") && small.contains(".text-brand") && !small.contains(".mt-2"), "{small}");
    let large = css(sheet, "mt-2 p-4 text-brand");
    assert!(large.contains(".mt-2"));
    assert_eq!(css(sheet, "text-brand p-4"), small);
    assert_eq!(css(sheet, "text-brand p-4 mt-2"), large);
    assert!(!css("@import \"tailwindcss\";", "p-4 text-brand").contains("text-brand"));
    let unknown =
        |stylesheet: &str, names: &str| renderer.unknown_classes(stylesheet, &classes(names)).expect("it renders");
    for _ in 0..2 {
        assert_eq!(unknown(sheet, "p-4 text-brnd p-4x text-brand hover:mt-2"), ["text-brnd", "p-4x"]);
        assert_eq!(unknown("@import \"tailwindcss\";", "text-brand p-4"), ["text-brand"]);
    }
    assert!(renderer.css("@apply", &[]).is_err() || renderer.css("@import 'nope';", &[]).is_err());
    assert_eq!(css(sheet, "p-4 text-brand"), small);
}
