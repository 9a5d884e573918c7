//! TypeScript as it is read, compiled and written.

use airstrip::syntax::{compile, literal, places, print_content, read, string};
use proptest::prelude::{Strategy, any, proptest};
use serde_json::{Value, json};

#[test]
fn strings_take_the_quotes_that_need_fewer_escapes() {
    for (text, expected) in [
        ("plain", "\"plain\""),
        ("it's", "\"it's\""),
        ("say \"hi\"", "'say \"hi\"'"),
        ("\"it's\"", "'\"it\\'s\"'"),
        ("a\\b\n\u{7}\u{2028}", "\"a\\\\b\\n\\u0007\\u2028\""),
        ("${x} `y` </script>", "\"${x} `y` </script>\""),
        ("東京 “x”", "\"東京 “x”\""),
    ] {
        assert_eq!(string(text), expected);
    }
}

#[test]
fn content_is_written_as_prettier_writes_it() {
    let value = json!({
        "title": "Short", "lead": "x".repeat(120), "description": "y".repeat(90), "flag": true, "empty": [],
        "list": ["a", "b"], "items": [{ "n": 1 }], "placeholders": { "plans.0.price": "Price to set" }
    });
    let (x, y) = ("x".repeat(120), "y".repeat(90));
    let expected = format!(
        "import type {{ HeroContent }} from \"./types\";\n\nexport const hero = {{\n  title: \"Short\",\n  \
         lead: \"{x}\",\n  description:\n    \"{y}\",\n  flag: true,\n  empty: [],\n  list: [\"a\", \"b\"],\n  \
         items: [\n    {{\n      n: 1,\n    }},\n  ],\n  placeholders: {{\n    \"plans.0.price\": \"Price to set\",\n  \
         }},\n}} satisfies HeroContent;\n"
    );
    assert_eq!(print_content("hero", "HeroContent", &value), expected);
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = proptest::prop_oneof![
        any::<String>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        proptest::prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((any::<String>(), inner), 0..5)
                .prop_map(|it| Value::Object(it.into_iter().filter(|(key, _)| key != "__proto__").collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(value in values()) {
        let whole = json!({ "value": value });
        let text = print_content("hero", "HeroContent", &whole);
        assert_eq!(literal(&text, "hero"), Ok(whole), "{text}");
    }

    #[test]
    fn no_text_is_too_strange_to_read(text in any::<String>()) {
        read(&text);
        compile(&text).ok();
        literal(&text, "hero").ok();
    }
}

#[test]
fn content_is_data_and_never_code() {
    for (source, code) in [
        ("export const hero = { a: fetch('x') };", "content-not-literal"),
        ("export const hero = { a: `x${1}` };", "content-not-literal"),
        ("export const hero = { ...rest };", "content-not-literal"),
        ("export const hero = { [key]: 1 };", "content-not-literal"),
        ("export const hero = { get a() { return 1 } };", "content-not-literal"),
        ("export const hero = [1, , 2];", "content-not-literal"),
        ("const hero = {};", "content-missing"),
        ("export const hero = {", "syntax"),
    ] {
        assert_eq!(literal(source, "hero").expect_err(source)[0].code, code, "{source}");
    }
    let source = "export const hero = {\n  a: 'x',\n  b: [{ c: \"y\" }],\n} as const;\n";
    assert_eq!(literal(source, "hero"), Ok(json!({ "a": "x", "b": [{ "c": "y" }] })));
    let at: Vec<(String, u32)> = places(source, "hero").into_iter().map(|(path, it)| (path, it.line)).collect();
    assert_eq!(at, [("a".to_owned(), 2), ("b.0.c".to_owned(), 3)]);
}

#[test]
fn a_module_becomes_the_body_of_a_function() {
    let source = "import { Check as Tick } from \"lucide-react\";\nimport type { ReactNode } from \"react\";\n\
                  export const n = 1;\nexport default function Hero({ a }: { a: ReactNode }) { return <p>{a}<Tick /></p>; }\n";
    let compiled = compile(source).expect("it compiles");
    assert_eq!(compiled.icons, ["Check"]);
    assert_eq!(compiled.exports, ["n", "default"]);
    assert!(
        compiled.imports.contains(&"react/jsx-runtime".to_owned()) && !compiled.imports.contains(&"react".to_owned())
    );
    assert!(compiled.body.contains("const { \"Check\": Tick } = require(\"lucide-react\");"), "{}", compiled.body);
    assert!(compiled.body.ends_with("return { \"n\": n, \"default\": Hero };"), "{}", compiled.body);
    assert!(!compiled.body.contains("import ") && !compiled.body.contains("export "));
}

#[test]
fn what_nests_too_deep_is_refused_and_does_not_end_the_process() {
    let deep = [
        format!("export default function A() {{ return {}1{}; }}", "(".repeat(10_000), ")".repeat(10_000)),
        format!("export default function A() {{ return {}{}; }}", "<div>".repeat(5_000), "</div>".repeat(5_000)),
        format!("export default function A() {{ return {}1; }}", "!".repeat(50_000)),
        format!("const a = {}1;", "-~".repeat(20_000)),
        "[".repeat(60_000),
        "x=>".repeat(20_000),
        format!("const a = 1{};", "+1".repeat(30_000)),
        format!("const a = b{};", ".c".repeat(30_000)),
        format!("const a = b{};", "()".repeat(30_000)),
        format!("const a = {}1;", "a ? b : ".repeat(7_000)),
        "if(a){}else ".repeat(5_000),
        format!("type A = {}1{};", "B<".repeat(10_000), ">".repeat(10_000)),
    ];
    for source in deep {
        // What the parser makes of it is its own affair: that we are still here is what counts.
        let readable = read(&source).findings.is_empty();
        assert!(readable || compile(&source).is_err(), "{}", &source[..40]);
    }
}
