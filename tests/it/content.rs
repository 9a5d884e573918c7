//! Content files read and printed.

use airstrip::diagnostic::Place;
use airstrip::render::{Limits, Renderer, Syntax};
use airstrip::syntax::{literal, places, print_content, string};
use serde_json::{Map, Value as Json, json};

const CONTENT: &str = "import type { HeroContent } from \"./types\";\n\nexport const hero = {\n  title: \"A\",\n  \
    lead: `B`,\n  list: [1, -2.5, true, null],\n  \"two words\": { x: 'y' },\n} satisfies HeroContent;\n";

#[test]
fn a_content_file_is_read_as_data() {
    let value = literal(CONTENT, "hero").expect("it works");
    let expected = json!({ "title": "A", "lead": "B", "list": [1, -2.5, true, null], "two words": { "x": "y" } });
    assert_eq!(value.to_string(), expected.to_string());
    let places = places(CONTENT, "hero");
    let place = |path: &str| places.iter().find(|it| it.0 == path).expect("it works").1;
    assert_eq!(place("list.1"), Place { line: 6, column: 13, length: 4 });
    assert_eq!(place("two words.x").line, 7);
}

#[test]
fn content_that_is_code_is_refused_at_its_place() {
    for source in [
        "export const hero = { a: f() };",
        "export const hero = { a: `x${1}` };",
        "export const hero = { ...b };",
        "export const hero = { a };",
        "export const hero = { [\"a\"]: 1 };",
        "export const hero = { a() {} };",
        "export const hero = { get a() { return 1; } };",
        "export const hero = { a: 1, a: 2 };",
        "export const hero = { \"__proto__\": {} };",
        "export const hero = [, 1];",
        "export const hero = { a: \"\\ud800\" };",
        "export const hero = { a: /x/ };",
        "export const hero = { a: 10n };",
        "export const hero = { a: undefined };",
        "import \"./evil\"; export const hero = {};",
        "export const hero = {}; fetch(\"//evil\");",
        "export const hero = {}; export const more = process.env;",
    ] {
        let findings = literal(source, "hero").expect_err(source);
        assert_eq!(findings[0].code, "content-not-literal", "{source}");
    }
    assert_eq!(literal("export let hero = {};", "hero").expect_err("it is refused")[0].code, "content-missing");
    assert_eq!(literal(CONTENT, "faq").expect_err("it is refused")[0].code, "content-missing");
}

#[track_caller]
fn check_string(text: &str, expected: &str) {
    assert_eq!(string(text), expected);
    let source = format!("export const a = {expected};");
    assert_eq!(literal(&source, "a").expect("it works"), json!(text), "{source}");
}

#[test]
fn strings_come_back_as_they_went_in() {
    check_string("plain", "\"plain\"");
    check_string("say \"a\"", "'say \"a\"'");
    check_string("it's \"a\"", "'it\\'s \"a\"'");
    check_string("it's \"", "\"it's \\\"\"");
    check_string("`${x}` \\ {{ 7*7 }}", "\"`${x}` \\\\ {{ 7*7 }}\"");
    check_string("a\nb\tc\r\u{0}", "\"a\\nb\\tc\\r\\u0000\"");
    check_string("\u{2028}\u{2029}\u{202E}\u{E0041}", "\"\\u2028\\u2029\\u202E\\u{E0041}\"");
    check_string("</script><!--", "\"</script><!--\"");
    check_string("a\",\"scripts\":{", "'a\",\"scripts\":{'");
    check_string("é 東京 👩🏽\u{200D}💻", "\"é 東京 👩🏽\u{200D}💻\"");
}

#[test]
fn a_content_file_is_printed_as_prettier_does() {
    let long = "words ".repeat(15);
    let value = json!({
        "title": "A", "lead": long, "text": "x".repeat(86), "key-with-dash": true,
        "short": ["a", "b"], "long": ["x".repeat(40), "y".repeat(40), "z"],
        "numbers": (1000..1040).collect::<Vec<i32>>(), "none": [], "empty": {},
        "rows": [{ "label": "a" }, { "label": "b" }], "pairs": [["a", "b"], ["c", "d"]],
    });
    let text = print_content("hero", "HeroContent", &value);
    insta::assert_snapshot!(text, @r##"
    import type { HeroContent } from "./types";

    export const hero = {
      title: "A",
      lead: "words words words words words words words words words words words words words words words ",
      text: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "key-with-dash": true,
      short: ["a", "b"],
      long: [
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
        "z",
      ],
      numbers: [
        1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015,
        1016, 1017, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028, 1029, 1030, 1031,
        1032, 1033, 1034, 1035, 1036, 1037, 1038, 1039,
      ],
      none: [],
      empty: {},
      rows: [
        {
          label: "a",
        },
        {
          label: "b",
        },
      ],
      pairs: [
        ["a", "b"],
        ["c", "d"],
      ],
    } satisfies HeroContent;
    "##);
    assert_eq!(literal(&text, "hero").expect("it works").to_string(), value.to_string());
}

/// Chance that is the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn text(&mut self) -> String {
        const PARTS: [&str; 22] = [
            "a",
            "word",
            "longer words ",
            "it's",
            "\"",
            "'",
            "\\",
            "\n",
            "é",
            "東京",
            "👩🏽\u{200D}💻",
            "🇩🇪",
            "™",
            "☀\u{FE0F}",
            "`${x}`",
            "{{ x }}",
            "</script>",
            "\u{2028}",
            "\u{0}",
            "100 %",
            "e\u{301}",
            "ünïcödé",
        ];
        let length = [1, 3, 12, 30][self.roll(4)];
        (0..=self.roll(length)).map(|_| PARTS[self.roll(22)]).collect()
    }

    fn key(&mut self) -> String {
        const KEYS: [&str; 10] = [
            "a",
            "href",
            "title",
            "longerName",
            "two words",
            "with-dash",
            "é",
            "0",
            "default",
            "aVeryLongNameOfAMember",
        ];
        KEYS[self.roll(10)].to_owned()
    }

    fn value(&mut self, depth: u32) -> Json {
        match self.roll(if depth == 0 { 6 } else { 9 }) {
            0..=3 => self.text().into(),
            4 => [json!(true), json!(null), json!(0), json!(-12), json!(1.5)][self.roll(5)].clone(),
            5 => (0..self.roll(40)).map(|_| json!(self.0 % 10_000)).collect(),
            6 => (0..self.roll(6)).map(|_| Json::from(self.text())).collect(),
            7 => (0..self.roll(4)).map(|_| self.value(depth - 1)).collect(),
            _ => self.object(depth - 1),
        }
    }

    fn object(&mut self, depth: u32) -> Json {
        (0..self.roll(6)).map(|_| (self.key(), self.value(depth))).collect::<Map<_, _>>().into()
    }
}

#[test]
fn prettier_has_nothing_to_change_in_a_content_file() {
    let renderer = Renderer::new(Limits::default(), None);
    let mut dice = Dice(1);
    for _ in 0..150 {
        let value = dice.object(3);
        let text = print_content("hero", "HeroContent", &value);
        assert_eq!(renderer.format(&text, Syntax::TypeScript).expect("it works"), text, "{value}");
        assert_eq!(literal(&text, "hero").expect("it works").to_string(), value.to_string());
    }
}
