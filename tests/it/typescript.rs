//! TypeScript read and compiled.

use std::time::{Duration, Instant};

use airstrip::syntax::{Value, compile, literal, minify, read};

#[track_caller]
fn refused(source: &str) -> Vec<&'static str> {
    read(source).findings.into_iter().map(|it| it.code).collect()
}

#[test]
fn what_is_no_tsx_is_refused_at_its_place() {
    let findings = read("export default function A() {\n  return <div><p></div>;\n}\n").findings;
    assert_eq!((findings[0].code, findings[0].place.line), ("syntax", 2));
    for source in ["<br>", "const a = 1; const a = 2;", "let x = ;", "Here is your code:", "return 1"] {
        assert_eq!(refused(source), ["syntax"], "{source}");
    }
}

#[test]
fn no_text_overflows_the_stack() {
    let size = 60_000;
    let fill = |part: &str| part.repeat(size / part.len());
    let deep = [
        format!("const a = {}1;", fill("1+")),
        format!("const a = {}b;", fill("!")),
        format!("const a = {}b;", fill("- ")),
        format!("const a = {}b;", fill("typeof ")),
        format!("const a = {}b;", fill("new ")),
        format!("const a = b{};", fill(".b")),
        format!("const a = b{};", fill("?.b")),
        format!("const a = b{};", fill("()")),
        format!("const a = b{};", fill("[0]")),
        format!("const a = b{};", fill("!")),
        format!("const a = b{};", fill("``")),
        format!("const a = {}1;", fill("b=>")),
        format!("const a = {}1;", fill("b?b:")),
        format!("const a = {}1;", fill("b??")),
        format!("const a = {}1;", fill("b=")),
        format!("const a = b{};", fill(" as b")),
        format!("{}b;", fill("if(a)")),
        format!("{}b;", fill("if(a)b;else ")),
        format!("{}b;", fill("while(a)")),
        format!("{}b;", fill("a:")),
        format!("type A = {}b;", fill("keyof ")),
        format!("type A = b{};", fill("[]")),
        format!("type A = {}b;", fill("b|")),
        format!("type A = {}b;", fill("a extends b?c:")),
        format!("const a = {}", fill("<a>")),
        format!("const a = {}{}", "<a>".repeat(8000), "</a>".repeat(8000)),
        format!("const a = {}", fill("<a b=")),
        fill("`${"),
        fill("("),
        fill("{"),
        fill("["),
        fill("<"),
        fill("/"),
        fill("\\"),
        fill("async "),
        fill("@a "),
        fill("class a extends "),
    ];
    let begun = Instant::now();
    for source in &deep {
        // That it comes back is what is tested.
        drop(read(source));
        drop(compile(source));
        drop(literal(source, "a"));
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    assert_eq!(refused(&"(".repeat(100_000)), ["source-size"]);
    assert_eq!(refused(&"(".repeat(1000)), ["nesting"]);
}

#[track_caller]
fn check_value(before: &str, expression: &str, expected: &Value) {
    let source =
        format!("{before}\nexport default function A({{ p }}: P) {{\n  return <a href={{{expression}}} />;\n}}\n");
    let reading = read(&source);
    assert_eq!(reading.findings, [], "{source}");
    assert_eq!(&reading.elements[0].attributes[0].value, expected, "{source}");
}

#[test]
fn values_are_followed_through_constants() {
    let text = |it: &str| Value::Text(it.to_owned());
    check_value("", "\"a\"", &text("a"));
    check_value("const b = \"java\" + \"script:\";", "b + `x`", &text("javascript:x"));
    check_value("const b = { c: [\"d\", \"e\"] };", "b.c[0]", &Value::OneOf(vec![text("d"), text("e")]));
    check_value("const { c } = { c: \"d\" } as const;", "c", &text("d"));
    check_value("", "`#${p.id}`", &Value::Starts("#".into()));
    check_value("", "p.href", &Value::Given);
    check_value("", "p.a ? \"x\" : p.b", &Value::OneOf(vec![text("x"), Value::Given]));
    check_value("let b = \"a\";", "b", &Value::Computed);
    check_value("", "p.href + \"x\"", &Value::Starts(String::new()));
    check_value("", "[\"a\"].join()", &Value::Computed);
    check_value("const b = c; const c = b;", "b", &Value::Computed);
}

#[test]
fn values_that_double_again_and_again_are_left_alone() {
    let mut source = String::from("const a0 = \"xxxxxxxx\";\n");
    for it in 1..200 {
        source.push_str(&format!("const a{it} = a{0} + a{0} + `${{a{0}}}${{a{0}}}`;\n", it - 1));
    }
    let begun = Instant::now();
    read(&source);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[track_caller]
fn check_unused(source: &str, expected: &[&str]) {
    let reading = read(source);
    assert_eq!(reading.findings, [], "{source}");
    let mut names: Vec<&str> = reading.unused.iter().map(|it| it.text.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, expected, "{source}");
}

#[test]
fn unused_names_are_those_that_typescript_finds() {
    check_unused("import { a, b } from \"x\"; export const c = a;", &["b"]);
    check_unused("import type { A } from \"x\"; export const c = 1;", &["A"]);
    check_unused("function f() {} const g = 1; type T = 1;", &["T", "f", "g"]);
    check_unused("export default function F() {} export type T = 1; export interface I { a: 1 }", &[]);
    check_unused("export const f = (a: number, _b: number) => 1;", &["a"]);
    check_unused("export function f({ a, b }: P) { return a; }", &["b"]);
    check_unused("export function f({ a, ...rest }: P) { return rest; }", &[]);
    check_unused("export type F = (a: number) => void; export type G = { m(b: string): void };", &[]);
    check_unused("export type M = { [K in \"a\"]: 1 };", &[]);
    check_unused("export function f() { try { return 1; } catch (e) { return 2; } }", &[]);
    check_unused("export function f<T>(a: T): T { return a; }", &[]);
}

#[track_caller]
fn check_untyped(source: &str, expected: &[&str]) {
    let reading = read(source);
    assert_eq!(reading.findings, [], "{source}");
    let names: Vec<&str> = reading.untyped.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(names, expected, "{source}");
}

#[test]
fn parameters_need_a_type_where_nothing_gives_one() {
    check_untyped("export default function F({ a }) { return a; }", &["{ a }"]);
    check_untyped("export const f = (a) => a;", &["a"]);
    check_untyped("export const f = (a: string, ...b) => [a, b];", &["...b"]);
    check_untyped("export const f = (a = 1) => a;", &[]);
    check_untyped("export const f: (a: 1) => 1 = (a) => a;", &[]);
    check_untyped("export const f = [1].map((a) => a);", &[]);
    check_untyped("export const f = <a onClick={(e) => e} />;", &[]);
}

#[track_caller]
fn check_hooks(body: &str, expected: &[bool]) {
    let source = format!("export default function F(p: P) {{ {body} }}");
    let reading = read(&source);
    assert_eq!(reading.findings, [], "{source}");
    let found: Vec<bool> = reading.hooks.iter().map(|it| it.conditional).collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn hooks_are_called_on_every_render() {
    check_hooks("const a = useId(); return a;", &[false]);
    check_hooks("const a = React.useId() || 1; return a;", &[false]);
    check_hooks("if (p) { useId(); } return p;", &[true]);
    check_hooks("if (p) return null; useId(); return p;", &[true]);
    check_hooks("return p && useId();", &[true]);
    check_hooks("return [1].map(() => useId());", &[true]);
    check_hooks("for (const a of p) useId(); return p;", &[true]);
    check_hooks("const useMine = () => useId(); return useMine();", &[false, false]);
    check_hooks("function helper() { return useId(); } return helper();", &[true]);
}

#[test]
fn a_module_becomes_the_body_of_a_function() {
    let source = "import Mine, { a as b } from \"x\";\nimport type { T } from \"t\";\nimport { Check } from \"lucide-react\";\n\
        export const one = 1, { two } = b;\nconst three = Mine;\nexport { three as four };\nexport function five(): T {\n  return 5;\n}\n\
        export default function Six() {\n  return <Check />;\n}\n";
    let compiled = compile(source).expect("it works");
    insta::assert_snapshot!(compiled.body, @r##"
    "use strict";const { "default": Mine } = require("x");const { "a": b } = require("x");const { "Check": Check } = require("lucide-react");const { "jsx": _jsx } = require("react/jsx-runtime");


    const one = 1, { two } = b;
    const three = Mine;

    function five() {
    	return 5;
    }
    function Six() {
    	return /* @__PURE__ */ _jsx(Check, {});
    }
    ;
    return { "one": one, "two": two, "four": three, "five": five, "default": Six };
    "##);
    assert_eq!(compiled.imports, ["x", "lucide-react", "react/jsx-runtime"]);
    assert_eq!(compiled.icons, ["Check"]);
    assert_eq!(compiled.exports, ["one", "two", "four", "five", "default"]);
    let line = compiled.body.lines().position(|it| it.contains("_jsx(Check")).expect("it works");
    let column = compiled.body.lines().nth(line).expect("it works").find("_jsx").expect("it works");
    let place = compiled
        .origin(u32::try_from(line).expect("it works") + 1, u32::try_from(column).expect("it works") + 1)
        .expect("it works");
    assert_eq!((place.line, place.column), (11, 10));
}

#[test]
fn any_default_export_is_compiled() {
    for source in [
        "export default function () { return 1; }",
        "export default () => 1;",
        "const A = () => 1; export default A;",
        "const A = () => 1; export { A as default };",
        "export default class {}",
    ] {
        let compiled = compile(source).expect("it works");
        assert_eq!(compiled.exports, ["default"], "{source}");
        assert!(!compiled.body.contains("export"), "{}", compiled.body);
    }
    assert_eq!(compile("export * from \"x\";").expect_err("it is refused")[0].code, "export-from");
}

#[test]
fn a_script_is_minified() {
    let script = "(() => {\n  // Why.\n  const a = 1 + 2;\n  return { a };\n})().a;\n";
    assert_eq!(minify(script), Ok("(()=>{const a=1+2;return{a}})().a;".to_owned()));
    assert_eq!(minify("let = ;").expect_err("it is no script")[0].code, "syntax");
}
