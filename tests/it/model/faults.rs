//! Answers that are malformed: they are mended, or refused and announced, and the page is made all the same.

use serde_json::json;

use super::script::{code_refused, code_taken, component, faq, refused, taken};

#[test]
fn words_in_any_wrapping_are_taken() {
    let json = faq("What people ask").to_string();
    taken(&json);
    taken(&format!("```json\n{json}\n```"));
    taken(&format!("```json\n{json}"));
    taken(&format!("Here is {{the}} section you wanted:\n\n{json}\n\nI hope you like it!"));
    taken(&format!("```json\n{{\"title\": \"A draft\"}}\n```\nBetter:\n```json\n{json}\n```"));
    taken(&format!("<think>The user wants {{\"title\": \"no\"}}.</think>\n{json}"));
    taken(&format!("\u{FEFF}{}", json.replace("\",\"", "\",\r\n\"")));
    taken(&json!({ "faq": faq("What people ask") }).to_string());
    taken(&json!({ "content": faq("What people ask") }).to_string());
}

#[test]
fn json_as_models_write_it_is_taken() {
    let items = "[{question: 'Does it work with views?', answer: 'It moves them with the tables they read.',},\n\
                 /* second */ {'question': 'What happens when it stops?', \"answer\": 'It goes on where it stopped.'},]";
    taken(&format!("{{title: 'What people ask', items: {items}}}"));
    taken(&format!(
        "{{ // words\n\"title\": \"A first title\", \"title\": \"What people ask\", \"lead\": NaN, \"items\": {items} }}"
    ));
    taken(&format!("{{\"title\": \"What people\n ask\", \"lead\": null, \"items\": {items}}}"));
    taken(&format!("{{\"title\": \"What\\u0000 people ask\", \"items\": {items}}}"));
}

#[test]
fn what_a_schema_has_no_place_for_never_arrives() {
    let mut content = faq("What people ask");
    content["files"] = json!([{ "path": "../../.ssh/authorized_keys", "content": "ssh-rsa AAAA" }]);
    content["items"][0]["script"] = json!("<script>alert(1)</script>");
    content["placeholders"] = json!({ "title": "What" });
    taken(&content.to_string());
}

#[test]
fn words_that_are_none_are_refused_and_announced() {
    refused("", "empty-draft");
    refused("I'm sorry, I can't help with that.", "not-json");
    refused("<think>I wonder how to begin", "empty-draft");
    refused(&json!({ "title": 7 }).to_string(), "content-schema");
    refused("[1, 2, 3]", "not-json");
    refused(&"{\"a\":".repeat(5_000), "not-json");
    refused(&format!("{{\"title\": \"{}\"}}", "a".repeat(400_000)), "answer-size");
    let lorem = faq("Lorem ipsum dolor sit amet");
    refused(&lorem.to_string(), "left-out");
    let mut invented = faq("What people ask");
    invented["items"][0]["answer"] = json!("It does, for more than 10,000 teams in 40 countries.");
    refused(&invented.to_string(), "claim-not-in-brief");
    let chinese = json!({ "title": "人们常问的问题", "items": [
        { "question": "它能处理视图吗？请告诉我们更多的信息", "answer": "它会与所读取的表一起移动视图，不会丢失任何数据。" },
        { "question": "停止时会发生什么？", "answer": "它会从停止的地方继续，并告诉您那是哪里。" } ] });
    refused(&chinese.to_string(), "wrong-language");
}

#[test]
fn a_component_in_any_wrapping_is_taken() {
    let source = component("", "<p className=\"text-muted\">{content.lead}</p>");
    code_taken(&source);
    code_taken(&format!("```tsx\n{source}```"));
    code_taken(&format!("Sure!\n\n```tsx\nexport default 1;\n```\nFixed:\n```tsx\n{source}```\nThat is all."));
    code_taken(&format!("<think>const a = 1;</think>\n```\n{source}\n```"));
    code_taken(&source.replace('\n', "\r\n"));
    let ran = code_taken(&source);
    assert!(ran.section().source().contains("text-muted"));
}

#[test]
fn a_component_that_is_none_is_refused_and_announced() {
    code_refused("export default function Faq() { return null; }", "render-empty");
    code_refused(&component("", "{/* ... rest of component unchanged */}"), "left-out");
    code_refused(&component("", "{/* same as before */}"), "left-out");
    code_refused(&component("", "<p>TODO: write this</p>"), "left-out");
    code_refused(&component("", "<p>Lorem ipsum dolor</p>"), "left-out");
    code_refused(&component("const key = \"YOUR_API_KEY\";", "<p>{key}</p>"), "left-out");
    code_refused(&component("", "<div>"), "syntax");
    code_refused(&component("const fs = require(\"fs\");", "<p>{fs.x}</p>"), "import-not-allowed");
    code_refused(&(component("", "") + "export default function B() { return null; }\n"), "default-export");
    code_refused(
        "import { Component } from \"react\";\nexport default class Faq extends Component { render() { return <p>x</p>; } }\n",
        "default-export",
    );
    code_refused(&format!("\"use server\";\n{}", component("", "")), "directive");
    let hook = "import { useState } from \"react\";\nfunction A({ on }: { on: boolean }) {\n  if (on) {\n    useState(1);\n  }\n  return null;\n}";
    code_refused(&component(hook, "<A on />"), "conditional-hook");
    code_refused(&component("", "<ul>{content.items.map((item) => <li>{item.question}</li>)}</ul>"), "missing-key");
    code_refused(&component("", "<RocketLaunchIcon3D />"), "unresolved-name");
    code_refused(
        &component("import { RocketLaunchIcon3D } from \"lucide-react\";", "<RocketLaunchIcon3D />"),
        "unknown-icon",
    );
    code_refused(&component("", &("<div>".repeat(20_000) + &"</div>".repeat(20_000))), "source-size");
    code_refused(&component("", &("<div>".repeat(120) + &"</div>".repeat(120))), "nesting");
    code_refused(&component("", &format!("<p>{}</p>", "x".repeat(70_000))), "source-size");
    code_refused(&component("", &"<li>the same item again</li>".repeat(700)), "repetition");
    code_refused(&component("", "<p>a\u{E0041}\u{E0042}b</p>"), "hidden-character");
    code_refused(
        &component("", "{Array.from({ length: 10000 }, (_, at) => <p key={at}>{content.title}</p>)}"),
        "render-size",
    );
}
